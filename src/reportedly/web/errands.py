"""What changes something: who sends a form must have been shown it, and who undoes a thing must have done it."""

from reportedly.errors import ReportedlyError
from reportedly.web.answering import Asked
from reportedly.web.desk import Desk
from reportedly.web.security import forms
from reportedly.web.security.hosts import SAFE
from reportedly.web.security.tokens import Holder, NotYoursError

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class FormError(ReportedlyError):
    """A form that was not shown to who sends it."""

    status = 403


async def from_our_form(request: Asked) -> None:
    """Raise FormError for a request to a page that changes something and bears no token of a form of ours.

    The token stands in the field `form_token`, or in the header `X-Form-Token` where a script sends it; who shows a
    bearer token is no browser led astray, and needs none.
    """
    if request.method in SAFE or "authorization" in request.headers:
        return
    desk: Desk = request.app.state.desk
    shown: object = request.headers.get(forms.HEADER)
    if shown is None and (request.headers.get("content-type") or "").startswith(FORMS):
        shown = (await request.form()).get(forms.FIELD)
    if not forms.fits(desk.secret, request.cookies.get(forms.COOKIE), shown):
        message = "this form was not shown by this desk, or before it was started anew"
        raise FormError(message, "load the page again and send it once more")


def who(request: Asked) -> Holder:
    """Return who asks: by this name judgements are signed."""
    holder: Holder = request.scope["state"]["holder"]
    return holder


def check_own(request: Asked, by: str) -> None:
    """Raise NotYoursError unless who asks may undo what somebody did."""
    if not who(request).speaks_for(by):
        message = f"this was done by {by}"
        raise NotYoursError(message, "ask them, or somebody who is admin")
