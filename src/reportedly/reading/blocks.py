"""A text's blocks: what each stretch is. Nothing is deleted; furniture is marked with its reason.

Paragraphs are lines, or runs of lines where the layout is hard-wrapped. Each non-blank character belongs to exactly
one block; spans carry no surrounding white space. Only the text is looked at, never another document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportedly.codebook.layout import layout
from reportedly.record import Block, BlockKind, Span

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
BULLET = re.compile(r"(?:[•◦▪‣·●*]|[-–—](?=\s)|\d{1,2}[.)](?=\s))\s*")
LABEL = re.compile(r"([A-Z][\w'’.-]*(?:[ /,&-]+(?:and |of |the |in )?[A-Z][\w'’.-]*){0,7}) ?:(?=\s)")
DATED = r"(?:[A-Z][\w.]+ \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][\w.]+(?: \d{2,4})?)"
CITY = r"[A-Z][\w'’./ -]{1,40}?(?:, [A-Z][\w'’. -]{1,30}?)?"
HOUSE = r"\((?:[^()]{2,60})\)"
DATELINE = re.compile(
    rf"(?:{CITY}(?:, ?{DATED})? ?{HOUSE} ?(?:--|[-–—:])+(?: ?\[TEXT\])?"
    rf"|(?:[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+){{0,3}})(?:, [A-Z][\w .]{{2,25}})?(?:, ?{DATED})?"
    rf" ?(?:--|[–—]| - )(?: ?\[TEXT\])?"
    rf"|{HOUSE} ?(?:--|[-–—])"
    rf"|[A-Z][A-Z -]{{3,30}} ?:-)\s*"
)
PLACE_AND_DATE = re.compile(r"\([^()]*(?:\d{4}|[Pp]hoto|[Ii]mage|Reuters|AFP|AP|Getty|[Ff]ile)[^()]*\)\W*$")
TERMINAL = re.compile(r"[.!?…][\"”’')\]]*$")
WRAPPED = (45, 100)
MANY_LINES = 5
TITLE_LENGTH = 220
HEADING_WORDS = 9
KICKER_WORDS = 4
TAIL_LENGTH = 160
REPEAT_LENGTH = 40


@dataclass(slots=True)
class Paragraph:
    """A stretch of one or more lines, without surrounding white space; `gap` says that a blank line precedes it."""

    start: int
    end: int
    text: str
    gap: bool


def segment(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text`, in order. Deterministic; never raises on any text."""
    found = list(paragraphs(text))
    kinds = classify(found)
    blocks: list[Block] = []
    for paragraph, (kind, reason) in zip(found, kinds, strict=True):
        blocks.extend(split(text, paragraph, kind, reason))
    return tuple(blocks)


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs: lines, joined where the text is wrapped by hand."""
    lines = [m.span() for m in LINE.finditer(text) if m.group().strip()]
    if hard_wrapped(text, lines):
        lines = list(_joined(text, lines))
    end_before = 0
    for start, end in lines:
        held = text[start:end]
        first = start + len(held) - len(held.lstrip())
        last = start + len(held.rstrip())
        gap = text.count("\n", end_before, first) > 1
        yield Paragraph(first, last, text[first:last], gap)
        end_before = last


def hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Say whether lines were broken by width: many of like length, most of them ending inside a sentence."""
    inner = [
        text[start:end].rstrip()
        for (start, end), (after, _) in pairwise(lines)
        if text.count("\n", end, after) == 1
    ]
    if len(inner) < MANY_LINES:
        return False
    width = sum(WRAPPED[0] <= len(line) <= WRAPPED[1] for line in inner)
    open_ended = sum(not TERMINAL.search(line) for line in inner)
    return width > 0.8 * len(inner) and open_ended > 0.7 * len(inner)


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


def classify(found: list[Paragraph]) -> list[tuple[BlockKind, str | None]]:
    """Return kind and reason of each paragraph."""
    kinds = [_by_form(paragraph.text) for paragraph in found]
    _front_matter(found, kinds)
    _captions(found, kinds)
    _repeats(found, kinds)
    _title(found, kinds)
    _headings(found, kinds)
    _tail(found, kinds)
    return kinds


def _by_form(text: str) -> tuple[BlockKind, str | None]:
    """Return what a paragraph's own words make it; body when they say nothing."""
    if len(text) > TAIL_LENGTH * 3 and not text.lstrip().startswith((".", "#", "<", "@")):
        return "body", None
    forms = layout()
    for kind, pattern in forms.kinds:
        if pattern.fullmatch(text) and len(text) <= TAIL_LENGTH * 2:
            return kind, None
    for reason, pattern in forms.furniture:
        if pattern.fullmatch(text):
            return "furniture", reason
    if not any(c.isalnum() for c in text):
        return "furniture", "rule or ornament"
    return ("bullet", None) if BULLET.match(text) else ("body", None)


def _front_matter(found: list[Paragraph], kinds: list[tuple[BlockKind, str | None]]) -> None:
    """Mark a YAML head between two "---" lines."""
    if not found or found[0].text != "---":
        return
    last = next((i for i, p in enumerate(found[1:], 1) if p.text == "---"), None)
    for i in range(last + 1 if last is not None else 0):
        kinds[i] = ("furniture", "front matter")


def _captions(found: list[Paragraph], kinds: list[tuple[BlockKind, str | None]]) -> None:
    """Mark paragraphs that end in a bracketed place and date or photo credit, near the top or set twice."""
    texts = [paragraph.text for paragraph in found]
    for i, text in enumerate(texts):
        early = i < MANY_LINES or texts.count(text) > 1
        if kinds[i][0] == "body" and early and PLACE_AND_DATE.search(text) and not DATELINE.match(text):
            kinds[i] = ("caption", None)


def _repeats(found: list[Paragraph], kinds: list[tuple[BlockKind, str | None]]) -> None:
    """Mark a long line that stands a second time."""
    seen: dict[str, BlockKind] = {}
    for i, paragraph in enumerate(found):
        kind = kinds[i][0]
        if paragraph.text in seen and len(paragraph.text) >= REPEAT_LENGTH and kind != "furniture":
            kinds[i] = ("furniture", f"repeats an earlier {seen[paragraph.text]}")
        seen.setdefault(paragraph.text, kind)


def _title(found: list[Paragraph], kinds: list[tuple[BlockKind, str | None]]) -> None:
    """Mark the title: the first line that reads like a headline with more text below; a kicker above is furniture."""
    open_lines = [i for i, (kind, _) in enumerate(kinds) if kind == "body"]
    if len(open_lines) < 2:  # noqa: PLR2004 - a title needs a body
        return
    first = open_lines[0]
    if not _headline(found[first].text):
        return
    second = open_lines[1]
    kicker = len(found[first].text.split()) <= KICKER_WORDS and second <= first + 2
    if kicker and _headline(found[second].text) and len(open_lines) > 2:  # noqa: PLR2004 - and a body after both
        kinds[first] = ("furniture", "site section")
        first = second
    kinds[first] = ("title", None)


def _headline(text: str) -> bool:
    """Say whether a line reads like a headline: short, no full stop, no dateline."""
    if len(text) > TITLE_LENGTH or DATELINE.match(text):
        return False
    stop = TERMINAL.search(text)
    return stop is None or stop.group()[0] in "!?" or text.istitle()


def _headings(found: list[Paragraph], kinds: list[tuple[BlockKind, str | None]]) -> None:
    """Mark short lines without a full stop between paragraphs, and lines that end in a colon."""
    for i, paragraph in enumerate(found):
        words = paragraph.text.split()
        if kinds[i][0] != "body" or len(words) > HEADING_WORDS:
            continue
        followed = i + 1 < len(found) and kinds[i + 1][0] in {"body", "bullet"}
        led = any(kind in {"title", "body"} for kind, _ in kinds[:i])
        bare = paragraph.text.endswith(":") or not TERMINAL.search(paragraph.text)
        if followed and led and bare and words[0][:1].isupper() and '"' not in paragraph.text:
            kinds[i] = ("heading", None)


def _tail(found: list[Paragraph], kinds: list[tuple[BlockKind, str | None]]) -> None:
    """Mark short lines below the article's end as the page's own."""
    marks = [i for i, (_, reason) in enumerate(kinds) if reason in layout().tail]
    long_after = [i for i, p in enumerate(found) if kinds[i][0] == "body" and len(p.text) > TAIL_LENGTH]
    start = next((i for i in marks if not any(j > i for j in long_after)), None)
    if start is None or not long_after:
        return
    for i in range(start, len(found)):
        if kinds[i][0] in {"body", "heading", "bullet", "byline"} and len(found[i].text) <= TAIL_LENGTH:
            kinds[i] = ("furniture", "below the article")


def split(text: str, paragraph: Paragraph, kind: BlockKind, reason: str | None) -> Iterator[Block]:
    """Yield a paragraph's blocks: a dateline before the body, a region's label before a takeaway."""
    start, end = paragraph.start, paragraph.end
    if kind == "body":
        held = DATELINE.match(paragraph.text)
        if held and held.end() < len(paragraph.text):
            yield _block(text, start, start + len(held.group().rstrip()), "dateline", None)
            start += held.end()
    elif kind == "bullet":
        mark = BULLET.match(paragraph.text)
        inner = start + (mark.end() if mark else 0)
        label = LABEL.match(text, inner, end)
        if label and label.end() < end:
            yield _block(text, start, label.end(), "heading", None)
            inner = label.end()
        elif inner > start:
            yield _block(text, start, start + len(text[start:inner].rstrip()), "furniture", "list mark")
        start = inner
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        yield _block(text, start, end, kind, reason)


def _block(text: str, start: int, end: int, kind: BlockKind, reason: str | None) -> Block:
    """Cut one block."""
    return Block(kind=kind, span=Span.of(text, start, end), reason=reason)
