"""`polnear`: attribution in political news, PolNeAR (Newell et al. 2018): source, cue and content of each attribution.

DATA/polnear/PART/*.jsonl; every annotated version of an article is scored, so an article annotated twice counts
twice. Given to the system: the text.

Definitions, after the tables of CofeNet (Wang et al. 2022): a predicted span is right when it has exactly the tokens
of a gold span (tokens are words and single punctuation marks); discontinuous span sets are taken whole, a set without
a token counts on neither side, and within one document a set counts once. `whole_f`: source, cue and content of one
attribution all right. `overlap_*`: contents share at least half of the shorter, best one-to-one assignment.
`unquoted_r`: recall of those whose content has no quotation mark. `source_overlap`: of matched pairs with a gold
source, those whose sources share a token. `wire_f`: houses credited (AP, AFP, Reuters, UPI), where the wire is known.

PolNeAR is flat and has edge habits of its own, so the record is brought into its form first: an attribution is a
statement's innermost explicit link with the statement's content, and each explicit link outside it that stands over
the same content; statements that share source and cue (conjoined contents) are one attribution, a bare connective
between them included; a complementizer just before the content, and quotation marks with the stop inside them, belong
to it. PolNeAR marks no attribution inside another's content, so one whose cue stands there is left out. Where the
record has flat attributions (`document.attributions`), they are taken as they stand.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality import system
from quality.align import TOKEN, Offsets, Tokenizer, Tokens, assign, half_of_shorter, jaccard
from quality.base import Counts, Score, jsonl, share, total
from quality.facts import normal, offsets

Row = Mapping[str, Any]
QUOTES = '“”"„«»'
BEFORE = re.compile(r"(?:\b(?:that|whether|if)\s+)?[“\"„«‘']?$", re.IGNORECASE)
AFTER = re.compile(r"[.,!?…]{0,3}[”\"»]")
BETWEEN = re.compile(r"[\s,;]*(?:and|but|or|as well as)?[\s,]*(?:that|to)?\s*", re.IGNORECASE)
WIRES = {
    "ap": "AP",
    "associated press": "AP",
    "afp": "AFP",
    "agence france presse": "AFP",
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "upi": "UPI",
    "united press international": "UPI",
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as sets of token numbers; a set may be empty."""

    source: Tokens
    cue: Tokens
    content: Tokens
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Counts of one annotated article."""

    source: Counts
    cue: Counts
    content: Counts
    whole: Counts
    overlap: Counts
    unquoted: Counts
    sources: Counts


def score(data: Path, part: str, *, limit: int | None = None) -> Score:
    """Read each article once and compare it with each of its annotated versions."""
    versions = list(jsonl(data, "polnear", part, limit))
    records: dict[str, system.Objects] = {}
    for row in versions:
        if row["text"] not in records:
            records[row["text"]] = system.read(row["text"], name=row["id"])
    found = [compare(row, records[row["text"]]) for row in versions]
    articles = {row["id"]: row for row in versions}
    wires = total([wire_counts(row, records[row["text"]]) for row in articles.values()])
    return Score(len(versions), int(_sum(found, "overlap").gold), _metrics(found, wires), {"limit": limit})


def _sum(found: Sequence[Found], name: str) -> Counts:
    return total([getattr(each, name) for each in found])


def _metrics(found: Sequence[Found], wires: Counts) -> dict[str, float]:
    exact = {
        key: value for name in ("source", "cue", "content") for key, value in _sum(found, name).metrics(name).items()
    }
    sources = _sum(found, "sources")
    return {
        **exact,
        "whole_f": _sum(found, "whole").f,
        **_sum(found, "overlap").metrics("overlap"),
        "unquoted_r": _sum(found, "unquoted").r,
        "source_overlap": share(sources.hits, sources.gold),
        "wire_f": wires.f,
    }


def compare(row: Row, objects: Sequence[Row]) -> Found:
    """Compare the record of one article with one annotated version of it."""
    tokens = Tokenizer(row["text"], TOKEN)
    gold, given = gold_attributions(row, tokens), flat(objects, tokens)
    return match(given, gold)


def match(given: Sequence[Attribution], gold: Sequence[Attribution]) -> Found:
    """Count exact sets, whole attributions and overlapping contents."""
    pairs = assign(given, gold, overlap)
    hits = [gold[j] for _, j in pairs]
    sourced = [(given[i].source, gold[j].source) for i, j in pairs if gold[j].source]
    return Found(
        source=_exact({a.source for a in given}, {a.source for a in gold}),
        cue=_exact({a.cue for a in given}, {a.cue for a in gold}),
        content=_exact({a.content for a in given}, {a.content for a in gold}),
        whole=_exact({(a.source, a.cue, a.content) for a in given}, {(a.source, a.cue, a.content) for a in gold}),
        overlap=Counts(len(pairs), len(given), len(gold)),
        unquoted=Counts(sum(not a.quoted for a in hits), len(given), sum(not a.quoted for a in gold)),
        sources=Counts(sum(bool(a & b) for a, b in sourced), len(sourced), len(sourced)),
    )


def overlap(a: Attribution, b: Attribution) -> float:
    """Return how well two contents match: 0 unless they share half of the shorter."""
    return jaccard(a.content, b.content) + 0.01 if half_of_shorter(a.content, b.content) else 0.0


def _exact(given: set[Any], gold: set[Any]) -> Counts:
    ours, theirs = ({item for item in items if item} for items in (given, gold))
    return Counts(len(ours & theirs), len(ours), len(theirs))


def gold_attributions(row: Row, tokens: Tokenizer) -> list[Attribution]:
    """Return the annotated attributions that have a content."""
    text = row["text"]
    return [
        Attribution(
            source=tokens.cover(map(tuple, held["source"])),
            cue=tokens.cover(map(tuple, held["cue"])),
            content=tokens.cover(map(tuple, held["content"])),
            quoted=any(mark in text[start:end] for start, end in held["content"] for mark in QUOTES),
        )
        for held in row["attributions"]
        if held["content"]
    ]


def flat(objects: Sequence[Row], tokens: Tokenizer) -> list[Attribution]:
    """Return a record's attributions in PolNeAR's flat form, each once, in the order of the record."""
    document: Row = next((item for item in objects if item["type"] == "document"), {"text": ""})
    if document.get("attributions"):
        return [_marked(mark, tokens) for mark in document["attributions"]]
    grouped: dict[tuple[Tokens, Tokens], list[Offsets]] = {}
    for item in objects:
        if item["type"] == "statement":
            for key in _links(item, tokens):
                grouped.setdefault(key, []).extend(map(offsets, item["content"]))
    text = document["text"]
    found = [Attribution(*key, tokens.cover(joined(text, edged(text, spans)))) for key, spans in grouped.items()]
    return [
        one for one in found if not any(one.cue and one.cue <= other.content for other in found if other is not one)
    ]


def _marked(mark: Row, tokens: Tokenizer) -> Attribution:
    source, cue, content = (tokens.cover(map(offsets, mark[part])) for part in ("source", "cue", "content"))
    return Attribution(source, cue, content)


def _links(item: Row, tokens: Tokenizer) -> Iterator[tuple[Tokens, Tokens]]:
    for link in item["chain"]:
        if link["basis"] == "explicit" and (link["source"] or link["cue"]):
            yield tokens.cover(map(offsets, link["source"])), tokens.cover(map(offsets, link["cue"]))


def joined(text: str, spans: Sequence[Offsets]) -> list[Offsets]:
    """Sort spans and join those with nothing but a connective between them."""
    held: list[Offsets] = []
    for start, end in sorted(set(spans)):
        if held and (start <= held[-1][1] or BETWEEN.fullmatch(text, held[-1][1], start)):
            held[-1] = (held[-1][0], max(end, held[-1][1]))
        else:
            held.append((start, end))
    return held


def edged(text: str, spans: Sequence[Offsets]) -> list[Offsets]:
    """Widen each span over the complementizer before it and the quotation marks around it."""
    return [(_before(text, start), _after(text, start, end)) for start, end in spans]


def _before(text: str, start: int) -> int:
    found = BEFORE.search(text, max(0, start - 12), start)
    return found.start() if found else start


def _after(text: str, start: int, end: int) -> int:
    """Take in a closing mark after the span only where one was opened in it or just before it."""
    found = AFTER.match(text, end)
    opened = sum(text.count(mark, max(0, start - 1), end) for mark in "“„«") - sum(
        text.count(mark, start, end) for mark in "”»"
    )
    straight = text.count('"', max(0, start - 1), end) % 2
    return found.end() if found and (opened > 0 or straight) else end


def wire_counts(row: Row, objects: Sequence[Row]) -> Counts:
    """Count the wire houses that a document credits against the wire that the gold knows ("NA": not known)."""
    if row["wire"] == "NA":
        return Counts()
    document = next(item for item in objects if item["type"] == "document")
    given = {WIRES[normal(credit)] for credit in document.get("credits", ()) if normal(credit) in WIRES}
    gold = {WIRES[normal(row["wire"])]} if normal(row["wire"]) in WIRES else set()
    return Counts(len(given & gold), len(given), len(gold))
