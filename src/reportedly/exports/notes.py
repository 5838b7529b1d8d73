"""Endnotes: where the words of a sentence stand, and through whom they came."""

from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.exports.compose import chain_words
from reportedly.exports.lookup import Library, Shelf, base_name
from reportedly.exports.phrases import interval_words
from reportedly.exports.sentences import BriefSentence, Note, Section
from reportedly.record import Span, Statement

LONG = 320  # code points; a longer passage is cited by the span of its content
MANY = 6  # endnotes a sentence at most; one a document first


def number(sections: Sequence[Section], library: Library) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
    """Return the sections with endnote numbers in reading order, and the endnotes."""
    notes: list[Note] = []
    return tuple(_section(section, library, notes) for section in sections), tuple(notes)


def _section(section: Section, library: Library, notes: list[Note]) -> Section:
    return replace(section, sentences=tuple(_sentence(s, library, notes) for s in section.sentences))


def _sentence(sentence: BriefSentence, library: Library, notes: list[Note]) -> BriefSentence:
    """Number a sentence's sources; what one passage and one chain already bore keeps its number."""
    numbers = []
    for i in _cited(sentence, library):
        note = _note(len(notes) + 1, *library.statements[i])
        at = next((n for n, old in enumerate(notes) if _same(old, note)), None)
        if at is None:
            notes.append(note)
        else:
            notes[at] = replace(notes[at], statements=(*notes[at].statements, i))
        numbers.append(notes[-1 if at is None else at].number)
    return replace(sentence, notes=tuple(dict.fromkeys(numbers)))


def _same(one: Note, other: Note) -> bool:
    """Say whether two notes would read the same."""
    return replace(one, number=0, statements=()) == replace(other, number=0, statements=())


def _cited(sentence: BriefSentence, library: Library) -> list[str]:
    """Return the statements to cite: the rendered one, then one of each further document, then the rest."""
    first_of: dict[str, str] = {}
    for i in sentence.statements:
        first_of.setdefault(library.statements[i][0].document, i)
    ordered = [*first_of.values(), *(i for i in sentence.statements if i not in first_of.values())]
    return ordered[:MANY]


def _note(at: int, statement: Statement, shelf: Shelf) -> Note:
    document, span = shelf.reading.document, _passage(statement)
    published = interval_words(document.published, reasons=False)
    return Note(
        number=at,
        document=document.id,
        title=document.title or "",
        publisher=document.publisher or "publisher not named",
        published=f"published {published}" if published else "date not given",
        where=document.url or base_name(document),
        quote=span.quote,
        span=span,
        statements=(statement.id,),
        chain=chain_words(statement, shelf),
        certainty=statement.certainty,
        polarity=statement.polarity,
    )


def _passage(statement: Statement) -> Span:
    long = len(statement.span.quote) > LONG
    return max(statement.content, key=lambda s: s.end - s.start) if long else statement.span
