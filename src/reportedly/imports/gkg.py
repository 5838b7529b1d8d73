"""GDELT's Global Knowledge Graph 2.1: addresses to read, each with what GDELT found in it. Nothing is fetched."""

import html
import re
from collections.abc import Iterator
from typing import BinaryIO

from reportedly.codebook.crosswalks import columns
from reportedly.imports.rows import Row, count, lead_id, moment, number, several, tabbed
from reportedly.plugins import Losses
from reportedly.record import Format, Lead

NAME, CALLED = "gkg", "GDELT Global Knowledge Graph file"
WEB = "1"  # SourceCollectionIdentifier: the identifier is an address
TITLE = re.compile("<PAGE_TITLE>(.*?)</PAGE_TITLE>", re.DOTALL)
KILLED = "KILL"
KIND, AMOUNT = 0, 1  # places in a block of Counts
SPOT = ("type", "name", "country", "adm1", "latitude", "longitude", "feature")  # a block of Locations


class GkgLeads:
    """Records of the graph as leads."""

    form = Format(
        title="GDELT GKG 2.1 (tab-separated)",
        suffix=".csv",
        keeps="each address with title, house, persons, organisations, first place, counts of dead, and all its cells",
        drops="records that are no web page",
        carries=("lead",),
    )

    def read(self, file: BinaryIO, losses: Losses) -> Iterator[Lead]:
        """Yield a lead for each web page."""
        for row in tabbed(file, columns("gdelt_gkg"), CALLED):
            if row.get("SourceCollectionIdentifier") != WEB or "DocumentIdentifier" not in row:
                losses.drop("lead", "no web page")
                continue
            yield _lead(row)


def _lead(row: Row) -> Lead:
    title = TITLE.search(row.get("Extras", ""))
    spot = _spot(row.get("Locations", ""))
    return Lead(
        id=lead_id(NAME, row["DocumentIdentifier"]),
        list=NAME,
        key=row["DocumentIdentifier"],
        url=row["DocumentIdentifier"],
        code="; ".join(several(row.get("Themes"))),
        place=spot.get("name"),
        country=spot.get("country"),
        latitude=number(spot.get("latitude")),
        longitude=number(spot.get("longitude")),
        actors=(*several(row.get("Persons")), *several(row.get("Organizations"))),
        killed=_killed(row.get("Counts", "")),
        sources=(row["SourceCommonName"],) if "SourceCommonName" in row else (),
        words=" ".join(html.unescape(title[1]).split()) if title else "",
        seen=moment(row.get("DATE")),
        given=row,
    )


def _spot(cell: str) -> dict[str, str]:
    """Return the first place that is named."""
    first = next(iter(several(cell)), "")
    return {name: part for name, part in zip(SPOT, first.split("#"), strict=False) if part}


def _killed(cell: str) -> tuple[int, int, int] | None:
    """Return the least and the most of the counts of dead that a page gives; its first is taken as best."""
    blocks = [block.split("#") for block in several(cell)]
    counts = [count(block[AMOUNT]) for block in blocks if block[KIND] == KILLED and len(block) > AMOUNT]
    held = [one for one in counts if one is not None]
    return (min(held), held[0], max(held)) if held else None
