"""`hard`: single hard sentences in an invented world with all that must come out of them (own definition).

Found in DATA/hard/PART/*.yaml, DATA/PART/hard.yaml or DATA/hard.yaml, the first that is there. Given to the system:
the text and the file's document date.

A sentence is right only when everything that its gold lists is right: each statement's chain (length, order, each
voice), content, certainty and polarity; positions, relations, events, quantities, actors and credits as far as they
are listed; and nothing is made up: no statement through a voice that no gold chain names, no event where the gold says
there is none, nothing that a trap forbids. Contents agree when the words of both, articles and an opening "that" or
"which" aside, share at least three quarters; a condition that the gold names apart may stand inside or outside.
The writer's own further statements are no error.

- `sentences_right`: how many sentences are wholly right (a count).
- `links_f`: explicit links of matched statements, micro over all sentences; made-up voices count as given.
- `chains`: gold statements whose whole chain is right. `certainty`: of matched statements, those with the right one.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quality import facts, system
from quality.align import Offsets, Tokens, jaccard
from quality.base import Counts, MissingDataError, Score, first, read_yaml, share, total
from quality.compare import Judge, explicit
from quality.facts import Claim, Facts, Hop, Stand, Tie, Who, names, of_record
from quality.hard_codes import Codes
from quality.show import claim_line

Row = Mapping[str, Any]
ALIKE = 0.75
EDGES = frozenset({"a", "an", "the", "that", "which", "who", "whether", "but", "and"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of one sentence; no problems means wholly right."""

    problems: tuple[str, ...]
    links: Counts
    chains: Counts
    certainty: Counts


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Read each sentence as a text of its own and judge it."""
    sentences = first(load(data, part), limit)
    verdicts = [_one(row, verbose=verbose) for row in sentences]
    certainty = total([verdict.certainty for verdict in verdicts])
    return Score(
        documents=len(sentences),
        items=sum(len(row.get("statements") or ()) for row in sentences),
        metrics={
            "sentences_right": sum(not verdict.problems for verdict in verdicts),
            **total([verdict.links for verdict in verdicts]).metrics("links"),
            "chains": total([verdict.chains for verdict in verdicts]).r,
            "certainty": share(certainty.hits, certainty.gold),
        },
        settings={"limit": limit, "content_jaccard": ALIKE},
    )


def load(data: Path, part: str) -> list[dict[str, Any]]:
    """Return the sentences, each with its `document_date`; raises MissingDataError when there is no such file."""
    single = [path for path in (data / part / "hard.yaml", data / "hard.yaml") if path.is_file()]
    found = sorted((data / "hard" / part).glob("*.yaml")) or single[:1]
    if not found:
        message = f"no hard sentences in {data} for {part}"
        raise MissingDataError(message)
    held = [read_yaml(path) for path in found]
    return [{"document_date": each["document_date"], **row} for each in held for row in each["sentences"]]


def _one(row: Row, *, verbose: bool) -> Verdict:
    objects = system.read(row["text"], published=str(row["document_date"])[:10], name=row["id"])
    verdict = judge(row, objects)
    if verbose:
        lines = [f"== {row['id']} {row['category']}: {'; '.join(verdict.problems) or 'right'}", f"   {row['text']}"]
        lines += [f"   - {claim_line(claim, row['text'])}" for claim in of_record(objects).claims]
        print(*lines, sep="\n", file=sys.stderr)
    return verdict


def judge(row: Row, objects: Sequence[Row]) -> Verdict:
    """Judge the record of one sentence against its gold row."""
    given, gold, held = of_record(objects), gold_facts(row), Judge(row["text"])
    pairs = [(given.claims[i], gold.claims[j], j) for i, j in held.match(given.claims, gold.claims)]
    spurious = _spurious(held, given, gold, {id(claim) for claim, _, _ in pairs})
    problems = [
        *_statement_problems(held, row, pairs),
        *(f"made up: {claim_line(claim, row['text'])}" for claim, _ in spurious),
        *_listed_problems(held, given, gold),
        *Codes(row, objects, held).problems(),
    ]
    return Verdict(
        problems=tuple(problems),
        links=Counts(
            sum(held.link_pairs(a, b) for a, b, _ in pairs),
            sum(len(explicit(a)) for a, _, _ in pairs) + sum(count for _, count in spurious),
            sum(len(explicit(claim)) for claim in gold.claims),
        ),
        chains=Counts(sum(held.same_chain(a, b) for a, b, _ in pairs), len(pairs), len(gold.claims)),
        certainty=Counts(sum(a.certainty == b.certainty for a, b, _ in pairs), len(pairs), len(pairs)),
    )


def gold_facts(row: Row) -> Facts:
    """Turn a gold row into facts: its strings are looked up in the text."""
    text = row["text"]
    return Facts(
        text=text,
        claims=tuple(_claim(text, f"{row['id']}-{i}", held) for i, held in enumerate(row.get("statements") or ())),
        stands=tuple(
            Stand(
                somebody(text, held["holder"]),
                facts.stances(held["stance"]),
                within=((0, len(text)),),
                topic=facts.stems(held.get("on", "")),
            )
            for held in row.get("positions") or ()
        ),
        ties=tuple(
            Tie(facts.relation_kinds(held["type"]), somebody(text, held["a"]), somebody(text, held["b"]))
            for held in row.get("relations") or ()
        ),
    )


def _claim(text: str, key: str, held: Row) -> Claim:
    return Claim(
        id=key,
        content=located(text, held["content"]),
        chain=tuple(_hop(text, hop["source"]) for hop in held["chain"]),
        certainty=facts.certainty(held["certainty"]),
        polarity=held.get("polarity", "+"),
    )


def _hop(text: str, source: str) -> Hop:
    if source == "=document":
        return Hop(Who(), "implied")
    return Hop(Who() if source.startswith("=") else somebody(text, source))


def somebody(text: str, name: str) -> Who:
    """Return who a gold string names: the string itself and all places where the text has it as whole words."""
    found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return Who(names([name]), tuple(match.span() for match in found))


def located(text: str, content: str | Sequence[str]) -> tuple[Offsets, ...]:
    """Return where the gold's content strings stand; each is sought after the one before."""
    spans, at = [], 0
    for words in [content] if isinstance(content, str) else content:
        start = text.index(words, at)
        at = start + len(words)
        spans.append((start, at))
    return tuple(spans)


def _statement_problems(held: Judge, row: Row, pairs: Sequence[tuple[Claim, Claim, int]]) -> Iterator[str]:
    by_gold = {j: (given, gold) for given, gold, j in pairs}
    for j, listed in enumerate(row.get("statements") or ()):
        if j not in by_gold:
            yield f"statement {j + 1} missing"
            continue
        given, gold = by_gold[j]
        yield from (f"statement {j + 1}: {what}" for what in _wrong(held, listed, given, gold))


def _wrong(held: Judge, listed: Row, given: Claim, gold: Claim) -> Iterator[str]:
    if not held.same_chain(given, gold):
        yield "chain"
    if given.certainty != gold.certainty:
        yield f"certainty {given.certainty}, not {gold.certainty}"
    if given.polarity != gold.polarity:
        yield f"polarity {given.polarity}"
    text_of = [_weighty(held, claim.content, listed) for claim in (given, gold)]
    if jaccard(*text_of) < ALIKE:
        yield "content"


def _weighty(held: Judge, content: Sequence[Offsets], listed: Row) -> Tokens:
    """Return the tokens that decide whether two contents agree: no articles, no named condition."""
    words = held.tokens.words
    condition = set(re.findall(r"\w+", str(listed.get("condition", "")).lower()))
    return frozenset(i for i in held.cover(content) if words[i] not in EDGES | condition)


def _spurious(held: Judge, given: Facts, gold: Facts, matched: set[int]) -> list[tuple[Claim, int]]:
    """Return the unmatched statements that bring in a voice of nobody's, and how many such voices each has."""
    known = [hop for claim in gold.claims for hop in explicit(claim)]
    found = [
        (claim, sum(not any(held.same_voice(hop, other) for other in known) for hop in explicit(claim)))
        for claim in given.claims
        if id(claim) not in matched
    ]
    return [(claim, count) for claim, count in found if count]


def _listed_problems(held: Judge, given: Facts, gold: Facts) -> Iterator[str]:
    for stand in gold.stands:
        if not any(held.same_stand(other, stand) and _on_topic(other, stand) for other in given.stands):
            yield f"position missing: {'/'.join(sorted(stand.holder.names))} {'/'.join(sorted(stand.stances))}"
    for tie in gold.ties:
        if not any(held.same_tie(other, tie) for other in given.ties):
            ends = [" / ".join(sorted(who.names)) for who in (tie.subject, tie.object)]
            yield f"relation missing: {ends[0]} {'/'.join(sorted(tie.kinds))} {ends[1]}"


def _on_topic(given: Stand, gold: Stand) -> bool:
    """Say whether the position's proposition shares a word with what the gold says it is on."""
    return not gold.topic or bool(given.topic & gold.topic)
