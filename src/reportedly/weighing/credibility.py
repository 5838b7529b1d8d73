"""How credible a statement is by who bears it out: a figure of the Admiralty scale, proposed, never decided.

The figure rests on the number of first hands alone and knows nothing of how reliable they are: that is the letter,
which only persons give. It is kept apart from the figure that a person gives.
"""

from reportedly.record import OriginCount, Value

SEVERAL, TWO = 3, 2


class Proposal(Value, frozen=True, kw_only=True):
    """A figure from "1" (confirmed by other sources) to "6" (cannot be judged), and why."""

    grade: str
    why: str
    origins: OriginCount


def proposed(origins: OriginCount, *, disputed: bool) -> Proposal:
    """Return the figure that the first hands behind a claim suggest.

    Args:
        origins: how many there are, as a range; only those that are surely different bear one another out.
        disputed: whether other first hands say otherwise.

    Returns:
        4 where it is disputed; else 1 for three and more, 2 for two, 3 where there may be two, 6 for one, which nobody
        else bears out. 5, improbable, is left to persons.
    """
    if disputed:
        return Proposal(grade="4", why="others say otherwise", origins=origins)
    if origins.low >= SEVERAL:
        return Proposal(grade="1", why=f"{origins.low} first hands at least say so", origins=origins)
    if origins.low == TWO:
        return Proposal(grade="2", why="two first hands at least say so", origins=origins)
    if origins.high >= TWO:
        return Proposal(grade="3", why="more than one first hand may say so", origins=origins)
    return Proposal(grade="6", why="nobody else bears it out", origins=origins)
