"""Headlines: "X: C", "C: X", "C, X says", "C, says X", and several of them joined by a semicolon or a dash.

A headline leaves out what a parser goes by, so it is read by its marks: what stands before or after a colon, what
stands after the last comma. A line is read so when it is a title or has no full stop.
"""

from collections.abc import Iterator, Sequence

from reportedly.codebook.cues import Cue, lexicon
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.phrases import CLAUSAL, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

VOICE = 6  # tokens a headline's speaker may have
LONGEST = 40  # tokens of a line that may be a headline
JOINTS = frozenset({";", "–", "—", "--"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
STOPS = frozenset({".", "!", "?", "…"})


def is_headline(s: Sentence, *, title: bool) -> bool:
    """Say whether a sentence is written as headlines are: a title, or a short line without a full stop."""
    closing = next((word for word in reversed(s.words) if word not in {'"', "''", "\u201d"}), "")
    return title or (closing not in STOPS | {":"} and len(s) <= LONGEST)


def headline_claims(s: Sentence, claims: list[Claim], speakers: Speakers, *, title: bool) -> list[Claim]:
    """Return the claims of a headline: those read by its marks, and of the others those that do not cross them.

    One colon alone makes a speaker only in a title; elsewhere it opens a list or names a topic.
    """
    parts = list(_parts(s))
    made = []
    for part in parts:
        claim = _colon(s, part, speakers) if len(parts) > 1 or (title and not claims) else None
        claim = claim or _last_comma(s, part, speakers)
        if claim is not None and not _told_well(claim, claims, len(parts)):
            made.append(claim)
    return [*made, *(claim for claim in claims if not _crosses(claim, made))]


def _parts(s: Sentence) -> Iterator[list[int]]:
    """Yield the stretches between semicolons and dashes."""
    part: list[int] = []
    for i, word in enumerate(s.words):
        if word in JOINTS:
            yield part
            part = []
        else:
            part.append(i)
    yield part


def _told_well(claim: Claim, claims: list[Claim], parts: int) -> bool:
    """Say whether the grammar has the same cue with as much content already."""
    wanted = set(claim.contents[0].tokens)
    held = {i for c in claims if c.anchor == claim.anchor for content in c.contents for i in content.tokens}
    return parts == 1 and held == wanted


def _crosses(claim: Claim, made: list[Claim]) -> bool:
    """Say whether a claim of the grammar has the cue of one read by the marks, or takes its words from outside it."""
    for held in made:
        inside = {i for content in held.contents for i in content.tokens}
        own = {i for content in claim.contents for i in content.tokens}
        cue = {i for link in held.links for i in (*link.cue, *link.source)}
        if claim.anchor == held.anchor or own & cue or (own & inside and claim.anchor not in inside):
            return True
    return False


def _colon(s: Sentence, part: Sequence[int], speakers: Speakers) -> Claim | None:
    """Make the claim of a headline's colon: "C: ministry" or "Ministry: C"."""
    colons = [n for n, i in enumerate(part) if s.words[i] == ":"]
    if len(colons) != 1 or not 0 < colons[0] < len(part) - 1:
        return None
    at = part[colons[0]]
    before, after = list(part[: colons[0]]), list(part[colons[0] + 1 :])
    for voice, said in ((after, before), (before, after)):
        if {s.lower[i] for i in voice} & words("lists.labels"):
            return None
        head = _voice(s, voice, speakers)
        if head is not None and len(said) > len(voice) and trim(s, said):
            link = DraftLink(s, trim(s, voice), head, [at])
            return Claim(s, at, [link], [Content(_top(s, said), trim(s, said))])
    return None


def _last_comma(s: Sentence, part: Sequence[int], speakers: Speakers) -> Claim | None:
    """Make the claim of "C, X says" or "C, says X" at the end of a headline."""
    commas = [n for n, i in enumerate(part) if s.words[i] == ","]
    if not commas or commas[-1] == 0:
        return None
    tail = [i for i in part[commas[-1] + 1 :] if s.pos[i] != "PUNCT"]
    cue = next((i for i in tail[:1] + tail[-1:] if _cue(s, i) is not None), None)
    if cue is None:
        return None
    voice = [i for i in tail if i != cue]
    head, said = _voice(s, voice, speakers), trim(s, part[: commas[-1]])
    row = _cue(s, cue)
    if head is None or not said or row is None:
        return None
    link = DraftLink(s, voice, head, [cue], row.commitment)
    return Claim(s, cue, [link], [Content(_top(s, said), said)], row.certainty)


def _cue(s: Sentence, i: int) -> Cue | None:
    """Return the row of a verb that may stand alone after what was said; headlines' verbs are often read as nouns."""
    lemma = s.lemmas[i] if s.pos[i] in CLAUSAL else s.lower[i].removesuffix("s")
    rows = lexicon().verbs.get(lemma, ()) or lexicon().verbs.get(s.lower[i], ())
    return next((row for row in rows if "clause" in row.takes and row.certainty == "asserted"), None)


def _voice(s: Sentence, tokens: Sequence[int], speakers: Speakers) -> int | None:
    """Return the head of a short phrase without a verb that can speak, else None."""
    verbal = any(s.pos[i] in CLAUSAL and s.tags[i] in FINITE for i in tokens)
    core = [i for i in tokens if s.pos[i] != "PUNCT"]
    past = next((n for n, i in enumerate(core) if s.pos[i] == "ADP"), len(core))
    placed = all(s.lower[i] in {"of", "in", "at", "from"} for i in core[past:] if s.pos[i] == "ADP")
    if verbal or not placed or not 0 < len(core) <= VOICE or past == 0:
        return None
    head = core[past - 1]
    nominal = s.pos[head] in {"NOUN", "PROPN", "PRON"}
    return head if nominal and speakers.can_speak(s, head) else None


def _top(s: Sentence, tokens: Sequence[int]) -> int:
    """Return the token among `tokens` that the others hang on."""
    held = set(tokens)
    tops = [i for i in tokens if (s.heads[i] not in held or s.heads[i] == i) and s.pos[i] != "PUNCT"]
    return next((i for i in tops if s.pos[i] in CLAUSAL), tops[0] if tops else tokens[0])
