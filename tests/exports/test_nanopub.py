"""rdflib reads our nanopublications, and the nanopublications' own package finds them whole and their digests right."""

import pytest
from nanopub import Nanopub
from nanopub.trustyuri.rdf import RdfHasher, RdfUtils
from nanopub.trustyuri.TrustyUriUtils import get_trustyuri_tail
from rdflib import PROV, RDF, ConjunctiveGraph, Dataset, Literal, Namespace, URIRef

from reportedly.exports.trig import Literal as Words
from reportedly.exports.trig import artifact_code, filled_in, iri, trig
from tests.exports.formats.made import exported
from tests.exports.war import raid, readings

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
NP = Namespace("http://www.nanopub.org/nschema#")
SCHEMA = Namespace("https://schema.org/")


def loaded(one: str) -> ConjunctiveGraph:
    """Return TriG as the package wants it, which is older than rdflib's Dataset."""
    data = ConjunctiveGraph()
    data.parse(data=one, format="trig")
    return data


@pytest.fixture(scope="module")
def text() -> str:
    return next(iter(exported("nanopub").values()))


@pytest.fixture(scope="module")
def published(text: str) -> list[str]:
    """Return each nanopublication by itself, as TriG."""
    head, *several = text.split("\n\n")
    return [f"{head}\n{one}" for one in several]


def test_there_is_one_for_each_statement_and_the_words_are_whole(text: str) -> None:
    data = Dataset()
    data.parse(data=text, format="trig")
    said = {str(o) for _, p, o, _ in data.quads() if p == SCHEMA.text}
    wanted = [s for reading in readings() for s in reading.statements if s.certainty != "uncommitted"]
    assert said == {" … ".join(span.quote for span in one.content) for one in wanted}
    assert len({s for s, _, _, _ in data.quads((None, RDF.type, NP.Nanopublication, None))}) == len(wanted)


def test_the_package_finds_four_graphs_and_the_digest_right(published: list[str]) -> None:
    for one in published:
        made = Nanopub(rdf=loaded(one))
        assert made.is_valid
        code = get_trustyuri_tail(str(made.metadata.np_uri))
        assert RdfHasher.make_hash(RdfUtils.get_quads(loaded(one)), code) == code


def test_another_word_is_another_digest(published: list[str]) -> None:
    one = published[0]
    data = loaded(one.replace("killing nine", "killing ninety"))
    code = get_trustyuri_tail(str(Nanopub(rdf=data).metadata.np_uri))
    assert RdfHasher.make_hash(RdfUtils.get_quads(data), code) != code


def test_the_provenance_leads_to_the_first_hand_and_the_page(published: list[str]) -> None:
    one = next(one for one in published if "killing nine villagers" in one)
    made = Nanopub(rdf=loaded(one))
    assertion = made.metadata.assertion
    page = next(made.provenance.objects(assertion, PROV.wasQuotedFrom))
    assert str(page) == raid().document.url
    hand = next(made.provenance.objects(assertion, PROV.wasAttributedTo))
    labels = {str(label) for label in made.provenance.objects(hand)}
    assert "Ana Reyl" in labels


def test_words_and_addresses_of_any_make_survive() -> None:
    words = 'a "b"\\c\nd\te\r\u2028 ł \U0001f600'
    address = iri("https://example.org/a b?<x>={y}|\\^`")
    base = "http://purl.org/np/ "
    quads = [(f"{base}#g", base, "urn:p", Words(words)), (f"{base}#g", base, "urn:p", address)]
    text = trig(filled_in(quads, artifact_code(quads)), {})
    data = loaded(text)
    assert {o for _, _, o, _ in data.quads()} == {Literal(words), URIRef(address)}
    code = artifact_code(quads)
    assert RdfHasher.make_hash(RdfUtils.get_quads(data), code) == code
