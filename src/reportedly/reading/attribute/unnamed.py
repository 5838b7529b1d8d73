"""How a voice wished to be given: "who asked not to be named", "They spoke on condition of anonymity".

Such clauses are no statements. They say that a voice is kept unnamed by the writer, who knows it.
"""

from collections.abc import Sequence
from itertools import pairwise

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import DraftLink
from reportedly.reading.attribute.phrases import negation, words
from reportedly.reading.attribute.selfsame import agrees
from reportedly.reading.tree import Sentence

COMPLEMENTS = frozenset({"dobj", "xcomp", "ccomp", "prep", "advmod", "acomp", "dative", "pcomp"})


def withholds(s: Sentence, verb: int) -> bool:
    """Say whether a clause tells how somebody wished to speak: without a name, or without leave."""
    lemma = s.lemmas[verb]
    if lemma in words("unnamed.wishing") and _nameless(s, verb):
        return True
    if not negation(s, verb):
        return False
    if lemma in {"name", "identify"} and s.kid(verb, "auxpass") is not None and s.deps[verb] == "relcl":
        return s.lower[s.left[verb]] == "who"  # "who cannot be named"
    held, inner = s.kid(verb, "dobj"), s.kid(verb, "xcomp")
    if lemma in words("unnamed.giving"):
        return held is not None and _own_name(s, held)
    return lemma in words("unnamed.allowing") and inner is not None and s.lemmas[inner] in words("unnamed.speaking")


def _nameless(s: Sentence, verb: int) -> bool:
    """Say whether a wish is for no name: "anonymity", "not to be identified", "that his name be withheld"."""
    for i in (t for k in s.kids[verb] if s.deps[k] in COMPLEMENTS for t in s.subtree(k)):
        bare = s.lower[i] in words("unnamed.states") or (s.deps[i] != "nsubj" and _own_name(s, i))
        withheld = (
            s.deps[i] in {"nsubj", "nsubjpass"} and _own_name(s, i) and s.lemmas[s.heads[i]] in words("unnamed.naming")
        )
        bare = bare or (withheld and bool(negation(s, verb) or negation(s, s.heads[i])))
        if bare or (s.lemmas[i] in words("unnamed.naming") and s.kid(i, "auxpass") is not None):
            return True
    return False


def _own_name(s: Sentence, i: int) -> bool:
    """Say whether a word is somebody's own name or face: "her name", "their identities"."""
    return s.lemmas[i] in words("unnamed.names") and any(s.tags[k] == "PRP$" for k in s.kids_by(i, "poss"))


def only_withholds(s: Sentence) -> bool:
    """Say whether a sentence does no more than tell how its speaker wished to be given."""
    head = s.kid(s.root, "nsubj", "nsubjpass")
    person = head is not None and (s.tags[head] == "PRP" or s.lemmas[head] in words("speakers.unidentified"))
    role = head is not None and s.lemmas[head] in words("speakers.roles") and "anonymity" in s.lower
    return (person or role) and any(withholds(s, verb) for verb in s.conjuncts(s.root))


def kept_unnamed(drafts: Sequence[Draft]) -> frozenset[tuple[int, int]]:
    """Return the voices, as (sentence, head), of which a sentence right after them says that they are kept unnamed."""
    found = set()
    for before, draft in pairwise(drafts):
        s = draft.sentence
        if s.block - before.sentence.block > 1 or not only_withholds(s):
            continue
        head = s.kid(s.root, "nsubj", "nsubjpass")
        link = _last_speaker(before)
        if head is None or link is None:
            continue
        same = s.tags[head] == "PRP" and agrees(s.lower[head], link.sentence, link.head)
        if same or s.lemmas[head] == link.sentence.lemmas[link.head]:
            found.add((link.sentence.index, link.head))
    return frozenset(found)


def _last_speaker(draft: Draft) -> DraftLink | None:
    """Return the link of whoever spoke last in a sentence."""
    spoken = [claim.links[-1] for claim in draft.claims if claim.links and claim.parent is None]
    return next((link for link in reversed(spoken) if link.head >= 0 and link.role == "speaker"), None)
