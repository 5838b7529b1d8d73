"""Rows of the tables (`tables`), document by document; nothing is held but the ids of issues that have left."""

from collections.abc import Iterable, Iterator, Mapping

from reportedly.exports.deeds import why_no_event
from reportedly.exports.tables import Row
from reportedly.plugins import Losses, Outgoing
from reportedly.record import Actor, Event, Interval, Link, Place, Reading, Span, Statement, Voice, Weighed

Found = tuple[str, str, Row]  # table, type of the record that it is a row of or "", row


def rows(case: Outgoing, losses: Losses, *, weighed: bool) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a case with the names of their tables, and count what leaves.

    Args:
        case: what leaves.
        losses: takes down what leaves.
        weighed: with origins, happenings and findings, for which the whole case is in memory.
    """
    issues = set[str]()
    for table, of, row in _all(case, weighed=weighed):
        if of == "proposition":
            issue = str(row[0])
            if issue in issues:
                continue
            issues.add(issue)
        if of:
            losses.keep(of)
        yield table, row


def _all(case: Outgoing, *, weighed: bool) -> Iterator[Found]:
    for actor in case.actors(mentions=False):
        yield "actors", "actor", _actor(actor)
    for place in case.places(mentions=False):
        yield "places", "place", _place(place)
    for reading in case.readings():
        yield from _reading(reading)
    if weighed:
        yield from _weighed(case.weighed())
    for one in case.judgements:
        row = (one.id, one.verb, one.target, one.value, one.by, one.when, one.reason, one.undone_by)
        yield "judgements", "judgement", row


def _list(several: Iterable[str]) -> str:
    return "; ".join(several)


def _words(spans: Iterable[Span]) -> str:
    return " … ".join(span.quote for span in spans)


def _when(value: Interval) -> Row:
    return value.start, value.end, value.grain, value.basis


def _span(span: Span) -> Row:
    return span.quote, span.start, span.end


def _actor(one: Actor) -> Row:
    return one.id, one.name, one.kind, one.country, _list(one.aliases), one.key, one.office, one.serves


def _place(one: Place) -> Row:
    where = (one.latitude, one.longitude, one.radius_m, one.gazetteer_id, one.score)
    return (one.id, one.name, one.kind, one.country, *where, one.relation, _list(one.anchors))


def _reading(reading: Reading) -> Iterator[Found]:
    """Yield the rows of one document: itself, what it names, who speaks, what is said."""
    one, i = reading.document, reading.document.id
    failure = one.failure.message if one.failure else None
    row = (one.id, one.sha256, one.path, one.url, one.title, one.publisher, one.author, *_when(one.published))
    yield (
        "documents",
        "document",
        (*row, one.language, one.media_type, one.retrieved, one.version_of, failure, one.text),
    )
    yield from _mentions(reading)
    for time in reading.times:
        yield "times", "time", (time.id, i, *_span(time.span), *_when(time.value), time.timex)
    for voice in reading.voices:
        yield "voices", "voice", _voice(voice, i)
    yield from _statements(reading)
    for count in reading.quantities:
        of = (count.unit, count.measure, count.group, count.of)
        bounds = (count.low, count.high, count.exact, count.vague, count.scope)
        yield "quantities", "quantity", (count.id, i, *_span(count.span), *of, *bounds)
    yield from _events(reading)
    yield from _stands(reading)


def _mentions(reading: Reading) -> Iterator[Found]:
    found = dict[Row, Row]()
    who: Iterable[Actor | Place] = (*reading.actors, *reading.places)
    for one, mention in ((named, mention) for named in who for mention in named.mentions):
        key = (mention.document, *_span(mention.span), one.id)
        kind = "actor" if isinstance(one, Actor) else "place"
        found.setdefault(key, (*key, kind, mention.form, getattr(mention, "use", None)))
    yield from (("mentions", "", row) for row in found.values())


def _voice(one: Voice, document: str) -> Row:
    described = one.description.quote if one.description else None
    who = (one.name, described, one.kind, one.naming, _list(one.access))
    return (one.id, document, *who, one.country, one.actor, one.count)


def _statements(reading: Reading) -> Iterator[Found]:
    names = {v.id: v.name or (v.description.quote if v.description else None) for v in reading.voices}
    for one in reading.statements:
        yield "statements", "statement", _statement(one, names)
        for number, link in enumerate(one.chain):
            yield "chains", "", (one.id, number, *_link(link, names))


def _statement(one: Statement, names: Mapping[str, str | None]) -> Row:
    sure = (one.certainty, one.polarity, _words(one.hedges), one.presupposed, one.gloss)
    times = (*_when(one.said), *_when(one.about))
    first_hand = names.get(one.chain[-1].voice) if one.chain else None
    rest = (one.inherits, _list(one.repeats), first_hand, one.by, one.confidence)
    return (one.id, one.document, *_span(one.span), _words(one.content), *sure, *times, *rest)


def _link(link: Link, names: Mapping[str, str | None]) -> Row:
    words = (_words(link.source), _words(link.cue), _words(link.hedges))
    return (link.voice, names.get(link.voice), link.basis, link.commitment, *words, *_when(link.said))


def _events(reading: Reading) -> Iterator[Found]:
    statements = {one.id: one for one in reading.statements}
    for one in reading.events:
        why = why_no_event(one, statements[one.statement])
        code = (one.code, one.mode, _list(one.contexts), one.realis, why)
        rest = (_list(one.quantities), one.factuality, _list(one.same_as))
        placed = (one.placed.basis, one.placed.confidence) if one.placed else (None, None)
        place = (one.place, *placed, *_when(one.when), *_span(one.trigger))
        yield "events", "event", (one.id, one.statement, reading.document.id, *code, *place, *rest)
        for number, (role, actor, words) in enumerate(_roles(one)):
            yield "roles", "", (one.id, role, number, actor, words)


def _roles(event: Event) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield role, actor and words; an actor whose words are not known still has a row."""
    said = {(one.role, one.actor) for one in event.arguments}
    yield from ((one.role, one.actor, one.span.quote) for one in event.arguments)
    for role, ids in (("actor", event.actors), ("recipient", event.recipients)):
        yield from ((role, i, None) for i in ids if (role, i) not in said)


def _stands(reading: Reading) -> Iterator[Found]:
    for issue in reading.propositions:
        yield "propositions", "proposition", (issue.id, issue.text, issue.key, issue.opposite_of)
    for one in reading.positions:
        stand = (one.id, one.statement, one.holder, one.stance, one.topic, one.towards)
        yield "positions", "position", (*stand, *_when(one.when), *_span(one.cue), one.ended_by)
    for tie in reading.relations:
        between = (tie.id, tie.statement, tie.kind, tie.subject, tie.object)
        yield "relations", "relation", (*between, *_when(tie.when), *_span(tie.evidence))


def _weighed(weighed: Weighed) -> Iterator[Found]:
    for one in weighed.origins:
        maybe = _list(same.origin for same in one.maybe_same_as)
        yield "origins", "origin", (one.id, one.kind, one.name, maybe)
        for inherited, ids in ((False, one.statements), (True, one.inherited_by)):
            yield from (("origin_statements", "", (one.id, i, inherited)) for i in dict.fromkeys(ids))
    for deed in weighed.happenings:
        who = (_list(deed.places), _list(deed.actors), _list(deed.recipients), _list(deed.documents))
        yield "happenings", "happening", (deed.id, deed.code, *_when(deed.when), *who, deed.series, _list(deed.part_of))
        yield from (("happening_events", "", (deed.id, i)) for i in deed.events)
    for shown in weighed.findings:
        counts = (shown.origins.low, shown.origins.high)
        row = (shown.id, shown.kind, shown.facet, shown.about, *counts, _list(shown.statements), shown.explanation)
        yield "findings", "finding", row
