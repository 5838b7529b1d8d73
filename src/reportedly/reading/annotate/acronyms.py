"""Short forms that a document defines itself: "Long Form (LF)", "LF, the Long Form", or the initials of a long name.

After Schwartz and Hearst (2003), on tokens. What a document defines wins over the gazetteer and stays in the document.
"""

from collections.abc import Iterator
from itertools import pairwise

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.nouns import words
from reportedly.reading.annotate.marks import Marked
from reportedly.reading.annotate.names import PLACE_KINDS, Name, shape
from reportedly.reading.tree import Sentence

SHORTEST, LONGEST = 2, 8
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "de", "la", "-", "al"})
LOOK_BACK = 12
NO_BODY = PLACE_KINDS | {"state", "person", "official", "norp"}


def is_acronym(text: str) -> bool:
    """Say whether a word looks like an acronym: two to eight letters, most of them capitals."""
    letters = text.replace(".", "").replace("-", "")
    capitals = sum(map(str.isupper, letters))
    return (
        SHORTEST <= len(letters) <= LONGEST
        and letters.isalnum()
        and capitals >= SHORTEST
        and capitals * 2 > len(letters)
    )


def define(marked: list[Marked], names: list[Name]) -> dict[str, Name]:
    """Return short form -> the name that it stands for; stretches long names to the words their acronym needs.

    `names` is changed in place: a long form that was not found as a name is added, one cut short is made whole.
    """
    by: dict[int, list[Name]] = {}
    for name in names:
        by.setdefault(name.s.index, []).append(name)
    found: dict[str, Name] = {}
    for m in marked:
        for short, name in _bracketed(m, by.get(m.s.index, []), names):
            found.setdefault(short, name)
    for short, name in (*_apposed(by), *_elsewhere(names, found)):
        found.setdefault(short, name)
    return found


def _bracketed(m: Marked, here: list[Name], names: list[Name]) -> Iterator[tuple[str, Name]]:
    """Yield what stands in brackets behind a name: its acronym, or its other name."""
    s = m.s
    for k in range(1, len(s) - 2):
        if s.words[k] == "(" and (close := _close(s, k)) is not None:
            short = " ".join(s.words[k + 1 : close]).strip("\"'\u201c\u201d\u2018\u2019 ")
            if is_acronym(short) and (first := _long(s, k - 1, short)) is not None:
                yield short, _whole(m, here, names, first, k - 1)
            elif (pair := _translated(here, k, close)) is not None:
                yield pair


def _close(s: Sentence, k: int) -> int | None:
    """Return the bracket that closes the one at `k`, if it is near."""
    return next((i for i in range(k + 2, min(k + LOOK_BACK, len(s))) if s.words[i] == ")"), None)


def _long(s: Sentence, last: int, short: str) -> int | None:
    """Return the first token of the words before a bracket whose initials spell `short`, or None.

    Small words and hyphens may be passed over; the first letter must open a word.
    """
    letters = [c for c in fold(short) if c != " "]
    at, left = last, len(letters)
    for i in range(last, max(-1, last - LOOK_BACK), -1):
        first = fold(s.words[i])[:1]
        if left and first == letters[left - 1] and (s.lower[i] not in SMALL or _needs(s, i, letters, left)):
            left, at = left - 1, i
        elif s.lower[i] not in SMALL:
            return None
        if not left:
            return at
    return None


def _needs(s: Sentence, i: int, letters: list[str], left: int) -> bool:
    """Say whether a small word gives a letter: the word before it does not give that letter itself."""
    return i > 0 and left > 1 and fold(s.words[i - 1])[:1] == letters[left - 2]


def _whole(m: Marked, here: list[Name], names: list[Name], first: int, last: int) -> Name:
    """Return the name on these tokens, made whole or added."""
    over = [n for n in here if n.first <= last and n.last >= first and n.first >= first]
    outer = next((n for n in here if n.first <= first and n.last >= last), None)
    if outer is not None:
        outer.kind = outer.kind or "organisation"
        outer.sort = "shape" if outer.sort == "parser" else outer.sort
        return outer
    name = next((n for n in over if n.kind not in NO_BODY), None)
    kind = shape(m.s, first, last, of_state=False) or (name.kind if name else "organisation")
    whole = Name(m.s, first, last, kind, "shape", name.entry if name and name.entry else None)
    m.taken[first : last + 1] = [True] * (last + 1 - first)
    for inner in over:
        names.remove(inner)
        here.remove(inner)
    at = next((i for i, n in enumerate(names) if n.start > whole.start), len(names))
    names.insert(at, whole)
    here.append(whole)
    return whole


def _translated(here: list[Name], k: int, close: int) -> tuple[str, Name] | None:
    """Return the other name in brackets with the body right before them."""
    before = next((n for n in here if n.last == k - 1 and n.kind not in NO_BODY), None)
    inside = next((n for n in here if n.first == k + 1 and n.last == close - 1 and n.kind not in NO_BODY), None)
    if before is None or inside is None or inside.entry is not None:
        return None
    return " ".join(inside.s.words[inside.first : inside.last + 1]), before


def _apposed(by: dict[int, list[Name]]) -> Iterator[tuple[str, Name]]:
    """Yield "LF, the Long Form" and "Long Form, or LF"."""
    for here in by.values():
        for one, two in pairwise(here):
            between = one.s.lower[one.last + 1 : two.first]
            if between and between[0] == "," and set(between) <= {",", "the", "or"}:
                for short, long in ((one, two), (two, one)):
                    if is_acronym(text(short)) and initials(long, text(short)):
                        yield text(short), long


def _elsewhere(names: list[Name], found: dict[str, Name]) -> Iterator[tuple[str, Name]]:
    """Yield acronyms whose letters are the initials of exactly one long name of the document."""
    shorts = {text(n) for n in names if n.first == n.last and is_acronym(text(n))} - set(found)
    for short in sorted(shorts):
        long = {text(n).lower(): n for n in reversed(names) if n.last > n.first and initials(n, short)}
        keys = {n.entry.key if n.entry else low for low, n in long.items()}
        if len(keys) == 1:
            yield short, next(iter(long.values()))


def text(name: Name) -> str:
    """Return the words of a name as written, single spaces between tokens that had any."""
    return written(name.s, name.first, name.last)


def written(s: Sentence, first: int, last: int) -> str:
    """Return tokens as written, with single spaces where there was any."""
    out = s.words[first]
    for i in range(first + 1, last + 1):
        out += s.words[i] if s.is_glued(i) else f" {s.words[i]}"
    return out


def initials(name: Name, short: str) -> bool:
    """Say whether `short` is made of the initials of a body's name, with or without its small words."""
    if name.kind in NO_BODY or name.last == name.first:
        return False
    tokens = [w for w in name.s.lower[name.first : name.last + 1] if fold(w).strip()]
    letters = fold(short).replace(" ", "")
    full = [w for w in tokens if w not in SMALL and w not in words("words.particles")]
    return letters in {"".join(fold(w)[0] for w in full), "".join(fold(w)[0] for w in tokens)}
