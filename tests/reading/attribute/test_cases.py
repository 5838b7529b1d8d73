"""The construction table, one own sentence a construction."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportedly import pipeline
from reportedly.reading.annotate.actors import actors
from reportedly.reading.attribute import attribute
from reportedly.reading.tree import Parse
from reportedly.record import Attribution, Document, Mentions, Statement
from reportedly.settings import Settings

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))


def attributed(parse: Parse) -> Attribution:
    document = Document(id=parse.document, sha256="", text=parse.text, blocks=parse.blocks)
    return attribute(parse, Mentions(actors=actors(parse)), document)


def said(statement: Statement) -> str:
    return " … ".join(span.quote for span in statement.content)


def chain(statement: Statement) -> list[list[str]]:
    return [
        [" ".join(span.quote for span in link.source), "|".join(span.quote for span in link.cue)]
        for link in statement.chain[1:]
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["content"][:48])
def test_statement_is_found(case: dict[str, Any], parse: Callable[[str], Parse]) -> None:
    statements = attributed(parse(case["text"])).statements
    found = [s for s in statements if said(s) == case["content"] and chain(s) == case["chain"]]
    assert found, [(chain(s), said(s)) for s in statements]
    statement = found[0]
    assert statement.certainty == case.get("certainty", "asserted")
    assert statement.polarity == case.get("polarity", "+")
    assert statement.presupposed == case.get("presupposed", False)
    assert statement.gloss == case.get("gloss", False)
    if "commitment" in case:
        assert statement.chain[-1].commitment == case["commitment"]


def test_a_title_that_ends_in_a_quotation_mark_is_read() -> None:
    reading = pipeline.read_text(
        'Mayor Lorne "\n\nThe road was shut on Monday.\n', settings=Settings(attributor="rules")
    )
    assert reading.statements[-1].content[0].quote == "The road was shut on Monday"
