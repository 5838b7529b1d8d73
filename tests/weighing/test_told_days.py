import pytest

from reportedly import pipeline
from reportedly.record import OriginCount, Reading
from reportedly.weighing.told_days import ToldDay, told_days


def reading(text: str, published: str) -> Reading:
    return pipeline.read_text(text, published=published, name=f"{published}-{len(text)}.txt")


def drawn(*readings: Reading, limit: int = 9, first: str | None = None, last: str | None = None) -> list[ToldDay]:
    return list(
        told_days(
            readings, lambda ids: OriginCount(low=1, high=len(set(ids)), ids=(), why=""), limit, first=first, last=last
        )
    )


@pytest.fixture(scope="module")
def case() -> list[Reading]:
    return [
        reading("Shells fell on Harth. Two barns burned down.", "2031-05-04"),
        reading("A market opened in Orsk. Traders came from three valleys.", "2031-05-05"),
        reading("The bridge at Sandwick was blown up on Tuesday, the mayor said.", "2031-05-07"),
        reading("Since the bridge at Sandwick was blown up on May 6, no bread has come to the town.", "2031-05-14"),
        reading(
            "The bridge that was blown up on 6 May will be built anew. It was built on 2 March 1987.", "2031-06-20"
        ),
    ]


def test_a_day_that_is_named_again_comes_before_one_that_merely_had_news(case: list[Reading]) -> None:
    (most,) = drawn(*case, limit=1)
    assert (most.day, most.documents, most.later) == ("2031-05-06", 3, 2)
    assert "bridge" in most.words


def test_days_come_in_order_of_time_and_the_case_has_no_day_of_its_background_first(case: list[Reading]) -> None:
    days = [day.day for day in drawn(*case)]
    assert days == sorted(days)
    weights = {day.day: day.weight for day in drawn(*case)}
    assert weights["1987-03-02"] < min(weight for day, weight in weights.items() if day > "2031")


def test_bounds_hold(case: list[Reading]) -> None:
    assert [day.day for day in drawn(*case, first="2031-05-05", last="2031-05-06")] == ["2031-05-05", "2031-05-06"]


def test_the_order_of_documents_is_no_matter(case: list[Reading]) -> None:
    assert drawn(*case) == drawn(*reversed(case))


def test_a_plan_is_no_telling_of_a_day() -> None:
    plan = reading("The talks will open on 20 May in Orsk, a minister said.", "2031-05-14")
    assert [day.day for day in drawn(plan)] == ["2031-05-14"]
