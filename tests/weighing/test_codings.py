"""What an event tells of itself, and where codebooks part over it."""

from reportedly.codebook.books import Coding
from reportedly.record import Actor, Argument, Event, Span
from reportedly.weighing.codings import disagreements, told_of

TEXT = "Guards of the Ostrel Front shot Marta Vell at the old mill."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span.of(TEXT, at, at + len(words))


def test_an_event_tells_its_words_and_its_parties() -> None:
    front = Actor(id="actor-1", name="Ostrel Front", kind="armed_group")
    marta = Actor(id="actor-2", name="Marta Vell", kind="person")
    event = Event(
        id="event-1",
        statement="statement-1",
        code="ASSAULT",
        mode="firearms",
        trigger=span("shot"),
        actors=("actor-1",),
        recipients=("actor-2",),
        arguments=(
            Argument(role="actor", span=span("Guards of the Ostrel Front"), actor="actor-1"),
            Argument(role="recipient", span=span("Marta Vell"), actor="actor-2"),
            Argument(role="target", span=span("old mill"), place="place-1"),
        ),
    )
    told = told_of(event, {"actor-1": front, "actor-2": marta})
    assert (told.code, told.mode, told.realis) == ("ASSAULT", "firearms", "happened")
    assert {"shot", "guards", "mill"} <= set(told.words)
    assert [(kind, "guards" in words) for kind, words in told.doers] == [("armed_group", True)]
    assert [kind for kind, _ in told.befell] == ["person"]
    assert told.places


def test_what_is_no_actor_suffers_by_its_words() -> None:
    argument = Argument(role="target", span=span("old mill"))
    event = Event(id="e", statement="s", code="ASSAULT", trigger=span("shot"), arguments=(argument,))
    assert told_of(event, {}).befell == (("", ("old", "mill")),)


def test_one_without_a_code_and_another_step_of_a_scale_are_disagreements() -> None:
    one = Coding(codebook="a", code="X", mode="y", scales={"quad": "material conflict", "label": "Fight"})
    two = Coding(codebook="b", reason="no such thing")
    three = Coding(codebook="c", code="Z", scales={"quad": "verbal conflict", "violence": "violent"})
    found = [(d.scale, d.one, d.other, d.says) for d in disagreements([one, two, three])]
    assert found == [
        ("code", "a", "b", ("X/y", "no such thing")),
        ("quad", "a", "c", ("material conflict", "verbal conflict")),
        ("code", "b", "c", ("no such thing", "Z")),
    ]


def test_other_words_for_one_thing_are_no_disagreement() -> None:
    one = Coding(codebook="a", code="ASSAULT", scales={"quad": "material conflict"})
    two = Coding(codebook="b", code="Battles", mode="Armed clash", scales={"quad": "material conflict"})
    assert list(disagreements([one, two])) == []
    assert list(disagreements([Coding(codebook="a", reason="r"), Coding(codebook="b", reason="s")])) == []
