"""Pages of a kept weighing hold what is asked for, in order, and no more than a page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.cases import draw
from reportedly.record import Actor, Finding, Happening, Origin
from reportedly.store import Case
from reportedly.weighing.timeline import Entry, Track
from reportedly.weighings import Filter, Page, Weighing, current
from tests.store.conftest import clock
from tests.weighings.cases import TEXTS, add


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case.open(Path(tmp_path_factory.mktemp("asking")) / "case.db", create=True, clock=clock) as made:
        add(made, *TEXTS)
        yield made


@pytest.fixture(scope="module")
def kept(case: Case) -> Weighing:
    return current(case)


def all_pages(ask: Callable[..., Page[Any]], wanted: Filter, limit: int) -> list[Any]:
    found: list[Any] = []
    page = ask(wanted, limit=limit)
    total = page.total
    found += page.values
    while page.next:
        page = ask(wanted, limit=limit, after=page.next)
        assert len(page.items) <= limit
        assert page.total == total
        found += page.values
    assert len(found) == total
    return found


@pytest.mark.parametrize("limit", [1, 3, 1000])
@pytest.mark.parametrize(
    ("sort", "ask"),
    [(Origin, "origins"), (Happening, "happenings"), (Finding, "findings"), (Entry, "timeline"), (Track, "tracks")],
)
def test_pages_together_are_all_of_it_in_order(kept: Weighing, sort: type[Any], ask: str, limit: int) -> None:
    assert all_pages(getattr(kept, ask), Filter(), limit) == list(kept.every(sort))


@pytest.mark.parametrize("limit", [1, 4])
def test_those_of_most_documents_first(kept: Weighing, limit: int) -> None:
    found = all_pages(kept.happenings, Filter(by_documents=True), limit)
    assert [len(one.documents) for one in found] == sorted((len(one.documents) for one in found), reverse=True)
    assert {one.id for one in found} == {one.id for one in kept.every(Happening)}


def test_happenings_are_asked_by_who_where_when_and_what(kept: Weighing) -> None:
    every = list(kept.every(Happening))
    one = next(h for h in every if h.actors and h.places and h.when.start)
    for wanted, fits in (
        (Filter(actor=(one.actors[0],)), lambda h: one.actors[0] in {*h.actors, *h.recipients}),
        (Filter(place=(one.places[0],)), lambda h: one.places[0] in h.places),
        (Filter(codes=(one.code,)), lambda h: h.code == one.code),
        (Filter(document=one.documents[:1]), lambda h: one.documents[0] in h.documents),
        (Filter(event=one.events[:1]), lambda h: one.events[0] in h.events),
        (Filter(documents=3), lambda h: len(h.documents) >= 3),
        (Filter(first="2031-06-08"), lambda h: (h.when.start or h.when.end) and (h.when.end or "9") >= "2031-06-08"),
        (Filter(last="2031-06-02"), lambda h: (h.when.start or h.when.end) and (h.when.start or "") <= "2031-06-02"),
    ):
        found = all_pages(kept.happenings, wanted, 2)
        assert found == [h for h in every if fits(h)]
        assert 0 < len(found) < len(every)


def test_several_fields_must_all_fit(kept: Weighing) -> None:
    one = next(h for h in kept.every(Happening) if len(h.documents) > 1)
    assert kept.happenings(Filter(document=one.documents[:1], event=one.events[-1:])).values == (one,)
    assert kept.happenings(Filter(document=one.documents[:1], codes=("AID",))).total == 0


def test_figures_stand_beside_the_values(case: Case, kept: Weighing) -> None:
    anew = draw(case)
    for item in kept.happenings(limit=1000).items:
        found = anew.count(item.value.statements)
        assert (item.low, item.high) == (found.low, found.high)
        assert (item.documents, item.statements) == (len(item.value.documents), len(item.value.statements))


def test_findings_are_counted_and_asked_by_kind_and_by_what_they_touch(kept: Weighing) -> None:
    every = list(kept.every(Finding))
    tally = kept.tally(Finding)
    assert sum(tally.values()) == len(every)
    for kind, number in tally.items():
        page = kept.findings(Filter(codes=(kind,)))
        assert {one.kind for one in page.values} == {kind}
        assert page.total == number
    one = every[0]
    assert one in kept.findings(Filter(statement=one.statements[:1])).values
    assert one in kept.findings(Filter(about=(one.about,))).values
    found = kept.finding(one.id)
    assert found is not None
    assert found.value == one


def test_every_statement_leads_to_its_first_hand(kept: Weighing) -> None:
    origins = list(kept.every(Origin))
    said = {i: one.id for one in origins for i in (*one.statements, *one.inherited_by)}
    assert kept.origins_of(list(said)) == said
    assert kept.origins_of(["statement-000000000000"]) == {}


def test_copies_of_a_document(case: Case, kept: Weighing) -> None:
    copies = draw(case).ledger.copies
    pair = next(copies.pairs())
    assert kept.copy(pair[1], pair[0]) == copies.compare(*pair)
    page = kept.copies_of(pair[0])
    assert {one.one for one in page.values} | {one.other for one in page.values} == {pair[0], *copies.others(pair[0])}
    assert kept.copy(pair[0], "doc-none") is None


def test_actors_are_found_by_name_and_by_what_documents_call_them(case: Case, kept: Weighing) -> None:
    found = kept.called("harrow  brigade")
    assert len(found) == 1
    item = kept.actor(found[0])
    assert item is not None
    assert item.value.name == "Harrow Brigade"
    own = [a for reading in case.readings() for a in reading.actors if a.name == "Harrow Brigade"]
    assert set(kept.groups([a.id for a in own]).values()) == set(found)
    assert item.documents == len({m.document for a in own for m in a.mentions})
    assert kept.documents_of(item.value) == sorted({m.document for a in own for m in a.mentions})
    assert found[0] in {a.id for a in kept.actors(Filter(name="Harr")).values}
    assert kept.actors(Filter(name="Harrz")).total == 0


def test_statements_of_an_actor_come_by_page(kept: Weighing) -> None:
    actor = next(item for item in kept.actors(limit=1000).items if item.statements > 2)
    first = kept.statements_of(actor.value, limit=2)
    rest = kept.statements_of(actor.value, limit=1000, after=first[-1])
    assert len(first) + len(rest) == actor.statements
    assert sorted({*first, *rest}) == [*first, *rest]


def test_tracks_are_found_by_holder_and_issue(kept: Weighing) -> None:
    track = next(one for one in kept.every(Track) if one.changes)
    found = kept.track(track.holder, track.issue)
    assert found is not None
    assert found.value == track
    assert track in kept.tracks(Filter(actor=(track.holder,), changes=True)).values
    assert kept.tracks(Filter(issue=(track.issue,))).total >= 1


def test_what_is_not_there_is_none(kept: Weighing) -> None:
    assert (kept.happening("none"), kept.origin("none"), kept.actor("none"), kept.place("none")) == (None,) * 4
    assert kept.tally(Actor, Filter(name="zz")) == {}
