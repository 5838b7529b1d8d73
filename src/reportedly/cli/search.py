"""`reportedly search`: find words."""

from typing import Annotated

import msgspec
import typer
from rich.text import Text

from reportedly.cases import search
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, open_case
from reportedly.cli.output import note, table, write_json
from reportedly.store import Found


def command(
    words: Annotated[list[str], typer.Argument(help='Words, "phrases in quotes", or beginnings (attack*).')],
    *,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many hits at most.")] = 20,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Find paragraphs and statements that hold all the words; accents and case make no difference.

    What was rejected is left out and counted.
    """
    query = " ".join(f'"{word}"' if " " in word else word for word in words)
    with open_case(config, case, timeout) as held:
        found = search(held, query, limit)
    if as_json:
        write_json(msgspec.to_builtins(found.shown))
    else:
        rows = [(hit.document, hit.statement or "-", _words(hit)) for hit in found.shown]
        table(("document", "statement", "words"), rows)
    if found.rejected:
        note(f"reportedly: left out because rejected: {found.rejected} hit{'' if found.rejected == 1 else 's'}")


def _words(hit: Found) -> Text:
    """Return the snippet with the words that were searched for in bold."""
    words = Text(hit.snippet)
    for start, end in hit.marks:
        words.stylize("bold", start, end)
    return words
