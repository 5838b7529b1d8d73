"""Fixtures that all tests share: one parser for the whole run."""

from collections.abc import Callable

import pytest

from reportedly.reading.annotators.spacy_pipeline import SpacyParser
from reportedly.reading.tree import Parse
from reportedly.record import Block, Span

pytest_plugins = ["tests.endpoints"]


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.fixture(scope="session")
def parse(parser: SpacyParser) -> Callable[[str], Parse]:
    """Parse a text, one body block a line."""

    def run(text: str) -> Parse:
        blocks, at = [], 0
        for line in text.split("\n"):
            if line.strip():
                blocks.append(Block(kind="body", span=Span.of(text, at, at + len(line))))
            at += len(line) + 1
        return Parse(document="doc-test", text=text, blocks=tuple(blocks), sentences=parser.parse(blocks, str))

    return run
