"""A brief as PDF, set by Typst. Needs the package typst, of the extra `exports`.

The words go in as data, so that nothing in them can act as mark-up. The bytes depend on the brief and on the library
alone: no clock, no fonts of the machine.
"""

import json
import warnings
from collections.abc import Mapping

from reportedly.exports.brief import Brief
from reportedly.exports.extras import library
from reportedly.exports.notes import citations
from reportedly.exports.phrases import phrases
from reportedly.exports.sentences import BriefSentence

PAGE = b"""
#let brief = json(bytes(sys.inputs.brief))
#set document(title: brief.title, author: brief.tool, date: none)
#set page(paper: "a4", margin: 2.4cm, numbering: "1")
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "en")
#set par(justify: false, leading: 0.62em)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 12pt)
#let mark(number) = super(link(label("note-" + str(number)))[#number])
#let line(entry) = {
  if entry.label != "" { strong(entry.label + ". ") }
  entry.text
  entry.notes.map(mark).join(super[ ])
}
= #brief.title
#for section in brief.sections [
  == #section.title
  #for entry in section.lines { list.item(line(entry)) }
  #for words in section.own { block(stroke: (left: 2pt + gray), inset: (left: 8pt, y: 2pt), words) }
]
#set text(size: 8.5pt)
#if brief.notes.len() > 0 [== Notes]
#for note in brief.notes [
  #block(below: 0.7em)[#note.number. #note.text #label("note-" + str(note.number))]
]
"""


def render(brief: Brief, own: Mapping[str, str] | None = None) -> bytes:
    """Return the brief as a PDF file; `own` are an analyst's own words by the heading that they stand under.

    Raises:
        PluginError: typst is not installed.
    """
    typst = library("typst", "a brief as PDF")
    left = dict(own or {})
    sections = [
        {
            "title": section.title,
            "lines": [*map(_line, section.sentences), *map(_remark, section.remarks)],
            "own": _paragraphs(left.pop(section.title, "")),
        }
        for section in brief.sections
    ]
    if rest := _paragraphs("\n".join(left.values())):
        sections.append({"title": phrases().sections["assessment"], "lines": [], "own": rest})
    sections.append({"title": "Sources", "lines": [*map(_remark, brief.summary)], "own": []})
    notes = [{"number": number, "text": words} for number, words in citations(brief.notes)]
    data = {"title": brief.title, "tool": brief.tool or "reportedly", "sections": sections, "notes": notes}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter that no built-in font has is set as a box
        made: bytes = typst.compile(PAGE, sys_inputs={"brief": json.dumps(data)}, ignore_system_fonts=True, timestamp=0)
    return made


def _line(sentence: BriefSentence) -> dict[str, object]:
    return {"label": sentence.label, "text": sentence.text, "notes": list(sentence.notes)}


def _remark(words: str) -> dict[str, object]:
    return {"label": "", "text": words, "notes": []}


def _paragraphs(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]
