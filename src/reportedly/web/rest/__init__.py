"""The interface for programs, under `/api/v1`: the nouns of the record. `HANDLERS` lists them all."""

from litestar.handlers import HTTPRouteHandler

HANDLERS: tuple[HTTPRouteHandler, ...] = ()
