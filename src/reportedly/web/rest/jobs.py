"""Jobs: what was asked for and takes longer than an answer, and the files that they made."""

from litestar import delete, get
from litestar.response import File

from reportedly.pages import MissingError
from reportedly.record import Value
from reportedly.web.errands import check_own
from reportedly.web.jobs import Job
from reportedly.web.rest.asking import Asked, AtDesk, Id
from reportedly.web.rest.passing import UNTAGGED


class Row(Value, frozen=True, kw_only=True):
    """The jobs, the latest first."""

    items: tuple[Job, ...]


@get("/jobs", opt={UNTAGGED: True}, sync_to_thread=False)
def jobs(desk: AtDesk) -> Row:
    """List jobs, the latest first."""
    return Row(items=desk.jobs.all())


@get("/jobs/{i:str}", opt={UNTAGGED: True}, sync_to_thread=False)
def job(desk: AtDesk, i: Id) -> Job:
    """Return a job and how far it has come."""
    return _there(desk.jobs.get(i), i)


@get("/jobs/{i:str}/file", opt={UNTAGGED: True}, sync_to_thread=False, media_type="application/octet-stream")
def file(desk: AtDesk, i: Id) -> File:
    """Return the file that a job made."""
    found = desk.jobs.file(_there(desk.jobs.get(i), i).id)
    if found is None:
        message = f"{i} made no file, or has not yet"
        raise MissingError(message, "look at its state")
    return File(found, filename=found.name, content_disposition_type="attachment")


@delete("/jobs/{i:str}", status_code=200, sync_to_thread=False)
def stop(request: Asked, desk: AtDesk, i: Id) -> Job:
    """Stop a job, one's own unless one is admin; what it has read by then is kept."""
    check_own(request, _there(desk.jobs.get(i), i).by)
    return _there(desk.jobs.stop(i), i)


def _there(found: Job | None, i: str) -> Job:
    if found is None:
        message = f"no job is called {i!r}"
        raise MissingError(message, "list the jobs")
    return found


HANDLERS = (jobs, job, file, stop)
