"""Parts of a whole, running totals and who is counted, in sentences of an invented war."""

from collections.abc import Callable

import pytest

from reportedly.reading.annotate.quantities import quantities
from reportedly.reading.annotate.times import times
from reportedly.reading.tree import Parse
from reportedly.record import Interval, Quantity

WEDNESDAY = Interval(start="2031-05-14", end="2031-05-14", grain="day")
Parser = Callable[[str], Parse]


def read(parse: Parser, text: str) -> tuple[Quantity, ...]:
    parsed = parse(text)
    return quantities(parsed, times(parsed, WEDNESDAY))


@pytest.mark.parametrize(
    ("text", "number", "group"),
    [
        ("The shelling of Dolma killed more than 30 people, including three children.", 3, "children"),
        ("Rebels wounded 11 passengers, among them at least two medics.", None, "medics"),
        ("Four people, two of them police officers, died in Orsk.", 2, "police"),
        ("Militants seized 20 hostages, six of whom were women.", 6, "women"),
    ],
)
def test_a_part_takes_its_measure_from_the_whole(parse: Parser, text: str, number: float | None, group: str) -> None:
    whole, part = read(parse, text)
    assert (part.scope, part.part_of, part.measure) == ("part", whole.id, whole.measure)
    assert (part.exact, part.group) == (number, group)


@pytest.mark.parametrize(("toll", "exact", "low", "high"), [("60", 30, None, None), ("61", None, 30, 31)])
def test_half_of_them(parse: Parser, toll: str, exact: float | None, low: float | None, high: float | None) -> None:
    whole, part = read(parse, f"The death toll rose to {toll}, half of them women.")
    assert (part.exact, part.low, part.high, part.vague, part.group) == (exact, low, high, "half", "women")
    assert part.part_of == whole.id


def test_what_another_clause_counts_is_no_part(parse: Parser) -> None:
    found = read(parse, "The blast killed 12 people, while three guards were wounded in Orsk.")
    assert [(q.measure, q.scope) for q in found] == [("killed", None), ("wounded", None)]


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("As of Tuesday, 1,204 people had been killed.", "2031-05-13"),
        ("The death toll rose to 61 on Monday.", "2031-05-12"),
        ("A total of 85 people have died, medics said.", None),
        ("Clashes have killed 85 people so far.", None),
        ("The ministry put the number of dead at 112.", None),
        ("The number of people killed in Friday's raid on the mill at Orsk has risen to nine.", None),
        ("The toll from the blast now stands at 31 dead.", None),
    ],
)
def test_a_running_total_and_when_it_stood_so(parse: Parser, text: str, until: str | None) -> None:
    (found,) = read(parse, text)
    assert (found.scope, found.measure, found.as_of.start) == ("cumulative", "killed", until)


def test_whose_death_let_a_toll_rise_are_no_other_toll(parse: Parser) -> None:
    found = read(parse, "The number of dead has risen to eight, medics said, after three millers died of burns.")
    assert [(q.exact, q.scope) for q in found] == [(8.0, "cumulative"), (3.0, "increment")]
    other = read(parse, "The number of carts has risen to eight after three millers died of burns.")
    assert [(q.exact, q.scope) for q in other if q.measure] == [(3.0, None)]


def test_the_number_of_wounded_rises_too(parse: Parser) -> None:
    (found,) = read(parse, "The number of wounded climbed to at least 40 on Sunday.")
    assert (found.low, found.scope, found.measure) == (40.0, "cumulative", "wounded")


@pytest.mark.parametrize(
    ("text", "measure", "group"),
    [
        ("No fewer than nine soldiers lost their lives.", "killed", "soldiers"),
        ("Gunmen shot four villagers dead.", "killed", "civilians"),
        ("Six aid workers were beaten to death.", "killed", "aid workers"),
        ("The army captured 15 militants.", "captured", "fighters"),
        ("Close to 900 reservists were taken prisoner.", "captured", "soldiers"),
        ("Rebels took six nurses hostage.", "abducted", "medics"),
        ("Six sailors succumbed to their wounds.", "killed", "soldiers"),
        ("Gunners have driven 300 villagers from their homes.", "displaced", "civilians"),
        ("The blast caused injuries to three soldiers.", "wounded", "soldiers"),
        ("Shelling left not fewer than 18 villagers wounded.", "wounded", "civilians"),
        ("Some 400 families were displaced.", "displaced", None),
        ("The wounding of five policemen drew protest.", "wounded", "police"),
    ],
)
def test_what_befell_whom(parse: Parser, text: str, measure: str, group: str | None) -> None:
    (found,) = read(parse, text)
    assert (found.measure, found.group, found.scope) == (measure, group, None)


def test_things_have_neither_measure_nor_group(parse: Parser) -> None:
    found = read(parse, "The army hit 12 targets and burned six trucks.")
    assert [(q.unit, q.measure, q.group) for q in found] == [("targets", None, None), ("trucks", None, None)]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Five judges have been killed in two months.", "cumulative"),
        ("Nine dockers have been wounded over the last three weeks.", "cumulative"),
        ("Smugglers have killed 200 people in this decade.", "cumulative"),
        ("Five judges have been killed in Lesk.", None),
        ("Nine people were killed in two days of fighting.", None),
    ],
)
def test_what_has_happened_in_a_stretch_of_time_is_a_sum(parse: Parser, text: str, scope: str | None) -> None:
    assert {q.scope for q in read(parse, text) if q.measure} == {scope}


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Two rebels were killed and five others wounded.", ["fighters", "fighters"]),
        ("The raid killed two soldiers and wounded nine.", ["soldiers", "soldiers"]),
        ("Two rebels were killed and five dockers wounded.", ["fighters", None]),
        ("Two rebels and a child were killed and five others wounded.", ["fighters", "children", None]),
    ],
)
def test_others_are_of_the_sort_told_before(parse: Parser, text: str, groups: list[str | None]) -> None:
    assert [q.group for q in read(parse, text)] == groups


def test_a_count_further_on_behind_including_is_a_part(parse: Parser) -> None:
    whole, *_, part = read(parse, "Gunmen killed six clerks, including the rector of a school and two cooks.")
    assert (part.exact, part.scope, part.part_of) == (2, "part", whole.id)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Six clerks (four Karsians and two Dravians) were killed in Orsk.", 6),
        ("Six rescuers were among 14 people wounded in Orsk.", 14),
    ],
)
def test_counts_in_brackets_and_told_to_be_among_others_are_parts(parse: Parser, text: str, whole: float) -> None:
    found = read(parse, text)
    (total,) = [one for one in found if one.part_of is None]
    assert total.exact == whole
    assert {one.part_of for one in found if one is not total} == {total.id}


def test_those_among_whom_others_were_are_not_called_like_them(parse: Parser) -> None:
    assert [one.group for one in read(parse, "Three children were among the 22 killed in Orsk.")] == ["children", None]


def test_an_age_is_no_second_number(parse: Parser) -> None:
    (one,) = read(parse, "A 29-year-old man was injured in Orsk.")
    assert (one.exact, one.span.quote) == (1, "A 29-year-old man")
