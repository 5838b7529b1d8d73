"""Positions of lists whose items name nobody, of what is to come or was not done, and of what is felt at something."""

import pytest

from reportedly.pipeline import read_text
from reportedly.settings import Settings

RULES = Settings(stance_coder="rules")


def taken(text: str) -> set[tuple[str, str]]:
    found = read_text(text, settings=RULES)
    names = {one.id: one.name for one in (*found.actors, *found.voices)}
    return {(names[one.holder], one.stance) for one in found.positions}


LISTED = """The Security Council,

Deeply concerned by the fighting in Sele,

1. Condemns the attack on the convoy at Dolma;

2. Calls upon all parties to lay down their arms;

3. Demands that the Marrow Legion withdraw from Tarn.
"""
LETTERED = """The members, having heard the secretary:

(a) are appalled that a ship lies at Berth 6 with munitions;

(b) reject the claim that the crates hold tractors;

(c) urge the port of Lotz to turn her away.
"""


def test_items_of_a_list_are_of_whoever_stands_above_them():
    assert taken(LISTED) == {("Security Council", "criticizes"), ("Security Council", "demands")}
    assert taken(LETTERED) == {("members", stance) for stance in ("criticizes", "rejects", "demands")}


def test_a_verb_without_a_subject_below_prose_is_nobodys():
    assert taken("The Harun Brigade left Dolma.\n\nCondemns the attack on the convoy;\n") == set()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The army was not going to wait for the Harun Brigade.", ("army", "rejects")),
        ("France is not going to accept the terms.", ("France", "rejects")),
        ("The minister, Ana Corso, said the army was going to release the captives.", ("army", "announces")),
        ('"We will not be bullied," said Ana Corso.', ("Ana Corso", "rejects")),
        ("The Harun Brigade said it would not be intimidated by raids.", ("Harun Brigade", "rejects")),
        ("General Ivo Tarr swears that his men did not shell the school.", ("Ivo Tarr", "denies")),
        ("No shell of ours was used against the school, General Ivo Tarr said.", ("Ivo Tarr", "denies")),
        ("France noted with satisfaction the release of the captives.", ("France", "supports")),
        ("Ana Corso learned with dismay of the resumption of the raids.", ("Ana Corso", "criticizes")),
        ("Ana Corso said the army had better leave the town.", ("Ana Corso", "demands")),
        ("Ana Corso asked for time, and the Harun Brigade refused.", ("Harun Brigade", "rejects")),
        ("The Harun Brigade promised the teachers new schools.", ("Harun Brigade", "announces")),
        ("The Harun Brigade wants an explanation by noon.", ("Harun Brigade", "supports")),
        ("Ana Corso thought it folly to shell the town.", ("Ana Corso", "criticizes")),
        ("Omar Tahl is a coward, said Ana Corso.", ("Ana Corso", "criticizes")),
        ("France deferred a decision on the request.", ("France", "undecided")),
    ],
)
def test_what_is_to_come_was_not_done_or_is_taken_with_a_feeling(text, held):
    assert held in taken(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Harun Brigade left the hall without condemning the raid.",
        "The army shelled the town instead of backing the truce.",
        '"A soldier who asks for water today asks for your well tomorrow," said Ana Corso.',
        "The minister, Ana Corso, knows who did it but will not say so.",
        "Ana Corso wished that the army had known.",
        "The refused parcel lay in the office of the Harun Brigade.",
    ],
)
def test_what_was_not_done_or_is_said_of_anybody_is_no_position(text):
    assert not {stance for _, stance in taken(text)} & {"criticizes", "demands", "rejects", "announces", "supports"}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The government said the Harun Brigade never intended to keep its word.", False),
        ("The Harun Brigade had never meant to honour the truce.", False),
        ("The Harun Brigade said it never intended to harm civilians.", True),
        ("The Harun Brigade does not intend to attack Dolma.", True),
    ],
)
def test_what_another_says_that_somebody_never_meant_is_no_denial(text, denied):
    assert ("denies" in {stance for _, stance in taken(text)}) is denied
