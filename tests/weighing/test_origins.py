from msgspec.structs import replace

from reportedly.weighing.origins import count, origins
from tests.exports.builder import Maker


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
    assert count(read.statements, [origin]).high == 1


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


def test_a_name_in_two_documents_may_be_one_origin():
    one, two = named("d1", "Colonel Dray said that Orm fell."), named("d2", "On Friday Colonel Dray said Orm fell.")
    found = origins([one, two])
    assert [same.origin for same in found[0].maybe_same_as] == [found[1].id]
    assert "Colonel Dray" in found[1].maybe_same_as[0].why
    counted = count([*one.statements, *two.statements], found)
    assert (counted.low, counted.high) == (1, 2)
    assert "Colonel Dray" in counted.why


def test_copies_share_their_origins():
    text = "Colonel Dray said that Orm fell."
    found = origins([named("d1", text), named("d2", text.replace(" that ", "  that "), publisher="Vell Post")])
    assert len(found) == 1
    assert found[0].statements == ("d1-s0", "d2-s0")


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
    one, two = unnamed("d1", "a diplomat"), unnamed("d2", "security sources")
    found = origins([one, two])
    assert [origin.maybe_same_as for origin in found] == [(), ()]
    counted = count([*one.statements, *two.statements], found, [*one.voices, *two.voices])
    assert (counted.low, counted.high) == (1, 2)
    assert "cannot be told apart" in counted.why


def own(doc, text, **fields):
    make = Maker(text, name=doc, **fields)
    make.say(text)
    return make.reading()


def test_a_credited_house_may_be_the_voice_of_two_papers():
    found = origins(
        [own("d1", "Orm fell.", credits=("Ostra Agency",)), own("d2", "Orm has fallen.", publisher="Ostra Agency")]
    )
    assert [len(origin.maybe_same_as) for origin in found] == [1, 1]
    assert "Ostra Agency" in found[0].maybe_same_as[0].why


def test_a_cited_outlet_may_be_the_document_it_published():
    cited = Maker("Vell Post said that Orm fell.", name="d1")
    cited.say("Orm fell", cited.link("Vell Post", "said", name="Vell Post", kind="newspaper"))
    found = origins([cited.reading(), own("d2", "Orm fell at dawn.", publisher="Vell Post")])
    assert found[0].maybe_same_as[0].origin == found[1].id


def test_the_writers_own_inference_is_no_first_hand():
    make = Maker("Orm may be next.")
    make.say("Orm may be next", certainty="inferred")
    read = make.reading()
    counted = count(read.statements, origins([read]))
    assert (counted.low, counted.high, counted.ids) == (0, 0, ())


def test_ids_depend_on_content_only():
    assert origins([named("d1", "Colonel Dray said that Orm fell.")]) == origins(
        [named("d1", "Colonel Dray said that Orm fell.")]
    )


def test_a_document_without_statements_has_no_origins():
    assert origins([Maker("").reading()]) == ()


def test_two_names_of_one_gazetteer_row_may_be_one_origin():
    readings = []
    for doc, name in (("d1", "Reed Column"), ("d2", "the RC")):
        make = Maker(f"On the radio {name} said that {doc} Orm fell.", name=doc)
        actor = make.actor(name, name)
        make.actors[name] = replace(actor, key="reed-column")
        make.say("Orm fell", make.link(name, "said", name=name, kind="actor"))
        make.voices[f"voice-{name}"] = replace(make.voices[f"voice-{name}"], actor=actor.id)
        readings.append(make.reading())
    assert [len(origin.maybe_same_as) for origin in origins(readings)] == [1, 1]
