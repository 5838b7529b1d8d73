"""Whether a pronoun that speaks is the speaker just named: "the mission said it hoped that", not "his aide said he".

Decided by what agrees: person and body, one and many, and by a possessive in the speaker's own description that stands
for somebody else ("He believed, his aide said").
"""

from reportedly.reading.attribute.draft import DraftLink
from reportedly.reading.attribute.phrases import words
from reportedly.reading.tree import Sentence

OWNED = {"his": "he", "her": "she", "their": "they", "its": "it"}
ONE = frozenset({"he", "she"})


def goes_back(draft: DraftLink, before: DraftLink) -> bool:
    """Say whether a link is a pronoun that stands for the speaker of the link before."""
    if not _pronoun(draft) or draft.role != "speaker" or before.role != "speaker" or before.head < 0:
        return False
    return not apart(draft, before)


def apart(draft: DraftLink, before: DraftLink) -> bool:
    """Say whether a pronoun cannot be the voice of the link before."""
    if _pronoun(draft) and (_turn(draft, before) or _tells(draft, before)):
        return True
    if not _pronoun(draft) or before.head < 0 or before.sentence is not draft.sentence:
        return False
    s, said = draft.sentence, draft.sentence.lower[draft.head]
    if draft.head < before.head and any(OWNED.get(s.lower[i]) == said for i in before.source if s.tags[i] == "PRP$"):
        return True
    return not agrees(said, s, before.head)


def _turn(draft: DraftLink, before: DraftLink) -> bool:
    """Say whether a voice is whose turn it is to speak: "VERRIN: He says that C". That one is "I" there, never "he"."""
    label = before.cue == [before.head + 1] and before.sentence.words[before.head + 1] == ":" and before.source[0] == 0
    return label or (before.basis == "inferred" and not before.cue and before.sentence is not draft.sentence)


def _tells(draft: DraftLink, before: DraftLink) -> bool:
    """Say whether a pronoun tells something to whom another sentence gives as the voice: "He told her that C"."""
    s = draft.sentence
    hearers = s.kids_by(s.heads[draft.head], "dobj", "dative")
    return before.sentence is not s and any(s.lower[k] in {"him", "her", "them"} for k in hearers)


def agrees(pronoun: str, s: Sentence, head: int) -> bool:
    """Say whether a pronoun can stand for the phrase under `head`, going by number and by person or body."""
    if s.tags[head] == "NNPS":
        return pronoun not in ONE  # "the Sons of the Kiln" is one body and many men
    many = s.tags[head] == "NNS" or s.lower[head] in {"they", "some", "others", "few", "many", "both"}
    many = many or s.kid(head, "conj") is not None or (s.pos[head] == "NUM" and s.lower[head] != "one")
    if pronoun == "they":
        return many or not _somebody(s, head)
    if pronoun in ONE:
        other = ONE - {pronoun}
        return not many and not _body(s, head) and s.lower[head] not in other | {"it"}
    return not many and not _somebody(s, head) if pronoun == "it" else True


def _pronoun(draft: DraftLink) -> bool:
    """Say whether a voice is given by a pronoun alone."""
    return draft.head >= 0 and draft.sentence.tags[draft.head] == "PRP"


def _somebody(s: Sentence, head: int) -> bool:
    """Say whether a phrase names one person by role or pronoun."""
    return s.lemmas[head] in words("speakers.roles") or s.lower[head] in ONE


def _body(s: Sentence, head: int) -> bool:
    """Say whether a phrase names a body, an outlet or a document."""
    lemma = s.lemmas[head]
    named = s.tags[head] == "NNP" and any(s.lower[k] == "the" for k in s.kids_by(head, "det"))  # "the Courier"
    known = any(lemma in words(f"speakers.{group}") for group in ("bodies", "media", "documents"))
    return lemma.lower() not in words("speakers.roles") and (named or known)
