"""Who speaks: kind, naming, access, count, and the actor behind the words."""

import pytest

from reportedly.pipeline import read_text
from reportedly.record import Voice


def voice_of(text: str, words: str) -> Voice:
    reading = read_text(text)
    found = [v for v in reading.voices if v.description is not None and v.description.quote == words]
    assert found, [v.description for v in reading.voices]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "kind", "naming"),
    [
        ("Karsian state television said the pass was shut.", "Karsian state television", "state_media", "described"),
        ("The Meridian Institute said the pass was shut.", "The Meridian Institute", "think_tank", "named"),
        ("Two unnamed officers said the pass was shut.", "Two unnamed officers", "unnamed", "unidentified"),
        (
            "The head nurse of the clinic in Orsk, Ana Brel, said the pass was shut.",
            "The head nurse of the clinic in Orsk, Ana Brel",
            "actor",
            "named",
        ),
        ("Sources said the pass was shut.", "Sources", "unnamed", "unidentified"),
        ("A spokesman for the army said the pass was shut.", "A spokesman for the army", "official", "described"),
        ("Reuters reported that the pass was shut.", "Reuters", "agency", "named"),
        ("Radar images showed that the pass was shut.", "Radar images", "document", "described"),
        ("The militia Dawn Brigade said the pass was shut.", "The militia Dawn Brigade", "actor", "named"),
    ],
)
def test_kind_and_naming(text: str, words: str, kind: str, naming: str) -> None:
    voice = voice_of(text, words)
    assert (voice.kind, voice.naming) == (kind, naming)


def test_count_and_access() -> None:
    voice = voice_of("Three people briefed on the inquiry said it had stalled.", "Three people briefed on the inquiry")
    assert voice.count == "Three"
    assert voice.access == ("the inquiry",)


def test_a_pronoun_speaks_for_its_actor() -> None:
    reading = read_text("Colonel Hanne Orlo visited the front. She said the bridge would hold.")
    spoken = next(s for s in reading.statements if s.content[0].quote == "the bridge would hold")
    voice = next(v for v in reading.voices if v.id == spoken.chain[-1].voice)
    assert voice.name is not None
    assert "Orlo" in voice.name


def test_one_voice_for_one_actor() -> None:
    reading = read_text("Reuters said the pass was shut. The bridge was open, Reuters said.")
    assert len({s.chain[-1].voice for s in reading.statements}) == 1


def test_he_is_the_voice_of_whom_it_stands_for_however_little_named() -> None:
    reading = read_text("The pass was shut, an airport official said. A drone was shot down, he added.")
    one, other = (statement.chain[-1].voice for statement in reading.statements)
    assert one == other


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“Falm is alive,” shouted the crowd.", "the crowd", "Falm is alive"),
        ("“Traitors,” shouted the crowd.", "the crowd", "Traitors"),
        ("“We want bread,” chanted the mostly young crowds.", "the mostly young crowds", "We want bread"),
        ("“Out, out,” chanted hundreds of pupils in Orsk.", "hundreds of pupils", "Out, out"),
        ("“Murderers!” screamed mourners.", "mourners", "Murderers"),
        ("“Go home,” yelled a woman in the front row.", "a woman in the front row", "Go home"),
    ],
)
def test_whoever_stands_behind_a_quotation_and_its_verb_says_it(text: str, source: str, content: str) -> None:
    told = [s for s in read_text(text).statements if s.chain[-1].basis == "explicit"]
    assert [(s.chain[-1].source[0].quote, s.content[0].quote.strip("“”,!")) for s in told] == [(source, content)]
