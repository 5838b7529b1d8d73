"""Sentences that may be shown as they stand in their report, from one full stop to the next.

A whole sentence of the source reads better than anything made of its parts, and cannot say more than it does.
"""

import re

from reportedly.exports.lookup import Shelf
from reportedly.exports.marks import missing, voiced
from reportedly.exports.phrases import find_run, tokens, words
from reportedly.exports.sentences import BriefSentence
from reportedly.exports.speakers import inside_quotation, is_pronoun
from reportedly.exports.wording import balanced, content_words, explanations
from reportedly.record import Link, Span, Statement

LONGEST = 55  # words
SHORTEST = 4  # words
AROUND = 3  # words beside the content that show how it is meant
BREAK = re.compile(r"(?<=[.!?…])(?P<closing>[”\"’)]*)\s+(?=[“\"‘(]?[A-Z0-9])|\n+")
ENDING = re.compile(r"[.!…][”\"’)]*$")
LEADING = re.compile(r"^[\s•▪●*–—-]+|^[A-Z]{3,}(?: [A-Z]{2,})*: |^[A-Z][A-Z .,’']+[^()\n]{0,24}\([^()]*\) ?[-–—]+ ")
# bullets; who speaks, in a script; a dateline
ABBREVIATED = re.compile(
    r"\b(?:[A-Z]\.)+(?=\s)|\b(?:Mr|Mrs|Ms|Dr|Col|Gen|Lt|Maj|Capt|Sgt|Gov|Sen|Rep|St|No|Sept|Aug)\."
)


def as_it_stands(statement: Statement, shelf: Shelf) -> Span | None:
    """Return the whole sentence that says a statement through its chain and makes sense out of its place, or None."""
    links = voiced(statement)
    spans = [*statement.content, *(s for link in links for s in (*link.source, *link.cue))]
    found = sentence_around(spans, shelf)
    if found is None or not _clear(found, shelf):
        return None
    if links:
        return found if all(_named_here(link, statement, found, shelf) for link in links) else None
    return found if not inside_quotation(statement, shelf) and _bears(statement, found) else None


def sentence_around(spans: list[Span], shelf: Shelf) -> Span | None:
    """Return the sentence that holds all of some spans, its full stop included; None where they stand in two."""
    block = shelf.block(min(spans, key=lambda s: s.start))
    low, high = (block.span.start, block.span.end) if block else (0, len(shelf.text))
    masked = ABBREVIATED.sub(lambda m: "x" * len(m.group()), shelf.text[low:high])
    start, end = min(s.start for s in spans) - low, max(s.end for s in spans) - low
    starts = [0, *(m.end() for m in BREAK.finditer(masked))]
    ends = [*(m.end("closing") if m["closing"] is not None else m.start() for m in BREAK.finditer(masked)), len(masked)]
    found = next(((s, e) for s, e in zip(starts, ends, strict=True) if s <= start and end <= e), None)
    if found is None:
        return None
    lead = LEADING.match(masked[found[0] : found[1]])
    return Span.of(shelf.text, low + found[0] + (lead.end() if lead else 0), low + len(masked[: found[1]].rstrip()))


def _clear(found: Span, shelf: Shelf) -> bool:
    """Say whether a sentence is whole, short enough, and does not look back to one before it."""
    quote = found.quote
    sized = SHORTEST <= len(quote.split()) <= LONGEST and bool(ENDING.search(quote)) and balanced(quote)
    opening = tokens(quote)[:1]
    if not sized or not opening or not (quote.lstrip('“"‘(')[:1].isupper() or quote[:1].isdigit()):
        return False
    if opening[0] not in words("looking_back"):
        return True
    first = found.start + len(quote.split(" ", 1)[0])
    return any(end == first for end, _ in explanations(found, shelf))


def _bears(statement: Statement, found: Span) -> bool:
    """Say whether a sentence of the document's own shows by itself how sure it is.

    Words around the content show it ("his silence suggests that …"); where there are none, only what is said plainly,
    or with words for its hedges, is shown.
    """
    around = len(tokens(found.quote)) - sum(len(tokens(span.quote)) for span in statement.content)
    return around >= AROUND or (not statement.presupposed and not missing(statement, tokens(found.quote)))


def _named_here(link: Link, statement: Statement, found: Span, shelf: Shelf) -> bool:
    """Say whether the sentence itself names the voice of a link; "reportedly" in the content names nobody."""
    if link.source:
        explained = {end for end, _ in explanations(found, shelf)}
        return not is_pronoun(link) or link.source[-1].end in explained
    return bool(link.cue) and all(
        any(s.start <= c.start and c.end <= s.end for s in statement.content) for c in link.cue
    )


def speaks_itself(found: Span, shelf: Shelf) -> bool:
    """Say whether somebody is said to speak in a sentence, so that it needs no "according to" behind it."""
    inside = (s for s in shelf.reading.statements if found.start <= s.content[0].start < found.end)
    return any(link.source for statement in inside for link in voiced(statement))


def shown_whole(statement: Statement, shelf: Shelf, sentence: BriefSentence) -> Span | None:
    """Return the whole sentence of the document that a sentence of a brief shows, or None."""
    whole = as_it_stands(statement, shelf)
    return whole if whole and find_run(tokens(content_words((whole,), shelf)), tokens(sentence.text)) >= 0 else None
