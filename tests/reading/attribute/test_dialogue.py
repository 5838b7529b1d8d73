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


SCRIPT = """COURIER: Is it true that the bishop offered you bread?

HOLM: He offered. My sister saw it.
"""


def test_two_turns_of_a_script_are_a_dialogue() -> None:
    said = voices(SCRIPT)
    assert said["He offered"] == ["HOLM"]
    assert said["My sister saw it"] == ["HOLM"]


CALL = """CALLER: My cousin was on that boat. He says the guards had searched it.

HOST: And what did they find?

CALLER: Only nets.
"""


def test_he_is_never_whose_turn_it_is() -> None:
    assert voices(CALL)["the guards had searched it"] == ["CALLER", "He"]


PLAIN = """The Courier met Bram Toll, who led the strike, at his home in Nkoe.

Why did you call it off?

The soldiers came. They had a list of names.

Is it true that the union took money?

We took bread.

The strike cost nine lives.
"""


def test_answers_without_labels_are_of_whom_the_text_met() -> None:
    said, toll = voices(PLAIN), ["Bram Toll"]
    assert said["The soldiers came"] == toll
    assert said["They had a list of names"] == toll
    assert said["We took bread"] == toll
    assert said["The strike cost nine lives"] == []


def test_who_went_on_as_she_answers_under_her_name() -> None:
    said = voices(
        "Zella Brandt led the garrison until May. She spoke to the Courier in Kell.\n\n"
        "Did you ask to go?\n\nThe staff asked me. They said it was my health.\n"
    )
    assert said["The staff asked me"] == ["Zella Brandt"]
    assert said["it was my health"] == ["Zella Brandt", "They"]


def test_questions_that_address_nobody_are_the_writers() -> None:
    said = voices("Rana Doll spoke to the Courier on Monday.\n\nWho opened the gate?\n\nNobody has found out.\n")
    assert said["Nobody has found out"] == []
