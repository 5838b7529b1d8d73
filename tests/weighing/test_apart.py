import pytest

from reportedly.record import Span
from reportedly.weighing.houses import House
from reportedly.weighing.origins.apart import body, may_be_family, told_apart
from reportedly.weighing.origins.hands import Hand


def nobody(label, document="d1", **fields):
    return Hand(f"{document}-{label}", document, "unnamed", "", label, **fields)


def outlet(name, family="", document="d1", kind="house"):
    return Hand(f"{document}-{name}", document, kind, "", name, house=House(key=name, name=name, family=family))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a surgeon", "two gunmen"),
        ("the head of the water board", "a midwife"),
        ("three shepherds", "a police sergeant"),
        ("an Ostrish colonel", "a Vellian colonel"),
        ("the army of Vell", "Orn's interior ministry"),
    ],
)
def test_nobody_is_both(one, other):
    assert told_apart(nobody(one), nobody(other, "d2"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a diplomat", "a senior official"),
        ("hospital officials", "a nurse at the hospital"),
        ("a source", "a militia commander"),
        ("they", "a surgeon"),
        ("an Ostrish colonel", "a colonel"),
    ],
)
def test_nothing_tells_them_apart(one, other):
    assert told_apart(nobody(one), nobody(other, "d2")) == ""


def test_a_country_that_is_known_tells_apart():
    assert told_apart(nobody("an officer", country="SYR"), nobody("an officer", "d2", country="IRQ"))


def test_one_report_tells_its_sources_apart():
    assert told_apart(nobody("a tall man"), nobody("a man with a limp"))
    assert told_apart(nobody("a tall man"), nobody("a man with a limp", "d2")) == ""


def test_an_apposition_says_what_a_name_is():
    text = "Sten Okar, the surgeon"
    named = Hand("x", "d2", "named", "", "Sten Okar", key="person sten okar", spans=(Span.of(text, 0, len(text)),))
    assert told_apart(named, nobody("a militant"))
    assert told_apart(named, nobody("a nurse")) == ""


def test_houses_are_told_apart_but_for_a_family():
    assert told_apart(outlet("Vell Post"), outlet("Sorn Mail"))
    assert told_apart(outlet("Vell Post", "Dray"), outlet("Sorn Mail", "Dray")) == ""
    assert "Dray" in may_be_family(outlet("Vell Post", "Dray"), outlet("Sorn Mail", "Dray"))


def test_an_unnamed_outlet_may_be_any_outlet_and_a_person_none():
    assert told_apart(nobody("regional media"), outlet("Vell Post")) == ""
    assert told_apart(nobody("a nurse"), outlet("Vell Post"))


def test_there_is_one_army_whoever_cites_it():
    assert body(nobody("The army")) == body(nobody("the army", "d2")) == "army"
    assert body(nobody("an army officer")) == ""


@pytest.mark.parametrize("label", ["the army", "the army of Vell", "Vell's army"])
def test_there_is_one_army_of_one_land(label):
    assert body(nobody(label)).startswith("army")
    assert body(nobody("an army of beggars with drums")) != body(nobody(label))


def named(label, said="", document="d2", kind="named"):
    spans = (Span.of(said, 0, len(said)),) if said else ()
    return Hand(f"{document}-{label}", document, kind, "", label, key=f"name {label}", spans=spans)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coastal Seed Bank", "CSB"),
        ("United Nations", "UN mine action office"),
        ("Harun al-Jazari", "Haroun al Jazary"),
        ("Tilde Aske", "T. Aske"),
        ("Aske", "Major Tilde Aske"),
    ],
)
def test_two_names_may_be_one(one, other):
    assert told_apart(named(one), named(other, document="d1")) == ""
    assert told_apart(named(other), named(one, document="d1")) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Coastal Seed Bank", "CRB"), ("Harun al-Jazari", "Hamid al-Jabari"), ("Tilde Aske", "S. Aske"), ("Aske", "Orm")],
)
def test_two_names_are_two(one, other):
    assert told_apart(named(one), named(other, document="d1"))


def test_who_speaks_for_a_body_may_be_its_word():
    speaker = named("Per Lund", "Per Lund, a spokesman for the Coastal Seed Bank")
    assert told_apart(speaker, named("the Coastal Seed Bank", document="d1")) == ""
    assert told_apart(speaker, named("the Island Seed Bank", document="d1"))
    assert told_apart(named("Per Lund", "Per Lund, who robbed the Coastal Seed Bank"), named("Coastal Seed Bank"))


def test_titles_of_one_name_may_be_of_one_house():
    assert told_apart(outlet("Ostmark Morning Post"), outlet("Ostmark Sunday Post")) == ""
    assert "edition" in may_be_family(outlet("Ostmark Morning Post"), outlet("Ostmark Sunday Post"))
    assert told_apart(outlet("Morning Post"), outlet("Evening Post"))


def test_whom_an_unnamed_outlet_has_it_from_is_not_known():
    assert told_apart(nobody("local media"), nobody("a midwife", "d2")) == ""
    assert told_apart(nobody("local media"), named("Per Lund")) == ""
    assert told_apart(nobody("local media"), nobody("a midwife"))
    assert told_apart(nobody("a reporter"), nobody("a midwife", "d2"))


def test_a_ministry_is_one_however_it_is_called():
    assert body(nobody("the ministry of defence")) == body(nobody("the defence ministry"))


@pytest.mark.parametrize(
    ("title", "body_of", "is_apart"),
    [
        ("Trade Minister Ilo Brand", "Vell's trade ministry", False),
        ("Ilo Brand, the minister of trade", "the ministry of trade", False),
        ("Trade Minister Ilo Brand", "the transport ministry", True),
        ("Ilo Brand, a miller", "the trade ministry", True),
    ],
)
def test_who_heads_a_body_may_be_its_word(title, body_of, is_apart):
    assert bool(told_apart(named("Ilo Brand", title), named(body_of, document="d1"))) is is_apart
