"""Pages: a handler asks a view, and answers with it. `HANDLERS` lists them all."""

from litestar.handlers import HTTPRouteHandler

from reportedly.web.screens import (
    arrivals,
    deciding,
    documents,
    enter,
    findings,
    happenings,
    home,
    inbox,
    origins,
    review,
    search,
    signs,
    statements,
    timeline,
)

HANDLERS: tuple[HTTPRouteHandler, ...] = (
    arrivals.added,
    arrivals.file,
    arrivals.job,
    arrivals.shown,
    arrivals.stopped,
    documents.document,
    documents.one_version,
    enter.entered,
    enter.shown,
    findings.listed,
    happenings.compared,
    happenings.listed,
    home.home,
    inbox.marked,
    inbox.shown,
    origins.shown,
    search.searched,
    signs.shown,
    statements.statement,
    timeline.shown,
    deciding.sign,
    deciding.undo,
    *review.HANDLERS,
)
