"""Which deeds of any kind are one, where a person or another program has marked the words that name them.

The product's own happenings are of coded deeds with a day or a place. Here any marked word counts: deeds of one story
that the same family of words names ("killed", "died", "the deaths") are put together. `sure` asks for more: reports
that are much alike, a word in common among who, whom, when and where, and no two other names in one role. What is not
asked to be sure is a proposal, and nothing that a finding may rest on.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations, count
from typing import NamedTuple, Protocol

from reportedly.codebook.weighing import weighing_words
from reportedly.weighing.stories import likenesses, stories

CLOSE = 0.3
SHORT, ENOUGH = 2, 2


class Filler(Protocol):
    """What fills a role of a deed: its words in lower case, and whether it is a name."""

    @property
    def words(self) -> frozenset[str]:
        """Its words."""

    @property
    def is_name(self) -> bool:
        """Whether it is a name."""


class Marked(Protocol):
    """What a marked word of doing says, as a reading finds it."""

    @property
    def lemma(self) -> str:
        """The lemma of the word itself."""

    @property
    def is_open(self) -> bool:
        """Whether it is only possible, planned or wished."""

    @property
    def doers(self) -> Sequence[Filler]:
        """Who does it."""

    @property
    def done(self) -> Sequence[Filler]:
        """What it is done to."""

    @property
    def rest(self) -> Sequence[tuple[str, Filler]]:
        """What its prepositions bring, times and places among it."""


class Deed(NamedTuple):
    """A marked word, and which of the texts it stands in."""

    text: int
    marked: Marked


def same_deeds(
    texts: Sequence[str], marked: Sequence[Sequence[Marked | None]], *, sure: bool = False
) -> list[list[int]]:
    """Return the number of the group that each marked word is in, text by text; what goes with nothing is alone.

    Args:
        texts: the texts, to tell which are of one story.
        marked: what is marked in each, None where nothing is known of a word.
        sure: whether to join only what is surely one.
    """
    deeds = [Deed(n, one) for n, held in enumerate(marked) for one in held if one is not None]
    story, kin = stories(texts), weighing_words().kin
    groups: defaultdict[Hashable, list[int]] = defaultdict(list)
    for n, deed in enumerate(deeds):
        groups[story[deed.text], kin.get(deed.marked.lemma, deed.marked.lemma)].append(n)
    home = _sure(texts, deeds, list(groups.values())) if sure else _homes(groups.values(), len(deeds))
    known, alone = iter(home), count(len(deeds))
    return [[next(alone) if one is None else next(known) for one in held] for held in marked]


def _homes(groups: Iterable[Sequence[int]], size: int) -> list[int]:
    """Return the first member of each one's group."""
    home = list(range(size))
    for held in groups:
        for n in held:
            home[n] = held[0]
    return home


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
    return (*deed.marked.doers, *deed.marked.done, *(filler for _, filler in deed.marked.rest))


def _said(deed: Deed) -> frozenset[str]:
    common = weighing_words().plain_words
    return frozenset(
        word for filler in _fillers(deed) for word in filler.words if len(word) > SHORT and word not in common
    )


def _clash(one: Deed, other: Deed) -> bool:
    """Say whether two deeds name different doers, or different sufferers, or only one of them came to pass."""
    a, b = one.marked, other.marked
    pairs = ((_names(a.doers), _names(b.doers)), (_names(a.done), _names(b.done)))
    return a.is_open != b.is_open or any(names and others and not names & others for names, others in pairs)


def _names(held: Sequence[Filler]) -> frozenset[str]:
    return frozenset(word for filler in held if filler.is_name for word in filler.words if len(word) > SHORT)
