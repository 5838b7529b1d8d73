"""`reportedly leads`: lists that others made, held against the case, and addresses to read."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any

import msgspec
import typer

from reportedly.bringing import Compared, Here, ToRead, compared, to_read
from reportedly.cli.options import AsOfOption, CaseOption, ConfigOption, JsonOption, TimeoutOption, moment_of, open_case
from reportedly.cli.output import note, table, write_json
from reportedly.errors import UsageError
from reportedly.record import Lead, ListComparison, Matched

MATCHED, POSSIBLE, ONLY_THERE, ONLY_HERE = STATES = ("matched", "possible", "only there", "only here")
HEADS = ("list", "state", "there", "here", "why")


def command(
    *,
    list: Annotated[  # noqa: A002 - the option's name
        str | None, typer.Option("--list", metavar="NAME", help="Only this list, by the format it came in.")
    ] = None,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help="Only one of: " + ", ".join(STATES))
    ] = None,
    urls: Annotated[bool, typer.Option("--urls", help="The addresses to read, what the case holds left out.")] = False,
    as_of: AsOfOption = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> None:
    """Hold lists that others made against the happenings of the case: matched, only there, only here.

    With --urls: the addresses that they name, with what they claim; nothing is fetched.
    """
    if state is not None and state not in STATES:
        message = f"no row is {state!r}"
        raise UsageError(message, f"choose one of {', '.join(STATES)}")
    with open_case(config, case, timeout) as held:
        if urls:
            _show_urls([one for one in to_read(held, list, moment_of(as_of)) if one.document is None], as_json=as_json)
            return
        found = compared(held, list, moment_of(as_of))
    if as_json:
        write_json([_as_dict(one, found, state) for one in found.lists])
        return
    table(HEADS, (row for one in found.lists for row in _rows(one, found) if state in {None, row[1]}))
    for one in found.lists:
        note(_sum(one))


def _show_urls(found: list[ToRead], *, as_json: bool) -> None:
    if as_json:
        write_json([msgspec.to_builtins(one) for one in found])
    else:
        table(("url", "seen", "claims"), [(o.url, o.seen or "", "; ".join((*o.titles, *o.claims))) for o in found])


def _rows(one: ListComparison, found: Compared) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one list as lines of a table, what only the case has last."""
    for row in one.rows:
        here = _shown(found.here[row.happening]) if row.happening else ""
        yield one.list, row.state, _claimed(row.lead), here, row.why or _agreed(row)
    for i in one.only_here:
        yield one.list, ONLY_HERE, "", _shown(found.here[i]), ""


def _agreed(row: Matched) -> str:
    return "; ".join(f"{facet.name}{'' if facet.agrees else ' differs'}: {facet.why}" for facet in row.facets)


def _claimed(lead: Lead) -> str:
    killed = f"killed: {lead.killed[1]}" if lead.killed else ""
    days = (lead.when.start or "", "" if lead.when.end == lead.when.start else f"to {lead.when.end}")
    return ", ".join(
        part for part in (lead.key, " ".join(days).strip(), lead.place, lead.code, *lead.actors, killed) if part
    )


def _shown(here: Here) -> str:
    first, last = here.when
    days = first if first == last else f"{first or 'open'} to {last or 'open'}"
    hands = f"{here.origins.low}-{here.origins.high} origins"
    told = "" if here.status == "real" else f"told as {here.status}"
    return ", ".join(
        part for part in (here.id, days, *here.places, here.code, *here.actors, *here.killed, told, hands) if part
    )


def _sum(one: ListComparison) -> str:
    """Return one line on a whole list."""
    counts = {state: sum(row.state == state for row in one.rows) for state in STATES[:-1]}
    told = ", ".join(f"{number} {state}" for state, number in counts.items())
    beyond = "".join(f"; {number} here {why}" for why, number in one.beyond.items())
    return f"{one.list}: {told}, {len(one.only_here)} only here{beyond}"


def _as_dict(one: ListComparison, found: Compared, state: str | None) -> dict[str, Any]:
    """Return one list as plain values, each row with what it is beside."""
    rows: dict[str, list[Any]] = {kind.replace(" ", "_"): [] for kind in STATES}
    for row in one.rows:
        here = asdict(found.here[row.happening]) if row.happening else None
        rows[row.state.replace(" ", "_")].append(msgspec.to_builtins(row) | {"here": msgspec.to_builtins(here)})
    rows["only_here"] = [msgspec.to_builtins(asdict(found.here[i])) for i in one.only_here]
    kept = {kind: held for kind, held in rows.items() if state is None or kind == state.replace(" ", "_")}
    return {"list": one.list, "days": one.days, **kept, "beyond": dict(one.beyond)}
