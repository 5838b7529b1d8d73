"""A JSON Feed (1.1) of the documents and what they say."""

from reportedly.exports.entries import CARRIED, DROPS, KEEPS, TITLE, Entry, entries
from reportedly.exports.streams import Json, dumps, filled, listed
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format

VERSION = "https://jsonfeed.org/version/1.1"


class JsonFeed:
    """Items, one document each, in the order of publication; ids last, so that readers update what they have."""

    form = Format(title="JSON Feed 1.1", suffix=".json", keeps=KEEPS, drops=DROPS, carries=CARRIED)

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write an item for each document."""
        head = dumps({"version": VERSION, "title": TITLE}).removesuffix(b"}") + b', "items": ['
        with target.file() as file, listed(file, head, lambda: b"]}") as add:
            for entry in entries(case, losses):
                add(_item(entry))


def _item(one: Entry) -> Json:
    """Return an item; one that says nothing still has the content that JSON Feed asks for."""
    return filled(
        {
            "id": one.id,
            "url": one.url,
            "title": one.title,
            "content_html": one.html or "<ul></ul>",
            "date_published": one.published,
            "date_modified": one.updated,
            "authors": [{"name": one.author or one.publisher}],
            "tags": [one.publisher],
            "language": one.language,
        }
    )
