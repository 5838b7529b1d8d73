"""`meantime`: time expressions of Wikinews, MEANTIME (Minard et al. 2016): extent and value of TIMEX3.

DATA/meantime/PART/*/*.xml, in the CAT format. Given to the system: the text and the document's date.

The corpus holds tokens, not characters: the title and the date line are paragraphs, the rest is one, tokens are joined
by spaces but for the marks that close up, and the gold's spans are the characters from an expression's first token to
its last. The annotators marked times in the first six sentences only, the title and the date line among them, so only
what is found there is counted. Scored as `tempeval3` is (`strict_f`, `relaxed_f`, `value_f`). Expressions without
tokens and the article's own date are not among the gold, nor is what is found in the line of that date; a value
without a sure day ("XXXX-XX-XX") is compared as it stands.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

from quality import system
from quality.base import Score, files, first
from quality.tempeval3 import Timex, compare, metrics, normal, of_record

CLOSING = frozenset(". , ; : ? ! ) ] } % '' 's 'S n't 're 've 'll 'd 'm '".split())  # noqa: SIM905 - reads as a list
OPENING = frozenset("( [ { `` $".split())  # noqa: SIM905 - reads as a list
QUOTES = {"``": '"', "''": '"'}
CREATION = "CREATION_TIME"
DATE_LINE = "1"  # the sentence after the title
MARKED = 5  # the last sentence whose times the annotators marked: the title, the date line and four more
ISO = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the gold.

    Attributes:
        name: its file, without the ending.
        text: title, date line and body.
        published: its date, or None where the gold has no sound one.
        date_line: the characters of the date line.
        until: where the sentences end in which times were marked.
        gold: the time expressions in order.
    """

    name: str
    text: str
    published: str | None
    date_line: tuple[int, int]
    until: int
    gold: tuple[Timex, ...]


def score(data: Path, part: str, *, limit: int | None = None) -> Score:
    """Read each article as of its date and compare the times."""
    articles = [article(path) for path in first(files(data, "meantime", part, "*/*.xml"), limit)]
    found = []
    for one in articles:
        times = of_record(system.read(one.text, published=one.published, name=one.name))
        judged = [t for t in times if t.start < one.until and not within(t, one.date_line)]
        found.append(compare(judged, one.gold))
    return Score(documents=len(articles), items=sum(len(one.gold) for one in articles), metrics=metrics(found))


def within(timex: Timex, line: tuple[int, int]) -> bool:
    """Say whether an expression lies inside a stretch of characters."""
    return line[0] <= timex.start and timex.end <= line[1]


def article(path: Path) -> Article:
    """Read one file."""
    root = ET.parse(path).getroot()  # noqa: S314 - a file of the gold, not of the network
    tokens = list(root.iter("token"))
    text, spans = joined([(token.get("sentence", ""), token.text or "") for token in tokens])
    places = {token.get("t_id", ""): span for token, span in zip(tokens, spans, strict=True)}
    marked = [(timex, anchored(timex, places)) for timex in root.iter("TIMEX3")]
    dated = [span for token, span in zip(tokens, spans, strict=True) if token.get("sentence") == DATE_LINE]
    line = (dated[0][0], dated[-1][1]) if dated else (0, 0)
    own = own_date(marked, line)
    gold = [
        Timex(*span, normal(timex.get("value", ""))) for timex, span in marked if span is not None and timex is not own
    ]
    stated = ISO.match(own.get("value", "")) if own is not None else None
    published = stated.group() if stated else None
    until = max(span[1] for token, span in zip(tokens, spans, strict=True) if int(token.get("sentence", 0)) <= MARKED)
    return Article(path.stem, text, published, line, until, tuple(sorted(gold, key=lambda t: (t.start, t.end))))


def own_date(marked: Sequence[tuple[ET.Element, tuple[int, int] | None]], line: tuple[int, int]) -> ET.Element | None:
    """Return the article's own date: the one marked as such, else the one that begins the date line, or None."""
    stated = (timex for timex, _ in marked if timex.get("functionInDocument") == CREATION)
    here = (timex for timex, span in marked if span is not None and span[0] == line[0])
    return next(chain(stated, here), None)


def anchored(timex: ET.Element, places: dict[str, tuple[int, int]]) -> tuple[int, int] | None:
    """Return the characters from an expression's first token to its last; None for one without tokens."""
    spans = [places[anchor.get("t_id", "")] for anchor in timex.iter("token_anchor")]
    return (min(spans)[0], max(spans)[1]) if spans else None


def joined(tokens: Sequence[tuple[str, str]]) -> tuple[str, list[tuple[int, int]]]:
    """Join (sentence, word) pairs to a text; returns it with the characters [start, end) of each token."""
    text, spans = "", []
    for number, (_, group) in enumerate(groupby(tokens, key=lambda token: token[0])):
        text += ("\n\n" if number < 3 else " ") if number else ""  # noqa: PLR2004 - title, date line, body
        previous = ""
        for word in (word for _, word in group):
            text += "" if not previous or closes_up(previous, word) else " "
            shown = QUOTES.get(word, word)
            spans.append((len(text), len(text) + len(shown)))
            text, previous = text + shown, word
    return text, spans


def closes_up(before: str, word: str) -> bool:
    """Say whether a word follows the one before it without a space."""
    return word in CLOSING or before in OPENING
