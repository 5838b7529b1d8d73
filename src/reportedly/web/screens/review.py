"""Review: what deserves a person's eye, decided one thing at a time; names put together or kept apart."""

from typing import Annotated

from litestar import Response, get, post
from litestar.params import FromPath, QueryParameter
from litestar.response import Redirect

from reportedly.errors import UsageError
from reportedly.judging import Decision
from reportedly.web import pairs
from reportedly.web.answering import Asked, AtDesk, answer
from reportedly.web.screens.deciding import Fields, back, decide, field, several, shared
from reportedly.web.views import merging, piles, review
from reportedly.web.views.comparison import MOST
from reportedly.web.views.correcting import correcting, located, points

Word = Annotated[str | None, QueryParameter(max_length=200)]
Kind = Annotated[piles.Kind | None, QueryParameter()]
State = Annotated[pairs.State, QueryParameter(name="state")]
VERBS = {"merge": "same"}


@get("/review", sync_to_thread=True)
def queue(
    request: Asked, desk: AtDesk, kind: Kind = None, wanted: State = "open", after: Word = None
) -> Response[bytes]:
    """Show what is to be decided."""
    view = review.queue(desk.pages, desk.company, piles.Asked(wanted, kind, after))
    return answer(request, desk, view, "review.html", title="Review", **shared(request, desk))


@get("/review/statement/{i:str}", sync_to_thread=True)
def statement(request: Asked, desk: AtDesk, i: FromPath[str]) -> Response[bytes]:
    """Show a statement laid out for correction."""
    view = correcting(desk.pages, i)
    return answer(request, desk, view, "correcting.html", title="Correct a statement", **shared(request, desk))


@get("/review/merge", sync_to_thread=True)
def merge(request: Asked, desk: AtDesk, one: Word = None, other: Word = None) -> Response[bytes]:
    """Show two actors side by side before they are told to be one; without a second, ask for it."""
    found = desk.company()
    if not other:
        view = merging.splitting(desk.pages, found, one or "")
        return answer(request, desk, view, "splitting.html", title=view.one.name, **shared(request, desk))
    both = merging.merging(desk.pages, found, one or "", other)
    title = f"{both.one.name} and {both.other.name}"
    return answer(request, desk, both, "merging.html", title=title, **shared(request, desk))


@get("/review/split", sync_to_thread=True)
def split(request: Asked, desk: AtDesk, one: Word = None) -> Response[bytes]:
    """Show all that is taken for one actor, so that a part of it can be split off."""
    view = merging.splitting(desk.pages, desk.company(), one or "")
    return answer(request, desk, view, "splitting.html", title=view.one.name, **shared(request, desk))


@post("/review/decide", status_code=303, sync_to_thread=True)
def decided(request: Asked, desk: AtDesk, data: Fields) -> Redirect:
    """Judge one value, or a pair."""
    verb = field(data, "verb")
    value = field(data, "value") or field(data, "other") or None
    value = None if verb == "reject" else value
    decision = Decision(verb=VERBS.get(verb, verb), target=field(data, "target"), value=value)
    return back(data, decide(request, desk, [decision], field(data, "reason")))


@post("/review/apart", status_code=303, sync_to_thread=True)
def apart(request: Asked, desk: AtDesk, data: Fields) -> Redirect:
    """Tell that what one report tells is another happening than what others tell."""
    leaves = field(data, "target")
    others = [i for i in several(data, "others") if i != leaves][:MOST]
    if not leaves or not others:
        message = "no report was chosen"
        raise UsageError(message, "choose the one that tells of something else")
    decisions = [Decision(verb="different", target=other, value=leaves) for other in others]
    return back(data, decide(request, desk, decisions, field(data, "reason")))


@post("/review/respan", status_code=303, sync_to_thread=True)
def respanned(request: Asked, desk: AtDesk, data: Fields) -> Redirect:
    """Say where a statement stands: by its words, and where a script knows it by where they were selected."""
    _, reading = desk.case.store.statement(field(data, "target"))
    text, at = reading.document.text, _number(field(data, "at"))
    near = at + points(text[at:], _number(field(data, "units")))
    spans = located(text, field(data, "words").splitlines(), near)
    decision = Decision(verb="respan", target=field(data, "target"), value=spans)
    return back(data, decide(request, desk, [decision], field(data, "reason")))


@post("/review/recast", status_code=303, sync_to_thread=True)
def recast(request: Asked, desk: AtDesk, data: Fields) -> Redirect:
    """Say who plays a part."""
    value = f"{field(data, 'part')}={','.join(i for i in several(data, 'ids') if i)}"
    decision = Decision(verb="recast", target=field(data, "target"), value=value)
    return back(data, decide(request, desk, [decision], field(data, "reason")))


def _number(word: str) -> int:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else 0  # noqa: PLR2004 - any offset


HANDLERS = (queue, statement, merge, split, decided, apart, respanned, recast)
