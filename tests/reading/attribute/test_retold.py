"""Voices that speak through whoever an earlier sentence says they speak to."""

import pytest

from reportedly import read_text

CASES = [
    (
        (
            "The tribunal heard from three witnesses on Monday.\n\n"
            "The first, a miller, said soldiers had burned the mill.\n\n"
            "The second said he had been told by a sergeant that the order came from the palace.\n"
        ),
        {
            "soldiers had burned the mill": ["The tribunal", "The first"],
            "the order came from the palace": ["The tribunal", "The second", "a sergeant"],
        },
    ),
    (
        (
            "Lantern TV broadcast an interview with the mayor of Orsk.\n\n"
            "The mayor said the shelling had killed nine.\n\n"
            "He added that the governor refused to open the road.\n\nThe governor said the road was mined.\n"
        ),
        {
            "the shelling had killed nine": ["Lantern TV", "The mayor"],
            "the governor refused to open the road": ["Lantern TV", "He"],
            "the road was mined": ["The governor"],
        },
    ),
    (
        "The Daily Post carried an article by the minister.\n\nThe minister writes that the dam is safe.\n",
        {"the dam is safe": ["The Daily Post", "The minister"]},
    ),
    (
        (
            "Three deserters spoke to Radio Orsk.\n\n"
            "One of them, a driver, said the colonel had burned the village.\n\n"
            "The colonel has said no village was touched.\n\nAccording to the driver, nobody was paid.\n"
        ),
        {
            "the colonel had burned the village": ["Radio Orsk", "One of them, a driver"],
            "no village was touched": ["The colonel"],
            "nobody was paid": ["Radio Orsk", "the driver"],
        },
    ),
    (
        "A clerk testified before the panel.\n\nHe said that the general knew of the raid.\n",
        {"the general knew of the raid": ["the panel", "He"]},
    ),
    (
        (
            "Radio Orsk reported, citing a hospital director, that nine people had died.\n\n"
            "Officials gave no figure.\n\n"
            "The director said three of them were children.\n"
        ),
        {"three of them were children": ["Radio Orsk", "The director"]},
    ),
    (
        "Dana Verr says the cells were cold. A guard told her that the order came from the capital.\n",
        {"the order came from the capital": ["Dana Verr", "A guard"]},
    ),
    (
        "A memo seen by Lantern TV says the depot was empty. In it, the general notes that the drivers were slow.\n",
        {"the drivers were slow": ["Lantern TV", "A memo seen by Lantern TV", "the general"]},
    ),
    (
        "A diary was found in the mill. In it, the miller says that the gate was shut.\n",
        {"the gate was shut": ["A diary", "the miller"]},
    ),
    (
        "A guard told her, she said, that the order came from the palace.\n",
        {"the order came from the palace": ["she", "A guard"]},
    ),
    (
        "Two nurses told Radio Orsk that the ward was full. A third said the lights went out.\n",
        {"the lights went out": ["Radio Orsk", "A third"]},
    ),
    (
        "Dana Verr says the warden locked the gate. He told her that the order came from the capital.\n",
        {"the order came from the capital": ["Dana Verr", "He"]},
    ),
    (
        "Jan Verr says the rebels took the mill. They told him that the road was mined.\n",
        {"the road was mined": ["Jan Verr", "They"]},
    ),
    (
        (
            "Our correspondent in Orsk writes: The market was shelled. A doctor told me that nine people died.\n\n"
            "The army denies it.\n"
        ),
        {"The market was shelled": ["Our correspondent in Orsk"], "nine people died": ["The army"]},
    ),
    (
        "The Courier said Oder had been kept awake. She then signed the paper, a cousin was quoted as saying.\n",
        {"She then signed the paper": ["The Courier", "a cousin"]},
    ),
]

ALONE = [
    "The president spoke to the king.\n\nThe king said that the truce would hold.\n",  # neither hands on what he hears
    "The panel will hear from a baker.\n\nThe baker said that the truce would hold.\n",
    "The king said the road was safe. Lantern TV aired a film.\n\nThe king said that the truce would hold.\n",
    "The station cited a king as saying A.\n\nThe army said B.\n\nA king said that the truce would hold.\n",
]


def chains(text: str) -> dict[str, list[str]]:
    """Return, by what is said, the words of each source, outermost first; the last statement of the same words wins."""
    return {
        " … ".join(span.quote for span in statement.content): [
            " ".join(span.quote for span in link.source) for link in statement.chain if link.source
        ]
        for statement in read_text(text, name="text").statements
    }


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_was_let_speak_speaks_through_whom_he_spoke_to(text: str, wanted: dict[str, list[str]]) -> None:
    assert {said: who for said, who in chains(text).items() if said in wanted} == wanted


@pytest.mark.parametrize("text", ALONE)
def test_who_speaks_for_himself_has_nobody_before_him(text: str) -> None:
    assert len(chains(text)["the truce would hold"]) == 1


def test_what_the_words_do_not_name_is_inferred() -> None:
    read = read_text(CASES[0][0], name="text")
    told = next(s for s in read.statements if s.content[0].quote == "soldiers had burned the mill")
    assert [link.basis for link in told.chain][-2:] == ["inferred", "explicit"]
