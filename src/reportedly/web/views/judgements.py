"""The log: who decided what, when and why, and what became of it."""

from collections.abc import Callable, Iterable, Mapping

from reportedly.judging import Ids
from reportedly.logbook import Listed, lines
from reportedly.pages import Pages
from reportedly.record import Judgement, Value, Verb
from reportedly.web.cursors import cursor, place
from reportedly.web.pairs import Company
from reportedly.web.redrawn import NotDrawnError
from reportedly.web.tables import View

LIMIT = 50


class Line(Value, frozen=True, kw_only=True):
    """One judgement; `about` and `value` are words, `opens` is the id of what it is about as it stands now."""

    id: str
    when: str
    by: str
    verb: Verb
    state: str
    about: str
    value: str
    target: str
    reason: str
    run: str
    opens: str


class Log(View, frozen=True, kw_only=True):
    """Judgements, the latest first; `users` are all who decided anything, with how many of theirs are in force."""

    lines: tuple[Line, ...]
    total: int
    next: str | None
    users: Mapping[str, int]
    by: str
    run: str
    target: str
    state: str
    orphans: int

    def table(self) -> Iterable[Line]:
        """Return a row a judgement."""
        return self.lines


class Wanted(Value, frozen=True, kw_only=True):
    """Which are asked for; what is empty narrows nothing down. `target` is an id or words of what they are about."""

    by: str = ""
    run: str = ""
    target: str = ""
    state: str = ""


def log(pages: Pages, company: Callable[[], tuple[Company, bool]], wanted: Wanted, after: str | None) -> Log:
    """Return a page of the log.

    Args:
        pages: of the case.
        company: gives who is who, which tells what newer judgements overrule.
        wanted: which.
        after: the cursor that the page before ended with.
    """
    stands = pages.judged().stands
    held = [one for one in reversed(stands.judgements) if _fits(one, wanted)]
    overruled = _overruled(company) if held else ()
    if wanted.state or wanted.target:  # these ask for what is only known of a judgement once its words are looked up
        told = [one for one in lines(pages.case, stands, held, overruled) if _is(one, wanted)]
    else:
        told = []
    start = (place(after, int) or (0,))[0]
    total = len(told) if wanted.state or wanted.target else len(held)
    if wanted.state or wanted.target:
        shown = told[start : start + LIMIT]
    else:
        shown = lines(pages.case, stands, held[start : start + LIMIT], overruled)
    verbs = {one.id: one.verb for one in stands.judgements}
    return Log(
        lines=tuple(_line(one, verbs) for one in shown),
        total=total,
        next=cursor(start + LIMIT) if total > start + LIMIT else None,
        users=_users(stands.judgements),
        by=wanted.by,
        run=wanted.run,
        target=wanted.target,
        state=wanted.state,
        orphans=len(stands.orphans()),
    )


def _overruled(company: Callable[[], tuple[Company, bool]]) -> tuple[str, ...]:
    """Return the judgements on pairs that newer ones overrule, as far as who is who is laid out."""
    try:
        return company()[0].overruled
    except NotDrawnError:
        return ()


def _fits(one: Judgement, wanted: Wanted) -> bool:
    return wanted.by in {"", one.by} and wanted.run in {"", one.run}


def _is(one: Listed, wanted: Wanted) -> bool:
    judged, sought = one.judgement, wanted.target.casefold()
    words = " ".join((judged.target, judged.value or "", one.about, one.value)).casefold()
    return (not wanted.state or wanted.state.rstrip("s") == one.state.rstrip("s")) and sought in words


def _users(held: Iterable[Judgement]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in held:
        counts[one.by] = counts.get(one.by, 0) + (not one.undone_by)
    return dict(sorted(counts.items()))


def _line(one: Listed, verbs: Mapping[str, str]) -> Line:
    judged = one.judgement
    undone = verbs.get(judged.target)
    return Line(
        id=judged.id,
        when=judged.when,
        by=judged.by,
        verb=judged.verb,
        state=one.state,
        about=f"the judgement: {undone}" if undone else one.about,
        value=one.value or (judged.value or "" if judged.verb not in {"respan", "same", "different"} else ""),
        target=judged.target,
        reason=judged.reason,
        run=judged.run or "",
        opens=_opens(one.now or (judged.target,)),
    )


def _opens(now: Ids) -> str:
    """Return where what was judged is looked at."""
    kind, _, _ = now[0].partition("-")
    paths = {"statement": "/review/statement/", "doc": "/document/", "actor": "/review/split?one="}
    return f"{paths[kind]}{now[0]}" if kind in paths else ""
