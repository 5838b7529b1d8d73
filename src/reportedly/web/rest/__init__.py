"""The interface for programs, under `/api/v1`: the nouns of the record. `HANDLERS` lists them all."""

from litestar.handlers import HTTPRouteHandler

from reportedly.web.rest import (
    arriving,
    described,
    documents,
    jobs,
    judgements,
    leaving,
    records,
    search,
    stream,
    weighed,
)
from reportedly.web.rest.passing import before

CONFIG, PREFIX = described.CONFIG, described.PREFIX
__all__ = ["CONFIG", "HANDLERS", "PREFIX", "before"]
HANDLERS: tuple[HTTPRouteHandler, ...] = (
    *documents.HANDLERS,
    *records.HANDLERS,
    *judgements.HANDLERS,
    *search.HANDLERS,
    *weighed.HANDLERS,
    *arriving.HANDLERS,
    *leaving.HANDLERS,
    *jobs.HANDLERS,
    *stream.HANDLERS,
    *described.HANDLERS,
)
