"""What the case holds."""

from litestar import Response, get

from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.views.home import held


@get("/case", sync_to_thread=True)
def home(request: Asked, desk: AtDesk) -> Response[bytes]:
    """Show what the case holds."""
    return answer(request, desk, held(desk.pages), "home.html", title="What the case holds")
