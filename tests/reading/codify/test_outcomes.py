"""A death that its own sentence lays to nobody is laid to whom the sentence before tells of, with care."""

import pytest

from reportedly import read_text
from reportedly.settings import Settings

FAST = Settings(attributor="rules", stance_coder="rules")


def doers(text, word):
    events = [event for event in read_text(text, settings=FAST).events if event.trigger.quote == word]
    return [[(a.span.quote, a.basis) for a in event.arguments if a.role == "actor"] for event in events]


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("Gendarmes opened fire on the crowd. Five people were killed.", "killed", "Gendarmes"),
        ("Militiamen opened fire at a checkpoint. Three soldiers were wounded.", "wounded", "Militiamen"),
        ('Soldiers fired at the students. "Two people have been killed," a nurse said.', "killed", "Soldiers"),
        ("Coast guards fired on a boat. A woman was injured and was taken to hospital.", "injured", "Coast guards"),
    ],
)
def test_the_doer_told_right_before(text, word, doer):
    assert doers(text, word) == [[(doer, "running")]]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Soldiers fired at gunmen near Kelmet. A soldier was killed.", "killed"),  # of the doers' own side
        ("The Tarn Brigade attacked the depot. Ten fighters were killed.", "killed"),  # of either side
        ("Rebels clashed with the army in Kelmet. Six people were killed.", "killed"),  # both sides' deed
        ("The militia shelled Lesk. Nine people had been killed there in May.", "killed"),  # told as past
        ("Police opened fire after a mob attacked them. Two people were injured.", "injured"),  # two sides' deeds
        ("Police opened fire. A total of 46 people have been killed in the past month.", "killed"),  # a sum
        ("Police opened fire. A shopkeeper was stabbed and two people were injured.", "injured"),  # a deed of its own
        ("Police opened fire. It rained. Two people were injured.", "injured"),  # further back
        ("Police may open fire. Two people were injured.", "injured"),  # no deed
    ],
)
def test_nobody_where_something_speaks_against_it(text, word):
    assert doers(text, word) == [[]]


def test_what_its_own_sentence_tells_is_told_there():
    text = "Gendarmes opened fire. Two people were killed by looters."
    assert doers(text, "killed") == [[("looters", "told")]]


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("The League demanded a trial of the guards who on Sunday killed a porter in Lesk.", "killed", ["guards"]),
        ("Some 23 of the 40 dockers killed in the army shelling belong to a guild.", "killed", ["army"]),
        ("Two men were killed after rebels attacked a convoy.", "attacked", ["rebels"]),
        ("Two men were killed on a road hours after rebels attacked a convoy.", "killed", []),
        ("Two men were killed a week after rebels attacked a convoy.", "killed", []),
        ("At least nine people were killed today after rebels bombed a mill.", "bombed", ["rebels"]),
    ],
)
def test_who_killed_in_the_same_sentence(text, word, doer):
    assert doers(text, word) == [[(one, "told") for one in doer]]
