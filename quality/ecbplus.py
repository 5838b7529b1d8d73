"""`ecbplus`: which events of many reports are one (Cybulska and Vossen 2014), with gold mentions.

DATA/ecbplus/PART/*.jsonl: one object a report, with tokenised sentences and gold mentions of events. Given to the
system: the texts, without their topics, and which words name events; no chain is.

Three things are measured. For `conll_f` (the mean of MUC, B-cubed and entity-CEAF F1, Pradhan et al. 2014), `wide_p`
and `wide_r` every mention goes where the product puts marked deeds of any kind (`same_deeds`). `pair_p` and `pair_r`
are of the pairs of which it says that it is sure. `merged_p` and `merged_r` are of pairs that its own happenings hold
together, of coded deeds: what a user sees joined. What a deed did to people ("killed") is part of it there and an event
of its own in this gold, so that it is told apart here.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import reportedly
from quality.base import Score, jsonl, share
from quality.coreference import conll
from quality.np4e import Spot, laid_out
from reportedly.pipeline import deeds_at
from reportedly.record import Event, Reading
from reportedly.weighing.happenings import happenings
from reportedly.weighing.happenings.given import same_deeds
from reportedly.weighing.happenings.tellings import is_effect
from reportedly.weighing.resolve import resolve

STEM = 5
Mention = tuple[int, int]
Pairs = set[tuple[Mention, Mention]]


def score(data: Path, part: str, *, limit: int | None = None) -> Score:
    """Read the reports, group the gold mentions by happening and by story, and compare."""
    rows = list(jsonl(data, "ecbplus", part, limit))
    texts = [laid_out(row["sentences"]) for row in rows]
    spots = {
        (d, n): _spots(row, event, texts[d][1]) for d, row in enumerate(rows) for n, event in enumerate(row["events"])
    }
    gold = _chains({key: _chain(rows[key[0]], key) for key in spots})
    merged = _chains(_merged([_read(text, row["doc_id"]) for (text, _), row in zip(texts, rows, strict=True)], spots))
    wide, sure = _given([text for text, _ in texts], spots)
    found, wanted = conll(gold, wide), _pairs(gold)
    metrics = {
        "conll_f": found.f, "muc_f": found.muc, "b3_f": found.b_cubed, "ceafe_f": found.ceaf,
    }  # fmt: skip
    for name, chains in (("wide", wide), ("pair", sure), ("merged", merged)):
        told = _pairs(chains)
        hits = len(wanted & told)
        metrics |= {
            f"{name}_p": share(hits, len(told)),
            f"{name}_r": share(hits, len(wanted)),
        }
    return Score(len(rows), len(spots), metrics, {"merged_pairs": len(_pairs(merged)), "sure_pairs": len(_pairs(sure))})


def _given(texts: Sequence[str], spots: Mapping[Mention, Spot]) -> tuple[list[frozenset[Hashable]], ...]:
    """Return the mentions put together as marked deeds: as far as likely, and as far as sure."""
    given = [[spots[key] for key in sorted(spots) if key[0] == d] for d in range(len(texts))]
    marked = [deeds_at(text, spans) for text, spans in zip(texts, given, strict=True)]
    made = (same_deeds(texts, marked, sure=sure) for sure in (False, True))
    return tuple(
        _chains({(d, n): home for d, held in enumerate(found) for n, home in enumerate(held)}) for found in made
    )


def _read(text: str, name: str) -> Reading:
    return cast("Any", reportedly.read_text)(text, name=name)


def _chain(row: Mapping[str, Any], key: Mention) -> Hashable:
    """Return the gold chain of a mention; what has none of its own is alone."""
    event = row["events"][key[1]]
    return key if event["is_singleton"] else event["coref_chain"]


def _spots(row: Mapping[str, Any], event: Mapping[str, Any], tokens: Sequence[Sequence[Spot]]) -> Spot:
    """Return the characters of a gold mention, from its first token to its last."""
    at = next(n for n, sentence in enumerate(row["sentences"]) if sentence["sent_id"] == event["sent_id"])
    held = [tokens[at][n] for n in event["tokens_number"]]
    return min(held)[0], max(held)[1]


def _merged(readings: Sequence[Reading], spots: Mapping[Mention, Spot]) -> dict[Mention, Hashable]:
    """Return the happening of each mention that the product has an event for; the others are alone."""
    found = resolve((a for r in readings for a in r.actors), (p for r in readings for p in r.places))
    of = {event: happening.id for happening in happenings(readings, found).happenings for event in happening.events}
    triggers = [
        [(e.trigger.start, e.trigger.end, (of[e.id], _part(e))) for e in r.events if e.id in of] for r in readings
    ]
    return {
        (d, n): next((i for start, end, i in triggers[d] if start < spot[1] and spot[0] < end), (d, n))
        for (d, n), spot in spots.items()
    }


def _part(event: Event) -> str:
    """Return what tells the deed from each thing that it did to people."""
    return event.trigger.quote.lower()[:STEM] if is_effect(event) else ""


def _chains(of: Mapping[Mention, Hashable]) -> list[frozenset[Hashable]]:
    """Return the mentions of each chain."""
    found: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, chain in of.items():
        found[chain].add(mention)
    return [frozenset(chain) for chain in found.values()]


def _pairs(chains: Sequence[frozenset[Hashable]]) -> Pairs:
    return {pair for chain in chains for pair in combinations(sorted(cast("Iterable[Mention]", chain)), 2)}
