"""The words of counting: loads and checks `units.toml`, once, at first use."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportedly.errors import UsageError

BOUNDS = frozenset({"low", "high", "above", "below", "almost", "about", "exact", "more"})


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The lexicon of counting.

    Attributes:
        persons: lemmas of nouns that count people.
        effects: lemma -> unit, for nouns that say what befell people ("fatality").
        done: lemma or form -> effect, for verbs, participles and adjectives ("wounded").
        groups: lemma of a noun or adjective -> group of people.
        parts: words between a whole and a part of it ("including").
        running: words that make a count one that runs on ("so far").
        as_of: words before the time up to which a running count goes.
        taken: noun -> what becomes of people who are taken so ("prisoner").
        leaving, homes: verbs that displace people from one of the nouns ("drive from their homes").
        dying: verbs that kill with "dead" or "to death" ("shot dead").
        striking, limbs: verbs that wound in a part of the body ("hit in the leg").
        missiles: what wounds whom these verbs are told of ("hit by shrapnel", "hit three times").
        suffering, hurts: verbs that wound whoever is their subject with one of the nouns ("sustained injuries").
        same: lemma -> unit.
        money: sign -> unit.
        skip: lemmas that make a number no quantity.
        names: words after which a number is part of a name ("resolution 12").
        vague: word -> the least it can mean.
        tens: word -> the least it makes of a following scale word.
        bounds: words before a number -> what they do to it.
    """

    persons: frozenset[str]
    unlike: frozenset[str]
    effects: dict[str, str]
    done: dict[str, str]
    groups: dict[str, str]
    parts: tuple[tuple[str, ...], ...]
    running: tuple[tuple[str, ...], ...]
    as_of: tuple[tuple[str, ...], ...]
    taken: dict[str, str]
    leaving: frozenset[str]
    homes: frozenset[str]
    dying: frozenset[str]
    striking: frozenset[str]
    limbs: frozenset[str]
    missiles: frozenset[str]
    suffering: frozenset[str]
    hurts: frozenset[str]
    same: dict[str, str]
    money: dict[str, str]
    skip: frozenset[str]
    names: frozenset[str]
    vague: dict[str, float]
    tens: dict[str, float]
    bounds: dict[tuple[str, ...], str]


@cache
def unit_words() -> UnitWords:
    """Load the lexicon; raises UsageError when a bound has an unknown effect."""
    raw = tomllib.loads(resources.files("reportedly.codebook").joinpath("units.toml").read_text("utf-8"))
    unknown = sorted(set(raw["bounds"].values()) - BOUNDS)
    if unknown:
        message = f"units.toml has the unknown bound {unknown[0]!r}"
        raise UsageError(message, f"use one of {', '.join(sorted(BOUNDS))}")
    return UnitWords(
        persons=frozenset(raw["persons"]["words"].split()),
        unlike=frozenset(raw["persons"]["unlike_people"].split()),
        effects=raw["effects"],
        done=raw["done"],
        groups={lemma: group for group, lemmas in raw["groups"].items() for lemma in lemmas.split()},
        parts=phrases(raw["shares"]["parts"]),
        running=phrases(raw["shares"]["running"]),
        as_of=phrases(raw["shares"]["as_of"]),
        taken=raw["taken"],
        leaving=frozenset(raw["shares"]["leaving"]),
        homes=frozenset(raw["shares"]["homes"]),
        dying=frozenset(raw["shares"]["dying"]),
        striking=frozenset(raw["shares"]["striking"]),
        limbs=frozenset(raw["shares"]["limbs"]),
        missiles=frozenset(raw["shares"]["missiles"]),
        suffering=frozenset(raw["shares"]["suffering"]),
        hurts=frozenset(raw["shares"]["hurts"]),
        same=raw["same"],
        money=raw["money"],
        skip=frozenset(raw["skip"]["words"].split()),
        names=frozenset(raw["skip"]["names_before"].split()),
        vague=raw["vague"],
        tens=raw["tens"],
        bounds={tuple(words.split()): effect for words, effect in raw["bounds"].items()},
    )


def phrases(words: list[str]) -> tuple[tuple[str, ...], ...]:
    """Cut phrases into their words, longest first."""
    return tuple(sorted((tuple(phrase.split()) for phrase in words), key=len, reverse=True))
