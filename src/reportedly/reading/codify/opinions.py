"""Who holds an opinion and on what, for words that somebody says express one: by the grammar around them.

The record finds its own positions (`stances`); this answers for any expression, as an annotator or another coder marks
it, whether or not the codebook knows its words. What the words govern is what they are about; who they belong to is
their subject, owner or agent, over control, coordination and light verbs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import MODIFIERS
from reportedly.reading.codify.triggering import VERBAL
from reportedly.reading.tree import Sentence

Extent = tuple[int, int]
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
HELD = frozenset({"nsubj", "poss"})
ABOUT = frozenset({"dobj", "ccomp", "xcomp", "acl", "csubj", "attr", "oprd", "dative"})
TOPIC = frozenset("of for to against about over on with at in from towards toward concerning regarding by".split())  # noqa: SIM905 - reads as a list
FROM_WHOM = frozenset({"by", "from"})
BODIES = frozenset({"dobj", "pobj", "prep", "attr", "conj", "nsubjpass", "oprd", "acomp", "xcomp"})
STEPS = 5


@dataclass(frozen=True, slots=True)
class Opinion:
    """First and last tokens of the phrases that name who holds an opinion, and of those that name what it is on."""

    holders: tuple[Extent, ...]
    targets: tuple[Extent, ...]


def opinion_at(s: Sentence, first: int, last: int) -> Opinion:
    """Return who holds the opinion that tokens `first` to `last` (both included) express, and on what."""
    inside = range(first, last + 1)
    head = next((i for i in inside if s.heads[i] not in inside or s.heads[i] == i), last)
    holders = _holders(s, inside, head)
    targets = [k for k in _targets(s, inside) if k not in holders]
    return Opinion(_phrases(s, holders, inside), _phrases(s, targets or _above(s, head, holders), inside))


def _phrases(s: Sentence, heads: Iterable[int], inside: range) -> tuple[Extent, ...]:
    """Return the phrases of some heads, nothing of the expression itself among them."""
    found = []
    for k in dict.fromkeys(heads):
        first, last = clauses.extent(s, k)
        if k >= inside.stop and first < inside.stop:
            first = inside.stop
        elif k < inside.start <= last:
            last = inside.start - 1
        if first <= last:
            found.append((first, last))
    return tuple(found)


def _holders(s: Sentence, inside: range, head: int) -> list[int]:
    """Return the heads of the phrases that name the holder."""
    passive = any(clauses.is_passive(s, i) for i in inside if s.pos[i] in VERBAL)
    near = [k for i in inside for k in s.kids[i] if k not in inside]
    own = [k for k in near if s.deps[k] in HELD and not passive]
    own += [at for i in inside if (at := clauses.agent(s, i)) is not None and at not in inside]
    if own:
        return own[:1]
    if s.pos[head] in VERBAL or s.pos[head] == "ADJ":
        doer = clauses.subject(s, head) if s.pos[head] in VERBAL else clauses.grammatical(s, head)
        return [doer] if doer is not None and doer not in inside else []
    return _owner(s, head) or _lender(s, head)


def _owner(s: Sentence, noun: int) -> list[int]:
    """Return who a noun belongs to: its modifier in capitals, or the noun of a "by", "from" or "of" phrase."""
    before = [k for k in s.kids_by(noun, *MODIFIERS) if k < noun and s.words[k][:1].isupper()]
    after = [at for name, at in clauses.prepositions(s, noun) if name in FROM_WHOM and s.pos[at] in NOMINAL]
    return before[-1:] or after[:1]


def _lender(s: Sentence, noun: int) -> list[int]:
    """Return the subject of the verb that governs a noun ("they expressed [concern]")."""
    at = noun
    for _ in range(STEPS):
        above = s.heads[at]
        if above == at or s.deps[at] not in BODIES:
            return []
        if s.pos[above] in VERBAL:
            doer = clauses.subject(s, above)
            return [doer] if doer is not None and doer != noun else []
        at = above
    return []


def _targets(s: Sentence, inside: range) -> Iterator[int]:
    """Yield the heads of what the words of an expression govern outside of it, nearest kinds first."""
    for i in inside:
        for k in s.kids[i]:
            passive = s.deps[k] == "nsubjpass"
            if k not in inside and (s.deps[k] in ABOUT or passive) and s.pos[k] != "PUNCT":
                yield k
        done = clauses.infinitive(s, i)
        if done is not None and done not in inside:
            yield done
    for i in inside:
        for name, at in clauses.prepositions(s, i):
            if name in TOPIC and at not in inside:
                yield at
        if s.deps[i] in {"prep", "agent", "dative"}:
            yield from (k for k in s.kids_by(i, "pobj", "pcomp") if k not in inside)


def _above(s: Sentence, head: int, holders: list[int]) -> list[int]:
    """Return what an expression that governs nothing is about: the noun it qualifies or is said of."""
    above = s.heads[head]
    if s.deps[head] in {"amod", "acl", "relcl", "compound"} and above not in holders:
        return [above]
    if s.deps[head] in {"acomp", "attr"}:
        subject = clauses.grammatical(s, above)
        return [subject] if subject is not None and subject not in holders else []
    if s.deps[head] == "parataxis" or (s.deps[head] == "ccomp" and above > head):
        return [above]
    return []
