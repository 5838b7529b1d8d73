"""The figures of `quality/polnear.py` for what the attributor gives."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from quality.align import TOKEN, Tokenizer
from quality.base import Counts, jsonl, share, total
from quality.polnear import Attribution, Found, gold_attributions, match
from training.attribution.runtime import Attributed, Span, plain_sentences

Read = Callable[[str, Sequence[Span]], list[Attributed]]


def dev_scores(data: Path, read: Read, part: str = "dev", limit: int | None = None) -> dict[str, float]:
    """Score every annotated version of each article, per cent."""
    given: dict[str, list[Attributed]] = {}
    found: list[Found] = []
    for row in jsonl(data, "polnear", part, limit):
        text = row["text"]
        if text not in given:
            given[text] = read(text, list(plain_sentences(text)))
        tokens = Tokenizer(text, TOKEN)
        found.append(match(covered(given[text], tokens), gold_attributions(row, tokens)))
    return summed(found)


def covered(given: Iterable[Attributed], tokens: Tokenizer) -> list[Attribution]:
    """Bring attributions from characters to the scorer's tokens."""
    return [
        Attribution(tokens.cover(source), tokens.cover(cue), tokens.cover(content)) for source, cue, content, _ in given
    ]


def summed(found: Sequence[Found]) -> dict[str, float]:
    """Return the scorer's figures over many articles."""
    counts = {name: total([getattr(each, name) for each in found]) for name in Found.__slots__}
    named = [counts[name].metrics(name) for name in ("source", "cue", "content", "overlap")]
    exact = {key: value for held in named for key, value in held.items()}
    others = {
        "whole_f": counts["whole"].f,
        "unquoted_r": counts["unquoted"].r,
        "source_overlap": _share(counts["sources"]),
    }
    return {name: round(100 * value, 2) for name, value in {**exact, **others}.items()}


def _share(counts: Counts) -> float:
    return share(counts.hits, counts.gold)
