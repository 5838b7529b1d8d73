"""Turns of an interview are their speakers' words."""

from reportedly import read_text

INTERVIEW = """Colonel Sana Verr commands the mission.

Field Notes: Have the guns been withdrawn?

Verr: Not all of them. An officer told me they were broken.

Q: And the gliders?

A: They have left, as far as we can tell.
"""

LIST = """Harbour: The cranes are down.

Station: The trains are late.

Market: The stalls are shut.
"""


def voices(text: str) -> dict[str, list[str]]:
    reading = read_text(text)
    named = {voice.id: voice for voice in reading.voices}
    return {
        statement.content[0].quote: [
            " ".join(span.quote for span in link.source) or named[link.voice].kind for link in statement.chain[1:]
        ]
        for statement in reading.statements
    }


def test_a_turn_is_its_speakers_to_its_end() -> None:
    said = voices(INTERVIEW)
    assert said["Not all of them"] == ["Verr"]
    assert said["they were broken"] == ["Verr", "An officer"]


def test_whoever_answered_before_answers_again() -> None:
    assert voices(INTERVIEW)["They have left, as far as we can tell"] == ["Verr"]


def test_a_question_is_asked_and_asserts_nothing() -> None:
    asked = [st for st in read_text(INTERVIEW).statements if "withdrawn" in st.content[-1].quote]
    assert [st.certainty for st in asked] == ["uncommitted"]
    assert asked[0].chain[-1].source[0].quote == "Field Notes"


def test_labels_that_never_come_back_are_a_list() -> None:
    assert all(not chain for chain in voices(LIST).values())


BROADCAST = """PRESENTER: A ferry was sunk in the night. Our reporter Hanne Brod is in the port.

BROD: The pilots say that nobody was saved.

PRESENTER: Captain, was it a mine?

VERRIN: It was not. We have a recording.

PRESENTER: Can we hear it?

VERRIN: Not yet.
"""


def test_who_leads_a_programme_and_reports_for_it_is_the_house() -> None:
    said = voices(BROADCAST)
    assert said["nobody was saved"] == ["The pilots"]
    assert said["It was not"] == ["VERRIN"]
    assert said["We have a recording"] == ["VERRIN"]
    assert not [chain for chain in said.values() if {"PRESENTER", "BROD"} & set(chain)]


def test_a_label_is_no_statement() -> None:
    assert not {"PRESENTER", "BROD", "VERRIN"} & set(voices(BROADCAST))


MET = """The Ledger spoke to Commander Thea Volk of the harbour patrol about the sinking.

Q: When did you learn of it?

A: The signal came at ten. Nobody had called before that.

Q: And the owners?

A: The owners called a dead number.
"""


def test_whoever_was_spoken_to_answers() -> None:
    said, volk = voices(MET), ["Commander Thea Volk"]
    assert said["The signal came at ten"] == volk
    assert said["Nobody had called before that"] == volk
    assert said["The owners called a dead number"] == volk


def test_who_answers_is_inferred_from_the_text_before() -> None:
    answers = [st for st in read_text(MET).statements if "dead number" in st.content[0].quote]
    assert [st.chain[-1].basis for st in answers] == ["inferred"]
