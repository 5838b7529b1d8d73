"""Who is who in a large case comes from its weighing, a page at a time, and is the same as when all is laid out."""

from typing import Any

import pytest
from litestar.testing import TestClient
from msgspec.structs import replace

from reportedly import weighings
from reportedly.api import Case
from reportedly.errors import UsageError
from reportedly.pages import Pages
from reportedly.web import desk
from reportedly.web.company import WholeCompany
from reportedly.web.pairs import Company, Pair, State
from reportedly.web.weighed_company import WeighedCompany


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every case for a large one."""
    monkeypatch.setattr(desk, "LAID_OUT", 0)


def weighed(case: Case) -> WeighedCompany:
    weighing = weighings.held(case.store)
    assert weighing is not None
    return WeighedCompany(Pages(case.store), weighing)


def every(company: Company, state: State, limit: int) -> list[Pair]:
    """Return all pairs in a state, some at a time."""
    found, start = list[Pair](), 0
    while True:
        page = company.slice(state, start, limit)
        assert len(page.pairs) <= limit
        found += page.pairs
        if page.next is None:
            assert page.total == len(found)
            return found
        assert page.next > start
        start = page.next


def test_pairs_come_page_by_page_as_they_were_weighed(case: Case) -> None:
    whole = every(WholeCompany(case.store), "open", 100)
    assert len(whole) > 3
    assert every(weighed(case), "open", 100) == whole
    assert every(weighed(case), "open", 2) == whole


def test_what_is_decided_shows_at_once_though_it_was_weighed_before(case: Case) -> None:
    first, second, third, fourth = every(weighed(case), "open", 100)[:4]
    for verb, pair in (("same", first), ("different", second), ("unsure", fourth)):
        case.judge(verb, pair.one.speaker, pair.other.speaker, by="ana", reason="so")
    now = weighed(case)
    for limit in (1, 2, 100):
        shown = every(now, "open", limit)
        assert [(one.one.speaker, one.ground, one.why) for one in shown[:2]] == [
            (fourth.one.speaker, "unsure", "so"),
            (third.one.speaker, third.ground, third.why),
        ]
        assert {one.one.speaker for one in shown}.isdisjoint({first.one.speaker, second.one.speaker})
    (accepted,), (rejected,) = every(now, "accepted", 5), every(now, "rejected", 5)
    assert (accepted.one.name, accepted.ground, accepted.by) == (first.one.name, "same", "ana")
    assert (rejected.other.name, rejected.ground, rejected.why) == (second.other.name, "different", "so")


def test_an_actor_is_the_same_as_when_all_are_laid_out(case: Case) -> None:
    whole, now = WholeCompany(case.store), weighed(case)
    assert now.size == whole.size > 10
    order = sorted(whole.groups, key=lambda i: now.group(i).order)
    assert order == list(whole.groups)
    for i, group in whole.groups.items():
        found = now.group(i)
        assert replace(found, order=group.order) == group
        assert now.group(group.members[-1].id).id == i
        assert found.by_name() == group.by_name()
    with pytest.raises(UsageError, match="nobody is called"):
        now.group("Nobody at all")


def test_a_judgement_that_would_be_overruled_is_told_in_either_way(case: Case) -> None:
    pair = every(weighed(case), "open", 1)[0]
    made = case.judge("different", pair.one.speaker, pair.other.speaker, by="ana")
    for company in (WholeCompany(case.store), weighed(case)):
        found = company.overruled_by("same", pair.one.speaker, pair.other.speaker)
        assert [one.id for one in found] == [made.id]
    case.judge("same", pair.one.speaker, pair.other.speaker, by="bo")
    assert weighed(case).overruled == WholeCompany(case.store).overruled == (made.id,)


@pytest.mark.usefixtures("large")
def test_pages_on_names_of_a_large_case(client: TestClient[Any], case: Case) -> None:
    pile = client.get("/review.json?kind=names").json()["piles"][0]
    assert pile["items"]
    one, other = pile["items"][0]["target"], pile["items"][0]["other"]
    both = client.get(f"/review/merge.json?one={one}&other={other}").json()
    assert both["one"]["name"]
    split = client.get(f"/review/split.json?one={one}").json()
    assert split["names"][0]["members"]
    assert set(split["titles"]) == {m["document"] for name in split["names"] for m in name["members"]}
    weighings.forget(case.store)
    assert client.get("/review?kind=names").status_code == 503
    assert client.get("/review").status_code == 200
