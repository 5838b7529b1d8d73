"""Mends clauses that the parser put above or below the one they belong to.

"The ministry's account, which survivors dispute, is that C", "told the inquiry he had been warned", "the charge by X
that grain was burned was repeated", "The rumour going round was that C", "says otherwise, and that C".
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
NOMINATIVE = frozenset({"he", "she", "they", "it", "we", "i"})


def _finite(s: Sentence, verb: int) -> bool:
    """Say whether a verb has a tense, its own or that of its auxiliary."""
    return any(s.tags[i] in FINITE | {"MD"} for i in (verb, *s.kids_by(verb, "aux", "auxpass")))


def relative_on_top(s: Sentence) -> bool:
    """Put the main clause of "The account, which survivors dispute, is that C" above the clause of "which"."""
    verb = s.root
    main, which = s.kid(verb, "ccomp"), s.kid(verb, "dobj")
    noun = s.kid(main, "nsubj") if main is not None else None
    if main is None or which is None or noun is None or s.tags[which] != "WDT" or not noun < which < verb < main:
        return False
    own = s.kid(verb, "nsubj")
    if own is None or not which < own < verb or s.words[which - 1] != "," or not _finite(s, main):
        return False
    s.heads[main], s.deps[main] = main, "ROOT"
    s.heads[verb], s.deps[verb] = noun, "relcl"
    for k in s.kids[verb]:
        if s.deps[k] == "punct":
            s.heads[k] = main
    return True


def told_in_a_bare_clause(s: Sentence) -> bool:
    """Give "told the inquiry he had been warned" its clause: "he" is no part of what the inquiry is.

    So with "told the mission that guards had sold them food", where "that" has no part left in the clause.
    """
    telling, changed = lexicon().lists["lists.telling_whom"], False
    for clause, dep in enumerate(s.deps):
        hearer = s.heads[clause]
        verb = s.heads[hearer]
        if dep != "relcl" or s.deps[hearer] not in {"dobj", "dative"} or s.lemmas[verb] not in telling:
            continue
        if _with_that(s, clause, hearer) and s.kid(verb, "ccomp", "xcomp", "prep") is None:
            that = s.left[clause]
            s.heads[clause], s.deps[clause], changed = verb, "ccomp", True
            s.heads[that], s.deps[that], s.tags[that], s.pos[that] = clause, "mark", "IN", "SCONJ"
            continue
        own = s.kid(clause, *SUBJECTS)
        bare = own is not None and s.left[own] == s.left[clause] == hearer + 1 and s.kid(clause, "mark") is None
        if own is None or not bare or s.tags[own].startswith("W") or s.kid(verb, "ccomp") is not None:
            continue
        if s.lower[own] in NOMINATIVE or s.kid(clause, "dobj", "attr", "acomp", "prep", "agent") is not None:
            s.heads[clause], s.deps[clause], changed = verb, "ccomp", True
    return changed


def _with_that(s: Sentence, clause: int, hearer: int) -> bool:
    """Say whether "that" opens a clause behind a hearer which has its own subject, and an object or none to want."""
    that, owners = s.left[clause], [k for k in s.kids_by(clause, *SUBJECTS) if s.lower[k] != "that"]
    full = s.deps[that] in {"mark", "dative", "advmod"} or s.kid(clause, "auxpass", "attr", "acomp") is not None
    other = any(k != that for k in s.kids_by(clause, "dobj", "ccomp", "xcomp"))
    return s.lower[that] == "that" and that == hearer + 1 and bool(owners) and (full or other)


def clause_of_a_noun(s: Sentence) -> bool:
    """Give a noun of telling its clause: "The charge by X that grain was burned was repeated by Y" has two verbs.

    The parser makes both nouns subjects of the first verb and joins the second to it.
    """
    nouns, changed = lexicon().nouns, False
    for noun, dep in enumerate(s.deps):
        verb = s.heads[noun]
        if dep not in {"nsubj", "nsubjpass"} or s.lemmas[noun] not in nouns or noun > verb:
            continue
        own = next((k for k in s.kids_by(verb, "nsubj", "nsubjpass") if noun < k < verb), None)
        main = next((k for k in s.kids_by(verb, "conj", "dep", "ccomp") if k > verb and _joined_bare(s, verb, k)), None)
        if own is None or main is None or s.lower[s.left[own]] != "that":
            continue
        that = s.left[own]
        top, label = s.heads[verb], s.deps[verb]
        s.heads[main], s.deps[main] = (main if top == verb else top), label
        s.heads[verb], s.deps[verb] = noun, "acl"
        s.heads[noun], s.deps[noun] = main, "nsubjpass" if s.kid(main, "auxpass") is not None else "nsubj"
        s.heads[that], s.deps[that], s.tags[that], s.pos[that] = verb, "mark", "IN", "SCONJ"
        changed = True
    return changed


def _joined_bare(s: Sentence, verb: int, k: int) -> bool:
    """Say whether a verb stands right behind another's words, with a tense and without subject or conjunction."""
    joined = any(verb < c < k for c in s.kids_by(verb, "cc"))
    return not joined and s.kid(k, *SUBJECTS) is None and _finite(s, k) and s.words[s.left[k] - 1] != ","


def participle_of_its_subject(s: Sentence) -> bool:
    """Make a participle part of its noun: "The rumour going round was that C", "Clerks working there were told"."""
    changed = False
    for verb, dep in enumerate(s.deps):
        noun, main = s.kid(verb, "nsubj"), s.heads[verb]
        if (
            dep not in {"csubj", "csubjpass"}
            or s.tags[verb] != "VBG"
            or noun is None
            or noun + 1 != verb > s.left[noun]
        ):
            continue
        if s.kid(verb, "aux", "mark") is not None or s.kid(main, "nsubj", "nsubjpass") is not None:
            continue
        s.heads[noun], s.deps[noun] = main, "nsubj" if dep == "csubj" else "nsubjpass"
        s.heads[verb], s.deps[verb], changed = noun, "acl", True
    return changed


def said_besides(s: Sentence) -> bool:
    """Give "says otherwise, and that C" its clause: what is joined with "that" is said, too."""
    changed = False
    for clause, dep in enumerate(s.deps):
        verb, that = s.heads[clause], s.kid(clause, "mark")
        if dep != "conj" or that is None or s.lower[that] != "that" or s.kid(clause, *SUBJECTS) is None:
            continue
        if s.deps[verb] == "ccomp":  # "said that A had agreed, but that B": both are said
            continue
        if s.lemmas[verb] in lexicon().verbs and s.kid(verb, "ccomp") is None and s.kid(verb, "nsubj") is not None:
            s.deps[clause], changed = "ccomp", True
    return changed


def judged_before_it_is_named(s: Sentence) -> bool:
    """Give "rejected as fiction the charge that C" its object: the charge is no other name of the fiction."""
    changed = False
    for told, dep in enumerate(s.deps):
        verdict = s.heads[told]
        under = s.heads[verdict]
        verb = s.heads[under]
        if (
            dep != "appos"
            or s.lemmas[told] not in lexicon().nouns
            or s.deps[verdict] != "pobj"
            or s.lower[under] != "as"
        ):
            continue
        claimed = any("claim" in row.takes or "noun" in row.takes for row in lexicon().verbs.get(s.lemmas[verb], ()))
        if claimed and s.kid(verb, "dobj") is None and s.words[s.left[told] - 1] != ",":
            s.heads[told], s.deps[told], changed = verb, "dobj", True
    return changed


SWAPPED = (
    judged_before_it_is_named,
    relative_on_top,
    told_in_a_bare_clause,
    clause_of_a_noun,
    participle_of_its_subject,
    said_besides,
)
