"""Words of likelihood as sources use them, the bands that two yardsticks give them, and words of confidence.

ICD 203 keeps apart how likely something is and how sure the analyst is: a sentence that says both is refused. Words are
never changed; a band is what a yardstick would read into a word, not what its source said.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from reportedly.exports.phrases import find_run, phrases, tokens
from reportedly.exports.sentences import Section
from reportedly.record import Value

SENTENCE = re.compile(r"(?<=[.!?])[”\"’)]*\s+(?=[“\"‘(]?[A-Z])")


class Term(Value, frozen=True, kw_only=True):
    """Words that say one degree of likelihood, with their bands in per cent; None where a yardstick lacks them."""

    words: tuple[str, ...]
    icd203: tuple[int, int] | None = None
    phia: tuple[int, int] | None = None


class Words(Value, frozen=True, kw_only=True):
    """`likelihood.toml`: terms, what keeps a word from its band, and words of confidence."""

    terms: tuple[Term, ...]
    unbanded: dict[str, tuple[str, ...]]
    confidence: dict[str, tuple[str, ...]]


@cache
def yardsticks() -> Words:
    """Return the words of likelihood and confidence."""
    table = tomllib.loads(files("reportedly.codebook").joinpath("likelihood.toml").read_text("utf-8"))
    return msgspec.convert(table, Words)


@cache
def _terms() -> tuple[tuple[tuple[str, ...], str, Term], ...]:
    """Return (tokens, word, term), the longest words first."""
    found = [(tuple(tokens(word)), word, term) for term in yardsticks().terms for word in term.words]
    return tuple(sorted(found, key=lambda row: (-len(row[0]), row[1])))


def likelihoods(text: str) -> Iterator[tuple[str, Term | None]]:
    """Yield (words, term) for each word of likelihood in a text, in order; no term where the word has no band here."""
    said = tokens(text)
    at = 0
    while at < len(said):
        found = next((row for row in _terms() if tuple(said[at : at + len(row[0])]) == row[0]), None)
        if found is None:
            at += 1
            continue
        turned = at > 0 and said[at - 1] in yardsticks().unbanded["before"]
        yield (f"{said[at - 1]} {found[1]}", None) if turned else (found[1], found[2])
        at += len(found[0])


def confidences(text: str) -> list[str]:
    """Return the words of confidence in a text."""
    said = tokens(text)
    return [word for word in yardsticks().confidence["words"] if find_run(tokens(word), said) >= 0]


def fused(text: str) -> bool:
    """Say whether one sentence of a text speaks both of likelihood and of confidence."""
    return any(confidences(part) and next(likelihoods(part), None) for part in SENTENCE.split(text))


def lexicon(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield the box of the words of likelihood that a brief's sentences use, with their bands and their notes."""
    found: dict[str, tuple[Term | None, list[int]]] = {}
    for sentence in (s for section in sections for s in section.sentences):
        for word, term in likelihoods(sentence.text):
            found.setdefault(word, (term, []))[1].extend(sentence.notes[:1])
    remarks = tuple(_line(word, term, at) for word, (term, at) in found.items())
    if remarks:
        head = phrases().remarks["lexicon"]
        yield Section(key="lexicon", title=phrases().sections["lexicon"], remarks=(head, *remarks))


def _line(word: str, term: Term | None, at: Sequence[int]) -> str:
    numbers = ", ".join(str(number) for number in dict.fromkeys(at))
    noted = f" (note{'s' if ',' in numbers else ''} {numbers})" if numbers else ""
    bands = [
        f"{name} {band[0]}–{band[1]} %"
        for name, band in (("ICD 203", term and term.icd203), ("PHIA", term and term.phia))
        if band
    ]
    return f"“{word}”{noted}: {'; '.join(bands) or phrases().remarks['no_band']}."
