"""From whom what a noun tells comes, and to whom it goes: "criticism from X", "appeals by X to Y to free them"."""

from collections.abc import Iterator

from reportedly.codebook.codebook import triggers
from reportedly.reading.codify import clauses
from reportedly.reading.codify.spots import is_spot
from reportedly.reading.codify.triggering import VERBAL, is_time
from reportedly.reading.tree import Sentence

# what may come "from" whoever does it; a withdrawal or a removal comes from somewhere
SENT = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN", "PROTEST", "CONCEDE", "AID", "SANCTION"})
ASKING = frozenset({"appeal", "call", "demand", "plea", "request", "order", "command", "instruction", "ultimatum"})
TO_WHOM = frozenset({"to", "on", "upon", "for"})


def senders(s: Sentence, n: int) -> list[int]:
    """Return from whom comes what a noun tells: "drew criticism from X and from Y", not "protests from the hills"."""
    sought = s.deps[n] == "dobj" and s.lemmas[s.heads[n]] in triggers().roles["wanting"]  # "demanded support from X"
    if sought or s.kid(n, "poss") is not None or clauses.agent(s, n) is not None:
        return []
    return [p for p in _from(s, n) if s.pos[p] in {"NOUN", "PROPN", "PRON"} and not is_time(s, p) and not is_spot(s, p)]


def _from(s: Sentence, n: int) -> Iterator[int]:
    """Yield what stands behind "from" under a noun, or right behind it under its verb."""
    near = [*s.kids_by(n, "prep")]
    near += [k for k in s.kids_by(s.heads[n], "prep") if s.deps[n] == "dobj" and k == s.right[n] + 1]
    for prep in near:
        for k in (prep, *s.kids_by(prep, "conj")):
            goal = s.kid(k, "pobj")
            if s.lower[k] == "from" and goal is not None:
                yield goal


def asked(s: Sentence, noun: int) -> int | None:
    """Return of whom a noun asks a deed: "X's appeal to Y to free them", "calls by X on Y to withdraw"."""
    held = [p for name, p in clauses.prepositions(s, noun) if name in TO_WHOM and s.pos[p] not in VERBAL]
    return next((p for p in held if not is_time(s, p)), None)
