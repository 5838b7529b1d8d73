"""Verbs of telling that no list has: whatever somebody does with a that-clause is telling, thinking or finding out.

The frame decides, not the word: who can speak, a verb with a tense, and behind it "that C" or "how C" with a subject of
its own. Left out are verbs whose clause is done or known rather than told ("ensured that C", "noticed that C").
"""

from reportedly.codebook.cues import Cue
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.cuewords import cue_group
from reportedly.reading.attribute.draft import Claim, Content, trim
from reportedly.reading.attribute.links import told, voice_links
from reportedly.reading.attribute.phrases import CLAUSAL, WH, finite, negation, passive, subject, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

ANY = Cue("", "", frozenset({"clause"}), "neutral", "asserted", "who", outer=True)
OPENERS = frozenset({"that", "how"})


def told_openly(s: Sentence, verb: int, speakers: Speakers) -> Claim | None:
    """Return the claim of a verb that governs a clause and that no row knows, None where its frame tells nothing."""
    known = words("lists.not_telling") | words("nouns_of.unknowing") | words("nouns_of.factive")
    if s.pos[verb] != "VERB" or s.lemmas[verb] in known | {"have"} or passive(s, verb) or negation(s, verb):
        return None
    clause = next((k for k in s.kids_by(verb, "ccomp") if k > verb and s.pos[k] in CLAUSAL), None)
    head = subject(s, verb)
    if clause is None or head is None or s.tags[head] in WH or not _opened(s, clause):
        return None
    if s.lower[head] in {"i", "we", "you", "it"} or negation(s, head) or not _tensed(s, verb):
        return None
    if not speakers.can_speak(s, head):
        return None
    contents = clauses(s, clause)
    for content in contents:
        content.tokens = _without_how(s, content)
    links = [*told(s, verb, speakers), *voice_links(s, head, verb, cue_group(s, verb), speakers, ANY)]
    return Claim(s, verb, links, [c for c in contents if c.tokens], weak=True)


def _without_how(s: Sentence, content: Content) -> list[int]:
    """Return what is told without the "how" that opens it."""
    return trim(s, content.tokens[1:]) if s.lower[content.tokens[0]] == "how" else content.tokens


def _opened(s: Sentence, clause: int) -> bool:
    """Say whether a clause opens with "that" or "how" and has a subject of its own and a tense."""
    own = s.kid(clause, "nsubj", "nsubjpass", "expl")
    wished = s.tags[clause] == "VB" and s.lower[s.left[clause]] == "that"  # "moved that the road be shut"
    opened = own is not None and s.lower[s.left[clause]] in OPENERS and s.left[clause] != own
    return opened and (wished or _tensed(s, clause))


def _tensed(s: Sentence, verb: int) -> bool:
    """Say whether a verb has a tense of its own, or stands behind one that has."""
    return finite(s, verb) or s.deps[verb] in {"conj", "advcl", "xcomp"}
