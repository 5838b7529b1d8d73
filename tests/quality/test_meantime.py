"""The MEANTIME scorer on a hand-made article."""

from pathlib import Path

import pytest

from quality import meantime

WORDS = [
    ("0", "Dolma shelled"),
    ("1", "May 14 , 2031"),
    ("2", "Guns fired on Monday , `` a bad day '' ( again ) ."),
    *((str(n), "Nothing else .") for n in range(3, 6)),
    ("6", "It was May ."),
]
TIMES = """
<TIMEX3 functionInDocument="{role}" value="{own}"><token_anchor t_id="3"/><token_anchor t_id="6"/></TIMEX3>
<TIMEX3 functionInDocument="NONE" value="2031-05-12"><token_anchor t_id="10"/></TIMEX3>
<TIMEX3 functionInDocument="NONE" value="P1Y"/>
"""


def written(folder: Path, *, role: str = meantime.CREATION, own: str = "2031-05-14") -> Path:
    pairs = [(sentence, word) for sentence, words in WORDS for word in words.split()]
    tokens = "".join(f'<token t_id="{n}" sentence="{s}">{w}</token>' for n, (s, w) in enumerate(pairs, 1))
    path = folder / "one.xml"
    path.write_text(f"<Document>{tokens}{TIMES.format(role=role, own=own)}</Document>")
    return path


def test_tokens_become_a_text_and_anchors_become_characters(tmp_path: Path) -> None:
    one = meantime.article(written(tmp_path))
    assert one.text.startswith('Dolma shelled\n\nMay 14, 2031\n\nGuns fired on Monday, "a bad day" (again). Nothing')
    assert [one.text[t.start : t.end] for t in one.gold] == ["Monday"]
    assert one.text[slice(*one.date_line)] == "May 14, 2031"
    assert one.text[: one.until].endswith("Nothing else.")
    assert "It was" in one.text[one.until :]
    assert one.published == "2031-05-14"


@pytest.mark.parametrize(("own", "published"), [("2031-05-14", "2031-05-14"), ("14-05-2031", None)])
def test_the_date_line_stands_in_for_an_unmarked_date(tmp_path: Path, own: str, published: str | None) -> None:
    one = meantime.article(written(tmp_path, role="NONE", own=own))
    assert (one.published, len(one.gold)) == (published, 1)


def test_only_what_was_marked_is_judged(tmp_path: Path) -> None:
    folder = tmp_path / "meantime" / "dev" / "corpus"
    folder.mkdir(parents=True)
    written(folder)
    result = meantime.score(tmp_path, "dev")
    assert (result.documents, result.items) == (1, 1)
    assert result.metrics["value_f"] == 1.0
