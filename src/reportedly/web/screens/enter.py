"""Where a token is entered, on a desk that asks for one."""

from litestar import Response, get, post
from litestar.exceptions import NotAuthorizedException
from litestar.params import URLEncodedBody
from litestar.response import Redirect

from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.security import sessions
from reportedly.web.tables import View


class Door(View, frozen=True, kw_only=True):
    """Whether a token is asked for."""

    asked: bool


@get("/enter", sync_to_thread=False)
def shown(request: Asked, desk: AtDesk) -> Response[bytes]:
    """Show the form."""
    return answer(request, desk, Door(asked=bool(desk.tokens)), "enter.html", title="Enter")


@post("/enter", status_code=303, sync_to_thread=False)
def entered(desk: AtDesk, data: URLEncodedBody[dict[str, str]]) -> Redirect:
    """Take a token, and lead to the first page."""
    holder = desk.tokens.holder(data.get("token", ""))
    if holder is None:
        raise NotAuthorizedException(detail="no token that is known")
    made = Redirect("/", status_code=303)
    made.set_cookie(key=sessions.COOKIE, value=sessions.signed(desk.secret, holder), httponly=True, samesite="strict")
    return made
