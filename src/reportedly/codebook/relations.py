"""The lexicon of relations: `relations.toml`, read and checked when first used."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.record import RelationKind


class TieWord(Struct, frozen=True):
    """What one word says of two actors.

    Attributes:
        lemma: base form.
        preposition: word that opens the other's place, or "" for the object.
        particles: one of these must stand too ("broke away from").
        kind: the relation.
        turned: the other is the relation's subject.
        patient: the verb's passive subject is the one it speaks of.
        takes: for nouns, where the other stands (see the head of `relations.toml`).
        subject, object: kinds of actor that the two must be; empty = any.
    """

    lemma: str
    preposition: str
    particles: frozenset[str]
    kind: str
    turned: bool
    patient: bool
    takes: tuple[str, ...]
    subject: frozenset[str]
    object: frozenset[str]


class RelationWords(Struct, frozen=True):
    """The lexicon: rows by lemma, participles of "X-backed", and word lists by "table.name"."""

    verbs: dict[str, tuple[TieWord, ...]]
    nouns: dict[str, tuple[TieWord, ...]]
    modifiers: dict[str, TieWord]
    ties: dict[str, str]
    lists: dict[str, frozenset[str]]


@cache
def relation_words() -> RelationWords:
    """Return the lexicon; raises UsageError that names a bad row."""
    raw = tomllib.loads(files("reportedly.codebook").joinpath("relations.toml").read_text("utf-8"))
    lists = {
        f"{table}.{name}": frozenset(text.split())
        for table, held in raw.items()
        if isinstance(held, dict)
        for name, text in held.items()
    }
    modifiers = [_word(row, word, lists) for row in raw["modifiers"] for word in row["words"].split()]
    return RelationWords(
        verbs=_rows(raw["verbs"], lists),
        nouns=_rows(raw["nouns"], lists),
        modifiers={word.lemma: word for word in modifiers},
        ties={
            word: kind for kind, text in raw["ties"].items() if kind in get_args(RelationKind) for word in text.split()
        },
        lists=lists,
    )


def words(name: str) -> frozenset[str]:
    """Return one word list by "table.name"; raises KeyError when there is none."""
    return relation_words().lists[name]


def _rows(rows: list[dict[str, Any]], lists: dict[str, frozenset[str]]) -> dict[str, tuple[TieWord, ...]]:
    """Group rows by lemma; those with a preposition are more telling and come first."""
    found: dict[str, list[TieWord]] = {}
    for row in rows:
        for lemma in row["lemmas"].split():
            word = _word(row, lemma, lists)
            found.setdefault(word.lemma, []).append(word)
    return {lemma: tuple(sorted(held, key=lambda word: not word.preposition)) for lemma, held in found.items()}


def _word(row: dict[str, Any], lemma: str, lists: dict[str, frozenset[str]]) -> TieWord:
    """Check one row and make it a word."""
    if row["kind"] not in get_args(RelationKind):
        message = f"relations.toml: {lemma!r}: no relation {row['kind']!r}"
        raise UsageError(message, "use a kind of the record")
    base, _, preposition = lemma.partition("_")
    none = frozenset[str]()
    return TieWord(
        lemma=base,
        preposition=preposition,
        particles=frozenset(row.get("particle", "").split()),
        kind=row["kind"],
        turned=row.get("turned", False),
        patient=row.get("patient", False),
        takes=tuple(row.get("takes", "").split()),
        subject=lists.get(f"kinds.{row.get('subject', row.get('bearer', ''))}", none),
        object=lists.get(f"kinds.{row.get('object', row.get('whole', ''))}", none),
    )
