"""The gazetteer: names of states, forces, groups, outlets, organisations, office-holders and places.

One automaton (Aho and Corasick, 1975; leftmost, longest) finds all names in one pass over a folded copy of the text
that has the same length, so that every offset holds. Capitalised words that it does not know are looked up by their
skeleton, so that a spelling which no table lists is found too.

The tables are compiled ahead (`gazetteers.compile`) into one file that is read when first asked for; rows are decoded
when a name of theirs is met.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct, msgpack
from msgspec.structs import replace

from reportedly.codebook import tables
from reportedly.codebook.entries import SORTS, Entry, Hit, Reading, Sort, fold, spellings
from reportedly.codebook.skeleton import OPENING, SHORTEST_WORD, alike, opening, skeleton, word

__all__ = [
    "SORTS",
    "Compiled",
    "Entry",
    "Gazetteer",
    "Hit",
    "Reading",
    "Sort",
    "compiled",
    "fold",
    "forget",
    "load",
    "using",
]

COMPILED = "compiled.msgpack"
CAPITALISED = re.compile(r"\b[^\W\d_a-z](?:[^\W\d_]|['’ʿʾʼ`‘](?=[^\W\d_]))+")
NEXT_WORD = re.compile(r"[ -]((?:[^\W\d_]|['’ʿʾʼ`‘](?=[^\W\d_]))+)")
OWNER = re.compile(r"['’]s$")
KEPT = 65536
ARTICLE = " the "
REACH = 80
SPELT = frozenset({"armed_group", "coalition", "military", "official", "person", "media", "organisation"})
_OWN: ContextVar[tuple[str, ...]] = ContextVar("own tables of names", default=())


class Compiled(Struct, frozen=True):
    """All tables in the form in which they are read.

    Attributes:
        names: the folded names, each with a space before it, one a line.
        counts: how many readings each name has; `codes` holds them one after another (`_encode`).
        keys: the keys of all rows, one a line; `entries` their rows, as MessagePack.
        skeletons: the skeletons of foreign names, one a line; `spelt` the name that each is made of.
        spellings: those names as they are written in the tables, one a line, aligned with `skeletons`.
        openings: how their first words sound, one a line.
    """

    names: str
    counts: bytes
    codes: bytes
    keys: str
    entries: list[bytes]
    skeletons: str
    spelt: bytes
    spellings: str
    openings: str


def compiled(pairs: Iterable[tuple[str, Reading]], common: frozenset[str] = frozenset()) -> Compiled:
    """Return the compact form of (name, what it stands for) pairs; `common` words make no foreign name."""
    table: dict[str, list[Reading]] = {}
    places: dict[str, int] = {}
    entries: list[Entry] = []
    bones: dict[tuple[str, str], str] = {}
    for name, reading in pairs:
        if reading.entry.key not in places:
            places[reading.entry.key] = len(entries)
            entries.append(reading.entry)
        for spelling in spellings(name):
            _put(table.setdefault(spelling, []), _shaped(name, reading))
        if not reading.weak and _is_foreign(name, reading, common) and (bone := skeleton(name)):
            bones.setdefault((bone, spellings(name)[0]), name)
    names = list(table)
    index = {name: at for at, name in enumerate(names)}
    found = [sorted(table[name], key=lambda r: (r.weak, SORTS.index(r.sort))) for name in names]
    return Compiled(
        names="\n".join(f" {name}" for name in names),
        counts=array("B", [len(readings) for readings in found]).tobytes(),
        codes=array("I", [_encode(r, places[r.entry.key]) for readings in found for r in readings]).tobytes(),
        keys="\n".join(entry.key for entry in entries),
        entries=[msgpack.encode(entry) for entry in entries],
        skeletons="\n".join(bone for bone, _ in sorted(bones)),
        spelt=array("I", [index[name] for _, name in sorted(bones)]).tobytes(),
        spellings="\n".join(bones[key] for key in sorted(bones)),
        openings="\n".join(sorted({opening(name) for name in bones.values()})),
    )


def _put(held: list[Reading], reading: Reading) -> None:
    """Note a reading of a name, once for each row and sort; a firm one takes the place of a weak one."""
    for at, other in enumerate(held):
        if other.entry.key == reading.entry.key and other.sort == reading.sort:
            if other.weak and not reading.weak:
                held[at] = reading
            return
    held.append(reading)


def _shaped(name: str, reading: Reading) -> Reading:
    """Note whether the last word of a name begins with a capital."""
    return replace(reading, capital=name.rsplit(maxsplit=1)[-1][0].isupper())


def _is_foreign(name: str, reading: Reading, common: frozenset[str]) -> bool:
    """Say whether a name is spelt by ear: no acronym, one of its longer words no English one."""
    if reading.acronym or reading.entry.kind not in SPELT or not name.isascii():
        return False
    longer = [part for part in fold(name).split() if len(part) >= SHORTEST_WORD]
    return bool(longer) and any(part not in common for part in longer)


def _encode(reading: Reading, place: int) -> int:
    """Pack a reading into 32 bits: row, sort, acronym, capital, weak."""
    flags = reading.acronym << 2 | reading.capital << 1 | int(reading.weak)
    return place << 6 | SORTS.index(reading.sort) << 3 | flags


class Gazetteer:
    """All rows, and the automaton over all their names."""

    def __init__(self, base: Compiled, own: Sequence[tuple[str, Reading]] = ()) -> None:
        """Take compiled tables and the names of a user's own, whose readings come first."""
        self._patterns = base.names.split("\n") if base.names else []
        self._codes = memoryview(base.codes).cast("I")
        ends = array("I", [0])
        for count in base.counts:
            ends.append(ends[-1] + count)
        self._ends = ends
        self._made: dict[int, tuple[Reading, ...]] = {}
        self._keys = base.keys.split("\n") if base.keys else []
        self._rows = base.entries
        self._decoded: dict[int, Entry] = {}
        self._own: dict[str, Entry] = {reading.entry.key: reading.entry for _, reading in own}
        self._index = {pattern[1:]: at for at, pattern in enumerate(self._patterns)}
        self._bones: dict[str, list[int]] = {}
        self._spelt = memoryview(base.spelt).cast("I")
        for at, bone in enumerate(base.skeletons.split("\n") if base.skeletons else []):
            self._bones.setdefault(bone, []).append(at)
        self._spellings = base.spellings.split("\n")
        self._sounds = list(self._bones)
        self._begins: dict[str, str] = {}
        self._openings = set(base.openings.split("\n"))
        self._add(own)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest, store_patterns=False)

    def _add(self, own: Sequence[tuple[str, Reading]]) -> None:
        """Put a user's names before those of the tables."""
        for name, reading in own:
            for spelling in spellings(name):
                at = self._index.setdefault(spelling, len(self._patterns))
                if at == len(self._patterns):
                    self._patterns.append(f" {spelling}")
                    self._made[at] = ()
                self._made[at] = (_shaped(name, reading), *self._at(at))

    @property
    def entries(self) -> dict[str, Entry]:
        """All rows by key."""
        return {key: self._row(at) for at, key in enumerate(self._keys)} | self._own

    def entry(self, key: str | None) -> Entry | None:
        """Return the row under `key`, or None."""
        if not key:
            return None
        if key in self._own:
            return self._own[key]
        at = self._places.get(key)
        return None if at is None else self._row(at)

    @property
    def _places(self) -> dict[str, int]:
        """Where each key's row stands; made when first asked for."""
        found: dict[str, int] = self.__dict__.setdefault("_by_key", {})
        if not found:
            found.update((key, at) for at, key in enumerate(self._keys))
        return found

    def _row(self, at: int) -> Entry:
        """Decode one row."""
        found = self._decoded.get(at)
        if found is None:
            found = self._decoded[at] = msgpack.decode(self._rows[at], type=Entry)
        return found

    def _at(self, index: int) -> tuple[Reading, ...]:
        """Return the readings of one name."""
        found = self._made.get(index)
        if found is None:
            codes = self._codes[self._ends[index] : self._ends[index + 1]]
            found = self._made[index] = tuple(self._decode(code) for code in codes)
        return found

    def _decode(self, code: int) -> Reading:
        """Unpack a reading."""
        return Reading(SORTS[code >> 3 & 7], self._row(code >> 6), bool(code & 4), bool(code & 2), bool(code & 1))

    def readings(self, name: str) -> tuple[Reading, ...]:
        """Return all that `name`, taken whole, may stand for, by its letters or else by its skeleton."""
        at = self._index.get(" ".join(fold(name).split()))
        return self._at(at) if at is not None else self._by_ear(name, skeleton(name))

    def find(self, text: str) -> list[Hit]:
        """Return the names in `text`, left to right, none overlapping, whole words with fitting capitals only."""
        folded = f" {fold(text)} "
        hits = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            if folded[end] == " " and folded.startswith(ARTICLE, start) and text[end : end + 1].isupper():
                hits += self._past_article(text, folded, start + len(ARTICLE) - 1)
                continue
            readings = self._fitting(index, text[start : end - 1]) if folded[end] == " " else ()
            if readings:
                hits.append(Hit(start, end - 1, readings))
            else:
                hits += self._shorter(text, folded, start, end)
        return self._with_heard(text, hits) if self._bones else hits

    def _past_article(self, text: str, folded: str, start: int) -> list[Hit]:
        """Return the name behind an article that is no part of one: "The Australian" goes on in capitals."""
        for index, first, end in self._automaton.find_matches_as_indexes(folded[start : start + REACH]):
            if first == 0 and folded[start + end] == " ":
                readings = self._fitting(index, text[start : start + end - 1])
                return [Hit(start, start + end - 1, readings)] if readings else []
        return []

    def _shorter(self, text: str, folded: str, start: int, end: int) -> list[Hit]:
        """Return the name that opens a longer one whose capitals do not fit: "Iranian" of "Iranian government"."""
        while (end := folded.rfind(" ", start + 1, end)) > 0:
            for index, first, last in self._automaton.find_matches_as_indexes(folded[start : end + 1]):
                if (
                    first == 0
                    and folded[start + last] == " "
                    and (readings := self._fitting(index, text[start : start + last - 1]))
                ):
                    return [Hit(start, start + last - 1, readings)]
        return []

    def _fitting(self, index: int, written: str) -> tuple[Reading, ...]:
        """Keep the readings whose capitals fit: acronyms all upper case, names at least one capital."""
        readings = self._at(index)
        if written.islower() or not any(map(str.isupper, written)):
            return () if written.isascii() or not _is_caseless(written) else readings
        if written.isupper():
            return readings
        low = written.rsplit(maxsplit=1)[-1][0].islower()
        if not low and not any(reading.acronym for reading in readings):
            return readings
        return tuple(r for r in readings if not r.acronym and not (low and r.capital))

    def _with_heard(self, text: str, hits: list[Hit]) -> list[Hit]:
        """Add the names that only their skeleton gives away, where no name as long stands in the tables."""
        starts = [hit.start for hit in hits]
        heard = [hit for hit in self._heard(text) if not _covered(hit, hits, starts)]
        if not heard:
            return hits
        over = {at for hit in heard for at in _overlapped(hit, hits, starts)}
        kept = [hit for at, hit in enumerate(hits) if at not in over]
        return sorted((*kept, *heard), key=lambda hit: hit.start)

    def _heard(self, text: str) -> Iterator[Hit]:
        """Yield, from each capitalised word on, the longest run of words that sounds like a name of the tables."""
        past = 0
        for match in CAPITALISED.finditer(text):
            if match.start() >= past:
                bone = self._begin(match.group())
                if bone and (found := self._longest(text, match, bone)) is not None:
                    past = found.end
                    yield found

    def _begin(self, written: str) -> str:
        """Return the skeleton of a word if a name of the tables may begin with it, else ""."""
        bone = self._begins.get(written)
        if bone is None:
            bone = word(written)
            if bone[:OPENING] not in self._openings or not self._continues(bone):
                bone = ""
            if len(self._begins) >= KEPT:
                self._begins.clear()
            self._begins[written] = bone
        return bone

    def _continues(self, bone: str) -> bool:
        """Say whether a name's skeleton begins with this one."""
        at = bisect_left(self._sounds, bone)
        return at < len(self._sounds) and self._sounds[at].startswith(bone)

    def _longest(self, text: str, first: re.Match[str], bone: str) -> Hit | None:
        """Return the longest run of words from `first` on that sounds like a name of the tables."""
        start, end = first.span()
        ends, last = [], bone
        while self._continues(bone):
            if last and bone in self._bones:
                ends.append(end)
            following = NEXT_WORD.match(text, end)
            if following is None:
                break
            last, end = word(following[1]), following.end()
            bone += last
        for end in reversed(ends):
            written = OWNER.sub("", text[start:end])
            if found := self._by_ear(written, skeleton(written)):
                return Hit(start, start + len(written), found)
        return None

    def _by_ear(self, name: str, bone: str) -> tuple[Reading, ...]:
        """Return the readings of the one row that a spelling sounds like; none where several do."""
        near = [self._at(self._spelt[i]) for i in self._bones.get(bone, ()) if alike(name, self._spellings[i])]
        firm = [tuple(r for r in readings if not r.weak and not r.acronym) for readings in near]
        keys = {readings[0].entry.key for readings in firm if readings}
        return next(readings for readings in firm if readings) if len(keys) == 1 else ()


def _is_caseless(written: str) -> bool:
    """Say whether a name is written in letters that know no capitals."""
    return not any(letter.isalpha() and letter.upper() != letter for letter in written)


def _overlapped(hit: Hit, hits: list[Hit], starts: list[int]) -> list[int]:
    """Return where in `hits`, which `starts` gives the beginnings of, those stand that share a character with `hit`."""
    first = max(0, bisect_left(starts, hit.start) - 1)
    last = bisect_left(starts, hit.end)
    return [at for at in range(first, last) if hits[at].end > hit.start]


def _covered(hit: Hit, hits: list[Hit], starts: list[int]) -> bool:
    """Say whether a name of the tables stands where `hit` does and is as long, or reaches over its edge."""
    others = [hits[at] for at in _overlapped(hit, hits, starts)]
    return any(
        other.start < hit.start or other.end > hit.end or (other.start, other.end) == (hit.start, hit.end)
        for other in others
    )


def load() -> Gazetteer:
    """Return the gazetteer in force: the tables, with a user's own where `using` names them; read once a process."""
    return _load(_OWN.get())


@contextmanager
def using(*own: str) -> Iterator[None]:
    """Let `load` give the gazetteer with these files of a user's own while the block runs."""
    before = _OWN.set(own)
    try:
        yield
    finally:
        _OWN.reset(before)


def forget() -> None:
    """Let go of what was read, so that the next `load` reads anew."""
    _load.cache_clear()


@cache
def _load(own: tuple[str, ...]) -> Gazetteer:
    """Read the compiled tables and check a user's own; raises UsageError that names file and line of a bad row."""
    data = files("reportedly.codebook").joinpath("gazetteer", COMPILED).read_bytes()
    return Gazetteer(msgpack.decode(data, type=Compiled), [pair for path in own for pair in tables.own(Path(path))])
