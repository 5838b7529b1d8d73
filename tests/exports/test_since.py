"""A second export tells what changed since the first and what is gone, so that who applies both has the new whole."""

import csv
import io
import json
from pathlib import Path

import feedparser
import pytest
import stix2
from lxml import etree

from reportedly import plugins
from reportedly.errors import UsageError
from reportedly.exports.stixobjects import stix_id
from reportedly.exports.urns import urn
from reportedly.judging import Decision, decide, undo
from reportedly.leaving import export_of, export_since
from reportedly.store import Case
from tests.exports.formats.made import write
from tests.exports.war import judgements, protest, raid, readings

FIRST, LATER = "2031-06-07T08:00:00Z", "2031-06-09T08:00:00Z"
NOTED = "2031-06-08T00:00:00Z"  # between the two
ROWS = [name for name in plugins.names(plugins.EXPORTS) if export_of(name).form.shape in {"csv", "tabs", "lines"}]
TOLD = [event.id for event in raid().events]
FOUGHT = next(event for event in protest().events if event.trigger.quote == "fought")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a case read at first, of which one report is rejected later, one deed recoded, and one document added."""
    *early, late = readings()
    path = tmp_path / "war.case"
    with Case.open(path, create=True, clock=lambda: FIRST) as opened:
        for one in (*early, late):
            if one is not early[3]:
                opened.add(one, "1")
        opened.judge_all(judgements())
    return path


def change(case: Path) -> None:
    with Case.open(case, clock=lambda: LATER) as opened:
        opened.add(readings()[3], "1")
        decide(opened, [Decision(verb="reject", target=raid().document.id)], "ana")
        decide(opened, [Decision(verb="recode", target=FOUGHT.id, value="ASSAULT/firearms")], "ana")


def since(case: Path, name: str, to: Path, when: str = NOTED) -> tuple[dict[str, bytes], object]:
    """Return the files that a second export makes, and its report."""
    path = to / f"{name}-since"
    with Case.open(case) as opened:
        report = export_since(opened, name, path, io.BytesIO(), when)
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}, report


def parts(name: str, data: bytes) -> dict[str, object]:
    """Return rows or lines by their ids."""
    form, text = export_of(name).form, data.decode()
    if form.shape == "lines":
        found = {json.loads(line)[form.key]: json.loads(line) for line in text.splitlines()}
        return {i: one for i, one in found.items() if not i.startswith("voice-")}  # made by hand, one id for all pages
    quoting = csv.QUOTE_NONE if form.shape == "tabs" else csv.QUOTE_MINIMAL
    rows = csv.DictReader(
        io.StringIO(text, newline=""), delimiter="\t" if form.shape == "tabs" else ",", quoting=quoting
    )
    return {row[form.key]: row for row in rows}


@pytest.mark.parametrize("name", ROWS)
def test_the_first_with_the_second_applied_is_the_new_whole(case: Path, tmp_path: Path, name: str) -> None:
    (first,) = write(case, name, tmp_path)[0].values()
    change(case)
    files, report = since(case, name, tmp_path)
    (now,) = write(case, name, tmp_path)[0].values()
    suffix = export_of(name).form.suffix
    changed, gone = parts(name, files[name + suffix]), files["deleted.csv"].decode().splitlines()
    assert gone[0] == export_of(name).form.key
    held = {i: part for i, part in parts(name, first).items() if i not in gone[1:]} | changed
    assert held == parts(name, now)
    assert gone[1:]
    same = {i for i, part in parts(name, first).items() if parts(name, now).get(i) == part}
    assert not same & changed.keys()
    assert report.exported["taken out"] == len(gone) - 1
    assert report.exported.get("new or changed", 0) >= len(changed)


@pytest.mark.parametrize("name", [*ROWS, "atom", "stix"])
def test_where_nothing_happened_nothing_leaves(case: Path, tmp_path: Path, name: str) -> None:
    _, report = since(case, name, tmp_path)
    assert not {"new or changed", "taken out"} & report.exported.keys()


def test_what_is_taken_back_comes_back(case: Path, tmp_path: Path) -> None:
    with Case.open(case, clock=lambda: LATER) as opened:
        (rejected,) = decide(opened, [Decision(verb="reject", target=raid().document.id)], "ana")
    with Case.open(case, clock=lambda: "2031-06-11T00:00:00Z") as opened:
        undo(opened, [rejected.id], "ana")
    files, _ = since(case, "ged", tmp_path, "2031-06-10T00:00:00Z")
    assert files["deleted.csv"].decode().splitlines()[1:] == []
    assert [row["best"] for row in parts("ged", files["ged.csv"]).values()] == ["20"]


def test_in_stix_what_is_gone_is_revoked_and_later_than_it_was(case: Path, tmp_path: Path) -> None:
    before = {one["id"]: one for one in json.loads(write(case, "stix", tmp_path)[0]["stix.json"])["objects"]}
    change(case)
    data = since(case, "stix", tmp_path)[0]["stix-since"]
    found = {one.id: one for one in stix2.parse(data.decode(), allow_custom=False).objects}
    gone = {i for i, one in found.items() if one.get("revoked")}
    now = {one["id"]: one for one in json.loads(write(case, "stix", tmp_path)[0]["stix.json"])["objects"]}
    assert gone == before.keys() - now.keys()
    assert stix_id("incident", TOLD[0]) in gone
    for i in gone:
        kept = stix2.parse(json.dumps(before[i]), allow_custom=False)
        assert found[i].modified > kept.modified
        assert found[i].created == kept.created
    environment = stix2.MemoryStore([stix2.parse(json.dumps(one)) for one in before.values()])
    environment.add(list(found.values()))
    for i, one in now.items():
        assert json.loads(environment.get(i).serialize()).get("name") == one.get("name")
    assert all(environment.get(i).revoked for i in gone)


def test_in_atom_what_is_gone_is_a_deleted_entry(case: Path, tmp_path: Path) -> None:
    change(case)
    data = since(case, "atom", tmp_path)[0]["atom-since"]
    feed = feedparser.parse(data)
    assert not feed.bozo
    assert len(feed.entries) == 1  # the new report; what was recoded says nothing else in a feed
    (gone,) = etree.fromstring(data).findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert gone.get("ref") == urn(raid().document.id)
    assert gone.get("when") == LATER


def test_a_format_that_cannot_tell_says_which_can(case: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="acled, atom") as error:
        since(case, "bibtex", tmp_path)
    assert "cannot tell what changed" in error.value.message
