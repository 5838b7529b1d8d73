"""Who a statement rests on in the end: the first hand behind each chain, and how many of them there are.

A statement rests on the innermost voice of its chain; without a spelled-out or inferred voice, on the document's own.
A restatement without a source rests on what it restates. Documents of the same words are one family and share their
origins. Equality across families is never decided here, only noted as possible: a count is therefore a range.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportedly.record import (
    Document,
    Origin,
    OriginCount,
    PossibleSame,
    Reading,
    Statement,
    Voice,
    content_id,
)

REASONS = 5  # as many reasons as a count spells out
FILLER = frozenset("a an the some several two three four many other unnamed unidentified anonymous senior".split())  # noqa: SIM905


@dataclass(slots=True)
class _Ground:
    """One first hand while it is being gathered."""

    id: str
    voice: str
    family: str
    own: bool
    names: tuple[tuple[str, str], ...]
    described: frozenset[str]
    statements: list[str] = field(default_factory=list)
    inherited_by: list[str] = field(default_factory=list)


def origins(readings: Iterable[Reading]) -> tuple[Origin, ...]:
    """Return the first hands behind all statements, in the order in which they first appear."""
    grounds: dict[str, _Ground] = {}
    for reading in readings:
        _gather(reading, grounds)
    same = _possibly_same(list(grounds.values()))
    return tuple(
        Origin(
            id=ground.id,
            voice=ground.voice,
            statements=tuple(ground.statements),
            inherited_by=tuple(ground.inherited_by),
            maybe_same_as=tuple(PossibleSame(origin=i, why=why) for i, why in same[ground.id].items()),
        )
        for ground in grounds.values()
    )


def _gather(reading: Reading, grounds: dict[str, _Ground]) -> None:
    """Put every statement of one reading on its ground."""
    statements = {s.id: s for s in reading.statements}
    voices = {v.id: v for v in reading.voices}
    ordinals = _ordinals(reading.voices)
    keys = {a.id: a.key for a in reading.actors if a.key}
    for statement in reading.statements:
        source = _source(statement, statements)
        made = _ground(source, reading.document, voices, ordinals, keys)
        ground = grounds.setdefault(made.id, made)
        (ground.statements if source is statement else ground.inherited_by).append(statement.id)


def _source(statement: Statement, statements: Mapping[str, Statement]) -> Statement:
    """Follow restatements back to the statement whose chain they rest on; a circle ends where it began."""
    seen = {statement.id}
    at = statement
    while (back := _restated(at, statements)) and back.id not in seen:
        seen.add(back.id)
        at = back
    return at


def _restated(statement: Statement, statements: Mapping[str, Statement]) -> Statement | None:
    """Return what a statement restates: as the record says, or the sourced one that an unsourced one repeats."""
    if statement.inherits:
        return statements.get(statement.inherits)
    if _is_own(statement):
        repeated = (statements[i] for i in statement.repeats if i in statements)
        return next((other for other in repeated if not _is_own(other)), None)
    return None


def _is_own(statement: Statement) -> bool:
    """Say whether nobody but the document itself stands behind a statement."""
    return len(statement.chain) < 2 or all(link.basis == "implied" for link in statement.chain)  # noqa: PLR2004


def _ordinals(voices: Iterable[Voice]) -> dict[str, int]:
    """Number the voices that a document describes alike, so that its copies can be matched voice by voice."""
    seen: defaultdict[str, int] = defaultdict(int)
    found = {}
    for voice in voices:
        label = _label(voice)
        found[voice.id] = seen[label]
        seen[label] += 1
    return found


def _label(voice: Voice | None) -> str:
    if voice is None:
        return ""
    return (voice.name or (voice.description.quote if voice.description else "")).casefold()


def _ground(
    statement: Statement,
    document: Document,
    voices: Mapping[str, Voice],
    ordinals: Mapping[str, int],
    keys: Mapping[str, str],
) -> _Ground:
    """Make the ground of a statement; equal ids mean one ground."""
    family = family_of(document)
    voice_id = statement.chain[0 if _is_own(statement) else -1].voice if statement.chain else ""
    voice, own = voices.get(voice_id), _is_own(statement)
    key = ("own",) if own else ("voice", _label(voice) or voice_id, ordinals.get(voice_id, 0))
    return _Ground(
        id=content_id("origin", family, *key),
        voice=voice_id,
        family=family,
        own=own,
        names=tuple(_houses(document, voice) if own else _names(voice, keys)),
        described=frozenset() if own else _described(voice),
    )


def family_of(document: Document) -> str:
    """Return what documents of the same words have in common: a hash of their text, case and white space aside."""
    kept = [b.span.quote for b in document.blocks if b.kind in {"lead", "body", "bullet"}] or [document.text]
    body = " ".join(" ".join(kept).casefold().split())
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest() if body else document.id


def _houses(document: Document, voice: Voice | None) -> Iterator[tuple[str, str]]:
    """Yield (name, why) for the houses whose own voice a document may be."""
    for name in (document.publisher, voice.name if voice else None):
        if name:
            yield name.casefold(), f"published by {name}"
    for name in document.credits:
        yield name.casefold(), f"credits {name}"


def _names(voice: Voice | None, keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (name or gazetteer key, why) for a named voice; unnamed voices have none."""
    if voice and voice.name and voice.naming != "unidentified":
        yield voice.name.casefold(), f"cites {voice.name}"
        if voice.actor and voice.actor in keys:
            yield f"key {keys[voice.actor]}", f"cites {voice.name}"


def _described(voice: Voice | None) -> frozenset[str]:
    """Return the words that describe an unnamed voice, fillers aside."""
    if voice is None or voice.name or not voice.description:
        return frozenset()
    return frozenset(voice.description.quote.casefold().split()) - FILLER


def _possibly_same(grounds: list[_Ground]) -> dict[str, dict[str, str]]:
    """Return, by origin, the others that may be the same and why, both ways."""
    same: dict[str, dict[str, str]] = {ground.id: {} for ground in grounds}
    for one, other, why in (*_same_name(grounds), *_same_description(grounds)):
        same[one.id].setdefault(other.id, why)
        same[other.id].setdefault(one.id, why)
    return same


def _same_name(grounds: list[_Ground]) -> Iterator[tuple[_Ground, _Ground, str]]:
    """Yield the origins of different families that bear one name, each with the first that bears it."""
    first: dict[str, tuple[_Ground, str]] = {}
    for ground in grounds:
        for name, why in ground.names:
            other, because = first.setdefault(name, (ground, why))
            if other.family != ground.family:
                yield other, ground, f"one document {because}, the other {why}"


def _same_description(grounds: list[_Ground]) -> Iterator[tuple[_Ground, _Ground, str]]:
    """Yield the unnamed voices of one family of which one's description holds the other's."""
    by_family: defaultdict[str, list[_Ground]] = defaultdict(list)
    for ground in grounds:
        if ground.described:
            for other in by_family[ground.family]:
                if ground.described <= other.described or other.described <= ground.described:
                    yield other, ground, "unnamed voices of one document, described alike"
            by_family[ground.family].append(ground)


def count(statements: Iterable[Statement], found: Sequence[Origin], voices: Iterable[Voice] = ()) -> OriginCount:
    """Return how many first hands statements rest on, as a range with its working.

    `high` takes every possible equality for a difference, `low` for an equality; nobody can tell two unnamed voices
    apart, so that `low` counts all those among `voices` as one. A writer's own inference is no first hand and counts
    for neither.
    """
    wanted = {s.id for s in statements if not (s.certainty == "inferred" and _is_own(s))}
    behind = [o for o in found if wanted & {*o.statements, *o.inherited_by}]
    unnamed = {v.id for v in voices if v.kind == "unnamed" or (v.naming == "unidentified" and not v.name)}
    nameless = [o for o in behind if o.voice in unnamed]
    roots = _components(found, [o.id for o in nameless])
    low, high = len({roots[origin.id] for origin in behind}), len(behind)
    return OriginCount(low=low, high=high, ids=tuple(o.id for o in behind), why=_working(behind, low, len(nameless)))


def _components(found: Sequence[Origin], alike: Sequence[str]) -> dict[str, str]:
    """Return a representative for each origin: equal for all that may be the same, however indirectly."""
    root = {origin.id: origin.id for origin in found}

    def top(i: str) -> str:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    pairs = [(origin.id, other.origin) for origin in found for other in origin.maybe_same_as if other.origin in root]
    for one, other in (*pairs, *pairwise(alike)):
        root[top(other)] = top(one)
    return {i: top(i) for i in root}


def _working(behind: Sequence[Origin], low: int, nameless: int) -> str:
    """Say in words how a count came about."""
    if not behind:
        return "no first hand: only the writer's own inference, or nothing"
    parts = [f"{len(behind)} first hand{'s' if len(behind) > 1 else ''}"]
    if restated := sum(len(origin.inherited_by) for origin in behind):
        parts.append(f"{restated} restatement{'s' if restated > 1 else ''} counted once")
    if low < len(behind):
        ids = {origin.id for origin in behind}
        why = sorted({same.why for o in behind for same in o.maybe_same_as if same.origin in ids})
        why += [f"{nameless} voices without a name cannot be told apart"] if nameless > 1 else []
        more = [f"{len(why) - REASONS} more reasons"] if len(why) > REASONS else []
        shown = "; ".join([*why[:REASONS], *more]) or "they may be linked through others"
        parts.append(f"{low} if those that may be the same are: {shown}")
    return ", ".join(parts)
