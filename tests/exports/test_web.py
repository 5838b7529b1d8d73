"""Formats of the web of data, as software of their own world reads them: rdflib and prov."""

import json
from pathlib import Path

import pytest
from prov.model import ProvDerivation, ProvDocument
from rdflib import Dataset, Namespace, URIRef
from rdflib.namespace import RDF

from reportedly.exports.urns import urn
from reportedly.judging import Decision, decide
from reportedly.record import Argument, Reading
from reportedly.store import Case
from tests.exports.formats.made import exported, held, write
from tests.exports.war import Report, analysis, denials, other_toll, raid, readings

OA, SCHEMA = Namespace("http://www.w3.org/ns/oa#"), Namespace("https://schema.org/")
TEXTS = {reading.document.url or urn(reading.document.id): reading.document for reading in readings()}
STATEMENTS = sum(len(reading.statements) for reading in readings()) - 1  # one is rejected
HIT = raid().statements[0]
BURNED = denials().statements[0]
# The parts of the published context that annotations use, so that nothing is fetched.
ANNOTATION = {
    "@vocab": str(OA), "id": "@id", "type": "@type", "items": {"@id": "https://www.w3.org/ns/activitystreams#items"},
    "body": {"@id": "oa:hasBody", "@type": "@id"}, "target": {"@id": "oa:hasTarget", "@type": "@id"}, "oa": str(OA),
    "source": {"@id": "oa:hasSource", "@type": "@id"}, "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "state": {"@id": "oa:hasState", "@type": "@id"},
}  # fmt: skip


def linked(text: str, context: dict[str, object]) -> Dataset:
    made = Dataset(default_union=True)
    return made.parse(data=json.dumps({**json.loads(text), "@context": context}), format="json-ld")


def test_rdflib_finds_an_annotation_for_each_statement() -> None:
    graph = linked(exported("annotations")["annotations.jsonld"], ANNOTATION)
    made = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(made) == STATEMENTS
    bodies = {str(source) for one in made for body in graph.objects(one, OA.hasBody)
              for source in graph.objects(body, OA.hasSource)}  # fmt: skip
    assert urn(HIT.id) in bodies


def test_both_selectors_lead_to_the_same_words() -> None:
    page = json.loads(exported("annotations")["annotations.jsonld"])
    assert page["total"] == len(page["first"]["items"]) == STATEMENTS
    for annotation in page["first"]["items"]:
        target = annotation["target"]
        document = TEXTS[target["source"]]
        position, quote = target["selector"]
        assert document.text[position["start"] : position["end"]] == quote["exact"]
        around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
        assert document.text.count(around) == 1
        assert target["state"]["cached"] == f"urn:sha256:{document.sha256}"


def test_an_annotation_tells_chain_and_sureness() -> None:
    page = json.loads(exported("annotations")["annotations.jsonld"])
    told = {one["body"][0]["source"]: one["body"][1]["value"] for one in page["first"]["items"]}
    assert told[urn(HIT.id)] == "Marrow Agency ← Ana Reyl; asserted, +"
    assert told[urn(BURNED.id)] == "Radio Ordal ← Ostrel Guard; denied, -"


@pytest.fixture(scope="module")
def provenance() -> ProvDocument:
    return ProvDocument.deserialize(content=exported("provenance")["provenance.json"], format="json")


def derived(document: ProvDocument, kind: str) -> set[tuple[str, str]]:
    """Return what comes from what by derivations of a kind."""
    return {
        (str(one.args[0]), str(one.args[1]))
        for one in document.get_records(ProvDerivation)
        if f"prov:{kind}" in {str(value) for value in one.get_asserted_types()}
    }


def test_prov_reads_the_chain_hop_by_hop(provenance: ProvDocument) -> None:
    statement, document = urn(HIT.id).removeprefix("urn:"), urn(raid().document.id).removeprefix("urn:")
    assert {(statement, document), (statement, f"{statement}.1")} <= derived(provenance, "Quotation")
    assert derived(provenance, "PrimarySource") >= {(statement, f"{statement}.1")}
    own_words = urn(other_toll().statements[1].id).removeprefix("urn:")
    assert own_words not in {later for later, _ in derived(provenance, "PrimarySource")}


def test_what_prov_reads_it_writes_again(provenance: ProvDocument) -> None:
    again = ProvDocument.deserialize(content=provenance.serialize(format="json"), format="json")
    assert again == provenance


def test_every_end_of_a_relation_is_there(provenance: ProvDocument) -> None:
    unified = provenance.unified()
    known = {str(record.identifier) for record in unified.get_records() if record.is_element()}
    ends = {str(end) for record in unified.get_records() if record.is_relation() for end in record.args if end}
    assert ends <= known


def test_two_reports_of_the_same_voice_have_one_publisher(provenance: ProvDocument) -> None:
    labels = [str(record.label) for record in provenance.get_records() if "publisher" in str(record.identifier)]
    assert sorted(labels) == sorted({*labels})
    assert labels.count("Ordal Post") == 1


def claims(text: str) -> Dataset:
    return linked(text, {"@vocab": str(SCHEMA)})


def test_rdflib_finds_who_claims_what() -> None:
    graph = claims(exported("claims")["claims.jsonld"])
    one = URIRef(urn(HIT.id))
    assert (one, RDF.type, SCHEMA.Claim) in graph
    (author,) = graph.objects(one, SCHEMA.author)
    assert str(graph.value(author, SCHEMA.name)) == "Ana Reyl"
    assert str(graph.value(one, SCHEMA.firstAppearance)) == urn(raid().document.id)
    assert not set(graph.subjects(SCHEMA.reviewRating, None))


def test_a_denial_is_told_as_one() -> None:
    graph = claims(exported("claims")["claims.jsonld"])
    assert str(graph.value(URIRef(urn(BURNED.id)), SCHEMA.description)).endswith("; denied, -")
    inferred = analysis().statements[0]
    assert str(graph.value(URIRef(urn(inferred.id)), SCHEMA.description)).endswith("; inferred, +")


def told_twice(name: str, publisher: str, published: str) -> Reading:
    """Return a report of a raid of which a mayor tells, in words of its own house."""
    it = Report(f"Shells hit a market in Dúnmor on Monday, Ana Reyl told {publisher}.", name, published,
                publisher=publisher)  # fmt: skip
    hit = it.say(
        "Shells hit a market in Dúnmor on Monday", it.link("Ana Reyl", "told", name="Ana Reyl", kind="official")
    )
    it.deed(hit, "hit a market", "ASSAULT", "heavy-weapons", place="Dúnmor", day="2031-06-02",
            arguments=(Argument(role="target", span=it.span("a market")),))  # fmt: skip
    return it.reading()


def test_what_one_first_hand_tells_two_houses_is_one_claim_that_appeared_twice(tmp_path: Path) -> None:
    first, second = told_twice("one", "Ordal Post", "2031-06-03"), told_twice("two", "Radio Ordal", "2031-06-04")
    path = tmp_path / "two.case"
    with Case.open(path, create=True) as opened:
        opened.add(second, "1")
        opened.add(first, "1")
    made, report = write(path, "claims", tmp_path)
    (claim,) = json.loads(made["claims.jsonld"])["@graph"]
    assert [one["@id"] for one in claim["appearance"]] == [urn(first.document.id), urn(second.document.id)]
    assert claim["firstAppearance"] == claim["appearance"][0]
    assert (report.exported["statement"], report.exported["claim"]) == (2, 1)


def test_what_is_rejected_is_no_appearance(tmp_path: Path) -> None:
    path = held(tmp_path)
    with Case.open(path) as opened:
        decide(opened, [Decision(verb="reject", target=raid().document.id)], "ana")
    made, _ = write(path, "claims", tmp_path)
    assert urn(raid().document.id).encode() not in made["claims.jsonld"]
