import json
from pathlib import Path

import pytest

from quality import fakes_syria

TEXT = (
    "Gale Agency 9 June 2036. Turkish shelling killed at least 6 civilians in Aleppo on Monday, a nurse said. "
    "The only clinic of the quarter was hit and its stores burned for two days. "
    "Traders near the old market closed their shops and took their families to the hills in the north. "
    "The governor was not in the city when the bridge to the east bank was blown up. "
    "A convoy of flour and blankets waits on the road from Homs and may not go on before the guns are silent."
)


@pytest.mark.parametrize("n", range(len(fakes_syria.KINDS)))
def test_a_planted_change_is_in_the_text_and_only_it(n: int) -> None:
    made = fakes_syria.planted(TEXT, n)
    assert made is not None
    assert made.now in made.text
    assert made.text.replace(made.now, made.was) == TEXT


def test_a_text_told_anew_lacks_lines_and_has_a_head() -> None:
    told = fakes_syria.retold(TEXT)
    assert told.startswith("From our news desk\n\n")
    assert "The governor" not in told  # the fourth line is left out
    assert "close to the old market" in told
    assert "six civilians" in told


def test_changes_are_found_and_what_is_told_the_same_is_no_alarm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fakes_syria, "STEP", 1)
    home = tmp_path / "fakes_syria" / "train"
    home.mkdir(parents=True)
    row = {"text": TEXT, "date": "6/10/2036"}
    (home / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    made = fakes_syria.score(tmp_path, "train")
    assert (made.documents, made.items) == (1, 1)
    assert made.metrics == {"changes_found": 1.0, "false_alarms": 0.0, "number_found": 1.0}
