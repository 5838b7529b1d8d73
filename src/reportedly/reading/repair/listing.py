"""Mends lists that the parser took for appositions: "a colonel, a judge and Senator Dalo were killed" are three.

The parser makes the second of a list an apposition of the first, or a second subject of the verb, and hangs the rest
on it. The members are coordinated with the first where the words show that they are several: the verb agrees with
many, each has a number or article of its own, or each is a person by name.
"""

from itertools import pairwise

from reportedly.reading.tree import Sentence

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MEMBERS = SUBJECTS | {"dobj", "pobj", "appos", "conj"}
ONE = frozenset({"NN", "NNP"})
NOUNS = frozenset({"NOUN", "PROPN"})
MANY = frozenset({"were", "are", "have"})
INDEFINITE = frozenset({"a", "an", "another"})
OWN = frozenset({"det", "poss", "nummod"})
BEING = frozenset({"was", "were", "is", "are"})


def listed(s: Sentence) -> bool:
    """Coordinate the members of a list with its first; say whether anything changed."""
    changed = False
    for k, dep in enumerate(s.deps):
        if dep == "appos" and s.heads[k] < k and _closes(s, k) and _are_several(s, s.heads[k], k):
            s.deps[k], changed = "conj", True
    return changed


def _closes(s: Sentence, k: int) -> bool:
    """Say whether a last member follows behind "and", and no comma closes an apposition behind it."""
    held = s.conjuncts(k)
    if len(held) == 1 or s.words[s.left[k] - 1] != "," or all(s.kid(member, "cc") is None for member in held):
        return False
    after = s.right[held[-1]] + 1
    if any(s.pos[member] not in NOUNS for member in held):
        return False
    return after >= len(s) or s.words[after] != ","


def _are_several(s: Sentence, first: int, second: int) -> bool:
    """Say whether two nouns are two members: by the verb, by numbers or articles of their own, or by their names."""
    if s.tags[first] in ONE and s.deps[first] in SUBJECTS and not s.kids_by(first, "conj"):
        verb = s.heads[first]
        if any(s.lower[k] in MANY for k in (verb, *s.kids_by(verb, "aux", "auxpass"))):
            return True
    if s.deps[first] not in MEMBERS:
        return False
    both = [[k for k in s.kids_by(noun, *OWN) if k < noun] for noun in (first, second)]
    counted = [any(s.deps[k] == "nummod" or s.lower[k] in INDEFINITE for k in held) for held in both]
    return all(counted) or all(_is_person(s, noun) for noun in (first, second))


def _is_person(s: Sentence, noun: int) -> bool:
    """Say whether a noun ends the name of a person."""
    return s.pos[noun] == "PROPN" and any(label == "PERSON" and first <= noun < past for first, past, label in s.ents)


def two_befallen(s: Sentence) -> bool:
    """Coordinate two subjects of one verb with a comma between them: "six priests, their cook and a boy were"."""
    changed = False
    for verb in sorted({s.heads[k] for k, dep in enumerate(s.deps) if dep in SUBJECTS and k < s.heads[k]}):
        held = [k for k in s.kids[verb] if s.deps[k] in SUBJECTS and k < verb]
        for first, second in pairwise(held):
            comma = s.left[second] - 1
            apart = s.pos[first] in NOUNS and s.pos[second] in NOUNS and s.right[first] <= comma
            if apart and s.words[comma] == "," and comma - s.right[first] <= 1 and s.kid(second, "cc") is not None:
                s.heads[second], s.deps[second], changed = first, "conj", True
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
