"""What persons decided, applied: what is rejected stays out, what is recoded or corrected bears its new value.

A statement that is rejected takes with it what it says; an actor or place its mentions, the roles it fills and the
positions and ties it holds; a document all that it says. What was left out is counted, never silently gone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, get_args

import msgspec
from msgspec.structs import replace

from reportedly.codebook.codebook import codebook
from reportedly.errors import UsageError
from reportedly.record import (
    Actor,
    Argument,
    Certainty,
    Event,
    Judgement,
    Place,
    Position,
    Proposal,
    Proposition,
    Quantity,
    Reading,
    Record,
    Relation,
    RelationKind,
    Stance,
    Statement,
    Time,
    Value,
    Voice,
)
from reportedly.weighing.corrections import accepted, kept_part, recast, respanned

Kind = TypeVar("Kind", Actor, Place, Time, Statement, Event, Position, Proposition, Relation, Quantity, Proposal)
Coded = TypeVar("Coded", Statement, Event, Position, Relation)
RELIABILITY = "ABCDEF"
CREDIBILITY = "123456"
VERDICTS = ("reject", "recode", "grade", "accept", "respan", "recast")
OPPOSITE = {"reject": "accept", "accept": "reject"}


class Rulings(Value, frozen=True, kw_only=True):
    """The judgements in force, by the id of what they are about; of several of one kind on one value the latest counts.

    `recoded` and `graded` hold judgements, whose `value` is the code or the grade, `respanned` those whose value are
    spans, `recast` by the value and its part who plays it; `overruled` are the ids of those of which nothing is left
    because later ones count. What is rejected is not accepted: the later of the two counts.
    """

    rejected: dict[str, Judgement]
    recoded: dict[str, Judgement]
    graded: dict[str, Judgement]
    accepted: dict[str, Judgement] = msgspec.field(default_factory=dict)
    respanned: dict[str, Judgement] = msgspec.field(default_factory=dict)
    recast: dict[tuple[str, str], Judgement] = msgspec.field(default_factory=dict)
    overruled: frozenset[str] = frozenset()

    def changing(self) -> frozenset[str]:
        """Return the ids of the values that `applied` may change or leave out, or add to."""
        recast = {i for i, _ in self.recast}
        return frozenset({*self.rejected, *self.recoded, *self.accepted, *self.respanned, *recast})


def rulings(judgements: Iterable[Judgement], now: Mapping[str, tuple[str, ...]] | None = None) -> Rulings:
    """Return what is in force.

    Args:
        judgements: oldest first; those taken back count for nothing.
        now: the ids under which what was judged stands now; what is not in it keeps its id.
    """
    held: dict[str, dict[Any, Judgement]] = {verb: {} for verb in VERDICTS}
    seen = set()
    for judgement in judgements:
        if judgement.verb not in held or judgement.undone_by:
            continue
        made = _of_now(judgement, now or {})
        for target in (now or {}).get(judgement.target, (judgement.target,)):
            key = (target, kept_part(made.value)[0]) if made.verb == "recast" else target
            held[made.verb][key] = made
            if made.verb in OPPOSITE:
                held[OPPOSITE[made.verb]].pop(target, None)
            seen.add(made.id)
    counting = {judgement.id for verb in held.values() for judgement in verb.values()}
    return Rulings(
        rejected=held["reject"],
        recoded=held["recode"],
        graded=held["grade"],
        accepted=held["accept"],
        respanned=held["respan"],
        recast=held["recast"],
        overruled=frozenset(seen - counting),
    )


def _of_now(judgement: Judgement, now: Mapping[str, tuple[str, ...]]) -> Judgement:
    """Return a judgement that names actors by the ids under which they stand now."""
    if judgement.verb != "recast":
        return judgement
    part, ids = kept_part(judgement.value)
    return replace(judgement, value=f"{part}={','.join(i for one in ids for i in now.get(one, (one,)) or (one,))}")


def applied(reading: Reading, made: Rulings) -> Reading:
    """Return a reading as persons decided that it is to be read."""
    if not made.changing():
        return reading
    if reading.document.id in made.rejected:
        return Reading(document=reading.document)
    corrected = recast(respanned(accepted(reading, made.accepted), made.respanned), made.recast)
    out = _left_out(corrected, made.rejected)
    recoded = _recoded(corrected, made.recoded)
    return _without(recoded, out) if out else recoded


def left_out(reading: Reading, made: Rulings) -> Counter[str]:
    """Return how many values of each type judgements leave out of a reading; a document that is rejected counts too."""
    counts = _types(reading) - _types(applied(reading, made))
    if reading.document.id in made.rejected:
        counts["document"] = 1
    return counts


def _types(reading: Reading) -> Counter[str]:
    return Counter(str(type(value).__struct_config__.tag) for value in reading.records())


def _left_out(reading: Reading, rejected: Mapping[str, Judgement]) -> frozenset[str]:
    """Return the ids of what is rejected in a reading and of what goes with it."""
    out = {value.id for value in reading.records() if value.id in rejected}
    if not out:
        return frozenset()
    said: tuple[Event | Position | Relation, ...] = (*reading.events, *reading.positions, *reading.relations)
    out |= {value.id for value in said if value.statement in out}
    out |= {proposal.id for proposal in reading.proposals if proposal.statement in out}
    out |= {position.id for position in reading.positions if {position.holder, position.topic} & out}
    out |= {relation.id for relation in reading.relations if {relation.subject, relation.object} & out}
    return frozenset(out)


def _without(reading: Reading, out: frozenset[str]) -> Reading:
    """Return a reading without some of its values, and without references to them."""
    return Reading(
        document=reading.document,
        actors=_kept(reading.actors, out),
        places=tuple(replace(p, anchors=_ids(p.anchors, out)) for p in _kept(reading.places, out)),
        times=_kept(reading.times, out),
        voices=tuple(replace(voice, actor=_id(voice.actor, out)) for voice in reading.voices),
        statements=tuple(_statement(one, out) for one in _kept(reading.statements, out)),
        events=tuple(_event(one, out) for one in _kept(reading.events, out)),
        positions=tuple(replace(p, towards=_id(p.towards, out)) for p in _kept(reading.positions, out)),
        propositions=_kept(reading.propositions, out),
        relations=_kept(reading.relations, out),
        quantities=tuple(
            replace(q, of=_id(q.of, out), part_of=_id(q.part_of, out)) for q in _kept(reading.quantities, out)
        ),
        proposals=tuple(replace(p, arguments=_arguments(p.arguments, out)) for p in _kept(reading.proposals, out)),
    )


def _kept(values: tuple[Kind, ...], out: frozenset[str]) -> tuple[Kind, ...]:
    return tuple(value for value in values if value.id not in out)


def _id(one: str | None, out: frozenset[str]) -> str | None:
    return None if one in out else one


def _ids(several: tuple[str, ...], out: frozenset[str]) -> tuple[str, ...]:
    return tuple(one for one in several if one not in out)


def _statement(value: Statement, out: frozenset[str]) -> Statement:
    says, repeats = _ids(value.says, out), _ids(value.repeats, out)
    return replace(value, says=says, repeats=repeats, inherits=_id(value.inherits, out))


def _event(value: Event, out: frozenset[str]) -> Event:
    return replace(
        value,
        actors=_ids(value.actors, out),
        recipients=_ids(value.recipients, out),
        place=_id(value.place, out),
        quantities=_ids(value.quantities, out),
        same_as=_ids(value.same_as, out),
        arguments=_arguments(value.arguments, out),
    )


def _arguments(several: tuple[Argument, ...], out: frozenset[str]) -> tuple[Argument, ...]:
    return tuple(replace(a, actor=_id(a.actor, out), place=_id(a.place, out)) for a in several)


def _recoded(reading: Reading, codes: Mapping[str, Judgement]) -> Reading:
    """Return a reading whose recoded values bear their new codes."""
    return replace(
        reading,
        statements=tuple(_coded(value, codes.get(value.id)) for value in reading.statements),
        events=tuple(_coded(value, codes.get(value.id)) for value in reading.events),
        positions=tuple(_coded(value, codes.get(value.id)) for value in reading.positions),
        relations=tuple(_coded(value, codes.get(value.id)) for value in reading.relations),
    )


def _coded(value: Coded, by: Judgement | None) -> Coded:
    return replace(value, **RECODINGS[type(value)](by.value)) if by and by.value else value


def _event_code(code: str) -> dict[str, str | None]:
    """Return type and mode of "ASSAULT/aerial"; raises UsageError for what PLOVER has not."""
    kind, _, mode = code.partition("/")
    modes = codebook().types
    if kind not in modes:
        message = f"no event has the type {kind!r}"
        raise UsageError(message, f"choose one of {', '.join(modes)}")
    if mode and mode not in modes[kind]:
        message = f"{kind} has no mode {mode!r}"
        raise UsageError(message, f"choose one of {', '.join(modes[kind]) or 'none'}")
    return {"code": kind, "mode": mode or None}


def _one_of(name: str, what: str, choices: tuple[str, ...]) -> Callable[[str], dict[str, str | None]]:
    def chosen(code: str) -> dict[str, str | None]:
        if code not in choices:
            message = f"no {what} is {code!r}"
            raise UsageError(message, f"choose one of {', '.join(choices)}")
        return {name: code}

    return chosen


RECODINGS: Mapping[type[Any], Callable[[str], dict[str, str | None]]] = {
    Event: _event_code,
    Position: _one_of("stance", "stance", get_args(Stance)),
    Relation: _one_of("kind", "kind of relation", get_args(RelationKind)),
    Statement: _one_of("certainty", "certainty", get_args(Certainty)),
}


def check(verb: str, value: Record, given: str | None) -> None:
    """Raise UsageError when a verdict does not fit what it is about, or is no known code or grade."""
    kind = str(type(value).__struct_config__.tag)
    if verb == "reject" and isinstance(value, Voice):
        message = f"{value.id} is a voice, which a statement cannot do without"
        raise UsageError(message, "reject the statement, or the actor that the voice is taken for")
    if verb == "recode":
        if type(value) not in RECODINGS:
            message = f"{value.id} is a {kind}, which has no code"
            raise UsageError(message, "recode an event, a position, a relation or a statement")
        RECODINGS[type(value)](given or "")
    if verb == "grade":
        _check_grade(kind, value, given or "")


def _check_grade(kind: str, value: Record, grade: str) -> None:
    """Letters are for voices, figures for statements; neither stands for the other."""
    scales = {"voice": RELIABILITY, "statement": CREDIBILITY}
    if kind not in scales:
        message = f"{value.id} is a {kind}, which has no grade"
        raise UsageError(message, "grade a voice from A to F, or a statement from 1 to 6")
    if len(grade) != 1 or grade not in scales[kind]:
        message = f"{grade!r} is no grade of a {kind}"
        raise UsageError(message, f"choose one of {', '.join(scales[kind])}")
