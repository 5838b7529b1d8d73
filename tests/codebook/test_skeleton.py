import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.codebook.skeleton import alike, skeleton, word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kata'ib Hizballah", "Kataeb Hezbollah"),
        ("Qaddafi", "Ghaddafi"),
        ("al-Nujaba Movement", "Nujaba Movement"),
        ("Moqtada as-Sadr", "Muqtada al-Sadr"),
        ("Abdel Khaliq Hilu", "Abdul Haliq Hilou"),
        ("Ḥizb Allāh", "Hizballah"),
    ],
)
def test_spellings_of_one_name_share_a_skeleton(one: str, other: str) -> None:
    assert word(one) == word(other) if " " not in one + other else skeleton(one) == skeleton(other)
    assert alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("Ansar Allah", "Ansar Sharia"), ("Jaysh al-Islam", "Jaysh al-Salam")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_too_little_is_no_skeleton() -> None:
    assert [skeleton(name) for name in ("Ali", "Rada", "al", "")] == ["", "", "", ""]


@given(st.text(max_size=40))
def test_any_text_has_a_skeleton_or_none(text: str) -> None:
    assert skeleton(text) == skeleton(text)
    assert len(skeleton(text)) != 1
