import pytest

from reportedly.record import Judgement, OriginCount
from reportedly.weighing.credibility import Grader, proposed
from reportedly.weighing.origins import weigh
from tests.readings import TEXT, reading


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


def test_what_persons_gave_and_what_is_proposed_stay_apart() -> None:
    made, again = reading(), reading("Again: " + TEXT, "second.txt")
    drawn = weigh([made, again]).drawn()
    statement, other = made.statements[0], again.statements[0]
    voice = made.voices[1]
    given = {
        one.target: one
        for one in (
            Judgement(id="j-1", verb="grade", target=voice.id, value="B", by="ana", when="2031-05-15"),
            Judgement(id="j-2", verb="grade", target=statement.id, value="2", by="ben", when="2031-05-15"),
        )
    }
    grades = Grader([made, again], drawn, given)([statement.id, other.id])
    assert [(one.name, one.grade, one.by) for one in grades.reliability] == [("Marrow Radio", "B", "ana")]
    assert [(one.of, one.grade, one.by) for one in grades.credibility] == [(statement.id, "2", "ben")]
    assert grades.proposed == "6"
    assert Grader([made, again], drawn, given, {other.id})([statement.id, other.id]).proposed == "4"
    apart = Grader([made, again], drawn, given)([other.id])  # another document, the same house
    assert ([one.grade for one in apart.reliability], apart.credibility) == (["B"], ())
