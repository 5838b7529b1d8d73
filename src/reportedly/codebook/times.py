"""The words of time: loads and checks `times.toml`, once, at first use."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportedly.errors import UsageError


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The lexicon of time.

    Attributes:
        classes: word -> (one-letter class, value).
        risky: words that count as time only beside a number or after one of `licence`.
        licence: words after which a risky word is time.
        future: auxiliaries that put a clause ahead of its writing.
        planned: verbs whose complements lie ahead.
        after, before: openings that place something after, or before, a happening; as tuples of words.
        conflict: nouns for one and the same long happening ("war", "conflict").
    """

    classes: dict[str, tuple[str, int | str]]
    risky: frozenset[str]
    licence: frozenset[str]
    future: frozenset[str]
    planned: frozenset[str]
    after: tuple[tuple[str, ...], ...]
    before: tuple[tuple[str, ...], ...]
    conflict: frozenset[str]


@cache
def time_words() -> TimeWords:
    """Load the lexicon; raises UsageError when a word stands in two classes."""
    raw = tomllib.loads(resources.files("reportedly.codebook").joinpath("times.toml").read_text("utf-8"))
    anchors = raw["anchors"]
    return TimeWords(
        classes=classes_of(raw["classes"]),
        risky=frozenset(raw["risky"]["words"]),
        licence=frozenset(raw["risky"]["before"]),
        future=frozenset(raw["tense"]["future"]),
        planned=frozenset(raw["tense"]["planned"]),
        after=tuple(tuple(words.split()) for words in anchors["after"]),
        before=tuple(tuple(words.split()) for words in anchors["before"]),
        conflict=frozenset(anchors["conflict"]),
    )


def classes_of(tables: dict[str, dict[str, int | str]]) -> dict[str, tuple[str, int | str]]:
    """Turn class -> words into word -> (class, value); raises UsageError on a word that stands twice."""
    found: dict[str, tuple[str, int | str]] = {}
    for letter, words in tables.items():
        for word, value in words.items():
            if word in found:
                message = f"times.toml has {word!r} in the classes {found[word][0]!r} and {letter!r}"
                raise UsageError(message, "keep it in one of them")
            found[word] = (letter, value)
    return found
