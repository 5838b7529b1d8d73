"""The JSON Schema of the record, made from the classes of the record themselves.

`python -m reportedly.exports.schema > docs/record.schema.json` writes it; a test fails when the file is stale.
"""

import json
import sys
from typing import Any

import msgspec

from reportedly.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FLAT = ("start", "end", "quote")


def schema() -> dict[str, Any]:
    """Return the schema of one line: any value of the record."""
    (line,), definitions = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    _flatten(definitions["Mention"], definitions["Span"])
    about = {"$schema": DIALECT, "title": "reportedly record", "description": "One line of the record: one value."}
    return about | line | {"$defs": dict(sorted(definitions.items()))}


def _flatten(mention: dict[str, Any], span: dict[str, Any]) -> None:
    """Add the span's own keys to mentions, as `jsonl` writes them."""
    mention["properties"] |= {name: span["properties"][name] for name in FLAT}
    mention["required"] = [*mention["required"], *FLAT]


def rendered() -> str:
    """Return the schema as the text that is kept in the docs."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(rendered())
