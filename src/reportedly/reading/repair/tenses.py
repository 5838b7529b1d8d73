"""Verbs that their tense shows to go on with what is told, and not with the telling, or the other way round.

"Has described how men came, broke the door and left": who has described something did not break the door. "Said he
hoped, but could not promise, that C": what he could not promise he hoped. "C, people briefed on it say": they were.
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
NOW = frozenset({"VBZ", "VBP"})


def past_beside_present(s: Sentence) -> bool:
    """Hang "broke the door" of "describes how men came, broke the door" on the clause that is told."""
    changed = False
    for verb, dep in enumerate(s.deps):
        teller = s.heads[verb]
        if dep != "conj" or not teller < verb or s.kid(verb, *SUBJECTS, "aux", "auxpass", "mark", "ccomp") is not None:
            continue
        told = s.kid(teller, "ccomp")
        past = s.tags[verb] == "VBD" or (s.tags[verb] in {"VBN", "VB"} and s.lower[verb] == s.lemmas[verb])
        if told is None or not teller < told < verb or not past or not _now(s, teller):
            continue
        if s.tags[told] != "VBD" or s.lemmas[teller] not in lexicon().verbs.keys() | {"describe", "recount"}:
            continue
        s.heads[verb], s.tags[verb], changed = told, "VBD", True
        for k in s.kids[teller]:
            if told < k < verb and s.deps[k] in {"cc", "punct"}:
                s.heads[k] = told
    return changed


def _now(s: Sentence, verb: int) -> bool:
    """Say whether a verb stands in the present or the perfect."""
    auxiliaries = [s.lower[k] for k in s.kids_by(verb, "aux")]
    return s.tags[verb] in NOW or (s.tags[verb] == "VBN" and auxiliaries[:1] in (["has"], ["have"]))


def hoped_not_promised(s: Sentence) -> bool:
    """Hang "but could not promise, that C" on "he hoped" of "said he hoped, but could not promise, that C"."""
    for verb, dep in enumerate(s.deps):
        teller = s.heads[verb]
        if dep != "conj" or not teller < verb or s.kid(verb, *SUBJECTS) is not None:
            continue
        told, clause = s.kid(teller, "ccomp"), s.kid(verb, "ccomp")
        if told is None or clause is None or not told < verb < clause or s.words[s.left[clause] - 1] != ",":
            continue
        bare = s.kid(told, "dobj", "ccomp", "xcomp", "prep", "acomp", "attr") is None
        known = s.lemmas[told] in lexicon().verbs or s.lemmas[told] in lexicon().lists["lists.opining"]
        if not (bare and known) or s.words[told + 1] != "," or s.lower[told + 2] not in {"but", "and", "though"}:
            continue
        s.heads[verb] = told
        for k in s.kids[teller]:
            if told < k < verb and s.deps[k] in {"cc", "punct"}:
                s.heads[k] = told
        return True
    return False


def briefed_teller(s: Sentence) -> bool:
    """Find the teller of "C, people briefed on it say": the participle was read as what the people did."""
    verb = s.root
    if s.kid(verb, *SUBJECTS) is not None or s.tags[verb] not in NOW | {"VBD"}:
        return False
    if not any("clause" in row.takes for row in lexicon().verbs.get(s.lemmas[verb], ())):
        return False
    for k in s.kids_by(verb, "ccomp"):
        own = s.kid(k, "nsubj")
        told = [c for c in s.kids_by(verb, "ccomp") if c < (own or 0)]
        if own is None or own != k - 1 or k > verb or s.tags[k] != "VBD" or not told:
            continue
        if s.words[s.left[own] - 1] == "," and s.kid(k, "dobj", "aux", "mark", "ccomp") is None:
            s.heads[own], s.deps[own] = verb, "nsubj"
            s.heads[k], s.deps[k], s.tags[k] = own, "acl", "VBN"
            return True
    return False


def clause_beside_clause(s: Sentence) -> bool:
    """Find the verb of "C, but two buses left at dawn": a noun that is joined to a verb has one of its own."""
    for k, dep in enumerate(s.deps):
        above = s.heads[k]
        if dep != "conj" or not above < k or s.pos[k] not in {"NOUN", "PROPN"} or s.pos[above] != "VERB":
            continue
        verb = next((i for i in s.kids_by(k, "acl") if s.tags[i] in {"VBN", "VBD"} and i == k + 1), None)
        joint = s.left[k] - 1
        if verb is None or s.deps[joint] != "cc" or s.words[joint - 1] != "," or s.kid(verb, "agent") is not None:
            continue
        s.heads[verb], s.deps[verb], s.tags[verb], s.pos[verb] = above, "conj", "VBD", "VERB"
        s.heads[k], s.deps[k] = verb, "nsubj"
        return True
    return False


def that_behind_its_speaker(s: Sentence) -> bool:
    """Read "that" as a pronoun in "If D, X said, that could change": it opens no clause about a noun."""
    changed = False
    for k, word in enumerate(s.lower):
        clause = s.heads[k]
        if word != "that" or s.tags[k] != "WDT" or s.deps[k] != "nsubj" or s.deps[clause] != "ccomp" or k < 3:  # noqa: PLR2004
            continue
        said = s.heads[clause]
        if s.words[k - 1] == "," and said == k - 2 and s.kid(said, "nsubj") is not None and s.words[s.left[k]] == word:
            s.tags[k], s.pos[k], changed = "DT", "PRON", True
    return changed


TENSES = (that_behind_its_speaker, past_beside_present, hoped_not_promised, briefed_teller, clause_beside_clause)
