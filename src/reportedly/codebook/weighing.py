"""What weighing needs to know of words: loads and checks `weighing.toml`, once, at first use."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import get_args

from reportedly.errors import UsageError
from reportedly.record import Stance

STEM = 5  # letters by which weighing tells the words for what was struck from one another
Sort = tuple[str, str | None, str]


@dataclass(frozen=True, slots=True)
class WeighingWords:
    """The lexicon of weighing.

    Attributes:
        deeds: event codes that can be one happening told by several; the others say what somebody thinks or says.
        spanning: modes of states that go on for long, so that no day tells two of them apart.
        wide_modes: modes of a deed that hold others, with these: a bombing may be an air raid.
        effects: lemmas that say what a deed did to people, not what it was.
        own: words for what a party has under arms, so that what these do it does.
        folk: the first letters of words for people: whom it befell tells no deed from another.
        several: how a line says that it counts several deeds together.
        plain_things, plain_words, plain_places: words that are too common to tell one thing or place from another.
        favouring, opposing: stances that turn towards an issue and away from it; `taken_back`: those that end another.
        parties: kinds of actors that are parties to a war: when two of them differ, reports need not.
        sorts: words that say of which sort something is, each with (facet, key, sort): two sorts under one facet and
            key stand in one another's place ("airstrike" and "shelling", "approved" and "rejected").
        kin: the family that a lemma of doing belongs to, named after its first member.
        light: verbs that say too little by themselves to tell what is meant; `common`: verbs of what many do;
            `ending`: verbs under which something is not, or no longer, so; `possible`: auxiliaries that leave it open;
            `mutual`: verbs of which each does it to the other; `ties`: the family of a word that tells a tie, and
            whether it tells it from the other end.
        parted: how a line says that it speaks of a part only.
        occurring: words that say of a noun that it was done ("an exchange took place").
        future: auxiliaries that tell for certain what is yet to be.
        hours: forms of words for a part of a day, the narrower first, each with the hours that it may mean.
        corrects, renounces, claims_support: phrases in lower case; `retracts`: patterns; `prospect`: patterns for
            what stands before a deed that is wished for or ahead; retaking: how its words begin.
    """

    deeds: frozenset[str]
    spanning: frozenset[str]
    wide_modes: Mapping[str, frozenset[str]]
    effects: frozenset[str]
    own: frozenset[str]
    folk: frozenset[str]
    several: re.Pattern[str]
    anew: re.Pattern[str]
    plain_things: frozenset[str]
    plain_words: frozenset[str]
    plain_places: frozenset[str]
    favouring: frozenset[str]
    opposing: frozenset[str]
    taken_back: frozenset[str]
    parties: frozenset[str]
    sorts: Mapping[str, tuple[Sort, ...]]
    kin: Mapping[str, str]
    light: frozenset[str]
    common: frozenset[str]
    ending: frozenset[str]
    possible: frozenset[str]
    ties: Mapping[str, tuple[str, bool]]
    mutual: frozenset[str]
    future: frozenset[str]
    parted: re.Pattern[str]
    occurring: frozenset[str]
    hours: tuple[tuple[re.Pattern[str], int, int], ...]
    corrects: tuple[str, ...]
    retracts: tuple[re.Pattern[str], ...]
    renounces: tuple[str, ...]
    prospect: tuple[re.Pattern[str], ...]
    retaking: tuple[str, ...]
    claims_support: tuple[str, ...]


@cache
def weighing_words() -> WeighingWords:
    """Load the lexicon; raises UsageError when it names an unknown stance."""
    raw = tomllib.loads(resources.files("reportedly.codebook").joinpath("weighing.toml").read_text("utf-8"))
    happenings, stances, cues = raw["happenings"], raw["stances"], raw["cues"]
    named = {stance for held in stances.values() for stance in held.split()}
    if unknown := sorted(named - set(get_args(Stance))):
        message = f"weighing.toml has the unknown stance {unknown[0]!r}"
        raise UsageError(message, f"use one of {', '.join(get_args(Stance))}")
    return WeighingWords(
        deeds=frozenset(happenings["deeds"].split()),
        spanning=frozenset(happenings["spanning"].split()),
        wide_modes={mode: frozenset(held.split()) for mode, held in happenings["wide_modes"].items()},
        effects=frozenset(happenings["effects"].split()),
        own=frozenset(happenings["own"].split()),
        folk=frozenset(word[:STEM] for held in raw["sorts"]["sufferer"].values() for word in held.split()),
        several=_several(happenings["deeds_together"], happenings["deeds_counted"]),
        anew=_anew(happenings["deeds_together"], happenings["deeds_anew"]),
        plain_things=frozenset(happenings["plain_things"].split()),
        plain_words=frozenset(happenings["plain_words"].split()),
        plain_places=frozenset(happenings["plain_places"].split()),
        favouring=frozenset(stances["for"].split()),
        opposing=frozenset(stances["against"].split()),
        taken_back=frozenset(stances["taken_back"].split()),
        parties=frozenset(raw["parties"]["kinds"].split()),
        sorts=_sorts(raw["sorts"], raw["opposites"]["pairs"]),
        kin={word: family.split()[0] for family in raw["kin"]["families"] for word in family.split()},
        light=frozenset(raw["claims"]["light"].split()),
        common=frozenset(raw["claims"]["common"].split()),
        ending=frozenset(raw["claims"]["ending"].split()),
        mutual=frozenset(raw["claims"]["mutual"].split()),
        ties={
            word: (family.split()[0], turned > 0)
            for family in raw["claims"]["ties"]
            for turned, side in enumerate(family.split(" / "))
            for word in side.split()
        },
        possible=frozenset(raw["claims"]["possible"].split()),
        parted=_parted(raw["claims"]["parts"]),
        occurring=frozenset(raw["claims"]["occurring"].split()),
        future=frozenset(raw["claims"]["future"].split()),
        hours=tuple((re.compile(form, re.IGNORECASE), first, last) for form, first, last in raw["hours"]["parts"]),
        corrects=tuple(cues["corrects"]),
        retracts=tuple(re.compile(form, re.IGNORECASE) for form in cues["retracts"]),
        renounces=tuple(cues["renounces"]),
        prospect=tuple(re.compile(form, re.IGNORECASE) for form in cues["prospect"]),
        retaking=tuple(cues["retaking"]),
        claims_support=tuple(cues["claims_support"]),
    )


def _anew(nouns: str, marks: str) -> re.Pattern[str]:
    """Return how a line says that it tells of a further deed: "another attack", "in a separate roadside blast"."""
    ones = "|".join(
        noun.removesuffix("es") if noun.endswith("shes") else noun.removesuffix("s") for noun in nouns.split()
    )
    return re.compile(rf"\b(?:{'|'.join(marks.split())})\s+(?:[\w-]+\s+){{0,2}}(?:{ones}|incident)\b", re.IGNORECASE)


def _several(nouns: str, counts: str) -> re.Pattern[str]:
    """Return how deeds are counted together: "in attacks on a bus and on the town hall", "in three separate raids"."""
    deeds, many = "|".join(nouns.split()), "|".join(counts.split())
    spots = "on|in|at|against|outside|near"
    form = (
        rf"\b(?:in|after|during|from) (?:(?:a )?(?:series|wave|string|spate) of )?(?:\w+ )?(?:{deeds}) (?:{spots}) "
        rf"[^.;,]{{1,50}}\band (?:{spots}|another)\b|\bin (?:{many}) (?:separate )?(?:{deeds})\b"
    )
    return re.compile(form, re.IGNORECASE)


def _parted(words: str) -> re.Pattern[str]:
    """Return how a part is told from the whole: "half of the men", "not all"."""
    form = rf"\b(?:{'|'.join(words.split())}|\d+) of (?:the|its|his|her|their|our|those|these|them)\b"
    return re.compile(rf"{form}|\bnot (?:all|every|both|many)\b", re.IGNORECASE)


def _sorts(sorts: Mapping[str, Mapping[str, str]], opposites: Iterable[str]) -> dict[str, tuple[Sort, ...]]:
    """Return the sorts of each word."""
    found: dict[str, tuple[Sort, ...]] = {}
    for facet, held in sorts.items():
        for sort, words in held.items():
            for word in words.split():
                said = word.replace("_", " ")
                found[said] = (*found.get(said, ()), (facet, None, sort))
    for pair in opposites:
        for side in pair.split(" / "):
            for word in (form.replace("_", " ") for form in side.split()):
                found[word] = (*found.get(word, ()), ("deed", pair, side))
    return found
