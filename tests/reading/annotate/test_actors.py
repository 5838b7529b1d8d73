from collections.abc import Callable

import pytest

from reportedly.reading.annotate.actors import actors
from reportedly.reading.tree import Parse
from reportedly.record import Actor

Parser = Callable[[str], Parse]


def by_name(parse: Parser, text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in actors(parse(text))}


def quotes(actor: Actor) -> list[str]:
    return [mention.span.quote for mention in actor.mentions]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Harun Brigade shelled Dolma.", "Harun Brigade", "armed_group"),
        ("Lantern TV reported the raid.", "Lantern TV", "media"),
        ("The Meridian Institute said the truce held.", "Meridian Institute", "organisation"),
        ("The Northern Accord Alliance met on Monday.", "Northern Accord Alliance", "coalition"),
        ("Velland will not reopen the crossing.", "Velland", "state"),
        ("Colonel Sen declined to comment.", "Colonel Sen", "official"),
        ("Prime Minister Dalo left for talks.", "Prime Minister Dalo", "official"),
        ("Secretary-General Anton Varga left.", "Anton Varga", "official"),
        ("Commander-in-Chief Petra Holm left.", "Petra Holm", "official"),
        ("Iraqi Prime Minister Karim Haddal al Wasiti left.", "Karim Haddal al Wasiti", "official"),
        ("He was joined by two unnamed officers.", "two unnamed officers", "described"),
        ("Iranian authorities said nothing.", "Iranian authorities", "government"),
        ("Emirati state media reported clashes.", "Emirati state media", "media"),
        ("The ministry closed the border.", "ministry", "government"),
        ("Shells of the Dosskar regime fell on Orm.", "Dosskar", "person"),
        ("The Varga administration left Dolma.", "Varga", "person"),
        ("Their commander, Marn Tolu, stayed behind.", "Marn Tolu", "official"),
        ("The Ebral withdrew on Monday. Nobody saw the Ebral go.", "Ebral", "organisation"),
        ("The Weavers' League and the Dockers' Council met.", "Dockers' Council", "organisation"),
        ("An appeal by Orvany for calm went unheard.", "Orvany", "state"),
        ("The front moved. General Orlo Fenn, the army's deputy chief, resigned.", "army", "military"),
    ],
)
def test_kinds_come_from_head_words_and_titles(parse: Parser, text: str, name: str, kind: str) -> None:
    assert by_name(parse, text)[name].kind == kind


def test_a_states_forces_are_not_the_state(parse: Parser) -> None:
    found = by_name(parse, "The US warned Iran. Gunmen fired on US forces and later on American facilities.")
    assert found["United States"].kind == "state"
    assert quotes(found["US forces"]) == ["US forces", "American facilities"]
    assert found["US forces"].country == "USA"


def test_a_class_is_not_its_member(parse: Parser) -> None:
    found = by_name(parse, "The Harun Brigade is one of the Iran-backed Iraqi militias. Iran-backed factions agreed.")
    assert quotes(found["Harun Brigade"]) == ["Harun Brigade"]
    assert quotes(found["Iran-backed Iraqi militias"]) == ["Iran-backed Iraqi militias", "Iran-backed factions"]


def test_two_groups_that_share_a_word_stay_two(parse: Parser) -> None:
    found = by_name(parse, "The Harun Brigade fought the Harun Front. The Front lost. The Brigade won.")
    assert quotes(found["Harun Brigade"]) == ["Harun Brigade", "Brigade"]
    assert quotes(found["Harun Front"]) == ["Harun Front", "Front"]


def test_a_country_inside_a_name_is_not_an_actor(parse: Parser) -> None:
    found = by_name(parse, "The Islamic Resistance in Iraq claimed the strike.")
    assert list(found) == ["Islamic Resistance in Iraq"]


def test_a_person_is_not_the_country_of_like_name(parse: Parser) -> None:
    found = by_name(parse, "Sudan closed the road. Prime Minister Hamid Sudani visited Dolma. Sudani spoke.")
    assert quotes(found["Sudan"]) == ["Sudan"]
    assert quotes(found["Hamid Sudani"]) == ["Hamid Sudani", "Sudani"]


def test_country_as_scene_is_no_actor_but_as_subject_it_is(parse: Parser) -> None:
    assert "Syria" not in by_name(parse, "The raid took place in Syria.")
    assert "Syria" in by_name(parse, "Syria condemned the raid.")


def test_a_capital_that_acts_is_its_state(parse: Parser) -> None:
    assert quotes(by_name(parse, "Tehran rejected the offer.")["Iran"]) == ["Tehran"]
    assert "Iran" not in by_name(parse, "The meeting was held in Tehran.")


def test_group_inside_a_description_of_a_person_keeps_its_own_mention(parse: Parser) -> None:
    found = by_name(parse, "A drone killed senior Harun Brigade commander Abu Talib al-Dolmi.")
    assert found["Harun Brigade"].kind == "armed_group"
    assert found["Abu Talib al-Dolmi"].kind == "person"


def test_descriptions_leave_their_article_behind(parse: Parser) -> None:
    assert "military and political leaders in Iran" in by_name(
        parse, "The call was echoed by the military and political leaders in Iran."
    )


def test_ids_and_order_are_stable(parse: Parser) -> None:
    text = "The Harun Brigade told Lantern TV that Velland had fired on Karsian forces."
    first, second = actors(parse(text)), actors(parse(text))
    assert first == second
    starts = [actor.mentions[0].span.start for actor in first]
    assert starts == sorted(starts)
    assert len({actor.id for actor in first}) == len(first)


def test_every_mention_is_where_it_says(parse: Parser) -> None:
    text = "U.S. officials said Kata’ib Hezbollah (KH), led by Colonel Sen, struck “Port\u00a0Tallis”. It denied it."
    assert all(m.span.holds_in(text) for actor in actors(parse(text)) for m in actor.mentions)


def test_a_people_is_not_its_state(parse: Parser) -> None:
    found = by_name(parse, "Iraq closed the border. Thousands of Iraqis protested.")
    assert found["Iraq"].kind == "state"
    assert found["Iraqis"].kind == "population"
    assert found["Iraqis"].country == "IRQ"


def test_a_field_of_work_belongs_to_the_title(parse: Parser) -> None:
    assert by_name(parse, "US Defense Secretary Jon Marlo flew to Tokyo.")["Jon Marlo"].kind == "official"


def test_a_court_and_a_party_are_no_armed_groups(parse: Parser) -> None:
    found = by_name(parse, "The court freed him. A party protested.")
    assert {found["court"].kind, found["party"].kind} == {"organisation"}


def test_a_first_name_is_not_an_agency(parse: Parser) -> None:
    assert by_name(parse, "Foreign minister Petra Holm rejected it.")["Petra Holm"].kind == "official"


def test_a_name_that_begins_like_a_person_is_one(parse: Parser) -> None:
    found = by_name(parse, "The strike killed Abu Salem, the deputy leader of the Harun Brigades.")
    assert found["Abu Salem"].kind in {"person", "official"}


def test_who_is_relied_on_by_his_last_name_is_no_town_before_a_country(parse: Parser) -> None:
    text = "Spokesman Ivan Orlando said the bridge was hit. According to Orlando, Florida was quiet."
    held = next(actor for actor in actors(parse(text)) if actor.name == "Ivan Orlando")
    assert [mention.span.quote for mention in held.mentions] == ["Ivan Orlando", "Orlando"]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Spokesman Col. Ilya Ostrov said nothing moved. Ostrov left.", "Ilya Ostrov", ["Ilya Ostrov", "Ostrov"]),
        ("Spokeswoman Capt. Mira Venn said nine died.", "Mira Venn", ["Mira Venn"]),
        ("Army spokesman Lt. Col. Omar Tahl spoke. Tahl denied losses.", "Omar Tahl", ["Omar Tahl", "Tahl"]),
        ("General Anna Stone spoke. Stone walls fell. Stone denied it.", "Anna Stone", ["Anna Stone", "Stone"]),
    ],
)
def test_ranks_are_no_names_and_last_names_are(parse: Parser, text: str, name: str, mentions: list[str]) -> None:
    held = next(actor for actor in actors(parse(text)) if actor.name == name)
    assert [mention.span.quote for mention in held.mentions] == mentions


@pytest.mark.parametrize("words", ["the Tarn Republic", "the Marrow Emirate"])
def test_what_only_states_are_called_is_a_state(parse: Parser, words: str) -> None:
    (held,) = [actor for actor in actors(parse(f"The mayor blamed {words} for the raid.")) if actor.kind == "state"]
    assert held.name == words.removeprefix("the ")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Marine Power Wales Annual Gathering opens today.", "Marine Power Wales Annual Gathering", "organisation"),
        ("Hijacker Petra Dolan was shot.", "Petra Dolan", "person"),
    ],
)
def test_a_noun_for_a_person_opens_a_person_s_name_only(parse: Parser, text: str, name: str, kind: str) -> None:
    assert [(actor.name, actor.kind) for actor in actors(parse(text))] == [(name, kind)]


def test_a_rank_in_front_of_a_rank_is_no_name(parse: Parser) -> None:
    names = [actor.name for actor in actors(parse("Field Commander Major-General Ode Roll said he would stay."))]
    assert [name for name in names if name and name.endswith("-")] == []
