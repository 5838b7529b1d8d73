"""Who and where is known in a case, whose names are near, and who speaks, as lines of a shelf."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from reportedly.cases import Drawing
from reportedly.codebook.gazetteer import fold
from reportedly.record import Actor, Event, Place, Position, Reading, Relation
from reportedly.store.shelf import Draft, Line
from reportedly.weighing.anchors import flat
from reportedly.weighing.namesakes import Namesakes, Register
from reportedly.weighing.speakers import Speaker, speakers
from reportedly.weighings.shapes import NAME, WORDS, body_of, roles

LATE = "9999"
MANY = 999_999_999  # more statements than any speaker makes


def known_drafts(made: Drawing) -> Iterator[Draft]:
    """Yield actors and places, with the documents that name them and the statements that speak of them."""
    into = made.found.references
    members, documents, said = (defaultdict[str, dict[str, None]](dict) for _ in range(3))
    for i, group in into.items():
        members[group][i] = None
    for reading in made.readings:
        named: tuple[Actor | Place, ...] = (*reading.actors, *reading.places)
        for value in named:
            documents[into.get(value.id, value.id)][reading.document.id] = None
        for i, statement in _involved(reading):
            said[into.get(i, i)][statement] = None
    for kind, held in (("actor", made.found.actors), ("place", made.found.places)):
        for one in held:
            bare, about = replace(one, mentions=()), [list(ids[one.id]) for ids in (members, documents, said)]
            yield Draft(kind, one.id, (bare, about), partial(_known_line, kind, bare, *about))


def _known_line(
    kind: str, one: Actor | Place, members: Sequence[str], documents: Sequence[str], said: Sequence[str]
) -> Line:
    names = dict.fromkeys(flat(name) for name in (one.name, *(one.aliases if isinstance(one, Actor) else ())))
    name = fold(one.name)[:NAME]
    return Line(
        kind=kind,
        id=one.id,
        place=f"{name} {one.id}",
        body=body_of(one),
        code=one.kind,
        facet=one.country,
        name=name,
        documents=len(documents),
        statements=len(said),
        concerns=roles(member=members, name=names, document=documents, statement=said),
    )


def namesakes_drafts(made: Drawing) -> Iterator[Draft]:
    """Yield names that are one, or near each other, numbered in the order in which a person may look at them."""
    listed = sorted(made.readings, key=lambda one: (one.document.published.start or LATE, one.document.id))
    held = [(one.document.id, actor) for one in listed for actor in one.actors if actor.id in made.found.references]
    register = Register((actor for _, actor in held), made.found, {actor.id: home for home, actor in held})
    for number, one in enumerate(register.namesakes()):
        i = namesakes_id(one.by, one.one.default, one.other.default)
        yield Draft("namesakes", i, (number, one), partial(_namesakes_line, i, number, one))


def _namesakes_line(i: str, number: int, one: Namesakes) -> Line:
    return Line(kind="namesakes", id=i, place=number_place(number), body=body_of(one), code=one.by)


def speaker_drafts(made: Drawing) -> Iterator[Draft]:
    """Yield who speaks, with their voices in documents."""
    for one, voices in speakers(made.readings, made.weighed.origins, made.weighed.findings):
        yield Draft("speaker", one.id, (one, voices), partial(_speaker, one, voices))


def _speaker(one: Speaker, voices: Sequence[str]) -> Line:
    return Line(
        kind="speaker",
        id=one.id,
        place=f"{MANY - one.statements:09} {one.name[:NAME]} {one.id}",  # those that say most first
        body=body_of(one),
        code=one.kind,
        name=fold(one.name)[:WORDS],
        documents=one.documents,
        statements=one.statements,
        concerns=roles(voice=voices),
    )


def namesakes_id(by: str, one: str, other: str) -> str:
    """Return the id of two names, by the groups that rules alone put them in, in whatever order they come."""
    return " ".join((by, *sorted((one, other))))


def number_place(number: int) -> str:
    """Return the place of a line that stands at a number from 0 on."""
    return f"{number:09}"


def _involved(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield actors and places with the statements that they speak in or that tell of them."""
    voices = {voice.id: voice.actor for voice in reading.voices}
    for statement in reading.statements:
        yield from ((str(voices[link.voice]), statement.id) for link in statement.chain if voices.get(link.voice))
    told: tuple[Event | Position | Relation, ...] = (*reading.events, *reading.positions, *reading.relations)
    for one in told:
        yield from ((i, one.statement) for i in _people(one))


def _people(one: Event | Position | Relation) -> Iterator[str]:
    if isinstance(one, Event):
        yield from (*one.actors, *one.recipients, *([one.place] if one.place else []))
    elif isinstance(one, Position):
        yield from (one.holder, *([one.towards] if one.towards else []))
    else:
        yield from (one.subject, one.object)
