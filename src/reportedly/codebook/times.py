"""The words of time: loads and checks `times.toml`, once, at first use."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportedly.errors import UsageError

SIDES = frozenset({"since", "after", "before", "until"})


@dataclass(frozen=True, slots=True)
class Opening:
    """Words that tell a time from a date or a happening ("in the wake of").

    Attributes:
        words, tokens: the words, and the same one by one.
        side: where the time lies: "since" (up to publication), "after", "before" or "until".
        any_noun: whether any noun may follow; else only one that looks like a happening.
    """

    words: str
    tokens: tuple[str, ...]
    side: str
    any_noun: bool


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The lexicon of time.

    Attributes:
        classes: word -> (one-letter class, value).
        risky: words that count as time only beside a number or after one of `licence`.
        licence, licence_days: words after which a risky word is time; the latter for days of the week.
        given_names: risky words that are names of persons or saints before another name ("Mar Elias").
        future: auxiliaries that put a clause ahead of its writing.
        opening: words right before a time that let it lie ahead ("by", "until").
        not_past: words right before a time that keep it from being of something that has happened.
        stating: words with which a document states its own date.
        scheduled: verbs whose own time lies ahead ("scheduled for Monday").
        reaching: nouns whose own time lies ahead ("a May 3 deadline").
        planned: verbs whose complements lie ahead.
        openings: first word -> openings that begin with it, longest first; `heads` are these first words.
        happenings: nouns that name a happening.
        conflict: nouns for one and the same long happening ("war", "conflict").
    """

    classes: dict[str, tuple[str, int | str]]
    risky: frozenset[str]
    licence: frozenset[str]
    licence_days: frozenset[str]
    given_names: frozenset[str]
    future: frozenset[str]
    opening: frozenset[str]
    reaching: frozenset[str]
    planned: frozenset[str]
    not_past: frozenset[str]
    stating: frozenset[str]
    scheduled: frozenset[str]
    openings: dict[str, tuple[Opening, ...]]
    heads: frozenset[str]
    happenings: frozenset[str]
    conflict: frozenset[str]


@cache
def time_words() -> TimeWords:
    """Load the lexicon; raises UsageError when a word stands in two classes or an opening on no side."""
    raw = tomllib.loads(resources.files("reportedly.codebook").joinpath("times.toml").read_text("utf-8"))
    anchors = raw["anchors"]
    openings = openings_of(anchors["openings"])
    return TimeWords(
        classes=classes_of(raw["classes"]),
        risky=frozenset(raw["risky"]["words"]),
        licence=frozenset(raw["risky"]["before"]),
        given_names=frozenset(raw["risky"]["given_names"]),
        licence_days=frozenset(raw["risky"]["before_days"]),
        future=frozenset(raw["tense"]["future"]),
        opening=frozenset(word.split()[-1] for word in raw["tense"]["opening"] if " " not in word),
        not_past=frozenset(raw["tense"]["not_past"]),
        stating=frozenset(raw["tense"]["stating"]),
        scheduled=frozenset(raw["tense"]["scheduled"]),
        reaching=frozenset(raw["tense"]["reaching"]),
        planned=frozenset(raw["tense"]["planned"]),
        openings=openings,
        heads=frozenset(openings),
        happenings=frozenset(anchors["happenings"].split()),
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


def openings_of(rows: list[dict[str, str | bool]]) -> dict[str, tuple[Opening, ...]]:
    """Group openings by their first word, longest first; raises UsageError on an unknown side."""
    found: dict[str, list[Opening]] = {}
    for row in rows:
        words, side = str(row["words"]), str(row["side"])
        if side not in SIDES:
            message = f"times.toml has the opening {words!r} on the unknown side {side!r}"
            raise UsageError(message, f"use one of {', '.join(sorted(SIDES))}")
        opening = Opening(words, tuple(words.split()), side, bool(row["any_noun"]))
        found.setdefault(opening.tokens[0], []).append(opening)
    return {word: tuple(sorted(group, key=lambda one: -len(one.tokens))) for word, group in found.items()}
