from collections import Counter
from pathlib import Path

import pytest

from gazetteers.compile import made
from reportedly.codebook import tables
from reportedly.codebook.gazetteer import COMPILED, Entry, Gazetteer, Reading, compiled, fold, load, using
from reportedly.errors import UsageError


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


@pytest.mark.parametrize("text", ["The Sudanese government met.", "Sudanese foreign ministry officials spoke."])
def test_a_longer_name_whose_capitals_do_not_fit_gives_way_to_the_shorter(text: str) -> None:
    (hit,) = load().find(text)
    assert text[hit.start : hit.end] == "Sudanese"
    assert hit.readings[0].sort == "demonym"


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


def test_the_compiled_file_is_what_the_tables_say() -> None:
    assert (tables.HOME / COMPILED).read_bytes() == made()


def test_the_tables_hold_what_is_promised() -> None:
    entries = load().entries.values()
    outlets = [e for e in entries if e.key.startswith("media:")]
    groups = [e for e in entries if e.key.startswith(("group:", "military:")) and (not e.until or e.until >= "2000")]
    listed = {row["key"]: row["same_as"] for _, row in tables.rows("ucdp.tsv")}
    assert len(listed) == 1725
    assert [key for key, same in listed.items() if load().entry(same or key) is None] == []
    assert len(groups) >= 900
    assert len([e for e in groups if e.kind in {"armed_group", "coalition", "military"}]) >= 600
    assert len(outlets) >= 1000
    assert all(e.owned in {"state", "public", "private"} for e in outlets)
    assert all(e.source for e in entries)


def test_the_tables_hold_places_of_every_kind_asked_for() -> None:
    rows = [row for _, row in tables.rows("places.tsv")]
    kinds = Counter(row["kind"] for row in rows)
    least = {"territory": 10, "region": 100, "water": 40, "crossing": 10, "facility": 60, "area": 20}
    assert {kind: kinds[kind] for kind, count in least.items() if kinds[kind] < count} == {}
    called = Counter(word for row in rows for word in row["name"].casefold().split())
    assert min(called["camp"], called["base"], called["sea"], called["strait"]) >= 3
    assert len(list(tables.border_rows())) >= 300
    assert all(row["source"] for row in rows)


def test_every_office_of_a_state_and_its_ministries_is_there() -> None:
    assert {"head of state", "head of government", "minister", "spokesperson"} <= {
        row["name"] for _, row in tables.rows("offices.tsv")
    }


def test_every_state_has_adjective_government_and_ministries() -> None:
    known = load()
    codes = [row["iso3"] for _, row in tables.rows("states.tsv")]
    assert len(codes) >= 195
    for code in codes:
        assert known.entry(f"government:{code}")
        assert known.entry(f"ministry-of-defence:{code}")
    assert keys("The Kenyan Ministry of Defence and Kenya's Ministry of Defence")[0] == "ministry-of-defence:KEN"


def test_ties_lead_to_rows() -> None:
    entries = load().entries
    named = {tie.partition(" ")[2] for e in entries.values() for tie in e.ties if not tie.startswith("renamed_from")}
    assert named - entries.keys() == set()


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Katai'b Hizb Allah", "group:kataib-hezbollah"),
        ("Kataeb Hizbollah", "group:kataib-hezbollah"),
        ("Hezbullah", "group:hezbollah"),
        ("Asa'eb Ahl al-Haqq", "group:asaib-ahl-al-haq"),
        ("Jabhat an-Nusra", "group:jabhat-al-nusra"),
        ("Lashkar-e-Toiba", "group:lashkar-e-taiba"),
        ("Moamar Qadhafi", "person:muammar-gaddafi"),
        ("حزب الله", "group:hezbollah"),
    ],
)
def test_spellings_that_no_table_lists_are_found(written: str, key: str) -> None:
    text = f"A spokesman said that {written} had left."
    (hit,) = (h for h in load().find(text) if text[h.start : h.end] == written)
    assert hit.readings[0].entry.key == key


@pytest.mark.parametrize("written", ["Jaysh al-Salam", "Talabani", "Hisham", "Kataib Mudar", "Liwa Rabia"])
def test_names_that_only_sound_a_little_alike_are_not_taken(written: str) -> None:
    assert keys(f"A spokesman of {written} said so") == []


def test_a_name_heard_does_not_run_on_into_the_sentence() -> None:
    text = "It was Nouri Maliki as the envoys knew him."
    assert [text[h.start : h.end] for h in load().find(text)] == ["Nouri Maliki"]


def test_an_article_of_a_title_gives_way_to_a_longer_name() -> None:
    assert keys("The Australian Government met.") == ["government:AUS"]
    assert keys("The Australian reported it.") == ["media:the-australian"]


def test_users_own_names_come_first_and_leave_with_the_block(tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text(
        "key\tname\tkind\tcountry\taliases\tacronyms\tsource\n"
        "own:dolma\tDolma Watch\tarmed_group\tIRQ\tWatch of Dolma\tDWX\tour files\n"
        "own:hezbollah\tHezbollah\tcoalition\tLBN\t\t\tour files\n",
        "utf-8",
    )
    with using(str(table)):
        assert keys("Dolma Watch, Watch of Dolma, DWX and Hezbollah") == [*["own:dolma"] * 3, "own:hezbollah"]
        assert load().entry("own:dolma") is not None
    assert keys("Dolma Watch and Hezbollah") == ["group:hezbollah"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("k\tDawn\tchoir\t\t\tours", "no kind of actor"),
        ("k\tDawn\tarmed_group\t\t", "cells"),
        ("k\tDawn\tarmed_group\tsoon\t\tours", "no year"),
        ("k\tDawn\tarmed_group\t\tmarried_to x\tours", "no tie"),
        ("k\tDawn\tarmed_group\t\t\t", "no source"),
        ("\tDawn\tarmed_group\t\t\tours", "no key"),
    ],
)
def test_a_bad_row_of_ones_own_is_named(tmp_path: Path, row: str, why: str) -> None:
    table = tmp_path / "own.tsv"
    table.write_text(f"# ours\nkey\tname\tkind\tsince\tties\tsource\n{row}\n", "utf-8")
    with using(str(table)), pytest.raises(UsageError, match=why) as caught:
        load()
    assert "own.tsv:3" in str(caught.value)


def test_a_table_that_cannot_be_read_or_lacks_columns_is_refused(tmp_path: Path) -> None:
    with using(str(tmp_path / "none.tsv")), pytest.raises(UsageError, match="cannot be read"):
        load()
    (tmp_path / "own.tsv").write_text("name\tkind\tsource\nDawn\tarmed_group\tours\n", "utf-8")
    with using(str(tmp_path / "own.tsv")), pytest.raises(UsageError, match="no column 'key'"):
        load()


@pytest.mark.parametrize(
    ("table", "row", "why"),
    [
        ("places.tsv", "k\tDolma\tcity\tXXX\t91\t3\t\t\town", "out of bounds"),
        ("places.tsv", "k\tDolma\tcity\tXXX\t31\t\t\t\town", "half a coordinate"),
        ("places.tsv", "k\tDolma\tplanet\tXXX\t31\t3\t\t\town", "no kind of place"),
        ("groups.tsv", "k\tDawn", "cells"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, row: str, why: str) -> None:
    (tmp_path / "gazetteer").mkdir()
    for path in tables.HOME.glob("*.tsv"):
        head = next(line for line in path.read_text("utf-8").splitlines() if line.startswith(("key", "iso3")))
        text = f"{head}\n{row}\n" if path.name == table else f"{head}\n"
        (tmp_path / "gazetteer" / path.name).write_text(text, "utf-8")
    monkeypatch.setattr(tables, "files", lambda _: tmp_path)
    with pytest.raises(UsageError, match=why) as caught:
        list(tables.pairs())
    assert f"{table}:2" in str(caught.value)


def test_an_empty_gazetteer_finds_nothing() -> None:
    assert Gazetteer(compiled([])).find("Karsia") == []


def test_a_weak_name_gives_way_to_a_firm_one_of_its_row() -> None:
    entry = Entry("group:dawn", "Dawn Front", "armed_group", "XXX", source="own")
    weak, firm = Reading("actor", entry, acronym=True, weak=True), Reading("actor", entry, acronym=True)
    (hit,) = Gazetteer(compiled([("DF", weak), ("DF", firm)])).find("The DF left.")
    assert [reading.weak for reading in hit.readings] == [False]


def test_a_longer_name_in_small_letters_does_not_hide_a_shorter_one() -> None:
    hits = load().find("The Iranian government met.")
    assert [(hit.start, hit.end, hit.readings[0].entry.key) for hit in hits] == [(4, 11, "state:IRN")]
