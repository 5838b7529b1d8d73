"""What may leave as an event: only what a report says, without ifs, to have happened or to go on.

What is denied, planned, possible, predicted or asked, what the writer infers, and what a voice of the chain denies or
doubts is kept in the record and never becomes a row that somebody counts. A hedge ("is believed to have") is a reason
of its own, for a format that has room for the hedge may take it.
"""

from collections.abc import Mapping

from reportedly.record import Certainty, Event, Realis, Statement

HEDGED = "hedged"
NOT_REAL: Mapping[Realis, str] = {
    "planned": "planned",
    "possible": "possible",
    "predicted": "predicted",
    "negated": "denied or negated",
}
NOT_SAID: Mapping[Certainty, str] = {
    "denied": "denied or negated",
    "conditional": "conditional",
    "uncommitted": "left open",
    "inferred": "inferred by an analyst",
}
AGAINST = {"denies": "denied by who passes it on", "doubts": "doubted by who passes it on"}


def why_no_event(event: Event, statement: Statement) -> str | None:
    """Return why what a statement says is no event that happened, None where it is one."""
    return NOT_REAL.get(event.realis) or why_unsaid(statement)


def why_unsaid(statement: Statement) -> str | None:
    """Return why a statement does not say, without ifs, that what it says is so; None where it does."""
    if statement.certainty in NOT_SAID:
        return NOT_SAID[statement.certainty]
    if statement.polarity == "-":
        return "denied or negated"
    against = next((link.commitment for link in statement.chain if link.commitment in AGAINST), None)
    if against:
        return AGAINST[against]
    return HEDGED if statement.certainty == "hedged" else None
