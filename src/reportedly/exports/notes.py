"""Endnotes in the shape of ICS 206-01: whose document, of what kind and quality, where the words are, through whom."""

from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.exports.compose import chain_words
from reportedly.exports.ground import Ground
from reportedly.exports.lookup import Library, Shelf, base_name
from reportedly.exports.marks import told
from reportedly.exports.phrases import date_words, interval_words, phrases
from reportedly.exports.sentences import BriefSentence, Note, Section
from reportedly.exports.standing import as_it_stands
from reportedly.record import Document, Grades, Link, Span, Statement

LONG = 320  # code points; a longer passage is cited by the span of its content
INNER = str.maketrans("“”", "‘’")  # marks inside quotation marks
MANY = 6  # endnotes a sentence at most; one a document first


def number(
    sections: Sequence[Section], library: Library, ground: Ground
) -> tuple[tuple[Section, ...], tuple[Note, ...]]:
    """Return the sections with endnote numbers in reading order, and the endnotes."""
    notes: list[Note] = []
    numbered = tuple(_section(section, library, ground, notes) for section in sections)
    grading = ground.grading
    return numbered, tuple(replace(note, grades=grading(note.statements)) if grading else note for note in notes)


def _section(section: Section, library: Library, ground: Ground, notes: list[Note]) -> Section:
    return replace(section, sentences=tuple(_sentence(s, library, ground, notes) for s in section.sentences))


def _sentence(sentence: BriefSentence, library: Library, ground: Ground, notes: list[Note]) -> BriefSentence:
    """Number a sentence's sources; what one passage and one chain already bore keeps its number."""
    numbers = []
    for i in _cited(sentence, library):
        note = _note(len(notes) + 1, *library.statements[i], ground)
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


def _note(at: int, statement: Statement, shelf: Shelf, ground: Ground) -> Note:
    document, span = shelf.reading.document, _passage(statement, shelf)
    published = interval_words(document.published, reasons=False)
    taken_in = document.retrieved or ground.accessed.get(document.id)
    return Note(
        number=at,
        document=document.id,
        author=document.author or "",
        title=document.title or "",
        publisher=document.publisher or phrases().remarks["no_publisher"],
        published=f"published {published}" if published else "date not given",
        accessed=f"accessed {date_words(taken_in)}" if taken_in else "",
        where=document.url or base_name(document),
        sha256=document.sha256,
        source_type=_source_type(statement, shelf),
        quality=_quality(statement, shelf),
        tool=ground.tool,
        quote=span.quote,
        span=span,
        statements=(statement.id,),
        chain=chain_words(statement, shelf),
        certainty=statement.certainty,
        polarity=statement.polarity,
    )


def note(statement: Statement, shelf: Shelf, ground: Ground) -> Note:
    """Return the endnote of one statement by itself, under number 1."""
    return _note(1, statement, shelf, ground)


def _passage(statement: Statement, shelf: Shelf) -> Span:
    """Return what to quote: the sentence that is shown whole, else the statement's words, else its content alone."""
    if whole := as_it_stands(statement, shelf):
        return whole
    long = len(statement.span.quote) > LONG
    return max(statement.content, key=lambda s: s.end - s.start) if long else statement.span


def _source_type(statement: Statement, shelf: Shelf) -> str:
    """Say what kind of source the document is: its publisher's kind, with the house whose text it carries."""
    kinds = phrases().kinds
    houses = [link for link in statement.chain if link.basis != "explicit" or _credited(link, statement)]
    voices = [voice for link in houses if (voice := shelf.voice(link))]
    known = [(voice.kind, link.basis) for voice, link in zip(voices, houses, strict=True) if voice.kind in kinds]
    better = next((pair for pair in reversed(known) if pair[0] not in {"page", "publisher"}), None)
    kind, basis = better or (known[0] if known else ("page", "implied"))
    return kinds[kind] + (phrases().remarks["inferred"] if basis == "inferred" and kind != "page" else "")


def _credited(link: Link, statement: Statement) -> bool:
    """Say whether a link is a house that the document credits once for all of it."""
    return link not in told(statement)


def _quality(statement: Statement, shelf: Shelf) -> str:
    """Describe the source's quality as far as the text itself shows it; a grade is for persons to give."""
    words, document = phrases().quality, shelf.reading.document
    links = told(statement)
    voice = shelf.voice(links[-1]) if links else None
    hand = "own" if voice is None else voice.naming
    if voice is not None and voice.name:
        hand = "named"
    parts = [words[hand]]
    parts += [] if document.publisher else [words["no_publisher"]]
    parts += [] if _dated(document) else [words["undated"]]
    parts += [words["corrected"]] if any(b.kind == "correction" for b in document.blocks) else []
    return "; ".join(parts)


def _dated(document: Document) -> bool:
    return bool(document.published.start) and document.published.start == document.published.end


def citation(note: Note, first: Note) -> str:
    """Write an endnote: whose document, unless an earlier note (`first`) cites it in full; the words, the chain.

    The words are cited as `DOCUMENT#char=START,END`, offsets in code points, which `brief --check` reads back.
    """
    state = note.certainty + (", negative" if note.polarity == "-" else "")
    at = f"{note.document}#char={note.span.start},{note.span.end}"
    whole = note.number == first.number
    parts = (note.author, note.title and f"“{note.title}”", note.publisher, note.published, note.accessed, note.where)
    source = ", ".join(part for part in parts if part) if whole else f"As note {first.number}"
    ends = f" Extracted by {note.tool}." if whole and note.tool else ""
    described = f"{note.source_type}; {note.quality}" if whole else note.quality.partition("; ")[0].capitalize()
    chain = " ← ".join(note.chain)
    quote = " ".join(note.quote.split()).translate(INNER)
    graded = f" {_graded(note.grades)}" if note.grades else ""
    return f"{source}. {described}. “{quote}” ({at}). Chain: {chain}. Read as {state}.{graded}{ends}"


def _graded(grades: Grades) -> str:
    """Write what persons gave, if anything, and what is proposed, apart."""
    letters = ", ".join(f"{one.name} {one.grade} ({one.by})" for one in grades.reliability)
    figures = [f"{one.grade} ({one.by})" for one in grades.credibility]
    reliability = f"Reliability: {letters}. " if letters else ""
    return f"{reliability}Credibility: {', '.join([*figures, f'proposed {grades.proposed}, {grades.why}'])}."


def citations(notes: Sequence[Note]) -> list[tuple[int, str]]:
    """Return all endnotes as (number, words); a document is described in full where it is first cited."""
    first: dict[str, Note] = {}
    return [(note.number, citation(note, first.setdefault(note.document, note))) for note in notes]
