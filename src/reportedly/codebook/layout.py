"""The forms of a page: furniture by reason, and what marks credits, corrections, bylines and captions.

Read from `furniture.toml`, compiled when first used.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from reportedly.errors import UsageError
from reportedly.record import BlockKind

UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"


class Layout(Struct, frozen=True):
    """Compiled forms.

    Attributes:
        furniture: (reason, pattern) pairs, in file order.
        kinds: (block kind, pattern) pairs.
        tail: reasons after which short lines belong to the page to its end.
    """

    furniture: tuple[tuple[str, re.Pattern[str]], ...]
    kinds: tuple[tuple[BlockKind, re.Pattern[str]], ...]
    tail: frozenset[str]


def _compiled(name: str, patterns: list[str]) -> re.Pattern[str]:
    r"""Join alternatives into one pattern; `[\p{Lu}]` stands for an upper-case Latin letter, whatever the case rule."""
    joined = "|".join(f"(?:{pattern})" for pattern in patterns).replace(r"[\p{Lu}]", f"(?-i:[{UPPER}])")
    try:
        return re.compile(joined, re.IGNORECASE)
    except re.error as error:
        message = f"furniture.toml: the patterns of {name!r} cannot be compiled: {error}"
        raise UsageError(message, "mend the pattern") from error


@cache
def layout() -> Layout:
    """Return the forms; read once."""
    table = tomllib.loads(files("reportedly.codebook").joinpath("furniture.toml").read_text("utf-8"))
    return Layout(
        tuple((reason, _compiled(reason, patterns)) for reason, patterns in table["furniture"].items()),
        tuple((kind, _compiled(kind, patterns)) for kind, patterns in table["kinds"].items()),
        frozenset(table["tail"]["markers"]),
    )
