"""Where documents are sent in, as files or as text, and how far the reading of them has come."""

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from reportedly.pages import MissingError
from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.arrivals import uploaded
from reportedly.web.errands import check_own, who
from reportedly.web.views.arrivals import Arrivals, progress
from reportedly.web.work import Task

SOON = "2"  # seconds after which a page on a job that runs asks again by itself


@get("/add", sync_to_thread=False)
def shown(request: Asked, desk: AtDesk) -> Response[bytes]:
    """Show the forms, and the jobs."""
    return answer(request, desk, Arrivals(jobs=desk.jobs.all()), "add.html", title="Add reports")


@post("/add", status_code=303)
async def added(request: Asked, desk: AtDesk) -> Redirect:
    """Have what was sent read, and lead to the job that does so."""
    job = desk.jobs.submit(Task(kind="read", by=who(request).name), await uploaded(request))
    return Redirect(f"/jobs/{job.id}", status_code=303)


@get("/jobs/{i:str}", sync_to_thread=False)
def job(request: Asked, desk: AtDesk, i: FromPath[str]) -> Response[bytes]:
    """Show how far a job has come; without a script, too, the page asks again until it has ended."""
    found = desk.jobs.get(i)
    if found is None:
        raise _missing(i)
    view = progress(found)
    made = answer(request, desk, view, "job.html", title=f"Job {found.id.partition('-')[2]}: {found.kind}")
    if not view.ended:
        made.headers["refresh"] = SOON
    return made


@post("/jobs/{i:str}/stop", status_code=303, sync_to_thread=False)
def stopped(request: Asked, desk: AtDesk, i: FromPath[str]) -> Redirect:
    """Stop a job; what it has read by then is kept."""
    found = desk.jobs.get(i)
    if found is None:
        raise _missing(i)
    check_own(request, found.by)
    desk.jobs.stop(i)
    return Redirect(f"/jobs/{i}", status_code=303)


@get("/jobs/{i:str}/file", sync_to_thread=True)
def file(desk: AtDesk, i: FromPath[str]) -> Response[bytes]:
    """Return the file that a job made."""
    found = desk.jobs.file(i)
    if found is None:
        raise _missing(i)
    headers = {"content-disposition": f'attachment; filename="{found.name}"'}
    return Response(found.read_bytes(), media_type="application/octet-stream", headers=headers)


def _missing(i: str) -> MissingError:
    return MissingError(f"no job {i!r} has that", "see what was sent in at /add")
