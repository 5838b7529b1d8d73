"""Bytes in, documents out: the reader is chosen by the door's plug-ins, failures are documents too."""

import hashlib

from msgspec.structs import replace

from reportedly import plugins
from reportedly.acquire.metadata import NOTHING, Metadata, interval
from reportedly.acquire.sources import Source, find, load
from reportedly.errors import ReportedlyError
from reportedly.record import UNKNOWN_TIME, Document, Failure, content_id

LAST = "text"

__all__ = ["Metadata", "Source", "failed", "find", "load", "read"]


def read(
    data: bytes, name: str, *, given: Metadata = NOTHING, beside: Metadata = NOTHING, encoding: str | None = None
) -> Document:
    """Read bytes into a document.

    What is `given` goes before what stands `beside`, before what the bytes state of themselves. Raises InputError.
    """
    document = _reader(data, name, encoding).read(data, name)
    known = given.over(beside)
    stated = {key: getattr(known, key) for key in known.__struct_fields__ if key != "published"}
    when = interval(known.published, name) if known.published else document.published
    kept = {key: value for key, value in stated.items() if value is not None}
    return replace(document, path=None if name == "-" else name, published=when, **kept)


def _reader(data: bytes, name: str, encoding: str | None) -> plugins.Reader:
    """Return the first reader that takes the bytes; plain text comes last."""
    for plugin in sorted(plugins.names(plugins.READERS), key=lambda each: (each == LAST, each)):
        reader: plugins.Reader = plugins.load(plugins.READERS, plugin)(encoding)
        if reader.takes(data, name):
            return reader
    message = f"no reader takes {name}"
    raise ReportedlyError(message, "install the package anew: its readers are not registered")


def failed(error: ReportedlyError, name: str, data: bytes = b"", stage: str = "acquire") -> Document:
    """Return the document that stands for a failure: stored, counted and shown like any other."""
    digest = hashlib.sha256(data).hexdigest()
    failure = Failure(stage=stage, error=type(error).__name__, message=error.message, remedy=error.remedy)
    return Document(
        id=content_id("doc", "failed", name, digest),
        sha256=digest,
        path=name,
        published=UNKNOWN_TIME,
        failure=failure,
    )
