"""A brief over real readings: whatever was read, right or wrong, every sentence shown verifies."""

import pytest

from reportedly import pipeline
from reportedly.briefing import Draft
from reportedly.exports.brief import brief
from reportedly.exports.ground import Ground
from reportedly.exports.verify import verify
from reportedly.settings import load
from reportedly.store import Case
from reportedly.weighing.origins import count, weigh
from reportedly.weighing.salience import salience

SHELLING = """\
Partners reported that at least six civilians, including two children, were killed by shelling in Ossel on 11 March. \
The Delmar army rejected reports that it had shelled the town.

The council suspended the pause on 14 March, accusing the army of violations. A government official denied this and \
said the pause "never took effect". It is not known how many people remain in the town.

Some 40 detainees may have been transferred to Port Delmar, two community leaders said.
"""
PLOT = """\
Delmar's state news agency reported, citing an unnamed source, that five men were trained in Karsia. The agency \
could not confirm reports that a sixth man had fled.

“If Karsia sends fighters, we will respond,” President Lio Dann warned. He is awaiting a report from his security \
council, an aide told the Harbour Times. The raid, she said, “was not ours”.
"""
TEXTS = (SHELLING, PLOT)


@pytest.fixture(scope="module")
def readings():
    return [pipeline.read_text(text, name=f"report-{i}.txt") for i, text in enumerate(TEXTS)]


def test_every_sentence_verifies_and_every_note_quotes_its_text(readings):
    ledger = weigh(readings)
    found = ledger.origins()
    overall = count((s.id for reading in readings for s in reading.statements), ledger.drawn())
    made = brief(Ground(readings=readings, origins=found, salience=salience(readings, found), overall=overall))
    texts = {reading.document.id: reading.document.text for reading in readings}
    said = [sentence for section in made.sections for sentence in section.sentences]
    assert len(said) >= 8
    assert made.refused == 0
    assert [fault for sentence in said for fault in verify(sentence, texts, readings)] == []
    assert all(note.span.holds_in(texts[note.document]) for note in made.notes)


def test_hedges_negations_and_inner_sources_reach_the_page(readings):
    page = brief(Ground(readings=readings, origins=weigh(readings).origins()), limit=40).markdown()
    body = page.split("## Notes")[0]
    for words in ("citing an unnamed source", "may have been", "could not confirm", "rejected reports that"):
        assert words in body


def test_a_denial_of_what_the_sentence_before_tells_is_shown_as_its_denier_s():
    text = (
        "Nurses have received unconfirmed reports of looting in Ossel market. The Harrow Front denies these reports.\n"
    )
    page = brief(Ground(readings=[pipeline.read_text(text, name="market.txt")])).markdown().split("## Notes")[0]
    assert "Denied by the Harrow Front (“denies”): “looting in Ossel market”" in page


def test_what_one_says_in_a_message_is_not_told_by_the_message():
    text = "“We never wanted Ossel. They left us no choice,” Lio Dann said in a message on Monday.\n"
    page = brief(Ground(readings=[pipeline.read_text(text, name="message.txt")])).markdown().split("## Notes")[0]
    assert "Lio Dann said in a message: “They left us no choice”" in page


def test_what_two_first_hands_say_does_not_rest_on_one(tmp_path):
    texts = [
        "The Harrow Front suspended the pause on 14 March 2031, Mayor Petra Holm said.\n",
        "The Harrow Front suspended the pause on 14 March 2031, Colonel Lio Dann said. It rained, a nurse said.\n",
    ]
    with Case.open(tmp_path / "case.db", create=True) as case:
        for n, text in enumerate(texts):
            case.add(pipeline.read_text(text, name=f"pause-{n}.txt"), "1")
        page = Draft(case, load()).brief("case").markdown()
    alone, _, notes = page.partition("## Notes")
    assert "two first hands at least say so" in notes
    assert "On one first hand each" in alone
    assert "Sentences above that rest on one origin: 1 of 2 (50%)." in notes


def shown(text: str) -> str:
    """Return the sentences of the brief of one report."""
    read = [pipeline.read_text(text, name="report.txt")]
    return brief(Ground(readings=read, origins=weigh(read).origins()), limit=40).markdown().split("## Notes")[0]


def test_a_headline_that_tells_one_of_two_parts_does_not_take_the_sentence_out():
    body = shown(
        "Headline: Drone strike in Orsk kills seven, governor says\nSource: Lantern Agency\nDate: 14 April 2031\n\n"
        "ORSK, April 14 (Lantern) - A drone strike in Orsk killed seven people and wounded 20, the governor said."
    )
    assert "killed seven people and wounded 20" in body


def test_who_leaves_a_claim_open_is_said_to():
    body = shown(
        "A former clerk told Radio Orsk that army trucks were parked at the depot every night. "
        "The company has neither confirmed nor denied this."
    )
    assert "Left open by the company (“neither confirmed nor denied”)" in body


@pytest.mark.parametrize(
    ("speaker", "lead"),
    [
        ("Marek Dol, who runs a mill across the road", "Marek Dol, who runs a mill across the road, said:"),
        ("the mayor, Ivo Sand", "The mayor, Ivo Sand, said:"),
        ("Ana Kell, Ben Orr and two others", "Ana Kell, Ben Orr and two others said:"),
    ],
)
def test_an_apposition_is_closed_where_the_speaker_is_put_first(speaker: str, lead: str) -> None:
    assert lead in shown(f'Gunmen struck at dawn. "They blew up the gate," said {speaker}.')


SNUBBED = """\
Premier Anton Dorn took office on Tuesday.

Striking workers blocked the quay. They had earlier warned him not to take the post. The coalition's backers in \
Velland, who pressed for a longer term, rejected the strike.

The move drew calls from traders on the harbour board to reopen the market.
"""


def test_no_part_of_a_clause_stands_alone_and_who_they_are_is_said() -> None:
    """An infinitive or "who …" is shown in its sentence; a pronoun's voice goes by what it stands for."""
    page = shown(SNUBBED)
    sentences = [line.split(" [")[0] for line in page.splitlines() if line.startswith("- ")]
    assert not [line for line in sentences if "“to reopen" in line or "“who pressed" in line or "“not to" in line]
    assert sum("who pressed for a longer term" in line for line in sentences) == 1
    assert "“Striking workers” (as “They”)" in page
    assert "“They”:" not in page


def test_nobody_else_is_put_in_brackets_behind_a_pronoun() -> None:
    """“Him” goes on with whom the pronouns before it mean, not with who was named last."""
    page = shown(
        "Premier Anton Dorn took office.\n\nThe rebels had warned him against it. They would not serve while Karl Voss "
        "was president. Papers said the parties would meet on Friday to decide whether to replace him."
    )
    assert "him [Karl Voss]" not in page


@pytest.mark.parametrize(
    ("denial", "said"),
    [
        ("The rebels denied that they saw Velland as an enemy.", "We are not Velland's enemies"),
        ("The rebels rejected the accusation.", "Our men were at home that night"),
        ("The rebels dismissed the accusations.", "This is a witch hunt"),
    ],
)
def test_what_a_denier_goes_on_to_say_he_does_not_deny(denial: str, said: str) -> None:
    page = shown(f'{denial}\n\n"{said}. They all know it."')
    assert f"According to the rebels: “{said}”." in page
    assert "Denied by" not in page
