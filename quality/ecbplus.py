"""`ecbplus`: which events of many reports are one (Cybulska and Vossen 2014), with gold mentions.

DATA/ecbplus/PART/*.jsonl: one object a report, with tokenised sentences and gold mentions of events. Given to the
system: the texts, without their topics; the gold's mentions are given to the scorer, no chain is.

Two things are measured. `merged_p` and `merged_r` are of pairs of gold mentions that the product's own happenings hold
together: what a user would see joined. What a deed did to people ("killed") is part of it there and an event of its own
in this gold, so that it is told apart here. For `conll_f` (the mean of MUC, B-cubed and entity-CEAF F1, Pradhan et al.
2014), `pair_p` and `pair_r` every mention must go somewhere, whether a codebook of conflict has a code for it or not: a
mention goes with all others of one story that have the same stem, besides those of its happening. Stories are groups of
reports by average-link over cosines of TF-IDF vectors of stems, at least `ALIKE`.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, cast

import reportedly
from quality.base import Score, jsonl, share
from quality.coreference import conll
from quality.np4e import Spot, laid_out
from reportedly.record import Event, Reading
from reportedly.weighing.happenings import happenings
from reportedly.weighing.happenings.tellings import is_effect
from reportedly.weighing.resolve import resolve

ALIKE, STEM = 0.22, 5
WORD = re.compile(r"[^\W\d_]{3,}|\d+")
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
    story = stories([text for text, _ in texts])
    system = _joined(merged, {key: (story[key[0]], _stem(texts[key[0]][0], spots[key])) for key in spots})
    found = conll(gold, system)
    wanted, told, own = _pairs(gold), _pairs(system), _pairs(merged)
    metrics = {
        "conll_f": found.f, "muc_f": found.muc, "b3_f": found.b_cubed, "ceafe_f": found.ceaf,
        "pair_p": share(len(wanted & told), len(told)), "pair_r": share(len(wanted & told), len(wanted)),
        "merged_p": share(len(wanted & own), len(own)), "merged_r": share(len(wanted & own), len(wanted)),
    }  # fmt: skip
    return Score(len(rows), len(spots), metrics, {"merged_pairs": len(own)})


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


def _stem(text: str, spot: Spot) -> str:
    """Return the first letters of the first word of a mention that is one of content."""
    words = WORD.findall(text[spot[0] : spot[1]].lower()) or [text[spot[0] : spot[1]].lower()]
    return words[0][:STEM]


def stories(texts: Sequence[str]) -> list[int]:
    """Return which story each text tells, by average-link over cosines of TF-IDF vectors."""
    counts = [Counter(word[:STEM] for word in WORD.findall(text.lower())) for text in texts]
    held = Counter(word for count in counts for word in count)
    vectors = [_weighted(count, held, len(texts)) for count in counts]
    links = {(a, b): _cosine(vectors[a], vectors[b]) for a, b in combinations(range(len(texts)), 2)}
    groups = {n: [n] for n in range(len(texts))}
    while links and (best := max(links.items(), key=lambda link: (link[1], link[0])))[1] >= ALIKE:
        (one, other), _ = best
        left, right = len(groups[one]), len(groups[other])
        for third in groups.keys() - {one, other}:
            near, far = tuple(sorted((one, third))), tuple(sorted((other, third)))
            links[near] = (left * links[near] + right * links.pop(far)) / (left + right)
        del links[one, other]
        groups[one] += groups.pop(other)
    return [n for _, n in sorted((text, n) for n, group in groups.items() for text in group)]


def _weighted(count: Mapping[str, int], held: Mapping[str, int], size: int) -> dict[str, float]:
    """Return a TF-IDF vector of length one; words of one text alone are left out."""
    made = {word: (1 + math.log(n)) * math.log(size / held[word]) for word, n in count.items() if held[word] > 1}
    length = math.sqrt(sum(x * x for x in made.values())) or 1.0
    return {word: x / length for word, x in made.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    small, large = sorted((one, other), key=len)
    return sum(x * large.get(word, 0.0) for word, x in small.items())


def _joined(merged: Sequence[frozenset[Hashable]], by: Mapping[Mention, Hashable]) -> list[frozenset[Hashable]]:
    """Join chains that share a key."""
    root: dict[Hashable, Hashable] = {}

    def top(key: Hashable) -> Hashable:
        while root.setdefault(key, key) != key:
            key = root[key]
        return key

    for chain in merged:
        keys = [by[cast("Mention", mention)] for mention in sorted(cast("Iterable[Mention]", chain))]
        for key in keys[1:]:
            root[top(key)] = top(keys[0])
    return _chains({mention: top(key) for mention, key in by.items()})


def _chains(of: Mapping[Mention, Hashable]) -> list[frozenset[Hashable]]:
    """Return the mentions of each chain."""
    found: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, chain in of.items():
        found[chain].add(mention)
    return [frozenset(chain) for chain in found.values()]


def _pairs(chains: Sequence[frozenset[Hashable]]) -> Pairs:
    return {pair for chain in chains for pair in combinations(sorted(cast("Iterable[Mention]", chain)), 2)}
