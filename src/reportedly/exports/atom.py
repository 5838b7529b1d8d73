"""An Atom feed (RFC 4287) of the documents and what they say, for feed readers and newsrooms."""

from typing import Any

from lxml import etree

from reportedly import __version__
from reportedly.exports.entries import CARRIED, DROPS, EPOCH, FEED, KEEPS, TITLE, Entry, entries
from reportedly.exports.streams import document, xml_words
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format

SPACE = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class Atom:
    """Entries, one document each, in the order of publication; ids last, so that readers update what they have."""

    form = Format(
        title="Atom feed (RFC 4287)",
        suffix=".atom",
        keeps=KEEPS,
        drops=DROPS,
        carries=CARRIED,
        shape="feed",
        key="id",
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write the entries, then when the last was updated, for which Atom allows any place."""
        updated = ""
        with target.file() as file, document(file) as xml, xml.element("feed", nsmap={None: SPACE}):
            xml.write(_words("id", FEED), _words("title", TITLE))
            xml.write(_words("generator", "reportedly", version=__version__))
            for entry in entries(case, losses):
                updated = max(updated, entry.updated)
                xml.write("\n", _entry(entry))
            xml.write("\n", _words("updated", updated or EPOCH))


def _entry(one: Entry) -> Any:  # noqa: ANN401 - lxml has no types
    made = etree.Element("entry")
    if one.language:
        made.set(LANGUAGE, one.language)
    made.extend([_words("id", one.id), _words("title", one.title), _words("updated", one.updated)])
    if one.published:
        made.append(_words("published", one.published))
    author = etree.SubElement(made, "author")
    author.append(_words("name", one.author or one.publisher))
    if one.url:
        made.append(etree.Element("link", rel="alternate", href=xml_words(one.url)))
    made.append(_words("category", "", term=xml_words(one.publisher), label="publisher"))
    made.append(_words("content", one.html, type="html"))
    return made


def _words(name: str, words: str, **attributes: str) -> Any:  # noqa: ANN401 - lxml has no types
    made = etree.Element(name, attributes)
    made.text = xml_words(words) or None
    return made
