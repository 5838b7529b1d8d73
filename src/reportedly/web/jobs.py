"""Jobs: what was asked for and takes longer than an answer, one after the other, and how far each has come."""

import multiprocessing
import shutil
import tempfile
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
from msgspec.structs import replace

from reportedly.errors import ReportedlyError
from reportedly.intake import Kept
from reportedly.record import LossReport, Value
from reportedly.settings import Settings
from reportedly.web.work import IN, OUT, Ended, Kind, Progress, Task, Told, work

State = Literal["waiting", "running", "done", "failed", "stopped"]
REMEMBERED = 50  # jobs that are over
WAITING = 20  # jobs that may wait
TOLD = 1000  # documents of one job that are told one by one
LONGEST = 30  # letters of a name, and of its ending: less than 255 bytes in any script
BESIDE = ".meta.json"
ENDED = frozenset({"done", "failed", "stopped"})


class BusyError(ReportedlyError):
    """Too much waits to be done already."""

    status = 429


class Upload(NamedTuple):
    """A document to be read: what it is called, its bytes, and what is known of it, as a sidecar file says it."""

    name: str
    data: bytes
    known: Mapping[str, str]


class Job(Value, frozen=True, kw_only=True):
    """A job and how far it has come.

    Attributes:
        id: its own.
        kind: what is done.
        state: where it stands.
        by: who asked.
        asked_at: when, ISO 8601, UTC.
        doing: what is being done now.
        done: how much of it.
        total: how much there is of it.
        documents: what became of each document that was read, failures with their reasons; the last thousand.
        failed: how many documents could not be read.
        error: why the job itself failed; a document that fails does not make it fail.
        remedy: what to do about it.
        file: the name of the file that it made; it is had at the address of the job, `/file` behind it.
        losses: what an export could not tell.
    """

    id: str
    kind: Kind
    state: State
    by: str
    asked_at: str
    doing: str = ""
    done: int = 0
    total: int = 0
    documents: tuple[Kept, ...] = ()
    failed: int = 0
    error: str = ""
    remedy: str = ""
    file: str | None = None
    losses: LossReport | None = None


class Jobs:
    """The jobs of one desk. Safe to use from many threads; one job runs at a time, in a process of its own."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings that documents are read with; nothing is started yet."""
        self._settings = _anchored(settings)
        self._lock = threading.Condition()
        self._jobs: dict[str, Job] = {}
        self._tasks: deque[tuple[str, Task]] = deque()
        self._process: BaseProcess | None = None
        self._running: str | None = None
        self._folder: Path | None = None
        self._thread: threading.Thread | None = None
        self._closed = False
        self._number = 0
        self.version = 0  # grows with all that is told of any job

    def submit(self, task: Task, uploads: Sequence[Upload] = ()) -> Job:
        """Put a job in the row; one that would only do what another waits to do already is that one.

        Args:
            task: what is to be done; the names of the files are put in.
            uploads: what is to be read.

        Raises:
            BusyError: too many wait already.
        """
        with self._lock:
            if task.kind == "weigh" and (same := self._waiting("weigh")):
                return same
            if len(self._tasks) >= WAITING:
                message = f"{WAITING} jobs wait already"
                raise BusyError(message, "wait until some are done")
            self._number += 1
            i = f"job-{self._number}"
            home = self._home() / i
            (home / OUT).mkdir(parents=True)
            task = replace(task, names=tuple(_laid(home / IN, uploads)))
            job = Job(
                id=i,
                kind=task.kind,
                state="waiting",
                by=task.by,
                asked_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                total=len(task.names),
            )
            self._put(job)
            self._tasks.append((i, task))
            self._start()
            return job

    def all(self) -> tuple[Job, ...]:
        """Return the jobs, the latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def get(self, i: str) -> Job | None:
        """Return a job, or None."""
        with self._lock:
            return self._jobs.get(i)

    def file(self, i: str) -> Path | None:
        """Return the file that a job made, or None."""
        job = self.get(i)
        return self._home() / i / OUT / job.file if job and job.file else None

    def stop(self, i: str) -> Job | None:
        """Stop a job: what it has read by then is kept. Returns the job, or None where there is none."""
        with self._lock:
            job = self._jobs.get(i)
            if job is None or job.state in ENDED:
                return job
            self._put(replace(job, state="stopped"))
            self._tasks = deque((j, task) for j, task in self._tasks if j != i)
            if self._running == i and self._process is not None:
                self._process.terminate()
            return self._jobs[i]

    def is_idle(self) -> bool:
        """Say whether nothing runs and nothing waits."""
        with self._lock:
            return self._running is None and not self._tasks

    def close(self) -> None:
        """Stop what runs and forget what waits."""
        with self._lock:
            self._closed = True
            self._tasks.clear()
            if self._process is not None:
                self._process.terminate()
            self._lock.notify_all()
        if self._thread is not None:
            self._thread.join()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    # with the lock held

    def _waiting(self, kind: Kind) -> Job | None:
        return next((self._jobs[i] for i, task in self._tasks if task.kind == kind), None)

    def _home(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="reportedly-desk-"))
        return self._folder

    def _put(self, job: Job) -> None:
        self._jobs[job.id] = job
        self.version += 1
        over = [i for i, one in self._jobs.items() if one.state in ENDED]
        for i in over[: max(0, len(over) - REMEMBERED)]:
            del self._jobs[i]
            shutil.rmtree(self._home() / i, ignore_errors=True)

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
            self._thread.start()
        self._lock.notify_all()

    # in the thread

    def _run(self) -> None:
        while True:
            with self._lock:
                while not self._tasks and not self._closed:
                    self._lock.wait()
                if self._closed:
                    return
                i, task = self._tasks.popleft()
                self._running = i
                self._put(replace(self._jobs[i], state="running"))
            self._do(i, task)
            with self._lock:
                self._running, self._process = None, None

    def _do(self, i: str, task: Task) -> None:
        """Run a process for a task and take down what it tells."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(task, self._settings, str(self._home() / i), theirs), daemon=False)
        process.start()
        theirs.close()
        with self._lock:
            self._process = process
            if self._closed or self._jobs[i].state == "stopped":
                process.terminate()
        ended = False
        try:
            while True:
                told: Told = ours.recv()
                ended = ended or isinstance(told, Ended)
                self._note(i, told)
        except (EOFError, OSError):
            process.join()
        if not ended:
            self._note(i, Ended(error="the process that did it came to an end", remedy="ask for it again"))
        shutil.rmtree(self._home() / i / IN, ignore_errors=True)

    def _note(self, i: str, told: Told) -> None:
        with self._lock:
            if i in self._jobs and self._jobs[i].state not in ENDED:
                self._put(_after(self._jobs[i], told))


def _anchored(settings: Settings) -> Settings:
    """Return settings whose paths hold in any folder."""
    case = settings.case if "://" in settings.case else str(Path(settings.case).resolve())
    own = settings.gazetteer and str(Path(settings.gazetteer).resolve())
    return replace(settings, case=case, gazetteer=own)


def _after(job: Job, told: Told) -> Job:
    """Return a job after what was told of it."""
    if isinstance(told, Progress):
        return replace(job, doing=told.doing, done=told.done, total=told.total)
    if isinstance(told, Kept):
        failed = job.failed + (told.outcome == "failed")
        return replace(job, documents=(*job.documents, told)[-TOLD:], failed=failed)
    if told.error:
        return replace(job, state="failed", error=told.error, remedy=told.remedy)
    return replace(job, state="done", file=told.file, losses=told.losses)


def _laid(folder: Path, uploads: Sequence[Upload]) -> Iterator[str]:
    """Write files into a folder of their own; yield their names, each of them plain and none twice."""
    folder.mkdir(parents=True)
    names: set[str] = set()
    for upload in uploads:
        name = _free(plain(upload.name), names)
        names.add(name)
        (folder / name).write_bytes(upload.data)
        if upload.known:
            (folder / f"{name}{BESIDE}").write_bytes(msgspec.json.encode(upload.known))
        yield name


def plain(name: str) -> str:
    """Return the name of a file without folders or anything that a file cannot be called."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(c for c in last if c.isprintable()).strip().lstrip(".-")
    stem, dot, ending = shown.encode("utf-8", "replace").decode().rpartition(".")
    return f"{stem[:LONGEST]}{dot}{ending[:LONGEST]}" or "report"


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    tries = (f"{stem}-{number}.{ending}" if dot else f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(one for one in tries if one not in taken)
