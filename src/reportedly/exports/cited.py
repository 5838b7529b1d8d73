"""Sentences that cite spans, as anybody may write them: read out of Markdown or JSON (docs/brief.md).

A citation is `[DOCUMENT#char=START,END]`, offsets in code points, or `[N]` for the note of that number, whose line in
the section of notes holds such a citation and, in quotation marks, the words that stand there.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportedly.errors import UsageError
from reportedly.exports.keeping import CLOSING, OPENING
from reportedly.exports.markdown import unescape
from reportedly.exports.phrases import phrases
from reportedly.record import Value

SPOT = r"(?P<document>[\w:.-]+)#char=(?P<start>\d+),(?P<end>\d+)"
MARK = re.compile(rf"\[(?:(?P<number>\d+)|{SPOT})\]")
MARKS = re.compile(rf"(?:\s*{re.sub(r'[?]P<[a-z]+>', '?:', MARK.pattern)})+")
IN_NOTE = re.compile(SPOT)
QUOTED = re.compile(r"“([^“”]*)” \(")
NOTE = re.compile(r"^(\d+)\. (.*)$")
HEAD = re.compile(r"^#{1,6} +(.*)$")
BULLET = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
LABEL = re.compile(r"^\*\*(?P<label>[^*]+?)\.?\*\*\s*")
JOINT = re.compile(r"^[\s,;:.–—-]+")


class Citation(Value, frozen=True, kw_only=True):
    """Where the words that a sentence rests on stand; `quote` is what the citing file says they are."""

    document: str
    start: int
    end: int
    quote: str = ""


class Cited(Value, frozen=True, kw_only=True):
    """A sentence with what it cites; `line` is where it begins in its file, from 1, 0 in JSON."""

    text: str
    citations: tuple[Citation, ...]
    label: str = ""
    line: int = 0


def read(text: str) -> tuple[Cited, ...]:
    """Return the sentences of a brief, Markdown or JSON; raises UsageError for JSON that is no brief."""
    return tuple(_of_json(text) if text.lstrip()[:1] == "{" else _of_markdown(text))


def _of_json(text: str) -> Iterator[Cited]:
    """Yield the sentences of a brief as `reportedly brief --json` writes it, or of a plain list of them."""
    try:
        held: dict[str, Any] = json.loads(text)
        sentences = held.get("sentences") or [s for section in held["sections"] for s in section.get("sentences", ())]
        for one in sentences:
            cites = one.get("cites") or [
                _spot(e["document"], e["span"]) for e in one["spans"] if e["role"] == "content"
            ]
            yield Cited(text=one["text"], label=one.get("label", ""), citations=tuple(_parsed(cite) for cite in cites))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"the file is no brief as JSON ({type(error).__name__}: {error})"
        raise UsageError(message, "write it as docs/brief.md says") from error


def _spot(document: str, span: Mapping[str, Any]) -> str:
    return f"{document}#char={span['start']},{span['end']}"


def _parsed(cite: str) -> Citation:
    found = IN_NOTE.search(cite)
    if found is None:
        message = f"no citation: {cite}"
        raise ValueError(message)
    return _citation(found)


def _citation(found: re.Match[str], quote: str = "") -> Citation:
    return Citation(document=found["document"], start=int(found["start"]), end=int(found["end"]), quote=quote)


def _of_markdown(text: str) -> Iterator[Cited]:
    """Yield the sentences of a Markdown file: each stretch of a line up to its citations, own words left out."""
    lines = list(_lines(text))
    notes = {number: note for heading, _, line in lines if heading == NOTES for number, note in _note(line)}
    apart = {NOTES, "Sources", *(title for key, title in phrases().sections.items() if key in phrases().apart)}
    for heading, at, line in lines:
        if heading not in apart:
            yield from _sentences(line, at, notes)


NOTES = "Notes"


def _lines(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield (heading, line number, paragraph) of all that is no heading, no comment and no own words."""
    heading, own = "", False
    for at, line in enumerate(text.splitlines(), 1):
        own = own or OPENING.search(line) is not None
        if own:
            own = CLOSING not in line
        elif head := HEAD.match(line):
            heading = unescape(head[1]).strip()
        elif line.strip() and not line.lstrip().startswith("<!--"):
            yield heading, at, line.strip()


def _note(line: str) -> Iterator[tuple[int, Citation]]:
    """Yield the number and the citation of a line of notes, if it is one."""
    note = NOTE.match(unescape(line))
    if note and (spots := list(IN_NOTE.finditer(note[2]))):
        before = note[2][: spots[0].start()]
        quotes = QUOTED.findall(before)
        yield int(note[1]), _citation(spots[0], quotes[-1] if quotes else "")


def _sentences(line: str, at: int, notes: Mapping[int, Citation]) -> Iterator[Cited]:
    """Cut a line behind each run of citations; words behind the last one cite nothing."""
    rest = BULLET.sub("", line)
    label = LABEL.match(rest)
    rest = rest[label.end() :] if label else rest
    named = unescape(label["label"]) if label else ""
    begin = 0
    for marks in [*MARKS.finditer(rest), None]:
        words = JOINT.sub("", unescape(rest[begin : marks.start() if marks else len(rest)])).strip()
        if any(letter.isalnum() for letter in words):
            cites = tuple(_cites(marks.group(), notes)) if marks else ()
            yield Cited(text=words, citations=cites, label=named, line=at)
            named = ""
        begin = marks.end() if marks else len(rest)


def _cites(marks: str, notes: Mapping[int, Citation]) -> Iterable[Citation]:
    for mark in MARK.finditer(marks):
        if mark["number"] is None:
            yield _citation(mark)
        elif int(mark["number"]) in notes:
            yield notes[int(mark["number"])]
        else:
            yield Citation(document=f"note {mark['number']}", start=0, end=0)
