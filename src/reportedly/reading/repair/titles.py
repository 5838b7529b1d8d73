"""Mends headlines whose bare verbs the parser took for nouns: "Rebels raid jail, free dozens".

A headline has no articles and no "and": a part behind a comma that opens with a verb in the form of the first one,
and goes on with what it is done to, is a further verb of the same doer. It also tells which word is the first verb,
where the parser made one name of doer, verb and object.
"""

from functools import cache

from reportedly.codebook.codebook import triggers
from reportedly.codebook.cues import lexicon
from reportedly.codebook.units import unit_words
from reportedly.reading.tree import Sentence

STOPS = frozenset({".", "!", "?", "…", ":"})
LONGEST = 30  # tokens of a line that may be a headline
PLURAL = frozenset({"NNS", "NNPS"})
NOMINAL = PLURAL | {"NN", "NNP"}
VERBAL = frozenset({"VB", "VBP", "VBZ"})
OPENS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "DT", "PRP$", "VBN"})  # what begins an object
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
JOINTS = frozenset({",", "and", ";"})
PEOPLE = frozenset({"police", "troops", "militia", "people"})  # several, without the ending


def verbs_of_a_headline(s: Sentence) -> bool:
    """Give a headline its verbs: the first, and each that opens a part behind a comma and agrees with it."""
    if len(s) > LONGEST or s.words[-1] in STOPS or "," not in s.words:
        return False
    first = _first(s)
    if first is None:
        return False
    many = not _ends_in_s(s, first)
    opened = [k for k in range(first + 2, len(s) - 1) if s.words[k - 1] in JOINTS and _is_further(s, k, many=many)]
    behind_commas = [k for k in opened if s.words[k - 1] != "and"]
    if not behind_commas or (s.pos[first] == "VERB" and all(_stands(s, k, first) for k in opened)):
        return False
    _lead(s, first, many=many)
    for k, past in zip(opened, [*opened[1:], len(s) + 1], strict=True):
        _follow(s, first, k, past - 1)
    return True


def _first(s: Sentence) -> int | None:
    """Return the first verb: the root, where it is one in the present, else the word behind the doers that is one."""
    root = s.root
    comma = s.words.index(",")
    if (
        s.pos[root] == "VERB"
        and (s.tags[root] in VERBAL or s.lower[root] == s.lemmas[root])
        and 0 < root < comma
        and s.kid(root, *SUBJECTS) is not None
    ):
        return root
    if any(_is_finite(s, k) for k in range(comma)):
        return None
    for k in range(1, comma - 1):
        several = s.tags[k - 1] in PLURAL or s.lower[k - 1] in PEOPLE
        agrees = several != _ends_in_s(s, k) and s.tags[k - 1] in NOMINAL
        if agrees and _form(s.lower[k]) in _done() and (s.tags[k + 1] in OPENS or k + 2 == comma):
            return k
    return None


def _is_finite(s: Sentence, k: int) -> bool:
    """Say whether a word is tagged as a tensed verb and has the form of no other tense ("hit")."""
    return s.tags[k] in {"VBZ", "VBP", "MD"} or (s.tags[k] == "VBD" and s.lower[k] != s.lemmas[k])


def _is_further(s: Sentence, k: int, *, many: bool) -> bool:
    """Say whether a word is a verb of a headline in the form of its first one, with what it is done to behind it."""
    if _ends_in_s(s, k) == many or s.tags[k + 1] not in OPENS or s.tags[k] in {"NNP", "CD", "VBD", "VBG"}:
        return False
    known = _form(s.lower[k]) in _done()
    if not known or s.words[k][0].isupper():
        return False
    past = next((i for i in range(k, len(s)) if s.words[i] == ","), len(s))
    return not any(_is_finite(s, i) for i in range(k + 1, past - 1))


def _stands(s: Sentence, k: int, first: int) -> bool:
    """Say whether a verb is read as one of the first's own clause already."""
    return s.pos[k] == "VERB" and first in s.ancestors(k) and s.deps[k] in {"conj", "advcl", "ccomp", "dep"}


def _lead(s: Sentence, first: int, *, many: bool) -> None:
    """Put the first verb on top, what stands before it as its subject, the noun behind it as its object."""
    if s.pos[first] == "VERB" and s.heads[first] == first:
        return
    comma = s.words.index(",")
    doer = first - 1
    for i in range(doer):
        if s.heads[i] >= first or s.heads[i] == i:
            s.heads[i], s.deps[i] = doer, "compound"
    thing = _object(s, first + 1, comma)
    for i in range(first + 1, comma):
        if i != thing and not first < s.heads[i] < comma:
            s.heads[i], s.deps[i] = (thing, "compound") if i < thing else (first, s.deps[i])
    s.heads[doer], s.deps[doer] = first, "nsubj"
    s.heads[thing], s.deps[thing] = first, "dobj"
    s.heads[first], s.deps[first] = first, "ROOT"
    s.tags[first], s.pos[first] = ("VBP" if many else "VBZ"), "VERB"
    s.lemmas[first] = _form(s.lower[first])
    for i in range(comma, len(s)):
        if s.heads[i] < comma or s.heads[i] == i:
            s.heads[i] = first
            s.deps[i] = "dep" if s.deps[i] in {"ROOT", "nsubj"} else s.deps[i]


def _follow(s: Sentence, first: int, k: int, past: int) -> None:
    """Hang a further verb on the first, and on it the object behind it."""
    thing = _object(s, k + 1, past)
    if s.pos[thing] == "VERB":
        s.tags[thing], s.pos[thing] = "NN", "NOUN"
    for i in range(k + 1, past):
        if i != thing and not k < s.heads[i] < past:
            s.heads[i] = thing if i < thing else k
            s.deps[i] = s.deps[i] if i > thing or s.deps[i] == "nummod" else "compound"
    s.heads[thing], s.deps[thing] = k, "dobj"
    s.heads[k], s.deps[k] = first, "conj"
    s.tags[k], s.pos[k], s.lemmas[k] = ("VBZ" if _ends_in_s(s, k) else "VBP"), "VERB", _form(s.lower[k])


def _object(s: Sentence, at: int, past: int) -> int:
    """Return the last word of the run of nouns, numbers and adjectives that opens a part."""
    last = at
    for i in range(at, past):
        if s.tags[i] not in OPENS and not (i == past - 1 and s.tags[i] in VERBAL):
            break
        last = i
    return last


def _ends_in_s(s: Sentence, k: int) -> bool:
    return s.lower[k].endswith("s") and not s.lower[k].endswith("ss")


def _form(word: str) -> str:
    """Return a verb in the present without its ending."""
    known = _done()
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    return next((form for form in forms if form in known), word)


@cache
def _done() -> frozenset[str]:
    """Return the verbs that a headline may tell: of deeds, of what befalls people and of what is said."""
    return frozenset(set(triggers().verbs) | set(unit_words().done) | set(lexicon().verbs)) - {"dead", "missing"}
