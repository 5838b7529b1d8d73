"""The templates of a brief: which parts it has, in which order (`codebook/templates.toml`), and what each part takes.

A part takes what it wants out of the pool of chosen sentences; what no part of a template takes is not shown.
"""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from reportedly.errors import UsageError
from reportedly.exports.choose import Entry
from reportedly.exports.ground import About
from reportedly.exports.lookup import Library, house
from reportedly.exports.phrases import phrases, words
from reportedly.exports.sentences import Section
from reportedly.record import Value

LEADING = frozenset({"positions", "reported"})
TOP = 3  # sentences of the topline
TAKEAWAYS = 6  # places
FRONT = 2  # sentences that make a place a front


class Template(Value, frozen=True, kw_only=True):
    """One kind of brief: its title, its parts in order, how many sentences, and what it must be about.

    `titles` are headings of its own for some parts; `fresh` says that it takes only what is new.
    """

    title: str
    parts: tuple[str, ...]
    sentences: int = 30
    about: tuple[str, ...] = ()
    titles: dict[str, str] = {}  # noqa: RUF012 - msgspec copies it for each value
    fresh: bool = False


@dataclass(slots=True)
class Pool:
    """What is left to place, the weightiest first, and what parts need to know."""

    entries: list[Entry]
    library: Library
    about: About | None = None

    def take(self, wanted: Callable[[Entry], bool], most: int | None = None) -> list[Entry]:
        """Take out the first `most` entries that are wanted."""
        taken = [entry for entry in self.entries if wanted(entry)][:most]
        self.leave_out(taken)
        return taken

    def leave_out(self, taken: list[Entry]) -> None:
        """Take some entries out."""
        gone = {id(entry) for entry in taken}
        self.entries = [entry for entry in self.entries if id(entry) not in gone]

    def is_own(self, entry: Entry) -> bool:
        """Say whether the one whom the brief is about says or does it."""
        return self.about is not None and bool(self.about.own & set(entry.sentence.statements))


@cache
def templates() -> dict[str, Template]:
    """Return all templates by name; raises UsageError when one names a part that is none."""
    table = tomllib.loads(files("reportedly.codebook").joinpath("templates.toml").read_text("utf-8"))
    found = msgspec.convert(table, dict[str, Template])
    unknown = sorted({part for one in found.values() for part in one.parts} - set(PARTS))
    if unknown:
        message = f"templates.toml names parts that are none: {', '.join(unknown)}"
        raise UsageError(message, f"choose among {', '.join(PARTS)}")
    return found


def arrange(template: Template, pool: Pool) -> list[Section]:
    """Put the pool's sentences into the template's parts, empty ones left out."""
    found = [section for part in template.parts for section in PARTS[part](pool) if section.sentences]
    return [msgspec.structs.replace(s, title=template.titles.get(s.key, s.title)) for s in found]


def _section(key: str, entries: Iterable[Entry], title: str = "") -> Section:
    return Section(key=key, title=title or phrases().sections[key], sentences=tuple(e.sentence for e in entries))


def _topline(pool: Pool) -> list[Section]:
    """Take the weightiest, one of each document and theme first, and all tolls of their scenes."""
    size = max(1, min(TOP, len(pool.entries) // 4))
    leading = _varied([e for e in pool.entries if e.told.kind in LEADING and not e.told.profile], size)
    top = _by_theme([e for e in pool.entries if e in leading or _beside(e, leading)])
    pool.leave_out(top)
    return [_section("topline", top)]


def _bluf(pool: Pool) -> list[Section]:
    """Take the one sentence to read if no other is read."""
    return [_section("bluf", pool.take(lambda e: e.told.kind in LEADING and not e.told.profile, 1))]


def _takeaways(pool: Pool) -> list[Section]:
    """Take the weightiest sentence of each place that has one, under its name."""
    found: dict[str, Entry] = {}
    for entry in pool.entries:
        if entry.told.kind == "reported" and entry.told.label:
            found.setdefault(entry.told.label, entry)
    taken = list(found.values())[:TAKEAWAYS]
    pool.leave_out(taken)
    return [_section("takeaways", taken)]


def _fronts(pool: Pool) -> list[Section]:
    """Take what is reported from places that have more than one sentence left, a section each."""
    places: dict[str, list[Entry]] = {}
    for entry in pool.entries:
        if entry.told.kind == "reported" and entry.told.place:
            places.setdefault(entry.told.place, []).append(entry)
    fronts = {place: found for place, found in places.items() if len(found) >= FRONT}
    for found in fronts.values():
        pool.leave_out(found)
    return [_section("front", sorted(found, key=_order), place) for place, found in fronts.items()]


def _kind(kind: str) -> Callable[[Pool], list[Section]]:
    """Return a part that takes all of one kind."""
    return lambda pool: [_section(kind, _by_theme(pool.take(lambda e: e.told.kind == kind)))]


def _outlook(pool: Pool) -> list[Section]:
    """Take what is planned, possible, awaited, demanded or threatened."""
    return [_section("outlook", pool.take(lambda e: e.told.ahead and e.told.kind in LEADING))]


def _profile(pool: Pool) -> list[Section]:
    """Take who somebody is and to whom they belong."""
    return [_section("profile", pool.take(lambda e: e.told.profile))]


def _own(pool: Pool) -> list[Section]:
    """Take what the one whom the brief is about says, wants and does."""
    return [_section("own", _by_theme(pool.take(lambda e: pool.is_own(e) and e.told.kind in LEADING | {"denied"})))]


def _others(pool: Pool) -> list[Section]:
    """Take what others say and do about the one whom the brief is about."""
    return [_section("others", _by_theme(pool.take(lambda e: e.told.kind in LEADING)))]


def _accounts(pool: Pool) -> list[Section]:
    """Take the first sentence of each report, under who published it, the earliest report first."""
    taken = list({entry.document: entry for entry in reversed(pool.entries) if entry.told.kind == "reported"}.values())
    pool.leave_out(taken)
    shelves = {shelf.reading.document.id: shelf for shelf in pool.library.shelves}
    dated = sorted(taken, key=lambda e: (shelves[e.document].reading.document.published.start or "9", e.document))
    named = [(entry, house(shelves[entry.document].reading.document)) for entry in dated]
    sentences = (msgspec.structs.replace(entry.sentence, label=label) for entry, label in named)
    return [Section(key="accounts", title=phrases().sections["accounts"], sentences=tuple(sentences))]


PARTS: dict[str, Callable[[Pool], list[Section]]] = {
    "topline": _topline,
    "bluf": _bluf,
    "takeaways": _takeaways,
    "fronts": _fronts,
    "positions": _kind("positions"),
    "reported": _kind("reported"),
    "denied": _kind("denied"),
    "disagree": _kind("disagree"),
    "changed": _kind("changed"),
    "corrected": _kind("corrected"),
    "outlook": _outlook,
    "profile": _profile,
    "own": _own,
    "others": _others,
    "accounts": _accounts,
}


def _varied(entries: list[Entry], size: int) -> list[Entry]:
    """Take the weightiest, first one of each document and theme, then whatever is left."""
    taken, used = list[Entry](), set[str]()
    for entry in entries:
        marks = {entry.document} | ({entry.told.theme} - {""})
        if not marks & used:
            taken.append(entry)
            used |= marks
    return [*taken, *(entry for entry in entries if entry not in taken)][:size]


def _beside(entry: Entry, leading: list[Entry]) -> bool:
    """Say whether an entry tells of the scene of one that leads: no toll leads without those that differ from it."""
    here = {other.told.theme for other in leading if other.told.kind == "reported"} - {""}
    said = next(e.span.quote for e in entry.sentence.spans if e.role == "content")
    aside = said.split(" ", 1)[0].casefold() in words("relatives")  # "which controls the town"
    return entry.told.kind == "reported" and entry.told.theme in here and not aside


def _by_theme(entries: list[Entry]) -> list[Entry]:
    """Keep a theme's sentences together in text order; themes follow by their weightiest sentence."""
    rank: dict[str, int] = {}
    for i, entry in enumerate(entries):
        rank.setdefault(entry.told.theme, i)
    return sorted(entries, key=lambda e: (rank[e.told.theme], e.order))


def _order(entry: Entry) -> int:
    return entry.order
