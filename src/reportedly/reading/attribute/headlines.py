"""Headlines: "X: C", "C: X", "C, X says", "C, says X", "X says C", and several of them joined by a semicolon or a dash.

A headline leaves out what a parser goes by, so it is read by its marks: what stands before or after a colon, what
stands after the last comma. A line is read so when it is a title or has no full stop.
"""

from collections.abc import Iterator, Sequence

from reportedly.codebook.cues import Cue, lexicon
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.phrases import CLAUSAL, QUOTES, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

VOICE = 6  # tokens a headline's speaker may have
DESCRIBED = 14  # tokens one may have whose words stand in quotation marks before the dash
MIN_TOLD = 3  # tokens of what a bare voice after a dash tells
LONGEST = 40  # tokens of a line that may be a headline
DASHES = frozenset({"–", "—", "--", "-"})
JOINTS = frozenset({";", "–", "—", "--", "?"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})
JOINING = frozenset({"ADP", "SCONJ"})
CLOSERS = frozenset({",", ";", ":", "."})
STOPS = frozenset({".", "!", "?", "…"})
RELATED = frozenset({"appos", "conj", "acl", "relcl", "neg", "nsubj", "nsubjpass"})


def is_headline(s: Sentence, *, title: bool) -> bool:
    """Say whether a sentence is written as headlines are: a title, or a short line without a full stop."""
    closing = next((word for word in reversed(s.words) if word not in {'"', "''", "\u201d"}), "")
    return title or (closing not in STOPS | {":"} and len(s) <= LONGEST)


def names_a_topic(s: Sentence) -> bool:
    """Say whether a title only names what the text is about: "What the report tells us about the siege"."""
    verbs = [i for i in range(len(s)) if s.tags[i] in {"VBD", "VBZ", "VBP"} and s.deps[i] not in {"aux", "auxpass"}]
    return s.lower[0] == "what" and s.words[-1] != "?" and len(verbs) <= 1


def says_something(s: Sentence, tokens: list[int]) -> bool:
    """Say whether tokens hold a verb, or two nouns that are not both names and something between them.

    A bracketed place and date say nothing, nor does a mere topic: "Varro's odd month", "River crisis".
    """
    if any(s.pos[i] in {"VERB", "AUX"} for i in tokens):
        return True
    nouns = [i for i in tokens if s.pos[i] in {"NOUN", "PROPN"}]
    related = any(s.pos[i] in {"ADP", "NUM", "ADV"} or s.lemmas[i] in words("nouns_of.events") for i in tokens)
    related = related or any(s.deps[i] in RELATED for i in tokens)  # "Talks end" has a subject, whatever "end" is
    return len(nouns) > 1 and any(s.pos[i] == "NOUN" for i in nouns) and related


def headline_claims(s: Sentence, claims: list[Claim], speakers: Speakers, *, title: bool) -> list[Claim]:
    """Return the claims of a headline: those read by its marks, and of the others those that do not cross them.

    Outside titles a lone colon makes a speaker of what ends the line, or of a role or body before it: a place there
    names a topic, as in lists.
    """
    parts = list(_parts(s))
    made = []
    for n, part in enumerate(parts):
        last = n + 2 == len(parts)
        claim = _after_dash(s, _after_place(s, part), parts[n + 1], speakers) if last else None
        claim = claim or _colon(s, part, speakers, listed=not title and len(parts) == 1, told=bool(claims))
        claim = claim or _last_comma(s, part, speakers) or _quoted(s, part, speakers) or _passive(s, part)
        claim = claim or _leading(s, part, claims, speakers)
        if claim is not None and not _told_well(claim, claims, len(parts)):
            made.append(claim)
    kept = [*made, *(claim for claim in claims if not _crosses(claim, made) and _rejoined(claim, parts))]
    return [*kept, *_untold(s, parts, kept)]


def _untold(s: Sentence, parts: Sequence[list[int]], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the writer's own words beside a part that somebody tells: "A, X says; three bridges rebuilt, one mined"."""
    told = {i for claim in claims if claim.links for content in claim.contents for i in content.tokens}
    cues = {claim.anchor for claim in claims}
    untold = [part for part in parts if told.union(cues).isdisjoint(part)]
    for own in (own for part in untold if len(untold) < len(parts) for own in _by_commas(s, part)):
        yield Claim(s, _top(s, own), [], [Content(_top(s, own), trim(s, own))])


def _by_commas(s: Sentence, part: Sequence[int]) -> Iterator[list[int]]:
    """Yield what stands between the commas of a part where each stretch has a verb, else the part whole."""
    stretches: list[list[int]] = [[]]
    for i in part:
        if s.words[i] == ",":
            stretches.append([])
        else:
            stretches[-1].append(i)
    clauses = all(any(_deed(s, i) for i in own) for own in stretches)
    if clauses:
        yield from stretches
    elif any(_deed(s, i) for i in part):
        yield list(part)


def _deed(s: Sentence, i: int) -> bool:
    """Say whether a word is a verb with a tense or a participle that stands for one: "three bridges rebuilt"."""
    return s.tags[i] in FINITE | {"VBN"} or (s.lower[i].endswith("ed") and s.pos[i] == "ADJ")


def _parts(s: Sentence) -> Iterator[list[int]]:
    """Yield the stretches between semicolons, dashes and question marks, without a label ("Exclusive:") in front.

    "as" parts them, too, where somebody who speaks follows it: "Airport reopens as army claims raid".
    """
    part: list[int] = []
    for i, word in enumerate(s.words):
        if word in JOINTS or _apart(s, i) or (len(part) > 1 and _turns(s, i)):
            yield part
            part = []
        elif word == ":" and part and {s.lower[k] for k in part} <= words("lists.labels"):
            part = []
        else:
            part.append(i)
    yield part


def _apart(s: Sentence, i: int) -> bool:
    """Say whether a hyphen stands between two words for a dash: "three dead - officials"."""
    return s.words[i] == "-" and 0 < i < len(s) - 1 and s.ends[i - 1] < s.starts[i] and s.ends[i] < s.starts[i + 1]


def _turns(s: Sentence, i: int) -> bool:
    """Say whether "as" opens what somebody else says: a bare voice, a verb of saying in the present, and more."""
    if s.lower[i] != "as":
        return False
    for k in range(i + 2, min(i + VOICE, len(s) - 1)):
        if _cue(s, k) is not None and s.lower[k].endswith("s") and all(s.pos[v] in NAMING for v in range(i + 1, k)):
            return s.words[k + 1] not in CLOSERS
    return False


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


def _colon(s: Sentence, part: Sequence[int], speakers: Speakers, *, listed: bool, told: bool) -> Claim | None:
    """Make the claim of a headline's colon: "C: ministry" or "Ministry: C".

    `listed` says that the line may be an item of a list, `told` that the grammar found somebody speaking in it.
    """
    colons = [n for n, i in enumerate(part) if s.words[i] == ":"]
    if len(colons) != 1 or not 0 < colons[0] < len(part) - 1:
        return None
    at = part[colons[0]]
    before, after = list(part[: colons[0]]), list(part[colons[0] + 1 :])
    if {s.lower[i] for i in before} <= words("lists.fields"):
        return None
    for voice, said in ((after, before), (before, after)):
        if {s.lower[i] for i in voice} & words("lists.labels"):
            return None
        head, leads = _voice(s, voice, speakers), voice is before
        if head is None or len(said) < len(voice) + (not leads) or not trim(s, said) or (told and listed and leads):
            continue
        if leads and not _role(s, head, speakers) and not any(s.pos[i] in CLAUSAL for i in said):
            continue  # "Velland: Situation Report No. 4" names a topic
        quoted = s.words[said[0]] in QUOTES or s.tags[said[0]] == "``"
        if not listed or not leads or quoted or _role(s, head, speakers):
            link = DraftLink(s, trim(s, voice), head, [at])
            return Claim(s, at, [link], [Content(_top(s, said), trim(s, said))])
    return None


def _after_place(s: Sentence, part: list[int]) -> list[int]:
    """Return what a headline says behind the one word that names its place: "Orsk: Rebels shell hospital"."""
    return part[2:] if len(part) > 2 and s.words[part[1]] == ":" and s.tags[part[0]] in {"NNP", "NN"} else part  # noqa: PLR2004 - a word and its colon


def _role(s: Sentence, head: int, speakers: Speakers) -> bool:
    """Say whether a phrase names somebody who speaks, and no place."""
    placed = any(first <= head < past and label in {"GPE", "LOC", "FAC"} for first, past, label in s.ents)
    return s.pos[head] == "NOUN" or (not placed and speakers.kind(s, head) not in {None, "state"})


def _after_dash(s: Sentence, part: Sequence[int], voice: Sequence[int], speakers: Speakers) -> Claim | None:
    """Make the claim of "C – governor": a bare voice after a dash that ends the line."""
    dash = voice[0] - 1 if voice else 0
    longest = DESCRIBED if part and s.words[part[0]] in QUOTES and s.words[part[-1]] in QUOTES else VOICE
    head = _voice(s, voice, speakers, longest) if voice and voice[-1] >= len(s) - 1 else None
    said = trim(s, part)
    told = any(s.pos[i] in CLAUSAL for i in said) or (head is not None and s.pos[head] != "PROPN")
    if head is None or s.words[dash] not in DASHES or len(said) < MIN_TOLD or not told:
        return None
    link = DraftLink(s, trim(s, voice), head, [dash])
    return Claim(s, dash, [link], [Content(_top(s, said), said)])


def _quoted(s: Sentence, part: Sequence[int], speakers: Speakers) -> Claim | None:
    """Make the claim of a voice right before its words: "Lorne “gravely concerned” over raid"."""
    opening = next((n for n, i in enumerate(part) if s.words[i] in QUOTES), 0)
    voice = [i for i in part[:opening] if s.words[i] not in {",", ":"}]
    head = _voice(s, voice, speakers) if voice else None
    if head is None or voice[-1] + 2 < part[opening]:
        return None
    stop = next((n for n in range(opening + 1, len(part)) if s.words[part[n]] in QUOTES), len(part))
    past = next((n for n in range(stop, len(part)) if s.words[part[n]] in {",", ":"}), len(part))
    said, rest = trim(s, part[opening:past]), part[stop + 1 : past]
    named = any(s.pos[i] == "PROPN" for i in part[opening:stop])
    named = named or any(s.tags[i] in FINITE for i in part[opening + 1 : opening + 2])
    if not said or named or (rest and s.pos[rest[0]] != "ADP"):
        return None  # a name, or a word that somebody else would not use: 'rebels "free" town'
    return Claim(s, part[opening], [DraftLink(s, voice, head, [part[opening]])], [Content(_top(s, said), said)])


def _leading(s: Sentence, part: Sequence[int], claims: Sequence[Claim], speakers: Speakers) -> Claim | None:
    """Make the claim of "X says C" where the grammar has none of this verb: "Army says 30 killed; rebels say 4"."""
    at = next((n for n, i in enumerate(part[: VOICE + 1]) if n and _cue(s, i) is not None), None)
    if at is None or any(claim.anchor == part[at] and _stays(claim, part) for claim in claims):
        return None
    cue, voice, said = part[at], list(part[:at]), trim(s, part[at + 1 :])
    row, head = _cue(s, cue), _voice(s, voice, speakers)
    if head is None or not said or row is None or row.outer or s.pos[head] == "PRON":
        return None
    if s.tags[cue] in {"VBG", "VBN", "VB"}:
        return None
    return Claim(
        s, cue, [DraftLink(s, voice, head, [cue], row.commitment)], [Content(_top(s, said), said)], row.certainty
    )


def _rejoined(claim: Claim, parts: Sequence[Sequence[int]]) -> bool:
    """Give a verb the speaker of its own part: "A agrees truce, X says; both accuse other"; say whether it has one."""
    part = next((part for part in parts if claim.anchor in part), None)
    own = next((link for link in claim.links if link.role == "speaker" and link.sentence is claim.sentence), None)
    if len(parts) == 1 or part is None or own is None or not own.source or not set(own.source).isdisjoint(part):
        return True
    before = [i for i in part if i < claim.anchor and claim.sentence.pos[i] != "PUNCT"]
    if before:
        own.source, own.head = before, before[-1]
    return bool(before)


def _stays(claim: Claim, part: Sequence[int]) -> bool:
    """Say whether what a claim of the grammar tells stands in its own part of the headline."""
    return all(set(content.tokens) <= set(part) for content in claim.contents)


def _passive(s: Sentence, part: Sequence[int]) -> Claim | None:
    """Make the claim of a passive without "is": "Mayor said to have fled", "Dozens feared dead", "X accused of Y"."""
    for n, i in enumerate(part[1:-1], 1):
        after = part[n + 1]
        if s.tags[i] not in {"VBD", "VBN"} or any(s.tags[k] in FINITE | {"MD"} for k in part[:n]):
            continue
        raised = s.lemmas[i] in words("lists.hearsay") and s.lower[after] == "to"
        called = s.lemmas[i] in words("lists.presuming") and (
            s.tags[after] in {"VBN", "JJ"} or s.lower[after] == "dead"
        )
        blamed = s.lemmas[i] in words("lists.accusing") and s.lower[after] in {"of", "over", "for"}
        if raised or ((called and after + 1 not in part[n:]) or (called and s.pos[after + 1] not in {"NOUN", "PROPN"})):
            link = DraftLink(s, [], -1, [i], role="hearsay")
            said = trim(s, [k for k in part if k != i])
            return Claim(s, i, [link], [Content(_top(s, said), said)], "hedged", hedges=[i])
        if blamed:
            link = DraftLink(s, [], -1, [i], "distances", role="hearsay")
            said = trim(s, [k for k in part if k != i])
            return Claim(s, i, [link], [Content(_top(s, said), said)])
    return None


def _last_comma(s: Sentence, part: Sequence[int], speakers: Speakers) -> Claim | None:
    """Make the claim of "C, X says", "C, says X", "C, X tells Y" at the end of a headline."""
    commas = [n for n, i in enumerate(part) if s.words[i] == ","]
    if not commas or commas[-1] == 0:
        return None
    tail = [i for i in part[commas[-1] + 1 :] if s.pos[i] != "PUNCT"]
    inner = [n for n in range(1, len(tail) - 1) if s.tags[tail[n]] in FINITE]
    at = next((n for n in (0, len(tail) - 1, *inner) if tail and _cue(s, tail[n]) is not None), None)
    if at is None:
        return None
    cue, voice, further = tail[at], tail[:at] or tail[at + 1 :], tail[at + 1 :] if at else []
    row = _cue(s, cue)
    head, said = _voice(s, voice, speakers), trim(s, part[: commas[-1]])
    hearer = _voice(s, further, speakers) if further and s.lemmas[cue] in words("lists.telling") else None
    if head is None or not said or row is None:
        return None
    if further and hearer is None and s.pos[further[0]] not in {"ADP", "ADV", "NOUN"}:
        return None
    links = [DraftLink(s, voice, head, [cue], row.commitment)]
    if hearer is not None and speakers.is_medium(s, hearer):
        links.insert(0, DraftLink(s, further, hearer, [cue], role="outlet"))
    return Claim(s, cue, links, [Content(_top(s, said), said)], row.certainty)


def _cue(s: Sentence, i: int) -> Cue | None:
    """Return the row of a verb that may stand alone after what was said; headlines' verbs are often read as nouns."""
    lemma = s.lemmas[i] if s.pos[i] in CLAUSAL else s.lower[i].removesuffix("s")
    rows = lexicon().verbs.get(lemma, ()) or lexicon().verbs.get(s.lower[i], ())
    return next((row for row in rows if "clause" in row.takes and not row.particle), None)


def _voice(s: Sentence, tokens: Sequence[int], speakers: Speakers, longest: int = VOICE) -> int | None:
    """Return the head of a short phrase without a verb that can speak, else None."""
    core = [i for i in tokens if s.pos[i] != "PUNCT"]
    verbal = any(s.pos[i] in CLAUSAL and s.tags[i] in FINITE and not _describes(s, i, core) for i in core)
    past = next((n for n, i in enumerate(core) if s.pos[i] in JOINING), len(core))
    placed = all(s.lower[i] in {"of", "in", "at", "from"} for i in core[past:] if s.pos[i] in JOINING)
    if verbal or not placed or not 0 < len(core) <= longest or past == 0:
        return None
    head = core[past - 1]
    groups = ("roles", "bodies", "documents", "unidentified")
    known = any(s.lemmas[head] in words(f"speakers.{group}") for group in groups)  # whatever the tagger makes of it
    nominal = known or s.pos[head] in {"NOUN", "PROPN", "PRON"}
    return head if nominal and speakers.can_speak(s, head) else None


def _describes(s: Sentence, i: int, core: Sequence[int]) -> bool:
    """Say whether a participle stands before the noun it describes: "leaked cable", "captured pilot"."""
    described = i + 1 in core and s.pos[i + 1] == "NOUN" and s.lower[i].endswith("ed")
    return described and (i == core[0] or s.deps[i - 1] in {"det", "amod"})


def _top(s: Sentence, tokens: Sequence[int]) -> int:
    """Return the token among `tokens` that the others hang on."""
    held = set(tokens)
    tops = [i for i in tokens if (s.heads[i] not in held or s.heads[i] == i) and s.pos[i] != "PUNCT"]
    return next((i for i in tops if s.pos[i] in CLAUSAL), tops[0] if tops else tokens[0])
