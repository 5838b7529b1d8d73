"""What every request passes before anything is looked up, and what every answer bears."""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from math import ceil
from typing import Any

from litestar.types import ASGIApp, Message, Receive, Send

from reportedly.web.desk import Desk
from reportedly.web.faults import Fault, told
from reportedly.web.security import sessions
from reportedly.web.security.headers import secured
from reportedly.web.security.hosts import SAFE, is_ours, is_same_origin
from reportedly.web.security.limits import Meter
from reportedly.web.security.tokens import Holder, Scope

ENDINGS = {".json": "json", ".csv": "csv"}
APART = ("/api/", "/static/")  # where an ending is part of the name
OPEN = ("/static/", "/enter")  # shown before a token is
BEARER = "bearer "
FOUND, UNKNOWN, TOO_MANY = 200, 401, 429


class Gate:
    """Stands before the pages: lets through what may pass, and tells the pages in which form to answer.

    It takes the ending off the address of a page (`/documents.csv` is `/documents`, as a table), and puts the form and
    who asks into the state of the request, as `form` and `holder`.
    """

    def __init__(self, inner: ASGIApp, desk: Desk) -> None:
        """Take the pages, and the desk that they are of."""
        self._inner, self._desk, self._meter = inner, desk, Meter(desk.limits)

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:  # noqa: ANN401 - any ASGI scope
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._inner(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, _bearing(send, scope))

    async def _http(self, scope: Any, receive: Receive, send: Send) -> None:  # noqa: ANN401 - an ASGI scope
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        path, form = _ending(scope["path"])
        wait = self._wait(scope, path)
        fault = _too_many(wait) if wait else self._refused(scope, headers, path)
        if fault:
            await _send(send, fault, path, form, scope["method"], wait)
            return
        scope["path"], scope["raw_path"] = path, path.encode("utf-8", "surrogateescape")
        scope["state"] = {**scope.get("state", {}), "form": form, "holder": self._holder(headers)}
        if scope["method"] == "HEAD":  # as GET, but for the body
            scope, send = {**scope, "method": "GET"}, _bodiless(send)
        await self._inner(scope, receive, send)

    def _wait(self, scope: Any, path: str) -> int:  # noqa: ANN401 - an ASGI scope
        """Return how many seconds a client must wait because it has asked too often."""
        client = scope.get("client") or ("", 0)
        return 0 if path.startswith("/static/") else ceil(self._meter.wait(client[0]))

    def _refused(self, scope: Any, headers: Mapping[str, str], path: str) -> Fault | None:  # noqa: ANN401
        """Return why a request goes no further, if it does not."""
        host = headers.get("host", "")
        if not is_ours(host, self._desk.hosts):
            return Fault(
                status=421, error=f"this desk is not called {host!r}", remedy="ask by the name that it printed"
            )
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._desk.limits.body:
            return Fault(status=413, error="too much at once", remedy=f"send at most {self._desk.limits.body} bytes")
        if not is_same_origin(scope["method"], host, headers.get("origin"), headers.get("sec-fetch-site")):
            return Fault(status=403, error="another site asked for this", remedy="do it from a page of the desk")
        return None if path.startswith(OPEN) else self._not_allowed(scope["method"], headers)

    def _not_allowed(self, method: str, headers: Mapping[str, str]) -> Fault | None:
        holder = self._holder(headers)
        if holder is None:
            return Fault(
                status=401, error="no token that is known", remedy="show one as a bearer, or enter it at /enter"
            )
        wanted: Scope = "read" if method in SAFE else "annotate"
        if not holder.may(wanted):
            return Fault(status=403, error=f"{holder.name} may only {holder.scope}", remedy="ask with another token")
        return None

    def _holder(self, headers: Mapping[str, str]) -> Holder | None:
        """Return who asks: the holder of the token shown, or whoever sits there where none is asked for."""
        tokens = self._desk.tokens
        if not tokens:
            return Holder(name=self._desk.signer, scope="admin")
        shown = headers.get("authorization", "")
        if shown[: len(BEARER)].lower() == BEARER:
            return tokens.holder(shown[len(BEARER) :].strip())
        return sessions.holder(tokens, self._desk.secret, _cookie(headers, sessions.COOKIE))


def _ending(path: str) -> tuple[str, str]:
    """Return an address without the ending that names a form, and the form."""
    if not path.startswith(APART):
        for ending, form in ENDINGS.items():
            if path.endswith(ending):
                return path.removesuffix(ending) or "/", form
    return path, "html"


def _cookie(headers: Mapping[str, str], name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _bearing(send: Send, scope: Any) -> Send:  # noqa: ANN401 - an ASGI scope
    """Return what sends answers with the headers that every answer bears, and with the tag that was made for it."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            tag = scope.get("state", {}).get("etag") if message["status"] == FOUND else None
            tagged = [(b"etag", tag.encode())] if tag else []
            message["headers"] = secured([*message["headers"], *tagged])
        await send(message)

    return sending


def _too_many(wait: int) -> Fault:
    return Fault(status=TOO_MANY, error="too many requests", remedy=f"wait {wait} s and ask again")


def _bodiless(send: Send) -> Send:
    """Return what sends the head of an answer and leaves out its body, however long that would go on."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            await send(message)
            await send({"type": "http.response.body", "body": b"", "more_body": False})

    return sending


async def _send(send: Send, fault: Fault, path: str, form: str, method: str, wait: int) -> None:
    body, kind = told(fault, path, form)
    headers = [(b"content-type", f"{kind}; charset=utf-8".encode()), (b"content-length", str(len(body)).encode())]
    headers += [(b"retry-after", str(wait).encode())] if wait else []
    headers += [(b"www-authenticate", b"Bearer")] if fault.status == UNKNOWN else []
    await send({"type": "http.response.start", "status": fault.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else body, "more_body": False})
