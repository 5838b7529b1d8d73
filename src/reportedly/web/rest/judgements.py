"""What persons decide: listed, made, taken back."""

from typing import Annotated

from litestar import get, post
from litestar.params import JSONBody
from msgspec import Meta

from reportedly import judging
from reportedly.judging import Decision
from reportedly.logbook import Listed, listed
from reportedly.pages import MissingError
from reportedly.record import Judgement, Value, Verb
from reportedly.web.cursors import cursor, place
from reportedly.web.errands import check_own, who
from reportedly.web.rest.asking import After, Asked, AtDesk, Id, Limit
from reportedly.web.views.records import LIMIT, Page

Words = Annotated[str, Meta(max_length=2000)]


class Decided(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is decided about one value: `target` is its id, `value` the other id, the code or the grade."""

    verb: Verb
    target: Words
    value: Words | None = None
    reason: Words = ""


class TakenBack(Value, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why a judgement is taken back."""

    reason: Words = ""


@get("/judgements", sync_to_thread=True)
def judgements(desk: AtDesk, limit: Limit = LIMIT, after: After = None) -> Page[Listed]:
    """List judgements, oldest first, each with what became of it and the words of what it is about."""
    behind = place(after, str)
    held = listed(desk.case.store)
    ids = [one.judgement.id for one in held]
    start = ids.index(behind[0]) + 1 if behind and behind[0] in ids else 0
    page = held[start : start + limit]
    more = len(held) > start + limit
    return Page(items=tuple(page), next=cursor(page[-1].judgement.id) if more else None)


@get("/judgements/{i:str}", sync_to_thread=True)
def judgement(desk: AtDesk, i: Id) -> Listed:
    """Return a judgement, and what became of it."""
    for one in listed(desk.case.store):
        if one.judgement.id == i:
            return one
    raise _missing(i)


@post("/judgements", status_code=201, sync_to_thread=True)
def judge(request: Asked, desk: AtDesk, data: JSONBody[Decided]) -> Judgement:
    """Judge one value, signed by who asks."""
    decision = Decision(verb=data.verb, target=data.target, value=data.value)
    return judging.decide(desk.case.store, [decision], who(request).name, data.reason)[0]


@post("/judgements/{i:str}/undo", status_code=201, sync_to_thread=True)
def undo(request: Asked, desk: AtDesk, i: Id, data: JSONBody[TakenBack]) -> Judgement:
    """Take a judgement back, of one's own unless one is admin; the judgement that does so is returned.

    It can be taken back in turn, and then the first is in force again.
    """
    by = next((one.by for one in desk.case.store.judgements() if one.id == i), None)
    if by is None:
        raise _missing(i)
    check_own(request, by)
    return judging.undo(desk.case.store, [i], who(request).name, data.reason)[0]


def _missing(i: str) -> MissingError:
    return MissingError(f"no judgement has the id {i!r}", "list the judgements")


HANDLERS = (judgements, judgement, judge, undo)
