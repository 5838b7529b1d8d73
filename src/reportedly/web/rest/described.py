"""The interface described: an OpenAPI document, and a page that shows it without loading anything from elsewhere."""

from functools import cache
from typing import Any, get_args

import msgspec
from litestar import Litestar, Response, get
from litestar.openapi import OpenAPIConfig

from reportedly import __version__
from reportedly.record import Record
from reportedly.web.answering import Asked
from reportedly.web.arrivals import Pasted, body
from reportedly.web.faults import HTML, JSON, Fault
from reportedly.web.templating import page as drawn
from reportedly.web.views.interface import interface

REFERENCE = "#/components/schemas/{name}"
CONFIG = OpenAPIConfig(
    title="reportedly",
    version=__version__,
    description=(
        "What reports say, and through whom. Lists take `limit` and `after`, and end with `next`, the cursor of the "
        "page behind. Every error has one shape. Answers bear an ETag."
    ),
    use_handler_docstrings=True,
)
PREFIX = "/api/v1"
NULL = {"type": "null"}
TOKEN = {"type": "http", "scheme": "bearer", "description": "Where the desk asks for tokens."}


@get("/openapi.json", include_in_schema=False, sync_to_thread=True)
def openapi(request: Asked) -> Response[bytes]:
    """Return the description."""
    return Response(_written(request.app), media_type=JSON)


@get("/", include_in_schema=False, sync_to_thread=True)
def page(request: Asked) -> Response[bytes]:
    """Return the description as a page."""
    said = interface(msgspec.json.decode(_written(request.app)))
    title = "The interface for programs"
    body = drawn(
        "interface.html",
        PREFIX,
        title=title,
        prefix=PREFIX,
        about=said.about,
        operations=said.operations,
        shapes=said.shapes,
    )
    return Response(body, media_type=HTML)


@cache
def _written(app: Litestar) -> bytes:
    return msgspec.json.encode(description(app))


def description(app: Litestar) -> dict[str, Any]:
    """Return the OpenAPI document of an application.

    The shapes of the record are put in as `msgspec` has them, which writes and reads them, so that they say which key
    tells one type from another; and every operation is said to answer with the one shape of errors.
    """
    made: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(app.openapi_schema.to_schema()))
    schemas = made.setdefault("components", {}).setdefault("schemas", {})
    _, own = msgspec.json.schema_components([*get_args(Record), Fault, Pasted], ref_template=REFERENCE)
    schemas |= own
    made["components"]["securitySchemes"] = {"token": TOKEN}
    made["security"] = [{}, {"token": []}]
    fault = {"description": "What went wrong.", "content": {JSON: {"schema": {"$ref": REFERENCE.format(name="Fault")}}}}
    for path in made["paths"].values():
        for operation in path.values():
            foreseen = {code: one for code, one in operation["responses"].items() if code.startswith(("2", "3"))}
            operation["responses"] = foreseen | {"default": fault}
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = _given(parameter["schema"])
    made["paths"][f"{PREFIX}/documents"]["post"]["requestBody"] = body(REFERENCE)
    return made


def _given(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the shape of a parameter where it is given: what is not given is left out, and never null."""
    rest = {name: value for name, value in schema.items() if name != "oneOf"}
    for one in schema.get("oneOf", ()):
        rest |= one if one != NULL else {}
    if isinstance(rest.get("type"), list):
        rest["type"] = next(kind for kind in rest["type"] if kind != "null")
    if "enum" in rest:
        rest["enum"] = [value for value in rest["enum"] if value is not None]
    return rest


HANDLERS = (openapi, page)
