"""Quantities: how many of what, and what befell them."""

from collections.abc import Callable

import pytest

from reportedly.reading.annotate.quantities import quantities
from reportedly.reading.annotate.times import times
from reportedly.reading.tree import Parse
from reportedly.record import UNKNOWN_TIME, Quantity

Parser = Callable[[str], Parse]
Row = tuple[str, str, float | None, float | None, float | None]


def rows(found: tuple[Quantity, ...]) -> list[Row]:
    return [(q.span.quote, q.unit, q.exact, q.low, q.high) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed four soldiers.", ("four soldiers", "persons killed", 4, None, None)),
        ("Twenty-one rebels were wounded.", ("Twenty-one rebels", "persons wounded", 21, None, None)),
        ("At least 14 people were killed.", ("At least 14 people", "persons killed", None, 14, None)),
        ("Nine hostages were executed.", ("Nine hostages", "persons killed", 9, None, None)),
        ("The gunmen took nine hostages.", ("nine hostages", "persons abducted", 9, None, None)),
        ("Six prisoners were released.", ("Six prisoners", "persons released", 6, None, None)),
        ("Up to 30 men were arrested.", ("Up to 30 men", "persons arrested", None, None, 30)),
        ("They made over 150 attacks.", ("over 150 attacks", "attacks", None, 151, None)),
        ("The army hit roughly 40 targets.", ("roughly 40 targets", "targets", None, 32, 48)),
        ("Some 200 villagers fled.", ("Some 200 villagers", "persons displaced", None, 160, 240)),
        ("Between 10 and 15 drones fell.", ("Between 10 and 15 drones", "drones", None, 10, 15)),
        ("They seized 3,400 rifles.", ("3,400 rifles", "rifles", 3400, None, None)),
        ("It made dozens of attacks on bases.", ("dozens of attacks", "attacks", None, 24, None)),
        ("Hundreds of homes burned.", ("Hundreds of homes", "homes", None, 200, None)),
        ("Scores of villagers fled.", ("Scores of villagers", "persons displaced", None, 40, None)),
        ("It unites several Karsia-backed factions.", ("several Karsia-backed factions", "groups", None, 2, None)),
        ("Half a dozen rockets fell.", ("Half a dozen rockets", "rockets", 6, None, None)),
        ("It struck in at least five locations.", ("at least five locations", "locations", None, 5, None)),
        ("They paid $5 million.", ("$5 million", "USD", 5_000_000, None, None)),
        ("Looters took nearly $2 million.", ("nearly $2 million", "USD", None, 1_600_000, 2_000_000)),
        ("About 50 percent fled.", ("About 50 percent", "percent", None, 40, 60)),
        ("No casualties were reported.", ("No casualties", "persons killed or wounded", 0, None, None)),
        ("The clash left 14 people dead.", ("14 people dead", "persons killed", 14, None, None)),
        ("The raid killed or wounded 30 people.", ("30 people", "persons killed or wounded", 30, None, None)),
        ("Shells killed four dockers.", ("four dockers", "persons killed", 4, None, None)),
        ("Shells killed 30 sheep.", ("30 sheep", "sheep", 30, None, None)),
        ("The navy lost two tugs.", ("two tugs", "tugs", 2, None, None)),
        (
            "Fire spread, killing between four and six welders.",
            ("between four and six welders", "persons killed", None, 4, 6),
        ),
        ("Two others sustained injuries.", ("Two others", "persons wounded", 2, None, None)),
        ("The toll from Saturday's bombing in the town of Orsk rose to 31.", ("31", "persons killed", 31, None, None)),
        ("The prefect gave the toll as six.", ("six", "persons killed", 6, None, None)),
        ("The mayor put the dead at nine.", ("nine", "persons killed", 9, None, None)),
        ("Six attackers were eliminated.", ("Six attackers", "persons killed", 6, None, None)),
        ("Troops liquidated nine militants.", ("nine militants", "persons killed", 9, None, None)),
        ("He put the number of martyrs at nine.", ("nine", "persons killed", 9, None, None)),
        ("Medics put the number of wounded at 30.", ("30", "persons wounded", 30, None, None)),
        ("The deaths of 12 civilians shocked Orsk.", ("12 civilians", "persons killed", 12, None, None)),
    ],
)
def test_amounts_units_and_bounds(parse: Parser, text: str, expected: Row) -> None:
    assert rows(quantities(parse(text))) == [expected]


def test_a_participle_after_the_noun_belongs_to_the_phrase(parse: Parser) -> None:
    found = quantities(parse("He prayed over the coffins of seven Guard Corps members killed in a strike."))
    assert rows(found) == [("seven Guard Corps members killed", "persons killed", 7, None, None)]


def test_an_increment_and_a_running_total(parse: Parser) -> None:
    found = quantities(parse("Four more bodies were found, bringing the toll to 23."))
    assert [(q.span.quote, q.unit, q.scope) for q in found] == [
        ("Four more bodies", "persons killed", "increment"),
        ("23", "persons killed", "cumulative"),
    ]


def test_a_part_of_a_whole(parse: Parser) -> None:
    found = quantities(parse("More than a dozen of the roughly 60 rockets were shot down."))
    assert [(q.span.quote, q.unit, q.low, q.scope) for q in found] == [
        ("More than a dozen", "rockets", 13, "part"),
        ("roughly 60 rockets", "rockets", 48, "total"),
    ]


def test_a_part_told_before_its_number(parse: Parser) -> None:
    whole, part = quantities(parse("Shells killed 14 people, of whom four were children."))
    assert (part.span.quote, part.unit, part.scope, part.part_of, part.group) == (
        "four",
        "persons killed",
        "part",
        whole.id,
        "children",
    )


def test_a_participle_that_looks_like_a_noun_counts_people(parse: Parser) -> None:
    dead, hurt, part = quantities(
        parse("A rocket hit the market, leaving 5 dead and 12 hurt, among them two policemen.")
    )
    assert (dead.unit, hurt.unit, part.unit) == ("persons killed", "persons wounded", "persons wounded")
    assert part.part_of == hurt.id


def test_the_dead_may_include_somebody(parse: Parser) -> None:
    assert rows(quantities(parse("The dead included four policemen.")))[0][:2] == ("four policemen", "persons killed")
    assert rows(quantities(parse("The staff included four policemen.")))[0][:2] == ("four policemen", "persons")


def test_all_of_a_list_are_among_the_dead(parse: Parser) -> None:
    found = quantities(parse("Three soldiers and a child were among the dead."))
    assert rows(found) == [
        ("Three soldiers", "persons killed", 3, None, None),
        ("a child", "persons killed", 1, None, None),
    ]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Two of the five wounded soldiers died.", "killed", "wounded"),
        ("Three of the 12 hostages were freed.", "released", "abducted"),
        ("Two of the five wounded died in hospital.", "killed", "wounded"),
    ],
)
def test_what_befell_a_part_is_its_own(parse: Parser, text: str, part: str, whole: str) -> None:
    found = quantities(parse(text))
    assert [q.measure for q in found] == [part, whole]
    assert found[0].part_of == found[1].id


def test_a_fraction_is_no_count(parse: Parser) -> None:
    assert [q.span.quote for q in quantities(parse("More than two thirds of the 90 detainees were boys."))] == [
        "90 detainees"
    ]


def test_coordinated_effects(parse: Parser) -> None:
    found = quantities(parse("The blast killed five soldiers and three civilians and wounded dozens."))
    assert [(q.exact, q.low, q.unit) for q in found] == [
        (5, None, "persons killed"),
        (3, None, "persons killed"),
        (None, 24, "persons wounded"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The war began in 2029.",
        "On May 14 the truce ended.",
        "The 34-year-old colonel fled.",
        "A five-member team came.",
        "An F-16 flew over Dolma.",
        "Resolution 1701 was adopted.",
        "The first attack failed.",
        "It lasted two weeks.",
        "One of the men fled.",
        "One in six pupils stayed home.",
    ],
)
def test_what_is_no_quantity(parse: Parser, text: str) -> None:
    assert not quantities(parse(text))


def test_the_day_of_a_date_counts_nothing(parse: Parser) -> None:
    parsed = parse("The truce ended on 9 Ramadan 1452.")
    assert quantities(parsed)
    assert not quantities(parsed, times(parsed, UNKNOWN_TIME))


def test_spans_and_ids_hold(parse: Parser) -> None:
    text = "Four\u00a0men and ten women were killed."
    found = quantities(parse(text))
    assert len({q.id for q in found}) == 2
    assert all(q.span.holds_in(text) for q in found)


@pytest.mark.parametrize(
    ("text", "quote", "unit", "exact"),
    [
        ("A clerk was shot dead and a guard was wounded.", "A clerk", "persons killed", 1),
        ("A mortar killed a shepherd and two boys.", "a shepherd", "persons killed", 1),
        ("Another miner died on Friday.", "Another miner", "persons killed", 1),
        ("Rebels murdered the mayor, his wife and three bodyguards.", "three bodyguards", "persons killed", 3),
        ("The mayor was killed along with four guards.", "four guards", "persons killed", 4),
        ("Among the dead were six nurses.", "six nurses", "persons killed", 6),
        ("Nine fighters lay dead after the clash.", "Nine fighters", "persons killed", 9),
        ("The corpses of five farmers were found.", "five farmers", "persons killed", 5),
    ],
)
def test_all_whom_it_befell_are_counted(parse: Parser, text: str, quote: str, unit: str, exact: int) -> None:
    assert (quote, unit, exact, None, None) in rows(quantities(parse(text)))


@pytest.mark.parametrize(
    "text",
    [
        "A general met the press.",
        "A family was killed.",
        "A guard shot the dog.",
        "A spokesman denied that the raid failed.",
    ],
)
def test_one_whom_nothing_befell_or_who_stands_for_several_is_not_counted(parse: Parser, text: str) -> None:
    assert rows(quantities(parse(text))) == []


def test_what_a_person_is_counts_nobody_more(parse: Parser) -> None:
    assert quantities(parse("Omar Tahl and Lina Saad, a 26-year-old teacher, were killed.")) == ()
    assert len(quantities(parse("A teacher was killed."))) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine soldiers died. The figure was later revised to eleven.", [("Nine soldiers", 9), ("eleven", 11)]),
        ("Nine people were killed, the mayor said. Aid workers put it at 30.", [("Nine people", 9), ("30", 30)]),
        ("Nine people died. The army raised the toll to 16. It put the number at 12.",
         [("Nine people", 9), ("16", 16), ("12", 12)]),
    ],
)  # fmt: skip
def test_a_number_that_points_back_counts_whom_the_one_before_counts(
    parse: Parser, text: str, expected: list[tuple[str, float]]
) -> None:
    found = quantities(parse(text))
    assert [(q.span.quote, q.exact) for q in found] == expected
    assert {q.measure for q in found} == {"killed"}


@pytest.mark.parametrize(
    "text",
    [
        "The bank raised the rate to 12 percent. It later cut it to 11.",
        "Nine people were killed. The ministry put the cost at 30 million dollars. It put it at 12.",
        "Nine people were wounded. The mayor set the number of houses burnt at 40.",
    ],
)
def test_a_number_that_points_to_something_else_counts_no_people(parse: Parser, text: str) -> None:
    assert [q.exact for q in quantities(parse(text)) if q.measure in {"killed", "wounded"}] in ([], [9])
