from pathlib import Path

import pytest

from quality import aliases


def test_the_gold_has_what_it_promises(tmp_path: Path) -> None:
    held = list(aliases.pairs(tmp_path, "dev"))
    assert sum(same for _, _, same, _ in held) >= 240
    assert sum(not same for _, _, same, _ in held) >= 60
    assert len({frozenset(pair[:2]) for pair in held}) == len(held)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Hezbollah", "Hizballah", True), ("Hezbollah", "Kataib Hezbollah", False), ("Dolma Guard", "Ridge Guard", False)],
)
def test_a_pair_is_one_when_both_reports_lead_to_one_actor(one: str, other: str, *, same: bool) -> None:
    assert aliases.is_one(one, other, "Lebanon") is same


def test_gold_of_ones_own_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "aliases" / "dev").mkdir(parents=True)
    (tmp_path / "aliases" / "dev" / "few.tsv").write_text("one\tother\tsame\twhere\nNATO\tOTAN\tno\t\n", "utf-8")
    assert list(aliases.pairs(tmp_path, "dev")) == [("NATO", "OTAN", False, "")]
