from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.record import Actor, Judgement, Mention, Place, Span
from reportedly.weighing.resolve import resolve


def actor(ident: str, name: str, kind: str = "armed_group", **more: object) -> Actor:
    mention = Mention(document=f"doc-{ident}", span=Span(start=0, end=len(name), quote=name))
    return Actor(**{"id": ident, "name": name, "kind": kind, "mentions": (mention,)} | more)  # type: ignore[arg-type]


def judged(verb: str, one: str, other: str, ident: str = "j", **more: object) -> Judgement:
    made = {"id": ident, "verb": verb, "target": one, "value": other, "by": "ana", "when": "2031-05-14"}
    return Judgement(**made | more)  # type: ignore[arg-type]


def groups(*actors: Actor, by: tuple[Judgement, ...] = ()) -> list[set[str]]:
    """Return which ids leave as one, in order."""
    references = resolve(actors, (), by).references
    return [{i for i in references if references[i] == group} for group in dict.fromkeys(references.values())]


def test_who_is_named_first_gives_the_name_whatever_comes_first() -> None:
    long, short = actor("a", "Ostrel Guard"), actor("b", "Hill Watch")
    for one, other in ((long, short), (short, long)):
        for came in ((long, short), (short, long)):
            (made,) = resolve(came, (), [judged("same", one.id, other.id)]).actors
            assert (made.name, made.aliases) == (one.name, (other.name,))


def test_the_same_key_is_one_actor_under_any_name() -> None:
    long = actor("a", "Ostrel Guard", key="ostrel-guard")
    short = actor("b", "OG", key="ostrel-guard", country="KRS", aliases=("The Guard",))
    (one,) = resolve((long, short), ()).actors
    assert (one.name, one.aliases, one.country) == ("Ostrel Guard", ("OG", "The Guard"), "KRS")
    assert [mention.document for mention in one.mentions] == ["doc-a", "doc-b"]


def test_names_join_only_when_equal_and_of_one_kind() -> None:
    assert groups(actor("a", "Ōstrel Guard"), actor("b", "ostrel-guard")) == [{"a", "b"}]
    assert groups(actor("a", "Ostrel Guard"), actor("b", "Ostrel Guards")) == [{"a"}, {"b"}]
    assert groups(actor("a", "Ostrel"), actor("b", "Ostrel", "person")) == [{"a"}, {"b"}]


def test_descriptions_never_join() -> None:
    assert groups(actor("a", "two officers", "described"), actor("b", "two officers", "described")) == [{"a"}, {"b"}]
    unnamed = tuple(replace(m, form="description") for m in actor("a", "the officers").mentions)
    one, other = (actor(i, "the officers", "official", mentions=unnamed) for i in "ab")
    assert groups(one, other) == [{"a"}, {"b"}]


def test_a_person_joins_and_parts() -> None:
    one, other, third = actor("a", "Ostrel Guard"), actor("b", "Hill Guard"), actor("c", "Ostrel Guard")
    assert groups(one, other, third, by=(judged("same", "a", "b"),)) == [{"a", "b", "c"}]
    assert groups(one, other, third, by=(judged("different", "a", "c"),)) == [{"a"}, {"b"}, {"c"}]


def test_the_latest_judgement_about_a_pair_counts_and_one_taken_back_does_not() -> None:
    one, other = actor("a", "Ostrel Guard"), actor("b", "Hill Guard")
    assert groups(one, other, by=(judged("same", "a", "b"), judged("different", "b", "a"))) == [{"a"}, {"b"}]
    assert groups(one, other, by=(judged("same", "a", "b", undone_by="k"),)) == [{"a"}, {"b"}]


def test_judgements_may_name_the_ids_that_left() -> None:
    one, other = actor("a", "Ostrel Guard"), actor("b", "Hill Guard")
    left = [made.id for made in resolve((one, other), ()).actors]
    assert groups(one, other, by=(judged("same", left[0], left[1]),)) == [{"a", "b"}]


def test_judgements_about_what_is_not_there_do_nothing() -> None:
    assert groups(actor("a", "Ostrel Guard"), by=(judged("same", "a", "zzz"), judged("different", "x", "y"))) == [{"a"}]


def test_ids_do_not_hang_on_the_order_of_documents() -> None:
    one, other = actor("a", "Ostrel Guard"), actor("b", "ostrel guard")
    assert resolve((one, other), ()).references == resolve((other, one), ()).references


def test_places() -> None:
    def place(ident: str, name: str, **more: object) -> Place:
        return Place(**{"id": ident, "name": name, "kind": "town"} | more)  # type: ignore[arg-type]

    same_row = (place("a", "Dúnmor", gazetteer_id="1"), place("b", "Dunmore", gazetteer_id="1"))
    assert len(resolve((), same_row).places) == 1
    assert len(resolve((), (place("a", "Dúnmor"), place("b", "Dunmor"))).places) == 1
    assert len(resolve((), (place("a", "Dunmor"), place("b", "Dunmor", kind="place"))).places) == 1
    assert len(resolve((), (place("a", "Dunmor"), place("b", "Dunmor", kind="water"))).places) == 2
    assert len(resolve((), (place("a", "Dunmor", country="KRS"), place("b", "Dunmor", country="VEL"))).places) == 2


NAMES = ("Tamrin Olveda", "Tamrin Olvéda", "Olveda", "Tamreen Olveda", "Guard of Senn", "the Guard of Senn")


@given(st.permutations(range(len(NAMES))))
def test_who_is_who_does_not_depend_on_the_order_of_documents(order: list[int]) -> None:
    people = [actor(f"a{n}", name, "armed_group" if "Guard" in name else "person") for n, name in enumerate(NAMES)]
    first, other = resolve(people, []), resolve([people[n] for n in order], [])
    assert first.references == other.references
    assert {one.id: (one.name, one.aliases) for one in first.actors} == {
        one.id: (one.name, one.aliases) for one in other.actors
    }
    assert 1 < len(first.actors) < len(NAMES) - 1
    assert [one.id for one in other.actors] == list(dict.fromkeys(other.references[f"a{n}"] for n in order))


def test_whom_a_person_joins_others_to_gives_the_name() -> None:
    people = [actor("a", "Guard of Senn"), actor("b", "Senn Guard")]
    for one, other, name in (("a", "b", "Guard of Senn"), ("b", "a", "Senn Guard")):
        (held,) = resolve(people, (), [judged("same", one, other)]).actors
        assert held.name == name
