"""Who of several a deed befell, where, and by whose hand, in sentences that list them."""

import pytest

from reportedly import read_text
from reportedly.record import Event, Reading
from reportedly.settings import Settings

FAST = Settings(attributor="rules", stance_coder="rules")


def reading(text: str) -> Reading:
    return read_text(text, settings=FAST)


def deed(found: Reading, word: str) -> Event:
    return next(event for event in found.events if event.trigger.quote == word)


def befallen(text: str, word: str) -> set[tuple[str, str | None]]:
    return {(a.span.quote, a.befell) for a in deed(reading(text), word).arguments if a.role == "recipient"}


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        (
            "A shell killed a grocer, his wife and their three sons, the health ministry said on Friday.",
            "killed",
            {("grocer", "killed"), ("his wife", "killed"), ("their three sons", "killed")},
        ),
        (
            "Gunmen shot dead a prosecutor, her clerk and two guards.",
            "shot dead",
            {("prosecutor", "killed"), ("her clerk", "killed"), ("two guards", "killed")},
        ),
        (
            "Nine shepherds were killed, among them a boy, and at least a dozen were injured.",
            "killed",
            {("Nine shepherds", "killed"), ("boy", "killed")},
        ),
        (
            "Nine shepherds were killed, among them a boy, and at least a dozen were injured.",
            "injured",
            {("dozen", "wounded")},
        ),
        (
            "Six clerks (four Karsians and two Dravians) and two drivers were killed in Orsk.",
            "killed",
            {("Six clerks", "killed"), ("two drivers", "killed")},
        ),
        (
            "Three guards who were driving behind her and a passer-by were wounded in the raid.",
            "wounded",
            {("Three guards", "wounded"), ("passer-by", "wounded")},
        ),
        (
            "The massacre of the nurses Ana Brel, Lina Saad and Mara Oru, along with Mrs Petra Holm, shook the town.",
            "massacre",
            {
                ("nurses", "killed"),
                ("Ana Brel", "killed"),
                ("Lina Saad", "killed"),
                ("Mara Oru", "killed"),
                ("Mrs Petra Holm", "killed"),
            },
        ),
        ("The pilot was hit in the shoulder by a sniper.", "hit", {("pilot", "wounded")}),
    ],
)
def test_each_of_those_listed_is_told_what_befell_him(text: str, word: str, told: set[tuple[str, str]]) -> None:
    assert befallen(text, word) == told


def test_an_apposition_with_two_nouns_is_no_list() -> None:
    assert befallen("Shells killed Omar Tahl, his brother and former deputy, on Monday.", "killed") == {
        ("Omar Tahl", "killed")
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels hit two posts and a column of trucks near Orsk on Friday.", {"hit": "near Orsk"}),
        (
            "Two porters were killed near Orsk, and a man was injured by glass in Kelmet.",
            {"killed": "near Orsk", "injured": "Kelmet"},
        ),
        ("Two medics from Malawi were wounded when a mine went off in their yard.", {"went off": None}),
    ],
)
def test_a_deed_is_where_its_own_words_say(text: str, told: dict[str, str | None]) -> None:
    found = reading(text)
    names = {place.id: place.name for place in found.places}
    where = {event.trigger.quote: names.get(event.place or "") for event in found.events}
    assert {word: where[word] for word in told} == told


def test_who_fired_a_weapon_did_what_it_did() -> None:
    found = reading("A drone launched by the Harrow Brigade hit a mill and killed four men.")
    names = {actor.id: actor.name for actor in found.actors}
    assert [names[key] for key in deed(found, "killed").actors] == ["Harrow Brigade"]


def test_condemning_a_killing_is_not_aimed_at_the_dead() -> None:
    found = reading("The governor condemned the murder of Lina Saad in Orsk.")
    assert deed(found, "condemned").recipients == ()
    assert deed(found, "murder").recipients


def test_who_died_in_a_raid_told_behind_them_are_of_it() -> None:
    text = "At least 16 members of the League (the militia that fights the Front) died and 30 were wounded in a raid."
    found = reading(text)
    told = {quantity.id: quantity.span.quote for quantity in found.quantities}
    assert "At least 16 members" in {told[key] for key in deed(found, "wounded").quantities}


def test_a_toll_is_of_the_deed_that_is_news_not_of_the_one_pointed_back_to() -> None:
    found = reading("The attack came a day after troops shelled a ford. Eleven farmers died.")
    assert len(deed(found, "shelled").quantities) == 1
    assert deed(found, "attack").quantities == ()
