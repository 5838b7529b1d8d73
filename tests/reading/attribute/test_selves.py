from reportedly.pipeline import read_text
from reportedly.record import Actor


def selves(text: str) -> dict[str, Actor]:
    """Return who each "I" and "we" of a text is."""
    return {
        mention.span.quote: actor
        for actor in read_text(text).actors
        for mention in actor.mentions
        if mention.span.quote.lower() in {"i", "we", "us", "our"}
    }


def test_i_is_the_person_who_speaks() -> None:
    assert selves('Anna Rell said: "I saw the tanks at the bridge."')["I"].name == "Anna Rell"


def test_we_is_the_body_that_speaks() -> None:
    found = selves('The Harun Brigade said: "We shelled the barracks."')
    assert (found["We"].name, found["We"].kind) == ("Harun Brigade", "armed_group")


def test_those_a_person_speaks_for_are_an_actor_of_their_own() -> None:
    found = selves('Colonel Idris Sen said: "We lost the ridge."')
    assert (found["We"].name, found["We"].kind, found["We"].key) == ("we", "described", None)


def test_the_country_and_the_numeral_are_no_pronouns() -> None:
    assert selves("US troops left Dolma after Phase I of the plan.") == {}


def test_we_of_a_spokesman_is_the_body_spoken_for() -> None:
    found = selves('UN spokesman Tomas Dorn said: "We have no reports of raids."')
    assert found["We"].key == "organisation:united-nations"


def test_we_of_many_are_those_who_speak() -> None:
    found = selves('The villagers said: "We fled at dawn."')
    assert [m.span.quote for m in found["We"].mentions] == ["villagers", "We"]


def test_we_who_reject_a_claim_on_a_page_of_their_own_are_whose_page_it_is() -> None:
    head = "Title: Statement by the General Command\nPublisher: Tarn Popular Front\n\n"
    text = head + "{} the claim that our men hit a school."
    for opening in ("We reject", "We dismiss", "We deny"):
        reading = read_text(text.format(opening), name="text")
        voices = {voice.id: voice for voice in reading.voices}
        denied = [s for s in reading.statements if s.certainty == "denied"]
        assert [voices[s.chain[0].voice].name for s in denied] == ["Tarn Popular Front"]
        assert [(voices[s.chain[-1].voice].description or s.span).quote for s in denied] == ["the General Command"]
        assert [s.chain[-1].source[0].quote for s in denied] == ["We"]
