"""What the desk has done in a process of its own, so that it answers meanwhile and stays small: read, weigh, write.

A process does one task and tells over a pipe how far it has come. It opens the case for itself; whatever was read
before it is stopped is kept, for every document is written in one go.
"""

import io
import os
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

import msgspec

from reportedly import pipeline, weighings
from reportedly.acquire import Source
from reportedly.briefing import Draft
from reportedly.errors import ReportedlyError, UsageError
from reportedly.exports import brief_files
from reportedly.intake import Intake, Kept, read_into
from reportedly.leaving import export, export_of
from reportedly.record import LossReport, Value
from reportedly.settings import Settings
from reportedly.store import Case

Kind = Literal["read", "weigh", "brief", "export"]
PATIENT = 60.0  # seconds to wait for another process that writes
BEHIND = 5  # how much less than the desk itself a task has of the machine
IN, OUT = "in", "out"
JSON = "json"


class Task(Value, frozen=True, kw_only=True):
    """What is to be done, for whom.

    Attributes:
        kind: what.
        by: who asked.
        names: of the files to be read, in the folder `in` of the job.
        options: of a brief: template, about, document, limit, form; of an export: format, and its own options.
    """

    kind: Kind
    by: str
    names: tuple[str, ...] = ()
    options: dict[str, str] = msgspec.field(default_factory=dict)


class Progress(Value, frozen=True, kw_only=True):
    """How far a task has come: what is being done, how much of it is done, how much there is."""

    doing: str
    done: int
    total: int


class Ended(Value, frozen=True, kw_only=True):
    """How a task ended: the file it made, or what went wrong and what to do."""

    file: str | None = None
    error: str = ""
    remedy: str = ""
    losses: LossReport | None = None


Told = Progress | Kept | Ended
Tell = Callable[[Told], None]


def work(task: Task, settings: Settings, folder: str, pipe: Connection) -> None:
    """Do a task and tell how it went; the entry point of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the desk, which then ends this process
    with suppress(OSError):
        os.nice(BEHIND)
    os.chdir(folder)
    try:
        ended = ACTIONS[task.kind](task, settings, pipe.send)
    except ReportedlyError as error:
        ended = Ended(error=error.message, remedy=error.remedy)
    except Exception as error:  # noqa: BLE001 - whatever it is, the desk goes on and says so
        ended = Ended(error=f"internal error ({type(error).__name__}: {error})", remedy="please report it")
    pipe.send(ended)


def _read(task: Task, settings: Settings, tell: Tell) -> Ended:
    """Read files into the case; those that cannot be read are kept as failures."""
    with Case.open(settings.case, create=True, timeout=PATIENT) as case:
        case.note("read", task.by)
        os.chdir(IN)  # so that documents are called what their files were called
        intake = Intake(settings, lambda: b"", case)
        found = [Source(name) for name in task.names]
        tell(Progress(doing="reading", done=0, total=len(found)))
        kept = read_into(case, found, lambda fresh: pipeline.read_all(fresh, settings), intake)
        for number, one in enumerate(kept, 1):
            tell(one)
            tell(Progress(doing="reading", done=number, total=len(found)))
    return Ended()


def _weigh(_task: Task, settings: Settings, tell: Tell) -> Ended:
    """Weigh the case and keep what is found."""
    with Case.open(settings.case, timeout=PATIENT) as case:
        weighings.current(case, lambda doing, done, total: tell(Progress(doing=doing, done=done, total=total)))
    return Ended()


def _brief(task: Task, settings: Settings, tell: Tell) -> Ended:
    """Write a brief."""
    asked: Mapping[str, str] = task.options
    tell(Progress(doing="writing", done=0, total=1))
    with Case.open(settings.case, timeout=PATIENT) as case:
        draft = Draft(case, settings, asked.get("document"))
        limit = int(asked["limit"]) if "limit" in asked else None
        made = draft.brief(asked.get("template", "case"), asked.get("about"), limit)
    form = asked.get("form", JSON)
    file = Path(OUT) / f"brief.{form}"
    if form == JSON:
        file.write_bytes(msgspec.json.encode(made.as_dict()))
    else:
        brief_files.write(made, file)
    return Ended(file=file.name)


def _export(task: Task, settings: Settings, tell: Tell) -> Ended:
    """Write the case in a format."""
    options = dict(task.options)
    name = options.pop("format", "")
    form = export_of(name).form
    file = Path(OUT) / f"{name}{'.zip' if form.many else form.suffix}"
    tell(Progress(doing="writing", done=0, total=1))
    with Case.open(settings.case, timeout=PATIENT) as case:
        losses = export(case, name, file, io.BytesIO(), options=options)
    if not file.exists():
        message = f"the export {name!r} wrote nothing"
        raise UsageError(message, "try another format")
    return Ended(file=file.name, losses=losses)


ACTIONS: Mapping[Kind, Callable[[Task, Settings, Tell], Ended]] = {
    "read": _read,
    "weigh": _weigh,
    "brief": _brief,
    "export": _export,
}
