"""A brief as DOCX with real endnotes, which move and renumber as Word or LibreOffice edits the text.

Needs python-docx-ng, of the extra `exports`. The bytes depend on the brief and on the library alone.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from reportedly.errors import UsageError
from reportedly.exports.brief import Brief
from reportedly.exports.extras import library
from reportedly.exports.notes import citations
from reportedly.exports.phrases import phrases
from reportedly.exports.sentences import BriefSentence, Section

OWN = "Own Words"  # the style by which an analyst's own paragraphs are known
EPOCH = (1980, 1, 1, 0, 0, 0)
CHARACTER, PARAGRAPH = 2, 1  # kinds of styles


def render(brief: Brief, own: Mapping[str, str] | None = None) -> bytes:
    """Return the brief as a DOCX file.

    Args:
        brief: what is to be written.
        own: an analyst's own words, paragraphs apart by a line end, by the heading that they stand under.

    Raises:
        PluginError: python-docx-ng is not installed.
    """
    written = _Written(library("docx", "a brief as DOCX"), brief)
    left = dict(own or {})
    for section in brief.sections:
        written.section(section)
        written.own(left.pop(section.title, ""))
    if own is not None:
        written.heading(phrases().sections["assessment"])
        written.own("\n".join(left.values()) or " ")
    written.heading("Sources")
    for line in brief.summary:
        written.line(line)
    return written.bytes()


def kept(data: bytes) -> dict[str, str]:
    """Return the paragraphs in the style `OWN` of a brief, by the heading they stand under, as an analyst left them.

    Raises:
        PluginError: python-docx-ng is not installed.
        UsageError: the file is no brief: no style of it is for own words.
    """
    docx = library("docx", "a brief as DOCX")
    document = docx.Document(io.BytesIO(data)) if zipfile.is_zipfile(io.BytesIO(data)) else None
    if document is None or OWN not in [style.name for style in document.styles]:
        message = "the file is no brief that was written here"
        raise UsageError(message, "name another file after --output")
    found: dict[str, list[str]] = {}
    heading = phrases().sections["assessment"]
    for paragraph in document.paragraphs:
        if paragraph.style.name.startswith("Heading"):
            heading = paragraph.text
        elif paragraph.style.name == OWN and paragraph.text.strip():
            found.setdefault(heading, []).append(paragraph.text)
    return {key: "\n".join(words) for key, words in found.items()}


class _Written:
    """The document in the making; a note's first mark is an endnote, later ones repeat its number."""

    def __init__(self, docx: Any, brief: Brief) -> None:  # noqa: ANN401 - a module without types
        self.document = docx.Document()
        self.notes = dict(citations(brief.notes))
        self.cited = set[int]()
        self.document.styles.add_style(OWN, PARAGRAPH)
        self.document.styles.add_style("Endnote Reference", CHARACTER).font.superscript = True
        self.document.core_properties.title = brief.title
        self.document.core_properties.author = brief.tool or "reportedly"
        self.document.add_heading(brief.title, level=0)
        _number_plainly(self.document)

    def heading(self, words: str) -> None:
        self.document.add_heading(words, level=1)

    def line(self, words: str) -> Any:  # noqa: ANN401 - a paragraph of a module without types
        return self.document.add_paragraph(words, style="List Bullet")

    def section(self, section: Section) -> None:
        self.heading(section.title)
        for sentence in section.sentences:
            self._sentence(sentence)
        for remark in section.remarks:
            self.line(remark)

    def own(self, words: str) -> None:
        for paragraph in words.split("\n") if words else ():
            self.document.add_paragraph(paragraph, style=OWN)

    def _sentence(self, sentence: BriefSentence) -> None:
        paragraph = self.line("")
        if sentence.label:
            paragraph.add_run(f"{sentence.label}. ").bold = True
        paragraph.add_run(sentence.text)
        for at, number in enumerate(sentence.notes):
            if at:
                paragraph.add_run(" ").font.superscript = True
            if number in self.cited:
                paragraph.add_run(str(number)).font.superscript = True
                continue
            self.cited.add(number)
            endnote = self.document.endnotes.add_endnote(self.notes[number])
            paragraph.add_run().add_endnote_reference(endnote)

    def bytes(self) -> bytes:
        """Return the file, its parts dated alike so that one brief is one file."""
        raw, even = io.BytesIO(), io.BytesIO()
        self.document.save(raw)
        with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(even, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in parts.namelist():
                packed.writestr(zipfile.ZipInfo(name, EPOCH), parts.read(name), zipfile.ZIP_DEFLATED)
        return even.getvalue()


def _number_plainly(document: Any) -> None:  # noqa: ANN401 - a document of a module without types
    """Number endnotes 1, 2, 3: without this they are i, ii, iii."""
    for section in document.sections:
        properties = section._sectPr  # noqa: SLF001 - the library has no word for it
        made = properties.makeelement(_name("endnotePr"))
        made.append(made.makeelement(_name("numFmt"), {_name("val"): "decimal"}))
        properties.insert(0, made)


def _name(tag: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{tag}"
