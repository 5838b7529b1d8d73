"""Keys and signs."""

from litestar import Response, get

from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.views.signs import help_page


@get("/help", sync_to_thread=False)
def shown(request: Asked, desk: AtDesk) -> Response[bytes]:
    """Show them."""
    return answer(request, desk, help_page(), "help.html", title="Keys and signs")
