"""An analyst's own words in a brief: marked blocks of its file, which stand again in the next one.

A block begins with `<!-- own words: HEADING -->` and ends with `<!-- /own words -->`; both are comments in Markdown and
in HTML. HEADING is that of the section it stands under; a block that names none belongs to the heading before it.
"""

import re

from reportedly.errors import UsageError
from reportedly.exports.phrases import phrases

OPENING = re.compile(r"<!-- own words(?:: (?P<key>[^\n]*?))? -->")
CLOSING = "<!-- /own words -->"
HEADING = re.compile(r"^#{1,6} +(?P<plain>.+?) *$|<h[1-6][^>]*>(?P<marked>.*?)</h[1-6]>", re.MULTILINE)


def own_words(text: str) -> dict[str, str]:
    """Return the words inside marked blocks, untouched, by the heading they stand under; blocks of one heading joined.

    Raises:
        UsageError: a block is opened inside another or not closed, so that where it ends cannot be known.
    """
    found: dict[str, str] = {}
    at = 0
    while opening := OPENING.search(text, at):
        end = text.find(CLOSING, opening.end())
        inner = text[opening.end() : end]
        if end < 0 or OPENING.search(inner):
            message = f"a block of own words is not closed: {' '.join(text[opening.start() :][:60].split())}"
            raise UsageError(message, f"close it with {CLOSING}")
        key = (opening["key"] or _heading(text[: opening.start()])).strip()
        found[key] = found[key] + inner if key in found else inner
        at = end + len(CLOSING)
    if CLOSING in text[at:]:
        message = "a block of own words is closed that was not opened"
        raise UsageError(message, "open it with <!-- own words -->")
    return found


def _heading(before: str) -> str:
    """Return the words of the last heading, else that of the assessment."""
    last = None
    for match in HEADING.finditer(before):
        last = match["plain"] or match["marked"]
    return last or phrases().sections["assessment"]


def block(key: str, words: str = "\n\n") -> str:
    """Mark words as an analyst's own; without words it is the room for them."""
    return f"<!-- own words: {key} -->{words}{CLOSING}"


def is_brief(text: str) -> bool:
    """Say whether a file holds a brief that may be written anew: it has a block, or nothing at all."""
    return not text.strip() or OPENING.search(text) is not None
