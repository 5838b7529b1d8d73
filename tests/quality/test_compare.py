"""What counts as the same statement, chain, position, relation and event."""

from dataclasses import replace

from quality.compare import Judge, compare, summary, tally
from quality.facts import Claim, Deed, Facts, Hop, Stand, Tie, Who
from quality.show import differences

TEXT = (
    "Marrow Radio said, citing two unnamed officers close to the court, that the Ostrel Guard would shell Dúnmor. "
    "The Guard denied it."
)


def at(words, nth=1):
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return (start, start + len(words))


def who(words, *names):
    return Who(frozenset(names), (at(words),))


PAGE = Hop(Who(frozenset({"the page"})), "implied")
RADIO = Hop(who("Marrow Radio", "marrow radio"))
OFFICERS = Hop(who("two unnamed officers close to the court"))
GUARD = who("Ostrel Guard", "ostrel guard")
PLAN = Claim("1", (at("the Ostrel Guard would shell Dúnmor"),), (PAGE, RADIO, OFFICERS))
DENIAL = Claim("2", (at("denied it"),), (PAGE, Hop(who("The Guard", "ostrel guard"))), "denied", "-")
GOLD = Facts(
    text=TEXT,
    claims=(PLAN, DENIAL),
    stands=(Stand(GUARD, frozenset({"denies"}), (at("denied"),)),),
    ties=(Tie(frozenset({"umbrella_of"}), GUARD, who("two unnamed officers", "officers")),),
    deeds=(Deed("ASSAULT", (at("shell"),)),),
)


def metrics(given):
    return summary([compare(given, GOLD)], {}).metrics


def test_gold_against_itself_is_perfect():
    assert {value for name, value in metrics(GOLD).items() if name != "span_faults"} == {1}
    assert list(differences(GOLD, GOLD)) == []


def test_nothing_is_worth_nothing():
    found = metrics(Facts(text=TEXT))
    assert set(found.values()) == {0}


def test_half_of_the_statements():
    found = metrics(replace(GOLD, claims=(PLAN,)))
    assert (found["statements_p"], found["statements_r"]) == (1, 0.5)
    assert found["statements_f"] == 2 / 3
    assert found["chains"] == 0.5
    assert found["links_r"] == 2 / 3


def test_a_missing_link_breaks_the_chain_but_not_the_statement():
    found = metrics(replace(GOLD, claims=(replace(PLAN, chain=(PAGE, RADIO)), DENIAL)))
    assert found["statements_f"] == 1
    assert found["chains"] == 0.5
    assert (found["links_r"], found["links_p"]) == (2 / 3, 1)


def test_links_out_of_order_are_found_but_the_chain_is_wrong():
    found = metrics(replace(GOLD, claims=(replace(PLAN, chain=(PAGE, OFFICERS, RADIO)), DENIAL)))
    assert found["links_r"] == 1
    assert found["chains"] == 0.5


def test_a_source_may_be_cut_short_but_not_be_another():
    judge = Judge(TEXT)
    assert judge.same_voice(Hop(who("two unnamed officers")), OFFICERS)
    assert judge.same_voice(Hop(who("officers")), Hop(who("two unnamed officers")))
    assert not judge.same_voice(Hop(who("the court")), Hop(who("two unnamed officers")))
    assert not judge.same_voice(Hop(Who()), OFFICERS)
    assert judge.same_voice(Hop(Who()), Hop(Who()))


def test_a_stray_quote_s_link_may_be_missing():
    gold = replace(GOLD, claims=(replace(PLAN, chain=(PAGE, replace(RADIO, basis="inferred", scoped=True))),))
    for chain in ((PAGE,), (PAGE, RADIO)):
        given = replace(GOLD, claims=(replace(PLAN, chain=chain),))
        assert compare(given, gold).chains.r == 1


def test_the_page_s_own_name_is_no_link():
    given = replace(
        GOLD, claims=(replace(PLAN, chain=(PAGE, Hop(Who(frozenset({"the page"}))), RADIO, OFFICERS)), DENIAL)
    )
    found = metrics(given)
    assert (found["chains"], found["links_p"]) == (1, 1)


def test_certainty_and_polarity_are_of_matched_statements():
    found = metrics(replace(GOLD, claims=(replace(PLAN, certainty="hedged"), DENIAL)))
    assert (found["certainty"], found["polarity"]) == (0.5, 1)


def test_a_short_name_is_enough_for_a_person_only():
    judge = Judge(TEXT)
    assert judge.same(Who(frozenset({"sen"}), (), person=True), Who(frozenset({"colonel sen"})))
    assert not judge.same(Who(frozenset({"guard"})), Who(frozenset({"ostrel guard"})))


def test_a_relation_may_be_read_backwards():
    backwards = Tie(frozenset({"member_of"}), GOLD.ties[0].object, GOLD.ties[0].subject)
    assert metrics(replace(GOLD, ties=(backwards,)))["relations_f"] == 1
    turned = Tie(frozenset({"umbrella_of"}), GOLD.ties[0].object, GOLD.ties[0].subject)
    assert metrics(replace(GOLD, ties=(turned,)))["relations_f"] == 0


def test_an_event_needs_code_and_trigger():
    assert metrics(replace(GOLD, deeds=(Deed("AID", (at("shell"),)),)))["events_f"] == 0
    assert metrics(replace(GOLD, deeds=(Deed("ASSAULT", (at("denied"),)),)))["events_f"] == 0


def test_said_twice_is_no_error_but_said_wrongly_is():
    same = lambda a, b: a == b  # noqa: E731
    twice = tally(["a", "a"], ["a"], same)
    assert (twice.p, twice.r) == (1, 1)
    wrong = tally(["a", "b"], ["a"], same)
    assert (wrong.p, wrong.r) == (0.5, 1)


def test_what_went_wrong_is_said():
    given = replace(GOLD, claims=(replace(PLAN, certainty="hedged"),), stands=())
    lines = "\n".join(differences(given, GOLD))
    assert "statement certainty wrong" in lines
    assert "statement missing" in lines
    assert "position missing: ostrel guard denies" in lines
