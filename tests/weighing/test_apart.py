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
