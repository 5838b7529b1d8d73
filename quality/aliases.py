"""`aliases`: own gold of 240 pairs of names of one actor and 65 pairs that must not be merged.

`DATA/aliases/PART/*.tsv`, else `quality/aliases/pairs.tsv`: one, other, whether they name one actor, and the land that
both reports speak of. Given to the system: two reports of two sentences, one for each name, read by themselves; the
actors of both are then resolved as a case would. `found` is the share of the pairs of one actor that are one after
that; `wrong_merges` counts the others that are one all the same. `--verbose` names what went wrong.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from quality import system
from quality.base import Score, first, share
from reportedly.record import Actor
from reportedly.weighing.resolve import resolve

OWN = Path(__file__).with_suffix("") / "pairs.tsv"
FRAME = "Talks in {where} failed on Monday. A spokesman for {name} said that {name} had left the town."
Pair = tuple[str, str, bool, str]


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read both names of each pair and resolve."""
    asked = first(list(pairs(data, part)), limit)
    found = wrong = 0
    for one, other, same, where in asked:
        merged = is_one(one, other, where)
        found += merged and same
        wrong += merged and not same
        if verbose and merged != same:
            print(f"{'missed' if same else 'WRONG'}: {one} / {other}", file=sys.stderr)
    wanted = sum(same for _, _, same, _ in asked)
    return Score(len(asked), wanted, {"found": share(found, wanted), "wrong_merges": float(wrong)})


def pairs(data: Path, part: str) -> Iterator[Pair]:
    """Yield the pairs of the gold."""
    folder = data / "aliases" / part
    for path in sorted(folder.glob("*.tsv")) if folder.is_dir() else [OWN]:
        lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        for line in lines[1:]:
            one, other, same, where = line.split("\t")
            yield one, other, same == "yes", where


def is_one(one: str, other: str, where: str) -> bool:
    """Say whether the actors of both names are one after resolving."""
    left, right = called(one, where), called(other, where)
    made = resolve([*left, *(actor for actor in right if actor not in left)], ())
    return bool({made.references[a.id] for a in left} & {made.references[a.id] for a in right})


@cache
def called(name: str, where: str) -> tuple[Actor, ...]:
    """Return the actors that a report mentions by a name."""
    place = where or "the capital"
    said = name.removeprefix("the ")
    text = FRAME.format(name=f"the {said}" if name != said else name, where=place)
    record = system.read(text, name=name)
    actors = [msgspec.convert(value, Actor) for value in record if value["type"] == "actor"]
    return tuple(a for a in actors if any(m.span.quote in {name, said} for m in a.mentions))
