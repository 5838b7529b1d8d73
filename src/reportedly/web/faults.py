"""What goes wrong, told: one line that says what, one that says what to do, and never a traceback."""

import logging
from http import HTTPStatus
from typing import Any

import msgspec
from litestar.exceptions import HTTPException

from reportedly.errors import ReportedlyError
from reportedly.record import Value
from reportedly.web.templating import page

LOG = logging.getLogger("reportedly.web")
REMEDIES = {
    400: "check what was asked",
    401: "show a token: Authorization: Bearer TOKEN",
    404: "check the address, or begin at /",
    405: "ask with another method: Allow names those that there are",
    413: "send less at once",
    415: "send application/json, or a form where one is asked for",
    429: "wait as long as Retry-After says",
}
JSON = "application/json"
HTML = "text/html"
REJECTED = 400


class Fault(Value, frozen=True, kw_only=True):
    """The one shape of every error over HTTP.

    `error` says what failed, `remedy` what to do; `details` name the fields that are off, if any.
    """

    status: int
    error: str
    remedy: str = ""
    details: tuple[str, ...] = ()
    ok: bool = False


def fault_of(error: Exception) -> Fault:
    """Return what is told of an error; what was not foreseen is logged and told without its words."""
    if isinstance(error, ReportedlyError):
        return Fault(status=error.status, error=error.message, remedy=error.remedy)
    if isinstance(error, HTTPException):
        return _of_http(error)
    LOG.error("a fault of the desk itself", exc_info=error)
    kind = type(error).__name__
    return Fault(
        status=500, error=f"internal error ({kind})", remedy="please report it with the output of `reportedly doctor`"
    )


def _of_http(error: HTTPException) -> Fault:
    status = error.status_code
    words = HTTPStatus(status).phrase.lower()
    said = str(error.detail).partition("\n")[0] if error.detail and status < HTTPStatus.INTERNAL_SERVER_ERROR else ""
    message = (
        said
        if said and status in {400, 401, 403, 404, 413, 415, 422, 429} and said != HTTPStatus(status).phrase
        else words
    )
    return Fault(status=status, error=message, remedy=REMEDIES.get(status, ""), details=_details(error.extra))


def _details(extra: Any) -> tuple[str, ...]:  # noqa: ANN401 - what the framework found
    """Return the fields that do not fit, with the reason."""
    if not isinstance(extra, list):
        return ()
    return tuple(f"{one.get('key', '')}: {one.get('message', '')}" for one in extra if isinstance(one, dict))


def told(fault: Fault, path: str, form: str) -> tuple[bytes, str]:
    """Return a fault as it is sent, and its media type: a page for people, JSON for everything else."""
    if form == "html" and not path.startswith("/api/"):
        return page("fault.html", path, fault=fault, title=fault.error), HTML
    return msgspec.json.encode(fault), JSON
