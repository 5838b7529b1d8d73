"""What one running desk holds: the case, who may do what, and what its pages are drawn with."""

import secrets
import threading
from dataclasses import dataclass, field

from reportedly.api import Case
from reportedly.pages import Pages
from reportedly.store.course import come_to
from reportedly.web.company import WholeCompany
from reportedly.web.jobs import Jobs
from reportedly.web.pairs import Company
from reportedly.web.redrawn import NotDrawnError, Redrawn
from reportedly.web.security.limits import Limits
from reportedly.web.security.tokens import Tokens
from reportedly.web.weighed_company import WeighedCompany
from reportedly.weighings import held

LAID_OUT = 100_000  # statements: of more, all actors at once would take more memory than a desk may


@dataclass(frozen=True)
class Desk:
    """Handed to every handler under the name `desk`; safe to use from many threads at once.

    Attributes:
        case: the open case. Connections come from its pool, one for each question asked; readers see the last
            state that was written whole and wait for no writer.
        signer: who signs what is judged without a token.
        tokens: who may do what; without any, everybody who reaches the desk may do everything.
        hosts: the names under which the desk answers.
        limits: how much one client may ask.
        pages: of the case, a few values at a time.
        companies: who is who in the whole case, where it is not large; ask `company`.
        jobs: what takes longer than an answer.
        streams: the streams of changes that may still be opened.
        keeps_weighed: whether the case is weighed anew in the background when it has changed.
        secret: what the tokens in forms are made from; new with every start.
    """

    case: Case
    signer: str
    tokens: Tokens = field(default_factory=Tokens)
    hosts: frozenset[str] = frozenset({"localhost", "127.0.0.1", "[::1]"})
    limits: Limits = field(default_factory=Limits)
    pages: Pages = field(init=False)
    companies: Redrawn[WholeCompany] = field(init=False)
    jobs: Jobs = field(init=False)
    streams: threading.Semaphore = field(init=False)
    keeps_weighed: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def __post_init__(self) -> None:
        """Lay out what is made from the case."""
        object.__setattr__(self, "pages", Pages(self.case.store))
        object.__setattr__(self, "companies", Redrawn(self.pages, WholeCompany))
        object.__setattr__(self, "jobs", Jobs(self.case.settings))
        object.__setattr__(self, "streams", threading.Semaphore(self.limits.streams))

    def company(self) -> tuple[Company, bool]:
        """Return who is who, and whether the case has changed since: of a large case as it was weighed last.

        Raises:
            NotDrawnError: that is being found out for the first time.
        """
        if self.pages.counts().get("statement", 0) <= LAID_OUT:
            return self.companies.now()
        weighing = held(self.case.store)
        if weighing is None:
            message = "who the case speaks of is found out when it is weighed, which it never was"
            raise NotDrawnError(message, "the desk does so in the background: ask again in a while")
        return WeighedCompany(self.pages, weighing), not weighing.behind().is_current

    def version(self) -> str:
        """Return what changes with everything that is read, judged or weighed."""
        mark, weighing = come_to(self.case.store), held(self.case.store)
        return f"{mark.reading}.{mark.judgement}/{weighing.version if weighing else ''}"
