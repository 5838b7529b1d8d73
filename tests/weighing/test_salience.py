from reportedly.record import Interval, Quantity
from reportedly.weighing.origins import weigh
from reportedly.weighing.salience import salience
from tests.exports.builder import Maker


def test_what_happened_outweighs_what_is_merely_said():
    make = Maker("A raid killed 14 near Orm. The Column rescinded its order. The town lies on a river.")
    raid = make.say("A raid killed 14 near Orm")
    event = make.event(raid, "killed")
    rescinded = make.say("The Column rescinded its order")
    make.position(rescinded, make.actor("Column", "The Column"), "rescinds", "rescinded")
    idle = make.say("The town lies on a river")
    read = make.reading()
    toll = Quantity(id="q", document="doc-1", span=make.span("14"), unit="persons killed", of=event.id, exact=14)
    weights = salience(
        [type(read)(**{f: getattr(read, f) for f in read.__struct_fields__} | {"quantities": (toll,)})], ()
    )
    assert weights[raid.id] > weights[rescinded.id] > weights[idle.id]


def test_background_weighs_less_and_repetition_more():
    make = Maker("Orm fell. Orm fell again. Vell fell. The fall of Dun is old.")
    first = make.say("Orm fell")
    again = make.say("Orm fell again", repeats=(first.id,))
    once = make.say("Vell fell")
    given = make.say("The fall of Dun", presupposed=True)
    read = make.reading()
    weights = salience([read], weigh([read]).origins())
    assert weights[first.id] == weights[again.id] > weights[once.id] > weights[given.id]


def day(iso):
    return Interval(start=iso, end=iso, grain="day")


def test_new_documents_weigh_more_and_old_happenings_less():
    readings = []
    for doc, iso in (("d1", "2031-05-02"), ("d2", "2031-05-03")):
        make = Maker(f"A raid hit Orm, {doc}. A raid hit Vell.", name=doc, published=day(iso))
        make.event(make.say("A raid hit Orm"), "raid", when=day(iso))
        make.event(make.say("A raid hit Vell"), "raid", when=day("2029-01-01"))
        readings.append(make.reading())
    weights = salience(readings, ())
    assert weights["d2-s0"] > weights["d1-s0"] > weights["d2-s1"] > weights["d1-s1"]


def test_who_somebody_is_weighs_less_than_a_change_of_course():
    make = Maker("The Column backs the Dun League. The Column rescinded its order.")
    profile = make.say("The Column backs the Dun League")
    make.position(profile, make.actor("Column", "The Column"), "supports", "backs")
    turn = make.say("The Column rescinded its order")
    make.position(turn, make.actor("Column", "The Column"), "rescinds", "rescinded")
    weights = salience([make.reading()], ())
    assert weights[turn.id] >= weights[profile.id] + 2


def test_what_the_headline_tells_leads_and_what_is_told_by_the_way_does_not():
    make = Maker("The mayor left Vell, which holds Dun. Farmers sold their wheat.", title="Farmers sold wheat")
    mayor, holds, farmers = (
        make.say("The mayor left Vell"),
        make.say("which holds Dun"),
        make.say("Farmers sold their wheat"),
    )
    weights = salience([make.reading()], ())
    assert weights[farmers.id] > weights[mayor.id] > weights[holds.id]
