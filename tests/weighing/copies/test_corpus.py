"""Copies among documents: verdicts, sources, background, and that no order of documents matters."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.record import Block, Document, Interval, Span
from reportedly.weighing.copies import corpus
from reportedly.weighing.copies.corpus import Copies
from reportedly.weighing.houses import house

MARKET = (
    "Mortar rounds struck the fish market of Orm shortly after sunset on Monday, killing nine traders and a child. "
    "The mayor blamed gunmen from the hills east of the town, who have fought the army since the spring thaw. "
    "A nurse at the clinic said that it had run out of blood and was sending the wounded down the river by barge. "
    "Nobody claimed the attack, and the army closed the coast road to all traffic but ambulances until further notice."
)
BRIDGE = (
    "Engineers reopened the long bridge at Vell today, eleven weeks after a flood had carried off two of its piers. "
    "Farmers who had been cut off from the mills on the far bank crossed with carts before the ribbon was even cut. "
    "The province paid for the stone, the army for the labour, and neither would say what it had cost them in all."
)
FOUNDED = (
    "The front was founded nine years ago by deserters from the river police and draws most of its fighters from "
    "three upland clans that the crown had driven off their pastures."
)
SPEECH = "We shall sit on this hill until the last barge has gone home"


def document(name, text, day=None, **fields):
    when = Interval(start=day, end=day, grain="day") if day else Interval()
    return Document(id=name, sha256="", text=text, published=when, **fields)


def compared(one, other, *more):
    copies = Copies()
    for each in (one, other, *more):
        copies.add(each)
    return copies.compare(one.id, other.id)


def test_the_same_words_are_a_copy_whatever_their_case_and_spacing():
    made = compared(document("a", MARKET), document("b", MARKET.upper().replace(" ", "\n")))
    assert (made.verdict, made.share_one, made.share_other) == ("copy", 1.0, 1.0)


def test_passages_hold_in_both_texts():
    one, other = document("a", MARKET), document("b", f"Late news. {BRIDGE} {MARKET[109:215]}")
    made = compared(one, other)
    assert made.verdict == "derived"
    assert all(p.one.holds_in(one.text) and p.other.holds_in(other.text) for p in made.passages)
    assert "gunmen from the hills" in made.passages[0].other.quote


def test_an_abridgement_is_found_by_what_it_holds_not_by_likeness():
    short = " ".join(MARKET.split()[:38])
    made = compared(document("a", MARKET + " " + BRIDGE * 3, "2031-04-02"), document("b", short, "2031-04-03"))
    assert made.verdict == "abridged"
    assert made.share_one < 0.25
    assert made.share_other > 0.9
    assert (made.source, made.direction) == ("a", "date")


def test_small_changes_of_an_editor_break_no_passage():
    edited = MARKET.replace("struck", "hit").replace("shortly after sunset", "at dusk").replace("a child", "one child")
    made = compared(document("a", MARKET), document("b", edited))
    assert made.verdict == "copy"
    assert len(made.passages) == 1


def test_two_texts_of_one_war_are_unrelated():
    made = compared(document("a", MARKET), document("b", BRIDGE))
    assert (made.verdict, made.passages) == ("unrelated", ())
    assert made.explanation


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_a_rare_quotation_in_two_texts_is_found(marks):
    quoted = f"{marks[0]}{SPEECH}{marks[1]}"
    made = compared(
        document("a", f"{MARKET}\n\n{quoted} the chief said."), document("b", f"{BRIDGE}\n\nHe wrote: {quoted}")
    )
    assert made.verdict == "shared_quotation"
    assert [(p.kind, p.one.quote) for p in made.passages] == [("quotation", SPEECH)]


def test_a_quotation_of_everyday_words_is_none():
    quoted = "“I do not know if it is so”"
    made = compared(document("a", f"{MARKET} {quoted} he said."), document("b", f"{BRIDGE} {quoted} she said."))
    assert made.verdict == "unrelated"


def test_a_quotation_that_is_left_open_ends_with_its_paragraph():
    left_open = f'"Nobody knows, he said.\n\n{BRIDGE}'
    made = compared(document("a", left_open), document("b", f'{MARKET}\n\n"So be it, she said.\n\n{BRIDGE[:115]}'))
    assert {p.kind for p in made.passages} == {"news"}


def test_background_that_comes_back_is_no_news():
    texts = [f"{MARKET} {FOUNDED}", f"{BRIDGE} {FOUNDED}", f"{SPEECH}, they said in Orm. {FOUNDED}"]
    days = ["2031-03-01", "2031-03-04", "2031-03-20", "2031-04-09"]
    found = [document(f"d{i}", t, d) for i, (t, d) in enumerate(zip([*texts, FOUNDED], days, strict=True))]
    assert compared(*found[:2]).verdict == "derived"
    made = compared(*found)
    assert made.verdict == "unrelated"
    assert [(p.kind, p.held_by) for p in made.passages] == [("background", 4)]


def test_what_weeks_lie_between_is_background_unless_it_is_the_text():
    first, later = (
        document("a", f"{MARKET} {FOUNDED}", "2031-03-01"),
        document("b", f"{BRIDGE} {FOUNDED}", "2031-05-01"),
    )
    assert compared(first, later).verdict == "unrelated"
    assert compared(first, document("c", first.text, "2031-05-01")).verdict == "copy"


def test_a_form_with_other_figures_is_no_copy():
    form = "The mission counted {} blasts, {} bursts and {} flares along the line of contact overnight, its note said, "
    form += "and {} lorries passed the gate in the hours in which both sides had agreed to hold their fire."
    made = compared(document("a", form.format(3, 41, 8, 77)), document("b", form.format(5, 12, 9, 60)))
    assert made.verdict == "unrelated"


def test_furniture_and_titles_are_no_words_of_the_report():
    text = f"Comment rules\n\n{MARKET}"
    at = text.index(MARKET)
    blocks = (
        Block(kind="furniture", span=Span.of(text, 0, 13)),
        Block(kind="body", span=Span.of(text, at, len(text))),
    )
    assert compared(document("a", text, blocks=blocks), document("b", MARKET)).share_one == 1.0


def test_a_stated_credit_beats_the_dates():
    wire = document("a", MARKET, "2031-04-04", publisher="Ostra Agency")
    paper = document("b", MARKET, "2031-04-03", publisher="Vell Post", credits=("the Ostra Agency",))
    made = compared(wire, paper)
    assert (made.source, made.direction) == ("a", "credit")
    assert "Ostra Agency" in made.explanation


def test_a_house_that_the_text_cites_counts_as_credited():
    copies = Copies()
    copies.add(document("a", MARKET, publisher="Ostra Agency"))
    copies.add(document("b", MARKET[:-80], publisher="Vell Post"), [house("Ostra Agency")])
    assert copies.compare("b", "a").source == "a"


def test_two_papers_that_credit_a_third_have_it_from_there():
    one = document("a", MARKET, "2031-04-02", publisher="Vell Post", credits=("Ostra Agency",))
    made = compared(one, document("b", MARKET, "2031-04-04", credits=("Ostra Agency",)))
    assert (made.source, made.common_credit) == (None, "Ostra Agency")


def test_without_credit_and_date_the_whole_is_the_source_of_its_part():
    made = compared(document("a", MARKET[:215]), document("b", MARKET))
    assert (made.source, made.direction) == ("b", "superset")


def test_nothing_tells_the_source_of_two_equal_texts_of_no_date():
    made = compared(document("a", MARKET), document("b", MARKET))
    assert (made.source, made.direction) == (None, "unknown")


def test_documents_without_words_have_nothing_in_common():
    assert compared(document("a", ""), document("b", "— …")).verdict == "unrelated"


def test_a_document_that_is_held_is_not_taken_in_twice():
    copies = Copies()
    copies.add(document("a", MARKET))
    copies.add(document("b", MARKET))
    assert copies.add(document("a", MARKET)) == ("b",)
    assert len(copies) == 2


PARTS = [MARKET[:109], MARKET[109:215], MARKET[215:330], BRIDGE[:113], BRIDGE[113:], FOUNDED, f"“{SPEECH}.”"]
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("\n\n".join)
DAYS = st.sampled_from([None, "2031-03-01", "2031-03-02", "2031-03-12", "2031-03-25"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, DAYS), min_size=2, max_size=7), st.randoms(use_true_random=False), st.integers(1, 3))
def test_one_by_one_in_any_order_is_all_at_once(found, dice, few):
    documents = [document(f"d{i}", text, day) for i, (text, day) in enumerate(found)]
    whole = Copies(few=few, too_many=4)
    whole.add_all((each, ()) for each in documents)
    known = {}
    other = Copies(few=few, too_many=4, known=known)
    shuffled = list(documents)
    dice.shuffle(shuffled)
    at_once = dice.randrange(len(shuffled))
    for each in shuffled[at_once:]:
        other.add(each)
        list(other.comparisons())  # what is asked for in between changes nothing
    other.add_all((each, ()) for each in shuffled[:at_once])
    assert list(other.comparisons()) == list(whole.comparisons())
    again = Copies(few=few, too_many=4, known=known)
    again.add_all((each, ()) for each in shuffled)
    assert list(again.comparisons()) == list(whole.comparisons())


def test_what_is_known_of_two_texts_is_not_looked_at_again(monkeypatch):
    known, documents = {}, [(document(name, MARKET[at:], "2031-03-01"), ()) for name, at in (("a", 0), ("b", 30))]
    first = Copies(known=known)
    first.add_all(documents)
    monkeypatch.setattr(corpus, "passages", None)
    again = Copies(known=known)
    again.add_all(documents)
    assert [made.verdict for made in again.comparisons()] == ["copy"]
    with pytest.raises(TypeError):
        again.add(document("c", MARKET[60:]))


def test_what_comes_back_brings_long_texts_together_no_more():
    texts = [f"{PARTS[i % 5]} {FOUNDED}" for i in range(5)]
    copies = Copies(few=1)
    copies.add_all((document(f"d{i}", text, f"2031-03-{1 + 7 * i:02}"), ()) for i, text in enumerate(texts[:2]))
    assert len(list(copies.comparisons())) == 1
    copies.add_all((document(f"d{i}", text, f"2031-03-{1 + 7 * i:02}"), ()) for i, text in enumerate(texts))
    found = {(made.one, made.other): made for made in copies.comparisons()}
    assert all(made.verdict == "unrelated" for made in found.values())


def test_documents_beyond_the_many_still_count_as_background():
    documents = [document(f"d{i}", f"{PARTS[i]} {FOUNDED}") for i in range(4)]
    copies = Copies(few=3, too_many=3)
    copies.add_all((each, ()) for each in documents[:3])
    assert {made.verdict for made in copies.comparisons()} == {"derived"}
    copies.add(documents[3])
    assert not list(copies.comparisons())


def test_texts_that_repeat_themselves_are_compared_alike_in_any_order():
    one, other = f"{MARKET[109:215]}\n\n{MARKET[:109]}", f"{MARKET[:109]}\n\n{MARKET[109:215]}\n\n{MARKET[:109]}"
    documents = [document("a", f"{one}\n\n{MARKET[109:215]}"), document("b", other)]
    assert compared(*documents) == compared(*documents[::-1])


def test_every_order_of_three_gives_the_same():
    documents = [document("a", MARKET), document("b", f"{MARKET[:215]} {BRIDGE}"), document("c", BRIDGE)]
    made = set()
    for order in permutations(documents):
        copies = Copies()
        for each in order:
            copies.add(each)
        made.add(tuple(copies.comparisons()))
    assert len(made) == 1
