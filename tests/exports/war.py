"""The sample that every format is shown: six reports of an invented war in Andorra, made by hand.

They hold what formats differ in: one raid told by two houses with unlike tolls, a copy, denials, plans, hedges, an
analyst's inference, positions, ties, a failure, words with quotes, tabs, line ends and letters beyond ASCII.
"""

from msgspec.structs import replace

from reportedly.record import (
    Actor,
    Argument,
    Event,
    Interval,
    Judgement,
    Mention,
    Place,
    PlaceMention,
    Quantity,
    Relation,
    content_id,
)
from tests.exports.builder import Maker
from tests.readings import failure

KINDS = {"Ostrel Guard": "armed_group", "Marrow Army": "military", "villagers": "population", "Ana Reyl": "official"}
PLACES = {
    "Dúnmor": ("town", "AND", 42.5551, 1.5332, 3000.0, "geonames:1"),
    "the Ordal valley": ("valley", "AND", 42.60, 1.52, 15000.0, "geonames:2"),
    "Andorra": ("country", "AND", 42.5, 1.5, 20000.0, "AND"),
}


class Report(Maker):
    """One report of the war; all ids are made of its name and of words."""

    def __init__(self, text, name, published, **fields):
        when = Interval(start=published, end=published, grain="day", basis="given")
        super().__init__(text, content_id("doc", name), published=when, language="en", **fields)
        self.document = replace(self.document, path=f"{name}.txt", sha256=content_id("x", name)[2:] * 5 + "0000")
        self.spots, self.counts, self.ties = {}, [], []

    def say(self, content, *links, **fields):
        said = super().say(content, *links, **fields)
        self.statements[-1] = replace(said, id=content_id("statement", self.name, content))
        return self.statements[-1]

    def who(self, name, *mentions):
        if name not in self.actors:
            self.actors[name] = Actor(
                id=content_id("actor", self.name, name),
                name=name,
                kind=KINDS[name],
                country="AND",
                mentions=tuple(
                    Mention(document=self.name, span=self.span(m), form="name") for m in mentions or (name,)
                ),
            )
        return self.actors[name].id

    def where(self, name):
        kind, country, latitude, longitude, radius, row = PLACES[name]
        if name not in self.spots:
            self.spots[name] = Place(
                id=content_id("place", self.name, name),
                name=name,
                kind=kind,
                country=country,
                latitude=latitude,
                longitude=longitude,
                radius_m=radius,
                gazetteer_id=row,
                score=0.9,
                mentions=(PlaceMention(document=self.name, span=self.span(name)),),
            )
        return self.spots[name].id

    def count(self, quote, measure, **fields):
        quantity = Quantity(
            id=content_id("quantity", self.name, quote),
            document=self.name,
            span=self.span(quote),
            unit="people",
            measure=measure,
            **fields,
        )
        self.counts.append(quantity)
        return quantity.id

    def deed(self, statement, trigger, code, mode=None, *, place=None, day=None, **fields):
        when = Interval(start=day, end=day, grain="day", basis="said") if day else Interval()
        event = Event(
            id=content_id("event", self.name, trigger),
            statement=statement.id,
            code=code,
            mode=mode,
            trigger=self.span(trigger),
            place=self.where(place) if place else None,
            when=when,
            **fields,
        )
        self.events.append(event)
        return event

    def tie(self, statement, kind, subject, other, evidence):
        self.ties.append(
            Relation(
                id=content_id("relation", self.name, kind, subject, other),
                statement=statement.id,
                kind=kind,
                subject=subject,
                object=other,
                evidence=self.span(evidence),
            )
        )

    def reading(self):
        made = super().reading()
        says = {}
        for value in (*self.events, *self.positions, *self.ties):
            says.setdefault(value.statement, []).append(value.id)
        return replace(
            made,
            statements=tuple(replace(one, says=tuple(says.get(one.id, ()))) for one in made.statements),
            places=tuple(self.spots.values()),
            quantities=tuple(self.counts),
            relations=tuple(self.ties),
        )


def raid():
    it = Report(
        "Shells hit Dúnmor market\n\n"
        "Shells hit a market in Dúnmor on Monday, killing nine villagers, the mayor, Ana Reyl, said. "
        "The Ostrel Guard fired them, Reyl said.",
        "raid",
        "2031-06-02",
        publisher="Marrow Agency",
        title="Shells hit Dúnmor market",
        author="Io Venn",
        url="https://example.org/raid",
    )
    mayor = it.link("the mayor, Ana Reyl", "said", name="Ana Reyl", kind="official")
    hit = it.say("Shells hit a market in Dúnmor on Monday, killing nine villagers", mayor)
    nine = it.count("nine villagers", "killed", exact=9)
    villagers, guard = it.who("villagers"), it.who("Ostrel Guard")
    it.deed(
        hit, "hit a market", "ASSAULT", "heavy-weapons", place="Dúnmor", day="2031-06-02", actors=(guard,),
        recipients=(villagers,), quantities=(nine,),
        arguments=(
            Argument(role="instrument", span=it.span("Shells")),
            Argument(role="target", span=it.span("a market")),
        ),
    )  # fmt: skip
    return it.reading()


def other_toll():
    it = Report(
        "At least 20 people were killed when shells struck a market in Dúnmor on Monday, a rescue worker said.\n"
        "The Marrow Army has moved troops into the Ordal valley.",
        "toll",
        "2031-06-02",
        publisher="Ordal Post",
        url="https://example.net/toll?a=1&b=2",
    )
    worker = it.link("a rescue worker", "said")
    killed = it.say("At least 20 people were killed when shells struck a market in Dúnmor on Monday", worker)
    twenty = it.count("At least 20 people", "killed", low=20)
    it.deed(
        killed, "struck a market", "ASSAULT", "heavy-weapons", place="Dúnmor", day="2031-06-02",
        recipients=(it.who("villagers", "people"),), quantities=(twenty,),
        arguments=(Argument(role="target", span=it.span("a market")),),
    )  # fmt: skip
    moved = it.say("The Marrow Army has moved troops into the Ordal valley")
    it.deed(
        moved, "moved troops", "MOBILIZE", "troops", place="the Ordal valley", day="2031-06-01",
        actors=(it.who("Marrow Army"),), contexts=("military",),
    )  # fmt: skip
    return it.reading()


def denials():
    it = Report(
        "The Ostrel Guard denied that it had burned the bridge. It plans to withdraw from Dúnmor. "
        "It “may” shell the depot. The Guard opposes the truce and belongs to the Northern Front.",
        "denials",
        "2031-06-03",
        publisher="Radio Ordal",
    )
    guard = it.who("Ostrel Guard", "The Ostrel Guard", "The Guard")
    voice = it.link("The Ostrel Guard", "denied", name="Ostrel Guard", kind="actor")
    burned = it.say("it had burned the bridge", voice, certainty="denied", polarity="-")
    it.deed(burned, "burned", "ASSAULT", "destroy", realis="negated", actors=(guard,))
    plan = it.say("It plans to withdraw from Dúnmor", certainty="conditional")
    it.deed(plan, "withdraw", "RETREAT", "withdraw", realis="planned", actors=(guard,), place="Dúnmor")
    may = it.say("It “may” shell the depot", certainty="hedged", hedges=("may",))
    it.deed(may, "shell the depot", "ASSAULT", "heavy-weapons", realis="possible", actors=(guard,))
    stands = it.say("The Guard opposes the truce")
    it.position(stands, it.actors["Ostrel Guard"], "opposes", "opposes", topic="the truce", when="2031-06-03")
    belongs = it.say("The Guard opposes the truce and belongs to the Northern Front")
    it.tie(belongs, "member_of", guard, it.who("Marrow Army", "the Northern Front"), "belongs to")
    return it.reading()


def analysis():
    it = Report(
        "The lull suggests that the Marrow Army has abandoned its posts.\tOfficials say the Army seized a depot in "
        'Dúnmor on Tuesday, and\nprobably arrested three men; one said: "no comment", another, "=1+1".',
        "analysis",
        "2031-06-04",
        publisher="Institute for Ordal Studies",
    )
    army = it.who("Marrow Army")
    drawn = it.say("the Marrow Army has abandoned its posts", certainty="inferred")
    it.deed(drawn, "abandoned", "RETREAT", "withdraw", actors=(army,))
    officials = it.link("Officials", "say")
    seized = it.say("the Army seized a depot in Dúnmor", officials)
    it.deed(seized, "seized", "COERCE", "seize", actors=(army,), place="Dúnmor", day="2031-06-03")
    arrested = it.say("probably arrested three men", officials, certainty="hedged", hedges=("probably",))
    three = it.count("three men", "arrested", exact=3)
    it.deed(arrested, "arrested", "COERCE", "arrest", actors=(army,), quantities=(three,), day="2031-06-03")
    it.say('"=1+1"', certainty="uncommitted")
    return it.reading()


def protest():
    it = Report(
        "Dozens of villagers marched through Dúnmor in May against the truce. "
        "Villagers and the Marrow Army fought; four soldiers and two villagers were killed. Andorra is calm.",
        "protest",
        "2031-06-05",
        publisher="Ordal Post",
    )
    villagers, army = it.who("villagers"), it.who("Marrow Army")
    marched = it.say("Dozens of villagers marched through Dúnmor in May against the truce")
    may = Interval(start="2031-05-01", end="2031-05-31", grain="month", basis="in May")
    event = it.deed(marched, "marched", "PROTEST", "demo", actors=(villagers,), place="Dúnmor")
    it.events[-1] = replace(event, when=may)
    it.count("Dozens of villagers", "took part", low=24, vague="dozens")
    fought = it.say("Villagers and the Marrow Army fought; four soldiers and two villagers were killed")
    dead = (
        it.count("four soldiers", "killed", exact=4, group="soldiers"),
        it.count("two villagers", "killed", exact=2, group="villagers"),
    )
    it.deed(
        fought, "fought", "ASSAULT", None, actors=(villagers, army), recipients=(army, villagers), quantities=dead,
        place="Andorra", day="2031-06-04",
    )  # fmt: skip
    calm = it.say("Andorra is calm")
    it.deed(calm, "calm", "state", "calm", realis="ongoing", place="Andorra")
    return it.reading()


def readings():
    """Return all readings of the sample, a failure among them."""
    return [raid(), other_toll(), denials(), analysis(), protest(), failure()]


def judgements():
    """Return what a person decided about them: the seizure is recoded, the march rejected, two guards are one."""
    (seized,) = [event for event in analysis().events if event.mode == "seize"]
    (uncommitted,) = [one for one in analysis().statements if one.certainty == "uncommitted"]
    decided = (("recode", seized.id, "COERCE/restrict"), ("reject", uncommitted.id, None))
    return [
        Judgement(
            id=content_id("judgement", verb, target),
            verb=verb,
            target=target,
            value=value,
            by="ana",
            when="2031-06-06T00:00:00Z",
            reason="sample",
        )
        for verb, target, value in decided
    ]
