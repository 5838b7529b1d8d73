"""CSL-JSON 1.0: the documents as an array of works, for Zotero, pandoc and every CSL style."""

import datetime as dt

from reportedly.exports.references import CARRIED, DROPS, KEEPS, Reference, references
from reportedly.exports.streams import Json, filled, listed
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format


class CslJson:
    """Works, one document each."""

    form = Format(title="CSL-JSON", suffix=".json", keeps=KEEPS, drops=DROPS, carries=CARRIED)

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write an item for each document."""
        with target.file() as file, listed(file) as add:
            for reference in references(case, losses):
                add(_item(reference))


def _item(one: Reference) -> Json:
    """Return a work; authors are left as they stand in the byline, for nobody can part them for sure."""
    return filled(
        {
            "id": one.id,
            "type": "article-newspaper",
            "title": one.title,
            "author": [{"literal": one.author}] if one.author else [],
            "container-title": one.publisher,
            "publisher": one.publisher,
            "issued": {"date-parts": [list(one.issued)]} if one.issued else {},
            "accessed": _date(one.accessed),
            "URL": one.url,
            "language": one.language,
            "note": one.note,
        }
    )


def _date(day: dt.date | None) -> Json:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}
