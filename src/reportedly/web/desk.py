"""What one running desk holds: the case, who may do what, and what its pages are drawn with."""

import secrets
from dataclasses import dataclass, field

from reportedly.api import Case
from reportedly.pages import Pages
from reportedly.store.shelf import come_to
from reportedly.web.security.limits import Limits
from reportedly.web.security.tokens import Tokens
from reportedly.web.weigher import Weigher


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
        weigher: gives what the case showed when it was weighed last.
        secret: what the tokens in forms are made from; new with every start.
    """

    case: Case
    signer: str
    tokens: Tokens = field(default_factory=Tokens)
    hosts: frozenset[str] = frozenset({"localhost", "127.0.0.1", "[::1]"})
    limits: Limits = field(default_factory=Limits)
    pages: Pages = field(init=False)
    weigher: Weigher = field(init=False)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def __post_init__(self) -> None:
        """Lay out the pages."""
        object.__setattr__(self, "pages", Pages(self.case.store))
        object.__setattr__(self, "weigher", Weigher(self.case.store, self.case.settings.case))

    def version(self) -> str:
        """Return what changes with everything that is read or judged."""
        mark = come_to(self.case.store)
        return f"{mark.reading}.{mark.judgement}"
