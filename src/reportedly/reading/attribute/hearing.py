"""What somebody was told or heard: a link for who passes it on, and one for whoever said it, named or not.

"X had heard that C", "X learned from Y that C", "X was told by Y that C". Who writes in the first person is no link:
"We were told by Y that C" is Y's word. Nor is who was only bidden ("was told by Y to wait") or led to believe C.
"""

from dataclasses import replace

from reportedly.codebook.cues import Cue
from reportedly.reading.attribute.contents import contents_of
from reportedly.reading.attribute.draft import Claim, Content, DraftLink
from reportedly.reading.attribute.phrases import CLAUSAL, agent, negation, noun_phrase, passive, verb_group, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

CLOSED = frozenset({"''", '"', "\u201d"})
FIRST_PERSON = frozenset({"i", "we"})
WHOLE = Cue("hear", "", frozenset({"clause"}), "neutral", "asserted", "any")
ORDERED = Cue("tell", "", frozenset({"clause", "infinitive"}), "neutral", "asserted", "any")


def heard(s: Sentence, verb: int, speakers: Speakers) -> Claim | None:
    """Return the claim of "X heard (from Y) that C" or "X was told (by Y) that C", None where `verb` is no such cue."""
    lemma = s.lemmas[verb]
    if negation(s, verb):
        return None
    if lemma in words("lists.hearing") and not passive(s, verb):
        return _by_ear(s, verb, speakers)
    if lemma in words("lists.telling") and passive(s, verb):
        return _passed_on(s, verb, speakers)
    return None


def _by_ear(s: Sentence, verb: int, speakers: Speakers) -> Claim | None:
    """Make the claim of hearing and learning; who learns without being told knows, and that is no report."""
    head = s.kid(verb, "nsubj")
    teller, cue = _teller(s, verb, speakers)
    if head is None or not _can_hear(s, head, speakers) or (teller is None and s.lemmas[verb] == "learn"):
        return None
    contents = contents_of(s, verb, WHOLE)
    if not contents:
        return None
    if _taken_in(s, contents[0]):
        return Claim(s, verb, _hearer(s, head, verb), contents) if s.lower[head] not in FIRST_PERSON else None
    return Claim(s, verb, [*_hearer(s, head, verb), _source(s, verb, teller, cue)], contents)


def _taken_in(s: Sentence, content: Content) -> bool:
    """Say whether what was heard was heard going on: "she heard one of them say that C", "heard men shouting"."""
    bare = s.tags[content.head] in {"VB", "VBG", "VBP"} and s.kid(content.head, "aux", "mark") is None
    return bare and s.kid(content.head, "nsubj") is not None


def _teller(s: Sentence, verb: int, speakers: Speakers) -> tuple[int | None, list[int]]:
    """Return whom something was heard from, with the preposition."""
    for k in s.kids_by(verb, "prep"):
        held = s.kid(k, "pobj")
        if s.lower[k] == "from" and held is not None and (speakers.can_speak(s, held) or s.pos[held] == "NOUN"):
            return held, [k]
    return None, []


def _passed_on(s: Sentence, verb: int, speakers: Speakers) -> Claim | None:
    """Make the claim of "X was told by Y that C"; an order without a giver is what happened to X, no report."""
    head = s.kid(verb, "nsubjpass")
    if head is None or not _can_hear(s, head, speakers):
        return None
    teller = agent(s, verb)
    if teller is not None and not s.kids[teller] and s.lemmas[teller] in words("lists.spoken_at"):
        teller = None  # "was told by telephone that C"
    contents = contents_of(s, verb, WHOLE if teller is None else ORDERED)
    if not contents or (teller is not None and not speakers.can_speak(s, teller)):
        return None
    if any(s.words[i] in CLOSED for i in range(verb, contents[0].tokens[0])) and ":" in s.words[verb:]:
        return None  # "“We were told to wait”: how aid came late"
    by = [] if teller is None else [s.heads[teller]]
    bidden = teller is not None and all(s.tags[c.head] == "VB" and s.kid(c.head, "nsubj") is None for c in contents)
    hearer = [] if bidden else _hearer(s, head, verb)  # who was told by Y to wait hands nothing on
    return Claim(s, verb, [*hearer, _source(s, verb, teller, by)], contents)


def made_believe(s: Sentence, verb: int, speakers: Speakers) -> Claim | None:
    """Return the claim of "X was given to understand (by Y) that C", "X was led to believe that C"."""
    if s.lemmas[verb] not in words("lists.leading_to_believe") or not passive(s, verb) or negation(s, verb):
        return None
    head, taken = s.kid(verb, "nsubjpass"), s.kid(verb, "xcomp", "advcl", "ccomp")
    if head is None or taken is None or s.lemmas[taken] not in words("lists.believing") or s.tags[taken] != "VB":
        return None
    teller = agent(s, verb) or agent(s, taken)
    contents = contents_of(s, taken, WHOLE)
    if not contents or not _can_hear(s, head, speakers):
        return None
    by = [] if teller is None else [s.heads[teller]]
    for content in contents:
        content.tokens = [i for i in content.tokens if teller is None or i not in s.subtree(s.heads[teller])]
    cue = [*verb_group(s, verb), *s.kids_by(taken, "aux"), taken]
    astray = teller is None and s.lemmas[verb] != "give"  # what somebody was led to believe he does not say
    hearer = [] if astray else _hearer(s, head, verb)
    links = [
        replace(link, cue=sorted({*cue, *(link.cue if link.head == teller else [])}))
        for link in (*hearer, _source(s, verb, teller, by))
    ]
    return Claim(s, verb, links, contents, "hedged" if astray else "asserted")


def _can_hear(s: Sentence, head: int, speakers: Speakers) -> bool:
    """Say whether a subject can be told something and hand it on."""
    return s.pos[head] not in CLAUSAL and speakers.can_speak(s, head)


def _hearer(s: Sentence, head: int, verb: int) -> list[DraftLink]:
    """Return the link of who heard; "I" and "we" are who speaks already."""
    own = s.lower[head] in FIRST_PERSON
    return [] if own else [DraftLink(s, noun_phrase(s, head), head, verb_group(s, verb))]


def _source(s: Sentence, verb: int, teller: int | None, cue: list[int]) -> DraftLink:
    """Return the link of who told, nobody in particular where that is not said."""
    if teller is None:
        return DraftLink(s, [], -1, verb_group(s, verb), role="hearsay")
    return DraftLink(s, noun_phrase(s, teller), teller, sorted({*verb_group(s, verb), *cue}))
