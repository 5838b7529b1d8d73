import pytest

from reportedly.record import OriginCount
from reportedly.weighing.credibility import proposed


@pytest.mark.parametrize(
    ("low", "high", "disputed", "grade"),
    [
        (1, 1, False, "6"),
        (0, 1, False, "6"),
        (1, 2, False, "3"),
        (1, 9, False, "3"),
        (2, 5, False, "2"),
        (3, 3, False, "1"),
        (3, 3, True, "4"),
        (1, 1, True, "4"),
    ],
)
def test_only_first_hands_that_are_surely_different_confirm(low: int, high: int, *, disputed: bool, grade: str) -> None:
    made = proposed(OriginCount(low=low, high=high, ids=(), why=""), disputed=disputed)
    assert made.grade == grade
    assert made.why
