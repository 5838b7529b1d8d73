"""Codebooks beside one another: what an event, coded after PLOVER, is by another codebook, or why it has no code there.

A codebook is one TOML file: its types with their modes, and rows that lead from PLOVER's codes to its own. Three come
with the package (`plover`, `acled`, `cameo`); a user's own is named by its path. Rows are tried in the order of the
file and the first that fits counts; a row gives a code or the reason why there is none. `docs/codebooks.md` shows how
to write one.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from reportedly.codebook.codebook import Codebook, codebook
from reportedly.errors import UsageError
from reportedly.record import Value

BASE = "plover"
BUILT_IN = (BASE, "acled", "cameo")
SUFFIX = ".toml"
PLACE, NOBODY = "place", "nobody"  # parties that need no table: a place, and none told
OTHERS = frozenset({"happened", "ongoing", "planned", "possible", "predicted", "negated"})
NO_ROW = "none of its rows fits"


class Told(Value, frozen=True, kw_only=True):
    """What an event says of itself, as far as a codebook may ask.

    Attributes:
        code, mode: PLOVER's, as they are read or as a person recoded them.
        realis: whether it happened.
        words: the words of its trigger and of what fills its roles, in lower case.
        doers, befell: for each that did it, or whom or what it befell, its actor kind and its words.
        places: whether it befell a place.
    """

    code: str
    mode: str | None
    realis: str
    words: tuple[str, ...] = ()
    doers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    befell: tuple[tuple[str, tuple[str, ...]], ...] = ()
    places: bool = False


class Coding(Value, frozen=True, kw_only=True):
    """What one codebook makes of an event: a type and mode, or neither and why; and where it stands on the scales."""

    codebook: str
    code: str | None = None
    mode: str | None = None
    reason: str = ""
    scales: dict[str, str] = msgspec.field(default_factory=dict)


class Party(Struct, frozen=True, forbid_unknown_fields=True):
    """A class of who acts or suffers: kinds of actor, and words of which one tells it whatever the kind."""

    kinds: str = ""
    words: str = ""


class Row(Struct, frozen=True, forbid_unknown_fields=True, rename={"of": "from"}):
    """One row of a crosswalk; all that it asks must hold.

    Attributes:
        of: PLOVER's "TYPE" or "TYPE/mode", several with spaces between; a type alone is all its modes. "" is any.
        realis: the states that it is for; "" is any.
        words: one of these must be among the event's words; `drone*` is what begins so.
        doers, befell: one of these parties must be among those that did it, or that it befell.
        type, mode: the code, or
        none: why there is no code.
    """

    of: str = ""
    realis: str = ""
    words: str = ""
    doers: str = ""
    befell: str = ""
    type: str = ""
    mode: str = ""
    none: str = ""


class Book(Struct, frozen=True):
    """A codebook with its crosswalk; `scales` gives, by scale, the value of a type or of a "type/mode"."""

    name: str
    types: dict[str, tuple[str, ...]]
    rows: tuple[Row, ...] = ()
    parties: dict[str, Party] = {}
    scales: dict[str, dict[str, str]] = {}

    def code(self, told: Told) -> Coding:
        """Return what this codebook makes of an event."""
        if not self.rows:
            return self._coding(told.code, told.mode)
        row = next((row for row in self.rows if self._fits(row, told)), None)
        if row is None or row.none:
            return Coding(codebook=self.name, reason=row.none if row else NO_ROW)
        return self._coding(row.type, row.mode or None)

    def _coding(self, kind: str, mode: str | None) -> Coding:
        found = {name: by.get(f"{kind}/{mode}", by.get(kind)) for name, by in self.scales.items()}
        scales = {name: value for name, value in found.items() if value}
        return Coding(codebook=self.name, code=kind, mode=mode, scales=scales)

    def _fits(self, row: Row, told: Told) -> bool:
        """Say whether all that a row asks holds of an event."""
        return (
            _among({told.code, f"{told.code}/{told.mode}"}, row.of)
            and _among({told.realis}, row.realis)
            and (not row.words or _has(told.words, row.words))
            and self._took_part(row.doers, told.doers, place=False)
            and self._took_part(row.befell, told.befell, place=told.places)
        )

    def _took_part(self, wanted: str, there: tuple[tuple[str, tuple[str, ...]], ...], *, place: bool) -> bool:
        """Say whether one of the wanted parties is there."""
        held = {name for name in wanted.split() if name in self.parties and self._is_there(name, there)}
        held |= {PLACE} if place else set()
        held |= set() if there or place else {NOBODY}
        return not wanted or not held.isdisjoint(wanted.split())

    def _is_there(self, name: str, there: Iterable[tuple[str, tuple[str, ...]]]) -> bool:
        party = self.parties[name]
        return any(kind in party.kinds.split() or _has(words, party.words) for kind, words in there)


def _among(held: set[str], wanted: str) -> bool:
    """Say whether one of some codes is wanted; "" wants any."""
    return not wanted or not held.isdisjoint(wanted.split())


def _has(words: Iterable[str], wanted: str) -> bool:
    """Say whether one of the wanted words, or what begins so (`drone*`), is there."""
    whole = {word for word in wanted.split() if not word.endswith("*")}
    starts = tuple(word[:-1] for word in wanted.split() if word.endswith("*"))
    return any(word in whole or (starts and word.startswith(starts)) for word in words)


def books(names: Iterable[str]) -> list[Book]:
    """Return the codebooks of some names or paths, in order; raises UsageError for one that is missing or wrong."""
    found = [book(name) for name in names]
    twice = next((one.name for i, one in enumerate(found) if one.name in {b.name for b in found[:i]}), None)
    if twice is not None:
        message = f"two codebooks are called {twice!r}"
        raise UsageError(message, "name each once, or give yours a `name` of its own")
    return found


def book(name: str) -> Book:
    """Return a codebook by its name, or by the path of a TOML file; raises UsageError that names file and row."""
    if name in BUILT_IN:
        return _built_in(name)
    if not name.endswith(SUFFIX):
        message = f"no codebook named {name!r}"
        raise UsageError(message, f"choose one of {', '.join(BUILT_IN)}, or name a {SUFFIX} file of your own")
    try:
        text = Path(name).read_text(encoding="utf-8")
    except OSError as error:
        message = f"the codebook {name} cannot be read"
        raise UsageError(message, error.strerror or "check its path") from error
    except ValueError as error:
        message = f"the codebook {name} is not UTF-8"
        raise UsageError(message, "save it as UTF-8") from error
    return parsed(text, name)


@cache
def _built_in(name: str) -> Book:
    return parsed(files("reportedly.codebook").joinpath(f"{name}{SUFFIX}").read_text("utf-8"), f"{name}{SUFFIX}")


def parsed(text: str, where: str) -> Book:
    """Return the codebook that a TOML file holds; raises UsageError that names the file and the row that is wrong."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(where, str(error)) from error
    types = _typed(table.get("types"), dict[str, list[str]], where, "types")
    parties = _typed(table.get("parties", {}), dict[str, Party], where, "parties")
    made = Book(
        name=_typed(table.get("name"), str, where, "name"),
        types={kind: tuple(modes) for kind, modes in types.items()},
        rows=tuple(_rows(table.get("crosswalk", []), types, parties, where)),
        parties=parties,
        scales=_typed(table.get("scales", {}), dict[str, dict[str, str]], where, "scales"),
    )
    if not made.rows and made.name != BASE:
        raise _wrong(where, "it has no [[crosswalk]] rows, so nothing would ever get a code")
    for scale, values in made.scales.items():
        for key in values:
            _check_code(made.types, *_split(made.types, key), where, f"scales.{scale}")
    return made


def _rows(
    rows: Any,  # noqa: ANN401 - whatever the file holds
    types: Mapping[str, list[str]],
    parties: Mapping[str, Party],
    where: str,
) -> Iterator[Row]:
    """Yield the rows, each checked."""
    for number, raw in enumerate(_typed(rows, list[dict[str, Any]], where, "crosswalk"), 1):
        place = f"crosswalk row {number}"
        row = _typed(raw, Row, where, place)
        if bool(row.type) == bool(row.none):
            raise _wrong(where, f"{place}: give a `type`, or in `none` the reason why there is no code")
        if row.type:
            _check_code(types, row.type, row.mode, where, place)
        elif row.mode:
            raise _wrong(where, f"{place}: a `mode` needs a `type`")
        _check_asked(row, parties, where, place)
        yield row


def _check_asked(row: Row, parties: Mapping[str, Party], where: str, place: str) -> None:
    """Raise UsageError when a row asks for a code, a state or a party that is not there."""
    base = codebook(BASE)
    for one in row.of.split():
        kind, _, mode = one.partition("/")
        if kind not in base.types or (mode and mode not in base.types[kind]):
            raise _wrong(where, f"{place}: `from` names {one!r}, which PLOVER has not{_modes_of(base, kind)}")
    if unknown := set(row.realis.split()) - OTHERS:
        raise _wrong(where, f"{place}: no event is {min(unknown)!r}; realis is one of {', '.join(sorted(OTHERS))}")
    if unknown := {*row.doers.split(), *row.befell.split()} - {*parties, PLACE, NOBODY}:
        known = ", ".join([*parties, PLACE, NOBODY])
        raise _wrong(where, f"{place}: no party is called {min(unknown)!r}; there are {known}")


def _modes_of(base: Codebook, kind: str) -> str:
    if kind not in base.types:
        return f"; its types are {', '.join(base.types)}"
    return f"; {kind} has {', '.join(base.types[kind]) or 'no modes'}"


def _split(types: Mapping[str, Any], key: str) -> tuple[str, str]:
    """Return type and mode of "type/mode"; a slash may also stand in the name of a type or a mode."""
    kind = next((kind for kind in types if key.startswith(f"{kind}/")), key)
    return kind, key[len(kind) + 1 :]


def _check_code(types: Mapping[str, Iterable[str]], kind: str, mode: str, where: str, place: str) -> None:
    """Raise UsageError for a type or mode that the codebook itself does not list."""
    if kind not in types:
        raise _wrong(where, f"{place}: {kind!r} is not among its types ({', '.join(types)})")
    if mode and mode not in types[kind]:
        raise _wrong(where, f"{place}: {kind!r} has no mode {mode!r} ({', '.join(types[kind]) or 'none'})")


def _typed(value: Any, kind: Any, where: str, place: str) -> Any:  # noqa: ANN401 - `kind` decides
    """Return `value` as `kind`; raises UsageError."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise _wrong(where, f"{place}: {error}" if value is not None else f"it has no `{place}`") from error


def _wrong(where: str, what: str) -> UsageError:
    return UsageError(f"{where}: {what}", "see docs/codebooks.md")
