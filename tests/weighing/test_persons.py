"""What persons say of voices and actors joins first hands, or keeps them apart, over what names and copies would do."""

from msgspec.structs import replace

from reportedly.record import Actor, Judgement
from reportedly.weighing.origins import count, verdicts, weigh
from tests.exports.builder import Maker


def judged(verb, target, value, number=1, **more):
    return Judgement(id=f"judgement-{number}", verb=verb, target=target, value=value, by="ana", when="2031", **more)


def report(name, who, text="shells fell on Orm", actor=None):
    """Return a report in which somebody says something, as a voice of its own document."""
    make = Maker(f"{who} said that {text}.", name=name, publisher=f"{name} post")
    link = make.link(who, "said", name=who if who[0].isupper() else None, kind="person" if actor else "unnamed")
    make.say(text, link)
    made = make.reading()
    old = link.voice
    (said,) = made.statements
    chain = (*said.chain[:-1], replace(said.chain[-1], voice=f"voice-{name}"))
    voices = [replace(v, id=f"voice-{name}", actor=actor) if v.id == old else v for v in made.voices]
    actors = (Actor(id=actor, name=who, kind="person"),) if actor else ()
    return replace(made, statements=(replace(said, chain=chain),), voices=tuple(voices), actors=actors)


def at(path, reading):
    """Return a reading as if its document had come from a path."""
    return replace(reading, document=replace(reading.document, path=path))


def hands(readings, judgements, references=None):
    drawn = weigh(readings, verdicts(judgements, references or {})).drawn()
    return {drawn.first_hand(s.id) for reading in readings for s in reading.statements}


ONE, OTHER = report("d1", "an aide of the mayor"), report("d2", "somebody in the town hall", "Orm was hit by shells")


def test_two_voices_without_a_name_are_one_where_a_person_says_so():
    assert len(hands([ONE, OTHER], [])) == 2
    same = [judged("same", "voice-d1", "voice-d2")]
    assert len(hands([ONE, OTHER], same)) == 1
    drawn = weigh([ONE, OTHER], verdicts(same, {})).drawn()
    found = count([s.id for r in (ONE, OTHER) for s in r.statements], drawn)
    assert (found.low, found.high) == (1, 1)
    assert "a person judged them to be one" in found.why


def test_what_is_taken_back_joins_nothing():
    assert len(hands([ONE, OTHER], [judged("same", "voice-d1", "voice-d2", undone_by="judgement-2")])) == 2


def test_the_newest_of_two_that_contradict_counts():
    same, different = judged("same", "voice-d1", "voice-d2", 1), judged("different", "voice-d1", "voice-d2", 2)
    assert len(hands([ONE, OTHER], [same, different])) == 2
    assert len(hands([ONE, OTHER], [different, same])) == 1


def test_actors_that_are_one_speak_with_one_voice():
    some, others = report("d1", "Edda Marsh", actor="actor-1"), report("d2", "Edith Marsh", actor="actor-2")
    asked = [judged("same", "actor-1", "actor-2")]
    assert len(hands([some, others], [])) == 2
    assert len(hands([some, others], asked, {"actor-1": "actor-g", "actor-2": "actor-g"})) == 1
    assert len(hands([some, others], asked, {"actor-1": "actor-g", "actor-2": "actor-h"})) == 2  # overruled since


def test_two_of_one_name_are_two_where_a_person_says_so():
    some, others = report("d1", "Edda Marsh", actor="actor-1"), report("d2", "Edda Marsh", actor="actor-2")
    assert len(hands([some, others], [])) == 1
    apart = [judged("different", "actor-1", "actor-2")]
    assert len(hands([some, others], apart, {"actor-1": "actor-g", "actor-2": "actor-h"})) == 2


def test_who_is_kept_apart_is_not_joined_by_way_of_a_third():
    readings = [report(f"d{n}", "Edda Marsh", actor=f"actor-{n}") for n in (1, 2, 3)]
    groups = {"actor-1": "actor-g", "actor-2": "actor-h", "actor-3": "actor-g"}
    found = hands(readings, [judged("different", "actor-1", "actor-2")], groups)
    assert len(found) == 2


def test_versions_of_one_report_are_one_first_hand():
    text = "Shells fell on Orm at night and the bridge over the Marrow was closed to all traffic until noon, {} said."
    first, second = (Maker(text.format(who), name=f"v{n}") for n, who in enumerate(("one", "we")))
    for make in (first, second):
        make.say("Shells fell on Orm at night")
    second.say("the bridge over the Marrow was closed")
    pair = [at("orm.txt", first.reading()), at("orm.txt", second.reading())]
    assert len(hands(pair, [])) == 1
    assert len(hands([pair[0], at("other.txt", pair[1])], [])) == 2
    news = Maker("The price of bread doubled in a month, and then it doubled again.", name="v3")
    news.say("The price of bread doubled in a month")
    assert len(hands([pair[0], at("orm.txt", news.reading())], [])) == 2
