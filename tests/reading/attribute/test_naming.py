"""Named, described or withheld, and what a voice is close to."""

import pytest

from reportedly.pipeline import read_text
from reportedly.record import Voice


def last_voice(text: str) -> Voice:
    reading = read_text(text)
    return next(v for v in reading.voices if v.id == reading.statements[-1].chain[-1].voice)


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        ("The party's treasurer, Ada Menk, said the vote had been delayed.", "named"),
        ("Our partner station, Radio Verrin, reported that the port was closed.", "named"),
        ("The Harbour Post newspaper said that two ships had sunk.", "named"),
        ("Corvan's interior ministry said that three bridges had been blown.", "named"),
        ("The Corvan navy said that three bridges had been blown.", "named"),
        ("A bulletin of the Corvan Institute said that three bridges had been blown.", "named"),
        ("The economist Ada Menk said that prices had doubled.", "named"),
        ("A crew of the fishing fleet said that three bridges had been blown.", "described"),
        ("Dole's spokesman said that the talks were over.", "described"),
        ("The finance ministry said that wages were late.", "described"),
        ("A harbour worker said the crane had fallen during the night.", "described"),
        ("Teachers and nurses said that the school was shut.", "described"),
        ("Officials said the bridge was open.", "unidentified"),
        ("Two aides to the president said that the letter had been sent.", "unidentified"),
        ("A surveyor with knowledge of the site said the dam had been mined.", "unidentified"),
        ("The surveyor with knowledge of the site said the dam had been mined.", "described"),
    ],
)
def test_naming(text: str, naming: str) -> None:
    assert last_voice(text).naming == naming


@pytest.mark.parametrize(
    ("text", "access"),
    [
        ("A surveyor with knowledge of the site said the dam had been mined.", ("the site",)),
        ("An intelligence officer who had read the cable said the raid was planned in May.", ("the cable",)),
        ("An intelligence officer who lives in Tossa said the raid was planned in May.", ()),
    ],
)
def test_access(text: str, access: tuple[str, ...]) -> None:
    assert last_voice(text).access == access


def test_a_later_name_names_the_voice() -> None:
    reading = read_text("The Kiln Front shelled the port. The Kiln Front said that it had withdrawn.")
    voice = next(v for v in reading.voices if v.id == reading.statements[-1].chain[-1].voice)
    assert (voice.naming, voice.name) == ("named", "Kiln Front")


def test_who_asked_for_no_name_says_nothing_by_asking() -> None:
    text = "A surveyor, who asked not to be named, said the dam had failed. The general, who authorised it, left."
    reading = read_text(text)
    said = [span.quote for statement in reading.statements for span in statement.content]
    assert not any("asked" in quote for quote in said)
    assert any("authorised" in quote for quote in said)


@pytest.mark.parametrize(
    ("after", "naming"),
    [
        ("They spoke on condition of anonymity because they were not allowed to brief reporters.", "unidentified"),
        ("They asked that their names be withheld.", "unidentified"),
        ("They left the room.", "described"),
    ],
)
def test_a_sentence_may_say_that_the_voice_is_kept_unnamed(after: str, naming: str) -> None:
    reading = read_text(f"Two surveyors said the dam had failed. {after}")
    voice = next(v for v in reading.voices if v.id == reading.statements[0].chain[-1].voice)
    assert (voice.naming, len(reading.statements)) == (naming, 1 if naming == "unidentified" else 2)
