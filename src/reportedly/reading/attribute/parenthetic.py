"""Speakers between two commas that the parser lost: "The cable, divers tell Radio Orsk, was cut", "C1, X hinted, C2".

Where no verb governs what stands around them, the marks are enough: a short phrase that can speak, a verb of saying
without an object, a comma, and then the verb that the words before the first comma wait for.
"""

from collections.abc import Iterator, Sequence

from reportedly.codebook.cues import Cue, lexicon
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.hearsay import told_in
from reportedly.reading.attribute.phrases import CLAUSAL, FINITE, QUOTES, WH, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

LONGEST = 10  # tokens of the speaker's phrase
HEARER = 5  # tokens of whom it was told
JOINTS = frozenset({";", ":"}) | QUOTES
INSERTED = frozenset({"parataxis", "ccomp", "advcl", "aux", "relcl", "dep", "ROOT"})
ANY = Cue("", "", frozenset({"clause"}), "neutral", "asserted", "who")
AROUND = frozenset({"AUX", "ADV", "PART"})
SAYING = frozenset({"VBD", "VBZ", "VBP", "VBN", "VB", "NN", "NNS"})  # the last three by mistake


def parenthetic_claims(s: Sentence, claims: Sequence[Claim], speakers: Speakers) -> list[Claim]:
    """Return the claims with those of inserted speakers that the grammar has not found, in place of what they cross."""
    if s.words.count(",") < 2:  # noqa: PLR2004 - a pair
        return list(claims)
    made = [claim for claim in _inserted(s, speakers) if not _told(claim, claims)]
    cues = {claim.anchor for claim in made}
    lost = {i for claim in made for i in range(_first_of(claim), claim.anchor + 1)}
    kept = [claim for claim in claims if claim.anchor not in cues and not lost & {c.head for c in claim.contents}]
    return [*kept, *made]


def _first_of(claim: Claim) -> int:
    """Return the first token of an inserted speaker and his cue, whichever stands first."""
    own = claim.links[-1]
    return min([*own.source[:1], *own.cue[:1], claim.anchor])


def _told(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Say whether the grammar has the words on both sides of the cue under this very cue."""
    head = claim.contents[0].head
    return any(c.anchor == claim.anchor and any(head in held.tokens for held in c.contents) for c in claims)


def _inserted(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield a claim for each cue that stands between commas with its speaker."""
    for cue, tag in enumerate(s.tags):
        row = _row(s, cue) if tag in SAYING else None
        opening = next((i for i in range(cue - 1, 0, -1) if s.words[i] == "," or s.words[i] in JOINTS), 0)
        closing = next((i for i in range(cue + 1, len(s) - 1) if s.words[i] == "," or s.words[i] in JOINTS), 0)
        if not opening or not closing or not s.words[opening] == s.words[closing] == ",":
            continue
        if tag == "VBN" and s.lemmas[cue - 1] == "be":
            yield from _said_of_it(s, cue, opening, closing, speakers)
            continue
        if row is None:
            continue
        group = _group(s, cue)
        first = opening + 2 if s.lower[opening + 1] == "so" else opening + 1
        voice, further = list(range(first, group[0])), list(range(group[-1] + 1, closing))
        said, head = _around(s, opening, closing), _speaker(s, voice, speakers)
        hearer = _hearer(s, cue, further, speakers)
        if row is ANY and said is not None and not _parted(s, said, closing):
            continue  # "In March, the army withdrew, then returned"
        if head is None or said is None or (further and not hearer and not _adverbial(s, further)):
            continue
        links = [DraftLink(s, further, hearer, group, role="outlet")] if hearer else []
        links.append(DraftLink(s, voice, head, group, row.commitment))
        yield Claim(s, cue, links, [said], row.certainty)


def _said_of_it(s: Sentence, cue: int, opening: int, closing: int, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of "C1, it is alleged (in the complaint), C2": the paper's, or nobody's."""
    known = words("lists.hearsay") | words("lists.written_down")
    group = list(range(opening + 2, cue + 1))
    if s.lower[opening + 1] != "it" or s.lemmas[cue] not in known or any(s.pos[i] not in AROUND for i in group[:-1]):
        return
    said, further = _around(s, opening, closing), list(range(cue + 1, closing))
    if said is None or not _parted(s, said, closing) or (further and not _adverbial(s, further)):
        return
    named = told_in(s, cue, group, speakers)
    if named:
        yield Claim(s, cue, named, [said], "asserted")
    elif s.lemmas[cue] in words("lists.hearsay"):
        link = DraftLink(s, [], -1, group, role="hearsay")
        yield Claim(s, cue, [link], [said], "hedged", hedges=[cue])


def _parted(s: Sentence, said: Content, closing: int) -> bool:
    """Say whether an insertion parts what can be a subject from a verb with a tense: no "In March" stands before it."""
    nominal = s.pos[said.tokens[0]] not in {"ADP", "ADV", "SCONJ", "VERB", "CCONJ"}
    return nominal and s.tags[closing + 1] in FINITE


def _row(s: Sentence, cue: int) -> Cue | None:
    """Return the row of a verb of saying that may stand without an object, also where it was read as a noun."""
    lemma = s.lemmas[cue] if s.pos[cue] in CLAUSAL else s.lower[cue].removesuffix("s")
    rows = lexicon().verbs.get(lemma, ())
    known = next((row for row in rows if "clause" in row.takes and not row.particle), None)
    if (
        known is None
        and s.tags[cue] in FINITE
        and s.deps[cue] in INSERTED
        and s.kid(cue, "dobj", "attr", "acomp") is None
    ):
        return ANY  # whatever somebody is said to do between a subject and its verb, it is telling
    return known


def _group(s: Sentence, cue: int) -> list[int]:
    """Return the cue with the auxiliaries and adverbs right before it."""
    first = cue
    while first > 0 and (s.pos[first - 1] in {"AUX", "ADV"} or s.tags[first - 1] in {"MD", "RB"}):
        first -= 1
    last = cue + 1 if f"{s.lemmas[cue]}_{s.lower[cue + 1]}" in words("lists.idioms") else cue
    return list(range(first, last + 1))


def _speaker(s: Sentence, voice: Sequence[int], speakers: Speakers) -> int | None:
    """Return the head of a short phrase without a finite verb that can speak, no relative pronoun."""
    if not 0 < len(voice) <= LONGEST or s.lower[voice[0]] in {"who", "which", "that", "as", "and", "but"}:
        return None
    if any(s.tags[i] in FINITE | WH for i in voice) or s.pos[voice[0]] in {"ADP", "SCONJ"}:
        return None
    past = next((n for n, i in enumerate(voice) if s.pos[i] == "ADP" or s.tags[i] in {"VBN", "VBG"}), len(voice))
    while past > 1 and s.pos[voice[past - 1]] == "ADJ" and s.pos[voice[past - 2]] in {"NOUN", "PROPN"}:
        past -= 1  # "sources close to the talks"
    head = voice[past - 1] if past else voice[0]
    name = s.words[head][0].isupper() and head > 0  # "the Front", read as an adjective
    nominal = s.pos[head] in {"NOUN", "PROPN", "PRON"} or name
    return head if nominal and (name or speakers.can_speak(s, head)) else None


def _hearer(s: Sentence, cue: int, further: Sequence[int], speakers: Speakers) -> int:
    """Return the head of whom a verb of telling tells, 0 for nobody."""
    if not 0 < len(further) <= HEARER or s.lemmas[cue] not in words("lists.telling"):
        return 0
    return further[-1] if speakers.is_medium(s, further[-1]) else 0


def _adverbial(s: Sentence, further: Sequence[int]) -> bool:
    """Say whether what follows a cue only says when or where: "said on Monday", "warned again"."""
    return s.pos[further[0]] in {"ADP", "ADV"} and not any(s.pos[i] in CLAUSAL for i in further)


def _around(s: Sentence, opening: int, closing: int) -> Content | None:
    """Return what an insertion parts: the words before it that have no verb yet, and the verb right behind it."""
    start = next((i + 1 for i in range(opening - 1, -1, -1) if s.words[i] in JOINTS), 0)
    past = next((i for i in range(closing + 1, len(s)) if s.words[i] in {";", ":"}), len(s))
    before = list(range(start, opening))
    bare = not any(s.tags[i] in FINITE for i in before) or s.deps[before[0]] == "mark" or s.lower[start] == "whether"
    verb = next((i for i in range(closing + 1, min(closing + 4, past)) if s.pos[i] in CLAUSAL), None)
    if not before or not bare or verb is None or s.tags[closing + 1] not in FINITE | {"RB"}:
        return None
    auxiliary = s.deps[verb] in {"aux", "auxpass"} and s.heads[verb] > verb
    return Content(s.heads[verb] if auxiliary else verb, trim(s, [*before, *range(closing + 1, past)]))
