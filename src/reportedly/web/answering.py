"""One view, three answers: a page, its `.json`, its `.csv`."""

import hashlib
from typing import Any

import msgspec
from litestar import Request, Response
from litestar.di import NamedDependency

from reportedly.web.desk import Desk
from reportedly.web.faults import HTML, JSON
from reportedly.web.security import forms
from reportedly.web.tables import View, written
from reportedly.web.templating import page

CSV = "text/csv"
Asked = Request[Any, Any, Any]
AtDesk = NamedDependency[Desk]


def answer(request: Asked, desk: Desk, view: View, template: str, **more: Any) -> Response[bytes]:  # noqa: ANN401
    """Answer with what `view` holds, in the form that the address asks for.

    Args:
        request: what was asked.
        desk: of this desk.
        view: what is shown; the template knows it as `view`.
        template: the page; it also knows `desk`, `request`, `path`, `query`, `holder` and `form_token`.
        more: what else it is to know: `title` stands in the window's.
    """
    form = form_of(request)
    if form == "json":
        return tagged(request, msgspec.json.encode(view), JSON)
    if form == "csv":
        return tagged(request, written(view.table()), CSV)
    kept = request.cookies.get(forms.COOKIE) or forms.fresh()
    body = page(
        template,
        request.url.path,
        view=view,
        desk=desk,
        request=request,
        query=request.url.query,
        holder=request.scope["state"]["holder"],
        form_token=forms.token(desk.secret, kept),
        **more,
    )
    made = tagged(request, body, HTML)
    if forms.COOKIE not in request.cookies:
        made.set_cookie(key=forms.COOKIE, value=kept, httponly=True, samesite="strict")
    return made


def form_of(request: Asked) -> str:
    """Return "html", "json" or "csv": what the ending of the address asked for."""
    return str(request.scope["state"].get("form", "html"))


def tagged(request: Asked, body: bytes, kind: str) -> Response[bytes]:
    """Return an answer that bears a digest of itself; nothing is sent to who holds the very same already."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    named = request.headers.get("if-none-match", "")
    if tag in (one.strip().removeprefix("W/") for one in named.split(",")):
        return Response(b"", status_code=304, headers={"etag": tag})
    return Response(body, media_type=kind, headers={"etag": tag})
