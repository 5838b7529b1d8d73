"""What leaves the case: briefs and exports, written by jobs."""

from typing import Annotated, Literal

import msgspec
from litestar import get, post
from litestar.params import JSONBody
from msgspec import Meta

from reportedly import plugins
from reportedly.errors import UsageError
from reportedly.exports.templates import templates
from reportedly.leaving import chosen, export_of
from reportedly.record import Format, Value
from reportedly.web.errands import who
from reportedly.web.jobs import Job
from reportedly.web.rest.asking import Asked, AtDesk
from reportedly.web.work import Task

Words = Annotated[str, Meta(max_length=500)]


class BriefAsked(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a brief is to be: its template, what it is about, of which document alone, how long, in what form."""

    template: Words = "case"
    about: Words | None = None
    document: Words | None = None
    limit: Annotated[int, Meta(ge=1, le=1000)] | None = None
    form: Literal["json", "md", "html", "docx", "pdf"] = "json"


class ExportAsked(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The format that the case is to be written in, and what is set for it."""

    format: Words
    options: dict[Words, Words] = msgspec.field(default_factory=dict)


class Offered(Value, frozen=True, kw_only=True):
    """A format that the case can be written in."""

    name: str
    form: Format


class Formats(Value, frozen=True, kw_only=True):
    """The formats that the case can be written in."""

    items: tuple[Offered, ...]


@get("/exports", sync_to_thread=True)
def exports() -> Formats:
    """List the formats, each with what it keeps and drops and what may be set."""
    return Formats(items=tuple(Offered(name=n, form=export_of(n).form) for n in plugins.names(plugins.EXPORTS)))


@post("/exports", status_code=202, sync_to_thread=True)
def export(request: Asked, desk: AtDesk, data: JSONBody[ExportAsked]) -> Job:
    """Have the case written in a format; the file is had from the job when it is done, with what it could not tell."""
    chosen(export_of(data.format).form, data.options)
    return desk.jobs.submit(Task(kind="export", by=who(request).name, options={**data.options, "format": data.format}))


@post("/briefs", status_code=202, sync_to_thread=True)
def brief(request: Asked, desk: AtDesk, data: JSONBody[BriefAsked]) -> Job:
    """Have a brief written; the file is had from the job when it is done."""
    if data.template not in templates():
        message = f"no template is called {data.template!r}"
        raise UsageError(message, f"choose one of {', '.join(templates())}")
    asked = {n: str(v) for n in data.__struct_fields__ if (v := getattr(data, n)) is not None}
    return desk.jobs.submit(Task(kind="brief", by=who(request).name, options=asked))


HANDLERS = (exports, export, brief)
