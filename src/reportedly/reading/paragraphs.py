"""A text's paragraphs: its lines, or runs of lines where the layout is hard-wrapped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
BULLET = re.compile(r"(?:[•◦▪‣·●*]|[-–—](?=\s)|\d{1,2}[.)](?=\s))\s*")
TERMINAL = re.compile(r"[.!?…] ?[\"”’')\]]*$")
WRAPPED = (45, 100)
MANY_LINES = 5


@dataclass(slots=True)
class Paragraph:
    """A stretch of one or more lines, without surrounding white space; `gap` says that a blank line precedes it."""

    start: int
    end: int
    text: str
    gap: bool


def paragraphs(text: str, begin: int = 0) -> Iterator[Paragraph]:
    """Yield the paragraphs from character `begin` on: lines, joined where the text is wrapped by hand."""
    lines = [m.span() for m in LINE.finditer(text, begin) if m.group().strip()]
    if hard_wrapped(text, lines):
        lines = list(_joined(text, lines))
    end_before = begin
    for start, end in lines:
        held = text[start:end]
        first = start + len(held) - len(held.lstrip())
        last = start + len(held.rstrip())
        gap = text.count("\n", end_before, first) > 1
        yield Paragraph(first, last, text[first:last], gap)
        end_before = last


def hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Say whether lines were broken by width: many of like length, most of them ending inside a sentence.

    A few such lines are enough when no line is long and each plainly goes on in the next.
    """
    near = [pair for pair in pairwise(lines) if text.count("\n", pair[0][1], pair[1][0]) == 1]
    inner = [text[start:end].rstrip() for (start, end), _ in near]
    if len(inner) < MANY_LINES:
        short = all(end - start <= WRAPPED[1] + 20 for start, end in lines)
        return bool(near) and short and all(_goes_on(text[slice(*one)], text[slice(*two)]) for one, two in near)
    width = sum(WRAPPED[0] <= len(line) <= WRAPPED[1] for line in inner)
    open_ended = sum(not TERMINAL.search(line) for line in inner)
    return width > 0.8 * len(inner) and open_ended > 0.7 * len(inner)


def _goes_on(line: str, following: str) -> bool:
    """Say whether a line breaks off inside a sentence that the next one carries on."""
    line, following = line.rstrip(), following.lstrip()
    if len(line) < WRAPPED[0] or TERMINAL.search(line) or line.endswith(":") or BULLET.match(following):
        return False
    return following[:1].islower() or line.split()[-1].islower() or line.endswith(",")


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield runs of lines that no blank line, indentation or bullet parts."""
    at: tuple[int, int] | None = None
    for start, end in lines:
        line = text[start:end]
        apart = at is None or text.count("\n", at[1], start) > 1 or line[:2].isspace() or BULLET.match(line.lstrip())
        if at is not None and not apart:
            at = (at[0], end)
            continue
        if at is not None:
            yield at
        at = (start, end)
    if at is not None:
        yield at
