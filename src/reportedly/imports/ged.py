"""UCDP GED as CSV, yearly or candidate, with or without a heading: a lead a row, first hands kept."""

import datetime as dt
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.codebook.crosswalks import columns
from reportedly.imports.rows import Row, between, count, day, lead_id, number, several, table
from reportedly.plugins import Losses
from reportedly.record import Format, Interval, Lead

NAME, CALLED = "ged", "UCDP GED file"
NEEDED = ("id", "side_a", "side_b", "date_start", "date_end", "best")
VIOLENCE = {"1": "state-based", "2": "non-state", "3": "one-sided"}
REACH = {"1": 10_000.0, "2": 25_000.0, "3": 50_000.0, "4": 150_000.0, "5": 100_000.0}  # metres, by where_prec
NOBODY = {"civilians"}
TOLL = ("low", "best", "high")


class GedRows:
    """Rows of UCDP GED as leads."""

    form = Format(
        title="UCDP GED (CSV)",
        suffix=".csv",
        keeps="each row: days, type, sides, place with precision, toll, sources, first hands, and all its cells",
        drops="nothing; rows without an id or days are left out",
        carries=("lead",),
    )

    def read(self, file: BinaryIO, losses: Losses) -> Iterator[Lead]:
        """Yield a lead for each row."""
        for row in table(file, columns("ged"), NEEDED, CALLED):
            first, last = day(row.get("date_start")), day(row.get("date_end"))
            if not row.get("id") or first is None or last is None or last < first:
                losses.drop("lead", "no id" if first and last else "no days that can be read")
                continue
            yield _lead(row, _when(first, last, row), losses)


def _when(first: dt.date, last: dt.date, row: Row) -> Interval:
    return between(first, last, f"date_start to date_end, date_prec {row.get('date_prec', 'not given')}")


def _lead(row: Row, when: Interval, losses: Losses) -> Lead:
    low, best, high = (count(row.get(column)) for column in TOLL)
    if best is None:
        losses.default("best", "no number: not counted")
    violence = VIOLENCE.get(row.get("type_of_violence", ""), row.get("type_of_violence", ""))
    sides = (row.get("side_a", ""), row.get("side_b", ""))
    return Lead(
        id=lead_id(NAME, row["id"]),
        list=NAME,
        key=row["id"],
        code=violence,
        codes=("ASSAULT",),
        when=when,
        place=row.get("where_coordinates") or row.get("where_description"),
        country=row.get("country"),
        latitude=number(row.get("latitude")),
        longitude=number(row.get("longitude")),
        radius_m=REACH.get(row.get("where_prec", "")),
        actors=tuple(dict.fromkeys(name for name in sides if name and name.lower() not in NOBODY)),
        killed=None if best is None else (best if low is None else low, best, best if high is None else high),
        sources=several(row.get("source_office") or row.get("source_article")),
        originals=several(row.get("source_original")),
        words=row.get("source_headline", ""),
        given=row,
    )
