"""`reportedly timeline`: what happened and who stood where, in order of time."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec
import typer

from reportedly.cli.options import (
    AsOfOption,
    CaseOption,
    ConfigOption,
    JsonOption,
    TimeoutOption,
    moment_of,
    open_case,
    settings,
)
from reportedly.cli.output import table, write, write_json
from reportedly.doings import Deed, deeds_of
from reportedly.errors import UsageError
from reportedly.record import Grades, OriginCount
from reportedly.store import Case
from reportedly.weighing.timeline import Entry, Track
from reportedly.weighings import Filter, Weighing, at, shown
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
    deeds: Annotated[
        bool, typer.Option("--deeds", help="Of an actor: all it does or undergoes, also what has no code.")
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
    moment = moment_of(as_of)
    if deeds and (wanted is None or tracks):
        message = "--deeds tells what one actor does or undergoes"
        raise UsageError(message, "name the actor, and leave --tracks out")
    with open_case(config, case, timeout) as held:
        weighing = at(held, moment) if moment else shown(held)
        asked = _asked(held, wanted, weighing, moment) if wanted is not None else ()
        if deeds:
            _tell_deeds(deeds_of(held, asked, settings(config), moment), as_json=as_json)
            return
        narrower = Filter(about=asked)
        found = weighing.in_time(narrower)
        names = {} if as_json else weighing.names()
    if as_json:
        write_json({"type": "timeline", "about": wanted, **msgspec.to_builtins(found)})
        return
    if not tracks:
        heads = ("when", "clock", "what", "who", "whom", "where", "origins", "grades", "words")
        table(heads, [_row(entry, names) for entry in found.entries])
        write("")
    for track in found.tracks:
        write(_track(track, names))


def _tell_deeds(found: Sequence[Deed], *, as_json: bool) -> None:
    """Print what somebody does or undergoes, each by one document."""
    if as_json:
        write_json({"type": "deeds", "deeds": msgspec.to_builtins(list(found))})
        return
    rows = [
        (interval_words(one.when) or "?", one.clock, one.what, one.part, one.document, one.word.quote) for one in found
    ]
    table(("when", "clock", "what", "part", "document", "word"), rows)


def _asked(case: Case, wanted: str, weighing: Weighing, as_of: str | None) -> tuple[str, ...]:
    """Return the ids or keys that are asked for; raises UsageError when nothing is so called."""
    issues = (wanted,) if weighing.tracks(Filter(issue=(wanted,)), limit=1).items else ()
    if named := (*weighing.meant(wanted), *issues):
        return named
    value, _ = case.find(wanted, as_of)
    group, key = weighing.groups([value.id]).get(value.id, value.id), str(getattr(value, "key", ""))
    if not weighing.known([group]) and not weighing.tracks(Filter(issue=(group, key)), limit=1).items:
        message = f"{value.id} is no actor, place or issue"
        raise UsageError(message, "name one by id or name, or the key of an issue")
    return (group, key)


def _row(entry: Entry, names: Mapping[str, str]) -> tuple[str, ...]:
    what = f"{entry.what} {entry.issue}" if entry.issue else f"{entry.what}, {entry.realis}"
    people = (" and ".join(dict.fromkeys(names.get(i, i) for i in ids)) for ids in (entry.who, entry.whom, entry.where))
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
