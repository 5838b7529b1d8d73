"""Headlines put into sentence case, so that the parser does not take every word for a name.

The length is kept: only the case of letters changes. Names of the gazetteer, acronyms and words that are no common
English words keep their capitals.
"""

import re
from functools import cache
from importlib.resources import files

from reportedly.codebook import gazetteer
from reportedly.codebook.gazetteer import Hit, fold
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
    """Return a headline in sentence case, or `text` unchanged where it is in sentence case already; same length."""
    found = list(WORD.finditer(text))
    if not _is_headline(text, found):
        return text
    shouted = text.isupper()
    kept = _kept(text, shouted=shouted)
    letters, before = list(text), ""
    for n, match in enumerate(found):
        known = next((hit for hit in kept if hit.start <= match.start() < hit.end), None)
        before = _word(match.group(), known, before, shouted=shouted)
        letters[match.start() : match.end()] = before.capitalize() if n == 0 and before.islower() else before
    return "".join(letters)


def _is_headline(text: str, found: list[re.Match[str]]) -> bool:
    """Say whether capitals are spread as in a headline: most long words, or all letters."""
    if text.isupper():
        return True
    long = [m.group() for m in found[1:] if len(m.group()) >= LONG]
    if len(found) < FEWEST or not long:
        return False
    return sum(word[0].isupper() for word in long) >= TITLE_SHARE * len(long)


def _kept(text: str, *, shouted: bool) -> list[Hit]:
    """Return what the gazetteer knows; in a shouted text acronyms that are words too count for states only."""
    hits = [hit for hit in gazetteer.load().find(text) if not all(reading.weak for reading in hit.readings)]
    return [h for h in hits if not (shouted and h.acronym and is_common(text[h.start : h.end]) and not _state(h))]


def _state(hit: Hit) -> bool:
    """Say whether the hit may be a state."""
    entry = hit.entry("actor")
    return entry is not None and entry.kind == "state"


def _word(word: str, known: Hit | None, before: str, *, shouted: bool) -> str:
    """Return one word in the case it takes in a sentence; `before` is the word before it, so treated."""
    if known is not None:
        return _same_length(word, word.capitalize()) if shouted and not known.acronym else word
    if not shouted and len(word) > 1 and not word[1:].islower():
        return word
    if not is_common(word) or _heads(word, before):
        return _same_length(word, word.capitalize()) if shouted else word
    return _same_length(word, word.lower())


def _heads(word: str, before: str) -> bool:
    """Say whether a word that heads names stands behind a word that is an unknown name."""
    known = is_common(before) or before.endswith(PEOPLE)
    if not before[:1].isupper() or word.lower() not in kinds("heads") or known:
        return False
    return all(reading.sort == "actor" for reading in gazetteer.load().readings(before))


def _same_length(word: str, changed: str) -> str:
    """Return `changed` unless lower case made it longer (a dotted capital I does)."""
    return changed if len(changed) == len(word) else word


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
