"""Lists of events and of addresses come in as leads, in the shapes in which they are found, and nothing else does."""

import io
from pathlib import Path

import pandas as pd
import pytest

from reportedly import plugins
from reportedly.bringing import bring, compared, import_of, to_read
from reportedly.cases import weighed_of
from reportedly.codebook.crosswalks import columns
from reportedly.errors import InputError, UsageError
from reportedly.judging import Decision, decide
from reportedly.store import Case
from tests.exports.formats.made import held, write
from tests.imports.lists import ELSEWHERE, KILLING, MENTION, PAGE, RAID, table, tabs

IMPORTS = plugins.names(plugins.IMPORTS)
LINES = 150


@pytest.fixture
def case(tmp_path: Path):
    with Case.open(held(tmp_path)) as opened:
        yield opened


def take(case: Case, name: str, data: bytes):
    return bring(case, name, io.BytesIO(data), "ana")


@pytest.mark.parametrize("name", IMPORTS)
def test_every_import_says_what_it_is_and_is_one_short_documented_file(name: str) -> None:
    made = import_of(name)
    path = Path(str(__import__(type(made).__module__, fromlist=["x"]).__file__))
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES
    assert made.form.title
    assert made.form.keeps
    assert made.form.drops
    assert set(made.form.carries) in ({"lead"}, {"judgement"})
    page = (Path(__file__).parents[2] / "docs" / "imports.md").read_text(encoding="utf-8")
    assert f"\n| `{name}` |" in page


@pytest.mark.parametrize(
    "data",
    [
        table("acled", RAID),
        table("acled", RAID, mark="\ufeff"),
        table("acled", RAID, delimiter=";"),
        table("acled", RAID, heads=False),
        table("acled", RAID | {"event_date": "02 June 2031"}),
    ],
    ids=["as published", "byte order mark", "semicolons", "no heading", "older dates"],
)
def test_acled_in_the_shapes_in_which_it_is_found(case: Case, data: bytes) -> None:
    report = take(case, "acled", data)
    assert report.added == {"lead": 1}
    (lead,) = case.leads()
    assert (lead.key, lead.when.start, lead.when.end) == ("AND17", "2031-06-02", "2031-06-02")
    assert lead.actors == ("Ostrel Guard (2029-)", "Civilians (Andorra)")
    assert lead.killed == (9, 9, 9)
    assert lead.sources == ("Marrow Agency", "Valley Radio")
    assert lead.words.splitlines() == ['On 2 June 2031, shells hit a "market";', "nine dead."]
    assert lead.given["civilian_targeting"] == "Civilian targeting"


@pytest.mark.parametrize("heads", [True, False])
def test_ged_keeps_first_hands_and_the_three_numbers(case: Case, heads: bool) -> None:  # noqa: FBT001 - a case
    take(case, "ged", table("ged", KILLING, heads=heads))
    (lead,) = case.leads()
    assert lead.killed == (9, 11, 20)
    assert lead.originals == ("the mayor of Dúnmor", "a nurse")
    assert lead.actors == ("Ostrel Guard",)
    assert lead.code == "one-sided"


def test_precision_of_the_day_widens_it(case: Case) -> None:
    take(case, "acled", table("acled", RAID | {"time_precision": "3"}))
    (lead,) = case.leads()
    assert (lead.when.start, lead.when.end) == ("2031-06-01", "2031-06-30")


@pytest.mark.parametrize(("name", "row"), [("acled", RAID), ("ged", KILLING)])
def test_a_row_is_put_beside_the_happening_that_it_tells_of(case: Case, name: str, row: dict[str, str]) -> None:
    take(case, name, table(name, row))
    found = compared(case)
    (matched,) = found.lists[0].rows
    assert matched.state == "matched"
    agreed = {facet.name for facet in matched.facets if facet.agrees}
    assert {"date", "place", "actor", "toll", "type", "source"} <= agreed
    here = found.here[str(matched.happening)]
    assert here.places[0] == "Dúnmor"
    assert here.killed


def test_what_only_one_of_the_two_has(case: Case) -> None:
    take(case, "acled", table("acled", RAID, ELSEWHERE))
    found = compared(case)
    (one,) = found.lists
    assert [row.state for row in one.rows] == ["matched", "only there"]
    assert one.days == ("2031-06-02", "2031-06-12")
    here = [found.here[i] for i in one.only_here]
    assert any("Dúnmor" in happening.places and happening.code == "COERCE" for happening in here)
    assert all(happening.status == "real" for happening in here)
    assert one.beyond["outside the list's days"] >= 1


@pytest.mark.parametrize(
    ("row", "state"),
    [
        (RAID | {"latitude": "42.0", "longitude": "0.2", "location": "Lleida"}, "possible"),  # all but the place
        (RAID | {"event_date": "2031-06-05"}, "only there"),
        (RAID | {"actor1": "Marrow Army"}, "matched"),  # of which the Guard is told to be a part
        (RAID | {"actor1": "Red Column"}, "matched"),  # nobody that the case knows
        (RAID | {"country": "France", "actor1": "X", "fatalities": ""}, "only there"),
        (RAID | {"latitude": "", "longitude": "", "location": "Dúnmor"}, "matched"),  # by its name
        (RAID | {"latitude": "", "longitude": "", "location": "Elsewhere", "actor1": "X"}, "possible"),  # day and toll
        (RAID | {"event_date": "2031-06-03"}, "matched"),  # clocks differ
    ],
)
def test_what_speaks_against_a_match(case: Case, row: dict[str, str], state: str) -> None:
    take(case, "acled", table("acled", row))
    raid = next(one for one in compared(case).lists[0].rows)
    assert raid.state == state, raid.why


def test_somebody_else_there_on_that_day_is_only_possible(case: Case) -> None:
    (tie,) = (tie for reading in case.readings() for tie in reading.relations)
    decide(case, [Decision(verb="reject", target=tie.id)], "ana")
    take(case, "acled", table("acled", RAID | {"actor1": "Marrow Army"}))
    (row,) = compared(case).lists[0].rows
    assert row.state == "possible"
    assert "actor: Marrow Army" in row.why


def test_one_row_goes_with_one_happening(case: Case) -> None:
    take(case, "acled", table("acled", RAID | {"source": "", "event_id_cnty": "AND16"}, RAID))
    rows = compared(case).lists[0].rows
    assert [row.state for row in rows] == ["possible", "matched"]  # one attack, coded twice
    assert "another row goes with that happening" in rows[0].why


def test_happenings_that_kill_nobody_are_beyond_a_list_of_deadly_events(case: Case) -> None:
    take(case, "ged", table("ged", KILLING, KILLING | {"id": "552", "date_end": "2031-06-30"}))
    (one,) = compared(case).lists
    assert one.beyond["the list has no such type"] >= 1
    assert one.only_here == tuple(i for i in one.only_here if compared(case).here[i].killed)


def test_what_is_rejected_here_is_not_matched(case: Case) -> None:
    take(case, "acled", table("acled", RAID))
    before = compared(case)
    tellers = before.here[str(before.lists[0].rows[0].happening)].documents
    decide(case, [Decision(verb="reject", target=i) for i in tellers], "ana")
    assert compared(case).lists[0].rows[0].state == "only there"


def test_a_second_time_changes_nothing_and_a_newer_row_takes_the_place_of_the_older(case: Case) -> None:
    data = table("acled", RAID, ELSEWHERE)
    take(case, "acled", data)
    kept = list(case.leads())
    again = take(case, "acled", data)
    assert (again.added, again.changed, again.held) == ({"lead": 0}, {"lead": 0}, {"lead": 2})
    assert list(case.leads()) == kept
    newer = take(case, "acled", table("acled", RAID | {"fatalities": "10"}))
    assert newer.changed == {"lead": 1}
    assert sorted(lead.killed[1] for lead in case.leads() if lead.killed) == [0, 10]


def test_what_the_case_held_then_is_still_known(tmp_path: Path) -> None:
    clock = iter(f"2031-07-{day:02}T00:00:00Z" for day in range(1, 9))
    with Case.open(tmp_path / "c.case", create=True, clock=lambda: next(clock)) as case:
        take(case, "acled", table("acled", RAID))
        take(case, "acled", table("acled", RAID | {"fatalities": "12"}))
        assert [lead.killed for lead in case.leads(as_of="2031-07-01T12:00:00Z")] == [(9, 9, 9)]
        assert [lead.killed for lead in case.leads()] == [(12, 12, 12)]


def test_nothing_of_it_is_a_statement_or_an_origin(case: Case, tmp_path: Path) -> None:
    readings, weighed = list(case.readings()), weighed_of(case.readings())
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    before = write(tmp_path / "war.case", "jsonl", tmp_path / "one")[0]
    take(case, "acled", table("acled", RAID, ELSEWHERE))
    take(case, "gkg", tabs("gdelt_gkg", PAGE))
    assert list(case.readings()) == readings
    assert weighed_of(case.readings()) == weighed
    assert write(tmp_path / "war.case", "jsonl", tmp_path / "two")[0] == before


def test_rows_that_cannot_be_taken_are_counted_by_their_reason(case: Case) -> None:
    report = take(case, "acled", table("acled", RAID, RAID | {"event_date": "soon"}, RAID | {"event_id_cnty": ""}))
    assert report.not_taken == {"lead": {"no day that can be read": 1, "no id": 1}}
    assert report.added == {"lead": 1}


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("acled", b"a,b\n1,2\n", "no column 'event_id_cnty'"),
        ("acled", b"", "no column"),
        ("acled", table("acled"), "it has no rows"),
        ("acled", table("acled", RAID | {"event_date": "?"}), "1 no day that can be read"),
        ("acled", table("acled", RAID).replace(b"Andorra", b"\xff\xfe"), "not UTF-8"),
        ("ged", table("acled", RAID), "no column 'id'"),
        ("gkg", b"a\tb\n", "line 1 has 2 columns, not 27"),
        ("mentions", tabs("gdelt_mentions", MENTION | {"MentionType": "2"}), "1 no web page"),
    ],
)
def test_another_file_is_refused_in_one_line_and_leaves_nothing(case: Case, name: str, data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as error:
        take(case, name, data)
    assert "\n" not in str(error.value)
    assert list(case.leads()) == []


def test_a_list_that_breaks_off_leaves_nothing(case: Case) -> None:
    broken = tabs("gdelt_mentions", MENTION) + b"half a row\n"
    with pytest.raises(InputError, match="line 2"):
        take(case, "mentions", broken)
    assert list(case.leads()) == []


def test_addresses_to_read_with_what_is_claimed_of_them(case: Case) -> None:
    take(case, "gkg", tabs("gdelt_gkg", PAGE))
    take(case, "mentions", tabs("gdelt_mentions", MENTION, MENTION | {"GLOBALEVENTID": "1204"}))
    raid, unread = to_read(case)
    assert raid.document is not None  # the case holds that page
    assert raid.titles == ("Shells hit Dúnmor market",)
    assert "killed: 9" in raid.claims
    assert "names ana reyl, ostrel guard" in raid.claims
    assert (unread.url, unread.document) == ("https://valley.example/unread", None)
    assert unread.claims == ("event 1203", "on 2031-06-02", "event 1204")
    assert unread.seen == "2031-06-03T00:15:00Z"


def test_a_list_that_was_never_taken_in(case: Case) -> None:
    with pytest.raises(UsageError, match="no list of events"):
        compared(case, "ged")


@pytest.mark.parametrize("name", ["acled", "ged"])
def test_our_own_export_of_that_shape_comes_back_matched(case: Case, tmp_path: Path, name: str) -> None:
    made, _ = write(tmp_path / "war.case", name, tmp_path)
    (data,) = made.values()
    frame = pd.read_csv(io.BytesIO(data))
    assert tuple(frame.columns) == columns(name)
    take(case, name, data)
    rows = compared(case).lists[0].rows
    assert len(rows) == len(frame)
    at_a_spot = [row for row in rows if row.lead.place == "Dúnmor" and "time_precision 3" not in row.lead.when.basis]
    assert at_a_spot
    assert {row.state for row in at_a_spot} == {"matched"}
