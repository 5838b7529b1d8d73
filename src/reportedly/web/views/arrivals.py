"""Documents that were sent in to be read, and how far that has come."""

from collections.abc import Iterable

from reportedly.record import Value
from reportedly.web.jobs import ENDED, Job
from reportedly.web.tables import View


class Arrivals(View, frozen=True, kw_only=True):
    """The jobs of a desk, the latest first."""

    jobs: tuple[Job, ...]

    def table(self) -> Iterable[Value]:
        """Return a row a job."""
        return self.jobs


class Progress(View, frozen=True, kw_only=True):
    """One job: how far it has come, and what became of each document."""

    job: Job
    ended: bool

    def table(self) -> Iterable[Value]:
        """Return a row a document."""
        return self.job.documents


def progress(job: Job) -> Progress:
    """Return how far a job has come."""
    return Progress(job=job, ended=job.state in ENDED)
