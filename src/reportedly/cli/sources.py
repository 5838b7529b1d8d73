"""The pipeline over many documents."""

from collections.abc import Iterable, Iterator

from reportedly import pipeline
from reportedly.record import Document, Reading
from reportedly.settings import Settings


def read_all(documents: Iterable[Document], _settings: Settings) -> Iterator[Reading]:
    """Yield what was read out of each document."""
    for document in documents:
        yield Reading(document=document) if document.failure else pipeline.read(document)
