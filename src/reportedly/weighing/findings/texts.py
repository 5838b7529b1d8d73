"""What findings need to know of single documents, whoever is who: their facts and lines, made out once.

A document is looked at again only where it was read anew, so that one more document costs what it touches.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportedly.codebook import gazetteer
from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import Sort, weighing_words
from reportedly.record import Actor, Place, Quantity, Reading, Span
from reportedly.weighing.days import Days, days
from reportedly.weighing.keepsakes import Keepsakes
from reportedly.weighing.tolls import bounds

NATIONS = frozenset({"state", "country"})
STEM = 6
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LETTERS = re.compile(r"[^\W_]{2,}")
SAID = frozenset({"title", "lead", "body", "bullet", "caption"})
Bare = tuple[str, str | bool | None, Days | tuple[float, float] | str, Span]  # a fact of one document alone
ENDING = re.compile(r"(?<=[^\W\d_]{2}[.!?]|[^\W\d_][.!?][\"”’])\s+(?=[\"“‘]?[^\W\d_a-z])")


class Fact(NamedTuple):
    """One value of a facet and where it stands; facts of different `key` say nothing of one another."""

    facet: str
    key: Hashable
    value: Actor | Place | Days | tuple[float, float] | str
    span: Span


@dataclass(frozen=True, slots=True)
class Cut:
    """A line of a document: where it stands, the beginnings of its words, and the statements that touch it."""

    span: Span
    words: frozenset[str]
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """What one document holds by itself.

    Attributes:
        reading: what it was made from.
        facts: its counts, days and denials.
        sorts: peoples and common words that say of which sort something is.
        lines: as far as statements touch them.
    """

    reading: Reading
    facts: tuple[Fact, ...]
    sorts: tuple[Fact, ...]
    lines: tuple[Cut, ...]


class _Bare(NamedTuple):
    """What one document holds, its facts as they are kept."""

    facts: tuple[Bare, ...]
    sorts: tuple[Bare, ...]
    lines: tuple[Cut, ...]


@dataclass(slots=True)
class Texts:
    """What was made out of documents, by their ids; kept from one weighing of a case to the next.

    `keepsakes` are what outlives the process.
    """

    keepsakes: Keepsakes = field(default_factory=Keepsakes)
    _known: dict[str, Text] = field(default_factory=dict)

    def of(self, reading: Reading) -> Text:
        """Return what a document holds; the same object as long as the reading is."""
        known = self._known.get(reading.document.id)
        if known is None or known.reading is not reading:
            of = self.keepsakes.of(reading)
            held = self.keepsakes.get("text", reading.document.id, of, _Bare, lambda: _bare(reading))
            facts, sorts = (tuple(Fact(*fact) for fact in some) for some in (held.facts, held.sorts))
            known = self._known[reading.document.id] = Text(reading, facts, sorts, held.lines)
        return known

    def is_so(self, what: str, reading: Reading, look: Callable[[Reading], bool]) -> bool:
        """Say whether something is so of a document; `look` says it, of the document alone, where it was not asked."""
        of, i = self.keepsakes.of(reading), reading.document.id
        return self.keepsakes.get(what, i, of, bool, lambda: look(reading))


def _bare(reading: Reading) -> _Bare:
    """Make out what a document holds."""
    text = reading.document.text
    found: list[Any] = [fact for kind in (_counts, _days, _denials) for fact in kind(reading)]
    sorts: list[Any] = [*_nations(text), *_sorts(text)]
    return _Bare(tuple(map(tuple, found)), tuple(map(tuple, sorts)), tuple(_lines(reading)))


def _counts(reading: Reading) -> Iterator[Fact]:
    for quantity in reading.quantities:
        held = bounds(quantity)
        if held is not None:
            yield Fact("toll" if quantity.measure else "number", _counted(quantity), held, quantity.span)


def _counted(quantity: Quantity) -> Hashable:
    """Return what is counted: the measure, or the unit's last word."""
    return quantity.measure or fold(quantity.unit).rpartition(" ")[2]


def _days(reading: Reading) -> Iterator[Fact]:
    for time in reading.times:
        told = days(time.value)
        if told.first and told.last and time.value.grain != "open":
            yield Fact("date", told.is_close, told, time.span)


def _denials(reading: Reading) -> Iterator[Fact]:
    for statement in reading.statements:
        if statement.polarity == "-":
            yield Fact("denial", None, "-", (*statement.negation, *statement.chain[-1].cue, statement.span)[0])


def _nations(text: str) -> Iterator[Fact]:
    """Yield the countries and peoples that a text names: "Russian jets" are not "Turkish jets"."""
    for hit in gazetteer.load().find(text):
        entry = hit.entry("demonym", "people", "actor", "place")
        if entry is not None and (entry.kind in NATIONS or hit.entry("demonym", "people")):
            yield Fact("nation", None, entry.country or entry.key, Span.of(text, hit.start, hit.end))


def _sorts(text: str) -> Iterator[Fact]:
    """Yield the common words of a text that say of which side, group or means something is, or what was done."""
    sorts, words = weighing_words().sorts, list(WORD.finditer(text))
    for n, match in enumerate(words):
        after = words[n + 1] if n + 1 < len(words) else None
        pair = f"{fold(match.group())} {plain(after.group())}" if after else ""
        end = after.end() if after and pair in sorts else match.end()
        for facet, key, sort in sorts.get(pair, ()) or _of_word(match.group(), sorts):
            yield Fact(facet, key, sort, Span.of(text, match.start(), end))


def _of_word(word: str, sorts: Mapping[str, tuple[Sort, ...]]) -> Iterator[Sort]:
    """Yield the sorts of a word, or of a part of it: "regime-held"."""
    if found := sorts.get(plain(word)):
        yield from found
    elif "-" in word:
        yield from dict.fromkeys(sort for part in word.split("-") for sort in sorts.get(plain(part), ()))


def plain(word: str) -> str:
    """Return a word in lower case, without the ending of the plural."""
    low = fold(word)
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _lines(reading: Reading) -> Iterator[Cut]:
    """Yield the lines of a document's text that statements touch."""
    text = reading.document.text
    said = [block.span for block in reading.document.blocks if block.kind in SAID]
    for start, end in ((span.start + a, span.start + b) for span in said for a, b in _cut(span.quote)):
        ids = tuple(s.id for s in reading.statements if s.span.start < end and start < s.span.end)
        if ids:
            yield Cut(Span.of(text, start, end), stems(text[start:end]), ids)


def _cut(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a block start and end."""
    start = 0
    for match in ENDING.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of a text's words, those aside that are too common to tell one line from another."""
    common = weighing_words().plain_words
    return frozenset(low[:STEM] for word in LETTERS.findall(text) if (low := fold(word)) not in common)
