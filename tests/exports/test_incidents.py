"""The formats of incident data, as pandas reads them under the columns that their makers publish."""

import io
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from msgspec.structs import replace

from reportedly import weighings
from reportedly.errors import UsageError
from reportedly.exports.incidents import Telling, Waiting
from reportedly.exports.sides import is_civilian, is_state
from reportedly.leaving import Leaving
from reportedly.record import Actor, ActorKind, Interval, Reading
from reportedly.store import Case
from tests.exports.formats.made import held, write
from tests.exports.war import Report, other_toll, raid

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 "
    "inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 "
    "location latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)
GED = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id "
    "side_b number_of_sources source_article source_office source_date source_headline source_original "
    "where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid "
    "country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians "
    "deaths_unknown best high low gwnoa gwnob"
)
RAID = raid().events[0].id


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return held(tmp_path_factory.mktemp("case"))


def table(case: Path, name: str, folder: Path, **options: str) -> pd.DataFrame:
    files, _ = write(case, name, folder, options)
    (data,) = files.values()
    return pd.read_csv(
        io.BytesIO(data), encoding="utf-8", parse_dates=["event_date" if name == "acled" else "date_start"]
    )


def test_acled_has_its_31_columns_and_types(case: Path, tmp_path: Path) -> None:
    frame = table(case, "acled", tmp_path)
    assert list(frame.columns) == ACLED.split()
    assert str(frame["event_date"].dtype).startswith("datetime64")
    assert all(
        str(frame[name].dtype) == "int64" for name in ("year", "time_precision", "iso", "fatalities", "timestamp")
    )
    assert frame["event_id_cnty"].is_unique
    assert frame["event_id_cnty"].str.startswith("RPT-AND-").all()
    assert frame["latitude"].between(-90, 90).all()
    assert set(frame["time_precision"]) | set(frame["geo_precision"]) <= {1, 2, 3}


def test_acled_takes_the_most_conservative_toll_and_says_that_reports_differ(case: Path, tmp_path: Path) -> None:
    frame = table(case, "acled", tmp_path).set_index("event_id_cnty")
    row = frame.loc["RPT-AND-" + RAID.partition("-")[2]]
    assert row["fatalities"] == 9
    assert "Reports differ" in row["notes"]
    assert "at least 20 killed" in row["notes"]
    assert row["source"] == "Marrow Agency; Ordal Post"
    assert (row["sub_event_type"], row["event_type"]) == (
        "Shelling/artillery/missile attack",
        "Explosions/Remote violence",
    )
    assert (row["actor1"], row["actor2"], row["civilian_targeting"]) == (
        "Ostrel Guard", "Civilians (Andorra)", "Civilian targeting",
    )  # fmt: skip


def test_acled_numbers_of_actors(case: Path, tmp_path: Path) -> None:
    frame = table(case, "acled", tmp_path, inter="numeric").set_index("sub_event_type")
    assert list(frame.loc["Shelling/artillery/missile attack", ["inter1", "inter2", "interaction"]]) == [2, 7, 27]
    assert list(frame.loc["Change to group/activity", ["inter1", "inter2", "interaction"]]) == [1, 0, 10]
    assert list(frame.loc["Peaceful protest", ["inter1", "interaction", "time_precision"]]) == [6, 60, 3]


def test_acled_says_what_it_leaves_out(case: Path, tmp_path: Path) -> None:
    _, report = write(case, "acled", tmp_path)
    assert report.not_expressible["event"]["the attacker is no armed actor"] == 1
    assert report.not_expressible["happening"]["nothing in it is an event"] == 4


def test_acled_extension_columns_carry_origins_and_chains(case: Path, tmp_path: Path) -> None:
    frame = table(case, "acled", tmp_path, extended="yes")
    assert list(frame.columns)[:31] == ACLED.split()
    row = frame[frame["fatalities"] == 9].iloc[0]
    assert (row["rpt_status"], row["rpt_fatalities_low"], row["rpt_fatalities_high"]) == ("disputed", 9, 20)
    assert row["rpt_chain"] == "Marrow Agency ← Ana Reyl; Ordal Post ← a rescue worker"
    assert row["rpt_origins_n"] in {"1-2", "2-2"}
    document, _, at = row["rpt_source_refs"].split("; ")[0].partition("#char=")
    assert document == raid().document.id
    start, end = map(int, at.split(","))
    assert raid().document.text[start:end]


def test_ged_has_its_49_columns_and_only_deadly_incidents(case: Path, tmp_path: Path) -> None:
    frame = table(case, "ged", tmp_path)
    assert list(frame.columns) == GED.split()
    assert frame["id"].is_unique
    assert (frame["low"] <= frame["best"]).all()
    assert (frame["best"] <= frame["high"]).all()
    assert (frame[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum(axis=1) == frame["best"]).all()
    assert (frame["high"] > 0).all()
    (row,) = frame.to_dict("records")
    assert (row["type_of_violence"], row["where_prec"], row["date_prec"], row["event_clarity"]) == (3, 1, 1, 1)
    assert (row["low"], row["best"], row["high"]) == (9, 20, 20)
    assert row["source_original"] == "Ana Reyl;a rescue worker"
    assert row["number_of_sources"] == 2


def test_ged_says_what_it_leaves_out(case: Path, tmp_path: Path) -> None:
    _, report = write(case, "ged", tmp_path)
    assert report.not_expressible["event"]["nobody is reported killed"] >= 2
    assert report.not_expressible["event"]["who killed whom is not said"] == 1
    assert report.not_expressible["event"]["hedged"] == 1


def test_ged_takes_the_numbers_of_states_from_a_table(case: Path, tmp_path: Path) -> None:
    (tmp_path / "gwno.csv").write_text("iso3,gwno\nAND,232\n", encoding="utf-8")
    frame = table(case, "ged", tmp_path, gwno=str(tmp_path / "gwno.csv"))
    assert list(frame["country_id"]) == [232]
    with pytest.raises(UsageError, match="iso3 and gwno"):
        table(case, "ged", tmp_path, gwno=str(tmp_path / "none.csv"))


@pytest.mark.parametrize(
    ("first", "last", "acled", "ged"),
    [
        ("2031-06-03", "2031-06-03", (1, "2031-06-03"), 1),
        ("2031-06-01", "2031-06-07", (2, "2031-06-01"), 3),
        ("2031-05-01", "2031-05-31", (3, "2031-05-01"), 4),
        ("2031-02-01", "2031-05-31", None, 5),
        ("2029-02-01", "2031-05-31", None, None),
    ],
)
def test_days_that_are_too_many_are_no_incident(
    first: str, last: str, acled: tuple[int, str] | None, ged: int | None, tmp_path: Path
) -> None:
    it = Report("The Ostrel Guard shot two villagers in Dúnmor.", "shot", "2031-06-09")
    said = it.say("The Ostrel Guard shot two villagers in Dúnmor")
    two = it.count("two villagers", "killed", exact=2)
    who = {"actors": (it.who("Ostrel Guard"),), "recipients": (it.who("villagers"),), "quantities": (two,)}
    event = it.deed(said, "shot", "ASSAULT", "firearms", place="Dúnmor", **who)
    it.events[-1] = replace(event, when=Interval(start=first, end=last, grain="day", basis="said"))
    path = tmp_path / "shot.case"
    with Case.open(path, create=True) as opened:
        opened.add(it.reading(), "1")
    (tmp_path / "acled").mkdir()
    rows = table(path, "acled", tmp_path / "acled").to_dict("records")
    assert [(row["time_precision"], str(row["event_date"])[:10]) for row in rows] == ([acled] if acled else [])
    assert [row["date_prec"] for row in table(path, "ged", tmp_path).to_dict("records")] == ([ged] if ged else [])


def test_what_is_not_weighed_leaves_by_itself(tmp_path: Path) -> None:
    it = Report("The Marrow Army accused the Ostrel Guard of theft in Dúnmor.", "accused", "2031-06-09")
    said = it.say("The Marrow Army accused the Ostrel Guard of theft in Dúnmor")
    army, guard = it.who("Marrow Army"), it.who("Ostrel Guard")
    it.deed(said, "accused", "ACCUSE", "allege", place="Dúnmor", actors=(army,), recipients=(guard,))
    path = tmp_path / "accused.case"
    with Case.open(path, create=True) as opened:
        opened.add(it.reading(), "1")
    files, report = write(path, "gdelt", tmp_path)
    (row,) = files["events.export.CSV"].decode().splitlines()
    assert row.split("\t")[26] == "112"
    assert report.exported == {"event": 1}
    assert report.defaulted["SQLDATE"] == {"no day is known: day of publication": 1}


def test_an_id_lasts_when_a_later_report_joins(tmp_path: Path) -> None:
    def ids() -> set[str]:
        return set(table(path, "acled", tmp_path)["event_id_cnty"])

    path = tmp_path / "one.case"
    with Case.open(path, create=True) as case:
        case.add(raid(), "1")
    first = ids()
    with Case.open(path) as case:
        case.add(other_toll(), "1")
    assert first < ids()


@pytest.mark.parametrize(
    ("kind", "name", "civilian", "state"),
    [
        ("described", "four people", True, False),
        ("described", "dozens of gunmen", False, False),
        ("described", "border police officers", False, True),
        ("described", "two soldiers", False, True),
        ("described", "hill militias", False, False),
        ("described", "hardline groups", False, False),
        ("described", "aid groups", True, False),
        ("described", "government troops", False, True),
        ("armed_group", "Ostrel Guard", False, False),
        ("military", "Marrow Army", False, True),
        ("official", "the mayor", True, False),
        ("person", "Soldier Marsh", True, False),
    ],
)
def test_who_is_armed(kind: ActorKind, name: str, *, civilian: bool, state: bool) -> None:
    actor = Actor(id="actor-1", name=name, kind=kind)
    assert (is_civilian(actor), is_state(actor)) == (civilian, state)


@pytest.mark.parametrize("name", ["acled", "ged", "gdelt", "geojson"])
def test_rows_of_happenings_never_hold_all_that_was_weighed(
    name: str, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "again").mkdir()
    before, _ = write(case, name, tmp_path)  # draws a weighing and keeps it
    monkeypatch.setattr(Leaving, "weighed", lambda _: pytest.fail("asked for all of it at once"))
    monkeypatch.setattr(weighings, "draw", lambda *_, **__: pytest.fail("drawn anew"))
    assert write(case, name, tmp_path / "again")[0] == before


def test_tellings_wait_for_their_happening_and_come_back_as_they_were() -> None:
    told = [telling(made.events[0].id, made) for made in (raid(), other_toll())]
    with closing(Waiting()) as waiting:
        for one in reversed(told):
            waiting.add(one)
        assert waiting.take([told[0].event.id, "event-unknown"]) == told[:1]
        assert waiting.take([told[0].event.id]) == []
        assert list(waiting.left()) == [told[1:]]


def telling(event: str, reading: Reading) -> Telling:
    one = next(e for e in reading.events if e.id == event)
    statement = next(s for s in reading.statements if s.id == one.statement)
    return Telling(one, statement, replace(reading.document, text="", blocks=()), ("A", "B"), reading.quantities, 9, {})
