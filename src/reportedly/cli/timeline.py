"""`reportedly timeline`: what happened and who stood where, in order of time."""

from collections.abc import Mapping
from typing import Annotated

import msgspec
import typer

from reportedly.cases import timeline_of
from reportedly.cli.options import AsOfOption, CaseOption, ConfigOption, JsonOption, TimeoutOption, moment_of, open_case
from reportedly.cli.output import table, write, write_json
from reportedly.errors import UsageError
from reportedly.judging import goes_by
from reportedly.record import Actor, Grades, OriginCount, Place
from reportedly.store import Case
from reportedly.weighing.resolve import Resolution
from reportedly.weighing.timeline import Entry, Timeline, Track
from reportedly.wording import interval_words

THEN = " → "


def command(
    wanted: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="An actor, a place, or the key of an issue.")
    ] = None,
    *,
    tracks: Annotated[
        bool, typer.Option("--tracks", help="Only positions, as tracks, those that change first.")
    ] = False,
    as_of: AsOfOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Tell what happened and who stood where, in order of time: of the case, an actor, a place or an issue.

    An actor or place is an id, the beginning of one, or its very name; an issue is a proposition's id or key.
    """
    then = moment_of(as_of)
    with open_case(config, case, timeout) as held:
        shown, found = timeline_of(held, then)
        if wanted is not None:
            shown = shown.about(_asked(held, wanted, found, shown, then))
    names = {actor.id: actor.name for actor in found.actors} | {place.id: place.name for place in found.places}
    if as_json:
        write_json({"type": "timeline", "about": wanted, **msgspec.to_builtins(shown)})
        return
    if not tracks:
        heads = ("when", "clock", "what", "who", "whom", "where", "origins", "grades", "words")
        table(heads, [_row(entry, names) for entry in shown.entries])
        write("")
    for track in shown.tracks:
        write(_track(track, names))


def _asked(case: Case, wanted: str, found: Resolution, shown: Timeline, as_of: str | None) -> set[str]:
    """Return the ids or keys that are asked for; raises UsageError when nothing is so called."""
    everyone: tuple[Actor | Place, ...] = (*found.actors, *found.places)
    named = {one.id for one in everyone if one.id == wanted or goes_by(one, wanted)}
    named |= {track.issue for track in shown.tracks if track.issue == wanted}
    if named:
        return named
    value, _ = case.find(wanted, as_of)
    named = {found.references.get(value.id, value.id), str(getattr(value, "key", ""))}
    if not named & {one.id for one in everyone} and not any(track.issue in named for track in shown.tracks):
        message = f"{value.id} is no actor, place or issue"
        raise UsageError(message, "name one by id or name, or the key of an issue")
    return named


def _row(entry: Entry, names: Mapping[str, str]) -> tuple[str, ...]:
    what = f"{entry.what} {entry.issue}" if entry.issue else f"{entry.what}, {entry.realis}"
    people = (" and ".join(names.get(i, i) for i in ids) for ids in (entry.who, entry.whom, entry.where))
    return (
        interval_words(entry.when) or "?",
        entry.told,
        what,
        *people,
        _range(entry.origins),
        _grades(entry.grades),
        entry.words,
    )


def _range(count: OriginCount) -> str:
    return str(count.low) if count.low == count.high else f"{count.low}-{count.high}"


def _grades(grades: Grades) -> str:
    """Return what persons gave, letters before figures, and what is proposed, apart: "B 2, proposed 6"."""
    given = " ".join(dict.fromkeys(one.grade for one in (*grades.reliability, *grades.credibility)))
    return ", ".join(part for part in (given, f"proposed {grades.proposed}") if part)


def _track(track: Track, names: Mapping[str, str]) -> str:
    """Return one line: who, on what, and each stance with its time and the number of first hands behind it."""
    steps = THEN.join(
        f"{step.what} ({interval_words(step.when) or '?'}, origins {_range(step.origins)})" for step in track.steps
    )
    return f"{names.get(track.holder, track.holder)} on “{track.text}” [{track.issue}]: {steps}"
