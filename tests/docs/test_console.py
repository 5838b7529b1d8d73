import pytest

from tests.docs.console import fits


@pytest.mark.parametrize(
    ("expected", "output", "well"),
    [
        (["a"], "a\n", True),
        (["a"], "b\n", False),
        (["a", "..."], "a\nb\nc\n", True),
        (["a", "..."], "a\n", True),
        (["...", "c"], "a\nb\nc\n", True),
        (["a", "...", "d"], "a\nb\nc\nd\n", True),
        (["a", "...", "d"], "a\nd\n", True),
        (["a", "...", "d"], "a\nb\n", False),
        (["a ... d"], "a b c d", True),
        (["a...d"], "a\nd", False),
        (["a.c"], "abc", False),
        ([], "", True),
        ([], "a", False),
    ],
)
def test_dots_stand_for_anything(expected: list[str], output: str, well: bool) -> None:  # noqa: FBT001 - a case
    assert fits(expected, output) is well
