"""What is one happening, what may be one, and what surely is not; a wrong merge is the worst error."""

import pytest

from reportedly.record import Happening
from tests.weighing.reports import read, scenery, told

MORNING = (
    "PORT SEDGE, June 3, 2031 (Marrow Agency) - "
    "Rockets hit a bakery in Dunmor on Tuesday, killing six people, a doctor said."
)
EVENING = (
    "VELLAND CITY, June 4, 2031 (Coast Wire) - "
    "Six people were killed when rockets struck a bakery in Dunmor on Tuesday, "
    "the town's council said."
)


def shared(one: str, word: str, other: str, second: str) -> tuple[Happening, Happening]:
    found = scenery(one, other)
    return told(found, read(one), word), told(found, read(other), second)


def test_two_reports_of_one_attack_are_one_happening_that_says_why() -> None:
    one, other = shared(MORNING, "hit", EVENING, "struck")
    assert one == other
    assert len(one.documents) == 2
    assert {"date", "place", "thing", "toll"} <= {facet.name for facet in one.facets if facet.agrees}
    assert (one.when.start, one.when.end) == ("2031-06-03", "2031-06-03")


@pytest.mark.parametrize(
    ("other", "word", "against"),
    [
        ("Rockets struck a bakery in Dunmor on Monday, killing six people, a doctor said.", "struck", "date"),
        ("Rockets struck a bakery in Orsk on Tuesday, killing six people, a doctor said.", "struck", "place"),
        ("Rockets may strike a bakery in Dunmor on Tuesday, an officer said.", "strike", "status"),
        ("Police arrested six people in a bakery in Dunmor on Tuesday.", "arrested", "type"),
    ],
)
def test_what_cannot_both_hold_keeps_two_apart(other: str, word: str, against: str) -> None:
    one, second = shared(MORNING, "hit", f"VELLAND CITY, June 4, 2031 (Coast Wire) - {other}", word)
    assert one != second
    assert against in {"type", "status"} or [
        facet.name for maybe in one.maybe_same_as for facet in maybe.facets if not facet.agrees
    ] == [against]


def test_named_doers_that_differ_keep_two_apart() -> None:
    one, other = shared(
        "PORT SEDGE, June 3, 2031 (Marrow Agency) - The Harrow Brigade raided a depot in Dunmor on Tuesday.",
        "raided",
        "ORSK, June 3, 2031 (Coast Wire) - The Velland Front raided a depot in Dunmor on Tuesday.",
        "raided",
    )
    assert one != other
    assert [maybe.happening for maybe in one.maybe_same_as] == [other.id]
    assert [f.name for f in one.maybe_same_as[0].facets if not f.agrees] == ["doer"]


def test_an_attack_without_a_day_stays_alone() -> None:
    one, other = shared(MORNING, "hit", "A rocket hit a bakery in Dunmor, a resident said.", "hit")
    assert one != other


def test_a_deed_told_twice_in_one_report_is_told_once() -> None:
    text = (
        "Rockets kill six at bakery in Dunmor\n\n"
        "PORT SEDGE, June 3, 2031 (Marrow Agency) - Rockets hit a bakery in Dunmor on Tuesday, killing six people."
    )
    assert len([h for h in scenery(text).happenings if h.code == "ASSAULT"]) == 1


def test_two_attacks_in_one_sentence_stay_two() -> None:
    text = (
        "PORT SEDGE, June 3, 2031 (Marrow Agency) - "
        "Rockets hit a bakery in Dunmor on Monday and struck a barracks in Orsk on Tuesday."
    )
    found = scenery(text)
    assert told(found, read(text), "hit") != told(found, read(text), "struck")


def test_likeness_does_not_run_through_a_third() -> None:
    """A report that says little fits two attacks; it must not make one of them."""
    vague = "ORSK, June 3, 2031 (Velland Post) - Dunmor was attacked on Tuesday, officials said."
    school = (
        "PORT SEDGE, June 3, 2031 (Coast Wire) - Drones struck a school in Dunmor on Tuesday, killing two teachers."
    )
    found = scenery(MORNING, vague, school)
    assert told(found, read(MORNING), "hit") != told(found, read(school), "struck")


def of_corvane(house: str, words: str) -> str:
    return f"LANRIC, June 7, 2033 ({house}) - {words}"


@pytest.mark.parametrize(
    ("words", "second", "documents"),
    [
        ("The barracks in Corvane were bombed on Monday, a priest said.", "bombed", 2),
        ("Snipers shot at the barracks in Corvane on Monday, a priest said.", "shot", 1),
        ("A barge in the port of Corvane was bombed on Monday, a priest said.", "bombed", 2),
    ],
    ids=["a wide word for the means", "other means", "what was struck is not who was hurt"],
)
def test_means_stand_against_one_another_only_when_neither_holds_the_other(
    words: str, second: str, documents: int
) -> None:
    one, _ = shared(
        of_corvane("Hollow Press", "A suicide bomber killed nine guards in Corvane on Monday, a chief said."),
        "killed",
        of_corvane("Coast Wire", words),
        second,
    )
    assert len(one.documents) == documents


def test_armed_men_are_gunmen_so_that_their_raid_is_one_though_its_tolls_differ() -> None:
    one, other = shared(
        of_corvane("Hollow Press", "Gunmen killed 12 people in the village of Corvane on Monday, a chief said."),
        "killed",
        of_corvane("Coast Wire", "Armed men stormed the village of Corvane on Monday and killed 40 people."),
        "stormed",
    )
    assert one == other
    assert {(f.name, f.agrees) for f in one.facets} >= {("band", True), ("toll", False)}


def test_what_a_deed_did_belongs_to_it_though_told_in_a_clause_of_its_own() -> None:
    text = of_corvane("Coast Wire", "Armed men stormed the village of Corvane on Monday and killed 40 people.")
    found = scenery(text)
    assert told(found, read(text), "stormed") == told(found, read(text), "killed")


def test_a_deed_without_a_day_has_the_only_one_of_its_statement() -> None:
    text = of_corvane("Coast Wire", "Shells tore through the mill in Corvane on Monday, killing 12 people.")
    assert told(scenery(text), read(text), "killing").when.start == "2033-06-06"


@pytest.mark.parametrize(
    ("who", "agrees"),
    [("Soldiers of the Northern Guard", [False]), ("Opponents of the Northern Guard", [])],
    ids=["its own", "others"],
)
def test_a_party_does_what_its_fighters_do(who: str, agrees: list[bool]) -> None:
    text = of_corvane("Hollow Press", f"{who} shelled a depot in Tamsel on Monday, a nurse said.")
    other = of_corvane("Coast Wire", "The Velland Front shelled a depot in Tamsel on Monday, a miller said.")
    one, _ = shared(text, "shelled", other, "shelled")
    facets = (*one.facets, *(facet for maybe in one.maybe_same_as for facet in maybe.facets))
    assert [facet.agrees for facet in facets if facet.name == "doer"] == agrees


def test_what_one_report_takes_for_somebody_is_the_town_of_the_other() -> None:
    one, other = shared(
        of_corvane("Hollow Press", "The town of Hollin fell to the Velland Front on Monday, a nurse said."),
        "fell",
        of_corvane("Coast Wire", "Fighters of the Velland Front captured Hollin on Monday, a miller said."),
        "captured",
    )
    assert one == other
    assert "place" in {facet.name for facet in one.facets if facet.agrees}


def test_a_bomb_is_told_by_its_name_or_as_an_explosion() -> None:
    named = of_corvane(
        "Hollow Press", "A bomb tore through a bus in Tamsel on Monday, killing nine people, police said."
    )
    heard = of_corvane("Coast Wire", "The army condemned the bombing of a bus in Tamsel on Monday.")
    assert [len(happening.documents) for happening in scenery(named, heard).happenings] == [2]


@pytest.mark.parametrize(
    ("who", "is_one"),
    [
        ("Rebels of the Velland Front", True),
        ("Fighters of the Velland Front", True),
        ("Forces of the Northern Guard", False),
        ("The Northern Guard", False),
    ],
)
def test_whose_people_some_are_is_told_by_their_name(who: str, is_one: bool) -> None:  # noqa: FBT001 - a column
    text = of_corvane("Hollow Press", f"{who} captured the airfield at Tamsel on Monday, a nurse said.")
    other = of_corvane("Coast Wire", "The Velland Front captured the airfield at Tamsel on Monday, a miller said.")
    one, found = shared(text, "captured", other, "captured")
    assert (one == found) == is_one


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "Gunmen opened fire on a bus in Tamsel on Monday, killing four passengers, the driver said.",
            "Gunmen attacked the town hall in Tamsel on Monday, killing four clerks, the mayor said.",
            ("opened fire", "attacked"),
        ),
        (
            "A drone hit an oil refinery in Tamsel on Monday, firefighters said.",
            "Drones struck the Tamsel power station on Monday, the utility said.",
            ("hit", "struck"),
        ),
        (
            "Gunmen opened fire on a bus in Tamsel on Monday, killing four passengers, the driver said.",
            "Eight people were killed in Tamsel on Monday in attacks on a bus and on the town hall, the hospital said.",
            ("opened fire", "killed"),
        ),
    ],
    ids=["another thing and other people", "another building", "several at once"],
)
def test_two_deeds_of_one_town_stay_two(one: str, other: str, words: tuple[str, str]) -> None:
    texts = of_corvane("Hollow Press", one), of_corvane("Coast Wire", other)
    found = shared(texts[0], words[0], texts[1], words[1])
    assert found[0] != found[1]


@pytest.mark.parametrize(("day", "is_one"), [(9, False), (10, True), (11, True)])
def test_what_came_out_before_a_deed_tells_of_another(day: int, is_one: bool) -> None:  # noqa: FBT001 - a column
    late = "LANRIC, June 10, 2033 (Hollow Press) - A drone hit the rail bridge at Tamsel on Friday, the railway said."
    other = (
        f"LANRIC, June {day}, 2033 (Coast Wire) - Nobody was hurt when a drone hit the rail bridge at Tamsel, the fire "
        "brigade said."
    )
    found = shared(late, "hit", other, "hit")
    assert (found[0] == found[1]) == is_one


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("soldiers of the Harrow Brigade shot two men in the Gaza Strip", "shot a man", False),
        ("soldiers of the Harrow Brigade fired at villagers in Darfur", "fired at villagers", False),
        ("soldiers of the Harrow Brigade shot two men in Tamsel", "shot two men", True),
        ("soldiers of the Harrow Brigade shelled a school in the Gaza Strip", "shelled the school", True),
    ],
)
def test_deeds_without_a_day_in_a_wide_region_are_two_unless_something_singles_them_out(
    one: str,
    other: str,
    is_one: bool,  # noqa: FBT001 - a column
) -> None:
    where = one.partition(" in ")[2]
    late = f"LANRIC, June 10, 2033 (Hollow Press) - A few hours after the talks {one}, a doctor said."
    early = f"LANRIC, June 9, 2033 (Coast Wire) - Soldiers of the Harrow Brigade {other} in {where}, a nurse said."
    word = next(word for word in ("shelled", "fired at", "shot") if word in one)
    found = shared(late, word, early, word)
    assert (found[0] == found[1]) == is_one


@pytest.mark.parametrize(
    "further",
    [
        "A similar mine attack in Dunmor killed five carters the same day.",
        "Another mine attack in Dunmor killed five carters on Tuesday.",
        "A second roadside attack in Dunmor killed five carters on Tuesday.",
        "In a separate incident, a mine killed five carters in Dunmor on Tuesday.",
    ],
)
def test_a_further_attack_of_one_day_and_town_is_not_the_one_told_before(further: str) -> None:
    told_first = "A mine attack in Dunmor on Tuesday killed one soldier, the army said. "
    text = f"PORT SEDGE, June 4, 2031 (Marrow Agency) - {told_first}{further}"
    events = {e.id: e for e in read(text).events}
    soldiers, carters = (
        {
            h.id
            for h in scenery(text).happenings
            for i in h.events
            if any(who in a.span.quote for a in events[i].arguments)
        }
        for who in ("soldier", "carters")
    )
    assert soldiers
    assert carters
    assert soldiers.isdisjoint(carters)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("retreated from Mosul", "retreated to Mosul", False),
        ("retreated from the city of Mosul", "retreated into the city of Mosul", False),
        ("pulled out of Mosul", "pulled back to Mosul", False),
        ("retreated from Mosul", "pulled out of Mosul", True),
    ],
)
def test_who_leaves_a_town_is_not_who_comes_to_it(one: str, other: str, is_one: bool) -> None:  # noqa: FBT001 - a column
    first = f"PORT SEDGE, June 4, 2031 (Marrow Agency) - Fighters of the Tarn Brigade {one} on Tuesday, a miller said."
    later = f"HARTH, June 4, 2031 (Gale Agency) - Fighters of the Tarn Brigade {other} on Tuesday, a nurse said."
    assert (len(scenery(first, later).happenings) == 1) == is_one


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Three of our drivers were seized near Tamsel", "Gunmen kidnapped three drivers near Tamsel", True),
        ("Militiamen seized two journalists in Tamsel", "Two journalists were abducted in Tamsel", True),
        ("A nurse was seized at home in Tamsel", "Masked men abducted a nurse in Tamsel", True),
        ("Militiamen seized the pilots in Tamsel", "The pilots were kidnapped in Tamsel", True),
        ("The militia seized four lorries in Tamsel", "Four traders were abducted in Tamsel", False),
        ("Rebels seized the town of Tamsel", "Rebels abducted a nurse in Tamsel", False),
    ],
)
def test_who_was_seized_to_one_report_was_abducted_to_the_other(one: str, other: str, is_one: bool) -> None:  # noqa: FBT001
    early = f"LANRIC, June 9, 2033 (Hollow Press) - {one} on Monday, a doctor said."
    late = f"LANRIC, June 10, 2033 (Coast Wire) - {other} on Monday, a clerk said."
    taken = next(word for word in ("abducted", "kidnapped") if word in other)
    found = shared(early, "seized", late, taken)
    assert (found[0] == found[1]) == is_one
