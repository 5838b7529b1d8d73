"""Why two first hands cannot be one, in words; where there is no reason they may be.

Two sources without a name are told apart only when one report speaks of both as different people, when they are said
to be from different countries, or when nobody can be both ("a nurse", "a fighter"). A named one is told apart from an
unnamed one in the same way. Two names are two, unless the one may be the other in short or in another spelling, or
belongs to who speaks for the other. An outlet without a name, in another report, may have it from anybody.
"""

import re
from itertools import pairwise

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.skeleton import alike, skeleton
from reportedly.codebook.sources import source_words
from reportedly.weighing.origins.hands import Hand

WORD = re.compile(r"[^\W_]+")
OFFICE = "official"
OWNING = frozenset(["the", "s", "a", "an", "its", "his", "her", "their"])
SISTERS = 2  # words that names of houses must share


def told_apart(one: Hand, other: Hand) -> str:
    """Return why two hands are different people or houses, "" where they may be one."""
    kinds = {one.kind, other.kind}
    if kinds <= {"own", "house"}:
        return _houses(one, other)
    if "unnamed" not in kinds:
        return _names(one, other)
    if kinds & {"own", "house"}:
        return _house_and_nobody(one, other)
    return _descriptions(one, other)


def _houses(one: Hand, other: Hand) -> str:
    """Two houses are two unless one of them is not named, or both belong to one family."""
    if one.house is None or other.house is None or one.house.key == other.house.key:
        return ""
    if may_be_family(one, other):
        return ""
    return f"{one.label} and {other.label} are different houses"


def may_be_family(one: Hand, other: Hand) -> str:
    """Return why two different houses may share a newsroom, "" where nothing says so."""
    if one.house is None or other.house is None or one.house.key == other.house.key:
        return ""
    if one.house.family and one.house.family == other.house.family:
        return f"{one.house.name} and {other.house.name} both belong to {one.house.family}"
    if not one.house.family and not other.house.family and _is_sister(one.house.name, other.house.name):
        return f"{one.house.name} and {other.house.name} bear one name, but for the edition"
    return ""


def _is_sister(one: str, other: str) -> bool:
    """Say whether two names of houses are one of two words and more, the word for an edition aside ("Sunday")."""
    here, there = (frozenset(WORD.findall(fold(name))) - source_words().editions for name in (one, other))
    return here == there and len(here) >= SISTERS


def _names(one: Hand, other: Hand) -> str:
    """Two names are two, unless one may be the other ("Orlo", "Colonel Hanne Orlo"), or speaks for it."""
    if one.key and one.key == other.key:
        return ""
    if _have_initials(one.label, other.label) or (one.kind == other.kind and _may_be_one_name(one.label, other.label)):
        return ""
    if any(belongs(a, b) for a, b in ((one, other), (other, one)) for belongs in (_speaks_for, _heads)):
        return ""
    return f"{one.label} and {other.label} are different names"


def _may_be_one_name(one: str, other: str) -> bool:
    """Say whether one name is the other in short, or spelt in another way."""
    here, there = described(one), described(other)
    if _is_in_short(here, there) or _is_in_short(there, here):
        return True
    return bool(skeleton(one)) and skeleton(one) == skeleton(other) and alike(one, other)


def _have_initials(one: str, other: str) -> bool:
    """Say whether one name has a word that is the initials of the other: "UN relief agency", "United Nations"."""
    return bool(_initials(one) & described(other) or _initials(other) & described(one))


def _is_in_short(name: frozenset[str], whole: frozenset[str]) -> bool:
    """Say whether all words of a name are in another, or the letters that its words begin with ("A. Merk")."""
    return all(any(long == word or (len(word) == 1 and long.startswith(word)) for long in whole) for word in name)


def _initials(name: str) -> frozenset[str]:
    """Return the letters that the words of a name begin with, as the one word that they make; none of a single word."""
    letters = [word[0] for word in WORD.findall(name) if word[0].isupper()]
    return frozenset({fold("".join(letters)).strip()} if len(letters) > 1 else ())


def _speaks_for(one: Hand, other: Hand) -> bool:
    """Say whether somebody is named as the voice of another by name ("Ana Merk, a spokeswoman for the Tarn Fund")."""
    said = WORD.findall(fold(" ".join(span.quote for span in one.spans)))
    whose = " ".join(WORD.findall(fold(other.label))).removeprefix("the ")
    return not source_words().speakers.isdisjoint(said) and f" {whose} " in f" {' '.join(said)} "


def _heads(one: Hand, other: Hand) -> bool:
    """Say whether somebody has the office of another body in his title: "Trade Minister", "the trade ministry"."""
    title = WORD.findall(fold(" ".join(span.quote for span in one.spans)))
    label = [word for word in WORD.findall(fold(other.label)) if word not in source_words().filler]
    for at, word in enumerate(title):
        seat = source_words().offices.get(word)
        before, after = title[at - 1] if at else "", next((w for w in title[at + 1 :] if w != "of"), "")
        if seat in label and {before, after} & (set(label) - {seat}):
            return True
    return False


def _house_and_nobody(one: Hand, other: Hand) -> str:
    """An outlet's own word is not that of a person without a name; an unnamed outlet may be any outlet."""
    nobody = one if one.kind == "unnamed" else other
    if not nobody.label or is_unnamed_outlet(nobody):
        return ""
    return f"{nobody.label} is a person, not an outlet that speaks for itself"


def is_unnamed_outlet(hand: Hand) -> bool:
    """Say whether a hand without a name is an outlet ("regional media")."""
    return hand.kind == "unnamed" and "press" in _roles(hand)


def body(hand: Hand) -> str:
    """Return what there is one of for all who speak of one thing ("the army"), "" where a hand is no such body."""
    name = " ".join(fold(hand.label).split()).removeprefix("the ")
    held = source_words().bodies
    if (local := name.partition(" in ")[0]) in source_words().local:
        return local  # "police in Orm" are the police
    head, _, whose = name.partition(" of ")
    if f"{whose} {head}" in held:  # "the ministry of defence"
        return f"{whose} {head}"
    owner, _, owned = name.partition(" s ")  # folded: "orn's army"
    if owned in held:
        return f"{owned} of {owner}"
    return name if name in held or (whose and head in held) else ""


def speaks_for(hand: Hand) -> str:
    """Return the house for which somebody speaks by the words for him: "a spokesman for the relief office"; else "".

    Not one of those that every land has ("an army spokesman"): these may be two.
    """
    words = source_words()
    for part in (part for quote in (*(s.quote for s in hand.spans), hand.label) for part in quote.split(",")):
        tokens = [word for word in WORD.findall(fold(part)) if word != "s"]
        for at, word in enumerate(tokens):
            behind = tokens[at + 1 :]
            if (word in words.speakers or word in words.heads) and behind[:1] in (["for"], ["of"]):
                return _house_of(behind[1:])
            if word in words.speakers and at:
                return _house_of(tokens[:at])
    return ""


def speaks_as(hand: Hand) -> str:
    """Return what a hand is called, as `speaks_for` has it of who speaks for it."""
    return _house_of(WORD.findall(fold(hand.label)))


def _house_of(words: list[str]) -> str:
    kept = [word for word in words if word not in OWNING]
    name = " ".join(kept)
    return "" if name in source_words().bodies or len(kept) < SISTERS else name


def _are_two_bodies(one: Hand, other: Hand) -> bool:
    """Say whether two bodies belong to different lands or houses: "the army of Orn" and "the ministry of Vell"."""
    owners = [body(hand).partition(" of ")[2] for hand in (one, other)]
    return all(owners) and owners[0] != owners[1]


def _descriptions(one: Hand, other: Hand) -> str:
    """Look for a reason in how two sources are described; whom an outlet without a name has it from is not known."""
    if is_unnamed_outlet(one) != is_unnamed_outlet(other) and one.document != other.document:
        return ""
    if (
        not one.label
        or not other.label
        or {fold(one.label).strip(), fold(other.label).strip()} & source_words().pronouns
    ):
        return ""
    here, there = _roles(one), _roles(other)
    may_be_one = source_words().may_be_one
    if here and there and not any(may_be_one(a, b) for a in here for b in there):
        return f"nobody is both “{one.label}” and “{other.label}”"
    lands = _lands(one), _lands(other)
    countries = one.country, other.country
    if (all(lands) and not lands[0] & lands[1]) or (all(countries) and countries[0] != countries[1]):
        return f"“{one.label}” and “{other.label}” are not from one place"
    if _are_two_bodies(one, other):
        return f"“{one.label}” and “{other.label}” are bodies of different owners"
    words = described(one.label), described(other.label)
    if one.document == other.document and not (words[0] <= words[1] or words[1] <= words[0]):
        return f"one report speaks of “{one.label}” and of “{other.label}”"
    return ""


def described(label: str) -> frozenset[str]:
    """Return the words of a description that say something of who it is."""
    return frozenset(WORD.findall(fold(label))) - source_words().filler


def _roles(hand: Hand) -> frozenset[str]:
    """Return what kinds of people a description speaks of, one or many; a name's apposition describes too."""
    roles = source_words().roles
    words = WORD.findall(fold(" ".join((hand.label, *(span.quote for span in hand.spans)))))
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    forms = (form for word in (*words, *pairs) for form in (word, word.removesuffix("s")))
    found = frozenset(roles[form] for form in forms if form in roles)
    return found - {OFFICE} if found & source_words().trades else found  # the head of a fire brigade is no politician


def _lands(hand: Hand) -> frozenset[str]:
    """Return the words of a description that say where somebody is from."""
    endings = source_words().endings
    named = (word for word in WORD.findall(hand.label) if word[0].isupper() and word.endswith(endings))
    return frozenset(fold(word).strip() for word in named)
