"""Pages: a handler asks a view, and answers with it. `HANDLERS` lists them all."""

from litestar.handlers import HTTPRouteHandler

from reportedly.web.screens import enter, home

HANDLERS: tuple[HTTPRouteHandler, ...] = (home.home, enter.shown, enter.entered)
