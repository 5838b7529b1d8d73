"""Notes in which a report is put right: what was wrong and what is right, told apart by how the note joins them.

"An earlier version said it was in X. It was in Y", "corrects day to Y, not X", "to Y from X", "it is Y rather than X":
two values of one sort (place, date, number, who it was, a name) with the words between or before them that say which
is the wrong one. Where a note names only one of them, the other is looked for in the text of the report, which has
been put right. A report of the same house that still has the wrong value stands on its side.

Notes on tolls whose two values stand in two reports are found with the tolls themselves (`numbers`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportedly.codebook.corrections import CorrectionWords, correction_words
from reportedly.codebook.gazetteer import fold
from reportedly.record import Document, Finding, Mention, Reading, Side, Span
from reportedly.weighing.findings.bench import Bench
from reportedly.weighing.findings.numbers import on_tolls
from reportedly.weighing.houses import houses_of

ORDER = ("date", "toll", "place", "actor", "name")  # the surest sort of a value first
SENTENCE = re.compile(r"[.!?][”\"’)]*\s+(?=[A-Z“\"])|\n\s*\n")
NAME = re.compile(r"[A-Z][\w’'-]*(?: (?:of |the |al-)?[A-Z][\w’'-]*)*")
NAMED = frozenset({"place", "actor", "name"})
STEM = 5
ALIKE = 0.6
LIKELY = 2  # statements in which the right value is looked for


@dataclass(frozen=True, slots=True)
class Value:
    """Something that a report gives, and of which sort it is."""

    span: Span
    sort: str

    @property
    def kin(self) -> str:
        """What two values must have in common to stand for one another: a town may be taken for a family's name."""
        return "named" if self.sort in NAMED else self.sort

    @property
    def is_name(self) -> bool:
        """Say whether it is written as a name or a figure, not as a description ("the mayor")."""
        return not self.span.quote[:1].islower()

    @property
    def words(self) -> str:
        """The words, case and accents aside."""
        return fold(self.span.quote)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence that puts a report right, up to the end of the next one; `first` is where that begins.

    `about` is what it says that it puts right, `values` what it names.
    """

    reading: Reading
    span: Span
    first: int
    about: str | None
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Put:
    """What was put right: the wrong value, and the right one; of both, None where it is not said."""

    wrong: Value | None
    right: Value | None

    @property
    def sort(self) -> str | None:
        """Of which sort the values are, the surer of two."""
        return min((value.sort for value in (self.wrong, self.right) if value), key=ORDER.index, default=None)


def on_corrections(bench: Bench) -> Iterator[Finding]:
    """Yield what notes put right, with the words on both sides."""
    known: frozenset[str] | None = None
    for reading in bench.readings:
        if not bench.texts.is_so("puts right", reading, _puts_right):
            continue
        notes = list(notes_of(reading))
        if not notes and correction_words().heads.match(reading.document.text):
            yield from _sent_again(reading, bench)
        for note in notes:
            put = put_right(note)
            facet = note.about or put.sort
            if facet == "toll":
                if put.wrong is None or put.right is None:
                    continue
                known = _with_tolls(bench) if known is None else known
                if reading.document.id in known:
                    continue
            if facet:
                yield _finding(note, put, facet, bench)


def _puts_right(reading: Reading) -> bool:
    """Say whether a document has notes, or calls itself corrected."""
    return bool(correction_words().heads.match(reading.document.text)) or any(True for _ in notes_of(reading))


def _with_tolls(bench: Bench) -> frozenset[str]:
    """Return the documents whose corrected tolls are found by comparing tolls."""
    found = (finding for finding in on_tolls(bench) if finding.kind == "correction")
    return frozenset(span.document for finding in found for span in finding.spans)


def notes_of(reading: Reading) -> Iterator[Note]:
    """Yield the notes of a document, at most one a paragraph."""
    words, text = correction_words(), reading.document.text
    owned = words.owns.search(text) is not None
    for block in reading.document.blocks:
        found = words.opens.search(block.span.quote) or words.figures.search(block.span.quote)
        found = found or (words.admits.search(block.span.quote) if owned else None)
        if found is None or block.kind in {"furniture", "title", "byline"}:
            continue
        starts = [0, *(match.end() for match in SENTENCE.finditer(block.span.quote)), len(block.span.quote)]
        first = max(at for at in starts if at <= found.start())
        ends = [at for at in starts if at > found.start()]
        inner = _bracket(block.span.quote, found.start())
        start, end = inner or (first, (ends[1:2] or ends[:1])[0])
        middle = end if inner else ends[0]
        span = Span.of(text, block.span.start + start, block.span.start + end)
        about = _about(text[span.start : block.span.start + middle], words)
        yield Note(reading, span, block.span.start + middle, about, tuple(_values(reading, span)))


def _bracket(text: str, at: int) -> tuple[int, int] | None:
    """Return the brackets that hold a place: "(Corrects day to Sunday, not Monday) Gunmen killed …"."""
    opened, closed = text.rfind("(", 0, at + 1), text.find(")", at)
    return (opened, closed + 1) if opened >= 0 and closed > 0 and ")" not in text[opened:at] else None


def _about(sentence: str, words: CorrectionWords) -> str | None:
    """Return what a note says it puts right, by the word for it that stands first."""
    found = ((match.start(), facet) for facet, forms in words.facets.items() if (match := forms.search(sentence)))
    return min(found, default=(0, None))[1]


def _values(reading: Reading, within: Span) -> Iterator[Value]:
    """Yield the values that a stretch names, names before descriptions, the longest first, each stretch once."""
    taken: list[Span] = []
    for value in sorted(
        _typed(reading, within), key=lambda v: (not v.is_name, -len(v.span.quote), ORDER.index(v.sort))
    ):
        if not any(value.span.start < other.end and other.start < value.span.end for other in taken):
            taken.append(value.span)
            yield value


def _typed(reading: Reading, within: Span) -> Iterator[Value]:
    spans = [
        *((time.span, "date") for time in reading.times),
        *((quantity.span, "toll") for quantity in reading.quantities),
        *((m.span, "place") for p in reading.places for m in p.mentions if m.form == "name"),
        *((m.span, "actor") for a in reading.actors for m in a.mentions if m.form != "pronoun" and a.kind != "media"),
    ]
    for span, sort in spans:
        if within.start <= span.start and span.end <= within.end:
            yield Value(span, sort)
    words = correction_words()
    of_numbers = words.figures, words.admits, words.facets["toll"]
    counts = any(within.start <= q.span.start < within.end for q in reading.quantities)
    if any(form.search(within.quote) for form in of_numbers) or (counts and words.opens.search(within.quote)):
        for match in correction_words().number.finditer(within.quote):
            start = within.start + match.start()
            yield Value(Span(start=start, end=start + len(match.group()), quote=match.group()), "toll")
    for match in NAME.finditer(within.quote):
        start = within.start + match.start()
        yield Value(Span(start=start, end=start + len(match.group()), quote=match.group()), "name")


def put_right(note: Note) -> Put:
    """Return which value of a note is the wrong one and which the right."""
    values, words = sorted(note.values, key=lambda value: value.span.start), correction_words()
    if words.figures.search(note.span.quote) and not words.opens.search(note.span.quote):
        values = [value for value in values if value.sort == "toll"]  # a number is taken back, and nothing else
    pairs = [(a, b) for a, b in combinations(values, 2) if a.kin == b.kin and a.words != b.words]
    joined = (order for one, other in pairs if (order := _joined(one, other, note)))
    apart = (Put(one, other) for one, other in pairs if one.sort == other.sort and _are_told_apart(one, other, note))
    return next(joined, None) or next(apart, None) or _instead_of_figure(values, note) or _alone(values, note)


def _instead_of_figure(values: Sequence[Value], note: Note) -> Put | None:
    """Return the number that a sentence takes back, and what it says in its place: "ten, not twelve as reported"."""
    words = correction_words()
    found = words.figures.search(note.span.quote)
    if found is None:
        return None
    tolls = [value for value in values if value.sort == "toll"]
    first, last = (note.span.start + at for at in found.span())
    wrong = [value for value in tolls if first <= value.span.start < last]
    right = [value for value in tolls if value not in wrong]
    if len(wrong) == 1:
        return Put(wrong=wrong[0], right=right[0] if len(right) == 1 else _instead(wrong[0], note))
    return None if words.opens.search(note.span.quote) or wrong else Put(wrong=None, right=None)


def _joined(one: Value, other: Value, note: Note) -> Put | None:
    """Return the order of two values by the words before and between them."""
    words, text = correction_words(), note.reading.document.text
    between = text[one.span.end : other.span.start]
    before = text[note.span.start : one.span.start]
    rather = words.rather_number if one.sort == other.sort == "toll" else words.rather
    if rather.fullmatch(between):
        return Put(wrong=other, right=one)
    if words.but.fullmatch(between) and words.negated.search(before):
        return Put(wrong=one, right=other)
    if words.into.fullmatch(between) and words.source.search(before):
        return Put(wrong=one, right=other)
    if words.out_of.fullmatch(between) and words.goal.search(before):
        return Put(wrong=other, right=one)
    return None


def _are_told_apart(one: Value, other: Value, note: Note) -> bool:
    """Say whether the sentence of a note gives one value as the wrong one, and the next sentence another."""
    before = note.reading.document.text[note.span.start : one.span.start]
    split = one.span.end <= note.first <= other.span.start
    return split and one.sort != "name" and correction_words().told.search(before) is not None


def _alone(values: Sequence[Value], note: Note) -> Put:
    """Return the one value that a note gives as wrong, and what the report now has in its place.

    The wrong one stands nowhere else in the report.
    """
    kept = [v for v in values if v.sort != "name" and (note.about in {None, v.sort} or v.kin == "named")]
    body = _body(note)
    gone = [value for value in kept if value.words not in body]
    if correction_words().told.search(note.span.quote) and len(gone) == 1:
        return Put(wrong=gone[0], right=_instead(gone[0], note))
    return Put(wrong=None, right=None)


def _body(note: Note) -> str:
    """Return the words of a report without its note, folded."""
    text = note.reading.document.text
    return fold(text[: note.span.start] + "\n" + text[note.span.end :])


def _instead(wrong: Value, note: Note) -> Value | None:
    """Return the one value of a sort that the report has in the statement most like the note; None where unclear."""
    said = _stems(note.span.quote)
    outside = [s for s in note.reading.statements if not note.span.start <= s.span.start < note.span.end]
    for statement in sorted(outside, key=lambda s: (-len(_stems(s.span.quote) & said), s.span.start))[:LIKELY]:
        held = [v for v in _values(note.reading, statement.span) if v.kin == wrong.kin and v.sort != "name"]
        held = [value for value in held if value.is_name == wrong.is_name or wrong.sort == "toll"]
        if len({value.words for value in held}) == 1:
            return held[0]
    return None


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in fold(words).split() if len(word) >= STEM)


def _finding(note: Note, put: Put, facet: str, bench: Bench) -> Finding:
    document = note.reading.document.id
    sides = [
        _side(value, what, note, bench) for value, what in ((put.wrong, "wrong"), (put.right, "right")) if value
    ] or [bench.side("a correction", _bearing(note.span, note.reading), [Mention(document=document, span=note.span)])]
    if put.wrong:
        sides[0] = _with_older(sides[0], put.wrong, note, bench)
    title = bench.title_of(document)
    if put.wrong and put.right:
        told = f"{title} puts the {facet} right: not “{put.wrong.span.quote}” but “{put.right.span.quote}”."
    elif put.wrong:
        told = f"{title} takes back the {facet} “{put.wrong.span.quote}”, and does not say what is right."
    else:
        told = f"{title} says that it puts the {facet} right, and not what was wrong."
    return bench.finding("correction", document, sides, told, facet=facet)


def _sent_again(reading: Reading, bench: Bench) -> Iterator[Finding]:
    """Yield what differs between a report that calls itself corrected and an older one of the same house.

    Of two statements in otherwise the same words, the values of a sort of which each has one.
    """
    for older in _of_the_house(reading.document, bench):
        for now in reading.statements:
            for was in older.statements:
                if _are_alike(was.span.quote, now.span.quote):
                    yield from _differences(Put(*_single(older, was.span, reading, now.span)), older, reading, bench)


def _are_alike(one: str, other: str) -> bool:
    here, there = _stems(one), _stems(other)
    return len(here & there) >= ALIKE * max(len(here), len(there), 1)


def _single(older: Reading, was: Span, reading: Reading, now: Span) -> tuple[Value | None, Value | None]:
    """Return the two values of one sort that two stretches differ in; None where they differ in none, or in more."""
    found = []
    for kin in ("date", "toll", "named"):
        sides = [[v for v in _values(of, span) if v.kin == kin] for of, span in ((older, was), (reading, now))]
        left, right = ({v.words: v for v in side} for side in sides)
        wrong, put = [left[w] for w in left.keys() - right.keys()], [right[w] for w in right.keys() - left.keys()]
        if len(wrong) == len(put) == 1:
            found.append((wrong[0], put[0]))
    return found[0] if len(found) == 1 else (None, None)


def _differences(put: Put, older: Reading, reading: Reading, bench: Bench) -> Iterator[Finding]:
    if put.wrong is None or put.right is None or put.sort == "toll":  # tolls are compared with the tolls
        return
    sides = [
        bench.side(
            f"{what}: {value.span.quote}",
            _bearing(value.span, of),
            [Mention(document=of.document.id, span=value.span)],
        )
        for what, value, of in (("wrong", put.wrong, older), ("right", put.right, reading))
    ]
    told = (
        f"{bench.title_of(reading.document.id)} calls itself corrected, and has “{put.right.span.quote}” where "
        f"{bench.title_of(older.document.id)} has “{put.wrong.span.quote}”."
    )
    yield bench.finding("correction", reading.document.id, sides, told, facet=put.sort)


def _side(value: Value, what: str, note: Note, bench: Bench) -> Side:
    span = Mention(document=note.reading.document.id, span=value.span)
    return bench.side(f"{what}: {value.span.quote}", _bearing(value.span, note.reading), [span])


def _bearing(span: Span, reading: Reading) -> tuple[str, ...]:
    """Return the narrowest statement that holds a stretch or, where none does, that stands in it."""
    around = [s for s in reading.statements if s.span.start <= span.start and span.end <= s.span.end]
    inside = [s for s in reading.statements if span.start <= s.span.start < span.end]
    found = sorted(around, key=lambda s: (s.span.end - s.span.start, s.id)) or sorted(inside, key=lambda s: s.id)
    return tuple(statement.id for statement in found[:1])


def _with_older(side: Side, wrong: Value, note: Note, bench: Bench) -> Side:
    """Add the reports of the same house, none of them later, that still have the wrong value in what they tell."""
    said = _stems(_body(note)) | _stems(note.span.quote)
    spans, statements = list(side.spans), list(side.statements)
    word = re.compile(rf"(?<!\w){re.escape(wrong.span.quote)}(?!\w)", re.IGNORECASE if wrong.sort == "toll" else 0)
    for other in _of_the_house(note.reading.document, bench):
        for statement in other.statements:
            told = _stems(" ".join(span.quote for span in statement.content))
            alike = len(told & said) * 2 >= len(told)
            if alike and (at := word.search(statement.span.quote)):
                start = statement.span.start
                span = Span.of(other.document.text, start + at.start(), start + at.end())
                spans.append(Mention(document=other.document.id, span=span))
                statements.append(statement.id)
    return bench.side(side.says, statements, spans)


def _of_the_house(own: Document, bench: Bench) -> Iterable[Reading]:
    """Yield the other reports of whoever published a document, or of the same path, that came out no later."""
    for other in bench.readings:
        held = other.document
        same = (own.path is not None and held.path == own.path) or bool(_houses(own) & _houses(held))
        if same and held.id != own.id and not bench.published(own.id).is_before(bench.published(held.id)):
            yield other


def _houses(document: Document) -> frozenset[str]:
    """Return the keys of the houses that publish a document or whose text it carries."""
    own, credited = houses_of(document)
    return frozenset(one.key for one in (own, *credited) if one)
