"""ACLED's event export, as CSV: a lead a row, to be put beside the happenings of the case.

Both orders of the columns that were published count, older dates ("02 June 2031") and either delimiter too.
"""

import calendar
import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO

from reportedly.codebook.books import book
from reportedly.codebook.crosswalks import columns
from reportedly.imports.rows import Row, between, count, day, lead_id, number, several, table
from reportedly.plugins import Losses
from reportedly.record import Format, Interval, Lead

NAME, CALLED = "acled", "ACLED export"
NEEDED = ("event_id_cnty", "event_date", "event_type", "actor1")
EXACT, WEEK = "1", "2"
REACH = {"1": 10_000.0, "2": 50_000.0, "3": 150_000.0}  # metres around the point, by geo_precision
ACTORS = ("actor1", "assoc_actor_1", "actor2", "assoc_actor_2")


class AcledRows:
    """Rows of ACLED as leads."""

    form = Format(
        title="ACLED event export (CSV)",
        suffix=".csv",
        keeps="each row: day and place with precision, type, actors, deaths, sources, notes, and all its cells",
        drops="nothing; rows without an id or a day are left out",
        carries=("lead",),
    )

    def read(self, file: BinaryIO, losses: Losses) -> Iterator[Lead]:
        """Yield a lead for each row."""
        for row in table(file, columns("acled"), NEEDED, CALLED):
            when = _when(row)
            if not row.get("event_id_cnty") or when is None:
                losses.drop("lead", "no id" if when else "no day that can be read")
                continue
            yield _lead(row, when, losses)


def _lead(row: Row, when: Interval, losses: Losses) -> Lead:
    dead = count(row.get("fatalities"))
    if dead is None:
        losses.default("fatalities", "no number: not counted")
    kind, mode = row.get("event_type", ""), row.get("sub_event_type", "")
    return Lead(
        id=lead_id(NAME, row["event_id_cnty"]),
        list=NAME,
        key=row["event_id_cnty"],
        code=f"{kind}/{mode}" if mode else kind,
        codes=types_of(kind),
        when=when,
        place=row.get("location"),
        country=row.get("country"),
        latitude=number(row.get("latitude")),
        longitude=number(row.get("longitude")),
        radius_m=REACH.get(row.get("geo_precision", "")),
        actors=tuple(dict.fromkeys(name for column in ACTORS for name in several(row.get(column)))),
        killed=None if dead is None else (dead, dead, dead),
        sources=several(row.get("source")),
        words=row.get("notes", ""),
        seen=_seen(row.get("timestamp")),
        given=row,
    )


def _when(row: Row) -> Interval | None:
    """Return the days that a row stands for: the day, the week around it, or its month."""
    on = day(row.get("event_date"))
    if on is None:
        return None
    precision = row.get("time_precision", EXACT)
    if precision == EXACT:
        return between(on, on, "event_date, time_precision 1")
    if precision == WEEK:
        return between(on - dt.timedelta(3), on + dt.timedelta(3), "event_date, time_precision 2")
    last = calendar.monthrange(on.year, on.month)[1]
    return between(on.replace(day=1), on.replace(day=last), "event_date, time_precision 3")


def _seen(stamp: str | None) -> str | None:
    """Return when the row was last edited; the cell has seconds since 1970."""
    seconds = count(stamp)
    return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if seconds else None


@cache
def types_of(kind: str) -> tuple[str, ...]:
    """Return the types of our codebook that the crosswalk leads from to a type of ACLED's, in its order."""
    leading = (row for row in book(NAME).rows if row.type == kind)
    return tuple(dict.fromkeys(code.partition("/")[0] for row in leading for code in row.of.split()))
