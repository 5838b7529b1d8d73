from collections.abc import Callable

import pytest

from reportedly.reading.annotate.actors import actors
from reportedly.reading.annotate.headline import decap
from reportedly.reading.annotators.spacy_pipeline import SpacyParser
from reportedly.reading.tree import Parse
from reportedly.record import Block, Span

Parser = Callable[[str], Parse]


def chain(parse: Parser, text: str, name: str) -> list[str]:
    return [m.span.quote for actor in actors(parse(text)) if actor.name == name for m in actor.mentions]


@pytest.mark.parametrize(
    ("text", "name", "linked"),
    [
        ("The Harun Brigade left Dolma. The group gave no reason.", "Harun Brigade", "group"),
        ("Colonel Idris Sen resigned. Sen gave no reason.", "Idris Sen", "Sen"),
        ("Colonel Ana Marta Rivera Escobar fell. The mayor praised Rivera.", "Ana Marta Rivera Escobar", "Rivera"),
        ("Colonel Sen spoke in Tallis. The raid, he said, failed.", "Colonel Sen", "he"),
        ("Prime Minister Mira Dalo flew home. The prime minister was tired.", "Mira Dalo", "prime minister"),
        ("Karsia's president, Mira Dalo, flew home. She was tired.", "Mira Dalo", "She"),
        (
            "Iran's Supreme Leader Ali Karimi spoke. Iran's supreme leader vowed revenge.",
            "Ali Karimi",
            "Iran's supreme leader",
        ),
        ("The Front rejected a report by Lantern TV that it had accepted the truce.", "Front", "it"),
        (
            "The Karsian Defense Ministry confirmed it. The ministry gave no toll.",
            "Karsian Defense Ministry",
            "ministry",
        ),
        ("Villagers fled Dolma. They walked to the coast.", "Villagers", "They"),
        ("The suspect, named by prosecutors as Karim Dol, denied it.", "Karim Dol", "suspect"),
        ("Police identified the bomber as Tomas Rell.", "Tomas Rell", "bomber"),
        ("A little-known group called the Harun Brigade claimed it.", "Harun Brigade", "little-known group"),
        ("Marcel van Dorn, the head of a clinic, said it was over.", "Marcel van Dorn", "head"),
        ("Syrian President Omar Saleh left. The Syrian leader was tired.", "Omar Saleh", "Syrian leader"),
        ("Rebel leader Laurent Kobal spoke. The rebel chief refused.", "Laurent Kobal", "rebel chief"),
        ("The government of Peru met rebels. The government said no.", "government of Peru", "government"),
        ("Their commander, Marn Tolu, stayed behind.", "Marn Tolu", "Their commander"),
        ("Its envoy, the former Karsian judge Lena Brusk, resigned.", "Lena Brusk", "Its envoy"),
        ("The Broken Lance, a militia, burned two mills. The Lance said nothing.", "Broken Lance", "Lance"),
        ("Edo Varn, who speaks for the Hollow Covenant, left. The Covenant said no.", "Hollow Covenant", "Covenant"),
        ("The Weavers' League lost: its secretary, Hugo Stamm, resigned.", "Hugo Stamm", "its secretary"),
    ],
)
def test_what_refers_back_is_linked(parse: Parser, text: str, name: str, linked: str) -> None:
    assert linked in chain(parse, text, name)


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("The Harun Brigade met the Dolma Brigade. Later the Brigade left.", "Brigade"),
        ("It is clear that Velland will attack.", "It"),
        ("The Green Covenant met the Hollow Covenant. The Covenant left.", "Covenant"),
        ("The Free Northern Army marched. The army of Karsia denied that it had seen him.", "him"),
    ],
)
def test_what_is_open_is_left_open(parse: Parser, text: str, loose: str) -> None:
    mentions = {actor.name: [m.span.quote for m in actor.mentions] for actor in actors(parse(text))}
    assert all(loose not in held for name, held in mentions.items() if name != loose)


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Palestinian President Omar Saleh left. Syria's president stayed.", "Omar Saleh", "Syria's president"),
        ("Karsian President Mira Dalo left. Velland's president stayed.", "Mira Dalo", "Velland's president"),
        ("President Alan Fuji of Peru met mothers. The Dominican president left.", "Alan Fuji", "Dominican president"),
        ("President Alan Fuji met mothers. Their president, Ana Bona, left.", "Alan Fuji", "Their president"),
        ("President Alan Fuji met mothers. The vice president left.", "Alan Fuji", "vice president"),
        ("A man calling Ana Felt from Dolma was held.", "Ana Felt", "man"),
        ("Police chief Jan Oro spoke. The army chief stayed.", "Jan Oro", "army chief"),
        ("The Peruvian government left. The embassy of Japan stayed.", "Peruvian government", "embassy of Japan"),
        ("The Peruvian embassy burned. The government said no.", "Peruvian embassy", "government"),
    ],
)
def test_those_of_another_state_or_body_are_others(parse: Parser, text: str, name: str, other: str) -> None:
    assert chain(parse, text, name)
    assert other not in chain(parse, text, name)


def test_a_name_may_have_a_second_half_in_lower_case(parse: Parser) -> None:
    text = "Foreign Minister Tan Wei-ming met envoys. Iran-backed groups left."
    assert chain(parse, text, "Tan Wei-ming") == ["Tan Wei-ming"]
    assert chain(parse, text, "Iran-backed groups") == ["Iran-backed groups"]


def test_a_surname_is_no_town_where_its_bearer_is_named(parse: Parser) -> None:
    text = "Negotiator Domingo Palermo spoke. Envoys stood between Palermo and Ana Rell."
    assert chain(parse, text, "Domingo Palermo") == ["Domingo Palermo", "Palermo"]


def test_whom_somebody_tells_something_is_who_told_of_him(parse: Parser) -> None:
    text = "Dana Verr says the warden locked the gate. He told her that the order came from the capital."
    assert chain(parse, text, "Dana Verr") == ["Dana Verr", "her"]
    assert chain(parse, text, "warden") == ["warden", "He"]
    text = "The minister said the general had lost the map. She told him to resign."
    assert chain(parse, text, "minister") == ["minister", "She"]


def test_whose_something_may_be_tells_no_sex(parse: Parser) -> None:
    text = "General Ilo Brand left. Minister Ana Roll said Brand had lost his map. She asked him to resign."
    assert "She" in chain(parse, text, "Ana Roll")


def test_a_surname_that_is_a_people_s_name_is_its_bearer_s(parse: Parser) -> None:
    text = "Jan Moro, a former guard, spoke. Moro says prisoners were beaten. Moro rebels fled."
    assert chain(parse, text, "Jan Moro") == ["Jan Moro", "former guard", "Moro"]
    assert chain(parse, "Moro fled. The Moro of the hills fled.", "Moros") == ["Moro", "Moro"]


def test_a_surname_is_its_bearer_s_whatever_the_parser_takes_it_for(parse: Parser) -> None:
    text = "India's foreign secretary, Vikram Misri, spoke. Blasts were heard in Orsk, staff said, and Misri accused X."
    assert chain(parse, text, "Vikram Misri")[-2:] == ["Vikram Misri", "Misri"]


def test_a_broadcaster_is_the_channel_just_named_not_a_paper_before_it(parse: Parser) -> None:
    text = "Two clerks told the Harbour Times so. Channel Nine reported a raid. The broadcaster cited a nurse."
    assert chain(parse, text, "Channel Nine") == ["Channel Nine", "broadcaster"]


def test_jet_fighters_are_no_people(parse: Parser) -> None:
    assert not actors(parse("Three jet fighters flew over the hill."))


def test_a_rebel_leader_of_a_land_holds_no_office_of_it(parse: Parser) -> None:
    text = "Peruvian rebel leader Tomas Oro fled. Peruvian President Ana Felt stayed."
    serves = {actor.name: actor.serves for actor in actors(parse(text))}
    assert (serves["Tomas Oro"], serves["Ana Felt"]) == (None, "state:PER")


def test_the_army_is_not_an_armed_group_of_that_name(parse: Parser) -> None:
    assert "army" not in chain(parse, "The Free Northern Army attacked. The army fought back.", "Free Northern Army")


def test_an_apposition_is_the_same_actor(parse: Parser) -> None:
    text = "The NRA, an umbrella group of several factions, attacked."
    assert "umbrella group" in chain(parse, text, "NRA")[-1]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("A second outlet, Orsk Radio, blamed the army.", "Orsk Radio", "second outlet"),
        ("Another newspaper, the Kelm Post, doubted the count.", "Kelm Post", "Another newspaper"),
        ("One rebel group, the Harun Brigade, rejected the truce.", "Harun Brigade", "One rebel group"),
    ],
)
def test_a_body_described_before_it_is_named_is_one_actor(parse: Parser, text: str, name: str, said: str) -> None:
    assert said in chain(parse, text, name)


def test_several_described_before_they_are_named_are_not_the_first_of_them(parse: Parser) -> None:
    assert chain(parse, "Two newspapers, the Kelm Post and Orsk Radio, doubted it.", "Kelm Post") == ["Kelm Post"]


def test_a_headlines_vague_group_is_the_subject_of_the_lead(parser: SpacyParser) -> None:
    title, lead = "Karsia-Backed Militia Awaits Orders", "The Karsia-backed Harun Front is awaiting orders, it said."
    text = f"{title}\n{lead}"
    blocks = (
        Block(kind="title", span=Span.of(text, 0, len(title))),
        Block(kind="lead", span=Span.of(text, len(title) + 1, len(text))),
    )
    parsed = Parse(document="doc-test", text=text, blocks=blocks, sentences=parser.parse(blocks, decap))
    front = next(actor for actor in actors(parsed) if actor.name == "Harun Front")
    assert front.mentions[0].span.quote.endswith("Militia")


def test_a_body_that_is_no_armed_group_is_the_group_too(parse: Parser) -> None:
    text = "The Open Skies Monitor said it had pictures. The group said two tanks burnt."
    held = next(actor for actor in actors(parse(text)) if actor.name == "Open Skies Monitor")
    assert [mention.span.quote for mention in held.mentions] == ["Open Skies Monitor", "it", "group"]
