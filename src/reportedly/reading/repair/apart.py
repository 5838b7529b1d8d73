"""Mends what an aside between commas tore from its own: a subject from its verb, a noun of telling from its clause.

"The governor, asked about the trucks, said C", "the charge, first made by a pilot, that C".
"""

from collections.abc import Iterator

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
NEAR = 3  # tokens behind a comma within which an aside's participle stands


def asked_aside(s: Sentence) -> bool:
    """Find the verb of "The governor, asked about the trucks, said C", where the parser took who was asked to ask.

    No verb with a tense stands between commas behind its subject, unless another subject follows it ("The ferry, said
    the pilot, sank"): it is a participle, and the next such verb the main one.
    """
    asked = s.root
    own = s.kid(asked, "nsubj")
    if s.tags[asked] != "VBD" or own is None or not own < asked or s.words[asked - 1] != ",":
        return False
    if s.right[own] not in {asked - 1, asked - 2} or "," in s.words[s.left[own] : asked - 1]:
        return False
    later = [*_behind_comma(s, asked)]
    main = next((k for k in later if s.heads[k] == asked), later[-1] if later else None)
    if main is None or s.lemmas[asked] != "ask":
        return False
    for k in list(s.kids[asked]):
        if k == own or s.left[k] >= main or (k > main and s.deps[k] == "punct"):
            s.heads[k] = main
    for k in s.kids[s.heads[main]]:
        if k > main:
            s.heads[k] = main
    s.heads[main], s.deps[main], s.tags[main], s.pos[main] = main, "ROOT", "VBD", "VERB"
    s.heads[asked], s.deps[asked], s.tags[asked] = own, "acl", "VBN"
    return True


def _behind_comma(s: Sentence, asked: int) -> Iterator[int]:
    """Yield the verbs below `asked` that stand right behind a comma, without a subject or a conjunction before them."""
    for k in range(asked + 2, len(s)):
        bare = s.words[k - 1] == "," and s.pos[k] == "VERB" and s.tags[k] in FINITE | {"VBN"}
        joined = s.deps[k] in {"conj", "acl", "ccomp", "dep", "parataxis", "advcl"} and asked in s.ancestors(k)
        if bare and joined and s.kid(k, "aux", "auxpass", "agent", *SUBJECTS) is None and s.left[k] == k:
            yield k


def warned_between(s: Sentence) -> bool:
    """Put who tells somebody on top of "Should A fail, X warned the council, B would follow": B is X's word, with A.

    The parser makes the speaker's clause one that the last verb tells.
    """
    told, verbs = s.root, lexicon().verbs
    own = s.kid(told, *SUBJECTS)
    for verb in s.kids_by(told, "ccomp"):
        speaker, hearer = s.kid(verb, "nsubj"), s.kid(verb, "dobj")
        if own is None or speaker is None or hearer is None or not speaker < verb < hearer < own < told:
            continue
        if s.lemmas[verb] not in verbs or s.tags[verb] not in FINITE or all(s.tags[k] != "MD" for k in s.kids[told]):
            continue
        apart = s.words[s.left[speaker] - 1] == s.words[s.left[own] - 1] == ","
        before = [k for k in (*s.kids_by(told, "advcl"), *s.kids_by(verb, "advcl")) if s.right[k] < s.left[speaker]]
        if apart and before and s.left[before[0]] == 0:
            s.heads[verb], s.deps[verb], s.heads[told], s.deps[told] = verb, "ROOT", verb, "ccomp"
            for k in before:
                s.heads[k] = told
            return True
    return False


def told_behind_aside(s: Sentence) -> bool:
    """Give a noun of telling its clause across who told it: "the charge, first made by a pilot, that C"."""
    changed = False
    for that, word in enumerate(s.lower):
        clause = s.heads[that]
        if word != "that" or s.deps[that] != "mark" or that == 0 or s.words[that - 1] != ",":
            continue
        made = _participle_before(s, that)
        noun = made[0] if made is not None else -1
        own = s.kid(clause, *SUBJECTS)
        if made is None or own is None or s.heads[clause] == noun or noun in s.subtree(clause):
            continue
        if s.lemmas[noun] in lexicon().nouns and s.pos[noun] == "NOUN" and s.root != made[1]:
            s.heads[clause], s.deps[clause] = noun, "acl"
            s.heads[made[1]], s.deps[made[1]], changed = noun, "acl", True
    return changed


def told_behind_its_occasion(s: Sentence) -> bool:
    """Give "Roll said, during talks with Y, that C, a clerk said" its clause, which the parser gave to the clerk."""
    for verb, lemma in enumerate(s.lemmas):
        rows = lexicon().verbs.get(lemma, ())
        if not any("clause" in row.takes for row in rows) or s.kid(verb, "ccomp") is not None:
            continue
        if (
            s.kid(verb, "nsubj") is None
            or s.words[verb + 1 : verb + 2] != [","]
            or s.deps[verb + 2 : verb + 3] != ["prep"]
        ):
            continue
        that = next((k for k in range(verb + 3, len(s)) if s.lower[k] == "that" and s.words[k - 1] == ","), None)
        if that is None or any(s.tags[k] in FINITE for k in range(verb + 1, that)):
            continue
        for clause in range(that + 1, len(s)):
            own = s.kid(clause, *SUBJECTS)
            if own is None or s.left[own] not in {that, that + 1} or clause in s.ancestors(verb):
                continue
            if verb not in s.ancestors(clause):
                s.heads[clause], s.deps[clause] = verb, "ccomp"
                s.heads[that], s.deps[that], s.tags[that], s.pos[that] = clause, "mark", "IN", "SCONJ"
                return True
            break
    return False


def _participle_before(s: Sentence, that: int) -> tuple[int, int] | None:
    """Return the noun and the participle of an aside that closes right before token `that`."""
    for comma in range(that - 2, 0, -1):
        if s.words[comma] != ",":
            continue
        made = next((k for k in range(comma + 1, min(comma + 1 + NEAR, that - 1)) if s.tags[k] == "VBN"), None)
        if made is not None:
            return comma - 1, made
    return None


def named_between(s: Sentence) -> bool:
    """Read "the patrol, codenamed Heron, was over" as what the mission is called: no second verb without an "and"."""
    changed = False
    for verb, dep in enumerate(s.deps):
        named = s.heads[verb]
        noun = s.kid(named, "nsubj")
        if dep != "conj" or noun is None or s.tags[named] not in {"VBD", "VBN"} or not noun < named < verb:
            continue
        apart = s.words[named - 1] == "," and s.right[noun] in {named - 1, named - 2} and s.words[verb - 1] == ","
        if not apart or s.kid(named, "cc", "aux", "auxpass", "mark") is not None or s.kid(verb, *SUBJECTS) is not None:
            continue
        s.heads[verb], s.deps[verb] = (verb, "ROOT") if s.heads[named] == named else (s.heads[named], s.deps[named])
        s.heads[noun], s.deps[noun] = verb, "nsubjpass" if s.kid(verb, "auxpass") is not None else "nsubj"
        for k in s.kids[named]:
            s.heads[k] = verb if k > verb else s.heads[k]
        s.heads[named], s.deps[named], s.tags[named], changed = noun, "acl", "VBN", True
    return changed


def told_behind_its_colon(s: Sentence) -> bool:
    """Give "…, adding: “C”" its clause, which the parser hung on another verb before it."""
    changed = False
    for verb in range(1, len(s) - 3):
        known = any("quote" in row.takes for row in lexicon().verbs.get(s.lemmas[verb], ()))
        if s.tags[verb] != "VBG" or not known or s.words[verb + 1] != ":" or s.kid(verb, "ccomp") is not None:
            continue
        if s.words[verb + 2] not in {'"', "\u201c", "``"}:
            continue
        for clause in range(verb + 3, len(s)):
            outside = s.heads[clause] < verb and s.kid(clause, *SUBJECTS) is not None and s.left[clause] > verb
            if outside and s.pos[clause] in {"VERB", "AUX"} and s.deps[clause] in {"ccomp", "conj", "parataxis", "dep"}:
                s.heads[clause], s.deps[clause], changed = verb, "ccomp", True
                break
    return changed


def before_who_is_quoted(s: Sentence) -> bool:
    """Give "Arriving in Dell, X said, “C”" its opening: what stands before X is none of the words X is quoted with."""
    changed = False
    for clause, dep in enumerate(s.deps):
        verb = s.heads[clause]
        own = s.kid(verb, "nsubj")
        if dep != "ccomp" or own is None or not own < verb < clause or s.lemmas[verb] not in lexicon().verbs:
            continue
        if s.words[verb + 1 : verb + 3] not in ([",", '"'], [":", '"'], [",", "\u201c"], [":", "\u201c"]):
            continue
        if not s.words[verb + 3][:1].isupper():
            continue  # "If it rains, X said, “we will go”"
        for k in s.kids[clause]:
            if s.right[k] < s.left[own]:
                s.heads[k], changed = verb, True
    return changed


APART = (
    told_behind_aside,
    told_behind_its_occasion,
    named_between,
    told_behind_its_colon,
    before_who_is_quoted,
    warned_between,
)
