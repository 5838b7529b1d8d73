"""The PLOVER sector of an actor: the gazetteer's, or what its kind stands for."""

from reportedly.codebook.crosswalks import crosswalks
from reportedly.codebook.gazetteer import load
from reportedly.record import Actor


def sector(actor: Actor) -> str:
    """Return the PLOVER sector code of an actor, "" where neither the gazetteer nor its kind tells."""
    entry = load().entry(actor.key)
    return (entry.sector if entry else "") or crosswalks().sectors.get(actor.kind, "")
