"""What every question of a program passes: unknown filters are refused, and what is known is not sent again."""

import hashlib
from typing import Any

from anyio import to_thread
from litestar import Response

from reportedly import __version__
from reportedly.errors import UsageError
from reportedly.web.answering import Asked
from reportedly.web.desk import Desk

READS = frozenset({"GET", "HEAD"})
UNTAGGED = "untagged"  # an option of handlers whose answers hang on more than what the case holds


async def before(request: Asked) -> Response[Any] | None:
    """Answer at once that nothing has changed, if so.

    The tag of an answer is made of the address, the release and how far the case has come, so that it is known before
    anything is looked up.
    """
    _check_filters(request)
    if request.method not in READS or UNTAGGED in request.route_handler.opt:
        return None
    desk: Desk = request.app.state.desk
    version = await to_thread.run_sync(desk.version)
    asked = f"{request.url.path}?{request.url.query}\0{__version__}\0{version}"
    tag = f'W/"{hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()[:32]}"'
    request.scope["state"]["etag"] = tag
    named = request.headers.get("if-none-match", "")
    if tag in (one.strip() for one in named.split(",")):
        return Response(b"", status_code=304, headers={"etag": tag})
    return None


def _check_filters(request: Asked) -> None:
    known = set(request.route_handler.parsed_fn_signature.parameters)
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        message = f"there is no filter {unknown[0]!r} here"
        raise UsageError(message, "see /api/v1/openapi.json")
