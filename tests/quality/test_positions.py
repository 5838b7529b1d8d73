from pathlib import Path

import pytest

from quality import positions
from quality.positions import Held, called, issues, labelled, one_side, two_sides

TEXT = "The Reed Guard backs a truce. Osmar, its founder, is against it."
BACKS = "Reed Guard | supports | backs | a truce | truce+"


def test_the_gold_is_large_and_its_words_stand_in_the_texts(tmp_path: Path) -> None:
    held = {
        part: [labelled(row["text"], line) for row in positions.texts(tmp_path, part) for line in row["positions"]]
        for part in ("dev", "train", "test")
    }
    assert {part: len(of) for part, of in held.items()} == {"dev": 141, "train": 1302, "test": 139}
    pairs = sum(
        one_side(a, b) or two_sides(a, b)
        for part in ("dev", "test")
        for i, a in enumerate(held[part])
        for b in held[part][i + 1 :]
    )
    assert pairs >= 200
    stances = {stance for of in held.values() for one in of for stance in one.stances}
    assert {"supports", "opposes", "withholds", "divided", "denies", "rescinds", "prepares", "signals"} <= stances


def test_a_label_tells_the_two_sides_of_its_issue() -> None:
    held = labelled(TEXT, "Osmar / founder | opposes | against | it | truce-")
    assert (held.side, held.other) == ("truce-", "truce+")
    assert held.holder.names == {"osmar", "founder"}
    assert held.topic == {"it"}
    assert TEXT[slice(*held.cue)] == "against"


def test_a_label_may_leave_the_issue_open_and_still_tell_who_is_addressed() -> None:
    held = labelled(TEXT, "Osmar | opposes | against | it | | Reed Guard")
    assert (held.side, held.other, held.towards) == ("", "", called(TEXT, "Reed Guard"))


@pytest.mark.parametrize(
    "line",
    ["Osmar | opposes | against", "Osmar | opposes | against | it | truce", "Osmar | opposes | nowhere | it | truce+"],
)
def test_a_label_that_does_not_fit_the_text_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"position|hold"):
        labelled(TEXT, line)


def compare(lines: list[str], monkeypatch: pytest.MonkeyPatch, given: list[str]) -> positions.Found:
    """Compare labels with positions that are given in the same form, as if the system had said so."""
    monkeypatch.setattr(positions, "of_record", lambda _: [labelled(TEXT, line) for line in given])
    monkeypatch.setattr(positions.system, "read", lambda *_, **__: [])
    return positions.compare({"text": TEXT, "positions": lines})


def test_holder_stance_and_place_must_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    gold = [BACKS, "Osmar | opposes | against | it | truce+"]
    assert compare(gold, monkeypatch, gold).positions.f == 1
    assert compare(gold, monkeypatch, []).positions.f == 0
    half = compare(gold, monkeypatch, [BACKS, "Osmar | supports | against | it | truce+"]).positions
    assert (half.p, half.r) == (0.5, 0.5)
    assert compare(gold, monkeypatch, [BACKS, BACKS]).positions.p == 1


def test_pairs_on_one_issue_and_on_its_two_sides() -> None:
    def held(side: str) -> Held:
        return Held(called(TEXT, "Osmar"), frozenset({"supports"}), (0, 1), frozenset(), side, side[:-1] + "-")

    gold = [held("a+"), held("a+"), held("b+")]
    right = list(zip(gold, gold, strict=True))
    assert issues(right, gold, one_side, "same") == {"same_p": 1, "same_r": 1}
    assert issues(right[:1], gold, one_side, "same") == {"same_p": 0, "same_r": 0}
    merged = [(held("a+"), gold[i]) for i in range(3)]
    assert issues(merged, gold, one_side, "same") == {"same_p": pytest.approx(1 / 3), "same_r": 1}
    sides = [held("a+"), held("a-")]
    assert issues(list(zip(sides, sides, strict=True)), sides, two_sides, "opposite") == {
        "opposite_p": 1,
        "opposite_r": 1,
    }
