from pathlib import Path

import pytest

from quality import timeline15
from quality.base import MissingDataError
from quality.timeline15 import Step, following

ONE = [
    "Marn opens a bakery",
    "May 14 , 2031",
    "On May 3 , Ivo Marn opened a bakery .",
    "Marn thanked the town .",
]


def report(number: int, sentences: list[str], day: str) -> str:
    tokens = "".join(
        f'<token sentence="{n}" number="{i}" t_id="{n}{i}">{word}</token>\n'
        for n, sentence in enumerate(sentences)
        for i, word in enumerate(sentence.split())
    )
    dated = f'<TIMEX3 functionInDocument="CREATION_TIME" type="DATE" value="{day}"/>'
    return f'<Document doc_id="{number}">{tokens}<Markables>{dated}</Markables></Document>'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    home = tmp_path / "timeline15" / "train" / "corpus"
    home.mkdir(parents=True)
    (home / "7_bakery.xml").write_text(report(7, ONE, "2031-05-14"), encoding="utf-8")
    lines = ["Ivo Marn", "0\tXXXX-XX-XX\t7-3-praised", "1\t2031-05-03\t7-2-opened", "2\t2031-05-14\t7-3-thanked"]
    (home.parent / "ivo_marn.txt").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_a_report_is_read_and_its_deeds_are_held_against_the_timeline(data: Path) -> None:
    made = timeline15.score(data, "train")
    assert (made.documents, made.items) == (1, 2)
    assert made.metrics["timeline_f"] == made.metrics["words_f"] == made.metrics["days_acc"] == 1


def test_the_order_and_the_days_count_and_not_only_the_words(data: Path) -> None:
    path = data / "timeline15" / "train" / "ivo_marn.txt"
    path.write_text("Ivo Marn\n1\t2031-05-01\t7-3-thanked\n2\t2031-05-03\t7-2-opened\n", encoding="utf-8")
    metrics = timeline15.score(data, "train").metrics
    assert metrics["words_f"] == 1
    assert metrics["days_acc"] == 0.5
    assert metrics["timeline_f"] == pytest.approx(1 / 3)


def test_links_that_follow_are_counted_once() -> None:
    a, b, c = ("1", 2, "opened"), ("1", 3, "sold"), ("2", 2, "closed")
    gold = [Step("2031", frozenset({a, b})), Step("", frozenset({c}))]
    assert (following(gold, gold).hits, following(gold, gold).system) == (3, 3)
    together = [Step("2031", frozenset({a, b, c}))]
    assert (following(together, gold).hits, following(together, gold).system) == (2, 3)
    assert following(gold, together).hits == 2
    assert following([], gold).system == 0


def test_a_word_of_several_parts_is_met_by_its_head() -> None:
    gold = timeline15.timeline("Ivo Marn\n1\t2031-05-XX\t7-3-taking_over\n")
    assert gold is not None
    assert gold.steps[0].day == "2031-05"
    given = [Step("2031-05", frozenset({("7", 3, "taking")}))]
    assert following(given, gold.steps).hits == 1


def test_days_are_told_as_fine_as_the_gold_tells_them() -> None:
    assert timeline15.day_of("2031-05-03T09:30", "2031-05-03T09:30") == "2031-05-03"
    assert timeline15.day_of("2031-02", "2031-02") == "2031-02"
    assert timeline15.day_of("2031-05-03", "2031-05-20") == ""
    assert timeline15.day_of(None, "2031-05-20") == ""


def test_a_folder_without_timelines_is_missing_data(tmp_path: Path) -> None:
    (tmp_path / "timeline15" / "dev").mkdir(parents=True)
    with pytest.raises(MissingDataError):
        timeline15.score(tmp_path, "dev")
