"""A brief by any hand, checked against a case: each sentence is verified, drifted or unsupported.

*Verified*: a statement at the cited words bears the whole sentence out (`verify`). *Drifted*: it rests on the cited
words but says other than they do: a number, name, hedge, polarity or source is not theirs, the words are reworded, or
they stand elsewhere by now. *Unsupported*: nothing is cited, nothing is stated there, or what is stated there is
another thing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec.structs import replace

from reportedly.exports.cited import Citation, Cited
from reportedly.exports.compose import evidence
from reportedly.exports.lookup import Library, Shelf, catalogue
from reportedly.exports.passage import passage
from reportedly.exports.phrases import MARKS, plain, tokens, words
from reportedly.exports.sentences import BriefSentence, Evidence, Fault
from reportedly.exports.verify import verify_in
from reportedly.record import Reading, Span, Statement, Value

Status = Literal["verified", "drifted", "unsupported"]

ALIKE = (
    0.5  # of a sentence's words that carry a claim, which the cited passage must have for the sentence to rest on it
)
REWORDED = frozenset({"word", "omission", "order"})


class Checked(Value, frozen=True, kw_only=True):
    """What became of a sentence: its status, the statement that it was held against, and what is not borne out."""

    text: str
    line: int
    status: Status
    statement: str | None = None
    faults: tuple[str, ...] = ()

    @property
    def is_reworded(self) -> bool:
        """Say whether it drifted by its wording alone: whether the words mean the same cannot be checked."""
        return self.status == "drifted" and all(fault.split(":")[0] in REWORDED for fault in self.faults)


def check(sentences: Iterable[Cited], readings: Iterable[Reading]) -> tuple[Checked, ...]:
    """Check sentences against the readings of a case, in their order."""
    library = catalogue(readings)
    shelves = {shelf.reading.document.id: shelf for shelf in library.shelves}
    texts = {i: shelf.text for i, shelf in shelves.items()}
    return tuple(_checked(sentence, library, shelves, texts) for sentence in sentences)


def tally(checked: Iterable[Checked]) -> dict[str, int]:
    """Return how many sentences have each status, and how many drifted by their wording alone."""
    found = list(checked)
    counts = Counter(one.status for one in found)
    order: tuple[Status, ...] = ("verified", "drifted", "unsupported")
    return {status: counts[status] for status in order} | {"reworded": sum(one.is_reworded for one in found)}


def _checked(cited: Cited, library: Library, shelves: Mapping[str, Shelf], texts: Mapping[str, str]) -> Checked:
    missing = [why for citation in cited.citations if (why := _absent(citation, shelves))]
    if missing or not cited.citations:
        return _result(cited, "unsupported", faults=missing or ["citation: nothing is cited"])
    moved = [f"span: {why}" for citation in cited.citations if (why := _moved(citation, shelves))]
    found = replace(cited, citations=tuple(_where_it_stands(c, shelves[c.document]) for c in cited.citations))
    tried = [_held(found, statement, shelf, library, texts) for statement, shelf in _stated(found, shelves)]
    if not tried:
        return _result(cited, "unsupported", faults=[*moved, "citation: nothing is stated there"])
    statement, shelf, faults = min(tried, key=lambda one: len(one[2]))
    if not faults and not moved:
        return _result(cited, "verified", statement)
    faulty = [*moved, *dict.fromkeys(f"{fault.kind}: {fault.detail}" for fault in faults)]
    return _result(cited, "drifted" if _alike(cited, statement, shelf) else "unsupported", statement, faulty)


def _result(cited: Cited, status: Status, statement: Statement | None = None, faults: Iterable[str] = ()) -> Checked:
    found = statement.id if statement else None
    return Checked(text=cited.text, line=cited.line, status=status, statement=found, faults=tuple(faults))


def _absent(citation: Citation, shelves: Mapping[str, Shelf]) -> str:
    """Say why a citation leads nowhere, or ""."""
    shelf = shelves.get(citation.document)
    if shelf is None:
        return f"citation: the case holds no {citation.document}"
    inside = 0 <= citation.start < citation.end <= len(shelf.text)
    if inside and _says(citation, shelf):
        return ""
    if citation.quote and _found(citation.quote, shelf.text):
        return ""
    if not inside:
        return f"citation: {citation.document} has no characters {citation.start} to {citation.end}"
    return f"quote: “{citation.quote}” stands nowhere in {citation.document}"


def _says(citation: Citation, shelf: Shelf) -> bool:
    """Say whether the cited words are those that the citing file gives, or it gives none."""
    return not citation.quote or plain(citation.quote) == plain(shelf.text[citation.start : citation.end])


def _found(quote: str, text: str) -> bool:
    return plain(quote) in plain(text)


def _moved(citation: Citation, shelves: Mapping[str, Shelf]) -> str:
    """Say that the cited words stand elsewhere in their document, or ""."""
    shelf = shelves[citation.document]
    return "" if _says(citation, shelf) else f"“{citation.quote}” stands elsewhere in {citation.document}"


def _where_it_stands(citation: Citation, shelf: Shelf) -> Citation:
    """Return a citation with the offsets at which its words stand, where they are not those that it gives."""
    at = -1 if _says(citation, shelf) else shelf.text.translate(MARKS).find(citation.quote.translate(MARKS))
    return citation if at < 0 else replace(citation, start=at, end=at + len(citation.quote))


def _stated(cited: Cited, shelves: Mapping[str, Shelf]) -> Iterator[tuple[Statement, Shelf]]:
    """Yield the statements whose content lies, in part, in what is cited."""
    for citation in cited.citations:
        shelf = shelves[citation.document]
        for statement in shelf.reading.statements:
            if any(span.start < citation.end and citation.start < span.end for span in statement.content):
                yield statement, shelf


def _held(
    cited: Cited, statement: Statement, shelf: Shelf, library: Library, texts: Mapping[str, str]
) -> tuple[Statement, Shelf, tuple[Fault, ...]]:
    """Return what is at fault with a sentence if it is to render a statement."""
    spots = tuple(
        Evidence(document=c.document, span=Span.of(shelf.text, c.start, c.end), role="statement")
        for c in cited.citations
        if c.document == statement.document and c.start < c.end <= len(shelf.text)
    )
    sentence = BriefSentence(
        text=cited.text,
        label=cited.label,
        spans=(*evidence(statement, shelf), *spots),
        statements=(statement.id,),
        positions=tuple(p.id for p in shelf.positions.get(statement.id, ())),
    )
    return statement, shelf, verify_in(sentence, texts, library)


def _alike(cited: Cited, statement: Statement, shelf: Shelf) -> bool:
    """Say whether a sentence is about what is stated there: the passage has half of its words that carry a claim."""
    said = set(tokens(cited.text)) - words("plain")
    there = set(tokens(passage(statement, shelf).quote)) | set(tokens(statement.span.quote))
    return bool(said) and len(said & there) >= ALIKE * len(said)
