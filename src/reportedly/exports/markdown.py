"""A brief as Markdown: headings, one bullet a sentence with its endnote numbers, notes, the source summary."""

import re
from collections.abc import Iterator, Mapping, Sequence

from reportedly.exports.sentences import BriefSentence, Note, Section

SPECIAL = re.compile(r"([\\`*<>]|\](?=\()|(?<!\w)_|_(?!\w))")


def escape(text: str) -> str:
    """Keep words of a source from acting as mark-up."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def render(title: str, summary: Sequence[str], sections: Sequence[Section], notes: Sequence[Note]) -> str:
    """Return the whole brief as Markdown, ending in a line end."""
    lines = [f"# {escape(title)}", ""]
    for section in sections:
        lines += [f"## {section.title}", "", *_body(section), ""]
    short = {document: f"D{i}" for i, document in enumerate(dict.fromkeys(n.document for n in notes), 1)}
    lines += ["## Notes", "", *(_note(note, short[note.document]) for note in notes), ""] if notes else []
    lines += ["## Sources", "", *_documents(notes, short), *(f"- {escape(line)}" for line in summary), ""]
    return "\n".join(lines)


def _body(section: Section) -> Iterator[str]:
    yield from map(_bullet, section.sentences)
    yield from (f"- {escape(remark)}" for remark in section.remarks)


def _bullet(sentence: BriefSentence) -> str:
    label = f"**{escape(sentence.label)}.** " if sentence.label else ""
    marks = "".join(f"[{number}]" for number in sentence.notes)
    return f"- {label}{escape(sentence.text)} {marks}".rstrip()


def _note(note: Note, short: str) -> str:
    """Write an endnote: the words, where they stand, the chain, how they were read."""
    state = note.certainty + (", negative" if note.polarity == "-" else "")
    at = f"{short}, characters {note.span.start}–{note.span.end}"
    chain = " ← ".join(note.chain)
    return f"{note.number}. “{escape(note.quote)}” {at}. Chain: {escape(chain)}. Read as {state}."


def _documents(notes: Sequence[Note], short: Mapping[str, str]) -> Iterator[str]:
    """Yield the documents that the notes cite: title, publisher, date or its bounds, where it lies."""
    for note in sorted({n.document: n for n in reversed(notes)}.values(), key=lambda n: n.number):
        parts = (note.title and f"“{note.title}”", note.publisher, note.published, note.where)
        yield f"- {short[note.document]}: {escape(', '.join(part for part in parts if part))}."
