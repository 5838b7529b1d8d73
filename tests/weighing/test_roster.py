from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.record import Actor, Judgement, Mention, Place, PlaceMention, Span
from reportedly.weighing.resolve import resolve
from reportedly.weighing.roster import Roster

NAMES = ("Ostrel Guard", "Ōstrel guard", "Ostrell Guard", "Hill Guard", "Ana Reyl", "Reyl", "two officers")
KINDS = {"Ana Reyl": "person", "Reyl": "person", "two officers": "described"}


def actor(number: int, name: str, key: str | None, form: str, country: str | None) -> Actor:
    mention = Mention(document=f"doc-{number}", span=Span(start=0, end=len(name), quote=name), form=form)  # type: ignore[arg-type]
    kind = KINDS.get(name, "armed_group")
    return Actor(id=f"actor-{number:03}", name=name, kind=kind, key=key, country=country, mentions=(mention, mention))  # type: ignore[arg-type]


def place(number: int, name: str, anchors: tuple[int, ...]) -> Place:
    mention = PlaceMention(document=f"doc-{number}", span=Span(start=0, end=len(name), quote=name))
    ids = tuple(f"place-{one:03}" for one in anchors)
    return Place(id=f"place-{number:03}", name=name, kind="town", anchors=ids, mentions=(mention,))


ACTORS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from([None, None, None, "group:guard"]),
        st.sampled_from(["name", "description"]),
        st.sampled_from([None, "AND", "FRA"]),
    ),
    max_size=14,
)
PLACES = st.lists(
    st.tuples(st.sampled_from(["Dúnmor", "Ordal"]), st.lists(st.integers(0, 9), max_size=2).map(tuple)), max_size=10
)
JUDGED = st.lists(
    st.tuples(st.sampled_from(["same", "different", "unsure"]), st.integers(0, 13), st.integers(0, 13), st.booleans()),
    max_size=5,
)


@given(told=ACTORS, where=PLACES, judged=JUDGED, order=st.randoms(use_true_random=False))
@settings(max_examples=400, deadline=None)
def test_a_roster_answers_as_resolve_does(told, where, judged, order) -> None:  # type: ignore[no-untyped-def]
    actors = [actor(number, *one) for number, one in enumerate(told)]
    places = [place(number, *one) for number, one in enumerate(where)]
    order.shuffle(actors)
    judgements = [
        Judgement(id=f"judgement-{n}", verb=verb, target=f"actor-{a:03}", value=f"actor-{b:03}", by="ana", when="2031")
        for n, (verb, a, b, _) in enumerate(judged)
    ]
    judgements = [
        replace(one, undone_by="judgement-9") if undone else one
        for one, (_, _, _, undone) in zip(judgements, judged, strict=True)
    ]
    whole = resolve(actors, places, judgements)
    roster = Roster(actors, lambda: places, judgements)
    assert {one.id: roster.group(one) for one in (*actors, *places)} == whole.references
    for value in (*whole.actors, *whole.places):
        assert roster.held.get(value.id, replace(value, mentions=())) == replace(value, mentions=())
    unheld = [one for one in whole.actors if one.id not in roster.held]
    assert len(unheld) == roster.described
    assert [i for i in roster.held if i.startswith("actor")] == [
        one.id for one in whole.actors if one.id in roster.held
    ]


def test_what_is_held_does_not_grow_with_the_documents() -> None:
    def held(documents: int) -> int:
        actors = [actor(n, NAMES[n % 4], None, "name", None) for n in range(documents)]
        described = [actor(n + documents, "two officers", None, "description", None) for n in range(documents)]
        return len(Roster([*actors, *described], list).held)

    assert held(400) == held(40) == 2
