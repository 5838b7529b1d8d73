"""The brief: what one document or a case says, on whose word, in sentences that verify.

Templates over typed records only (`codebook/brief.toml`). Each sentence carries its spans, its chain and its
endnotes; one that `verify` faults is not rendered but counted.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from reportedly.exports import markdown
from reportedly.exports.choose import Choice, choose
from reportedly.exports.lookup import base_name, catalogue
from reportedly.exports.notes import number
from reportedly.exports.remarks import gaps, source_summary, unnamed
from reportedly.exports.sentences import Note, Section
from reportedly.record import Origin, OriginCount, Reading, Value

PAGE = 18  # sentences on one document; about 450 words
PAGES = 30  # sentences on a case


class Brief(Value, frozen=True, kw_only=True):
    """A brief: sections of verified sentences, numbered notes, and a summary of the sources.

    `refused` counts the sentences that did not verify, `omitted` the statements there was no room for, `rejected` those
    that persons rejected.
    """

    title: str
    documents: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    summary: tuple[str, ...]
    refused: int = 0
    omitted: int = 0
    rejected: int = 0

    def markdown(self) -> str:
        """Return the brief as Markdown."""
        return markdown.render(self.title, self.summary, self.sections, self.notes)

    def as_dict(self) -> dict[str, Any]:
        """Return the brief as plain values, first key `type`."""
        fields: dict[str, Any] = msgspec.to_builtins(self)
        return {"type": "brief"} | fields


def brief(
    readings: Sequence[Reading],
    origins: Sequence[Origin],
    *,
    limit: int | None = None,
    salience: Mapping[str, float] | None = None,
    overall: OriginCount | None = None,
    rejected: int = 0,
) -> Brief:
    """Write the brief of one document or of many.

    Args:
        readings: what was read, failures included, in the order in which documents are listed.
        origins: the first hands behind their statements.
        limit: how many sentences at most; None is `PAGE` for one document, `PAGES` for several.
        salience: how much each statement matters, by statement id; without it the order of the text decides.
        overall: how many origins all statements have together, as a range.
        rejected: how many statements are not among them because persons rejected them.
    """
    library = catalogue(readings)
    size = limit if limit is not None else PAGE if len(readings) == 1 else PAGES
    choice = choose(library, salience or {}, size)
    sections, notes = number(choice.sections, library)
    sections = (*sections, *unnamed(sections, library), *gaps(readings))
    return Brief(
        title=_title(readings),
        documents=tuple(reading.document.id for reading in readings),
        sections=tuple(section for section in sections if section.sentences or section.remarks),
        notes=notes,
        summary=(*source_summary(readings, sections, origins, overall), *_left_out(choice, rejected)),
        refused=choice.refused,
        omitted=choice.omitted,
        rejected=rejected,
    )


def _title(readings: Sequence[Reading]) -> str:
    if len(readings) == 1:
        document = readings[0].document
        return f"Brief: {document.title or base_name(document) or document.url or document.id}"
    return f"Brief: {len(readings)} documents"


def _left_out(choice: Choice, rejected: int) -> list[str]:
    lines = [
        f"Refused because it did not verify: {choice.refused} {'sentence' if choice.refused == 1 else 'sentences'}."
    ]
    lines += [f"Left out for length: {choice.omitted}."] if choice.omitted else []
    return lines + ([f"Statements left out because a person rejected them: {rejected}."] if rejected else [])
