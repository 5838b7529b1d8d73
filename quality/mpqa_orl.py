"""`mpqa_orl`: who holds an opinion, and on what (MPQA 2.0 opinion roles, as split by Marasović and Frank 2018).

DATA/mpqa_orl/PART/*.jsonl. Given to the system: the sentence; the span of the expression only says of which opinion the
record is asked. `holder_f`, `target_f` after their binary measure: a span given is right when it shares a token with
one of the gold's, a gold span is found when it shares one with a span given. `attitude_macro_f`: the mean F of the
attitudes that the gold holds at least twenty times, each expression's first attitude against the record's.

What the record says of an expression is what has its own words there (one token shared is enough), all of:

- a link of a statement by its cue: the voice's words, and the content;
- a position by its cue: its holder, and the words of the issue or whom it is towards;
- an event by its trigger: its doers, and those it was done to.

Where the record says nothing of one side, the grammar around the expression is asked (`codify.opinions`).
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quality import system
from quality.align import Offsets
from quality.base import Counts, Score, jsonl, share, total

Row = Mapping[str, Any]
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
TIGHT = frozenset({",", ".", ";", ":", "?", "!", ")", "]", "'s", "n't", "'", "%", "'re", "'ve", "'ll", "'d", "'m"})
CLOSING = frozenset({"''"})
OPENING = frozenset({"``", "-LRB-", "-LSB-", "-LCB-", "(", "["})
OFTEN = 20
ATTITUDES = {
    "supports": "sentiment-pos",
    "criticizes": "sentiment-neg",
    "opposes": "sentiment-neg",
    "rejects": "agree-neg",
    "withholds": "agree-neg",
    "demands": "arguing-pos",
    "prepares": "intention-pos",
    "announces": "intention-pos",
    "threatens": "sentiment-neg",
    "ACCUSE": "sentiment-neg",
    "REJECT": "agree-neg",
    "THREATEN": "sentiment-neg",
    "PROTEST": "sentiment-neg",
    "SUPPORT": "sentiment-pos",
    "AGREE": "agree-pos",
    "REQUEST": "sentiment-pos",
}


@dataclass(slots=True)
class Opinion:
    """What the record says of one expression: spans of holders and of targets, and the attitude, if any."""

    holders: list[Offsets] = field(default_factory=list)
    targets: list[Offsets] = field(default_factory=list)
    attitude: str = "arguing-pos"


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each sentence that holds an expression and compare holders, targets and attitudes."""
    rows = list(jsonl(data, "mpqa_orl", part, limit))
    found: dict[str, list[tuple[Counts, Counts]]] = {"holder": [], "target": []}
    attitudes, texts = [], 0
    for sentence in (one for row in rows for one in row["sentences"] if one["ds"]):
        text, places = plain(sentence["tokens"])
        objects, texts = system.read(text, name="sentence"), texts + 1
        cues = [[places[i] for i in expression["cue_idx"]] for expression in sentence["ds"]]
        by_grammar = system.opinions(text, cues)
        for expression, cue, (holders, on) in zip(sentence["ds"], cues, by_grammar, strict=True):
            given = opinion(objects, text, cue)
            given.holders, given.targets = given.holders or holders, given.targets or on
            targets = [span for one in expression["attitudes"] for span in one["targets_idx"]]
            for name, mine, gold in (
                ("holder", given.holders, expression["holders_idx"]),
                ("target", given.targets, targets),
            ):
                found[name].append(overlap(mine, [[places[i] for i in span] for span in gold]))
                if verbose and gold and not found[name][-1][1].hits:
                    print(f"{name} {gold} of {expression['cue']}, not {mine}: {text}", file=sys.stderr)
            if expression["attitudes"]:
                attitudes.append((given.attitude, expression["attitudes"][0]["type"]))
    figures = {
        **{key: value for name, held in found.items() for key, value in measured(name, held).items()},
        "attitude_macro_f": macro(attitudes),
    }
    return Score(texts, len(found["holder"]), figures, {"limit": limit})


def plain(tokens: Sequence[str]) -> tuple[str, list[Offsets]]:
    """Return the sentence that tokens make, and where each of them stands in it."""
    text, places, before = "", [], ""
    for token in tokens:
        word = BRACKETS.get(token, token)
        glue = not text or word in TIGHT or token in CLOSING or before in OPENING
        text, before = text + (word if glue else " " + word), token
        places.append((len(text) - len(word), len(text)))
    return text, places


def opinion(objects: Sequence[Row], text: str, cue: Sequence[Offsets]) -> Opinion:
    """Return what the record says of the expression at `cue`."""
    by_id, found = {item["id"]: item for item in objects}, Opinion()
    for holders, targets, attitude in _told(objects, by_id, text, cue):
        found.holders += [span for span in holders if span not in found.holders]
        found.targets += [span for span in targets if span not in found.targets]
        found.attitude = ATTITUDES.get(attitude, found.attitude)
    return found


def _told(
    objects: Sequence[Row], by_id: Mapping[str, Row], text: str, cue: Sequence[Offsets]
) -> Iterator[tuple[list[Offsets], list[Offsets], str]]:
    for item in objects:
        if item["type"] == "statement":
            for link in item["chain"]:
                if any(_meets(_offsets(span), cue) for span in link["cue"]):
                    yield [_offsets(s) for s in link["source"]], [_offsets(s) for s in item["content"]], ""
        elif item["type"] == "position" and _meets(_offsets(item["cue"]), cue):
            issue = by_id[item["topic"]]["text"]
            at = text.find(issue) if issue else -1
            on = [(at, at + len(issue))] if at >= 0 else []
            yield _nearest(item["holder"], by_id, cue), [*on, *_nearest(item["towards"], by_id, cue)], item["stance"]
        elif item["type"] == "event" and _meets(_offsets(item["trigger"]), cue):
            held = [(a["role"], _offsets(a["span"])) for a in item["arguments"]]
            doers = [span for role, span in held if role == "actor"]
            yield doers, [span for role, span in held if role in {"recipient", "target"}], item["code"]


def _offsets(span: Row) -> Offsets:
    return span["start"], span["end"]


def _meets(span: Offsets, others: Sequence[Offsets]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _nearest(key: str | None, by_id: Mapping[str, Row], cue: Sequence[Offsets]) -> list[Offsets]:
    """Return the mention of an actor that stands nearest to an expression."""
    held = [_offsets(mention["span"]) for mention in by_id[key]["mentions"]] if key in by_id else []
    return [min(held, key=lambda span: abs(span[0] - cue[0][0]))] if held else []


def overlap(given: Sequence[Offsets], gold: Sequence[Sequence[Offsets]]) -> tuple[Counts, Counts]:
    """Return the spans given that meet one of the gold's, of how many; and the gold's that are met, of how many."""
    right = sum(any(_meets(span, one) for one in gold) for span in given)
    met = sum(any(_meets(span, one) for span in given) for one in gold)
    return Counts(right, len(given), 0), Counts(met, 0, len(gold))


def measured(name: str, held: Sequence[tuple[Counts, Counts]]) -> dict[str, float]:
    """Return F, precision and recall of the binary measure."""
    given, gold = total([one for one, _ in held]), total([one for _, one in held])
    p, r = share(given.hits, given.system), share(gold.hits, gold.gold)
    return {f"{name}_f": share(2 * p * r, p + r), f"{name}_p": p, f"{name}_r": r}


def macro(pairs: Sequence[tuple[str, str]]) -> float:
    """Return the mean F over the attitudes that the gold holds often enough."""
    often = [name for name, n in Counter(gold for _, gold in pairs).items() if n >= OFTEN]
    counts = [
        Counts(
            sum(a == b == name for a, b in pairs), sum(a == name for a, _ in pairs), sum(b == name for _, b in pairs)
        )
        for name in often
    ]
    return share(sum(one.f for one in counts), len(counts))
