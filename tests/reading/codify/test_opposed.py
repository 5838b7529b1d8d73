"""Two texts are opposed where their clauses say otherwise of the same roles, and not where they merely share words."""

import pytest

from reportedly.reading.codify.opposed import opposed


@pytest.mark.parametrize(
    ("facet", "one", "other"),
    [
        ("polarity", "The council of Orsk approved the budget.", "The budget was rejected by the council of Orsk."),
        ("polarity", "The ministry did not publish the list.", "The ministry published the list."),
        ("polarity", "Exports of Velland rose in May.", "Exports of Velland fell in May."),
        ("polarity", "The mayor will not sign the lease with Tarn.", "The mayor signs the lease with Tarn."),
        ("polarity", "The brigade refused to leave the depot.", "The brigade left the depot."),
        ("doer", "Ida Roth hired Tom Hale, who repaired the clock in Harth.", "Ida Roth repaired the clock."),
        ("doer", "Marek Dun said his brother sold the farm.", "Marek Dun sold the farm."),
        ("doer", "The guards hailed Ana Vell when Karim Sode won the cup.", "Ana Vell won the cup."),
        ("roles", "Jonas Pell sued Mira Tan.", "Mira Tan sued Jonas Pell."),
        ("roles", "The Red Column was shelled by the Delta Front.", "The Red Column shelled the Delta Front."),
        ("roles", "Harrow Mills is a subsidiary of Tarn Foods.", "Harrow Mills owns Tarn Foods."),
        ("roles", "Jonas Pell's predecessor, Mira Tan, was a judge.", "Mira Tan succeeded Jonas Pell."),
        ("roles", "Mira Tan preceded Jonas Pell.", "Mira Tan is the successor of Jonas Pell."),
        ("roles", "Harrow Mills belongs to Tarn Foods.", "Tarn Foods is a subsidiary of Harrow Mills."),
        ("polarity", "The bill has passed through the house of Orsk.", "The house of Orsk voted against the bill."),
        ("polarity", "The guild of Harth voted for the lease.", "The guild of Harth rejected the lease."),
        ("polarity", "Mira Tan declined the medal of Tarn.", "Mira Tan received the medal of Tarn."),
        ("polarity", "Salt prevents rust.", "Salt causes rust."),
        ("date", "The convoy reached Nkoe on 3 May 2031.", "The convoy arrived in Nkoe on 9 May 2031."),
        ("date", "The Red Column took Nkoe in 1994.", "Nkoe was taken by the Red Column in 1996."),
        ("date", "Mira Tan resigned in March 2030.", "Mira Tan resigned on 4 June 2030."),
        ("date", "The envoy left Tarn on 12 July.", "The envoy left Tarn on 19 July."),
        ("place", "The envoys signed the treaty in Harth.", "The treaty was signed by the envoys in Orsk."),
        ("place", "Divers found the wreck near Sele.", "The wreck was discovered near Nkoe."),
        ("place", "The tanker docked in Port Tarn.", "The tanker docked in Dolma."),
        ("place", "Jonas Pell was shot in Orsk.", "Jonas Pell was shot dead in Velland."),
    ],
)
def test_what_cannot_both_hold_is_found_either_way_round(parse, facet, one, other):
    found = opposed(parse(one), parse(other))
    assert facet in {opposition.facet for opposition in found}
    turned = opposed(parse(other), parse(one))
    assert {(o.facet, o.one, o.other) for o in found} == {(o.facet, o.other, o.one) for o in turned}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council of Orsk approved the budget.", "The budget was approved by the council of Orsk."),
        ("The council of Orsk approved the budget.", "The council of Harth rejected the plan."),
        ("The mayor may sign the lease with Tarn.", "The mayor did not sign the lease with Tarn."),
        ("Roth, a baker who built the mill in 1911, died poor.", "Roth built the mill in 1911."),
        ("The guards released Amar Tol, whom they had arrested on Monday.", "The guards arrested Amar Tol."),
        ("The firm stopped selling boats.", "The firm does not sell boats."),
        ("Mira Tan met Jonas Pell.", "Jonas Pell met Mira Tan."),
        ("Tom Hale repaired the clock.", "Ida Roth repaired the roof."),
        ("Tom Hale repaired the clock.", "Somebody repaired the clock."),
        ("Mira Tan succeeded Jonas Pell.", "Jonas Pell was the predecessor of Mira Tan."),
        ("Harrow Mills, a subsidiary of Tarn Foods, closed.", "Tarn Foods owns Harrow Mills."),
        ("The convoy reached Nkoe on 3 May 2031.", "The convoy arrived in Nkoe in May 2031."),
        ("The ship reached Nkoe in May and again on 2 June, Hale said.", "The ship reached Nkoe on 2 June."),
        ("Ada, a niece of Karim Sode, died in 2002.", "Karim Sode died in 1970."),
        ("The treaty was signed in Harth, a suburb of Orsk.", "The treaty was signed in Orsk."),
        ("Tom Hale works for the mill of Orsk.", "Ida Roth, whom Tom Hale knows, works for the mill of Orsk."),
    ],
)
def test_what_can_both_hold_is_left_alone(parse, one, other):
    assert opposed(parse(one), parse(other)) == []


def test_an_opposition_names_the_words_of_both(parse):
    (found,) = opposed(parse("The court in Harth jailed Sode."), parse("The court did not jail Sode."))
    assert (found.one.quote, found.other.quote) == ("jailed", "jail")
