"""Two wordings of one issue have one key; the opposite issue differs in direction alone."""

import pytest

from reportedly.codebook.positions import position_words
from reportedly.reading.codify.propositions import Issue, proposition


def test_one_issue_in_several_wordings(codify):
    texts = [
        "The Harun Brigade has no intention of reigniting confrontation with Velland.",
        "The Harun Brigade supports the resumption of attacks on Velland.",
        "River militias are divided on whether to resume attacks targeting Velland.",
        "The Front wants to restart strikes against Velland.",
    ]
    keys = [key for text in texts for key in codify(text).issue_keys()]
    assert set(keys) == {"assault/resume(armed:KAR>state:VEL)"}


def test_opposite_directions_point_at_each_other(codify):
    found = codify("The Front supports the resumption of raids on Velland.\nVelland urged the Front to halt raids.")
    resumed = next(iter(found.propositions.values()))
    halted = proposition(Issue("assault", "halt", "armed:KAR", "state:VEL"), "halt raids")
    assert resumed.opposite_of == halted.id
    assert halted.opposite_of == resumed.id


def test_a_target_left_out_is_taken_from_the_same_issue_elsewhere(codify):
    found = codify("The Front backs raids.\nThe Front then announced raids on Velland.")
    assert len(set(found.issue_keys())) == 1
    assert [issue.text for issue in found.propositions.values()] == ["raids on Velland"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Front rejected orders from Karsia to halt attacks on Velland.", "assault/halt(armed:KAR>state:VEL)"),
        ("Dalo does not seek the removal of Vellish forces.", "withdraw(*>force)"),
        ("Velland demanded an end to the attacks.", "assault/halt(*>*)"),
        ("The Front denied that it carried out attacks on Velland.", "assault(armed:KAR>state:VEL)"),
        ("Velland rejected a truce offer.", "truce(*>*)"),
        ("Karsia supports Velland's right to defend itself.", "defend(state:VEL>*)"),
    ],
)
def test_key(codify, text, key):
    assert codify(text).issue_keys()[0] == key


def test_a_pronoun_in_a_denial_is_whoever_denies(codify):
    assert codify("Two men left. The Front denied that they had attacked Velland.").issue_keys() == [
        "assault(armed:KAR>state:VEL)"
    ]


def test_a_group_without_a_country_is_of_its_coalition(codify):
    found = codify(
        "The Front, a coalition of proxy militias, met.\nThe proxy militias oppose an attack by the Front on Velland.\n"
        "The proxy militias have no intention of attacking Velland."
    )
    assert set(found.issue_keys()) == {"assault(armed:KAR>state:VEL)"}


def test_an_office_tells_the_state_of_a_person(codify):
    found = codify("Omar Tahl, the president of Velland, called for retaliation.")
    assert found.issue_keys() == ["retaliate(state:VEL>*)"]


def test_the_wording_ends_where_the_content_ends(codify):
    (issue,) = codify("The Front opposes the deal which Velland wrote.").propositions.values()
    assert issue.text == "the deal"


def test_no_word_is_in_two_action_classes():
    words = position_words()
    assert words.actions["strike"] == "assault"
    assert set(words.opposites) | set(words.opposites.values()) <= set(words.directions.values())
