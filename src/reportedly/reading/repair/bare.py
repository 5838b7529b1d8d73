"""Mends what lacks a little word: "claims (that) troops fled", "a deal (that was) signed in May", "ex-hostages"."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "expl")
LEAST = 3  # tokens before "in which"
PREFIXES = frozenset({"ex", "anti", "pro", "non", "mid", "then", "self", "co", "post", "pre"})


def prefixed(s: Sentence) -> bool:
    """Hang "ex" on the noun that a hyphen ties it to: of "said several ex-hostages" the parser parts the two."""
    changed = False
    for k in range(1, len(s) - 1):
        first, noun = k - 1, k + 1
        tied = s.words[k] == "-" and s.ends[first] == s.starts[k] and s.ends[k] == s.starts[noun]
        if not tied or s.lower[first] not in PREFIXES or s.pos[noun] not in {"NOUN", "PROPN"}:
            continue
        if s.heads[first] == noun or noun in s.subtree(first) or first in s.subtree(noun):
            continue
        for m in s.kids[first]:
            s.heads[m] = noun
        s.heads[noun], s.deps[noun] = (noun if s.heads[first] == first else s.heads[first]), s.deps[first]
        s.heads[first], s.deps[first] = noun, "compound"
        s.heads[k], s.deps[k], s.pos[k], s.tags[k], changed = noun, "punct", "PUNCT", "HYPH", True
        s.__post_init__()
    return changed


def told_without_that(s: Sentence) -> bool:
    """Make "repeated claims troops had shot rebels" tell what is claimed: the parser names the troops by the claims."""
    changed = _taken_for_a_verb(s)
    for noun, dep in enumerate(s.deps):
        doer = s.heads[noun]
        clause = s.heads[doer]
        verb = s.heads[clause]
        bare = dep in {"nmod", "compound"} and s.tags[noun] == "NNS" and s.lemmas[noun] in lexicon().nouns
        if not bare or s.deps[doer] not in SUBJECTS or s.deps[clause] != "ccomp" or not verb < noun < doer < clause:
            continue
        before = [k for k in s.kids[doer] if k < noun and s.deps[k] in {"amod", "det", "poss", "nummod"}]
        if any(s.pos[k] in {"VERB", "AUX"} for k in range(verb + 1, noun)):
            continue
        for k in before:
            s.heads[k] = noun
        s.heads[noun], s.deps[noun] = verb, "dobj"
        s.heads[clause], s.deps[clause], changed = noun, "acl", True
        s.__post_init__()
    return changed


def _taken_for_a_verb(s: Sentence) -> bool:
    """Make a noun of the "reports" in "denied reports its guns hit a school": an object has no tense."""
    changed = False
    for k, dep in enumerate(s.deps):
        clause = s.kid(k, "ccomp")
        if dep != "dobj" or s.tags[k] != "VBZ" or clause is None or s.lemmas[k] not in lexicon().nouns or k > clause:
            continue
        s.tags[k], s.pos[k], s.deps[clause], changed = "NNS", "NOUN", "acl", True
    return changed


def deal_that_was_made(s: Sentence) -> bool:
    """Keep "signed" with the deal in "Under a deal signed in May, the army left": no clause of its own stands there."""
    changed = False
    for k, dep in enumerate(s.deps):
        above = s.heads[k]
        opener = next((p for p in s.kids_by(k, "prep") if p < k), None)
        noun = s.kid(opener, "pobj") if opener is not None else None
        if noun is None or opener is None or dep not in {"ccomp", "advcl"} or k > above:
            continue
        own = s.kid(above, *SUBJECTS)
        apart = own is not None and k < own and s.words[s.left[own] - 1] == ","
        if s.tags[k] not in {"VBN", "VBD"} or not apart or noun + 1 != k:
            continue
        if s.kid(k, *SUBJECTS, "aux", "auxpass", "mark") is not None:
            continue
        for m in s.kids_by(k, "prep", "npadvmod", "advmod", "punct"):
            if m < k and m != opener:
                s.heads[m] = above
        for m in s.kids_by(k, "ccomp"):
            if s.tags[s.left[m]] == "WDT":
                s.heads[m], s.deps[m] = noun, "relcl"
        s.heads[opener] = above
        s.heads[k], s.deps[k], s.tags[k], changed = noun, "acl", "VBN", True
        s.__post_init__()
    return changed


def released_by_another(s: Sentence) -> bool:
    """Find the teller of "A statement the group released on Monday said C": the statement, not the group."""
    changed = False
    for own, dep in enumerate(s.deps):
        verb = s.heads[own]
        noun, put = s.heads[verb], own + 1
        bare = dep == "nsubj" and s.deps[verb] == "relcl" and noun + 1 == s.left[own] and s.tags[own] != "WDT"
        if not bare or put >= verb or s.heads[put] != own or s.deps[put] != "acl" or s.tags[put] not in {"VBN", "VBD"}:
            continue
        if s.kid(put, "agent", "dobj") is not None or s.kid(verb, "ccomp", "dobj") is None:
            continue
        s.heads[put], s.deps[put], s.tags[put], s.pos[put] = noun, "relcl", "VBD", "VERB"
        s.heads[own] = put
        s.heads[verb], s.deps[verb] = (verb if s.heads[noun] == noun else s.heads[noun]), s.deps[noun]
        for k in s.kids[noun]:
            if k > verb and s.deps[k] == "punct":
                s.heads[k] = verb
        s.heads[noun], s.deps[noun], changed = verb, "nsubj", True
        s.__post_init__()
    return changed


def asked_behind(s: Sentence) -> bool:
    """Find the verb of "“What is left?” a diplomat asked", where the diplomat was read as one more of the things."""
    for noun, dep in enumerate(s.deps):
        verb = s.kid(noun, "acl")
        closed = s.left[noun] > 1 and s.lower[s.left[noun] - 1] == '"'
        if dep not in {"appos", "conj", "dep", "npadvmod"} or verb is None or not closed or s.heads[noun] > noun:
            continue
        bare = s.tags[verb] in {"VBN", "VBD"} and s.kid(verb, "agent", "aux", "auxpass", "mark", *SUBJECTS) is None
        if (
            not bare
            or s.lower[0] != '"'
            or s.lemmas[verb] not in lexicon().verbs
            or verb == s.root
            or any(s.pos[i] == "VERB" for i in range(verb + 1, len(s)))
        ):
            continue
        top = s.root
        s.heads[verb], s.deps[verb], s.tags[verb] = verb, "ROOT", "VBD"
        s.heads[top], s.deps[top] = verb, "ccomp"
        s.heads[noun], s.deps[noun] = verb, "nsubj"
        for k in s.kids[top]:
            if k > verb:
                s.heads[k] = verb
        return True
    return False


def told_in_which(s: Sentence) -> bool:
    """Hang "in which X warned of mines" on what it stands in, across an aside: "a tweet, since deleted, in which"."""
    known = lexicon().lists["lists.medium_documents"] | lexicon().lists["lists.pictures"]
    changed = False
    for clause, dep in enumerate(s.deps):
        opener = next((k for k in s.kids_by(clause, "prep") if s.lower[k : k + 2] == ["in", "which"]), None)
        if opener is None or dep in {"relcl", "ROOT"} or opener < LEAST or s.words[opener - 1] != ",":
            continue
        text = next((i for i in range(opener - 1, -1, -1) if s.lemmas[i] in known and s.pos[i] == "NOUN"), None)
        if text is None or text in s.subtree(clause) or any(s.tags[i] == "VBD" for i in range(text, opener)):
            continue
        for k in s.kids[clause]:
            if k < opener:
                s.heads[k] = text
        s.heads[clause], s.deps[clause], changed = text, "relcl", True
        s.__post_init__()
    return changed


def reached_and_told(s: Sentence) -> bool:
    """Find the main verb of "Guards interviewed separately denied this": the first is what befell its subject."""
    first = s.root
    own = s.kid(first, "nsubj")
    plain = s.lower[first].endswith("ed") and s.kid(first, "aux", "auxpass", "dobj", "ccomp", "xcomp", "neg") is None
    if own is None or own + 1 != first or not plain:
        return False
    for verb in s.kids_by(first, "advcl", "dep", "xcomp"):
        told = s.lemmas[verb] in lexicon().verbs and s.tags[verb] in {"VBN", "VBD"} and verb > first
        if not told or "," in s.words[first:verb] or s.kid(verb, "dobj", "ccomp") is None:
            continue
        if s.kid(verb, *SUBJECTS, "aux", "auxpass", "mark", "agent") is not None:
            continue
        for k in s.kids[first]:
            if k > verb:
                s.heads[k] = verb
        s.heads[verb], s.deps[verb], s.tags[verb] = verb, "ROOT", "VBD"
        s.heads[own], s.deps[own] = verb, "nsubj"
        s.heads[first], s.deps[first], s.tags[first] = own, "acl", "VBN"
        return True
    return False


BARE = (
    prefixed,
    told_without_that,
    deal_that_was_made,
    released_by_another,
    asked_behind,
    told_in_which,
    reached_and_told,
)
