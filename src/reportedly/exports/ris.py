"""RIS: the documents as works, for EndNote, Zotero, Mendeley; lines end as RIS asks, with CR and LF."""

from collections.abc import Iterator

from reportedly.exports.references import CARRIED, DROPS, KEEPS, Reference, one_line, references
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format

NEWSPAPER = "NEWS"
PARTS = 3  # year, month, day


class Ris:
    """Works, one document each."""

    form = Format(title="RIS", suffix=".ris", keeps=KEEPS, drops=DROPS, carries=CARRIED)

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write a record for each document."""
        with target.file() as file:
            for reference in references(case, losses):
                lines = (f"{tag}  - {one_line(value)}\r\n" for tag, value in _fields(reference) if value)
                file.write(("".join(lines) + "ER  - \r\n\r\n").encode("utf-8", "replace"))


def _fields(one: Reference) -> Iterator[tuple[str, str | None]]:
    """Yield tags with their values; TY comes first."""
    yield "TY", NEWSPAPER
    yield "ID", one.id
    yield "AU", one.author
    yield "TI", one.title
    yield "T2", one.publisher
    yield "PB", one.publisher
    if one.issued:
        yield "PY", f"{one.issued[0]:04}"
        yield "DA", "/".join([f"{part:02}" for part in one.issued] + [""] * (PARTS + 1 - len(one.issued)))
    yield "Y2", one.accessed.strftime("%Y/%m/%d/") if one.accessed else None
    yield "UR", one.url
    yield "LA", one.language
    yield "N1", one.note
