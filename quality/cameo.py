"""What codebooks of the CAMEO family hold in common, against the record's events: classes, and who fills a role.

After CAMEO saying that one will do a thing is itself the deed: what is planned, predicted or possible is AGREE for
support, aid, cooperation, talks and withdrawing; what hurts is THREATEN when it is predicted or possible. Who orders
harm does it, who decides to concede concedes. Cooperation that is negated is REJECT, and refusing that lies ahead is
THREATEN. What was asked for is REQUEST by its own word.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from quality.align import Offsets

Row = Mapping[str, Any]
YIELD = frozenset({"RETREAT", "CONCEDE"})
KIND = frozenset({"AID", "COOPERATE", "YIELD", "CONSULT"}) | YIELD
HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
OPEN = frozenset({"predicted", "possible"})
AHEAD = OPEN | {"planned"}


def taken(events: Sequence[Row]) -> Row | None:
    """Return the first event of a sentence: what is told first is what a headline would tell."""
    return min(events, key=lambda event: int(event["trigger"]["start"]), default=None)


def announced(code: str, realis: str) -> str:
    """Return the class of an event of `code` once CAMEO's reading of plans and refusals is applied."""
    if realis == "negated":
        return "REJECT" if code in KIND | {"AGREE", "SUPPORT"} else code
    if realis in AHEAD and code in KIND | {"SUPPORT"} and (code, realis) != ("CONCEDE", "planned"):
        return "AGREE"
    return "THREATEN" if realis in OPEN and code in HARM | {"REJECT"} else code


def spans(event: Row | None, objects: Sequence[Row], key: str, *roles: str) -> list[list[Offsets]]:
    """Return where the text names each filler of a role: its words as an argument, or else its mentions."""
    if event is None:
        return []
    words = [[(a["span"]["start"], a["span"]["end"])] for a in event["arguments"] if a["role"] in roles]
    by_id = {item["id"]: item for item in objects}
    known = {a["actor"] for a in event["arguments"]}
    named = [by_id[actor]["mentions"] for actor in event[key] if actor not in known]
    return words + [[(m["span"]["start"], m["span"]["end"]) for m in mentions] for mentions in named]


def sides(event: Row | None, objects: Sequence[Row]) -> tuple[list[list[Offsets]], list[list[Offsets]]]:
    """Return doers and those it was done to; of what both sides do, the first doer and the others."""
    doers = spans(event, objects, "actors", "actor")
    struck = spans(event, objects, "recipients", "recipient", "target")
    if event is not None and not struck and event["code"] in RECIPROCAL:
        return doers[:1], doers[1:]
    return doers, struck
