"""Documents that are sent in, as files or as pasted text; they are read by a job."""

from litestar import post

from reportedly.web.arrivals import uploaded
from reportedly.web.errands import who
from reportedly.web.jobs import Job
from reportedly.web.rest.asking import Asked, AtDesk
from reportedly.web.work import Task


@post("/documents", status_code=202)
async def add(request: Asked, desk: AtDesk) -> Job:
    """Have documents read: files as a form, under `files`, or one text as JSON. Returns the job that does so.

    What cannot be read is kept as a failure, and told of in the job.
    """
    return desk.jobs.submit(Task(kind="read", by=who(request).name), await uploaded(request))


HANDLERS = (add,)
