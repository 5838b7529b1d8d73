"""The table formats, as software of their own world reads them."""

import asyncio
import csv
import io
import json
import sqlite3
import sys
import zipfile
from pathlib import Path

import frictionless
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from datasette.app import Datasette

from reportedly.errors import PluginError
from reportedly.exports.tables import TABLES, WEIGHED
from reportedly.judging import Decision, decide
from reportedly.leaving import export
from reportedly.store import Case
from tests.exports.formats.made import held, write
from tests.exports.war import readings

NAMES = [table.name for table in TABLES]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return held(tmp_path_factory.mktemp("case"))


@pytest.fixture(scope="module")
def frames(case: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    """The CSV tables as pandas reads them, every cell as its words."""
    files, _ = write(case, "csv", tmp_path_factory.mktemp("csv"))
    return {name: pd.read_csv(io.BytesIO(files[f"{name}.csv"]), dtype=str, keep_default_na=False) for name in NAMES}


def test_frictionless_finds_the_package_valid(case: Path, tmp_path: Path) -> None:
    write(case, "csv", tmp_path)
    report = frictionless.validate(str(tmp_path / "csv" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    assert report.stats["tasks"] == len(TABLES)


def test_frictionless_sees_a_changed_table(case: Path, tmp_path: Path) -> None:
    write(case, "csv", tmp_path)
    table = tmp_path / "csv" / "events.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("ASSAULT", "ASSAILT"), encoding="utf-8", newline="")
    assert not frictionless.validate(str(tmp_path / "csv" / "datapackage.json")).valid


def test_rows_lead_back_to_the_words(frames: dict[str, pd.DataFrame]) -> None:
    texts = dict(zip(frames["documents"]["id"], frames["documents"]["text"], strict=True))
    events = frames["events"].merge(frames["statements"], left_on="statement", right_on="id", suffixes=("", "_s"))
    for row in events.itertuples():
        assert texts[row.document][int(row.trigger_start) : int(row.trigger_end)] == row.trigger
    assert len(events) == len(frames["events"]) == 12


def test_chains_stand_publisher_first(frames: dict[str, pd.DataFrame]) -> None:
    chain = frames["chains"][frames["chains"]["name"] == "Ana Reyl"].iloc[0]
    whole = frames["chains"][frames["chains"]["statement"] == chain["statement"]]
    assert list(whole["name"]) == ["Marrow Agency", "Ana Reyl"]
    assert list(whole["place"]) == ["0", "1"]


def test_what_is_no_event_says_why(frames: dict[str, pd.DataFrame]) -> None:
    told = frames["events"].set_index("trigger")["not_an_event"]
    assert told["hit a market"] == ""
    assert (told["burned"], told["withdraw"], told["abandoned"]) == (
        "denied or negated", "planned", "inferred by an analyst",
    )  # fmt: skip


def test_judgements_are_applied(frames: dict[str, pd.DataFrame]) -> None:
    assert list(frames["events"].set_index("trigger").loc["seized", ["code", "mode"]]) == ["COERCE", "restrict"]
    assert '"=1+1"' not in set(frames["statements"]["content"])
    assert set(frames["judgements"]["verb"]) == {"recode", "reject"}


def test_what_is_merged_is_one_everywhere(tmp_path: Path) -> None:
    path = held(tmp_path)
    guard, army = readings()[0].actors[1].id, readings()[1].actors[1].id
    with Case.open(path) as opened:
        decide(opened, [Decision(verb="same", target=guard, value=army)], "ana")
    files, _ = write(path, "csv", tmp_path)
    actors, roles = (pd.read_csv(io.BytesIO(files[f"{name}.csv"])) for name in ("actors", "roles"))
    assert len(actors) == 2
    (merged,) = actors[actors["aliases"].notna()].to_dict("records")
    assert {merged["name"], merged["aliases"]} == {"Ostrel Guard", "Marrow Army"}
    assert set(roles["actor"].dropna()) <= set(actors["id"])


def test_sqlite_holds_together_and_its_views_answer(
    case: Path, tmp_path: Path, frames: dict[str, pd.DataFrame]
) -> None:
    write(case, "sqlite", tmp_path)
    with sqlite3.connect(tmp_path / "sqlite" / "record.db") as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counts = {name: base.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in NAMES}
        chains = dict(base.execute("SELECT content, chain FROM attributed"))
        reported = base.execute("SELECT code, actors, place FROM events_reported WHERE latitude IS NOT NULL").fetchall()
        unreal = base.execute("SELECT count(*) FROM events_unreal").fetchone()[0]
        views = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert [name for name in views if not base.execute(f"SELECT count(*) FROM {name}").fetchone()[0]] == []
    base.close()
    assert counts == {name: len(frame) for name, frame in frames.items()}
    assert chains["Shells hit a market in Dúnmor on Monday, killing nine villagers"] == "Marrow Agency ← Ana Reyl"
    assert ("ASSAULT", "Ostrel Guard", "Dúnmor") in reported
    assert unreal == sum(frames["events"]["not_an_event"] != "")


def test_datasette_serves_the_folder_with_its_descriptions(case: Path, tmp_path: Path) -> None:
    write(case, "sqlite", tmp_path)
    served = Datasette([], config_dir=tmp_path / "sqlite", immutables=[])

    async def pages() -> tuple[str, dict[str, object]]:
        page = await served.client.get("/record/events_reported")
        rows = await served.client.get("/record/events_reported.json?_shape=objects")
        return page.text, rows.json()

    page, rows = asyncio.run(pages())
    assert "Events that a report says happened" in page
    assert "Shells hit a market" in json.dumps(rows)
    served.get_database("record").close()


def test_parquet_is_the_same_record_with_types(case: Path, tmp_path: Path, frames: dict[str, pd.DataFrame]) -> None:
    files, _ = write(case, "parquet", tmp_path)
    for table in TABLES:
        held_ = pq.read_table(io.BytesIO(files[f"{table.name}.parquet"]))
        assert held_.column_names == [column.name for column in table.columns]
        assert held_.num_rows == len(frames[table.name])
        assert held_.schema.field(0).metadata[b"description"].decode() == table.columns[0].about
    events = pd.read_parquet(io.BytesIO(files["events.parquet"]))
    assert list(events["id"]) == list(frames["events"]["id"])
    assert str(events["trigger_start"].dtype) == "int64"


def test_a_workbook_has_the_same_cells_and_no_formula(
    case: Path, tmp_path: Path, frames: dict[str, pd.DataFrame]
) -> None:
    files, _ = write(case, "xlsx", tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(files["xlsx.xlsx"]))
    assert book.sheetnames == [*NAMES, "columns"]
    for name in NAMES:
        head, *rows = book[name].iter_rows(values_only=True)
        assert list(head) == list(frames[name].columns)
        assert len(rows) == len(frames[name])
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert any("=1+1" in str(cell.value) for cell in cells)


def test_several_files_go_into_a_zip_too(case: Path, tmp_path: Path, frames: dict[str, pd.DataFrame]) -> None:
    with Case.open(case) as opened:
        export(opened, "csv", tmp_path / "record.zip", io.BytesIO(), options={"weighed": "no"})
    with zipfile.ZipFile(tmp_path / "record.zip") as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {"datapackage.json", *(f"{n}.csv" for n in NAMES if n not in WEIGHED)}
        rows = list(csv.reader(io.StringIO(archive.read("events.csv").decode())))
    assert len(rows) == len(frames["events"]) + 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record.zip"]


@pytest.mark.parametrize(("name", "module"), [("parquet", "pyarrow"), ("xlsx", "xlsxwriter")])
def test_a_missing_library_is_one_clear_line(
    name: str, module: str, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(PluginError, match=rf"{name} needs {module}.*pip install 'reportedly\[exports\]'"):
        write(case, name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_cells_that_are_too_long_are_cut_and_counted(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.exports.xlsx.CHARACTERS", 100)
    monkeypatch.setattr("reportedly.exports.xlsx.ROWS", 5)
    _, report = write(case, "xlsx", tmp_path)
    assert report.exported["statement"] == 4
    assert report.not_expressible["statement"]["the sheet is full"] == 10
    assert report.defaulted["text"]["cut at 100 characters"] > 0
