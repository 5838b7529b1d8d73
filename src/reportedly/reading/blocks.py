"""A text's blocks: what each stretch is. Nothing is deleted; furniture is marked with its reason.

Each non-blank character belongs to exactly one block; spans carry no surrounding white space. Only the text is looked
at, never another document.
"""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from reportedly.codebook.datelines import dateline
from reportedly.codebook.labelled import Labelled, labelled_head
from reportedly.codebook.layout import layout
from reportedly.reading.bylines import dated_imprint, is_imprint
from reportedly.reading.paragraphs import BULLET, TERMINAL, Paragraph, paragraphs
from reportedly.record import Block, BlockKind, Span

LABEL = re.compile(r"([A-Z][\w'’.-]*(?:[ /,&-]+(?:and |of |the |in )?[A-Z][\w'’.-]*){0,7}) ?:(?=\s)")
SETTING = re.compile(
    r"[.!?”\"’)]\W*\((?:[^()]*\b(?:1[89]|20)\d\d|[^()]*\b(?:[Pp]hoto|[Ii]mage|[Hh]andout|Getty)\b[^()]*"
    r"|(?:Reuters|AFP|AP|EPA)[/ ][^()]*)\)\W*$"
)
CREDITED = re.compile(
    r"\((?:(?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|AP Photo|Handout)\b|(?:Reuters|REUTERS|AFP|EPA)/)[^()]*\)\W*$"
)
STAFF = re.compile(
    r"(?<=\s)\((?:(?:additional|further) )?(?:reporting|writing|editing|translation|compiled)(?: and \w+)? by "
    r"[^()]{3,300}\)\W?$",
    re.IGNORECASE,
)
STOP = re.compile(r"\.[\"”’')\]]*$")
TOLD = re.compile(
    r"\b(?:a|an|the|was|were|is|are|been|has|have|had|said|their|his|her|its|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
SPOKEN = re.compile(r"[A-Z][A-Z .'’-]+:\s")
MANY_LINES = 5
TITLE_LENGTH = 220
SHORT_TITLE = 110
HEADING_WORDS = 9
LEADING_WORDS = 4
KICKER_WORDS = 4
TAIL_LENGTH = 160
NOTE_LENGTH = 320
CORRECTION_LENGTH = 900
LONG = 200
REPEAT_LENGTH = 40
TWO = 2
SMALL_WORD = 3

Kind = tuple[BlockKind, str | None]
BODY: Kind = ("body", None)
UNSURE = frozenset({"imprint", "names"})
HEAD = "labelled head"
MASTHEAD = "masthead"
"""Reason of a first line that is the publisher's name."""


def segment(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text`, in order. Deterministic; never raises on any text."""
    head = labelled_head(text)
    found = list(paragraphs(text, head[-1].end if head else 0))
    title = next((line.value for line in head if line.field == "title" and line.value), None)
    kinds = classify(found, title)
    labels, early = _labelled(found, kinds), sum(SPOKEN.match(p.text) is not None for p in found) < TWO
    blocks = list(_head(text, head))
    for paragraph, kind in zip(found, kinds, strict=True):
        blocks.extend(split(text, paragraph, kind, early=early, labels=labels))
        early = early and kind[0] != "body"
    return tuple(blocks)


def _head(text: str, head: Sequence[Labelled]) -> Iterator[Block]:
    """Yield the blocks of the labelled lines above a report: a title's words, all else furniture."""
    for line in head:
        title = line.field == "title" and bool(line.value)
        end = line.at if title else line.at + len(line.value)
        yield _block(text, line.start, line.start + len(text[line.start : end].rstrip()), "furniture", HEAD)
        if title:
            yield _block(text, line.at, line.at + len(line.value), "title", None)


def classify(found: list[Paragraph], title: str | None = None) -> list[Kind]:
    """Return kind and reason of each paragraph; `title` stands above them, if any does."""
    kinds = [_by_form(paragraph.text) for paragraph in found]
    _front_matter(found, kinds)
    _below(found, kinds)
    _captions(found, kinds)
    _repeats(found, kinds)
    if title is None:
        _title(found, kinds)
    else:
        _titled(found, kinds, title)
    _headings(found, kinds)
    _tail(found, kinds)
    return kinds


def _is_long(text: str) -> bool:
    """Say whether a paragraph is too long, and too well ended, to be anything of the page's own."""
    return len(text) > LONG and TERMINAL.search(text) is not None


def _by_form(text: str) -> Kind:
    """Return what a paragraph's own words make it; body when they say nothing."""
    plain = text.replace("’", "'")
    kind = _kind(plain)
    if kind is not None:
        return kind
    for reason, pattern in layout().furniture:
        if pattern.fullmatch(plain) and (reason in layout().long or not _is_long(text)):
            return "furniture", reason
    if not any(c.isalnum() for c in text):
        return "furniture", "rule or ornament"
    return ("bullet", None) if BULLET.match(text) else BODY


def _kind(plain: str) -> Kind | None:
    """Return the kind that a form of the codebook gives, if any; one that must be confirmed carries its form."""
    if len(plain) > CORRECTION_LENGTH:
        return None
    for kind, pattern in layout().kinds:
        limit = CORRECTION_LENGTH if kind == "correction" else NOTE_LENGTH
        if len(plain) <= limit and pattern.fullmatch(plain):
            return ("byline", kind) if kind in UNSURE else (cast("BlockKind", kind), None)
    return None


def _front_matter(found: list[Paragraph], kinds: list[Kind]) -> None:
    """Mark a YAML head between two "---" lines."""
    if not found or found[0].text != "---":
        return
    last = next((i for i, p in enumerate(found[1:], 1) if p.text == "---"), None)
    for i in range(last + 1 if last is not None else 0):
        kinds[i] = ("furniture", "front matter")


def _below(found: list[Paragraph], kinds: list[Kind]) -> None:
    """Mark what looks like the page's own, and is believed only below the first long paragraph."""
    first = next((i for i, p in enumerate(found) if kinds[i][0] == "body" and len(p.text) > TAIL_LENGTH), len(found))
    for i in range(first + 1, len(found)):
        text = found[i].text
        if kinds[i][0] not in {"body", "bullet"} or len(text) > TAIL_LENGTH or STOP.search(text):
            continue
        reason = next((name for name, form in layout().below if form.fullmatch(text.replace("’", "'"))), None)
        if reason is not None:
            kinds[i] = ("furniture", reason)


def _captions(found: list[Paragraph], kinds: list[Kind]) -> None:
    """Mark paragraphs that end in a bracketed place and year or photo credit, near the top or set twice."""
    if sum(kind == "body" for kind, _ in kinds) < TWO:
        return
    texts = [paragraph.text for paragraph in found]
    for i, text in enumerate(texts):
        early = i < MANY_LINES
        if kinds[i][0] == "body" and early and i and text in texts[i + 1 : i + 2] and len(text) >= REPEAT_LENGTH:
            kinds[i] = ("caption", None)
        if kinds[i][0] != "body" or not text.rstrip(". ").endswith(")"):
            continue
        early = early or texts.count(text) > 1
        if CREDITED.search(text) or (early and SETTING.search(text)):
            kinds[i] = ("caption", None)


def _repeats(found: list[Paragraph], kinds: list[Kind]) -> None:
    """Mark a long line that stands a second time."""
    seen: dict[str, BlockKind] = {}
    for i, paragraph in enumerate(found):
        kind = kinds[i][0]
        if paragraph.text in seen and len(paragraph.text) >= REPEAT_LENGTH and kind != "furniture":
            kinds[i] = ("furniture", f"repeats an earlier {seen[paragraph.text]}")
        seen.setdefault(paragraph.text, kind)


def _title(found: list[Paragraph], kinds: list[Kind]) -> None:
    """Mark the title: the first line that reads like a headline with more text below; a kicker above is furniture."""
    _open_first(found, kinds)
    open_lines = [i for i, (kind, _) in enumerate(kinds) if kind == "body"]
    if len(open_lines) < TWO:
        return
    first, second = open_lines[:2]
    if not _headline(found, first, second):
        return
    house = is_imprint(found[first].text) or dated_imprint(found[first].text) is not None
    above = len(open_lines) > TWO and second <= first + TWO and (house or _section(found[first].text))
    if above and _headline(found, second, open_lines[TWO]):
        kinds[first] = ("byline", MASTHEAD) if house else ("furniture", "site section")
        first = second
        further = house and len(open_lines) > TWO + 1 and is_imprint(found[second].text)
        if further and _headline(found, open_lines[TWO], open_lines[TWO + 1]):  # "Ministry of X", "Government of Y"
            kinds[second], first = ("byline", MASTHEAD), open_lines[TWO]
    alone = house and not above and dated_imprint(found[first].text) is not None  # no headline stands below
    kinds[first] = ("byline", MASTHEAD) if alone else ("title", None)
    for i in open_lines:
        if first < i <= first + TWO and dated_imprint(found[i].text):
            kinds[i] = ("byline", MASTHEAD)


def _titled(found: list[Paragraph], kinds: list[Kind], title: str) -> None:
    """Mark the title's words where they stand once more above the text."""
    _open_first(found, kinds)
    if found and " ".join(found[0].text.split()) == " ".join(title.split()):
        kinds[0] = ("furniture", "repeats an earlier title")


def _open_first(found: list[Paragraph], kinds: list[Kind]) -> None:
    """Take a first line for open text again where only its opening words made it a note, a source or an imprint."""
    first = next((i for i, (kind, _) in enumerate(kinds) if kind != "furniture"), len(found))
    lead = next((i for i in range(first + 1, len(found)) if kinds[i][0] == "body"), len(found))
    for i, (kind, reason) in enumerate(kinds):
        if i == first and kind in {"correction", "credit"} and _opens(found[i].text):
            kinds[i] = BODY
        elif reason == "imprint":
            kinds[i] = BODY if i == first and not _words(found[i].text) & layout().words["houses"] else ("byline", None)
        elif reason == "names":
            kinds[i] = ("byline", None) if first < i < lead else BODY


def _opens(text: str) -> bool:
    """Say whether a note's form can be that of a headline: a label, a colon, no full stop, no brackets."""
    return ":" in text[:LONG] and STOP.search(text) is None and not text.startswith("(")


def _words(text: str) -> set[str]:
    """Return the words of a line in lower case."""
    return set(re.findall(r"[^\W\d_]+", text.lower()))


def _section(text: str) -> bool:
    """Say whether a line is a site's section or name: one word, or a few capitalised ones with a known one."""
    words = text.split()
    if len(words) == 1:
        return True
    several = len(words) <= KICKER_WORDS or "|" in text
    capital = all(word[0].isupper() or not word[0].isalpha() or len(word) <= SMALL_WORD for word in words)
    return several and capital and not _words(text).isdisjoint(layout().words["sections"])


def _headline(found: list[Paragraph], at: int, after: int) -> bool:
    """Say whether a line reads like a headline: short, and with no full stop unless its words are a headline's."""
    text, below = found[at].text, found[after].text
    if (
        len(text) > TITLE_LENGTH
        or text.endswith(":")
        or (text[0].isupper() and below[0].islower())
        or dateline(text, early=True)
    ):
        return False
    if STOP.search(text) is None:
        return True
    if _title_case(text):
        return True
    brief = len(text) <= SHORT_TITLE and not re.search(r"[.!?] ", text)
    return brief and (dateline(below, early=True) is not None or (not TOLD.search(text) and len(below) > len(text)))


def _title_case(text: str) -> bool:
    """Say whether nearly all words of more than three letters are capitalised."""
    words = [word for word in re.findall(r"[^\W\d_]+", text.replace("’", "")) if len(word) > SMALL_WORD]
    return len(words) > TWO and sum(word[0].isupper() for word in words) >= 0.9 * len(words)


def _headings(found: list[Paragraph], kinds: list[Kind]) -> None:
    """Mark short lines without a full stop between paragraphs, and lines that end in a colon."""
    led = False
    for i, paragraph in enumerate(found):
        followed = i + 1 < len(found) and kinds[i + 1][0] in {"body", "bullet", "dateline"}
        if kinds[i][0] == "body" and led and followed and _heads(paragraph.text):
            kinds[i] = ("heading", None)
        led = led or kinds[i][0] in {"title", "body"}


def _heads(text: str) -> bool:
    """Say whether a line heads what follows: few words, none that speak, no full stop, no label or list inside."""
    words = text.split()
    if len(words) > HEADING_WORDS or not words[0][0].isupper() or re.search(r'["“”;]|: |\d{3}|, .*, ', text):
        return False
    if not text.endswith(":"):
        return TERMINAL.search(text) is None or (text.endswith("?") and text.isupper())
    last = re.findall(r"[^\W\d_]+", text.lower())[-1:]
    spoken = set(last) & (layout().words["saying"] | layout().words["speakers"])
    return not spoken and (len(words) <= LEADING_WORDS or _title_case(text))


def _tail(found: list[Paragraph], kinds: list[Kind]) -> None:
    """Mark short lines below the article's end as the page's own; sentences only where readers write."""
    forms = layout()
    long_at = [i for i, p in enumerate(found) if kinds[i][0] == "body" and len(p.text) > TAIL_LENGTH]
    if not long_at:
        return
    below, readers = False, False
    for i in range(long_at[-1] + 1, len(found)):
        below, readers = below or kinds[i][1] in forms.tail, readers or kinds[i][1] in forms.readers
        if not below or kinds[i][0] not in {"body", "heading", "bullet", "byline"}:
            continue
        if len(found[i].text) <= TAIL_LENGTH and (readers or not STOP.search(found[i].text)):
            kinds[i] = ("furniture", "below the article")


def _labelled(found: Sequence[Paragraph], kinds: Sequence[Kind]) -> bool:
    """Say whether the bullets carry labels of regions or topics: two or more, and no speakers among them."""
    marks = [(p, BULLET.match(p.text)) for p, (kind, _) in zip(found, kinds, strict=True) if kind == "bullet"]
    labels = [LABEL.match(p.text, mark.end()) for p, mark in marks if mark]
    held = [label[1] for label in labels if label]
    return len(set(held)) > 1 and not any(_words(label) & layout().words["speakers"] for label in held)


def split(text: str, paragraph: Paragraph, kind: Kind, *, early: bool, labels: bool) -> Iterator[Block]:
    """Yield a paragraph's blocks: a dateline before the body and staff after it, a region's label before a takeaway."""
    start, end = paragraph.start, paragraph.end
    heads = _head_of_body(paragraph, early=early) if kind[0] == "body" else None
    if kind[0] == "bullet":
        heads = _head_of_bullet(text, paragraph, labels=labels)
    if heads is not None:
        size, head, reason = heads
        yield _block(text, start, start + len(text[start : start + size].rstrip()), head, reason)
        start += size
    staff = STAFF.search(text, start, end) if kind[0] == "body" else None
    if staff and staff.start() > start:
        yield _block(text, start, start + len(text[start : staff.start()].rstrip()), *kind)
        start, kind = staff.start(), ("credit", None)
    yield _block(text, start, end, *kind)


def _head_of_body(paragraph: Paragraph, *, early: bool) -> tuple[int, BlockKind, str | None] | None:
    """Return length, kind and reason of the dateline before a body, white space after it included."""
    held = dateline(paragraph.text, early=early)
    return (held[0], "heading" if held[1] == "heading" else "dateline", None) if held else None


def _head_of_bullet(text: str, paragraph: Paragraph, *, labels: bool) -> tuple[int, BlockKind, str | None] | None:
    """Return length, kind and reason of what stands before a bullet's words: a label with its mark, or the mark."""
    mark = BULLET.match(paragraph.text)
    inner = mark.end() if mark else 0
    label = LABEL.match(text, paragraph.start + inner, paragraph.end) if labels else None
    if label:
        rest = text[label.end() : paragraph.end].lstrip()
        if rest and rest[0] not in '"“':
            return paragraph.end - paragraph.start - len(rest), "heading", None
    return (inner, "furniture", "list mark") if 0 < inner < len(paragraph.text) else None


def _block(text: str, start: int, end: int, kind: BlockKind, reason: str | None) -> Block:
    """Cut one block."""
    return Block(kind=kind, span=Span.of(text, start, end), reason=reason)
