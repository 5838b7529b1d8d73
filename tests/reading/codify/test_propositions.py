"""Two wordings of one issue have one key; the opposite issue differs in direction alone."""

import pytest

from reportedly import read_text
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
        ("Dalo does not seek the removal of Vellish forces.", "withdraw(*>force)@doc-test"),
        ("Velland demanded an end to the attacks.", "assault/halt(*>*)@doc-test"),
        ("The Front denied that it carried out attacks on Velland.", "assault(armed:KAR>state:VEL)"),
        ("Velland rejected a truce offer.", "truce(*>*)@doc-test"),
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
    assert set(found.issue_keys()) == {"assault/resume(armed:KAR>state:VEL)"}


@pytest.mark.parametrize(
    "texts",
    [
        ("Dalo wants a truce.", "Dalo favours prolonging the ceasefire.", "Dalo demanded an end to the fighting."),
        ("Velland demands that Karsian forces leave Dolma.", "Velland called for the withdrawal of Karsian forces."),
        (
            "The Front wants Velland to lift the blockade of Dolma.",
            "The Front seeks an end to Velland's siege of Dolma.",
        ),
        ("Karsia refuses to negotiate with the Front.", "The Front backs the resumption of talks with Karsia."),
        ("Dalo opposes closing the border.", "Dalo rejected the closure of the border."),
        ("The Front refuses to lay down its weapons.", "The Front will not hand in its rockets."),
    ],
)
def test_wordings_of_one_side_have_one_key(codify, texts):
    assert len({key for text in texts for key in codify(text).issue_keys()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Velland wants a truce.", "Velland wants to resume the war."),
        ("Velland wants Karsian forces to stay in Dolma.", "Velland wants Karsian forces to leave Dolma."),
        ("Dalo called for sanctions on Velland.", "Dalo called for an end to sanctions on Velland."),
        ("Dalo wants to close the border.", "Dalo wants to reopen the border."),
        ("Dalo urged Karsia to attack Velland.", "Dalo urged Karsia not to attack Velland."),
    ],
)
def test_the_two_sides_of_an_issue_are_opposites(codify, one, other):
    (here,), (there,) = codify(one).propositions.values(), codify(other).propositions.values()
    assert here.opposite_of == there.id
    assert there.opposite_of == here.id


def test_it_is_the_issue_that_was_spoken_of(codify):
    found = codify("Velland welcomed the truce.\nDalo opposes it.\nThe Front refused to prolong it.")
    assert set(found.issue_keys()) == {"truce(*>*)@doc-test"}
    found = codify("Karsia backs sanctions on Velland.\nDalo wants to lift them.")
    first, second = found.propositions.values()
    assert first.opposite_of == second.id


def test_a_noun_without_content_is_what_was_worded_with_it(codify):
    found = codify("Velland rejected a plan for a referendum.\nDalo condemned the raid.\nKarsia endorsed the plan.")
    assert found.positions[0].topic == found.positions[2].topic != found.positions[1].topic


def test_a_deed_of_the_past_is_an_issue_of_its_own(codify):
    found = codify("Dalo condemned the attack on Velland.\nDalo called for attacks on Velland.")
    past, ahead = found.propositions.values()
    assert past.opposite_of is None
    assert ahead.key != past.key


def test_an_open_issue_is_of_its_theatre(codify):
    assert codify("Velland wants a truce, but Velland is alone.").issue_keys() == ["truce(*>*)@VEL"]
    assert codify("Karsia wants a truce, and so does Velland.").issue_keys() == ["truce(*>*)@doc-test"]


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


def test_issues_of_two_reports_from_one_town_that_no_land_is_sure_of_are_one() -> None:
    texts = (
        "ORSK, June 1, 2031 (Marrow Agency) - The Harrow Brigade supports the truce in Orsk.",
        "ORSK, June 12, 2031 (Hollow Post) - The Harrow Brigade opposes the truce in Orsk.",
    )
    keys = {topic.key for text in texts for topic in read_text(text).propositions}
    assert keys == {"truce(*>*)@orsk"}
