"""What the parse mends of the network's attributions: the edges of contents, and pieces that are none of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.reading.annotators.decoding import Chain, Joined, Seen
from reportedly.reading.annotators.edge_features import Page
from reportedly.reading.annotators.edges import Edges, Losses, load_edges
from reportedly.reading.annotators.strays import Pieces, Strays, load_strays
from reportedly.reading.encoding.wordpieces import Floats

EDGES, STRAYS = "edges.json", "strays.json"


@dataclass(frozen=True, slots=True)
class Mender:
    """The two models that mend contents."""

    edges: Edges
    strays: Strays

    def mend(self, found: Sequence[Joined], seen: Seen, chain: Chain, near: Floats, page: Page) -> list[Joined]:
        """Return the attributions with better edges and without strays; `near` is the pointers' bonus for distance."""
        losses = Losses(chain, seen.tags)
        return self.strays.drop(self.edges.mend(found, losses, page), Pieces(found, seen, losses, near, page))


def load_mender(folder: Path) -> Mender | None:
    """Read the weights of a model folder, or return None where it has none."""
    if not (folder / EDGES).exists() or not (folder / STRAYS).exists():
        return None
    return Mender(load_edges(folder / EDGES), load_strays(folder / STRAYS))
