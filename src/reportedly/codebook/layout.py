"""The forms of a page: furniture by reason, and what marks credits, corrections, bylines and captions.

Read from `furniture.toml`, compiled when first used.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from reportedly.errors import UsageError

UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"

Forms = tuple[tuple[str, re.Pattern[str]], ...]


class Layout(Struct, frozen=True):
    """Compiled forms.

    Attributes:
        furniture: (reason, pattern) pairs, in file order.
        below: the same, to be believed only below the first long paragraph.
        kinds: (block kind or "imprint", pattern) pairs.
        tail: reasons after which short lines belong to the page to its end.
        readers: those of them after which sentences do so too.
        long: reasons that may mark a long paragraph.
        words: named sets of lower-case words.
        labels: field of the metadata by label of a line above a report, "" for what only archives need.
    """

    furniture: Forms
    below: Forms
    kinds: Forms
    tail: frozenset[str]
    readers: frozenset[str]
    long: frozenset[str]
    words: dict[str, frozenset[str]]
    labels: dict[str, str]


def _compiled(name: str, patterns: list[str]) -> re.Pattern[str]:
    r"""Join alternatives into one pattern; `[\p{Lu}]` stands for an upper-case Latin letter, whatever the case rule."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns).replace(r"[\p{Lu}]", f"(?-i:[{UPPER}])")
    try:
        return re.compile(joined, re.IGNORECASE)
    except re.error as error:
        message = f"furniture.toml: the patterns of {name!r} cannot be compiled: {error}"
        raise UsageError(message, "mend the pattern") from error


def _forms(table: dict[str, list[str]]) -> Forms:
    """Compile one table, in file order."""
    return tuple((name, _compiled(name, patterns)) for name, patterns in table.items())


@cache
def layout() -> Layout:
    """Return the forms; read once."""
    table = tomllib.loads(files("reportedly.codebook").joinpath("furniture.toml").read_text("utf-8"))
    return Layout(
        furniture=_forms(table["furniture"]),
        below=_forms(table["below"]),
        kinds=_forms(table["kinds"]),
        tail=frozenset(table["tail"]["markers"]),
        readers=frozenset(table["tail"]["readers"]),
        long=frozenset(table["tail"]["long"]),
        words={name: frozenset(words) for name, words in table["words"].items()},
        labels={label: field for field, held in table["labelled"].items() for label in held.split("|")}
        | dict.fromkeys(table["labels_of_archives"], ""),
    )
