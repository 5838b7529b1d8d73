from pathlib import Path

import pytest

from reportedly.codebook import gazetteer
from reportedly.codebook.gazetteer import Gazetteer, fold, load
from reportedly.errors import UsageError
from reportedly.record import ActorKind  # noqa: F401 - the kinds that rows may have


def keys(text: str) -> list[str]:
    return [hit.readings[0].entry.key for hit in load().find(text)]


def test_folding_keeps_the_length() -> None:
    text = "Şırnak’s “É”: Kata'ib\u00a0Ḥizballāh, U.S.–led ßtraße ﬁx"
    assert len(fold(text)) == len(text)


def test_names_are_found_whole_and_where_they_stand() -> None:
    text = "Malian forces left Mali for Malibu."
    assert [(text[h.start : h.end], h.readings[0].sort) for h in load().find(text)] == [
        ("Malian", "demonym"),
        ("Mali", "actor"),
    ]


def test_longest_name_wins() -> None:
    assert keys("North Korea and South Sudan") == ["state:PRK", "state:SSD"]


def test_spelling_variants_share_a_row() -> None:
    assert set(keys("Kata'ib Hezbollah, Kataib Hizballah")) == {"group:kataib-hezbollah"}


def test_acronyms_need_their_capitals() -> None:
    assert keys("They told us who it is") == []
    assert keys("The US and the WHO") == ["state:USA", "organisation:world-health-organization"]


def test_all_sponsors_and_parents_exist() -> None:
    entries = load().entries
    dangling = {k for e in entries.values() for k in (e.sponsor, e.parent) if k and k not in entries}
    assert dangling == set()


def test_every_state_is_also_a_place() -> None:
    entries = load().entries
    assert all(f"country:{k.removeprefix('state:')}" in entries for k in entries if k.startswith("state:"))


@pytest.mark.parametrize(
    ("table", "row", "why"),
    [
        ("places.tsv", "k\tDolma\tcity\tXXX\t91\t3\t\t\town", "out of bounds"),
        ("places.tsv", "k\tDolma\tcity\tXXX\t31\t\t\t\town", "half a coordinate"),
        ("places.tsv", "k\tDolma\tplanet\tXXX\t31\t3\t\t\town", "no kind of place"),
        ("groups.tsv", "k\tDawn\tchoir\tXXX\t\t\t\t\t\town", "no kind of actor"),
        ("groups.tsv", "k\tDawn", "cells"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, row: str, why: str) -> None:
    home = Path(gazetteer.__file__).parent / "gazetteer"
    (tmp_path / "gazetteer").mkdir()
    for path in home.glob("*.tsv"):
        head = next(line for line in path.read_text("utf-8").splitlines() if line.startswith(("key", "iso3")))
        text = f"{head}\n{row}\n" if path.name == table else f"{head}\n"
        (tmp_path / "gazetteer" / path.name).write_text(text, "utf-8")
    monkeypatch.setattr(gazetteer, "files", lambda _: tmp_path)
    with pytest.raises(UsageError, match=why) as caught:
        load.__wrapped__()
    assert f"{table}:2" in str(caught.value)


def test_an_empty_gazetteer_finds_nothing() -> None:
    assert Gazetteer([]).find("Karsia") == []
