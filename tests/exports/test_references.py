"""Documents as works and as entries of feeds, as reference managers and feed readers take them."""

import json
from datetime import date
from pathlib import Path

import bibtexparser
import feedparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from msgspec.structs import replace

from reportedly.exports.bibtex import _escaped
from reportedly.exports.references import _issued
from reportedly.judging import Decision, decide
from reportedly.record import Interval
from reportedly.store import Case
from tests.exports.formats.made import exported, held, write
from tests.exports.war import raid, readings

READ = [reading.document for reading in readings() if not reading.document.failure]
RAID = raid().document


def test_citeproc_sets_the_works_in_a_style() -> None:
    works = CiteProcJSON(json.loads(exported("csl")["csl.json"]))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, works, formatter.plain)
    for one in READ:
        bibliography.register(Citation([CitationItem(one.id)]))
    set_ = [str(line) for line in bibliography.bibliography()]
    assert len(set_) == len(READ)
    assert any("Io Venn" in line and "2031" in line and "Shells hit Dúnmor market" in line for line in set_)


def test_rispy_reads_every_field() -> None:
    records = rispy.loads(exported("ris")["ris.ris"])
    assert [record["id"] for record in records] == [one.id for one in READ]
    assert records[0] == {
        "type_of_reference": "NEWS",
        "id": RAID.id,
        "authors": ["Io Venn"],
        "title": "Shells hit Dúnmor market",
        "secondary_title": "Marrow Agency",
        "publisher": "Marrow Agency",
        "year": "2031",
        "date": "2031/06/02/",
        "urls": ["https://example.org/raid"],
        "language": "en",
        "notes": [f"sha256:{RAID.sha256}"],
    }


def test_bibtexparser_reads_every_entry() -> None:
    library = bibtexparser.parse_string(exported("bibtex")["bibtex.bib"])
    assert not library.failed_blocks
    assert [entry.key for entry in library.entries] == [one.id for one in READ]
    fields = {field.key: field.value for field in library.entries[0].fields}
    assert (fields["author"], fields["year"], fields["url"]) == ("{Io Venn}", "2031", "https://example.org/raid")


def test_what_latex_takes_for_commands_is_escaped() -> None:
    assert _escaped("A & B: 50% of $5_000\n{#1}") == r"A \& B: 50\% of \$5\_000 \{\#1\}"


@pytest.mark.parametrize(
    ("start", "end", "issued"),
    [
        ("2031-06-02", "2031-06-02", (2031, 6, 2)),
        ("2031-06-02T10:00:00Z", "2031-06-02T10:00:00Z", (2031, 6, 2)),
        ("2031-06", "2031-06", (2031, 6)),
        ("2031-05-30", "2031-06-02", (2031,)),
        ("2030-12-31", "2031-01-01", ()),
        (None, "2031-06-02", ()),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(start, end, issued) -> None:
    assert _issued(replace(RAID, published=Interval(start=start, end=end))) == issued


def test_what_could_not_be_read_is_no_work(tmp_path: Path) -> None:
    _, report = write(held(tmp_path), "ris", tmp_path)
    assert report.not_expressible["document"] == {"could not be read": 1}
    assert report.defaulted["title"] == {"the document has none: the name of its file": 4}


def test_feedparser_finds_the_atom_feed_well_formed() -> None:
    feed = feedparser.parse(exported("atom")["atom.atom"])
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.id == "urn:rpt:feed:documents"
    assert feed.feed.updated_parsed[:3] == (2031, 6, 6)
    first = feed.entries[0]
    assert (first.title, first.link, first.author) == (RAID.title, RAID.url, "Io Venn")
    assert date(*first.published_parsed[:3]) == date(2031, 6, 2)
    assert "<b>Marrow Agency ← Ana Reyl</b>: Shells hit a market" in first.content[0].value


def test_the_two_feeds_say_the_same() -> None:
    atom = feedparser.parse(exported("atom")["atom.atom"])
    made = json.loads(exported("jsonfeed")["jsonfeed.json"])
    assert made["version"] == "https://jsonfeed.org/version/1.1"
    told = [(item["id"], item["title"], item["date_modified"], item["content_html"]) for item in made["items"]]
    assert told == [
        (one.id, one.title, one.updated, one.content[0].value.replace("&quot;", '"')) for one in atom.entries
    ]


@pytest.mark.parametrize("name", ["atom", "jsonfeed"])
def test_a_judgement_updates_the_entries_under_their_ids(name: str, tmp_path: Path) -> None:
    path = held(tmp_path)
    before = entries_of(exported(name))
    with Case.open(path) as opened:
        decide(opened, [Decision(verb="reject", target=raid().statements[0].id)], "ana")
    made, _ = write(path, name, tmp_path)
    after = entries_of({file: data.decode() for file, data in made.items()})
    assert before.keys() == after.keys()
    assert "Shells hit a market" not in after[next(iter(after))]


def entries_of(made: dict[str, str]) -> dict[str, str]:
    """Return the entries of a feed by their ids."""
    (text,) = made.values()
    if text.startswith("{"):
        return {item["id"]: item["content_html"] for item in json.loads(text)["items"]}
    return {one.id: one.content[0].value if "content" in one else "" for one in feedparser.parse(text).entries}
