"""Maps drawn: what is near is put together, what is told of is on the map, and views stay within the world."""

import random

import pytest

from reportedly.web.drawing.chart import NEAR, Spot, around, view


def spots(number: int, wide: float) -> list[Spot]:
    chance = random.Random(number)
    return [
        Spot(f"s{i}", 33 + chance.uniform(-wide, wide), 44 + chance.uniform(-wide, wide), 5000.0, i)
        for i in range(number)
    ]


@pytest.mark.parametrize("number", [1, 2, 40, 400])
def test_a_view_around_places_shows_them_all(number: int) -> None:
    held = spots(number, 6.0)
    marks = around(held).marks(held)
    assert sorted(key for mark in marks for key in mark.keys) == sorted(one.key for one in held)
    assert sum(mark.weight for mark in marks) == sum(one.weight for one in held)


def test_what_is_near_is_one_mark_and_comes_apart_nearer_by() -> None:
    held = [Spot("a", 33.0, 44.0, 500.0, 1), Spot("b", 33.02, 44.02, 500.0, 2)]
    far = view(33.0, 44.0, 60.0).marks(held)
    assert [mark.radius for mark in far] == [0.0]
    near = view(33.0, 44.0, 1.5)
    assert len(near.marks(held)) == 2
    assert near.pixel * NEAR < far[0].x - near.box[0]


def test_a_circle_is_as_wide_as_the_name_reaches() -> None:
    (mark,) = view(0.0, 0.0, 20.0).marks([Spot("a", 0.0, 0.0, 111_320.0, 1)])
    assert mark.radius == pytest.approx(20.0)


def test_views_stay_in_the_world() -> None:
    seen = view(80.0, 179.0, 300.0).nearer(4).moved(3, -9)
    assert seen.span <= 360
    assert -180 <= seen.longitude <= 180
    assert -85 <= seen.latitude <= 85
    assert around([]).span == 360
    assert view(0, 0, 1e-9).span > 1
