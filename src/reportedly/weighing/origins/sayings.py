"""Which statements of two documents say the same, as far as their words show it.

A cautious rule: of the words of the shorter that say something, most stand in the other, one of them being a name or
a figure or a rare one, both are affirmed or both denied, and where both tell of deeds, most of these are of one code
and as real to the one as to the other: who fires rockets is not who means to prevent it. Two attacks told in the same
words cannot be told apart in this way; whoever asks for more asks a person.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from reportedly.codebook.gazetteer import fold
from reportedly.record import Reading, Statement

WORD = re.compile(r"[^\W_]+")
SHORT = 4  # letters: shorter words say nothing by themselves, but figures do
STEM = 5  # letters by which words are told apart, so that "wounded" and "wounds" are one
ALIKE, LEAST = 0.6, 3
WHOLE = 0.34  # of the longer one's words: who a man is by the way ("the head of the Tarn militia") is not all it says
SAME_WORDS = 0.75
ALIKE_DEEDS = 0.5
REALITY = {"ongoing": "happened", "predicted": "planned"}  # what two reports tell of one thing in this way or that


class Known(Protocol):
    """What is known of statements: the words that say something, and the deeds told of, by id."""

    stems: dict[str, frozenset[str]]
    deeds: dict[str, frozenset[tuple[str, str]]]


def stems(statement: Statement) -> frozenset[str]:
    """Return the beginnings of the words of a statement's content that say something."""
    return _stems(" ".join(span.quote for span in statement.content))


@lru_cache(maxsize=65536)
def _stems(words: str) -> frozenset[str]:
    return frozenset(w[:STEM] for w in WORD.findall(fold(words)) if len(w) >= SHORT or w[0].isdigit())


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that is in the other, 0..1; 0 when one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def say_the_same(one: Statement, other: Statement) -> bool:
    """Say whether two statements say the same, by their words and their polarity."""
    return one.polarity == other.polarity and are_alike(stems(one), stems(other))


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two statements of one polarity say the same, by their stems."""
    shared, larger = len(one & other), max(len(one), len(other))
    return shared >= LEAST and overlap(one, other) >= ALIKE and shared >= WHOLE * larger


def same_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two statements out of one passage are one and the same sentence, by their stems."""
    return overlap(one, other) >= SAME_WORDS


def deeds_told(reading: Reading) -> dict[str, frozenset[tuple[str, str]]]:
    """Return the codes of the deeds that each statement tells of, with how real they are; by its id."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for event in reading.events:
        found[event.statement].add((event.code, REALITY.get(event.realis, event.realis)))
    return {i: frozenset(deeds) for i, deeds in found.items()}


def said_alike(asked: Statement, others: Mapping[str, Statement], known: Known) -> list[str]:
    """Return the ids of the statements that say the same as one, in order; itself is left out.

    Args:
        asked: the statement.
        others: all others, by id.
        known: the stems and the deeds of all, by id.
    """
    here = stems(asked)
    return [
        i
        for i, other in others.items()
        if i != asked.id
        and other.polarity == asked.polarity
        and are_alike(here, known.stems[i])
        and _same_deeds(known.deeds.get(asked.id), known.deeds.get(i))
    ]


def _same_deeds(one: frozenset[tuple[str, str]] | None, other: frozenset[tuple[str, str]] | None) -> bool:
    """Say whether most deeds of the statement with fewer are the other's, too; who tells of none may mean any."""
    return not one or not other or len(one & other) > ALIKE_DEEDS * min(len(one), len(other))
