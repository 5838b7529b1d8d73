"""What "he", "it" and "they" stand for, on sentences made for the purpose."""

from collections.abc import Callable

import pytest

from reportedly.codebook.pronouns import weights
from reportedly.reading.annotate.actors import actors, gather
from reportedly.reading.annotate.found import find
from reportedly.reading.annotate.pronouns import SORTS
from reportedly.reading.tree import Parse

Parser = Callable[[str], Parse]


def said_of(parse: Parser, text: str, name: str) -> list[str]:
    held = next(actor for actor in actors(parse(text)) if actor.name == name)
    return [mention.span.quote for mention in held.mentions if mention.form == "pronoun"]


@pytest.mark.parametrize(
    ("text", "name", "pronouns"),
    [
        ("The Harun Brigade said it had shelled Dolma.", "Harun Brigade", ["it"]),
        ("Pavel Uster said no ship was near the port. He added that four shells fell.", "Pavel Uster", ["He"]),
        ("Harrow Marine told envoys that the ship sank. It said two were hurt.", "Harrow Marine", ["It"]),
        ("Mira Dalo met Tomas Rell, a tired man. Dalo said she trusted him.", "Mira Dalo", ["she"]),
        ("The mayor said he was safe. He refused to say where his guards were.", "mayor", ["he", "He", "his"]),
        ('General Amal Tor denied it. "We kept the truce," he said.', "Amal Tor", ["he"]),
        ("Two guards fled Dolma because they feared the militia.", "Two guards", ["they"]),
        ("The lawyers said they would appeal. They gave no date.", "lawyers", ["they", "They"]),
        ("A man drenched in petrol threatened to set himself ablaze.", "man", ["himself"]),
        ("They got their orders from Omar Saleh himself.", "Omar Saleh", ["himself"]),
        ("General Amal Tor said Colonel Sen himself had led it.", "Colonel Sen", ["himself"]),
        ('The mayor met Pavel Uster. "He is a clerk," the mayor said. "He knows it."', "Pavel Uster", ["He", "He"]),
        ('General Amal Tor met Omar Saleh. "Saleh is brave, and I trust him," he said.', "Amal Tor", ["he"]),
        ('The mayor condemned Colonel Sen. "Sen will be tried," he told reporters.', "mayor", ["he"]),
        ('Mira Dalo met Ana Felt. "I told Felt to rest," she was quoted as saying.', "Mira Dalo", ["she"]),
        ("Witnesses said a jet fired at two guards as they left the mill.", "two guards", ["they"]),
        ("Medics said the men died before they reached Dolma.", "men", ["they"]),
        ("Doctors said they had treated five men.", "Doctors", ["they"]),
        ("The envoys said the rebels shot at a clerk because they feared him.", "rebels", ["they"]),
        ("An aide said a clerk had left. When General Amal Tor saw the drone, he praised it.", "Amal Tor", ["he"]),
        ("The envoy said talks would go on. If Omar Saleh resigns, he will be tried.", "Omar Saleh", ["he"]),
        ("The mayor condemned the raid. As General Amal Tor left Dolma, he was shot at.", "Amal Tor", ["he"]),
        ('Colonel Uster said: "I know Amal Tor. Tor is ill. He must go." He denied the rest.', "Colonel Uster", ["He"]),
    ],
)
def test_a_pronoun_stands_for_who_is_spoken_of(parse: Parser, text: str, name: str, pronouns: list[str]) -> None:
    assert said_of(parse, text, name) == pronouns


def test_it_may_mean_a_thing_and_then_means_no_actor(parse: Parser) -> None:
    text = "The Harun Brigade seized a tanker on Monday. The tanker was old, and it carried oil."
    assert said_of(parse, text, "Harun Brigade") == []
    things = gather(find(parse(text))).things
    assert ["tanker", "tanker", "it"] in [[words for _, _, _, words in thing.mentions] for thing in things]


def test_no_subject_is_its_own_object(parse: Parser) -> None:
    assert said_of(parse, "Tomas Rell said Amal Tor had betrayed him.", "Amal Tor") == []


def test_who_owns_the_subject_is_not_the_object(parse: Parser) -> None:
    text = "The minister confirmed the accord. The Harun Brigade's envoy welcomed it."
    assert said_of(parse, text, "Harun Brigade") == []


def test_they_are_both_and_not_one_of_two(parse: Parser) -> None:
    text = "Karsia and Velland signed a truce. They had fought since May."
    assert all(m.form != "pronoun" for actor in actors(parse(text)) for m in actor.mentions)


def test_who_is_a_woman_is_not_he(parse: Parser) -> None:
    assert said_of(parse, "Mrs Ana Felt met a guard. He opened the door for her.", "Ana Felt") == ["her"]


HERALD = 'General Amal Tor denied it. "We kept the truce," he said on Sunday.\n\n'


@pytest.mark.parametrize(
    "opening",
    [
        "Governor Omar Tahl visited Dolma on Monday.",
        "Interior Minister Omar Tahl condemned the raid and ordered an inquiry.",
        "President Omar Tahl welcomed the accord.",
    ],
)
def test_a_paragraph_keeps_to_whom_it_opened_with(parse: Parser, opening: str) -> None:
    text = f"{HERALD}{opening} He said that two men had died."
    assert said_of(parse, text, "Omar Tahl") == ["He"]
    assert said_of(parse, text, "Amal Tor") == ["he"]


def test_a_paragraph_that_opened_with_no_person_leaves_the_speaker_of_the_last(parse: Parser) -> None:
    text = f"{HERALD}The road to Dolma was cut on Monday. He said that two men had died."
    assert said_of(parse, text, "Amal Tor") == ["he", "He"]


def test_who_condemns_has_spoken(parse: Parser) -> None:
    text = "General Amal Tor said he had no part in it. Colonel Omar Tahl condemned the raid. He said he was ready."
    assert said_of(parse, text, "Omar Tahl") == ["He", "he"]


def test_every_sort_of_pronoun_has_its_weights() -> None:
    known = weights()
    for sort in SORTS:
        assert known.score(sort, ["back 0"]) > known.score(sort, ["back 2"])
        assert known.lead(sort) >= 0
        assert known.score(sort, ["no such feature"]) == 0
        assert known.least(sort) == known.none[sort]


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("Omar Tahl spoke. A man who called himself a deputy denied it.", "man", ["himself"]),
        ("Omar Tahl spoke. A man who gave his name to the Front fled.", "man", ["his"]),
        ("Anna Rell spoke. A woman who lost her son fled. She blamed the Front.", "woman", ["her", "She"]),
        ("Omar Tahl saw a man who hit him.", "Omar Tahl", ["him"]),
        ("Omar Tahl spoke. A source, who hid because he was afraid, said so. He left.", "Omar Tahl", ["He"]),
        ("Omar Tahl spoke. A source said he had seen tanks.", "Omar Tahl", []),
    ],
)
def test_who_tells_of_somebody_holds_the_pronouns_of_its_clause(
    parse: Parser, text: str, name: str, forms: list[str]
) -> None:
    found = next(actor for actor in actors(parse(text)) if actor.name == name)
    assert [mention.span.quote for mention in found.mentions if mention.form == "pronoun"] == forms
