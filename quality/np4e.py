"""`np4e`: who is who in reports on five attacks (Hasler, Orasan and Naumann 2006, as in uCDCR), CoNLL F1.

DATA/np4e/PART/*.jsonl: one object a report, with tokenised sentences and gold mentions of chains across reports.
Given to the system: the text; the gold's mentions are given to the scorer as usual for this set (no chain is).

Each report is read by itself, all actors and places are then resolved together, as a case would. A gold mention goes to
the actor or place with the widest mention inside it that ends with its head word. One that the record does not hold, or
holds without a name, goes with all others of its topic that have the same head lemma; a pronoun that it does not hold
stays alone. A land is one with who governs it, as in the gold. `conll_f` is the
mean of MUC, B-cubed and entity-CEAF F1 (Pradhan et al. 2014) over all reports of the part; `within_f` is the same with
each report's chains by themselves; `lemma_f` is the head-lemma baseline.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from quality import system
from quality.base import Score, jsonl
from quality.coreference import Chains, conll
from reportedly.record import Actor, Place
from reportedly.weighing.resolve import Resolution, resolve

TIGHT_BEFORE = frozenset(
    {",", ".", ";", ":", "!", "?", ")", "'s", "n't", "'", "''", "%", "'re", "'ve", "'ll", "'d", "'m"}
)
TIGHT_AFTER = frozenset({"(", "``", "$"})
Spot = tuple[int, int]


def score(data: Path, part: str, *, limit: int | None = None) -> Score:
    """Read and resolve the reports, put each gold mention into a chain, and compare."""
    rows = list(jsonl(data, "np4e", part, limit))
    chains = clusters(rows)
    gold = [{(row["doc"], n): m["chain"] for n, m in enumerate(row["mentions"])} for row in rows]
    whole = conll(_merged(gold), _merged(chains))
    within = conll(_apart(gold), _apart(chains))
    lemma = conll(_merged(gold), _merged([_by_lemma(row) for row in rows]))
    metrics = {
        "conll_f": whole.f, "muc_f": whole.muc, "b3_f": whole.b_cubed, "ceafe_f": whole.ceaf,
        "within_f": within.f, "lemma_f": lemma.f,
    }  # fmt: skip
    return Score(len(rows), sum(map(len, gold)), metrics)


def clusters(rows: Sequence[Mapping[str, Any]]) -> list[dict[Hashable, Hashable]]:
    """Return for each report which chain the system puts each gold mention into."""
    texts = [laid_out(row["sentences"]) for row in rows]
    records = [system.read(text, name=row["doc"]) for row, (text, _) in zip(rows, texts, strict=True)]
    actors = [msgspec.convert(v, Actor) for record in records for v in record if v["type"] == "actor"]
    places = [msgspec.convert(v, Place) for record in records for v in record if v["type"] == "place"]
    chains = _chains(resolve(actors, places))
    found = []
    for row, (_, spots), record in zip(rows, texts, records, strict=True):
        held, lemma = _held(record), _by_lemma(row)
        here: dict[Hashable, Hashable] = {}
        called: dict[str, Hashable] = {}
        for n, mention in enumerate(row["mentions"]):
            who = _who(mention, spots[mention["sent_id"]], held)
            here[row["doc"], n] = chains.get(who) or who or lemma[row["doc"], n]
            if who and who not in chains and mention["head_pos"] != "PRON":
                called.setdefault(who, lemma[row["doc"], n])
        found.append(
            {key: called.get(chain, chain) if isinstance(chain, str) else chain for key, chain in here.items()}
        )
    return found


def _chains(made: Resolution) -> dict[str, Hashable]:
    """Return the chain of each document's actors and places that have a name; a land is one with who governs it.

    A part of a place ("eastern NAME") is the place here, as in the annotation.
    """
    chain: dict[str, Hashable] = {}
    for actor in made.actors:
        land = (actor.key or "").removeprefix("government:").removeprefix("state:")
        state = actor.kind == "state" or (actor.key or "").startswith("government:")
        chain[actor.id] = ("land", land) if state else actor.id
        if not any(mention.form in {"name", "acronym"} for mention in actor.mentions) and not state:
            del chain[actor.id]
    for place in made.places:
        land = (place.gazetteer_id or "").partition(":")
        chain[place.id] = ("land", land[2]) if land[0] == "country" else place.id
    for place in made.places:
        if place.relation == "part":
            chain[place.id] = chain[place.anchors[0]]
    return {one: chain[group] for one, group in made.references.items() if group in chain}


def laid_out(sentences: Sequence[Mapping[str, Any]]) -> tuple[str, list[list[Spot]]]:
    """Return a text with a paragraph a sentence, and the characters of each sentence's tokens in it."""
    text, spots = "", []
    for sentence in sentences:
        held: list[Spot] = []
        text += "\n\n" if text else ""
        for n, token in enumerate(sentence["tokens"]):
            tight = not n or token in TIGHT_BEFORE or sentence["tokens"][n - 1] in TIGHT_AFTER
            text += token if tight else f" {token}"
            held.append((len(text) - len(token), len(text)))
        spots.append(held)
    return text, spots


def _held(record: Iterable[Mapping[str, Any]]) -> list[tuple[int, int, str]]:
    """Return (start, end, id) of the record's mentions of actors and places, wide ones first, actors before places."""
    held = [
        (m["span"]["start"], m["span"]["end"], value["type"] != "actor", value["id"])
        for value in record
        if value["type"] in {"actor", "place"}
        for m in value["mentions"]
    ]
    return [(start, end, i) for start, end, _, i in sorted(held, key=lambda span: (span[0] - span[1], span[2], span))]


def _who(mention: Mapping[str, Any], tokens: Sequence[Spot], held: Sequence[tuple[int, int, str]]) -> str:
    """Return the actor or place with the widest mention inside the gold's that ends with its head or its end, or ""."""
    first, last = tokens[mention["tokens"][0]][0], tokens[mention["tokens"][-1]][1]
    head = _head(mention, tokens)
    for end_wanted in (head[1], last):
        inside = (i for start, end, i in held if end == end_wanted and first <= start)
        if found := next(inside, ""):
            return found
    return ""


def _head(mention: Mapping[str, Any], tokens: Sequence[Spot]) -> Spot:
    """Return the characters of a gold mention's head word: the first of its tokens that is so written."""
    words = {tokens[at]: word for at, word in zip(mention["tokens"], mention["text"].split(), strict=False)}
    return next((spot for spot, word in words.items() if word == mention["head"]), tokens[mention["tokens"][-1]])


def _by_lemma(row: Mapping[str, Any]) -> dict[Hashable, Hashable]:
    """Return the head lemma of each mention, with the topic, as its chain; a pronoun is alone."""
    topic = row["doc"].rsplit("/", 1)[0]
    return {
        (row["doc"], n): (row["doc"], n) if m["head_pos"] == "PRON" else (topic, m["head_lemma"].lower())
        for n, m in enumerate(row["mentions"])
    }


def _merged(found: Iterable[Mapping[Hashable, Hashable]]) -> Chains:
    """Return the chains of all reports together."""
    chains: dict[Hashable, set[Hashable]] = {}
    for here in found:
        for mention, chain in here.items():
            chains.setdefault(chain, set()).add(mention)
    return [frozenset(chain) for chain in chains.values()]


def _apart(found: Iterable[Mapping[Hashable, Hashable]]) -> Chains:
    """Return the chains of each report by themselves."""
    return _merged([{mention: (n, chain) for mention, chain in here.items()} for n, here in enumerate(found)])
