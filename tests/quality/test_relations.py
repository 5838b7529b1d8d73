"""The scorer of relations in rounds, on answers given by hand; and that the rounds can be read."""

from pathlib import Path

import pytest

from quality import relations
from quality.base import MissingDataError
from quality.relations import compare, labelled

TEXT = "The Reed Guard, funded by Ostrel since 2031, fights the Salt League."
BACKED = "Reed Guard | backed_by | Ostrel | funded | 2031"
FIGHTS = "Reed Guard | fights | Salt League | fights"


def test_the_words_of_every_label_stand_in_its_text(tmp_path: Path) -> None:
    rows = list(relations.texts(tmp_path, "train"))
    held = [labelled(row["text"], line) for row in rows for line in row["relations"]]
    assert all(one.tie.subject.spans for one in held)
    assert {kind for one in held for kind in one.tie.kinds} >= {"backed_by", "proxy_of", "split_from", "umbrella_of"}


def test_a_part_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError):
        list(relations.texts(tmp_path, "test"))


@pytest.mark.parametrize("line", ["Reed Guard | fights | Salt League", "Reed Guard | fights | Salt League | battles"])
def test_a_label_that_does_not_fit_the_text_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="not a relation"):
        labelled(TEXT, line)


@pytest.mark.parametrize(
    ("given", "f", "dated"),
    [
        ([BACKED, FIGHTS], 1.0, 1),
        ([], 0.0, 0),
        (["Ostrel | backed_by | Reed Guard | funded", "Salt League | fights | Reed Guard | fights"], 0.5, 0),
        ([BACKED.replace("2031", "2030"), FIGHTS, FIGHTS], 1.0, 0),
    ],
)
def test_ends_kinds_and_days_must_fit(given: list[str], f: float, dated: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relations.system, "read", lambda *_, **__: [])
    monkeypatch.setattr(relations, "of_record", lambda _: [labelled(TEXT, line) for line in given])
    found = compare({"text": TEXT, "relations": [BACKED, FIGHTS]})
    assert found.counts.f == f
    assert sum(bool(b.since) and a.since.startswith(b.since) for a, b in found.pairs) == dated
