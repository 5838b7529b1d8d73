"""`muc4`: events of violence in reports from Latin America (MUC-3/4), as templates: a type and five roles.

DATA/muc4/PART/*.jsonl. Given to the system: the text.

`ceaf_tf` after Du, Rush and Cardie (2021), "Template Filling with Generative Transformers": the templates of a
document are aligned one to one with the gold's so that most slots agree, the further slots below deciding between
alignments that are equal in that (which template meets which moves no other figure); only templates of one type may be
aligned;
inside an aligned pair the entities of a role are matched one to one, and an entity matches when the one string given
for it is, letter case, articles and punctuation aside, one of the strings that the gold lists for the entity. The F is
the micro average over the type and the roles; templates without a partner count as missed or spurious in full.

Over aligned templates, unaligned ones counted in full, after the raw slots of the gold; what the key marks as optional
("?" before an effect, an OPTIONAL template) is right where it is given and not missing where it is not, as in MUC-4's
own scoring:

- `number_effect_f`: (effect, number) of the human targets; effect DEATH or INJURY, number one that the key lets stand,
  or plural for plural.
- `date_f`: INCIDENT: DATE; right when the interval given lies inside the gold's day, range or "before" date; one
  without a beginning lies inside "before" dates only.
- `place_f`: INCIDENT: LOCATION; right when the name given is a part of the location other than its country, or the
  country where the gold names nothing else.
- `confidence_acc`: ORGANIZATION CONFIDENCE, of aligned templates where both name the same organisation.

How events of the record become templates stands in `quality.muc4_templates`.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quality import system
from quality.align import assign
from quality.base import Counts, Score, jsonl, share
from quality.muc4_slots import ROLES, normal
from quality.muc4_templates import Filled, templates

Row = Mapping[str, Any]
MONTHS = {name: n for n, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)}  # noqa: SIM905 - reads as a list
DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2,4})")
EFFECTS = {"DEATH": "killed", "INJURY": "wounded"}
CENTURY = 1900
TIE = 1e-4  # what a further slot weighs in an alignment beside one that counts: it only decides between equals
KIND = re.compile(r"(?<=[^\s(/]) \([^():]*\)")  # "(CITY / PORT)" behind a name


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold template: what any type of it is called, the strings of each entity by role, and the raw slots."""

    types: tuple[str, ...]
    roles: Mapping[str, tuple[frozenset[str], ...]]
    slots: Row


@dataclass(slots=True)
class Tally:
    """What has been counted so far: slots by role, the further slots, and confidence."""

    roles: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(("type", *ROLES), Counts()))
    more: dict[str, Counts] = field(default_factory=lambda: dict.fromkeys(("number_effect", "date", "place"), Counts()))
    confidence: Counts = field(default_factory=Counts)


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each text, make templates of its events and compare them with the gold's."""
    rows, tally, held = list(jsonl(data, "muc4", part, limit)), Tally(), 0
    for row in rows:
        gold = [gold_template(*pair) for pair in zip(row["simple_templates"], row["templates"], strict=True)]
        given = templates(system.read(row["text"], name=row["docid"]))
        pairs = align(given, gold)
        count(tally, given, gold, pairs)
        held += len(gold)
        if verbose:
            print(f"== {row['docid']}", *explain(given, gold, pairs), sep="\n", file=sys.stderr)
    return Score(len(rows), held, metrics(tally), {"limit": limit, "confidence_items": tally.confidence.gold})


def metrics(tally: Tally) -> dict[str, float]:
    """Return the figures of a tally."""
    whole = sum(tally.roles.values(), Counts())
    return {
        "ceaf_tf": whole.f,
        "ceaf_tf_p": whole.p,
        "ceaf_tf_r": whole.r,
        **{f"{role.lower()}_f": counts.f for role, counts in tally.roles.items()},
        **{f"{name}_f": counts.f for name, counts in tally.more.items()},
        "confidence_acc": share(tally.confidence.hits, tally.confidence.gold),
    }


def gold_template(simple: Row, slots: Row) -> Gold:
    """Return a gold template; "bombing / attack" may be called either."""
    roles = {
        role: tuple(frozenset(normal(mention[0]) for mention in entity) for entity in simple[role]) for role in ROLES
    }
    return Gold(tuple(simple["incident_type"].split(" / ")), roles, slots)


def entity_hits(given: Sequence[str], gold: Sequence[frozenset[str]]) -> int:
    """Count the entities of one role that match, one to one."""
    return len(assign(given, gold, lambda one, entity: float(one in entity)))


def slot_hits(given: Filled, gold: Gold) -> int:
    """Count the slots that agree in two templates, the type included; 0 where the types differ."""
    if given.kind not in gold.types:
        return 0
    return 1 + sum(entity_hits(given.roles[role], gold.roles[role]) for role in ROLES)


def align(given: Sequence[Filled], gold: Sequence[Gold]) -> list[tuple[int, int]]:
    """Pair templates one to one so that most slots agree; of pairings equal in that, so that most further slots do."""
    return assign(given, gold, lambda one, other: slot_hits(one, other) * (1 + TIE * further_hits(one, other)))


def further_hits(given: Filled, gold: Gold) -> int:
    """Count the further slots that agree in two templates: effects with their number, the day, the place."""
    hurt = assign(given.effects, tuple(effects(gold.slots)), _same_effect)
    return len(hurt) + same_date(given.when, gold) + same_place(given.place, gold)


def _same_effect(given: tuple[str, str], gold: tuple[str, frozenset[str], bool]) -> float:
    return float(given[0] == gold[0] and given[1] in gold[1])


def count(tally: Tally, given: Sequence[Filled], gold: Sequence[Gold], pairs: Sequence[tuple[int, int]]) -> None:
    """Add one document to a tally."""
    tally.roles["type"] += Counts(len(pairs), len(given), len(gold))
    for role in ROLES:
        hits = sum(entity_hits(given[i].roles[role], gold[j].roles[role]) for i, j in pairs)
        sizes = (sum(len(held.roles[role]) for held in side) for side in (given, gold))
        tally.roles[role] += Counts(hits, *sizes)
    tally.more["number_effect"] += _numbers(given, gold, pairs)
    met = {j for _, j in pairs}
    due = [one.slots for j, one in enumerate(gold) if j in met or not _is_optional(one.slots)]
    tally.more["date"] += Counts(
        sum(same_date(given[i].when, gold[j]) for i, j in pairs),
        sum(one.when[1] is not None for one in given),
        sum("INCIDENT: DATE" in slots for slots in due),
    )
    tally.more["place"] += Counts(
        sum(same_place(given[i].place, gold[j]) for i, j in pairs),
        sum(one.place is not None for one in given),
        sum("INCIDENT: LOCATION" in slots for slots in due),
    )
    for i, j in pairs:
        tally.confidence += _confidence(given[i], gold[j])


def _numbers(given: Sequence[Filled], gold: Sequence[Gold], pairs: Sequence[tuple[int, int]]) -> Counts:
    wanted = [tuple(effects(one.slots)) for one in gold]
    met = {(j, k) for i, j in pairs for _, k in assign(given[i].effects, wanted[j], _same_effect)}
    due = sum((j, k) in met or not each[2] for j, held in enumerate(wanted) for k, each in enumerate(held))
    return Counts(len(met), sum(len(one.effects) for one in given), due)


def effects(slots: Row) -> Iterator[tuple[str, frozenset[str], bool]]:
    """Yield (effect, numbers, is optional) of each human target that was killed or wounded; "plural" for no number.

    The key parts what may stand by "/" ("5/6"). Targets with the same strings have their numbers in the order of their
    effects; where there are more numbers than effects the key does not tell which is whose, and any of them is right.
    """
    numbers = list(_pairs(slots.get("HUM TGT: NUMBER", ())))
    told = list(_pairs(slots.get("HUM TGT: EFFECT OF INCIDENT", ())))
    seen: dict[frozenset[str], int] = {}
    marked = [cell.startswith("?") for cell in slots.get("HUM TGT: EFFECT OF INCIDENT", ())]
    for (target, effect), may in zip(told, marked, strict=True):
        own = [values for strings, values in numbers if strings & target]
        rank = seen.get(target, 0)
        seen[target] = rank + 1
        if own and (what := EFFECTS.get(effect[0])):
            open_ = len(own) > sum(other == target for other, _ in told)
            held = [value for values in own for value in values] if open_ else own[min(rank, len(own) - 1)]
            yield what, frozenset(number.lower().strip("~ -") for number in held), may or _is_optional(slots)


def _is_optional(slots: Row) -> bool:
    """Say whether the key leaves it open to give a template at all."""
    return any("OPTIONAL" in cell for cell in slots.get("MESSAGE: TEMPLATE", ()))


def _pairs(raw: Iterable[str]) -> Iterator[tuple[frozenset[str], list[str]]]:
    for cell in raw:
        value, _, named = cell.lstrip("? ").partition(":")
        strings = frozenset(normal(part) for part in re.findall(r'"((?:[^"\\]|\\.)*)"', named))
        yield strings, [part.strip() for part in value.split("/")]


def days(raw: str) -> list[str]:
    """Return the ISO days that a raw date names."""
    found = DAY.findall(raw)
    return [f"{CENTURY + int(y) % 100}-{MONTHS[m]:02}-{int(d):02}" for d, m, y in found if m in MONTHS]


def same_date(when: tuple[str | None, str | None], gold: Gold) -> bool:
    """Say whether an interval lies inside one of the gold's days, ranges or "- 02 NOV 89" (on or before)."""
    return any(_inside(when, cell) for cell in gold.slots.get("INCIDENT: DATE", ()))


def _inside(when: tuple[str | None, str | None], cell: str) -> bool:
    start, end = (bound[:10] if bound else None for bound in when)
    named = days(cell)
    if end is None or not named:
        return False
    if cell.strip().lstrip("?( ").startswith("-"):
        return end <= named[0]
    return start is not None and min(named) <= start and end <= max(named)


def same_place(place: str | None, gold: Gold) -> bool:
    """Say whether a place given is part of the gold's location; the country only where nothing else is named."""
    return place is not None and any(normal(place) in _parts(cell) for cell in gold.slots.get("INCIDENT: LOCATION", ()))


def _parts(cell: str) -> set[str]:
    """Return the names that a location may be called by: "(A: B (CITY / PORT): C (AREA)) / (A)" is b, c or a."""
    places = KIND.sub("", cell)
    held = ([normal(part) for part in re.split(r":| - ", one)] for one in places.split("/"))
    named = ([part for part in parts if part] for parts in held)
    return {part for parts in named for part in parts[1:] or parts}


def _confidence(given: Filled, gold: Gold) -> Counts:
    cells = [cell.lstrip("? ") for cell in gold.slots.get("PERP: ORGANIZATION CONFIDENCE", ())]
    shared = any(entity_hits([one], gold.roles["PerpOrg"]) for one in given.roles["PerpOrg"])
    if not cells or not shared:
        return Counts()
    right = {part.strip() for cell in cells for part in cell.split(":")[0].split("/")}
    return Counts(float(given.confidence in right), 1, 1)


def explain(given: Sequence[Filled], gold: Sequence[Gold], pairs: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield a line for every template: aligned (=), missed (-) or spurious (+)."""
    partner = dict(pairs)
    for i, one in enumerate(given):
        yield f"{'=' if i in partner else '+'} {one.kind} {dict(one.roles)} {one.when[0]} {one.place} {one.effects}"
        if i in partner:
            yield f"    {_shown(gold[partner[i]])}"
    yield from (f"- {_shown(one)}" for j, one in enumerate(gold) if j not in partner.values())


def _shown(gold: Gold) -> str:
    return f"{'/'.join(gold.types)} { {role: [sorted(e) for e in held] for role, held in gold.roles.items() if held} }"
