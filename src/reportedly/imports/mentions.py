"""GDELT 2.0's table of mentions: addresses to read, each with the event that GDELT takes it to tell."""

from collections.abc import Iterator
from typing import BinaryIO

from reportedly.codebook.crosswalks import columns
from reportedly.imports.rows import day, lead_id, moment, tabbed
from reportedly.plugins import Losses
from reportedly.record import UNKNOWN_TIME, Format, Interval, Lead

NAME, CALLED = "mentions", "GDELT table of mentions"
WEB = "1"  # MentionType: the identifier is an address
DATE = 8  # characters of the day in a stamp


class MentionLeads:
    """Mentions as leads."""

    form = Format(
        title="GDELT 2.0 mentions (tab-separated)",
        suffix=".CSV",
        keeps="each address with the event's number and day, when it was seen, its house, and all its cells",
        drops="mentions that are no web page",
        carries=("lead",),
    )

    def read(self, file: BinaryIO, losses: Losses) -> Iterator[Lead]:
        """Yield a lead for each mention of an event on a web page."""
        for row in tabbed(file, columns("gdelt_mentions"), CALLED):
            url, event = row.get("MentionIdentifier"), row.get("GLOBALEVENTID")
            if row.get("MentionType") != WEB or not url or not event:
                losses.drop("lead", "no web page")
                continue
            key = f"{event} {url}"
            yield Lead(
                id=lead_id(NAME, key),
                list=NAME,
                key=key,
                url=url,
                code=f"event {event}",
                when=_on(row.get("EventTimeDate", "")),
                sources=(row["MentionSourceName"],) if "MentionSourceName" in row else (),
                seen=moment(row.get("MentionTimeDate")),
                given=row,
            )


def _on(stamp: str) -> Interval:
    """Return the day of an event as GDELT has it: often that of the first report, and so a hint only."""
    on = day(stamp[:DATE])
    if on is None:
        return UNKNOWN_TIME
    return Interval(start=on.isoformat(), end=on.isoformat(), grain="day", basis="EventTimeDate")
