"""Codebooks of events and the words that trigger them, read from TOML and checked on load.

A codebook names types and their modes; `triggers.toml` says which words stand for which. A user's own codebook has
the same keys; a row that names an unknown type or mode is an error that says so.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from reportedly.errors import UsageError


class Codebook(Struct, frozen=True):
    """Types with their modes, and the known contexts."""

    name: str
    types: dict[str, tuple[str, ...]]
    contexts: frozenset[str]


class Trigger(Struct, frozen=True):
    """What one word stands for.

    Attributes:
        particle: preposition or particle that must follow, or "".
        unless: lemmas or words near it that rule it out.
        only: lemmas or words of which one must be near; empty = no such need.
    """

    lemma: str
    particle: str
    code: str
    mode: str | None
    contexts: tuple[str, ...]
    unless: frozenset[str]
    only: frozenset[str]


class Triggers(Struct, frozen=True):
    """The words of one codebook by lemma, role words and realis words."""

    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, tuple[Trigger, ...]]
    roles: dict[str, frozenset[str]]
    modes: dict[str, str]


def _table(name: str) -> dict[str, Any]:
    """Read one TOML file that stands beside this module."""
    return tomllib.loads(files("reportedly.codebook").joinpath(name).read_text("utf-8"))


@cache
def codebook(name: str = "plover") -> Codebook:
    """Return a codebook by name; raises UsageError when there is none."""
    try:
        table = _table(f"{name}.toml")
        types = {code: tuple(modes) for code, modes in table["types"].items()}
        return Codebook(table["name"], types, frozenset(table["contexts"]["known"].split()))
    except (FileNotFoundError, KeyError, AttributeError) as error:
        message = f"no codebook named {name!r}"
        raise UsageError(message, "use plover") from error


@cache
def triggers(name: str = "plover") -> Triggers:
    """Return the trigger words of a codebook; read and checked once."""
    table, book = _table("triggers.toml"), codebook(name)
    rows = [_checked(row, book) for row in table["rows"]]
    lists = {key: frozenset(words.split()) for key, words in table["roles"].items() if isinstance(words, str)}
    lists |= {key: frozenset(words.split()) for key, words in table["realis"].items()}
    return Triggers(_words(rows, "verbs"), _words(rows, "nouns"), lists, dict(table["roles"]["modes"]))


def _checked(row: dict[str, Any], book: Codebook) -> dict[str, Any]:
    """Return a row whose type, mode and contexts the codebook knows; raises UsageError."""
    code, mode = row["code"], row.get("mode")
    unknown = set(row.get("contexts", "").split()) - book.contexts
    if code not in book.types or (mode is not None and mode not in book.types[code]) or unknown:
        message = f"triggers.toml: the row {code}/{mode or '-'} names a type, mode or context that {book.name} has not"
        raise UsageError(message, f"use those of {book.name}.toml")
    return row


def _words(rows: list[dict[str, Any]], part: str) -> dict[str, tuple[Trigger, ...]]:
    """Group the rows of one part of speech by lemma; rows with a particle or a need come first."""
    found: dict[str, list[Trigger]] = {}
    for row in rows:
        for word in row.get(part, "").split():
            lemma, _, particle = word.partition("_")
            contexts = tuple(row.get("contexts", "").split())
            unless, only = (frozenset(row.get(key, "").split()) for key in ("unless", "only"))
            one = Trigger(lemma, particle, row["code"], row.get("mode"), contexts, unless, only)
            found.setdefault(lemma, []).append(one)
    return {lemma: tuple(sorted(several, key=_specific)) for lemma, several in found.items()}


def _specific(trigger: Trigger) -> tuple[bool, bool]:
    """Order triggers of one lemma: with particle, then with a need, then the rest as the file has them."""
    return not trigger.particle, not trigger.only
