from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reportedly.weighing import houses
from reportedly.weighing.origins import Ledger, circular, weigh
from reportedly.weighing.origins import count as count_drawn
from tests.exports.builder import Maker


def origins(readings):
    return weigh(readings).origins()


def count(readings, ids=None):
    statements = [s.id for reading in readings for s in reading.statements]
    return count_drawn(statements if ids is None else ids, weigh(readings).drawn())


def test_an_outlets_own_voice_is_one_origin_for_the_document():
    make = Maker("Shells fell on Orm. Shops shut in Vell.", publisher="Vell Post")
    make.say("Shells fell on Orm")
    make.say("Shops shut in Vell")
    (own,) = origins([make.reading()])
    assert own.statements == ("doc-1-s0", "doc-1-s1")
    assert own.voice == "voice-page"


def test_the_innermost_voice_is_the_origin():
    make = Maker("Ostra Radio, citing two officers, said that Orm fell.")
    make.say("Orm fell", make.link("Ostra Radio", "said", name="Ostra Radio"), make.link("two officers", "citing"))
    (origin,) = origins([make.reading()])
    assert origin.voice == "voice-two officers"


def test_a_restatement_inherits_and_adds_no_origin():
    make = Maker("The mayor said that Orm fell. The fall of Orm is a blow. Orm fell, again.")
    first = make.say("Orm fell", make.link("The mayor", "said"))
    make.statements.append(replace(make.say("The fall of Orm"), inherits=first.id))
    make.statements.pop(1)
    again = replace(make.say("Orm fell, again"), inherits=make.statements[1].id)
    make.statements[-1] = again
    read = make.reading()
    (origin,) = origins([read])
    assert origin.statements == (first.id,)
    assert origin.inherited_by == (make.statements[1].id, again.id)
    assert count([read]).high == 1


def test_a_headline_rests_on_the_sourced_statement_it_repeats():
    make = Maker("Orm falls. The mayor said that Orm fell.")
    title = make.say("Orm falls")
    said = make.say("Orm fell", make.link("The mayor", "said"))
    make.statements[0] = replace(title, repeats=(said.id,))
    (origin,) = origins([make.reading()])
    assert origin.inherited_by == (title.id,)


def test_restatements_in_a_circle_end():
    make = Maker("Orm fell. It fell.")
    one, two = make.say("Orm fell"), make.say("It fell")
    make.statements[:] = [replace(one, inherits=two.id), replace(two, inherits=one.id)]
    assert sum(len(o.inherited_by) + len(o.statements) for o in origins([make.reading()])) == 2


def named(doc, text, **fields):
    make = Maker(text, name=doc, **fields)
    make.say("Orm fell", make.link("Colonel Dray", "said", name="Colonel Dray", kind="official"))
    return make.reading()


def test_a_name_in_two_documents_is_one_origin():
    one, two = named("d1", "Colonel Dray said that Orm fell."), named("d2", "On Friday Colonel Dray said Orm fell.")
    (found,) = origins([one, two])
    assert found.statements == ("d1-s0", "d2-s0")
    counted = count([one, two])
    assert (counted.low, counted.high) == (1, 1)
    assert "Colonel Dray" in counted.why


LONG = " that Orm fell after a night of shelling in which the last bridge over the river was lost."


def test_copies_share_their_origins():
    text = "A nurse at the clinic said" + LONG
    made = []
    for doc, words in (("d1", text), ("d2", text.replace(" that ", "  that "))):
        make = Maker(words, name=doc)
        make.say("Orm fell after a night of shelling", make.link("A nurse at the clinic", "said"))
        made.append(make.reading())
    (found,) = origins(made)
    assert found.statements == ("d1-s0", "d2-s0")
    counted = count(made)
    assert (counted.low, counted.high) == (1, 1)
    assert any(step.spans and "the same" in step.why for step in counted.steps)


def test_a_copy_that_lost_its_source_rests_on_the_one_that_names_it():
    sourced = Maker("A nurse at the clinic said" + LONG, name="d1")
    sourced.say("Orm fell after a night of shelling", sourced.link("A nurse at the clinic", "said"))
    bare = Maker("It was learned" + LONG, name="d2", publisher="Vell Post")
    bare.say("Orm fell after a night of shelling")
    (found,) = origins([bare.reading(), sourced.reading()])
    assert (found.statements, found.inherited_by) == (("d1-s0",), ("d2-s0",))
    assert count([bare.reading(), sourced.reading()]).high == 1


def unnamed(doc, *sources):
    make = Maker(" ".join(f"Then {source} said that Orm fell for {i}." for i, source in enumerate(sources)), name=doc)
    for i, source in enumerate(sources):
        make.say(f"Orm fell for {i}", make.link(source, "said"))
    return make.reading()


def test_unnamed_voices_described_alike_in_one_document_may_be_one():
    read = unnamed("d1", "security sources", "two security sources", "a diplomat")
    found = origins([read])
    assert [len(origin.maybe_same_as) for origin in found] == [1, 1, 0]


def test_unnamed_voices_are_neither_merged_nor_told_apart():
    one, two = unnamed("d1", "an official"), unnamed("d2", "security sources")
    found = origins([one, two])
    assert [origin.maybe_same_as for origin in found] == [(), ()]
    counted = count([one, two])
    assert (counted.low, counted.high) == (1, 2)
    assert "nothing tells" in counted.why


def test_unnamed_voices_are_told_apart_for_a_reason():
    for one, other in (
        ("a nurse", "a militia commander"),
        ("a Vellish official", "an Ostran official"),
    ):
        counted = count([unnamed("d1", one), unnamed("d2", other)])
        assert (counted.low, counted.high) == (2, 2)


def test_two_sources_that_one_report_describes_are_two():
    counted = count([unnamed("d1", "a tall officer", "an officer with a limp")])
    assert (counted.low, counted.high) == (2, 2)


def test_the_takes_up_a_source_and_so_does_a_pronoun():
    for later in ("the officers", "they"):
        counted = count([unnamed("d1", "two officers at the ford", later)])
        assert (counted.low, counted.high) == (1, 1)
        assert "takes up" in counted.why


def own(doc, text, **fields):
    make = Maker(text, name=doc, **fields)
    make.say(text)
    return make.reading()


def test_a_credited_house_may_be_the_voice_of_two_papers():
    credited = Maker("Orm fell. (Ostra Agency)", name="d1", publisher="Vell Post")
    credited.say("Orm fell", credited.link("Ostra Agency", name="Ostra Agency", kind="agency", basis="inferred"))
    reports = [credited.reading(), own("d2", "Orm has fallen.", publisher="Ostra Agency")]
    found = origins(reports)
    assert [len(origin.maybe_same_as) for origin in found] == [1, 1]
    assert "Ostra Agency" in found[0].maybe_same_as[0].why
    assert count(reports).high == 1


def test_a_cited_outlet_may_be_the_document_it_published():
    cited = Maker("Vell Post said that Orm fell.", name="d1")
    cited.say("Orm fell", cited.link("Vell Post", "said", name="Vell Post", kind="newspaper"))
    reports = [cited.reading(), own("d2", "Orm fell at dawn.", publisher="Vell Post")]
    found = origins(reports)
    assert found[0].maybe_same_as[0].origin == found[1].id
    counted = count(reports)
    assert (counted.low, counted.high) == (1, 1)
    assert "cited" in counted.why


def test_the_writers_own_inference_is_no_first_hand():
    make = Maker("Orm may be next.")
    make.say("Orm may be next", certainty="inferred")
    read = make.reading()
    counted = count([read])
    assert (counted.low, counted.high, counted.ids) == (0, 0, ())
    assert "inference" in counted.steps[0].why


def test_ids_depend_on_content_only():
    assert origins([named("d1", "Colonel Dray said that Orm fell.")]) == origins(
        [named("d1", "Colonel Dray said that Orm fell.")]
    )


def test_a_document_without_statements_has_no_origins():
    assert origins([Maker("").reading()]) == ()


def test_two_names_of_one_gazetteer_row_are_one_origin():
    readings = []
    for doc, name in (("d1", "Reed Column"), ("d2", "the RC")):
        make = Maker(f"On the radio {name} said that {doc} Orm fell.", name=doc)
        actor = make.actor(name, name)
        make.actors[name] = replace(actor, key="reed-column")
        make.say("Orm fell", make.link(name, "said", name=name, kind="actor"))
        make.voices[f"voice-{name}"] = replace(make.voices[f"voice-{name}"], actor=actor.id)
        readings.append(make.reading())
    assert [len(origin.statements) for origin in origins(readings)] == [2]


def cites(doc, house, text, publisher):
    make = Maker(f"{house} said that {text}.", name=doc, publisher=publisher)
    make.say(text, make.link(house, "said", name=house, kind="newspaper"))
    return make.reading()


WOUNDED = "Commander Ilas Dorn was badly wounded near Brask"


def test_a_circle_of_houses_is_shown_as_a_path_and_may_be_worth_nothing():
    pair = [cites("d1", "Sorn Mail", WOUNDED, "Vell Post"), cites("d2", "Vell Post", WOUNDED, "Sorn Mail")]
    (found,) = circular(weigh(pair).drawn())
    assert found.kind == "circular"
    assert found.explanation.startswith("Vell Post ← Sorn Mail ← Vell Post")
    assert {span.span.quote for span in found.spans} == {WOUNDED}
    counted = count(pair)
    assert (counted.low, counted.high) == (0, 1)
    assert "circle" in counted.why


def test_a_longer_circle_is_found_too_and_a_chain_is_none():
    chain = [cites("d1", "Sorn Mail", WOUNDED, "Vell Post"), cites("d2", "Orm Radio", WOUNDED, "Sorn Mail")]
    assert circular(weigh(chain).drawn()) == ()
    (found,) = circular(weigh([*chain, cites("d3", "Vell Post", WOUNDED, "Orm Radio")]).drawn())
    assert found.explanation.count("←") == 3


def test_houses_that_cite_one_another_about_different_things_are_no_circle():
    pair = [
        cites("d1", "Sorn Mail", WOUNDED, "Vell Post"),
        cites("d2", "Vell Post", "grain prices in the port rose again", "Sorn Mail"),
    ]
    assert circular(weigh(pair).drawn()) == ()


def test_houses_of_one_owner_widen_the_range(monkeypatch):
    families = {"Vell Post": "Dray Group", "Sorn Mail": "Dray Group", "Orm Radio": ""}
    monkeypatch.setattr(houses, "house", lambda name: houses.House(key=name, name=name, family=families[name]))
    reports = [own(f"d{i}", f"Orm fell, paper {i}.", publisher=name) for i, name in enumerate(families)]
    assert (count(reports[:2]).low, count(reports[:2]).high) == (1, 2)
    assert "Dray Group" in count(reports[:2]).why
    assert count(reports[1:]).low == 2


def test_an_actors_own_deed_is_marked():
    make = Maker("The Reed Column announced a truce.")
    actor = make.actor("Reed Column", "Reed Column")
    said = make.say("a truce", make.link("The Reed Column", "announced", name="Reed Column", kind="actor"))
    make.voices["voice-Reed Column"] = replace(make.voices["voice-Reed Column"], actor=actor.id)
    make.position(said, actor, "announces", "announced")
    (found,) = origins([make.reading()])
    assert found.own_acts == (said.id,)


def test_a_brief_of_our_own_counts_for_nothing():
    words = "# Brief\n\n1. “Orm fell” D1, characters 3–9. Chain: the page ← a nurse. Read as asserted.\n"
    make = Maker(words)
    make.say("Orm fell")
    assert origins([make.reading()]) == ()


SOURCES = ("a nurse", "two officers", "Colonel Dray", "Vell Post", "")
FACTS = (
    "Orm fell after a night of shelling in which the last bridge was lost",
    "the mayor had left the town by boat before the first shells came down",
    "nobody has seen the garrison since it marched out to the eastern hills",
)


@st.composite
def reports(draw):
    found = []
    for i in range(draw(st.integers(2, 5))):
        said = draw(st.lists(st.tuples(st.sampled_from(FACTS), st.sampled_from(SOURCES)), min_size=1, max_size=3))
        text = "\n\n".join(f"{source} said that {fact}." if source else f"{fact}." for fact, source in said)
        publisher = draw(st.sampled_from([None, "Vell Post", "Sorn Mail"]))
        make = Maker(text, name=f"d{i}", publisher=publisher)
        for fact, source in said:
            name = source if source[:1].isupper() else None
            kind = "newspaper" if source == "Vell Post" else "official" if name else "unnamed"
            links = [make.link(source, "said", name=name, kind=kind)] if source else []
            make.say(fact, *links)
        found.append(make.reading())
    return found


@settings(max_examples=60, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_one_by_one_in_any_order_is_all_at_once(found, dice):
    shuffled = list(found)
    dice.shuffle(shuffled)
    ledger = Ledger()
    for reading in shuffled:
        ledger.add(reading)
        ledger.origins()
    whole = weigh(found)
    ids = sorted(s.id for reading in found for s in reading.statements)
    assert ledger.origins() == whole.origins()
    assert circular(ledger.drawn()) == circular(whole.drawn())
    assert count_drawn(ids, ledger.drawn()) == count_drawn(ids, whole.drawn())


def test_nobody_is_called_he():
    origins = weigh([unnamed("d1", "he")]).origins()
    assert [origin.name for origin in origins if origin.kind != "own"] == ["somebody"]


def cited(doc, house, publisher):
    make = Maker(f"{house} reported that Orm fell.", name=doc, publisher=publisher)
    make.say("Orm fell", make.link(house, "reported", name=house, kind="newspaper"))
    return make.reading()


def test_a_house_that_is_cited_in_short_is_the_only_one_of_that_name():
    first = unnamed("d1", "a miller")
    first = replace(first, document=replace(first.document, publisher="Sorn Mail"))
    one, other = (count([first, cited("d2", name, "Vell Post")]) for name in ("Mail", "Mirror"))
    assert (one.high, other.high) == (1, 2)
    second = replace(named("d3", "Colonel Dray said that Orm fell."), document=first.document)
    rival = replace(
        second, document=replace(named("d3", "Colonel Dray said that Orm fell.").document, publisher="Orm Mail")
    )
    assert count([first, rival, cited("d2", "Mail", "Vell Post")]).high == 3


def through_the_post(source: str) -> int:
    """Return how many first hands there may be at most, where a paper has it from a source of the Post's."""
    post = Maker("A district official said that Orm fell.", name="d1", publisher="Vell Post")
    post.say("Orm fell", post.link("A district official", "said"))
    paper = Maker(f"Orm fell, the Vell Post said, citing {source}.", name="d2", publisher="Dunmor Mail")
    house = paper.link("Vell Post", "said", name="Vell Post", kind="newspaper")
    paper.say("Orm fell", house, paper.link(source, "citing"))
    return count([post.reading(), paper.reading()]).high


def test_whom_a_cited_house_has_it_from_is_the_source_of_its_own_report():
    assert through_the_post("an official") == 1
    assert through_the_post("a nurse") == 2
