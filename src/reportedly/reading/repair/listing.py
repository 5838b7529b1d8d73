"""Mends lists that the parser took for appositions: "a colonel, a judge and Senator Dalo were killed" are three.

The parser makes the second of a list an apposition of the first, or a second subject of the verb, and hangs the rest
on it. The members are coordinated with the first where the words show that they are several: the verb agrees with
many, each has a number or article of its own, each is a person by name, or the second is told by whose he is and the
third has words of his own ("a judge, his wife and their two sons").
"""

from itertools import pairwise

from reportedly.codebook.codebook import triggers
from reportedly.reading.tree import Sentence

ROW = frozenset({",", "and", "or"})  # what stands between two questions in a row
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MEMBERS = SUBJECTS | {"dobj", "pobj", "attr", "appos", "conj"}
ONE = frozenset({"NN", "NNP"})
NOUNS = frozenset({"NOUN", "PROPN"})
MANY = frozenset({"were", "are", "have"})
INDEFINITE = frozenset({"a", "an", "another"})
OWN = frozenset({"det", "poss", "nummod"})
LOOSE = frozenset({"appos", "dep", "conj", "npadvmod"})
STRAY = frozenset({"npadvmod", "dep"})
DYING = frozenset({"die", "perish"})
NAMED = NOUNS | {"PRON"}
JOINTS = frozenset({"and", "but", "while"})
VERBAL = frozenset({"VERB", "AUX"})
CLAUSES = frozenset({"ccomp", "conj"})
TENSED = frozenset({"MD", "VBD", "VBZ", "VBP"})
PARTING = frozenset({",", ";"})
BEING = frozenset({"was", "were", "is", "are"})


def listed(s: Sentence) -> bool:
    """Coordinate the members of a list with its first; say whether anything changed."""
    changed = False
    for k, dep in enumerate(s.deps):
        first = s.heads[k] if dep == "appos" else _struck_before(s, k)
        if first is not None and first < k and _closes(s, first, k) and _are_several(s, first, k):
            s.heads[k], s.deps[k], changed = first, "conj", True
    return changed


def aged(s: Sentence) -> bool:
    """Coordinate names that are told one after the other with their ages: "NAME, 53; NAME, 24, and NAME, 60"."""
    changed, first, last = False, -1, -1
    for k in range(len(s) - 2):
        if s.pos[k] != "PROPN" or s.words[k + 1] != "," or not s.words[k + 2].isdigit():
            continue
        if first >= 0 and set(s.lower[last : s.left[k]]) <= PARTING | {"and"} and k not in s.ancestors(first):
            if s.deps[k] in LOOSE and s.heads[k] != first:
                s.heads[k], s.deps[k], changed = first, "conj", True
        else:
            first = k
        last = k + 3
    return changed


def parted(s: Sentence) -> bool:
    """Coordinate nouns parted by semicolons with the first: "were NAME, 58; her driver, NAME, 41; and a passer-by"."""
    changed = False
    for k, label in enumerate(s.deps):
        before = s.left[k] - 1
        before -= before > 0 and s.lower[before] == "and"
        if label not in LOOSE or s.pos[k] not in NOUNS or before < 1 or s.words[before] != ";":
            continue
        first = next((n for n in _over(s, k) if s.right[n] in {before - 1, before} or s.heads[k] == n), None)
        first = s.leader(first) if first is not None else None
        if first is not None and first < k and s.pos[first] in NOUNS and s.heads[k] != first:
            s.heads[k], s.deps[k], changed = first, "conj", True
    return changed


def _over(s: Sentence, k: int) -> list[int]:
    """Return the nouns that one behind a semicolon may go on from: those above it, and beside it under its verb."""
    above = [n for n in s.ancestors(k) if s.pos[n] in NOUNS]
    return [*above, *s.kids_by(s.heads[k], *SUBJECTS, "attr", "dobj", "pobj")]


def _struck_before(s: Sentence, k: int) -> int | None:
    """Return the object right before the comma in front of what the parser took for a time or left open."""
    if s.deps[k] not in STRAY or s.pos[k] not in NOUNS or s.words[s.left[k] - 1] != ",":
        return None
    return next((n for n in s.kids_by(s.heads[k], "dobj") if s.right[n] in {s.left[k] - 1, s.left[k] - 2}), None)


def _closes(s: Sentence, first: int, k: int) -> bool:
    """Say whether a last member follows behind "and", and no comma closes an apposition behind it.

    Behind an object a comma may open a clause: "killed a judge, his wife and their son, police said".
    """
    held = s.conjuncts(k)
    if len(held) == 1 or s.words[s.left[k] - 1] not in PARTING or all(s.kid(member, "cc") is None for member in held):
        return False
    after = s.right[held[-1]] + 1
    if any(s.pos[member] not in NOUNS for member in held):
        return False
    tied = s.deps[first] == "dobj" and _is_tied(s, k)
    return after >= len(s) or s.words[after] != "," or tied


def _are_several(s: Sentence, first: int, second: int) -> bool:
    """Say whether two nouns are two members: by the verb, by numbers or articles of their own, or by their names."""
    if s.tags[first] in ONE and s.deps[first] in SUBJECTS and not s.kids_by(first, "conj"):
        verb = s.heads[first]
        if any(s.lower[k] in MANY for k in (verb, *s.kids_by(verb, "aux", "auxpass"))):
            return True
    if s.deps[first] not in MEMBERS:
        return False
    if s.words[s.left[second] - 1] == ";" and s.pos[first] == s.pos[second]:  # "NAME, 53; NAME, 24, and NAME"
        return True
    both = [[k for k in s.kids_by(noun, *OWN) if k < noun] for noun in (first, second)]
    counted = [any(s.deps[k] == "nummod" or s.lower[k] in INDEFINITE for k in held) for held in both]
    return all(counted) or _is_tied(s, second) or all(_is_person(s, noun) for noun in (first, second))


def _is_tied(s: Sentence, noun: int) -> bool:
    """Say whether somebody is told by whose he is, and who is listed behind him has an owner or number of his own."""
    owned = any(s.tags[k] == "PRP$" for k in s.kids_by(noun, "poss"))
    return owned and any(s.kids_by(k, *OWN) for k in s.conjuncts(noun) if k != noun)


def _is_person(s: Sentence, noun: int) -> bool:
    """Say whether a noun ends the name of a person."""
    return s.pos[noun] == "PROPN" and any(label == "PERSON" and first <= noun < past for first, past, label in s.ents)


def two_befallen(s: Sentence) -> bool:
    """Coordinate two subjects of one verb: "six priests, their cook and a boy were", "guards who … and a clerk"."""
    changed = False
    for verb in sorted({s.heads[k] for k, dep in enumerate(s.deps) if dep in SUBJECTS and k < s.heads[k]}):
        held = [k for k in s.kids[verb] if s.deps[k] in SUBJECTS and k < verb]
        for first, second in pairwise(held):
            comma = s.left[second] - 1
            apart = s.pos[first] in NOUNS and s.pos[second] in NOUNS and s.right[first] <= comma
            listed_on = s.words[comma] == "," and comma - s.right[first] <= 1 and s.kid(second, "cc") is not None
            if apart and (listed_on or _behind_clause(s, first, comma)):
                s.heads[second], s.deps[second], changed = first, "conj", True
    return changed


def _behind_clause(s: Sentence, first: int, joint: int) -> bool:
    """Say whether "and" stands right behind the relative clause of a noun: what follows is no part of the clause."""
    clause = s.kid(first, "relcl")
    return s.lower[joint] == "and" and clause is not None and s.right[clause] in {joint, joint - 1}


def behind_brackets(s: Sentence) -> bool:
    """Hang what follows brackets on the noun before them: "six nurses (four of them Kenyans) and two drivers"."""
    changed = False
    for k, dep in enumerate(s.deps):
        inner = s.heads[k]
        if dep != "conj" or inner > k or s.words[inner:k].count(")") != s.words[inner:k].count("(") + 1:
            continue
        opening = max((i for i in range(inner) if s.words[i] == "("), default=0)
        counted = opening > 0 and s.kid(opening - 1, "nummod") is not None and s.kid(k, "nummod") is not None
        if counted and s.pos[opening - 1] in NOUNS and s.left[k] > s.words.index(")", inner):
            s.heads[k], changed = opening - 1, True
    return changed


def befallen_beside(s: Sentence) -> bool:
    """Let "nine were killed and five wounded" have two participles: the second shares the auxiliary of the first."""
    changed = False
    for k, dep in enumerate(s.deps):
        first = s.heads[k]
        if dep != "conj" or first > k or s.tags[first] != "VBN" or s.kid(first, "auxpass") is None:
            continue
        hurt = s.kid(k, "acl") if s.tags[k] == "CD" else k
        own = k if hurt != k else s.kid(k, "nsubj")
        if hurt is None or own is None or s.lemmas[hurt] not in triggers().roles["on_people"] - DYING:
            continue
        if s.tags[hurt] not in {"VBN", "VBD"} or s.kid(hurt, "dobj", "aux", "auxpass") is not None or own > hurt:
            continue
        if s.tags[own] == "CD" or s.kid(own, "nummod") is not None:
            s.heads[hurt], s.deps[hurt], s.tags[hurt] = first, "conj", "VBN"
            s.heads[own], s.deps[own], changed = hurt, "nsubjpass", True
    return changed


def befallen_behind(s: Sentence) -> bool:
    """Give "Also killed was the mayor" its subject, which the parser hung on the auxiliary."""
    changed = False
    for k in range(1, len(s)):
        verb = k - 1
        if s.lower[k] not in BEING or s.tags[verb] != "VBN" or s.kids_by(verb, *SUBJECTS, "dobj"):
            continue
        if any(s.pos[i] != "ADV" for i in range(s.left[verb], verb)):
            continue
        own = next((n for n in s.kids_by(k, "attr", "nsubj", "nsubjpass") if n > k and s.pos[n] in NOUNS), None)
        if own is not None and (s.heads[k] == verb or s.heads[verb] == k):
            _under_passive(s, verb, k, own)
            changed = True
    return changed


def _under_passive(s: Sentence, verb: int, auxiliary: int, own: int) -> None:
    """Make a participle the head of its clause, with its auxiliary and its subject, whatever stood on top."""
    if s.heads[verb] == auxiliary:
        above = s.heads[auxiliary]
        s.heads[verb], s.deps[verb] = (verb if above == auxiliary else above), s.deps[auxiliary]
        for k in s.kids[auxiliary]:
            if k != verb:
                s.heads[k] = verb
    s.heads[auxiliary], s.deps[auxiliary] = verb, "auxpass"
    s.heads[own], s.deps[own] = verb, "nsubjpass"


def subject_in_a_list(s: Sentence) -> bool:
    """Give a verb its subject, where the parser took that for the last of a list before it, and the verb its place.

    "would open the road between A and B and the government would free 20": no "and" stands between the government and
    its verb, so the government frees them, and opens no road.
    """
    changed = False
    for k, dep in enumerate(s.deps):
        joint = s.left[k] - 1
        if dep != "conj" or s.pos[k] not in NAMED or joint < 1 or s.lower[joint] not in JOINTS:
            continue
        verb = _verb_behind(s, k) if s.kid(k, "conj") is None else None
        first = next((at for at in s.ancestors(k) if s.pos[at] in VERBAL), None)
        if verb is None or first is None or first > k or s.heads[verb] not in {first, s.heads[first]}:
            continue
        s.heads[k], s.deps[k] = verb, "nsubjpass" if s.kid(verb, "auxpass") is not None else "nsubj"
        s.heads[joint], s.deps[joint] = first, "cc"
        s.heads[verb], s.deps[verb] = first, "conj"
        changed = True
    return changed


def _verb_behind(s: Sentence, k: int) -> int | None:
    """Return the tensed verb without a subject whose words begin right behind a noun; no "and" opens it."""
    at = s.right[k] + 1
    if at >= len(s) or s.pos[at] not in {"VERB", "AUX", "ADV"}:
        return None
    verb = at if s.deps[at] in CLAUSES else s.heads[at]
    tensed = s.tags[verb] in TENSED or any(s.tags[i] in TENSED for i in s.kids_by(verb, "aux", "auxpass"))
    bare = s.kid(verb, "nsubj", "nsubjpass", "expl", "csubj", "mark") is None
    return (
        verb if s.deps[verb] in CLAUSES and s.left[verb] == at and s.pos[verb] in VERBAL and tensed and bare else None
    )


def behind_a_size(s: Sentence) -> bool:
    """Hang what follows a size on the noun that it is of: "a family of four and a baker" is no family of a baker."""
    changed = False
    for size in range(2, len(s) - 2):
        of, noun = size - 1, size - 2
        if s.lower[of] != "of" or s.tags[size] != "CD" or s.tags[noun] != "NN" or s.lower[size + 1] != "and":
            continue
        beside = s.kids_by(size, "conj") if s.deps[size] == "pobj" else [s.heads[size]]
        listed = next((k for k in beside if k > size + 1 and s.kid(k, "det") is not None), None)
        if listed is not None and s.heads[of] == noun and s.deps[size] in {"pobj", "nummod"}:
            s.heads[size], s.deps[size] = of, "pobj"
            s.heads[listed], s.deps[listed], changed = noun, "conj", True
    return changed


def questions_in_a_row(s: Sentence) -> bool:
    """Make equals of "asked who had left, when they had left and why": no time, no place of the first.

    A clause of time or place is a question where one more question follows it.
    """
    changed = False
    for k, dep in enumerate(s.deps):
        if dep not in {"advcl", "ccomp"} or not _opens_question(s, k):
            continue
        before = _opener(s, k) - 1
        if before < 1 or s.words[before] not in ROW:
            continue
        first = next((c for c in range(k) if _asked_before(s, c, k)), None)
        if first is None:
            continue
        more = any(_opens_question(s, c) for c in (*s.kids_by(k, "conj"), *s.kids_by(first, "conj")) if c > k)
        if dep == "ccomp" or more:
            s.heads[k], s.deps[k], changed = first, "conj", True
    return changed


def _asked_before(s: Sentence, c: int, k: int) -> bool:
    """Say whether a clause is a question that ends right before another that hangs on it or on what it hangs on."""
    if s.deps[c] != "ccomp" or not _opens_question(s, c) or s.heads[k] not in {c, *s.ancestors(c)}:
        return False
    last = max((i for i in s.subtree(c) if i < _opener(s, k)), default=-1)
    return 0 < _opener(s, k) - last <= len(ROW) and last >= c


def _opener(s: Sentence, k: int) -> int:
    """Return the first word of a clause, no comma before it."""
    return next((i for i in s.subtree(k) if s.pos[i] != "PUNCT"), k)


def _opens_question(s: Sentence, k: int) -> bool:
    """Say whether a clause with a subject opens with a question word."""
    first = _opener(s, k)
    asks = s.tags[first] in {"WRB", "WP", "WDT"} or s.lower[first] == "whether"
    return asks and s.pos[k] in {"VERB", "AUX"} and s.kid(k, "nsubj", "nsubjpass", "expl") is not None


LISTING = (
    questions_in_a_row,
    behind_a_size,
    behind_brackets,
    aged,
    parted,
    listed,
    two_befallen,
    befallen_beside,
    befallen_behind,
    subject_in_a_list,
)
