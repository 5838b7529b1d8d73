"""The sample reports end to end: what must hold of every record, whatever the reports say."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportedly import plugins
from reportedly.exports.schema import schema
from reportedly.leaving import export_of
from tests.cli.conftest import Done

SAMPLES = Path(__file__).parents[2] / "samples"
ID = re.compile(r"(actor|place|voice|statement|event|position|proposition|quantity|relation)-[0-9a-f]{12}")
Run = Callable[..., Done]
Values = list[dict[str, Any]]


@pytest.fixture
def record(reportedly: Run) -> Values:
    """The export of a case of all samples."""
    assert reportedly("read", str(SAMPLES)).code == 0
    return [json.loads(line) for line in reportedly("export", "jsonl").out.splitlines()]


@cache
def validator(kind: str) -> jsonschema.Draft202012Validator:
    whole = schema()
    mapping = whole["discriminator"]["mapping"]
    return jsonschema.Draft202012Validator({"$ref": mapping[kind], "$defs": whole["$defs"]})


def spans(value: object, document: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every span in a value with the document whose text it is cut from; a mention names its own."""
    if isinstance(value, list):
        for one in value:
            yield from spans(one, document)
    elif isinstance(value, dict):
        own = value.get("document", document)
        if "quote" in value:
            yield own, value
        for one in value.values():
            yield from spans(one, own)


def ids(value: Any) -> Iterator[str]:
    """Yield everything in a value that looks like an id."""
    for one in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from ids(one) if isinstance(one, list | dict) else [one] if isinstance(one, str) else []


def test_samples(record: Values, reportedly: Run) -> None:
    """One test, for reading the samples takes a while."""
    assert len(record) > 500
    texts = {value["id"]: value["text"] for value in record if value["type"] == "document"}
    statements = {value["id"]: value["document"] for value in record if value["type"] == "statement"}
    at = ""
    for value in record:
        validator(value["type"]).validate(value)
        at = value["id"] if value["type"] == "document" else at
        _check_spans(value, at, texts, statements)
    _check_references(record)
    _check_furniture(record)
    types = [value["type"] for value in record]
    for name in plugins.names(plugins.EXPORTS):
        _check_losses(name, json.loads(reportedly("export", name, "-o", f"{name}.out", "--json").out), Counter(types))
    assert reportedly("read", str(SAMPLES)).out.startswith("0 read, 0 statements")
    assert reportedly("read", str(SAMPLES), "-d", "second.db", "--processes", "2").code == 0
    assert [json.loads(line) for line in reportedly("export", "jsonl", "-d", "second.db").out.splitlines()] == record


def _check_losses(name: str, report: dict[str, Any], there: Counter[str]) -> None:
    """Every value of a type that a format carries has left or is not expressible."""
    for kind in export_of(name).form.carries:
        lost = sum(report["not_expressible"].get(kind, {}).values())
        assert report["exported"].get(kind, 0) + lost == there[kind], (name, kind)


def _check_spans(value: dict[str, Any], at: str, texts: dict[str, str], statements: dict[str, str]) -> None:
    """Every span is cut from the document that its value names, directly or by its statement, or stands below."""
    for document, span in spans(value, statements.get(value.get("statement", ""), at)):
        assert texts[document][span["start"] : span["end"]] == span["quote"]


def _check_references(record: Values) -> None:
    """What is said of actors, places, voices and statements must lead to values that are in the record."""
    known = {value["id"] for value in record}
    lost = {one for value in record for one in ids(value) if ID.fullmatch(one)} - known
    # an issue may be the opposite of one that nobody has taken a position on
    assert lost == {value.get("opposite_of") for value in record} & lost


def _check_furniture(record: Values) -> None:
    for document in (value for value in record if value["type"] == "document"):
        furniture = [block["span"] for block in document["blocks"] if block["kind"] == "furniture"]
        for value in record:
            if value["type"] == "statement" and value["document"] == document["id"]:
                span = value["span"]
                assert not any(f["start"] < span["end"] and span["start"] < f["end"] for f in furniture), span
