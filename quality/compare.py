"""How two `Facts` of one document are compared; every rule that decides a score stands here.

Definitions (ours, after the issue and `quality.md`; tokens are words, so punctuation never decides):

- statements: one to one, best assignment; a pair may match when the tokens that both contents share are at least
  half of each (which Jaccard >= .5 implies). Among equals the pair with the liker chain is taken.
- links: explicit links only. Found: the gold link's source overlaps, or is named like, a link of the matched
  statement, one to one. Precision is over all explicit links of all statements given.
- A link that only says the page's own name again (its credit, "told this newspaper") is no link of its own: it is
  dropped from the given chains where the gold names the page.
- chains: over all gold statements: matched, and same length, same order, each voice matching. The first link is the
  page itself and matches any first link that is not explicit. A gold link that carries only a stray quote may be
  missing.
- positions: same holder, a stance that the gold's word may stand for, and cue or content overlapping.
- relations: a kind that the gold's word may stand for, subject and object; symmetric kinds either way round, and
  `umbrella_of` is `member_of` or `part_of` read backwards.
- events: same code, trigger overlapping one of the gold's mentions of it.
- For positions, relations and events, something given twice is counted once: a second mention is no error.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from quality.align import Offsets, Tokenizer, Tokens, assign, half_of_both, half_of_shorter, jaccard
from quality.base import Counts, Score, share, total
from quality.facts import Claim, Deed, Facts, Hop, Stand, Tie, Who

A = TypeVar("A")
B = TypeVar("B")
SYMMETRIC = frozenset({"allied_with", "fights", "at_odds_with", "cooperates_with", "also_known_as"})
BACKWARDS = {"umbrella_of": frozenset({"member_of", "part_of"})}
POSTMODIFIERS = frozenset(
    {"of", "in", "from", "at", "with", "on", "near", "who", "that", "which", "close", "familiar", "reached", "briefed"}
)
LINKING = frozenset({"in", "of", "for", "and", "against"})


@dataclass(frozen=True, slots=True)
class Compared:
    """What the comparison of one document gave; all counts add up over documents."""

    statements: Counts
    links: Counts
    chains: Counts
    certainty: Counts
    polarity: Counts
    positions: Counts
    relations: Counts
    events: Counts
    faults: int = 0


class Judge:
    """Compares what the system has of one text with the gold."""

    def __init__(self, text: str) -> None:
        """Tokenize the text that both are about."""
        self.tokens = Tokenizer(text)

    def cover(self, spans: Iterable[Offsets]) -> Tokens:
        """Return the word tokens under `spans`."""
        return self.tokens.cover(spans)

    def same_place(self, a: Offsets, b: Offsets, *, source: bool = False) -> bool:
        """Say whether two spans name the same: half shared, or one a shortened form of the other.

        Shortened: inside it with the same last word ("militia" for "the armed militia"), or with the same first word
        and only a postmodifier left out ("members" for "members of the party"). A `source` may lose any rest.
        """
        one, two = sorted((self.cover([a]), self.cover([b])), key=len)
        if not one & two:
            return False
        if half_of_both(one, two):
            return True
        return one <= two and (max(one) == max(two) or (min(one) == min(two) and (source or self._modified(one))))

    def _modified(self, short: Tokens) -> bool:
        """Say whether the word after `short` opens a postmodifier."""
        after = max(short) + 1
        return after < len(self.tokens.words) and self.tokens.words[after] in POSTMODIFIERS

    def same(self, a: Who, b: Who, *, source: bool = False) -> bool:
        """Say whether two descriptions are of the same somebody: a shared name, or spans that name the same."""
        if a.names & b.names or ((a.person or b.person) and _surname(a.names, b.names)):
            return True
        return any(self.same_place(x, y, source=source) for x in a.spans for y in b.spans)

    def same_voice(self, a: Hop, b: Hop) -> bool:
        """Say whether two links are of the same voice; two voices that nothing names are the same."""
        nameless = [not (hop.who.names or hop.who.spans) for hop in (a, b)]
        return all(nameless) if any(nameless) else self.same(a.who, b.who, source=True)

    def same_chain(self, given: Claim, gold: Claim) -> bool:
        """Say whether the whole chain is right."""
        solid = tuple(hop for hop in gold.chain if not hop.scoped)
        return any(self._hops_agree(given.chain, wanted) for wanted in (gold.chain, solid))

    def _hops_agree(self, given: Sequence[Hop], gold: Sequence[Hop]) -> bool:
        if len(given) != len(gold) or not gold:
            return False
        pages = given[0].basis != "explicit" and gold[0].basis != "explicit"
        rest = zip(given[1:], gold[1:], strict=True)
        return (pages or self.same_voice(given[0], gold[0])) and all(self.same_voice(a, b) for a, b in rest)

    def link_pairs(self, given: Claim, gold: Claim) -> int:
        """Count the explicit links that two statements share, one to one."""
        return len(assign(explicit(given), explicit(gold), lambda a, b: float(self.same_voice(a, b))))

    def match(self, given: Sequence[Claim], gold: Sequence[Claim]) -> list[tuple[int, int]]:
        """Pair statements one to one."""
        held = {id(claim): self.cover(claim.content) for claim in [*given, *gold]}

        def weight(a: Claim, b: Claim) -> float:
            one, two = held[id(a)], held[id(b)]
            if not half_of_both(one, two):
                return 0.0
            return jaccard(one, two) + 0.3 * self.same_chain(a, b) + 0.1 * self.link_pairs(a, b)

        return assign(given, gold, weight)

    def same_stand(self, given: Stand, gold: Stand) -> bool:
        """Say whether a position given is the gold's."""
        if not given.stances & gold.stances or not self.same(given.holder, gold.holder):
            return False
        cue = bool(self.cover(given.where) & self.cover(gold.where))
        return cue or half_of_shorter(self.cover(given.within), self.cover(gold.within))

    def same_tie(self, given: Tie, gold: Tie) -> bool:
        """Say whether a relation given is the gold's, straight or read backwards."""
        straight = bool(given.kinds & gold.kinds) and self._ends(given.subject, given.object, gold)
        turned = bool(_turned(given.kinds) & gold.kinds) and self._ends(given.object, given.subject, gold)
        return straight or turned

    def _ends(self, subject: Who, other: Who, gold: Tie) -> bool:
        return self.same(subject, gold.subject) and (self.same(other, gold.object) or _same_words(other, gold.object))

    def same_deed(self, given: Deed, gold: Deed) -> bool:
        """Say whether an event given is the gold's."""
        return given.code == gold.code and half_of_shorter(self.cover(given.triggers), self.cover(gold.triggers))


def explicit(claim: Claim) -> list[Hop]:
    """Return the explicit links of a statement, outermost first."""
    return [hop for hop in claim.chain if hop.basis == "explicit"]


def own_name_dropped(claim: Claim, gold: Facts) -> Claim:
    """Return a statement without the links, after the first, that name the page itself as the gold names it."""
    page = gold.claims[0].chain[0].who.names if gold.claims else frozenset[str]()
    kept = [hop for i, hop in enumerate(claim.chain) if i == 0 or not hop.who.names & page]
    return replace(claim, chain=tuple(kept))


def _surname(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(_short_for(x.split(), y.split()) for x in a for y in b)


def _short_for(a: list[str], b: list[str]) -> bool:
    short, long = sorted((a, b), key=len)
    return bool(short) and short[-1] == long[-1] and set(short) <= set(long) and not LINKING & set(long)


def _same_words(a: Who, b: Who) -> bool:
    """Offices are plain strings: the shorter's words stand in the longer ("foreign minister", "minister of …")."""
    return not a.spans and any(_share_words(x, y) for x in a.names for y in b.names)


def _share_words(a: str, b: str) -> bool:
    """Say whether two plain strings share at least half of the shorter's words, linking words aside."""
    one, two = set(a.split()) - LINKING - {"the", "s"}, set(b.split()) - LINKING - {"the", "s"}
    return bool(one & two) and 2 * len(one & two) >= min(len(one), len(two))


def _turned(kinds: frozenset[str]) -> frozenset[str]:
    back = {kind for old in kinds & BACKWARDS.keys() for kind in BACKWARDS[old]}
    fore = {old for old, news in BACKWARDS.items() if news & kinds}
    return frozenset((kinds & SYMMETRIC) | back | fore)


def tally(given: Sequence[A], gold: Sequence[B], same: Callable[[A, B], bool]) -> Counts:
    """Count one-to-one matches; what matches gold that is already taken is a repetition and counts as nothing."""
    pairs = assign(given, gold, lambda a, b: float(same(a, b)))
    taken = {i for i, _ in pairs}
    repeats = sum(i not in taken and any(same(item, other) for other in gold) for i, item in enumerate(given))
    return Counts(len(pairs), len(given) - repeats, len(gold))


def compare(given: Facts, gold: Facts, *, faults: int = 0) -> Compared:
    """Compare what the system has of one document with the gold."""
    judge = Judge(gold.text)
    given = replace(given, claims=tuple(own_name_dropped(claim, gold) for claim in given.claims))
    pairs = [(given.claims[i], gold.claims[j]) for i, j in judge.match(given.claims, gold.claims)]
    n = len(pairs)
    return Compared(
        statements=Counts(n, len(given.claims), len(gold.claims)),
        links=Counts(
            sum(judge.link_pairs(a, b) for a, b in pairs),
            sum(len(explicit(claim)) for claim in given.claims),
            sum(len(explicit(claim)) for claim in gold.claims),
        ),
        chains=Counts(sum(judge.same_chain(a, b) for a, b in pairs), n, len(gold.claims)),
        certainty=Counts(sum(a.certainty == b.certainty for a, b in pairs), n, n),
        polarity=Counts(sum(a.polarity == b.polarity for a, b in pairs), n, n),
        positions=tally(given.stands, gold.stands, judge.same_stand),
        relations=tally(given.ties, gold.ties, judge.same_tie),
        events=tally(given.deeds, gold.deeds, judge.same_deed),
        faults=faults,
    )


def summary(results: Sequence[Compared], settings: dict[str, object]) -> Score:
    """Add up documents and return the metrics of a record: micro averages over all documents."""

    def add(name: str) -> Counts:
        return total([getattr(result, name) for result in results])

    certainty, polarity = add("certainty"), add("polarity")
    return Score(
        documents=len(results),
        items=int(add("statements").gold),
        metrics={
            **add("statements").metrics("statements"),
            "links_r": add("links").r,
            "links_p": add("links").p,
            "chains": add("chains").r,
            "certainty": share(certainty.hits, certainty.gold),
            "polarity": share(polarity.hits, polarity.gold),
            **add("positions").metrics("positions"),
            **add("relations").metrics("relations"),
            **add("events").metrics("events"),
            "span_faults": sum(result.faults for result in results),
        },
        settings=settings,
    )
