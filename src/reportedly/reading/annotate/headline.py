"""Headlines put into sentence case, so that the parser does not take every word for a name.

The length is kept: only the case of letters changes. Names of the gazetteer, acronyms and words that are no common
English words keep their capitals.
"""

import re
from functools import cache
from importlib.resources import files

from reportedly.codebook import gazetteer
from reportedly.codebook.gazetteer import fold
from reportedly.codebook.nouns import kinds, words

WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*")
LONG = 4
TITLE_SHARE = 0.7
FEWEST = 3
PEOPLE = ("ian", "ese", "ish")
SUFFIXES = (
    ("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""),
    ("ers", ""), ("er", "e"), ("er", ""), ("est", ""), ("ied", "y"), ("n't", ""),
)  # fmt: skip


def decap(text: str) -> str:
    """Return a headline in sentence case, or `text` unchanged where it is no text in title case; same length.

    Texts in capitals alone are no matter of this module: see `casing`.
    """
    found = list(WORD.finditer(text))
    if not _is_headline(found) or text.isupper():
        return text
    kept = [hit for hit in gazetteer.load().find(text) if not all(reading.weak for reading in hit.readings)]
    letters, before = list(text), ""
    for n, match in enumerate(found):
        known = any(hit.start <= match.start() < hit.end for hit in kept)
        before = match.group() if known else _word(match.group(), before)
        letters[match.start() : match.end()] = before.capitalize() if n == 0 and before.islower() else before
    return "".join(letters)


def _is_headline(found: list[re.Match[str]]) -> bool:
    """Say whether capitals are spread as in a headline: on most long words."""
    long = [m.group() for m in found[1:] if len(m.group()) >= LONG]
    if len(found) < FEWEST or not long:
        return False
    return sum(word[0].isupper() for word in long) >= TITLE_SHARE * len(long)


def _word(word: str, before: str) -> str:
    """Return one word in the case it takes in a sentence; `before` is the word before it, so treated."""
    plain = len(word) == 1 or word[1:].islower()
    return _lower(word) if plain and is_common(word) and not heads_name(word, before) else word


def heads_name(word: str, before: str) -> bool:
    """Say whether a word that heads names stands behind a word that is an unknown name."""
    known = is_common(before) or before.endswith(PEOPLE)
    if not before[:1].isupper() or word.lower() not in kinds("heads") or known:
        return False
    return all(reading.sort == "actor" for reading in gazetteer.load().readings(before))


def _lower(word: str) -> str:
    """Return a word in lower case unless that makes it longer (a dotted capital I does)."""
    low = word.lower()
    return low if len(low) == len(word) else word


@cache
def _common() -> frozenset[str]:
    """Return the common words in base form."""
    lines = files("reportedly.codebook").joinpath("gazetteer", "words.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def _spoken() -> frozenset[str]:
    """Return words that head names and so are no names themselves."""
    return frozenset(word for name in ("nouns.forces", "nouns.groups", "nouns.people") for word in words(name))


def is_common(word: str) -> bool:
    """Say whether `word` is a common English word or an inflection of one."""
    low = fold(word).strip()
    known = _common()
    if low in known or low in _spoken():
        return True
    return any(low.endswith(end) and _stem(low[: -len(end)], put, known) for end, put in SUFFIXES)


def _stem(stem: str, put: str, known: frozenset[str]) -> bool:
    """Say whether a stem, with `put` behind it or its doubled last letter undone, is a known word."""
    return len(stem) > 1 and (stem + put in known or (stem[-1:] == stem[-2:-1] and stem[:-1] in known))
