import io
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from reportedly.exports.jsonl import line, lines, plain, renamed
from reportedly.exports.schema import rendered, schema
from reportedly.leaving import export
from reportedly.record import (
    Argument,
    Finding,
    Judgement,
    Mention,
    Origin,
    OriginCount,
    PossibleSame,
    Reading,
    Record,
)
from reportedly.store import Case
from tests.readings import TEXT, failure, reading

KEPT = Path(__file__).parents[2] / "docs" / "record.schema.json"
REMEDY = "python -m reportedly.exports.schema > docs/record.schema.json"
FIXED = {
    "document": "id sha256 path url title publisher author published language media_type retrieved text blocks "
    "version_of failure",
    "actor": "id name kind aliases country mentions",
    "place": "id name kind country latitude longitude radius_m gazetteer_id mentions",
    "time": "id document span value",
    "voice": "id name description kind naming access country actor count",
    "statement": "id document span content chain certainty polarity hedges presupposed said about says repeats by "
    "confidence",
    "event": "id statement code mode contexts actors recipients place when trigger quantities realis same_as",
    "position": "id statement holder stance topic towards when cue",
    "proposition": "id text key opposite_of",
    "relation": "id statement kind subject object when evidence",
    "quantity": "id document span unit of low high exact vague",
    "origin": "id voice statements inherited_by maybe_same_as",
    "finding": "id kind about statements origins spans explanation",
    "judgement": "id verb target value by when reason undone_by",
}


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema())


def weighed() -> list[Record]:
    one = reading()
    mention = Mention(document=one.document.id, span=one.statements[0].span)
    count = OriginCount(low=1, high=2, ids=("origin-1",), why="unnamed")
    same = PossibleSame(origin="origin-2", why="described alike")
    return [
        Origin(id="origin-1", voice=one.voices[2].id, statements=(one.statements[0].id,), maybe_same_as=(same,)),
        Finding(
            id="finding-1",
            kind="conflict",
            about="truce",
            statements=(one.statements[0].id,),
            origins=count,
            spans=(mention,),
            explanation="two tolls",
        ),
        Judgement(id="judgement-1", verb="same", target="a", value="b", by="ana", when="2031-05-14"),
    ]


def every_type() -> dict[str, dict[str, Any]]:
    made = (json.loads(one) for one in (*lines([reading()]), *map(line, weighed())))
    return {one["type"]: one for one in made}


def test_the_schema_in_the_docs_is_the_records() -> None:
    assert KEPT.read_text(encoding="utf-8") == rendered(), (
        "run: python -m reportedly.exports.schema > docs/record.schema.json"
    )


@pytest.mark.parametrize("kind", FIXED)
def test_every_type_has_its_fixed_keys_type_first(kind: str) -> None:
    made = every_type()[kind]
    assert next(iter(made)) == "type"
    assert set(FIXED[kind].split()) <= set(made)


@pytest.mark.parametrize("kind", FIXED)
def test_every_type_keeps_to_the_schema(kind: str) -> None:
    validator().validate(every_type()[kind])


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("statement", {"certainty": "sure"}),
        ("statement", {"polarity": "0"}),
        ("statement", {"confidence": 2}),
        ("document", {"id": None}),
        ("actor", {"mentions": [{"document": "d"}]}),
        ("event", {"type": "happening"}),
        ("voice", {"naming": None}),
    ],
)
def test_the_schema_refuses_what_is_not_so(kind: str, change: dict[str, Any]) -> None:
    assert not validator().is_valid(every_type()[kind] | change)


def test_a_failed_document_is_one_line() -> None:
    (only,) = lines([failure()])
    validator().validate(json.loads(only))
    assert json.loads(only)["failure"]["remedy"] == "give text or a page"


def test_mentions_have_their_span_both_ways() -> None:
    (mention, _) = plain(reading().actors[0])["mentions"]
    assert mention["span"] == {name: mention[name] for name in ("start", "end", "quote")}
    assert TEXT[mention["start"] : mention["end"]] == mention["quote"]


def test_every_span_is_its_quote() -> None:
    def spans(value: object) -> list[dict[str, Any]]:
        if isinstance(value, list):
            return [span for one in value for span in spans(one)]
        if not isinstance(value, dict):
            return []
        return ([value] if "quote" in value else []) + [span for one in value.values() for span in spans(one)]

    found = [span for one in lines([reading()]) for span in spans(json.loads(one))]
    assert len(found) > 20
    assert all(TEXT[span["start"] : span["end"]] == span["quote"] for span in found)


def test_lines_hold_no_line_end_and_lose_no_letter() -> None:
    one = replace(reading(), document=replace(reading().document, title="a\u2028b\nc“d”"))
    first = next(lines([one]))
    assert "\n" not in first
    assert "“d”" in first
    assert json.loads(first)["title"] == "a\u2028b\nc“d”"


def test_two_runs_give_the_same_bytes() -> None:
    assert list(lines([reading()])) == list(lines([reading()]))


def left(path: Path, *held: Reading) -> list[dict[str, Any]]:
    """Return what leaves of a case of some readings, as plain objects."""
    with Case.open(path, create=True) as case:
        for one in held:
            case.add(one, "1")
        out = io.BytesIO()
        export(case, "jsonl", None, out)
    return [json.loads(text) for text in out.getvalue().splitlines()]


def test_references_are_rewritten_in_what_leaves(tmp_path: Path) -> None:
    one, other = reading(), reading("B" + TEXT, "other.txt")
    made = left(tmp_path / "case.db", one, other)
    types = [value["type"] for value in made]
    assert (types.count("actor"), types.count("place"), types.count("event")) == (1, 1, 2)
    (guard,) = (value["id"] for value in made if value["type"] == "actor")
    (place,) = (value["id"] for value in made if value["type"] == "place")
    for value in made:
        if value["type"] == "event":
            assert (value["actors"], value["place"]) == ([guard], place)
        if value["type"] == "relation":
            assert (value["subject"], value["object"]) == (guard, place)
    assert one.actors[0].id not in json.dumps(made)


def test_an_issue_of_several_documents_leaves_once(tmp_path: Path) -> None:
    made = left(tmp_path / "case.db", reading(), reading("B" + TEXT, "other.txt"))
    assert [value["type"] for value in made].count("proposition") == 1


def test_actors_that_become_one_are_named_once() -> None:
    event = replace(reading().events[0], actors=("a", "b"))
    assert renamed(event, {"a": "c", "b": "c"}).actors == ("c",)


def test_references_inside_values_are_rewritten_too() -> None:
    event = reading().events[0]
    argument = Argument(role="actor", span=event.trigger, actor="a", place="p")
    (made,) = renamed(replace(event, arguments=(argument,)), {"a": "b", "p": "q"}).arguments
    assert (made.actor, made.place, made.span) == ("b", "q", event.trigger)
