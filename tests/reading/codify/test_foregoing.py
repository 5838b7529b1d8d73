"""What "this", "such accounts", "the incident" and "one" stand for: what was said or done before."""

import pytest

from reportedly.pipeline import read_text
from reportedly.settings import Settings

RULES = Settings(attributor="rules", stance_coder="rules")
LOOTED = "Residents of Dolma said soldiers had looted their shops. "


def topics(text):
    """Return (holder's name, stance, topic's words, topic's key) of every position."""
    reading = read_text(text, settings=RULES)
    names = {actor.id: actor.name for actor in reading.actors}
    issues = {issue.id: issue for issue in reading.propositions}
    return {(names[one.holder], one.stance, issues[one.topic].text, issues[one.topic].key) for one in reading.positions}


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        (LOOTED + "The army dismissed such accounts.", "rejects", "soldiers had looted their shops"),
        (LOOTED + "The army rejected these reports as propaganda.", "rejects", "soldiers had looted their shops"),
        (LOOTED + "The army denied this.", "denies", "soldiers had looted their shops"),
        (LOOTED + "The army denied it.", "denies", "soldiers had looted their shops"),
        ("The army bombed a school. Ana Sele condemned the incident.", "criticizes", "The army bombed a school"),
        (
            "Rebels burned three villages. Ana Sele condemned such attacks.",
            "criticizes",
            "Rebels burned three villages",
        ),
        ("Ivo Rell was killed on Monday. Ana Sele condemned it.", "criticizes", "Ivo Rell was killed on Monday"),
        ("Ana Sele called for a truce. The army opposes one.", "opposes", "a truce"),
        ("Ana Sele condemned the raids and promised an inquiry. The army opposes one.", "opposes", "an inquiry"),
        ("Ana Sele proposed a new election and Ivo Rell opposed one.", "opposes", "a new election"),
    ],
)
def test_what_points_back_is_what_it_stands_for(text, stance, words):
    assert (stance, words) in {(one[1], one[2]) for one in topics(text)}


def test_such_a_deal_and_a_bare_denial_are_the_issue_before():
    truce = topics("The Front wants a truce. Ana Sele said the army would not accept such a deal.")
    assert len({key for *_, key in truce}) == 1
    shelled = topics("Ana Sele said the army had shelled Dolma. The ministry denied doing so.")
    assert "shelled Dolma" in next(words for _, stance, words, _ in shelled if stance == "denies")


@pytest.mark.parametrize(
    "text",
    ["Ana Sele called off one and postponed another.", "Ana Sele criticized those.", "Ana Sele opposes them."],
)
def test_what_stands_for_nothing_told_is_no_issue_of_that_name(text):
    assert [key.split("(")[0] for *_, key in topics(text)] == ["matter"]


def test_nobody_denies_his_own_account():
    told = topics("Residents said the army had fired on Dolma. The army said its men had held fire. It denied this.")
    assert {words for _, stance, words, _ in told if stance == "denies"} <= {"the army had fired on Dolma", "this"}
