"""A brief as Markdown: headings, one bullet a sentence with its endnote numbers, notes, the source summary."""

import re
from collections.abc import Iterator, Mapping, Sequence

from reportedly.exports.keeping import block
from reportedly.exports.notes import citations
from reportedly.exports.phrases import phrases
from reportedly.exports.sentences import BriefSentence, Note, Section

SPECIAL = re.compile(r"([\\`*<>]|\](?=\()|(?<!\w)_|_(?!\w))")


def escape(text: str) -> str:
    """Keep words of a source from acting as mark-up."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def unescape(text: str) -> str:
    """Take back what `escape` added."""
    return re.sub(r"\\([\\`*<>\]_])", r"\1", text)


def render(
    title: str,
    sections: Sequence[Section],
    notes: Sequence[Note],
    summary: Sequence[str],
    *,
    own: Mapping[str, str] | None = None,
) -> str:
    """Return the whole brief as Markdown, ending in a line end.

    Args:
        title: its heading.
        sections: sentences and remarks.
        notes: the endnotes, numbered.
        summary: what all of it rests on.
        own: an analyst's own words by the heading that they stand under; None leaves no room for them.
    """
    lines = [f"# {escape(title)}", ""]
    left = dict(own or {})
    for section in sections:
        lines += [f"## {escape(section.title)}", "", *_body(section), ""]
        lines += [block(section.title, left.pop(section.title)), ""] if section.title in left else []
    if own is not None:
        lines += _assessment(left)
    cited = [f"{number}. {escape(words)}" for number, words in citations(notes)]
    lines += ["## Notes", "", *cited, ""] if cited else []
    lines += ["## Sources", "", *(f"- {escape(line)}" for line in summary), ""]
    return "\n".join(lines)


def _assessment(left: Mapping[str, str]) -> Iterator[str]:
    """Yield the room for an analyst's own words, with those of headings that the brief has no more."""
    title = phrases().sections["assessment"]
    yield from (f"## {title}", "")
    for key, words in ({title: "\n\n"} | dict(left)).items():
        yield from (block(key, words), "")


def _body(section: Section) -> Iterator[str]:
    yield from map(_bullet, section.sentences)
    yield from (f"- {escape(remark)}" for remark in section.remarks)


def _bullet(sentence: BriefSentence) -> str:
    label = f"**{escape(sentence.label)}.** " if sentence.label else ""
    marks = "".join(f"[{number}]" for number in sentence.notes)
    return f"- {label}{escape(sentence.text)} {marks}".rstrip()
