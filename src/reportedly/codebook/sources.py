"""Words that describe sources without a name: loads and checks `sources.toml`, once, at first use."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reportedly.errors import UsageError


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The lexicon of unnamed sources.

    Attributes:
        roles: word, or two words ("air force") -> the kind of people it speaks of.
        same: kinds that one source may be at once, either way round.
        endings: of words with a capital that say where somebody is from.
        filler: words that say nothing of who a source is.
        pronouns: descriptions that are none.
        bodies: what there is one of for all who speak of one thing ("the army").
        heads: words for who speaks for a house that he heads.
        local: bodies of which every town has its own part.
        trades: kinds that say more of who somebody is than that he has an office.
        institutions: last words of the names of bodies that speak with one voice where "the" stands before them.
        editions: words that tell titles of one house from one another ("Sunday").
        speakers: words for those who speak for others.
        offices: word for who heads a body -> word for the body.
    """

    roles: dict[str, str]
    same: frozenset[tuple[str, str]]
    endings: tuple[str, ...]
    filler: frozenset[str]
    pronouns: frozenset[str]
    bodies: frozenset[str]
    institutions: frozenset[str]
    trades: frozenset[str]
    heads: frozenset[str]
    local: frozenset[str]
    editions: frozenset[str]
    speakers: frozenset[str]
    offices: dict[str, str]

    def may_be_one(self, one: str, other: str) -> bool:
        """Say whether a source may be of both kinds."""
        return one == other or (one, other) in self.same


@cache
def source_words() -> SourceWords:
    """Load the lexicon; raises UsageError when a pair names a kind that has no words."""
    raw = tomllib.loads(resources.files("reportedly.codebook").joinpath("sources.toml").read_text("utf-8"))
    roles = {word.replace("_", " "): kind for kind, words in raw["roles"].items() for word in words.split()}
    pairs = [tuple(pair.split()) for pair in raw["same"]["pairs"].split(",")]
    for pair in pairs:
        if len(pair) != 2 or not set(pair) <= set(raw["roles"]):  # noqa: PLR2004 - a pair
            message = f"sources.toml: {' '.join(pair)!r} are no two kinds of [roles]"
            raise UsageError(message, "name two kinds that have words")
    same = frozenset((one, other) for a, b in pairs for one, other in ((a, b), (b, a)))
    words = {name: frozenset(listed.split()) for name, listed in raw["words"].items()}
    return SourceWords(
        roles=roles,
        same=same,
        endings=tuple(raw["proper"]["endings"].split()),
        filler=words["filler"],
        pronouns=words["pronouns"],
        trades=frozenset(raw["same"]["trades"].split()),
        heads=words["heads"],
        local=frozenset(" ".join(body.split()) for body in raw["words"]["local"].split(",")),
        institutions=words["institutions"],
        editions=words["editions"],
        speakers=words["speakers"],
        offices=raw["offices"],
        bodies=frozenset(" ".join(body.split()) for body in raw["words"]["bodies"].split(",")),
    )
