"""The brief editor: written by a job, worked on sentence by sentence, and given out in files."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlencode

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect

from reportedly import cases
from reportedly.errors import UsageError
from reportedly.exports import brief_files
from reportedly.exports.brief import Brief
from reportedly.exports.templates import templates
from reportedly.pages import MissingError
from reportedly.record import Value
from reportedly.store import Found
from reportedly.store.drafts import Drafts, Saved
from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.desk import Desk
from reportedly.web.jobs import Job
from reportedly.web.screens.deciding import Fields, field, shared, signer
from reportedly.web.tables import View
from reportedly.web.views import drafts
from reportedly.web.work import Task

TYPES = {
    ".md": "text/markdown; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
}
HITS = 12
Word = Annotated[str, QueryParameter(max_length=200)]


class Kind(Value, frozen=True, kw_only=True):
    """A template: what it is called, and what a brief by it must be about."""

    name: str
    title: str
    about: tuple[str, ...]


class Held(Value, frozen=True, kw_only=True):
    """A draft in the list."""

    id: str
    title: str
    by: str
    at: str


class Briefs(View, frozen=True, kw_only=True):
    """The templates, and the drafts of the case."""

    kinds: tuple[Kind, ...]
    held: tuple[Held, ...]

    def table(self) -> tuple[Held, ...]:
        """Return a row a draft."""
        return self.held


class Writing(View, frozen=True, kw_only=True):
    """A brief that is being written; `draft` is the one that it is to renew."""

    job: Job
    draft: str
    asked: dict[str, str]
    sentences: int = 0


@get("/brief", sync_to_thread=True)
def listed(request: Asked, desk: AtDesk) -> Response[bytes]:
    """Show the templates and the drafts."""
    kinds = tuple(Kind(name=name, title=one.title, about=tuple(one.about)) for name, one in templates().items())
    held = tuple(Held(id=one.id, title=one.title, by=one.by, at=one.at) for one in Drafts(desk.case.store).all())
    view = Briefs(kinds=kinds, held=held)
    return answer(request, desk, view, "briefs.html", title="Briefs", **shared(request, desk))


@post("/brief", status_code=303, sync_to_thread=True)
def begun(request: Asked, desk: AtDesk, data: Fields) -> Redirect:
    """Have a brief written."""
    asked = {name: words for name in ("template", "about", "limit") if (words := field(data, name).strip())}
    if asked.get("template") not in templates():
        message = f"no template is called {asked.get('template', '')!r}"
        raise UsageError(message, f"choose one of {', '.join(templates())}")
    if not asked.get("limit", "1").isdigit() or not 1 <= int(asked.get("limit", "1")) <= 200:  # noqa: PLR2004 - a page
        message = "a brief has from 1 to 200 sentences"
        raise UsageError(message, "give such a number, or none")
    job = desk.jobs.submit(Task(kind="brief", by=signer(request, desk), options={**asked, "form": "json"}))
    query = {"job": job.id, "draft": field(data, "draft"), **asked}
    return Redirect(f"/brief/new?{urlencode(query)}", status_code=303)


@get("/brief/new", sync_to_thread=True)
def writing(
    request: Asked,
    desk: AtDesk,
    *,
    job: Word = "",
    draft: Word = "",
    template: Word = "",
    about: Word = "",
    limit: Word = "",
) -> Response[bytes]:
    """Show how far the writing has come."""
    found = _job(desk, job)
    made = _brief(desk, found) if found.state == "done" else None
    many = sum(len(section.sentences) for section in made.sections) if made else 0
    asked = {name: words for name, words in (("template", template), ("about", about), ("limit", limit)) if words}
    view = Writing(job=found, draft=draft, asked=asked, sentences=many)
    return answer(request, desk, view, "writing.html", title="A brief is being written", **shared(request, desk))


@post("/brief/take", status_code=303, sync_to_thread=True)
def taken(request: Asked, desk: AtDesk, data: Fields) -> Redirect:
    """Take what was written as a draft, or into one whose own words and changes stay."""
    made, held = _brief(desk, _job(desk, field(data, "job"))), field(data, "draft")
    before = drafts.decoded(_saved(desk, held).body) if held else None
    asked = {name: words for name in ("template", "about", "limit") if (words := field(data, name))}
    return _keep(request, desk, held or None, drafts.written(before, made, asked or {"template": made.template}))


@get("/brief/{i:str}", sync_to_thread=True)
def shown(request: Asked, desk: AtDesk, i: FromPath[str], q: Word = "") -> Response[bytes]:
    """Show a draft, and what the case has on some words, to be put in."""
    saved = _saved(desk, i)
    view = drafts.editor(desk.pages, i, drafts.decoded(saved.body), by=saved.by, at=saved.at)
    hits: list[Found] = []
    if q.strip():
        hits = [one for one in cases.search(desk.case.store, q, HITS * 4).shown if one.statement][:HITS]
    more = {"q": q, "hits": hits, "forms": list(TYPES)}
    return answer(request, desk, view, "brief.html", title=view.title, **more, **shared(request, desk))


@post("/brief/{i:str}", status_code=303, sync_to_thread=True)
def changed(request: Asked, desk: AtDesk, i: FromPath[str], data: Fields) -> Redirect:
    """Change a draft: `does` says what is done."""
    draft, does = drafts.decoded(_saved(desk, i).body), field(data, "does")
    sentence = field(data, "key")
    if does == "edit":
        made = drafts.edited(draft, sentence, field(data, "text"))
    elif does in {"remove", "restore"}:
        made = drafts.removed(draft, sentence, out=does == "remove")
    elif does == "as written":
        made = drafts.edited(draft, sentence, "")
    elif does == "own":
        made = drafts.owned(draft, field(data, "heading"), field(data, "words"))
    elif does == "add":
        by = signer(request, desk)
        made = drafts.added(draft, desk.pages, field(data, "statement"), field(data, "section"), by)
    else:
        message = f"nothing is called {does!r}"
        raise UsageError(message, "edit, remove, restore, own or add")
    return _keep(request, desk, i, made, f"#{sentence}" if sentence else "#own" if does == "own" else "#added")


@get("/brief/{i:str}/file", sync_to_thread=True)
def file(desk: AtDesk, i: FromPath[str], form: Word = ".md") -> Response[bytes]:
    """Give a draft out in a file; what is not borne out is not in it."""
    draft = drafts.decoded(_saved(desk, i).body)
    made = drafts.finished(desk.pages, draft)
    body = brief_files.rendered(made, form, draft.own)
    headers = {"content-disposition": f'attachment; filename="brief{form}"'}
    return Response(body, media_type=TYPES[form], headers=headers)


def _keep(request: Asked, desk: Desk, i: str | None, draft: drafts.Draft, spot: str = "") -> Redirect:
    named = Drafts(desk.case.store).save(i, signer(request, desk), draft.brief.title, drafts.encoded(draft))
    return Redirect(f"/brief/{named}{spot}", status_code=303)


def _saved(desk: Desk, i: str) -> Saved:
    found = Drafts(desk.case.store).get(i)
    if found is None:
        message = f"no draft has the id {i!r}"
        raise MissingError(message, "see the drafts at /brief")
    return found


def _job(desk: Desk, i: str) -> Job:
    found = desk.jobs.get(i)
    if found is None or found.kind != "brief":
        message = f"no brief is being written as {i!r}"
        raise MissingError(message, "begin again at /brief")
    return found


def _brief(desk: Desk, job: Job) -> Brief:
    made: Path | None = desk.jobs.file(job.id)
    if made is None:
        message = "the brief is not written yet"
        raise MissingError(message, job.error or "wait a moment")
    return msgspec.json.decode(made.read_bytes(), type=Brief)


HANDLERS = (listed, begun, writing, taken, shown, changed, file)
