"""How a case can leave: what each format keeps and drops, and what was lost when it was written."""

from collections.abc import Iterable, Mapping

from reportedly import plugins
from reportedly.leaving import export_of
from reportedly.record import LossReport, Value
from reportedly.web.jobs import Job
from reportedly.web.tables import View


class Option(Value, frozen=True, kw_only=True):
    """What may be set, the default first. Options of any words are for the command line: they name files."""

    name: str
    choices: tuple[str, ...]


class Offer(Value, frozen=True, kw_only=True):
    """A format: what stands in it, and what it has no room for. `deeds` tells that only what happened leaves."""

    name: str
    title: str
    suffix: str
    keeps: str
    drops: str
    deeds: bool
    extra: str
    options: tuple[Option, ...]


class Made(Value, frozen=True, kw_only=True):
    """A job that writes, wrote or failed to write."""

    id: str
    name: str
    kind: str
    state: str
    by: str
    when: str
    file: str
    error: str
    remedy: str
    losses: tuple["Loss", ...]
    exported: tuple["Loss", ...]

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in {"done", "failed", "stopped"}


class Loss(Value, frozen=True, kw_only=True):
    """So many of a type that left, or that did not, and why."""

    what: str
    count: int
    why: str = ""


class Leaving(View, frozen=True, kw_only=True):
    """The formats, and what was written since the desk was started."""

    offers: tuple[Offer, ...]
    made: tuple[Made, ...]

    def table(self) -> Iterable[Offer]:
        """Return a row a format."""
        return self.offers


class Written(View, frozen=True, kw_only=True):
    """One job."""

    made: Made

    def table(self) -> Iterable[Loss]:
        """Return a row a loss."""
        return self.made.losses


def leaving(jobs: Iterable[Job]) -> Leaving:
    """Return what can be written, and what was."""
    return Leaving(
        offers=tuple(_offer(name) for name in plugins.names(plugins.EXPORTS)),
        made=tuple(made(job) for job in jobs if job.kind in {"export", "brief"}),
    )


def _offer(name: str) -> Offer:
    form = export_of(name).form
    return Offer(
        name=name,
        title=form.title,
        suffix=form.suffix,
        keeps=form.keeps,
        drops=form.drops,
        deeds=form.deeds,
        extra=form.extra or "",
        options=tuple(Option(name=name, choices=tuple(held)) for name, held in form.options.items() if held),
    )


def made(job: Job) -> Made:
    """Return a job as it is shown."""
    report = job.losses
    return Made(
        id=job.id,
        name=job.file or job.kind,
        kind=job.kind,
        state=job.state,
        by=job.by,
        when=job.asked_at,
        file=job.file or "",
        error=job.error,
        remedy=job.remedy,
        losses=tuple(_losses(report)) if report else (),
        exported=tuple(Loss(what=what, count=count) for what, count in report.exported.items()) if report else (),
    )


def _losses(report: LossReport) -> Iterable[Loss]:
    reasons: tuple[tuple[str, Mapping[str, Mapping[str, int]]], ...] = (
        ("", report.not_expressible),
        ("put in its place: ", report.defaulted),
    )
    for before, held in reasons:
        for what, counts in held.items():
            yield from (Loss(what=what, count=count, why=before + why) for why, count in counts.items())
