"""The first half of annotation, done once for a document: its marked sentences, names and defined short forms."""

from dataclasses import dataclass
from functools import lru_cache

from reportedly.reading.annotate import acronyms
from reportedly.reading.annotate.marks import Marked, mark
from reportedly.reading.annotate.names import Name, names
from reportedly.reading.annotate.settle import settle
from reportedly.reading.tree import Parse


@dataclass(slots=True, eq=False)
class Findings:
    """Sentences with their marks, the names in them (by sentence, outer before inner) and what acronyms stand for."""

    marked: list[Marked]
    names: dict[int, list[Name]]
    short: dict[str, Name]


@lru_cache(maxsize=1)
def find(parse: Parse) -> Findings:
    """Return what names a document holds; actors and places ask in turn, so the last answer is kept."""
    marked = mark(parse)
    found = names(marked)
    short = acronyms.define(marked, found)
    settle(found, [s for s in parse.sentences if parse.kind_of(s) == "dateline"])
    by: dict[int, list[Name]] = {}
    for name in found:
        by.setdefault(name.s.index, []).append(name)
    return Findings(marked, by, short)
