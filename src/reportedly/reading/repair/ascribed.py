"""Mends sentences whose verb the parser took for a description of its subject or the other way round.

"The paper attributed to X the remark that C" has a verb; "A story (“C1, aides say”) stated that C2" is about the story;
"Nine men dubbed the owls were freed" dub nobody; "A is charged with N, B with M, and C is charged with K" are three.
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

ASCRIBING = frozenset({"attribute", "ascribe", "impute"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OBJECTS = frozenset({"appos", "dobj", "npadvmod", "dep", "attr"})
SUBJECTS = ("nsubj", "nsubjpass")
QUOTES = frozenset({'"', "\u201c", "``"})
NAMING = frozenset({"dub", "call", "name", "nickname", "term", "codename"})
CHARGING = frozenset({"charge", "accuse", "indict", "convict", "suspect"})
JOINING = frozenset({"but", "and", "or", "yet"})
CAUSAL = frozenset({"since", "because"})


def ascribed_to_its_source(s: Sentence) -> bool:
    """Read "The paper attributed to X the remark that C" as a sentence: the paper is not what was attributed."""
    top = s.root
    verb = next((k for k in s.kids_by(top, "acl") if s.lemmas[k] in ASCRIBING and s.tags[k] == "VBN"), None)
    if verb is None or s.pos[top] not in {"NOUN", "PROPN"} or s.left[top] != 0 or verb < top:
        return False
    held = next((k for k in (*s.kids[verb], *s.kids[top]) if k > verb and s.deps[k] in OBJECTS), None)
    to = next((k for k in s.kids_by(verb, "prep", "dative") if s.lower[k] == "to"), None)
    if held is None or to is None or held < to or any(s.tags[i] in FINITE for i in range(verb)):
        return False
    s.heads[held], s.deps[held] = verb, "dobj"
    for k in s.kids[top]:
        if k > verb and k != held:
            s.heads[k] = verb
    s.heads[top], s.deps[top], s.heads[verb], s.deps[verb], s.tags[verb] = verb, "nsubj", verb, "ROOT", "VBD"
    return True


def ascribed_behind_an_aside(s: Sentence) -> bool:
    """Give the verb its object in "attributed to NAME, the mediator, the remark that C": he is no remark."""
    for verb, lemma in enumerate(s.lemmas):
        to = next((k for k in s.kids_by(verb, "prep", "dative") if s.lower[k] == "to"), None)
        source = s.kid(to, "pobj") if to is not None else None
        if lemma not in ASCRIBING or source is None or s.kid(verb, "dobj") is not None:
            continue
        held = next((k for k in s.subtree(source) if s.deps[k] == "appos" and _tells(s, k)), None)
        if held is not None:
            s.heads[held], s.deps[held] = verb, "dobj"
            return True
    return False


def _tells(s: Sentence, noun: int) -> bool:
    """Say whether a noun has a clause of its own behind "that"."""
    return any(s.lower[s.left[k]] == "that" and s.left[k] == noun + 1 for k in s.kids_by(noun, "acl", "relcl"))


def subject_across_a_bracket(s: Sentence) -> bool:
    """Give the verb behind a bracket its subject before it: "A story (“C1, aides say”) stated that C2"."""
    opened = next((i for i, word in enumerate(s.words) if word == "("), len(s))
    closed = next((i for i in range(opened, len(s)) if s.words[i] == ")"), len(s))
    verb = closed + 1
    if verb + 1 >= len(s) or s.tags[verb] not in FINITE or opened == 0:
        return False
    verb = s.heads[verb] if s.deps[verb] in {"aux", "auxpass"} else verb
    inside = range(opened, closed + 1)
    lost = [k for k in range(opened) if s.heads[k] in inside]
    own = next((k for k in lost if s.deps[k] in SUBJECTS), None)
    if s.kid(verb, *SUBJECTS) is None and own is not None:
        s.heads[own] = verb
    elif s.root not in inside or not any(k < opened for k in s.kids_by(verb, *SUBJECTS)):
        return False
    for k in (*lost, *(i for i in range(closed + 1, len(s)) if s.heads[i] in inside)):
        s.heads[k] = verb
    if s.root in inside:
        old = s.root
        s.heads[verb], s.deps[verb], s.heads[old] = verb, "ROOT", verb
    tops = [k for k in inside if s.heads[k] not in inside and s.pos[k] in {"VERB", "AUX"}]
    for k in tops:
        last = k == tops[-1]  # "(“C1, aides say”)"
        s.heads[k], s.deps[k] = (verb, "parataxis") if last else (tops[-1], "ccomp")
    return True


def named_by_a_participle(s: Sentence) -> bool:
    """Give "Nine men dubbed “the owls” were freed" its verb: they are named so, and name nobody."""
    verb = s.root
    own, freed = s.kid(verb, "nsubj"), s.kid(verb, "ccomp")
    called = s.kid(freed, *SUBJECTS) if freed is not None else None
    if own is None or freed is None or called is None or s.lemmas[verb] not in NAMING or s.tags[verb] != "VBD":
        return False
    opened = s.left[called] - (s.words[s.left[called] - 1] in QUOTES)
    helped = s.kid(freed, "aux", "auxpass")
    if (
        opened != verb + 1
        or not own < verb < called < freed
        or s.tags[freed if helped is None else helped] not in FINITE
    ):
        return False
    s.heads[own], s.deps[own] = freed, s.deps[called]
    s.heads[called], s.deps[called] = verb, "oprd"
    s.heads[verb], s.deps[verb], s.tags[verb] = own, "acl", "VBN"
    s.heads[freed], s.deps[freed] = freed, "ROOT"
    for k in s.kids_by(verb, "punct"):
        s.heads[k] = freed
    return True


def charged_one_by_one(s: Sentence) -> bool:
    """Set beside one another clauses of which the parser made one tell the other.

    "Three are charged with N, one is charged with M"; "I own no mill but the porter told us that C".
    """
    for verb, lemma in enumerate(s.lemmas):
        before = next((k for k in s.kids_by(verb, "ccomp") if k < verb and s.kid(k, *SUBJECTS) is not None), None)
        if before is None:
            continue
        charged = lemma in CHARGING and s.kid(verb, "auxpass") is not None
        own = s.kid(verb, *SUBJECTS)
        join = s.left[own] - 1 if own is not None and before < own < verb else -1
        tells = any(k > verb for k in s.kids_by(verb, "ccomp")) and s.lower[join] in JOINING
        if not charged and not (tells and join > before and s.deps[join] == "cc"):
            continue
        top = s.heads[verb] == verb
        s.heads[before], s.deps[before] = (before, "ROOT") if top else (s.heads[verb], s.deps[verb])
        s.heads[verb], s.deps[verb] = before, "conj"
        if tells:
            s.heads[join] = before
        return True
    return False


def second_verb_of_the_teller(s: Sentence) -> bool:
    """Give "repeated that it would ask farmers to stay and denied reports" its speaker: farmers deny nothing.

    A past tense stands beside no infinitive.
    """
    for verb, dep in enumerate(s.deps):
        beside = s.heads[verb]
        to = any(s.lower[k] == "to" for k in s.kids_by(beside, "aux"))
        if dep != "conj" or s.tags[verb] != "VBD" or s.tags[beside] != "VB" or not to:
            continue
        if s.kid(verb, *SUBJECTS) is not None or s.lemmas[verb] not in lexicon().verbs:
            continue
        above = next((a for a in s.ancestors(beside) if _past(s, a) and s.kid(a, *SUBJECTS) is not None), None)
        if above is None or s.deps[above] in {"relcl", "acl"}:
            continue
        for k in s.kids_by(beside, "cc"):
            s.heads[k] = above
        s.heads[verb] = above
        return True
    return False


def _past(s: Sentence, verb: int) -> bool:
    """Say whether a verb stands in the past or perfect: "said", "has repeated"."""
    have = any(s.lower[k] in {"has", "have", "had"} for k in s.kids_by(verb, "aux"))
    return s.tags[verb] == "VBD" or (s.tags[verb] == "VBN" and have)


def reason_behind_its_teller(s: Sentence) -> bool:
    """Put "It seems that A, X observed, since B" into the form of other insertions: X over both, B the reason of A."""
    for verb, dep in enumerate(s.deps):
        top, own = s.heads[verb], s.kid(verb, "nsubj")
        if (
            dep != "ccomp"
            or top != s.root
            or verb < top
            or own is None
            or own > verb
            or s.kid(verb, "mark") is not None
        ):
            continue
        reason = next((k for k in s.kids_by(verb, "advcl") if k > verb and s.lower[s.left[k]] in CAUSAL), None)
        if reason is None or s.words[s.left[own] - 1] != "," or s.words[s.left[reason] - 1] != ",":
            continue
        s.heads[reason], s.heads[verb], s.deps[verb] = top, verb, "ROOT"
        s.heads[top], s.deps[top] = verb, "ccomp"
        return True
    return False


ASCRIBED = (
    ascribed_to_its_source,
    ascribed_behind_an_aside,
    subject_across_a_bracket,
    named_by_a_participle,
    charged_one_by_one,
    second_verb_of_the_teller,
    reason_behind_its_teller,
)
