"""How a case leaves: the formats, with what each keeps and drops, and what was lost on the way."""

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from reportedly.errors import UsageError
from reportedly.leaving import chosen, export_of
from reportedly.pages import MissingError
from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.screens.deciding import Fields, field, shared, signer
from reportedly.web.views.exports import Written, leaving, made
from reportedly.web.work import Task

OPTION = "option-"


@get("/exports", sync_to_thread=True)
def offered(request: Asked, desk: AtDesk) -> Response[bytes]:
    """Show the formats, and what was written."""
    return answer(request, desk, leaving(desk.jobs.all()), "exports.html", title="Exports", **shared(request, desk))


@post("/exports", status_code=303, sync_to_thread=True)
def export(request: Asked, desk: AtDesk, data: Fields) -> Redirect:
    """Have the case written in a format, and show how far that has come."""
    name = field(data, "format")
    given = {key.removeprefix(OPTION): field(data, key) for key in data if key.startswith(OPTION) and field(data, key)}
    form = export_of(name).form
    if free := [option for option in given if not form.options.get(option)]:
        message = f"{form.title} takes no {free[0]!r} from a browser"
        raise UsageError(message, "use `reportedly export` on the machine that holds the case")
    chosen(form, given)
    job = desk.jobs.submit(Task(kind="export", by=signer(request, desk), options={**given, "format": name}))
    return Redirect(f"/exports/{job.id}", status_code=303)


@get("/exports/{i:str}", sync_to_thread=True)
def written(request: Asked, desk: AtDesk, i: FromPath[str]) -> Response[bytes]:
    """Show how far a job has come, and when it is done its file and what was lost."""
    job = desk.jobs.get(i)
    if job is None:
        message = f"no job is called {i!r}"
        raise MissingError(message, "see what was written since the desk was started, at /exports")
    view = Written(made=made(job))
    return answer(request, desk, view, "written.html", title=view.made.name, **shared(request, desk))


HANDLERS = (offered, export, written)
