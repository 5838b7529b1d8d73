"""One statement cited by itself, in the shapes that people paste into what they write."""

from reportedly.exports.bibtex import entry
from reportedly.exports.ground import Ground
from reportedly.exports.lookup import shelve
from reportedly.exports.notes import citation, note
from reportedly.exports.phrases import MONTHS
from reportedly.exports.references import Reference, one_line, reference
from reportedly.record import Reading, Statement, Value

YEAR, MONTH, DAY = 1, 2, 3  # how many parts of a date are known


class Citations(Value, frozen=True, kw_only=True):
    """A statement as it is cited: an endnote by ICS 206-01, a note by the Chicago Manual, its report in BibTeX."""

    ics: str
    chicago: str
    bibtex: str


def cite(statement: Statement, reading: Reading, tool: str, taken_in: str | None = None) -> Citations:
    """Return how to cite a statement of a reading.

    Args:
        statement: what is cited.
        reading: what was found in its document.
        tool: name and version of what extracted the words.
        taken_in: when the document came into the case, ISO 8601, where it does not say when it was fetched.
    """
    document = reading.document
    accessed = {document.id: taken_in} if taken_in else {}
    single = note(statement, shelve(reading), Ground(readings=(reading,), tool=tool, accessed=accessed))
    work = reference(document)
    return Citations(ics=citation(single, single), chicago=_chicago(work), bibtex=entry(work))


def _chicago(one: Reference) -> str:
    """Return a note as the Chicago Manual has it for news and websites: Author, “Title,” Publisher, date, address."""
    author = f"{one_line(one.author)}, " if one.author else ""
    accessed = f"accessed {_day((one.accessed.year, one.accessed.month, one.accessed.day))}" if one.accessed else ""
    parts = (one_line(one.publisher), _day(one.issued) or accessed, one.url or "")
    return f"{author}“{one_line(one.title)},” {', '.join(part for part in parts if part)}."


def _day(parts: tuple[int, ...]) -> str:
    """Return a date in the American order, as far as it is known: "April 22, 2024"."""
    if len(parts) == YEAR:
        return str(parts[0])
    if len(parts) == MONTH:
        return f"{MONTHS[parts[1] - 1]} {parts[0]}"
    return f"{MONTHS[parts[1] - 1]} {parts[2]}, {parts[0]}" if len(parts) == DAY else ""
