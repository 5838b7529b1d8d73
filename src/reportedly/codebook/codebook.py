"""Codebooks of events and the words that trigger them, read from TOML and checked on load.

A codebook (`plover.toml`) names types, their modes and contexts; `triggers.toml` says which words stand for which. A
user's own codebook has the same keys; a row that names an unknown type, mode, context or need is an error that names
the file and the row.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from reportedly.errors import UsageError

NEEDS = frozenset(
    {"", "object", "somebody", "people", "doer", "deed", "answered", "own", "told", "violent", "duty", "bid"}
    | {"guard", "undone", "unable", "idle", "held", "kept", "broken", "spoken_to", "ground_taken"}
    | {"ground_fallen", "advancing", "alone", "blamed", "slain", "fallen", "struck", "still"}
    | {"bound", "met", "granted", "somebodys", "talks", "guilt", "waged", "in_arms", "gathering"}
)


class Codebook(Struct, frozen=True):
    """Types with their modes, and the known contexts."""

    name: str
    types: dict[str, tuple[str, ...]]
    contexts: frozenset[str]


class Trigger(Struct, frozen=True):
    """What one word stands for.

    Attributes:
        lemma: base form.
        particle: preposition, particle or object that must follow, or "".
        code, mode, contexts: of the codebook.
        unless: lemmas or words near it that rule it out.
        only: lemmas or words of which one must be near; empty = no such need.
        needs: what else must be there, one of `NEEDS`.
    """

    lemma: str
    particle: str
    code: str
    mode: str | None
    contexts: tuple[str, ...]
    unless: frozenset[str]
    only: frozenset[str]
    needs: str


class Triggers(Struct, frozen=True):
    """The words of one codebook by lemma, lists of role and realis words, and modes by instrument.

    `recipients`: by type, the prepositions that tell whom it was for or about, the likeliest first.
    """

    verbs: dict[str, tuple[Trigger, ...]]
    nouns: dict[str, tuple[Trigger, ...]]
    roles: dict[str, frozenset[str]]
    modes: dict[str, str]
    recipients: dict[str, tuple[str, ...]]


@cache
def codebook(name: str = "plover") -> Codebook:
    """Return a codebook by name; raises UsageError when there is none or its file lacks a key."""
    try:
        table = _table(f"{name}.toml")
        types = {code: tuple(modes) for code, modes in table["types"].items()}
        return Codebook(table["name"], types, frozenset(table["contexts"]["known"].split()))
    except (FileNotFoundError, KeyError, AttributeError, TypeError) as error:
        message = f"no codebook named {name!r}"
        raise UsageError(message, "use plover") from error


@cache
def triggers(name: str = "plover") -> Triggers:
    """Return the trigger words of a codebook; read and checked once."""
    return triggers_of(_table("triggers.toml"), codebook(name))


def triggers_of(table: dict[str, Any], book: Codebook) -> Triggers:
    """Return the trigger words of a table; raises UsageError for a row that `book` does not know."""
    rows = [_checked(row, book) for row in table["rows"]]
    lists = {key: frozenset(words.split()) for key, words in table["roles"].items() if isinstance(words, str)}
    lists |= {key: frozenset(words.split()) for key, words in table["realis"].items()}
    modes, recipients = _modes(table["roles"]["modes"], book), _recipients(table["recipients"], book)
    return Triggers(_words(rows, "verbs"), _words(rows, "nouns"), lists, modes, recipients)


def _table(name: str) -> dict[str, Any]:
    """Read one TOML file that stands beside this module."""
    return tomllib.loads(files("reportedly.codebook").joinpath(name).read_text("utf-8"))


def _modes(modes: dict[str, str], book: Codebook) -> dict[str, str]:
    """Return instrument -> mode; raises UsageError for a mode that no type has."""
    known = {mode for held in book.types.values() for mode in held}
    for word, mode in modes.items():
        if mode not in known:
            message = f"triggers.toml: roles.modes: {word!r} has the mode {mode!r} that {book.name} has not"
            raise UsageError(message, f"use a mode of {book.name}.toml")
    return dict(modes)


def _recipients(held: dict[str, str], book: Codebook) -> dict[str, tuple[str, ...]]:
    """Return type -> prepositions; raises UsageError for an unknown type."""
    for code in held:
        if code not in book.types:
            message = f"triggers.toml: recipients: {book.name} has no type {code!r}"
            raise UsageError(message, f"use those of {book.name}.toml")
    return {code: tuple(prepositions.split()) for code, prepositions in held.items()}


def _checked(row: dict[str, Any], book: Codebook) -> dict[str, Any]:
    """Return a row whose type, mode, contexts and needs are known; raises UsageError."""
    code, mode = row["code"], row.get("mode")
    unknown = set(row.get("contexts", "").split()) - book.contexts
    if code not in book.types or (mode is not None and mode not in book.types[code]) or unknown:
        message = f"triggers.toml: the row {code}/{mode or '-'} names a type, mode or context that {book.name} has not"
        raise UsageError(message, f"use those of {book.name}.toml")
    if row.get("needs", "") not in NEEDS:
        message = f"triggers.toml: the row {code}/{mode or '-'} needs {row['needs']!r}, which nobody knows"
        raise UsageError(message, f"use one of {', '.join(sorted(filter(None, NEEDS)))}")
    return row


def _words(rows: list[dict[str, Any]], part: str) -> dict[str, tuple[Trigger, ...]]:
    """Group the rows of one part of speech by lemma, the more telling first."""
    found: dict[str, list[Trigger]] = {}
    for row in rows:
        for word in row.get(part, "").split():
            one = _trigger(row, word)
            found.setdefault(one.lemma, []).append(one)
    return {lemma: tuple(sorted(several, key=_specific)) for lemma, several in found.items()}


def _trigger(row: dict[str, Any], word: str) -> Trigger:
    """Return the trigger that one word of a row makes."""
    lemma, _, particle = word.partition("_")
    unless, only = (frozenset(row.get(key, "").split()) for key in ("unless", "only"))
    contexts = tuple(row.get("contexts", "").split())
    return Trigger(lemma, particle, row["code"], row.get("mode"), contexts, unless, only, row.get("needs", ""))


def _specific(trigger: Trigger) -> tuple[bool, bool, bool]:
    """Order triggers of one lemma: with particle, with `only`, with `needs`, the rest as the file has them."""
    return not trigger.particle, not trigger.only, not trigger.needs
