"""What all forms that decide something share: who signs, where they lead back to, and the notice of what was done."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from litestar import post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from reportedly import judging
from reportedly.errors import UsageError
from reportedly.judging import Decision
from reportedly.record import Judgement, Value
from reportedly.web.answering import Asked, AtDesk
from reportedly.web.desk import Desk
from reportedly.wording import flat

Given = str | list[str]
Fields = Annotated[dict[str, Given], Body(media_type=RequestEncodingType.URL_ENCODED)]
SIGNER = "reportedly_signer"
YEAR = 365 * 24 * 3600
LONGEST = 2000  # letters of one field
NAME = 60
MADE = re.compile(r"judgement-[0-9a-f]{12}")
DONE: Mapping[str, str] = {
    "same": "Told to be the same",
    "different": "Told to be different",
    "unsure": "Held: may be the same",
    "reject": "Rejected",
    "recode": "Recoded",
    "grade": "Graded",
    "accept": "Accepted",
    "respan": "Span corrected",
    "recast": "Part changed",
}


class Notice(Value, frozen=True, kw_only=True):
    """What was decided last, so that it can be taken back at once."""

    judgement: str
    words: str
    undone: bool


def field(data: Mapping[str, Given], name: str) -> str:
    """Return the first value of a field, "" where it is missing; raises UsageError where it is too long."""
    value = data.get(name, "")
    first = value if isinstance(value, str) else value[0] if value else ""
    if len(first) > LONGEST:
        message = f"the field {name!r} is too long"
        raise UsageError(message, f"give at most {LONGEST} letters")
    return first


def several(data: Mapping[str, Given], name: str) -> list[str]:
    """Return all values of a field."""
    value = data.get(name, [])
    return [value] if isinstance(value, str) else list(value)


def signer(request: Asked, desk: Desk) -> str:
    """Return who signs: the holder of a token; where none is asked for, who the browser said it is."""
    holder = str(request.scope["state"]["holder"].name)
    named = flat(unquote(request.cookies.get(SIGNER, "")))[:NAME]
    return holder if desk.tokens else named or holder


def back(data: Mapping[str, Given], made: Sequence[Judgement] = (), otherwise: str = "/review") -> Redirect:
    """Lead back to the page of this desk that a form came from, which then says what was done."""
    goal = field(data, "back")
    if not re.fullmatch(r"/(?![/\\])[^\s\\]*", goal):
        goal = otherwise
    parts = urlsplit(goal)
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "made"]
    query += [("made", made[0].id)] if made else []
    return Redirect(f"{parts.path}{f'?{urlencode(query)}' if query else ''}", status_code=303)


def notice(request: Asked, desk: Desk) -> Notice | None:
    """Return what the address says was done last."""
    named = request.query_params.get("made") or ""
    if not MADE.fullmatch(named):
        return None
    held = {one.id: one for one in desk.pages.judged().stands.judgements}
    one = held.get(named)
    if one is None:
        return None
    undoes = one.verb == judging.UNDO and one.target in held
    return Notice(
        judgement=one.id,
        words=f"Taken back: {DONE[held[one.target].verb].lower()}" if undoes else DONE[one.verb],
        undone=one.undone_by is not None,
    )


def here(request: Asked) -> str:
    """Return the address that a form on this page leads back to."""
    query = [(name, value) for name, value in parse_qsl(request.url.query, keep_blank_values=True) if name != "made"]
    return f"{request.url.path}{f'?{urlencode(query)}' if query else ''}"


def shared(request: Asked, desk: Desk, goal: str = "") -> dict[str, Any]:
    """Return what templates of pages that decide know besides their view; forms lead back here, or to a goal."""
    return {
        "notice": notice(request, desk),
        "signer": signer(request, desk),
        "may_sign": not desk.tokens,
        "back": goal or here(request),
    }


def decide(request: Asked, desk: Desk, decisions: Sequence[Decision], reason: str) -> list[Judgement]:
    """Judge, signed by who asks."""
    return judging.decide(desk.case.store, decisions, signer(request, desk), flat(reason))


@post("/signer", status_code=303, sync_to_thread=False)
def sign(data: Fields) -> Redirect:
    """Take the name that this browser signs with."""
    made = back(data)
    made.set_cookie(
        key=SIGNER, value=quote(flat(field(data, "by"))[:NAME]), httponly=True, samesite="strict", max_age=YEAR
    )
    return made


@post("/judgements/undo", status_code=303, sync_to_thread=True)
def undo(request: Asked, desk: AtDesk, data: Fields) -> Redirect:
    """Take back one judgement, all of a run, or all of a person."""
    store, by, reason = desk.case.store, signer(request, desk), flat(field(data, "reason"))
    if run := field(data, "run"):
        made = judging.undo_run(store, run, by, reason)
    elif user := field(data, "user"):
        made = judging.undo_user(store, user, by, reason)
    else:
        made = judging.undo(store, [field(data, "id")], by, reason)
    return back(data, made, "/judgements")
