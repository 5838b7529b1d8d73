"""Sentences that open with what befell somebody, or by what, before they say whom.

"Wounded by the blast were: NAME, a baker; NAME, 20"; "As a result of the raid, a nurse, named as NAME, was killed".
"""

from collections.abc import Iterator

from reportedly.codebook.cues import lexicon
from reportedly.codebook.units import unit_words
from reportedly.reading.tree import Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOUNS = frozenset({"NOUN", "PROPN"})
BEING = frozenset({"was", "were", "is", "are"})
SUBJECTS = ("nsubj", "nsubjpass", "expl")
BOTH = 2  # subjects, and tokens from a phrase back to the name before its comma
REACH = 12  # tokens from the participle to the list
LISTS = frozenset({":", ";"})
ONE = frozenset({"a", "an", "one", "another", "some", "several"})
ASIDE = frozenset({"appos", "dep", "npadvmod"})


def list_of_befallen(s: Sentence) -> bool:
    """Give a participle that opens a sentence those listed behind "were" or a colon, each of them, as its subjects."""
    verb = next((k for k, pos in enumerate(s.pos) if pos not in {"ADV", "PUNCT"}), 0)
    if s.tags[verb] != "VBN" or s.lower[verb] not in unit_words().done:
        return False
    if any(k < verb for k in s.kids_by(verb, *SUBJECTS)):
        return False
    joint = _joint(s, verb)
    listed = list(_listed(s, joint)) if joint is not None else []
    if joint is None or not listed or s.kids_by(verb, "nsubjpass") == listed:
        return False
    first = listed[0]
    if verb != s.root:
        for k in s.kids[s.root]:
            if s.deps[k] == "punct" and k > verb:
                s.heads[k] = verb
        s.heads[verb], s.deps[verb] = verb, "ROOT"
    s.heads[joint], s.deps[joint] = verb, "punct" if s.lower[joint] in LISTS else "auxpass"
    s.heads[first], s.deps[first] = verb, "nsubjpass"
    for k in listed[1:]:
        s.heads[k], s.deps[k] = first, "conj"
    return True


def subject_behind_cause(s: Sentence) -> bool:
    """Give "As a result of the raid, a nurse, named as NAME, was killed" its subject, taken for what the raid was."""
    verb = s.root
    helper = s.kid(verb, "auxpass", "aux")
    if helper is None or s.lower[helper] not in BEING or s.kid(verb, *SUBJECTS, "csubj") is not None:
        return False
    for noun in range(1, helper):
        if s.deps[noun] != "appos" or s.pos[s.heads[noun]] != "NOUN" or s.words[s.left[noun] - 1] != ",":
            continue
        opens = s.lower[s.left[noun]] in ONE or s.pos[s.left[noun]] == "NUM"
        above = next((k for k in s.ancestors(noun) if s.heads[k] == verb), None)
        if opens and above is not None and above < noun and s.deps[above] == "prep" and s.right[above] < helper:
            s.heads[noun], s.deps[noun] = verb, "nsubjpass" if s.deps[helper] == "auxpass" else "nsubj"
            return True
    return False


def speaker_behind_medium(s: Sentence) -> bool:
    """Give "In a letter received by X, the Y mission (YM) said C" its speaker, taken for what X is."""
    verb = s.root
    opener = next((k for k in s.kids_by(verb, "prep") if s.left[k] == 0), verb)
    if s.lemmas[verb] not in lexicon().verbs or s.tags[verb] not in FINITE or s.kid(verb, *SUBJECTS) is not None:
        return False
    before = [k for k in range(1, verb) if s.pos[k] != "PUNCT" and s.deps[k] in ASIDE | {"conj"} and s.pos[k] in NOUNS]
    for noun in before:
        ends = all(s.pos[i] == "PUNCT" or i in s.subtree(noun) for i in range(noun, verb))
        if ends and opener in s.ancestors(noun) and s.words[s.left[noun] - 1] == "," and s.right[opener] < verb:
            s.heads[noun], s.deps[noun] = verb, "nsubj"
            return True
    return False


def place_told_aside(s: Sentence) -> bool:
    """Make an aside of the first subject of "In NAME, the capital, two men were killed"."""
    for verb in range(len(s)):
        own = s.kids_by(verb, "nsubj", "nsubjpass")
        if len(own) != BOTH or s.left[own[0]] < BOTH or s.right[own[0]] + 1 != s.left[own[1]] - 1:
            continue
        first, place = own[0], s.left[own[0]] - BOTH
        apart = s.words[place + 1] == "," and s.words[s.right[first] + 1] == ","
        if apart and s.deps[place] == "pobj" and s.pos[place] == "PROPN" and s.kid(own[1], "conj") is None:
            s.heads[first], s.deps[first] = place, "appos"
            return True
    return False


def teller_told_aside(s: Sentence) -> bool:
    """Give "According to NAME, the army's spokesman, no tank was hit" its subject back, made an aside of the aside."""
    verb = s.root
    opening = next((k for k in s.kids_by(verb, "prep") if s.lower[k] == "according" and k < verb), None)
    to = s.kid(opening, "prep") if opening is not None else None
    teller = s.kid(to, "pobj") if to is not None else None
    if teller is None or teller + 1 >= verb or s.words[teller + 1] != ",":
        return False
    own = s.kids_by(verb, *SUBJECTS)
    asides = s.kids_by(teller, "appos")
    if own and s.left[own[0]] == teller + BOTH:
        aside, meant = own[0], next((k for k in (*own[1:], *s.kids_by(own[0], "appos", "conj"))), None)
    elif not own and len(asides) >= BOTH:
        aside, meant = asides[0], asides[1]
    else:
        return False
    if meant is None or s.kid(aside, "cc") is not None or not any(s.words[k] == "," for k in range(aside, meant)):
        return False
    if own and "," in {s.words[s.right[meant]], s.words[s.right[meant] + 1]}:
        return False
    passive = s.kid(verb, "auxpass") is not None
    for k in (*s.kids_by(aside, "neg", "preconj", "advmod", "det"), *s.kids_by(teller, "punct", "appos")):
        if aside < k and k != meant:
            s.heads[k] = meant
    for k in (teller + 1, *s.kids_by(aside, "punct")):
        s.heads[k] = teller
    s.heads[meant], s.deps[meant] = verb, s.deps[own[0]] if own else "nsubjpass" if passive else "nsubj"
    s.heads[aside], s.deps[aside] = teller, "appos"
    return True


def _joint(s: Sentence, verb: int) -> int | None:
    """Return the "were" or colon that the list stands behind, with nothing but phrases before it; or None."""
    for k in range(verb + 1, min(verb + 1 + REACH, len(s) - 1)):
        if s.lower[k] in BEING and verb in {s.heads[k], s.heads[s.heads[k]]}:
            return k
        if s.lower[k] in BEING and s.heads[verb] == k:
            return k
        if s.words[k] == ":":
            return k
        if s.pos[k] in {"VERB", "AUX"} or s.words[k] == ",":
            return None
    return None


def _listed(s: Sentence, joint: int) -> Iterator[int]:
    """Yield the heads of those listed: what hangs on something before the list or on nothing, or opens a new item."""
    opened = True
    for k in range(joint + 1, len(s)):
        if s.words[k] == ";":
            opened = True
        if s.pos[k] not in NOUNS:
            continue
        top = s.heads[k] <= joint or s.heads[k] == k
        item = opened and s.deps[k] in ASIDE | {"conj"} and s.words[s.left[k] - 1] in LISTS | {"and"}
        if top or item:
            yield k
            opened = False
