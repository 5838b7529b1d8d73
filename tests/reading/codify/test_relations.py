"""Standing ties between actors: modifiers, titles, appositions, predicates, verbs, brackets."""

import pytest

from reportedly.pipeline import read_text
from reportedly.settings import Settings
from tests.reading.codify.conftest import statement

RENAMED = ("also_known_as", "Harun Brigade", "Red Company")
BACKED = ("backed_by", "the Front", "Karsia")


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("The Karsia-backed Harun Brigade left Dolma.", ("backed_by", "Harun Brigade", "Karsia")),
        ("The Karsian-backed Harun Brigade left Dolma.", ("backed_by", "Harun Brigade", "Karsia")),
        ("The Harun Brigade is funded by Karsia.", ("backed_by", "Harun Brigade", "Karsia")),
        ("Dalo accused Velland of funding the Front.", ("backed_by", "the Front", "Velland")),
        ("The pro-Karsian Harun Brigade left Dolma.", ("allied_with", "Harun Brigade", "Karsia")),
        ("The Karsia-led Northern Council met.", ("leads", "Karsia", "Northern Council")),
        ("The Harun Brigade split from the Front in 2029.", ("split_from", "Harun Brigade", "the Front")),
        ("The Dawn Movement, a splinter of the Front, left.", ("split_from", "Dawn Movement", "the Front")),
        (
            "Dalo said the Front, an offshoot of the Dawn Movement, had left.",
            ("split_from", "the Front", "Dawn Movement"),
        ),
        ("The Front is the armed wing of the Dawn Movement.", ("part_of", "the Front", "Dawn Movement")),
        ("The Harun Brigade belongs to the Northern Council.", ("member_of", "Harun Brigade", "Northern Council")),
        ("It remains the largest faction within the Northern Council.", ("member_of", "the Front", "Northern Council")),
        ("The Front is one of the armed groups with close ties to Karsia.", ("allied_with", "the Front", "Karsia")),
        (
            "The Northern Council -- an umbrella group representing several Karsia-backed factions -- met.",
            ("umbrella_of", "Northern Council", "several Karsia-backed factions"),
        ),
        (
            "The Northern Council, which is a coalition of River militias, met.",
            ("umbrella_of", "Northern Council", "River militias"),
        ),
        ("A strike killed senior Harun Brigade commander Omar Tahl.", ("commander_of", "Omar Tahl", "Harun Brigade")),
        ("Omar Tahl, the leader of the Harun Brigade, left.", ("leads", "Omar Tahl", "Harun Brigade")),
        ("The Harun Brigade is led by Omar Tahl.", ("leads", "Omar Tahl", "Harun Brigade")),
        ("Karsia's supreme leader Omar Tahl left.", ("holds_office", "Omar Tahl", "supreme leader of Karsia")),
        ("Karsian Foreign Minister Omar Tahl left.", ("holds_office", "Omar Tahl", "Foreign Minister of Karsia")),
        ("Dalo, the president of Velland, left.", ("holds_office", "Dalo", "president of Velland")),
        ("The Front received orders from Karsia.", ("gives_orders_to", "Karsia", "the Front")),
        ("The Front, a militia under Captain Omar Tahl, left.", ("commander_of", "Omar Tahl", "the Front")),
        (
            "The Front, one of six parties under the umbrella of the Northern Council, left.",
            ("member_of", "the Front", "Northern Council"),
        ),
        ("The Front governs Dolma with the backing of Karsia.", ("backed_by", "the Front", "Karsia")),
        ("The Front fights on Karsia's side.", ("allied_with", "the Front", "Karsia")),
        ("The Northern Council, to which the Front is subordinate, met.", ("part_of", "the Front", "Northern Council")),
        ("Dalo is no friend of the Front.", ("at_odds_with", "Dalo", "the Front")),
        ("The Front, whose leader, Omar Tahl, is old, left.", ("leads", "Omar Tahl", "the Front")),
        ("The Front grew out of the Northern Council.", ("split_from", "the Front", "Northern Council")),
        (
            "The Harun Brigade parted ways with the Northern Council in 2031.",
            ("split_from", "Harun Brigade", "Northern Council"),
        ),
        ("Karsia pays for the Front's training.", ("backed_by", "the Front", "Karsia")),
        ("Omar Tahl goes by the name of Heron.", ("also_known_as", "Omar Tahl", "Heron")),
        ("The Front is part of the Northern Council's reserve.", ("part_of", "the Front", "Northern Council")),
        (
            "The Front, financed by Karsia and commanded by Omar Tahl, left.",
            ("commander_of", "Omar Tahl", "the Front"),
        ),
        ("Dalo ordered the Harun Brigade to withdraw.", ("gives_orders_to", "Dalo", "Harun Brigade")),
        ("The vote put him at odds with the Front.", ("at_odds_with", "Dalo", "the Front")),
        ("Karsia and Velland have been at odds over water.", ("at_odds_with", "Velland", "Karsia")),
        ("Karsia is cooperating with Velland against the Front.", ("cooperates_with", "Karsia", "Velland")),
        ("The Harun Brigade fought alongside the Front.", ("allied_with", "Harun Brigade", "the Front")),
        ("The Harun Brigade is based in Dolma.", ("based_in", "Harun Brigade", "Dolma")),
        ("The Dolma-based Harun Brigade left.", ("based_in", "Harun Brigade", "Dolma")),
        ("The Front, also known as the Red Company, left.", ("also_known_as", "the Front", "the Red Company")),
        ("Harun Brigade (Red Dawn Company) left Dolma.", ("also_known_as", "Harun Brigade", "Red Dawn Company")),
        (
            "Nobody mourned nine Harun Brigade members killed in Dolma.",
            ("member_of", "nine Harun Brigade members", "Harun Brigade"),
        ),
        ("Karsia will strike through proxy militias.", ("proxy_of", "proxy militias", "Karsia")),
        ("The Front is a proxy of Karsia.", ("proxy_of", "the Front", "Karsia")),
        ("The Front is little more than a proxy for Karsia.", ("proxy_of", "the Front", "Karsia")),
        ("The Harun Brigade, which renamed itself the Red Company, left.", RENAMED),
        ("The Harun Brigade was renamed the Red Company.", RENAMED),
        ("The Harun Brigade, part of the Northern Council, left.", ("part_of", "Harun Brigade", "Northern Council")),
        ("Relations between Karsia and Velland are tense.", ("at_odds_with", "Karsia", "Velland")),
        ("Relations between Karsia and Velland are good.", ("allied_with", "Karsia", "Velland")),
        ("Karsia and Velland have been rivals since the flood.", ("at_odds_with", "Karsia", "Velland")),
        ("The Front fell out with the Harun Brigade.", ("at_odds_with", "the Front", "Harun Brigade")),
        ("The Front is at war with Karsia.", ("fights", "the Front", "Karsia")),
        ("The Front receives rifles and cash from Karsia.", BACKED),
        ("Karsia supplies the Front with rockets.", BACKED),
        ("Karsia provides weapons to the Front.", BACKED),
        ("The Front has pledged allegiance to Karsia.", ("allied_with", "the Front", "Karsia")),
        ("The Front is loyal to Karsia.", ("allied_with", "the Front", "Karsia")),
        ("The Front is hostile to Karsia.", ("at_odds_with", "the Front", "Karsia")),
        ("Omar Tahl's Harun Brigade left Dolma.", ("leads", "Omar Tahl", "Harun Brigade")),
        ("The Harun Brigade changed its name to the Red Company.", RENAMED),
        ("The Northern Council is made up of River militias.", ("umbrella_of", "Northern Council", "River militias")),
        ("The Harun Brigade, whose leader is Omar Tahl, left.", ("leads", "Omar Tahl", "Harun Brigade")),
        ("The Front, a breakaway faction of the Dawn Movement, left.", ("split_from", "the Front", "Dawn Movement")),
        ("Relations between Karsia and Velland have soured.", ("at_odds_with", "Karsia", "Velland")),
        ("Karsia and Velland formed an alliance.", ("allied_with", "Karsia", "Velland")),
        ("Karsia has funded, trained and armed the Front.", BACKED),
        ("The Front is subordinate to the Northern Council.", ("part_of", "the Front", "Northern Council")),
    ],
)
def test_tie(codify, text, tie):
    found = codify(text).ties()
    turned = (tie[0], tie[2], tie[1])
    assert tie in found or (tie[0] == "at_odds_with" and turned in found)


@pytest.mark.parametrize(
    "text",
    [
        "The Front is not backed by Karsia.",
        "The Front may split from the Northern Council.",
        "Former Harun Brigade commander Omar Tahl fled.",
        "Is the Front backed by Karsia?",
        "Harun Brigade (HB) left Dolma.",
        "The Front split over the deal.",
        "The Front was not renamed the Red Company.",
        "The Front did not receive rifles from Karsia.",
        "The Front wants to receive rifles from Karsia.",
        "The Front is not loyal to Karsia.",
        "The Front received guests from Karsia.",
        "Dalo's rivals and the Front left.",
        "Karsia, which once armed the Front, left.",
        "Dalo, an ally of Karsia until the raid, left.",
        "Karsia is allied with neither side.",
        "Troops under fire called the Front.",
    ],
)
def test_no_tie(codify, text):
    assert codify(text).ties() == set()


@pytest.mark.parametrize(
    "text",
    [
        "Velland appealed to Karsia to back Dalo.",
        "Karsia wants to fund the Front.",
        "Omar Tahl met leader Dalo.",
        "Karsia denied funding the Front.",
    ],
)
def test_wishes_and_bare_titles_are_no_ties(codify, text):
    assert codify(text).ties() == set()


def test_what_an_operation_is_led_by_has_its_words_as_object(codify):
    assert ("leads", "Karsia", "2029 invasion of Velland") in codify(
        "The 2029 Karsia-led invasion of Velland failed."
    ).ties()


def test_a_tie_belongs_to_the_smallest_statement_that_holds_it(codify):
    text = "The Dawn Movement, a splinter of the Front, left."
    gloss = statement(text, "gloss", "The Dawn Movement, a splinter of the Front")
    (tie,) = codify(text, statement(text, "whole", text), gloss).relations
    assert tie.statement == "gloss"
    assert tie.evidence.quote == "Dawn Movement, a splinter of the Front"


def test_once_a_statement(codify):
    found = codify("The Karsia-backed Harun Brigade, which is backed by Karsia, left.")
    assert [r.kind for r in found.relations].count("backed_by") == 1


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("The army has been at war with the Harun Brigade since 2027.", "2027"),
        ("France and Turkey formed an alliance in May 2029.", "2029-05"),
        ("Omar Tahl, president since 2026, left the hall.", "2026"),
        ("General Omar Tahl took over as chief of staff in May 2029.", "2029-05"),
        ("France funded the Harun Brigade in 2028.", "2028"),
    ],
)
def test_a_tie_is_dated_by_the_words_that_say_it(text, since):
    reading = read_text(text, settings=Settings(stance_coder="rules", attributor="rules"))
    assert [(relation.when.start or "")[: len(since)] for relation in reading.relations] == [since]


def told(text: str) -> set[tuple[str, str, str]]:
    """Return the ties of a text as (subject, kind, object), each by its name or plain words."""
    reading = read_text(text, settings=Settings(stance_coder="rules", attributor="rules"))
    named = {actor.id: actor.name for actor in reading.actors}
    return {(named[one.subject], one.kind, named.get(one.object, one.object)) for one in reading.relations}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (
            "Ines Falk, director for border affairs, resigned.",
            ("Ines Falk", "holds_office", "director for border affairs"),
        ),
        ("The mayor of Osterly, Jana Vik, left.", ("Jana Vik", "holds_office", "mayor of Osterly")),
        ("The rebels' chief negotiator, Ana Brel, left.", ("Ana Brel", "holds_office", "chief negotiator of rebels")),
        ("General Ivo Tarr, head of military intelligence, left.", ("Ivo Tarr", "leads", "military intelligence")),
        ("Lukas Brandt, commander of the army's guns, left.", ("Lukas Brandt", "commander_of", "army's guns")),
        ("General Ivo Tarr, the chief of staff, left.", ("Ivo Tarr", "holds_office", "chief of staff")),
        (
            "The council's secretary-general, Paul Denver, left.",
            ("Paul Denver", "holds_office", "secretary-general of council"),
        ),
        ("Sara Quill of the Teachers' Union said so.", ("Sara Quill", "member_of", "Teachers' Union")),
        ("Colonel Ana Brel left. Brel's faction stayed.", ("Ana Brel", "leads", "Brel's faction")),
        ("The Harun Front is believed to be financed by Russia.", ("Harun Front", "backed_by", "Russia")),
        ("Clashes between the army and the Harun Front continued.", ("army", "fights", "Harun Front")),
        ("The junta has ruled Bolivia since 2029.", ("junta", "leads", "Bolivia")),
        ("The rebels' northern wing left.", ("rebels' northern wing", "part_of", "rebels")),
        ("The Reef Party, a partner in the ruling coalition, left.", ("Reef Party", "member_of", "ruling coalition")),
    ],
)
def test_posts_bodies_and_what_goes_on(text, tie):
    assert tie in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The rebel leader Ana Brel left.",
        "Ana Brel, once a deputy head of the police, left.",
        "Ana Brel, a former director of the port, left.",
        "France refused to recognise Ana Brel as head of the council.",
        "Clashes between the army and the Harun Front erupted on Monday.",
        "Sources close to Ana Brel said so.",
        "The Secretary-General of the United Nations left.",
    ],
)
def test_bare_former_and_refused_posts_single_clashes_and_sources_are_no_ties(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The Harun Front swore allegiance to the Sarn Council in May.",
        "The Harun Front pledged allegiance to the Sarn Council.",
        "The Harun Front has sworn fealty to the Sarn Council.",
        "The Harun Front swore an oath of loyalty to the Sarn Council.",
        "The Harun Front gave a pledge of allegiance to the Sarn Council.",
    ],
)
def test_allegiance_sworn_is_a_tie(text):
    assert ("Harun Front", "allied_with", "Sarn Council") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Harun Front renounced its allegiance to the Sarn Council.",
        "The Harun Front broke its oath of loyalty to the Sarn Council.",
        "The Harun Front severed its ties to the Sarn Council.",
        "The Harun Front has not pledged allegiance to the Sarn Council.",
    ],
)
def test_a_bond_that_is_ended_or_not_sworn_is_none(text):
    assert told(text) == set()


@pytest.mark.parametrize("name", ["Norway", "Poland"])
def test_a_counted_few_are_named_behind_a_comma(name):
    assert (name, "member_of", "League") in told("Two members of the League, Norway and Poland, argued against it.")


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("The Karun army's Third Corps left Dolma.", ("Third Corps", "part_of", "Karun army")),
        ("The Harun Front's Falcon Brigade left Dolma.", ("Falcon Brigade", "part_of", "Harun Front")),
        ("Ana Brel, who speaks for the dockers' union, left.", ("Ana Brel", "member_of", "dockers' union")),
        ("Omar Tahl founded the Harun Front in 2019.", ("Omar Tahl", "leads", "Harun Front")),
        ("The militia is armed by neighbouring France.", ("militia", "backed_by", "France")),
    ],
)
def test_units_of_an_owner_founders_and_who_speaks_for_a_body(text, tie):
    assert tie in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "France warned Turkey against arming the Harun Front.",
        "France refrained from funding the Harun Front.",
        "Four battalions of the Movement founded the Harun Front.",
    ],
)
def test_what_is_warned_of_and_groups_that_found_are_no_ties_of_backing_or_leading(text):
    assert not {kind for _, kind, _ in told(text)} & {"backed_by", "leads"}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("The Harun Front, which has the backing of France, left.", ("Harun Front", "backed_by", "France")),
        ("The Harun Front enjoys Turkey's support.", ("Harun Front", "backed_by", "Turkey")),
        ("The Sele Guard won the support of General Ivo Tarr.", ("Sele Guard", "backed_by", "Ivo Tarr")),
        (
            "The Mine Agency, which is part of the Ministry of Defence, left.",
            ("Mine Agency", "part_of", "Ministry of Defence"),
        ),
        ("The Sele Brigade, which forms part of the Harun Front, left.", ("Sele Brigade", "part_of", "Harun Front")),
        ("Two members from the Union Party, Ana Brel and Omar Tahl, left.", ("Omar Tahl", "member_of", "Union Party")),
        ("Ana Brel, a deputy from the Union Party, left.", ("Ana Brel", "member_of", "Union Party")),
    ],
)
def test_who_has_backing_is_part_of_a_ministry_or_comes_from_a_party(text, tie):
    assert tie in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Harun Front has no support from France.",
        "The Harun Front wants the support of France.",
        "The Harun Front has the support of most residents.",
    ],
)
def test_no_support_or_that_of_residents_is_no_backing(text):
    assert not {kind for _, kind, _ in told(text)} & {"backed_by"}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("The Harun Front has gone over to the army.", ("Harun Front", "allied_with", "army")),
        ("The Harun Front teamed up with the Sele Guard.", ("Harun Front", "allied_with", "Sele Guard")),
        ("The Harun Front's rifles come from Turkey.", ("Harun Front", "backed_by", "Turkey")),
        ("Money for the Harun Front flows from France.", ("Harun Front", "backed_by", "France")),
        (
            "As a member of the Southern Alliance, Uganda is bound to help.",
            ("Uganda", "member_of", "Southern Alliance"),
        ),
        ("The Sele Guard is the Harun Front by another name.", ("Sele Guard", "also_known_as", "Harun Front")),
        ("The Sele Guard is the Harun Front under a different name.", ("Sele Guard", "also_known_as", "Harun Front")),
        ("Two battalions belong to the Ninth Division.", ("Two battalions", "part_of", "Ninth Division")),
        (
            "A friend of General Ivo Tarr's deputy, Brigadier Omar Tahl, complained.",
            ("Omar Tahl", "holds_office", "deputy of General Ivo Tarr"),
        ),
    ],
)
def test_who_went_over_what_flows_other_names_and_opening_phrases(text, tie):
    assert tie in told(text)


@pytest.mark.parametrize(
    ("text", "based"),
    [
        ("The Harun Front has its headquarters in Aleppo.", 1),
        ("The Harun Front runs a base near Aleppo.", 1),
        ("The Harun Front, with its base in Aleppo, left.", 1),
        ("The Harun Front attacked a base in Aleppo.", 0),
        ("The Harun Front has no headquarters.", 0),
    ],
)
def test_where_a_body_has_its_seat_it_is_based(text, based):
    assert len([kind for _, kind, _ in told(text) if kind == "based_in"]) == based


def test_a_house_names_its_members_with_seat_and_party():
    ties = told("President Ana Brel (Harrow, Liberal) left. She said nothing.")
    assert "also_known_as" not in {kind for _, kind, _ in ties}


def test_what_is_made_up_of_people_is_no_umbrella():
    assert "umbrella_of" not in {kind for _, kind, _ in told("The Harun Brigade is made up of volunteers.")}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The president named General Orlo Vann to be prime minister.", ("Orlo Vann", "prime minister")),
        ("Parliament elected Anna Drey president on Monday.", ("Anna Drey", "president")),
        ("The council appointed Anna Drey as defence minister.", ("Anna Drey", "defence minister")),
    ],
)
def test_who_is_given_a_post_holds_it(text, held):
    reading = read_text(text, settings=Settings(attributor="rules", stance_coder="rules"))
    names = {actor.id: actor.name for actor in reading.actors}
    assert [(names[r.subject], r.object) for r in reading.relations if r.kind == "holds_office"] == [held]
