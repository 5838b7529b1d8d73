"""`nested`: chains of attribution in own sentences and short reports, labelled twice (own definition).

Found in DATA/nested/PART/*.jsonl, else in `quality/nested/gold.jsonl`, for the part train in `rounds.jsonl` beside it
and for the part test in `kept.jsonl`, which nobody reads; they are always there. Given: the text.

A row holds `id`, `text` and `statements`: `content` (strings of the text), `chain` (outermost voice first, without the
page: `source`, `cue`, `naming`, `access`, `commitment`), `certainty`, `gloss`, `inference`, `presupposed`. What the
system gives is brought into that form: explicit links, and inferred ones that are no page, publisher or agency.
Statements are paired one to one where each shares at least half of its words with the other.

- `links_f`: links of paired statements, matched by the voice's words or name; all links on both sides count.
- `chains`: gold statements that are paired and have the whole chain right. `chains_told`: the same of those that
  have a link at all.
- `depth`: of paired statements, those with as many links as the gold.
- `naming_f`: over matched links, the mean F of named, described, unidentified.
- `gloss_f`, `inference_f`: statements marked as the writer's gloss, or as drawn by the writer.
- `certainty`: of paired statements. `commitment`: of matched links, those with the right one.
- `presupposed_f`: statements marked as taken for granted under a negation or an attitude.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quality import system
from quality.align import Offsets, assign, half_of_both, jaccard
from quality.base import Counts, Score, first, jsonl, read_jsonl, share, total
from quality.compare import Judge
from quality.facts import Hop, Who, names, voice

Row = Mapping[str, Any]
GOLD = Path(__file__).resolve().parent / "nested" / "gold.jsonl"
ROUNDS = GOLD.with_name("rounds.jsonl")
KEPT = GOLD.with_name("kept.jsonl")
NAMINGS = ("named", "described", "unidentified")
CARRIERS = frozenset({"page", "publisher", "agency"})


@dataclass(frozen=True, slots=True)
class Link:
    """One voice of a chain with how it is named."""

    hop: Hop
    naming: str
    commitment: str = "neutral"


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as both sides have it."""

    content: tuple[Offsets, ...]
    chain: tuple[Link, ...] = ()
    certainty: str = "asserted"
    gloss: bool = False
    inference: bool = False
    presupposed: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Counts of one text."""

    statements: Counts
    links: Counts
    chains: Counts
    told: Counts
    depth: Counts
    certainty: Counts
    commitment: Counts
    presupposed: Counts
    gloss: Counts
    inference: Counts
    naming: tuple[Counts, ...]


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each text and compare its chains with the gold."""
    rows = first(_rows(data, part), limit)
    found = []
    for row in rows:
        given, gold = of_record(system.read(row["text"], name=row["id"])), of_row(row)
        found.append(compare(row["text"], given, gold))
        if verbose:
            print(
                f"== {row['id']} {row['text'][:400]}", *explained(row["text"], given, gold), sep="\n", file=sys.stderr
            )
    return Score(len(rows), sum(len(row["statements"]) for row in rows), metrics(found), {"limit": limit})


def _rows(data: Path, part: str) -> list[dict[str, Any]]:
    if (data / "nested" / part).is_dir():
        return list(jsonl(data, "nested", part))
    return read_jsonl({"train": ROUNDS, "test": KEPT}.get(part, GOLD))


def metrics(found: Sequence[Found]) -> dict[str, float]:
    """Return the figures of several texts."""
    sums = {name: total([getattr(each, name) for each in found]) for name in Found.__slots__ if name != "naming"}
    naming = [total([each.naming[k] for each in found]) for k in range(len(NAMINGS))]
    return {
        "statements_f": sums["statements"].f,
        **sums["links"].metrics("links"),
        "chains": sums["chains"].r,
        "chains_told": sums["told"].r,
        "depth": share(sums["depth"].hits, sums["depth"].gold),
        "naming_f": share(sum(counts.f for counts in naming), len(naming)),
        "gloss_f": sums["gloss"].f,
        "inference_f": sums["inference"].f,
        "presupposed_f": sums["presupposed"].f,
        "certainty": share(sums["certainty"].hits, sums["certainty"].gold),
        "commitment": share(sums["commitment"].hits, sums["commitment"].gold),
    }


def compare(text: str, given: Sequence[Told], gold: Sequence[Told]) -> Found:
    """Compare what two sides have of one text; between two readers, one of them stands for the system."""
    held = Judge(text)
    pairs = [(given[i], gold[j]) for i, j in paired(held, given, gold)]
    linked = [(a.chain[i], b.chain[j]) for a, b in pairs for i, j in _links(held, a, b)]
    right = [(a, b) for a, b in pairs if _same_chain(held, a, b)]
    return Found(
        statements=Counts(len(pairs), len(given), len(gold)),
        links=Counts(len(linked), sum(len(a.chain) for a in given), sum(len(b.chain) for b in gold)),
        chains=Counts(len(right), len(given), len(gold)),
        told=Counts(sum(bool(b.chain) for _, b in right), 0, sum(bool(b.chain) for b in gold)),
        depth=Counts(sum(len(a.chain) == len(b.chain) for a, b in pairs), len(pairs), len(pairs)),
        certainty=Counts(sum(a.certainty == b.certainty for a, b in pairs), len(pairs), len(pairs)),
        commitment=Counts(sum(a.commitment == b.commitment for a, b in linked), len(linked), len(linked)),
        presupposed=_flagged("presupposed", pairs, given, gold),
        gloss=_flagged("gloss", pairs, given, gold),
        inference=_flagged("inference", pairs, given, gold),
        naming=tuple(
            Counts(
                sum(a.naming == b.naming == naming for a, b in linked),
                sum(a.naming == naming for a, _ in linked),
                sum(b.naming == naming for _, b in linked),
            )
            for naming in NAMINGS
        ),
    )


def paired(held: Judge, given: Sequence[Told], gold: Sequence[Told]) -> list[tuple[int, int]]:
    """Pair statements one to one; among equals the pair with the liker chain."""

    def weight(a: Told, b: Told) -> float:
        one, two = held.cover(a.content), held.cover(b.content)
        if not half_of_both(one, two):
            return 0.0
        return jaccard(one, two) + 0.3 * _same_chain(held, a, b) + 0.1 * len(_links(held, a, b))

    return assign(given, gold, weight)


def _links(held: Judge, a: Told, b: Told) -> list[tuple[int, int]]:
    return assign(a.chain, b.chain, lambda x, y: float(held.same_voice(x.hop, y.hop)))


def _same_chain(held: Judge, a: Told, b: Told) -> bool:
    return len(a.chain) == len(b.chain) and all(
        held.same_voice(x.hop, y.hop) for x, y in zip(a.chain, b.chain, strict=True)
    )


def _flagged(flag: str, pairs: Sequence[tuple[Told, Told]], given: Sequence[Told], gold: Sequence[Told]) -> Counts:
    both = sum(getattr(a, flag) and getattr(b, flag) for a, b in pairs)
    return Counts(both, sum(getattr(a, flag) for a in given), sum(getattr(b, flag) for b in gold))


def of_record(objects: Sequence[Row]) -> list[Told]:
    """Return the statements of a record."""
    by_id = {item["id"]: item for item in objects}
    return [
        Told(
            content=tuple((span["start"], span["end"]) for span in item["content"]),
            chain=tuple(
                Link(Hop(_voice(link, by_id)), by_id[link["voice"]]["naming"], link["commitment"])
                for link in _told(item, by_id)
            ),
            certainty=item["certainty"],
            gloss=bool(item.get("gloss")),
            inference=item["certainty"] == "inferred",
            presupposed=bool(item.get("presupposed")),
        )
        for item in objects
        if item["type"] == "statement"
    ]


def _voice(link: Row, by_id: Mapping[str, Row]) -> Who:
    """Return who speaks, also under the very words of this link ("he")."""
    who = voice(link, by_id)
    return replace(who, names=who.names | names(span["quote"] for span in link["source"]))


def _told(item: Row, by_id: Mapping[str, Row]) -> Iterator[Row]:
    for link in item["chain"]:
        inferred = link["basis"] == "inferred" and by_id[link["voice"]]["kind"] not in CARRIERS
        if link["basis"] == "explicit" or inferred:
            yield link


def of_row(row: Row) -> list[Told]:
    """Return the statements of a labelled text; raises ValueError for words that the text does not have."""
    return [_statement(row["text"], held) for held in row["statements"]]


def _statement(text: str, held: Row) -> Told:
    content = located(text, held["content"])
    chain = held.get("chain") or ()
    inference = bool(held.get("inference"))
    return Told(
        content=content,
        chain=tuple(_link(text, link, content[0][0]) for link in chain),
        certainty="inferred" if inference else held.get("certainty", "asserted"),
        gloss=bool(held.get("gloss")),
        inference=inference or held.get("certainty") == "inferred",
        presupposed=bool(held.get("presupposed")),
    )


def _link(text: str, link: Row, at: int) -> Link:
    sources = link.get("source") or []
    wanted = [sources] if isinstance(sources, str) else sources
    spans = tuple(nearest(text, words, at) for words in wanted)
    return Link(Hop(Who(names(wanted), spans)), str(link["naming"]), str(link.get("commitment", "neutral")))


def located(text: str, content: str | Sequence[str]) -> tuple[Offsets, ...]:
    """Return where the content's strings stand; each is sought after the one before."""
    spans: list[Offsets] = []
    at = 0
    for words in [content] if isinstance(content, str) else content:
        start = text.find(words, at)
        if start < 0:
            message = f"{words!r} does not stand in the text"
            raise ValueError(message)
        at = start + len(words)
        spans.append((start, at))
    return tuple(spans)


def nearest(text: str, words: str, at: int) -> Offsets:
    """Return where `words` stand nearest to offset `at`; raises ValueError when they do not."""
    starts = [k for k in range(len(text)) if text.startswith(words, k)] if words else []
    if not starts:
        message = f"{words!r} does not stand in the text"
        raise ValueError(message)
    start = min(starts, key=lambda k: abs(k - at))
    return start, start + len(words)


def explained(text: str, given: Sequence[Told], gold: Sequence[Told]) -> Iterator[str]:
    """Yield what the gold has and the system has not, wrong chains, and what the system has beside it."""
    held = Judge(text)
    pairs = paired(held, given, gold)
    for j, wanted in enumerate(gold):
        ours = next((given[i] for i, k in pairs if k == j), None)
        if ours is None:
            yield f"   missing: {_line(text, wanted)}"
        elif not _same_chain(held, ours, wanted):
            yield f"   chain:   {_line(text, wanted)}\n     given: {_line(text, ours)}"
    matched = {i for i, _ in pairs}
    yield from (f"   extra:   {_line(text, each)}" for i, each in enumerate(given) if i not in matched)


def _line(text: str, told: Told) -> str:
    chain = " < ".join("|".join(text[a:b] for a, b in link.hop.who.spans[:1]) or "-" for link in told.chain)
    flags = " ".join([told.certainty, *(name for name in ("gloss", "inference") if getattr(told, name))])
    return f"[{chain or 'writer'}] ({flags}) {' … '.join(text[a:b] for a, b in told.content)}"
