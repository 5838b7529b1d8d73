"""The inbox: what to read first, copies in one row, each row with the reasons why it stands where it stands."""

from collections.abc import Iterable, Mapping
from typing import get_args

import msgspec

from reportedly.errors import UsageError
from reportedly.record import Document, Value
from reportedly.store import Case
from reportedly.store.workbench import Copy, MarkKind, Row, State, Wanted, Workbench
from reportedly.web.cursors import cursor, place
from reportedly.web.tables import View
from reportedly.web.views.documents import Masthead, masthead
from reportedly.weighing.triage import Queued, Reason, ReasonKind
from reportedly.weighings import Behind, held

ROWS = 40
SHOWN = 12  # copies that a row names
REASONS: Mapping[ReasonKind, str] = {
    "contradiction": "contradicted",
    "put_right": "put right",
    "new_origin": "new first hand",
    "low_certainty": "unsure",
    "failure": "failed",
}
STATES: Mapping[State, str] = {"open": "To do", "starred": "Starred", "done": "Done", "all": "All"}
UNWEIGHED = "new"


class Entry(Value, frozen=True, kw_only=True):
    """One row: a document, its copies (some of them named), why it matters, and how the reader has marked it.

    `hands` is how many first hands it and its copies have between them, `why` says how they were counted.
    """

    head: Masthead
    score: int
    reasons: tuple[Reason, ...]
    copies: int
    named: tuple[Copy, ...]
    hands: int
    why: str
    marks: frozenset[MarkKind]

    @property
    def together(self) -> str:
        """What stands for the copies: "+7 copies, 1 origin"."""
        copies = f"+{self.copies} cop{'y' if self.copies == 1 else 'ies'}"
        return f"{copies}, {self.hands} origin{'' if self.hands == 1 else 's'}" if self.copies else ""


class InboxRow(Value, frozen=True, kw_only=True):
    """A row of the inbox as a table."""

    document: str
    title: str
    publisher: str
    published: str
    score: int
    reasons: tuple[str, ...]
    copies: int
    origins: int
    marks: tuple[str, ...]


class Inbox(View, frozen=True, kw_only=True):
    """A page of the queue, in the order in which it is worth reading.

    `tally` counts the rows with each reason, under "" all of them. `behind` says how far the case has come since the
    queue was drawn; without a weighing, `weighed_at` is empty and documents stand in the order in which they came.
    """

    wanted: Wanted
    entries: tuple[Entry, ...]
    next: str | None
    tally: Mapping[str, int]
    weighed_at: str
    behind: Behind | None
    new: bool = False

    def table(self) -> Iterable[InboxRow]:
        """Return a row a document."""
        return (_row(one) for one in self.entries)


def _row(one: Entry) -> InboxRow:
    return InboxRow(
        document=one.head.id,
        title=one.head.named,
        publisher=one.head.publisher or "",
        published=one.head.published,
        score=one.score,
        reasons=tuple(f"{REASONS[reason.kind]}: {reason.why}" for reason in one.reasons),
        copies=one.copies,
        origins=one.hands,
        marks=tuple(sorted(one.marks)),
    )


def wanted_of(by: str, state: str, **narrowed: str) -> Wanted:
    """Return what is asked for; raises UsageError for a state or a reason that there is none of."""
    known = {"state": get_args(State), "reason": ("", *REASONS)}
    for name, value in {"state": state, **narrowed}.items():
        if name in known and value not in known[name]:
            message = f"there is no {name} {value!r}"
            raise UsageError(message, f"one of {', '.join(filter(None, known[name]))}")
    return msgspec.convert({"by": by, "state": state, **narrowed}, Wanted)


def inbox(case: Case, wanted: Wanted, after: str | None = None, *, new: bool = False) -> Inbox:
    """Return a page of the inbox of one reader.

    Args:
        case: what is held.
        wanted: which rows.
        after: the cursor that the page before ended with.
        new: the documents that came since the weighing instead, the latest first.

    Raises:
        UsageError: no page ended with such a cursor.
    """
    bench, kept = Workbench(case), held(case)
    behind = kept.behind() if kept else None
    start = str((place(after, str) or ("",))[0])
    if new or kept is None:
        last = kept.revision.mark.reading if kept else 0
        rows = bench.unweighed(last, wanted.by, start if start.isdigit() else "", ROWS + 1)
        tally: Mapping[str, int] = {}
    else:
        rows, tally = bench.queue(wanted, start, ROWS + 1), bench.tally(wanted)
    more = len(rows) > ROWS
    return Inbox(
        wanted=wanted,
        entries=_entries(bench, rows[:ROWS]),
        next=cursor(rows[ROWS - 1].place) if more else None,
        tally=tally,
        weighed_at=kept.revision.drawn_at if kept else "",
        behind=behind,
        new=new or kept is None,
    )


def _entries(bench: Workbench, rows: Iterable[Row]) -> tuple[Entry, ...]:
    lines = [
        (row, msgspec.json.decode(row.queued, type=Queued) if row.queued else _alone(row.document)) for row in rows
    ]
    copies = bench.copies([i for _, line in lines for i in line.copies[:SHOWN]])
    return tuple(
        Entry(
            head=masthead(row.document),
            score=line.score,
            reasons=line.reasons,
            copies=len(line.copies),
            named=tuple(copies[i] for i in line.copies[:SHOWN] if i in copies),
            hands=line.hands,
            why=line.why,
            marks=row.marks,
        )
        for row, line in lines
    )


def _alone(document: Document) -> Queued:
    """Return a line for a document that was not weighed yet: only whether it could be read is known of it."""
    failure = document.failure
    reasons = (Reason(kind="failure", weight=0, why=failure.message),) if failure else ()
    return Queued(id=document.id, copies=(), hands=1, why="not weighed yet", reasons=reasons, score=0)
