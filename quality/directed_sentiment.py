"""`directed_sentiment`: who is for or against whom in a sentence (Park, Pan and Joo 2021, five labels).

DATA/directed_sentiment/PART/*.jsonl. Given to the system: the sentence without its brackets, and where its two
entities `p` and `q` stand, as the set's own models are given them. A third of these pairs are not both actors of a
record (works, adherents, places), so the sentence is read and the system is then asked how the two marked stretches
stand (`reportedly.pipeline.stances_between`), as anybody who has marked them would ask. Labels: 0 neither, 1 p for q,
2 q for p, 3 p against q, 4 q against p; `acc` over all, `macro_f` the mean F of the five.

A quarter of the dev part's sentences stand in the train part word for word, nearly all with the same pair, and a model
that learnt from it knows their labels. `unseen_acc` and `unseen_macro_f` are of the sentences that the train part does
not hold, where it lies beside: they tell what to expect of a text that nobody has labelled.

`record_acc` and `record_macro_f` are the same of what the record says by itself, where the two are found as actors,
or named in the words of an event or an issue, and no mark is given; the first of these that tells a stance holds:

- an event that one of them does to the other: help, praise and agreement are for, all that hurts, blames, refuses or
  threatens against; one that did not happen says nothing;
- a position of one of them towards the other, or on an issue whose words name the other;
- a relation: fights and at odds are against, backing, alliance and cooperation for, whoever stands first.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from quality import system
from quality.align import Offsets
from quality.base import Counts, MissingDataError, Score, jsonl, share

MARKED = re.compile(r"\[(.*?)\]")
LEARNT = "train"
LABELS = {(True, True): 1, (False, True): 2, (True, False): 3, (False, False): 4}
Pairs = Sequence[tuple[int, int]]


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each sentence, ask how its two entities stand, and compare with the label."""
    rows = list(jsonl(data, "directed_sentiment", part, limit))
    learnt = _learnt(data) if part != LEARNT else None
    asked: list[tuple[int, int]] = []
    recorded: list[tuple[int, int]] = []
    unseen: list[tuple[int, int]] = []
    for row in rows:
        text, places = unmarked(row["text"])
        gold, (given, said) = int(row["label"]), labels(text, places)
        asked.append((given, gold))
        recorded.append((said, gold))
        if learnt is not None and text not in learnt:
            unseen.append((given, gold))
        if verbose and given != gold:
            print(f"{gold} not {given} (record {said}): {row['text']}", file=sys.stderr)
    figures = {**scores(asked), **_named("record", scores(recorded, by_label=False))}
    if learnt is not None:
        figures |= _named("unseen", scores(unseen, by_label=False))
    return Score(len(rows), len(rows), figures, {"limit": limit})


def _learnt(data: Path) -> frozenset[str] | None:
    """Return the sentences of the train part, None where it does not lie beside."""
    try:
        return frozenset(unmarked(row["text"])[0] for row in jsonl(data, "directed_sentiment", LEARNT, None))
    except MissingDataError:
        return None


def _named(name: str, figures: Mapping[str, float]) -> dict[str, float]:
    """Return figures under longer names."""
    return {f"{name}_{metric}": value for metric, value in figures.items()}


def scores(pairs: Pairs, *, by_label: bool = True) -> dict[str, float]:
    """Return accuracy, mean F and, if asked, the F of each label, of pairs (given, gold)."""
    counts = [
        Counts(sum(a == b == one for a, b in pairs), sum(a == one for a, _ in pairs), sum(b == one for _, b in pairs))
        for one in range(len(LABELS) + 1)
    ]
    return {
        "acc": share(sum(a == b for a, b in pairs), len(pairs)),
        "macro_f": share(sum(one.f for one in counts), len(counts)),
        **({f"label_{n}_f": one.f for n, one in enumerate(counts)} if by_label else {}),
    }


def unmarked(text: str) -> tuple[str, list[Offsets]]:
    """Return a sentence without the brackets around its two entities, and where these stand then."""
    plain, places, at = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[at : match.start()]
        places.append((len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        at = match.end()
    return plain + text[at:], places


def labels(text: str, places: Sequence[Offsets]) -> tuple[int, int]:
    """Return the label that the system gives the two entities at `places`, and the one that its record tells."""
    if len(places) != len(("p", "q")):
        return 0, 0
    told, said = system.stance_of(text, (places[0], places[1]))
    return (LABELS[told] if told is not None else 0), (LABELS[said] if said is not None else 0)
