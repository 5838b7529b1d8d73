"""Which deeds of any kind are one, where a person or another program has marked the words that name them.

The product's own happenings are of coded deeds with a day or a place. Here any marked word counts: deeds of one story
that the same family of words names ("killed", "died", "the deaths") are put together. `sure` asks for more: reports
that are much alike, a word in common among who, whom, when and where, and no two other names in one role. What is not
asked to be sure is a proposal, and nothing that a finding may rest on.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportedly.codebook.weighing import weighing_words
from reportedly.weighing.stories import likenesses, stories

CLOSE = 0.3
SHORT, ENOUGH = 2, 2


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role of a deed: its words in lower case, and whether it is a name."""

    words: frozenset[str]
    is_name: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """A marked word of doing.

    Attributes:
        text: which of the texts it stands in.
        lemma: of the word itself.
        is_open: whether it is only possible, planned or wished.
        doers, done, rest: who does it, what it is done to, and what its prepositions bring.
    """

    text: int
    lemma: str
    is_open: bool = False
    doers: tuple[Filler, ...] = ()
    done: tuple[Filler, ...] = ()
    rest: tuple[Filler, ...] = ()


def same_deeds(texts: Sequence[str], deeds: Sequence[Deed], *, sure: bool = False) -> list[int]:
    """Return the number of the group that each deed is in; what goes with nothing is alone."""
    story, kin = stories(texts), weighing_words().kin
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for n, deed in enumerate(deeds):
        groups[story[deed.text], kin.get(deed.lemma, deed.lemma)].append(n)
    if not sure:
        return [n for _, n in sorted((deed, n) for n, held in enumerate(groups.values()) for deed in held)]
    return _sure(texts, deeds, list(groups.values()))


def _sure(texts: Sequence[str], deeds: Sequence[Deed], groups: Sequence[Sequence[int]]) -> list[int]:
    """Join only what is surely one, and no two groups of which any two deeds are apart."""
    alike = likenesses(texts)
    home = list(range(len(deeds)))
    members = {n: [n] for n in home}
    for held in groups:
        pairs = [(a, b) for a, b in combinations(held, 2) if _is_one(deeds[a], deeds[b])]
        near = [(a, b) for a, b in pairs if alike[deeds[a].text, deeds[b].text] >= CLOSE]
        for a, b in sorted(near, key=lambda pair: (-alike[deeds[pair[0]].text, deeds[pair[1]].text], pair)):
            one, other = home[a], home[b]
            if one != other and not any(_clash(deeds[x], deeds[y]) for x in members[one] for y in members[other]):
                for n in members[other]:
                    home[n] = one
                members[one] += members.pop(other)
    return home


def _is_one(one: Deed, other: Deed) -> bool:
    """Say whether two deeds share a name, or two words, of who, whom, when or where, and nothing stands against it."""
    shared = _said(one) & _said(other)
    named = shared & _names(_fillers(one)) & _names(_fillers(other))
    return (bool(named) or len(shared) >= ENOUGH) and not _clash(one, other)


def _fillers(deed: Deed) -> tuple[Filler, ...]:
    return (*deed.doers, *deed.done, *deed.rest)


def _said(deed: Deed) -> frozenset[str]:
    common = weighing_words().plain_words
    return frozenset(
        word for filler in _fillers(deed) for word in filler.words if len(word) > SHORT and word not in common
    )


def _clash(one: Deed, other: Deed) -> bool:
    """Say whether two deeds name different doers, or different sufferers, or only one of them came to pass."""
    return one.is_open != other.is_open or any(
        names and others and not names & others
        for names, others in ((_names(one.doers), _names(other.doers)), (_names(one.done), _names(other.done)))
    )


def _names(held: Sequence[Filler]) -> frozenset[str]:
    return frozenset(word for filler in held if filler.is_name for word in filler.words if len(word) > SHORT)
