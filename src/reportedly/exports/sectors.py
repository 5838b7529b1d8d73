"""The PLOVER sector of an actor: the gazetteer's, its office's, what its name or description says, or its kind's."""

from reportedly.codebook import offices
from reportedly.codebook.agents import agent
from reportedly.codebook.crosswalks import crosswalks
from reportedly.codebook.gazetteer import load
from reportedly.record import Actor

ARMED = frozenset({"armed_group", "coalition"})
OF_ARMED = frozenset({"REB", "CRM", "LAB", "COP"})  # a "brigade" or "front" that no table knows need be nobody's army
UNTOLD = frozenset({"", "UNK"})


def sector(actor: Actor) -> str:
    """Return the PLOVER sector code of an actor, "" where nothing tells it."""
    entry, office = load().entry(actor.key), offices.under(actor.office)
    for told in (entry.sector if entry else "", office.sector if office else ""):
        if told not in UNTOLD:
            return told
    by_kind = crosswalks().sectors.get(actor.kind, "")
    if actor.kind == "state":
        return by_kind
    named = agent(actor.name).sector
    return named if named and (actor.kind not in ARMED or named in OF_ARMED) else by_kind
