"""The lexicon of positions: `positions.toml`, read and checked when first used.

Stances after the record's table; the classes of actions and directions make two wordings of one issue equal.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.record import Stance

NEEDS = frozenset(
    "issue deed violent own order decision responsibility person deed_or_claim plan".split()  # noqa: SIM905 - reads as a list
)
STANCES = frozenset((*get_args(Stance), "same", ""))


class StanceWord(Struct, frozen=True):
    """What one position word says.

    Attributes:
        lemma: base form.
        particle: word that must follow as particle or preposition, or ""; its object is the issue.
        stance: a stance, "same" for that of the position word it governs, or "" when only its negation tells.
        takes: places where the issue may stand, best first (see the head of `positions.toml`).
        needs: what the issue must be.
        negated: the stance under plain negation, or "" when nothing follows from it.
    """

    lemma: str
    particle: str
    stance: str
    takes: tuple[str, ...]
    needs: frozenset[str]
    negated: str


class PositionWords(Struct, frozen=True):
    """The lexicon.

    Attributes:
        verbs, nouns, adjectives, lacks: rows by lemma, those with a particle first.
        phrases: (words, stance).
        lists: word lists by "table.name".
        directions, actions: lemma -> its class.
        opposites: direction -> direction of the opposite issue.
    """

    verbs: dict[str, tuple[StanceWord, ...]]
    nouns: dict[str, tuple[StanceWord, ...]]
    adjectives: dict[str, tuple[StanceWord, ...]]
    lacks: dict[str, tuple[StanceWord, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    lists: dict[str, frozenset[str]]
    directions: dict[str, str]
    actions: dict[str, str]
    opposites: dict[str, str]


@cache
def position_words() -> PositionWords:
    """Return the lexicon; raises UsageError that names a bad row."""
    raw = tomllib.loads(files("reportedly.codebook").joinpath("positions.toml").read_text("utf-8"))
    return PositionWords(
        **{part: _rows(raw[part], part) for part in ("verbs", "nouns", "adjectives", "lacks")},
        phrases=_phrases(raw["phrases"]),
        lists=dict(_lists(raw)),
        directions=_classes(raw, "directions"),
        actions=_classes(raw, "actions"),
        opposites=dict(raw["opposites"]),
    )


def words(name: str) -> frozenset[str]:
    """Return one word list by "table.name"; raises KeyError when there is none."""
    return position_words().lists[name]


def _rows(rows: list[dict[str, Any]], part: str) -> dict[str, tuple[StanceWord, ...]]:
    """Group rows by lemma; a row with a particle is more telling than one without, so it comes first."""
    found: dict[str, list[StanceWord]] = {}
    for row in rows:
        for lemma in row["lemmas"].split():
            word = _word(row, lemma, part)
            found.setdefault(word.lemma, []).append(word)
    return {lemma: tuple(sorted(held, key=lambda word: not word.particle)) for lemma, held in found.items()}


def _word(row: dict[str, Any], lemma: str, part: str) -> StanceWord:
    """Check one row and make it a word."""
    base, _, particle = lemma.partition("_")
    needs, negated = frozenset(row.get("needs", "").split()), row.get("negated", "")
    if row["stance"] not in STANCES or not needs <= NEEDS or negated not in STANCES:
        message = f"positions.toml: {part}, {lemma!r}: unknown stance or need"
        raise UsageError(message, "use the values named at the head of the file")
    return StanceWord(base, particle, row["stance"], tuple(row["takes"].split()), needs, negated)


def _phrases(rows: list[dict[str, Any]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Group phrases by their first word."""
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for row in rows:
        for phrase in row["words"]:
            parts = tuple(phrase.split())
            found[parts[0]] = (*found.get(parts[0], ()), (parts, row["stance"]))
    return found


def _lists(raw: dict[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the word lists: every string in a table."""
    for table, held in raw.items():
        if isinstance(held, dict):
            yield from ((f"{table}.{name}", frozenset(text.split())) for name, text in held.items())


def _classes(raw: dict[str, Any], table: str) -> dict[str, str]:
    """Turn class -> words into word -> class; raises UsageError on a word in two classes."""
    found: dict[str, str] = {}
    for name, text in raw[table].items():
        for word in text.split():
            if found.setdefault(word, name) != name:
                message = f"positions.toml: {table}: {word!r} stands in {found[word]!r} and {name!r}"
                raise UsageError(message, "keep it in one of them")
    return found
