"""What a person judged of two deeds holds, whatever the rules say, and what hangs together by it."""

from collections.abc import Sequence
from itertools import permutations

import pytest

from reportedly.record import Judgement, Reading, Verb
from reportedly.weighing.deeds import deeds
from reportedly.weighing.happenings import Memory, Scenery, happenings
from reportedly.weighing.resolve import resolve
from tests.weighing.reports import read, told

MORNING = "PORT SEDGE, June 3, 2031 (Marrow Agency) - Rockets hit a bakery in Dunmor on Tuesday, killing six people."
EVENING = (
    "VELLAND CITY, June 4, 2031 (Coast Wire) - "
    "Six people were killed when rockets struck a bakery in Dunmor on Tuesday, the town's council said."
)
ELSEWHERE = "ORSK, June 4, 2031 (Velland Post) - Shells pounded a mill in Orsk on Monday, a farmer said."
AGAIN = "ORSK, June 4, 2031 (Coast Wire) - A mill in Orsk was shelled on Monday, the mayor said."
TWICE = (
    "Rockets kill six at bakery in Dunmor\n\n"
    "PORT SEDGE, June 3, 2031 (Marrow Agency) - Rockets hit a bakery in Dunmor on Tuesday, killing six people."
)


def event(text: str, word: str) -> str:
    return next(e.id for e in read(text).events if e.trigger.quote == word)


def judged(verb: Verb, one: str, other: str, number: int = 0, undone_by: str | None = None) -> Judgement:
    return Judgement(
        id=f"judgement-{number}",
        verb=verb,
        target=one,
        value=other,
        by="ana",
        when=f"2031-06-05T0{number}:00:00Z",
        reason="seen on film",
        undone_by=undone_by,
    )


def scenery(texts: Sequence[str], *judgements: Judgement, memory: Memory | None = None) -> Scenery:
    held: list[Reading] = [read(text) for text in texts]
    actors, places = (a for r in held for a in r.actors), (p for r in held for p in r.places)
    return happenings(held, resolve(actors, places, judgements), memory)


HIT, STRUCK, POUNDED = event(MORNING, "hit"), event(EVENING, "struck"), event(ELSEWHERE, "pounded")


def test_two_deeds_that_a_person_takes_for_one_are_one_and_say_who_said_so() -> None:
    found = scenery((MORNING, ELSEWHERE), judged("same", HIT, POUNDED))
    one = told(found, read(MORNING), "hit")
    assert one == told(found, read(ELSEWHERE), "pounded")
    why = {facet.name: facet for facet in one.facets}
    assert (why["judgement"].agrees, why["judgement"].why) == (True, "ana judged so: seen on film")
    assert not why["place"].agrees


def test_whole_happenings_are_put_together_whatever_else_stands_between_their_reports() -> None:
    found = scenery((MORNING, EVENING, ELSEWHERE), judged("same", HIT, POUNDED))
    assert len(told(found, read(EVENING), "struck").documents) == 3


@pytest.mark.parametrize("texts", [(MORNING, EVENING, ELSEWHERE, AGAIN), (AGAIN, ELSEWHERE, EVENING, MORNING)])
def test_where_whole_happenings_cannot_be_put_together_those_named_are(texts: Sequence[str]) -> None:
    before = scenery(texts)
    assert told(before, read(MORNING), "hit") == told(before, read(EVENING), "struck")
    assert told(before, read(ELSEWHERE), "pounded") == told(before, read(AGAIN), "shelled")
    by = (judged("same", HIT, POUNDED), judged("different", STRUCK, event(AGAIN, "shelled"), 1))
    found = scenery(texts, *by)
    assert told(found, read(MORNING), "hit") == told(found, read(ELSEWHERE), "pounded")
    assert told(found, read(EVENING), "struck") != told(found, read(AGAIN), "shelled")


def test_what_a_person_keeps_apart_is_two_and_no_maybe() -> None:
    assert told(scenery((MORNING, EVENING)), read(MORNING), "hit").documents == tuple(
        sorted(read(text).document.id for text in (MORNING, EVENING))
    )
    found = scenery((MORNING, EVENING), judged("different", HIT, STRUCK))
    one, other = told(found, read(MORNING), "hit"), told(found, read(EVENING), "struck")
    assert one != other
    assert other.id not in {maybe.happening for maybe in one.maybe_same_as}


def test_what_nobody_can_tell_is_not_joined_but_may_be_one() -> None:
    found = scenery((MORNING, EVENING), judged("unsure", HIT, STRUCK))
    one, other = told(found, read(MORNING), "hit"), told(found, read(EVENING), "struck")
    assert [maybe.happening for maybe in one.maybe_same_as] == [other.id]
    assert "judgement: ana judged so" in one.maybe_same_as[0].why


@pytest.mark.parametrize("texts", list(permutations((MORNING, EVENING, ELSEWHERE))))
def test_what_is_kept_apart_is_not_joined_by_way_of_a_third(texts: Sequence[str]) -> None:
    by = (judged("same", STRUCK, POUNDED), judged("different", POUNDED, HIT, 1))
    found = scenery(texts, *by)
    assert told(found, read(EVENING), "struck") == told(found, read(ELSEWHERE), "pounded")
    assert told(found, read(MORNING), "hit") != told(found, read(EVENING), "struck")


def test_the_newest_counts_and_what_is_taken_back_does_not() -> None:
    newest = scenery((MORNING, EVENING), judged("same", HIT, STRUCK), judged("different", HIT, STRUCK, 1))
    assert told(newest, read(MORNING), "hit") != told(newest, read(EVENING), "struck")
    assert deeds([judged("same", HIT, STRUCK), judged("different", HIT, STRUCK, 1)]).overruled == ("judgement-0",)
    back = scenery((MORNING, EVENING), judged("different", HIT, STRUCK, undone_by="judgement-9"))
    assert back == scenery((MORNING, EVENING))


def test_two_deeds_of_one_report_are_parted_too() -> None:
    title, body = event(TWICE, "kill"), event(TWICE, "hit")
    assert told(scenery((TWICE,)), read(TWICE), "kill") == told(scenery((TWICE,)), read(TWICE), "hit")
    found = scenery((TWICE,), judged("different", title, body))
    assert told(found, read(TWICE), "kill") != told(found, read(TWICE), "hit")


def test_a_later_judgement_is_heard_where_all_else_is_remembered() -> None:
    memory, title, body = Memory(), event(TWICE, "kill"), event(TWICE, "hit")
    texts = (TWICE, EVENING, ELSEWHERE)
    scenery(texts, memory=memory)
    for by in (
        [judged("different", title, body)],
        [judged("different", body, STRUCK)],
        [judged("same", body, POUNDED)],
        [],
    ):
        assert scenery(texts, *by, memory=memory) == scenery(texts, *by)
