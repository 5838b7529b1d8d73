"""Plain text: any encoding, nothing changed. The offsets of the record count the code points decoded here."""

import codecs
import json
import re

from charset_normalizer import from_bytes

from reportedly.acquire.metadata import NOTHING, documented, front_matter, labelled
from reportedly.errors import BinaryInputError, EmptyInputError, EncodingError, StructuredInputError
from reportedly.record import Document

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"\x1f\x8b", "a gzip archive"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"\x89PNG", "a PNG picture"), (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"), (b"\xd0\xcf\x11\xe0", "an old office document"), (b"SQLite format 3", "a database"),
)  # fmt: skip
STRUCTURED = (("<?xml", "XML"), ("<rss", "a feed"), ("<feed", "a feed"), ("{\\rtf", "RTF"))
KEYED = re.compile(r'[{\[\s]*\{\s*"[^"\n]{1,80}"\s*:')  # how an object of JSON begins, and no remark in brackets
TABLES = (".csv", ".tsv")
SAMPLE = 65536
MAX_CONTROL = 0.01


class TextReader:
    """Takes whatever no other reader takes. `encoding` overrides what is found out."""

    def __init__(self, encoding: str | None = None) -> None:
        self.encoding = encoding

    def takes(self, data: bytes, name: str) -> bool:  # noqa: ARG002 - the door's signature
        """Say yes: text is the last resort."""
        return True

    def read(self, data: bytes, name: str) -> Document:
        """Return the document; raises EmptyInputError, BinaryInputError, EncodingError or StructuredInputError."""
        text = decode(data, name, self.encoding)
        refuse_structured(text, name)
        known = front_matter(text, name)
        headed = labelled(text) if known == NOTHING else NOTHING
        basis = "front matter" if headed == NOTHING else "stated above the text"
        return documented(data, name, text, known.over(headed), basis, "text/plain")


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """Decode bytes: by byte order mark, as asked, as UTF-8, else by the bytes' statistics. Nothing is normalised."""
    refuse_empty(data, name)
    refuse_binary(data, name)
    marked = next((codec for bom, codec in BOMS if data.startswith(bom)), None)
    text = _strictly(data, marked or encoding, name) if marked or encoding else _found_out(data, name)
    if not text.strip():
        message = f"{name} holds nothing but white space"
        raise EmptyInputError(message, "check that it was saved whole")
    return text


def refuse_empty(data: bytes, name: str) -> None:
    """Raise EmptyInputError for no bytes."""
    if not data:
        message = f"{name} is empty"
        raise EmptyInputError(message, "check that it was saved whole")


def refuse_binary(data: bytes, name: str) -> None:
    """Raise BinaryInputError for known binary formats and for bytes that text does not hold."""
    what = next((what for magic, what in MAGIC if data.startswith(magic)), None)
    marked = any(data.startswith(bom) for bom, _ in BOMS)
    if what is None and not marked and (b"\0" in data[:SAMPLE] or _controls(data[:SAMPLE]) > MAX_CONTROL):
        what = "binary"
    if what is not None:
        message = f"{name} is {what}, not text"
        raise BinaryInputError(message, "give the report as plain text or as a saved HTML page")


def refuse_structured(text: str, name: str) -> None:
    """Raise StructuredInputError for text that is data: XML, a feed, RTF, JSON (also a line an object), a table."""
    start = text.lstrip("\ufeff \t\r\n")
    what = next((what for marks, what in STRUCTURED if start[:6].lower().startswith(marks)), None)
    if what is None and name.lower().endswith(TABLES):
        what = "a table"
    if what is None and start[:1] in ("{", "[") and (_is_json(start) or _is_json(start.partition("\n")[0])):
        what = "JSON"
    if what is None and KEYED.match(start):
        what = "JSON cut short or malformed"
    if what is not None:
        message = f"{name} is {what}, not a report"
        raise StructuredInputError(message, "give each report as a file of its own, plain text or a saved HTML page")


def _is_json(text: str) -> bool:
    """Say whether words are an object or a list of JSON; a remark in brackets is none."""
    try:
        return bool(json.loads(text))
    except (ValueError, RecursionError):
        return False


def _controls(data: bytes) -> float:
    """Return the share of control characters that no text uses."""
    odd = sum(byte < 32 and byte not in b"\t\n\r\f\x1b\x0b\x1a" for byte in data)  # noqa: PLR2004 - space
    return odd / max(1, len(data))


def _strictly(data: bytes, codec: str | None, name: str) -> str:
    """Decode by one codec or raise EncodingError."""
    try:
        return data.decode(codec or "utf-8")
    except UnicodeError as error:
        message = f"{name} is not {codec}"
        raise EncodingError(message, "name its encoding with --encoding, or save it as UTF-8") from error
    except (LookupError, ValueError) as error:
        message = f"there is no encoding named {codec!r}"
        raise EncodingError(message, "name one that Python knows, such as utf-8 or windows-1256") from error


def _found_out(data: bytes, name: str) -> str:
    """Decode as UTF-8, else by the best guess over the bytes, or raise EncodingError."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
    if best is None:
        message = f"no known encoding explains the bytes of {name}"
        raise EncodingError(message, "name its encoding with --encoding, or save it as UTF-8")
    return _strictly(data, best.encoding, name)
