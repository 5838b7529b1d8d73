"""Whether an event is spoken of as known: then no negation and no modal above it touches it."""

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify.triggering import Named
from reportedly.reading.tree import Sentence

HAPPENING = frozenset({"happen", "occur", "take", "come", "follow", "materialise", "ensue", "proceed", "exist"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
DOERS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
GIVEN_BY = frozenset({"prep", "amod", "relcl", "acl", "poss", "compound", "nmod"})


def is_known(s: Sentence, named: Named, words: Triggers) -> bool:
    """Say whether an event is spoken of as known, also by what is not done about it: "the attack was not claimed".

    Verbs by which a deed comes about are no such: "the raid did not take place", "the attack was never carried out".
    """
    if is_given(s, named):
        return True
    verb = s.heads[named.at]
    near = (*s.kids_by(named.at, "det"), *(d for k in s.kids_by(named.at, "compound") for d in s.kids_by(k, "det")))
    if named.verbal or s.pos[verb] != "VERB" or not any(s.lower[k] in DEFINITE for k in near):
        return False
    if s.deps[named.at] == "dobj":
        return s.lemmas[verb] == "claim"
    unmade = words.roles["light"] | words.roles["negated"] | words.roles["planned"] | HAPPENING
    return s.deps[named.at] in DOERS and s.lemmas[verb] not in unmade - {"claim"}


def is_given(s: Sentence, named: Named) -> bool:
    """Say whether the event is spoken of as known: a definite noun with something that tells which, a past relative."""
    if named.verbal:
        reduced = s.deps[named.at] == "acl" and s.tags[named.at] == "VBN"
        if reduced and not s.kids_by(named.at, "aux", "auxpass", "mark"):  # "the men [who were] arrested in NAME"
            return True
        clause = next((i for i in (named.at, *s.ancestors(named.at)) if s.deps[i] == "relcl"), None)
        return clause is not None and s.tags[clause] in {"VBD", "VBN", "VBZ"}
    if any(s.deps[k] == "poss" for k in s.kids[named.at]):
        return s.deps[named.at] != "dobj" or s.tags[s.heads[named.at]] in {"VBD", "VBN", "VBZ"}
    nouns = (named.at, *s.kids_by(named.at, "compound"))  # the article may hang on either: "the army firing"
    definite = any(s.lower[k] in DEFINITE for noun in nouns for k in s.kids_by(noun, "det"))
    return definite and any(s.deps[k] in GIVEN_BY for k in s.kids[named.at])
