"""The queue: copies together under what they were made from, and the reasons why each row matters."""

from typing import Any

from reportedly.record import (
    Comparison,
    Document,
    Failure,
    Finding,
    Interval,
    Mention,
    Origin,
    OriginCount,
    Reading,
    Span,
    Statement,
)
from reportedly.weighing.triage import queued

WORDS = Span(start=0, end=4, quote="Fire")


def read(name: str, day: str | None = None, sure: str = "asserted", **known: Any) -> Reading:
    said: Any = {"certainty": sure}
    statements = tuple(
        Statement(id=f"{name}-{n}", document=name, span=WORDS, content=(WORDS,), chain=(), **said) for n in range(3)
    )
    published = Interval(start=day, end=day, grain="day") if day else Interval()
    return Reading(
        document=Document(id=name, sha256="0" * 64, published=published, **known),
        statements=() if known.get("failure") else statements,
    )


def copy(one: str, other: str, source: str | None = None, verdict: Any = "copy") -> Comparison:
    return Comparison(one=one, other=other, verdict=verdict, source=source)


def finding(kind: Any, *documents: str, facet: str | None = None) -> Finding:
    spans = tuple(Mention(document=i, span=WORDS) for i in documents)
    none = OriginCount(low=1, high=1, ids=(), why="")
    return Finding(
        id=f"finding-{kind}",
        kind=kind,
        about="h",
        statements=(),
        origins=none,
        spans=spans,
        explanation="",
        facet=facet,
    )


def hand(name: str, *statements: str, kind: Any = "named") -> Origin:
    return Origin(id=f"origin-{name}", voice="v", statements=statements, kind=kind, name=name)


def test_copies_stand_under_what_they_were_made_from() -> None:
    readings = [read("a", "2031-05-03"), read("b", "2031-05-02"), read("c", "2031-05-04"), read("d", "2031-05-01")]
    found = queued(readings, [copy("a", "b", source="a"), copy("b", "c"), copy("a", "d", verdict="derived")], [], [])
    assert [(one.id, one.copies) for one in found] == [("a", ("c", "b")), ("d", ())]


def test_copies_are_one_first_hand_until_one_brings_its_own() -> None:
    readings = [read("a", "2031-05-01"), read("b", "2031-05-02"), read("c", "2031-05-03")]
    copies = [copy("a", "b", source="a"), copy("a", "c", source="a")]
    shared = hand("Ministry", "a-0", "b-0", "c-0")
    assert queued(readings, copies, [shared], [])[0].hands == 1
    found = queued(readings, copies, [shared, hand("Mayor", "c-1")], [])[0]
    assert (found.hands, found.why) == (2, "one of the copies brings a first hand of its own")


def test_reasons_add_up_and_put_the_queue_in_order() -> None:
    readings = [
        read("plain", "2031-05-09"),
        read("told", "2031-05-01"),
        read("unsure", "2031-05-02", sure="hedged"),
        read("broken", failure=Failure(stage="acquire", error="E", message="the bytes are not text")),
    ]
    found = queued(readings, [], [hand("Mayor", "told-1")], [finding("conflict", "told", "nowhere", facet="toll")])
    assert [one.id for one in found] == ["told", "broken", "unsure", "plain"]
    told = found[0]
    assert [(reason.kind, reason.why) for reason in told.reasons] == [
        ("contradiction", "on toll"),
        ("new_origin", "Mayor"),
    ]
    assert told.score == sum(reason.weight for reason in told.reasons)
    assert found[1].reasons[0].why == "the bytes are not text"
    assert found[2].reasons[0].why == "3 of 3 statements"
    assert found[3].reasons == ()


def test_a_first_hand_is_new_where_it_comes_first_alone() -> None:
    readings = [read("a", "2031-05-01"), read("b", "2031-05-02")]
    origins = [hand("Mayor", "a-0", "b-0"), hand("", "b-1"), hand("the page", "b-2", kind="own")]
    found = {one.id: one.reasons for one in queued(readings, [], origins, [])}
    assert [reason.kind for reason in found["a"]] == ["new_origin"]
    assert found["b"] == ()


def test_of_equal_weight_the_newest_comes_first() -> None:
    readings = [read("a", "2031-05-01"), read("b"), read("c", "2031-05-03")]
    assert [one.id for one in queued(readings, [], [], [])] == ["c", "a", "b"]
