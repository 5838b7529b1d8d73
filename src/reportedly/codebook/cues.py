"""The lexicon of attribution: cue verbs and nouns, hedges, and the words by which speakers are known.

Read from `cues.toml` and `hedges.toml`, checked when first used.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.record import Certainty, Commitment

TAKES = frozenset(
    "clause quote noun infinitive order gerund claim risk blame told verdict predicate".split()  # noqa: SIM905 - a list
) | frozenset("for of at as against on over about count tally figure scene sight".split())  # noqa: SIM905 - prepositions, …


class Cue(Struct, frozen=True):
    """What one cue word does.

    Attributes:
        lemma: base form.
        particle: word that must follow as particle or preposition, or "".
        takes: what its content can be (see the head of `cues.toml`).
        commitment: what the reporting word does to the content.
        certainty: what the speaker makes of it; "asserted" when the word leaves it untouched.
        future: whether what is said has not begun (promises, threats).
        retracts: whether it takes back what was said.
        outer: whether it attributes only where nobody else tells it: weak words, inside reported speech part of it.
        speaker: "any", "all", "who" (only who or what can speak), "outlet" (only a medium),
            "document" (only a picture or record), "record" (a document, or who keeps records: an observer),
            "observer" (only who watches and counts) or "witness" (only persons, who have eyes and ears).
    """

    lemma: str
    particle: str
    takes: frozenset[str]
    commitment: Commitment
    certainty: Certainty
    speaker: str
    retracts: bool = False
    future: bool = False
    outer: bool = False


class Lexicon(Struct, frozen=True):
    """All cue words by lemma (one lemma may have several rows), and word lists by name."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    lists: dict[str, frozenset[str]]


def _table(name: str) -> dict[str, Any]:
    """Read one TOML file that stands beside this module."""
    return tomllib.loads(files("reportedly.codebook").joinpath(name).read_text("utf-8"))


def _row(row: dict[str, Any], lemma: str, where: str) -> Cue:
    """Check one row and make it a cue; raises UsageError that names the file and the word."""
    base, _, particle = lemma.partition("_")
    commitment, certainty = row.get("commitment", "neutral"), row.get("certainty", "asserted")
    takes = frozenset(row["takes"])
    if commitment not in get_args(Commitment) or certainty not in get_args(Certainty) or not takes <= TAKES:
        message = f"{where}: the row of {lemma!r} has an unknown commitment, certainty or content kind"
        raise UsageError(message, "use the values named at the head of the file")
    speaker, retracts, future = row.get("speaker", "any"), row.get("retracts", False), row.get("future", False)
    outer = row.get("outer", False)
    return Cue(base, particle, takes, commitment, certainty, speaker, retracts, future, outer)


def _words(rows: list[dict[str, Any]], where: str) -> dict[str, tuple[Cue, ...]]:
    """Group the rows of one part of speech by lemma, in file order, but those that ask for a particle first."""
    found: dict[str, tuple[Cue, ...]] = {}
    for row in rows:
        for lemma in row["lemmas"].split():
            cue = _row(row, lemma, where)
            found[cue.lemma] = (*found.get(cue.lemma, ()), cue)
    return {lemma: tuple(sorted(rows, key=lambda row: not row.particle)) for lemma, rows in found.items()}


def _lists(tables: dict[str, dict[str, str]]) -> dict[str, frozenset[str]]:
    """Turn `[table] name = "a b c"` into {"table.name": {a, b, c}}."""
    return {
        f"{table}.{name}": frozenset(words.split())
        for table, entries in tables.items()
        for name, words in entries.items()
    }


@cache
def lexicon() -> Lexicon:
    """Return the lexicon; read once."""
    cues, hedges = _table("cues.toml"), _table("hedges.toml")
    tables = {name: value for name, value in (cues | hedges).items() if isinstance(value, dict)}
    return Lexicon(_words(cues["verbs"], "cues.toml"), _words(cues["nouns"], "cues.toml"), _lists(tables))
