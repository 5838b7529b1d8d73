"""Where documents come from, and the pipeline over them."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly import pipeline
from reportedly.record import Document, Reading, content_id
from reportedly.settings import Settings


def documents(paths: Iterable[str], settings: Settings) -> Iterator[Document]:
    """Yield the documents at `paths`."""
    for path in paths:
        data = Path(path).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        yield Document(id=content_id("doc", digest), sha256=digest, path=path, text=data.decode())


def read_all(documents: Iterable[Document], settings: Settings) -> Iterator[Reading]:
    """Yield what was read out of each document."""
    for document in documents:
        yield pipeline.read(document)
