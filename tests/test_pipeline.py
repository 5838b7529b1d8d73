"""A reading holds for any text: spans verify, ids are stable, furniture says nothing, failures are data."""

import hashlib
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly import pipeline
from reportedly.pipeline import attempt, read_text
from reportedly.record import Document, Reading, Span, content_id

PIECES = [
    "The Harun Brigade said it had withdrawn from Dolma on Monday.",
    "Karsia denies that its drones struck the bridge, two officers told Lantern TV.",
    "At least 14 people were killed, according to a doctor who asked not to be named.",
    "“We will not leave,” the governor said. “Not now.”",
    "• Dolma: The truce appears to be holding.",
    "Leave a Reply",
    ".footer { margin: 0 }",
    "By Anna Rell",
    "ORSK, May 14 (Lantern Agency) -- The army has left.",
    "It was unclear who fired first , : ; ( [ “ ”",
    "\u00a0",
    "No group has claimed the attack!!!",
    "??? ... --",
]
MESS = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


def spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def check(reading: Reading) -> None:
    text = reading.document.text
    for span in spans(reading):
        assert span.holds_in(text)
    furniture = [b.span for b in reading.document.blocks if b.kind == "furniture"]
    for statement in reading.statements:
        assert statement.chain
        for piece in statement.content:
            assert not any(f.start < piece.end and piece.start < f.end for f in furniture)
    ids = [value.id for value in reading.records()]
    assert len(ids) == len(set(ids))
    voices = {voice.id for voice in reading.voices}
    assert all(link.voice in voices for statement in reading.statements for link in statement.chain)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(PIECES), MESS), min_size=1, max_size=8), st.sampled_from(["\n", "\n\n", " "]))
def test_any_text_is_read_and_verifies(pieces: list[str], join: str) -> None:
    text = join.join(pieces)
    if not text.strip() or "\0" in text:
        return
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(id=content_id("doc", digest), sha256=digest, text=text)
    reading = attempt(document)
    assert reading.document.failure is None, reading.document.failure
    check(reading)
    assert msgspec.json.encode(attempt(document)) == msgspec.json.encode(reading)


def test_what_breaks_in_one_report_is_its_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        message = "rules fell over"
        raise RuntimeError(message)

    monkeypatch.setattr(pipeline, "attribute", broken)
    reading = attempt(Document(id="doc-x", sha256="", text="The army left. It was late."))
    assert reading.document.failure is not None
    assert reading.document.failure.stage == "read"
    assert "rules fell over" in reading.document.failure.message


def test_given_metadata_goes_before_the_texts_own() -> None:
    text = "Published: 3 May 2031\n\nThe army left the town on Monday, the governor said, after a long siege.\n"
    assert read_text(text).document.published.start == "2031-05-03"
    assert read_text(text, published="2031-06-01").document.published.start == "2031-06-01"
