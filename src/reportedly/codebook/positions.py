"""The lexicon of positions: `positions.toml` and `issues.toml`, read and checked when first used.

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
    [
        "issue",
        "ahead",
        "alone",
        "infinitive",
        "deed",
        "violent",
        "harmful",
        "someone",
        "own",
        "order",
        "decision",
        "responsibility",
        "person",
        "deed_or_claim",
        "plan",
        "wished",
        "spoken",
        "reckoned",
        "cause",
        "plain",
        "offered",
        "open",
        "gathering",
        "promised",
        "course",
        "called",
        "thing",
        "signed",
    ]
)
STANCES = frozenset((*get_args(Stance), "same", ""))
PARTS = ("verbs", "nouns", "adjectives", "lacks", "bearers")
Phrase = tuple[tuple[str, ...], str, bool]


class StanceWord(Struct, frozen=True):
    """What one position word says.

    Attributes:
        lemma: base form.
        particles: words that must follow as particles or prepositions, in order; the last one's object is the issue.
        stance: a stance, "same" for that of the position word it governs, or "" when only its negation tells.
        takes: places where the issue may stand, best first (see the head of `positions.toml`).
        needs: what the issue must be.
        negated: the stance under plain negation, or "" when nothing follows from it.
        things: words one of which must be the object ("take issue with"); empty = any object or none.
        felt: the object takes the position, on the subject ("the raid angered the Guard").
    """

    lemma: str
    particles: tuple[str, ...]
    stance: str
    takes: tuple[str, ...]
    needs: frozenset[str]
    negated: str
    things: frozenset[str] = frozenset()
    felt: bool = False


class Act(Struct, frozen=True):
    """A deed that only verb and object together name ("lay down arms"): its action and which way it turns that."""

    action: str
    direction: str
    things: frozenset[str]


class PositionWords(Struct, frozen=True):
    """The lexicon.

    Attributes:
        verbs, nouns, adjectives, lacks, bearers: rows by lemma, the more telling first (particles, things).
        phrases: (words, stance, whether they need no issue) by their first word, longest first.
        predicates: (words, stance, True) of what is said of a matter, by their first word.
        lists: word lists by "table.name".
        directions, actions: lemma -> its class.
        opposites: direction -> direction of the opposite issue.
        inverses: action -> the action that its going on is the end of.
        acts: verb -> the deeds that it is with the right object.
    """

    verbs: dict[str, tuple[StanceWord, ...]]
    nouns: dict[str, tuple[StanceWord, ...]]
    adjectives: dict[str, tuple[StanceWord, ...]]
    lacks: dict[str, tuple[StanceWord, ...]]
    bearers: dict[str, tuple[StanceWord, ...]]
    phrases: dict[str, tuple[Phrase, ...]]
    predicates: dict[str, tuple[Phrase, ...]]
    lists: dict[str, frozenset[str]]
    directions: dict[str, str]
    actions: dict[str, str]
    opposites: dict[str, str]
    inverses: dict[str, str]
    acts: dict[str, tuple[Act, ...]]


@cache
def position_words() -> PositionWords:
    """Return the lexicon; raises UsageError that names a bad row."""
    stances, issues = _table("positions.toml"), _table("issues.toml")
    return PositionWords(
        **{part: _rows(stances[part], part) for part in PARTS},
        phrases=_phrases(stances["phrases"]),
        predicates=_phrases(stances["predicates"]),
        lists=dict([*_lists(stances), *_lists(issues)]),
        directions=_classes(issues, "directions"),
        actions=_classes(issues, "actions"),
        opposites=dict(issues["opposites"]),
        inverses=dict(issues["inverses"]),
        acts=_acts(issues["acts"]),
    )


def words(name: str) -> frozenset[str]:
    """Return one word list by "table.name"; raises KeyError when there is none."""
    return position_words().lists[name]


def _table(name: str) -> dict[str, Any]:
    """Read one file of the codebook."""
    return tomllib.loads(files("reportedly.codebook").joinpath(name).read_text("utf-8"))


def _rows(rows: list[dict[str, Any]], part: str) -> dict[str, tuple[StanceWord, ...]]:
    """Group rows by lemma; one with particles or things is more telling than one without, so it comes first."""
    found: dict[str, list[StanceWord]] = {}
    for row in rows:
        for lemma in row["lemmas"].split():
            word = _word(row, lemma, part)
            found.setdefault(word.lemma, []).append(word)
    return {
        lemma: tuple(sorted(held, key=lambda word: (-len(word.particles), not word.things)))
        for lemma, held in found.items()
    }


def _word(row: dict[str, Any], lemma: str, part: str) -> StanceWord:
    """Check one row and make it a word."""
    base, *particles = lemma.split("_")
    needs, negated = frozenset(row.get("needs", "").split()), row.get("negated", "")
    if row["stance"] not in STANCES or not needs <= NEEDS or negated not in STANCES:
        message = f"positions.toml: {part}, {lemma!r}: unknown stance or need"
        raise UsageError(message, "use the values named at the head of the file")
    return StanceWord(
        lemma=base,
        particles=tuple(particles),
        stance=row["stance"],
        takes=tuple(row["takes"].split()),
        needs=needs,
        negated=negated,
        things=frozenset(row.get("things", "").split()),
        felt=row.get("felt", False),
    )


def _phrases(rows: list[dict[str, Any]]) -> dict[str, tuple[Phrase, ...]]:
    """Group phrases by their first word, longest first."""
    found: dict[str, list[Phrase]] = {}
    for row in rows:
        for bare, phrases in ((False, row["words"]), (True, row.get("bare", []))):
            for phrase in phrases:
                parts = tuple(phrase.split())
                found.setdefault(parts[0], []).append((parts, row["stance"], bare))
    return {first: tuple(sorted(held, key=lambda phrase: -len(phrase[0]))) for first, held in found.items()}


def _acts(rows: list[dict[str, Any]]) -> dict[str, tuple[Act, ...]]:
    """Group acts by their verbs."""
    found: dict[str, list[Act]] = {}
    for row in rows:
        act = Act(row["action"], row.get("direction", ""), frozenset(row["things"].split()))
        for verb in row["verbs"].split():
            found.setdefault(verb, []).append(act)
    return {verb: tuple(held) for verb, held in found.items()}


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
                message = f"issues.toml: {table}: {word!r} stands in {found[word]!r} and {name!r}"
                raise UsageError(message, "keep it in one of them")
    return found
