"""Readings made by hand: a text, and statements whose words are looked up in it."""

from reportedly.record import (
    Actor,
    Block,
    Document,
    Event,
    Interval,
    Link,
    Mention,
    Position,
    Proposition,
    Reading,
    Span,
    Statement,
    Time,
    Voice,
)

PAGE = "voice-page"


class Maker:
    """Collects values over one text; every quote must stand in it."""

    def __init__(self, text, name="doc-1", publisher=None, title=None, kind="body", **fields):
        self.text, self.name = text, name
        self.document = Document(
            id=name,
            sha256="0" * 64,
            text=text,
            publisher=publisher,
            title=title,
            path=f"{name}.txt",
            blocks=(Block(kind=kind, span=Span.of(text, 0, len(text))),) if text else (),
            **fields,
        )
        self.voices = {PAGE: Voice(id=PAGE, name=publisher, kind="page", naming="named" if publisher else "described")}
        self.statements, self.events, self.positions, self.propositions = [], [], [], {}
        self.actors, self.times = {}, []

    def span(self, quote, after=0):
        at = self.text.index(quote, after)
        return Span.of(self.text, at, at + len(quote))

    def link(self, source="", cue="", *, name=None, kind="unnamed", basis="explicit", commitment="neutral", hedges=()):
        key = f"voice-{name or source or cue}"
        span = self.span(source) if source else None
        naming = "named" if name else "described"
        self.voices[key] = Voice(id=key, name=name, kind=kind, naming=naming, description=None if name else span)
        return Link(
            voice=key,
            basis=basis,
            source=(span,) if span else (),
            cue=tuple(map(self.span, [cue] if isinstance(cue, str) else cue)) if cue else (),
            commitment=commitment,
            hedges=tuple(map(self.span, hedges)),
        )

    def say(self, content, *links, hedges=(), negation=(), condition=(), whole=None, **fields):
        content = (content,) if isinstance(content, str) else content
        page = Link(voice=PAGE, basis="implied")
        statement = Statement(
            id=f"{self.name}-s{len(self.statements)}",
            document=self.name,
            span=self.span(whole or self.text),
            content=tuple(map(self.span, content)),
            chain=(page, *links),
            hedges=tuple(map(self.span, hedges)),
            negation=tuple(map(self.span, negation)),
            condition=tuple(map(self.span, condition)),
            **fields,
        )
        self.statements.append(statement)
        return statement

    def actor(self, name, *mentions, kind="armed_group"):
        """Add an actor; a mention is a quote or (quote, form)."""
        pairs = [m if isinstance(m, tuple) else (m, "name") for m in mentions]
        found = tuple(Mention(document=self.name, span=self.span(quote), form=form) for quote, form in pairs)
        self.actors[name] = Actor(id=f"actor-{name}", name=name, kind=kind, mentions=found)
        return self.actors[name]

    def day(self, quote, iso):
        value = Interval(start=iso, end=iso, grain="day", basis="said")
        self.times.append(Time(id=f"time-{quote}", document=self.name, span=self.span(quote), value=value))

    def event(self, statement, trigger, code="assault", **fields):
        event = Event(
            id=f"event-{len(self.events)}", statement=statement.id, code=code, trigger=self.span(trigger), **fields
        )
        self.events.append(event)
        return event

    def position(self, statement, holder, stance, cue, topic="t", when=None):
        self.propositions[topic] = Proposition(id=topic, text=topic, key=topic)
        position = Position(
            id=f"position-{len(self.positions)}",
            statement=statement.id,
            holder=holder.id,
            stance=stance,
            topic=topic,
            cue=self.span(cue),
            when=Interval(start=when, end=when, grain="day") if when else Interval(),
        )
        self.positions.append(position)
        return position

    def reading(self):
        return Reading(
            document=self.document,
            actors=tuple(self.actors.values()),
            times=tuple(self.times),
            voices=tuple(self.voices.values()),
            statements=tuple(self.statements),
            events=tuple(self.events),
            positions=tuple(self.positions),
            propositions=tuple(self.propositions.values()),
        )
