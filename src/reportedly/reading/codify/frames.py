"""What any word of doing says, whether or not the codebook has a code for it: who did it, to whom, where and how.

The record keeps coded events; this answers for any verb or noun, as an annotator or another coder marks it, so that
deeds of every kind can be put together across reports. Roles are those of the grammar: the doer is the subject or the
noun of a by-phrase, the done is the object or the subject of the passive, the rest goes by its preposition.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.reading.codify import clauses
from reportedly.reading.tree import Parse, Sentence

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
OWNERS = frozenset({"poss", "compound", "nmod", "amod"})
LIGHT = frozenset("be have do make take give get go".split())  # noqa: SIM905 - reads as a list
OPEN = frozenset("may might could would should will shall".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Phrase:
    """What fills a role: its code points, the lemma of its head, its words in lower case, and whether it is a name."""

    start: int
    end: int
    lemma: str
    words: frozenset[str]
    is_name: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A word of doing and what fills its roles.

    Attributes:
        start, end: code points of the word itself.
        lemma: its lemma; where a light verb carries a noun ("made a plea"), the noun's.
        is_verb: whether it is a verb.
        negated: whether its clause says that it is not so.
        is_open: whether it is only possible, planned or wished.
        doers, done: who does it, and what it is done to.
        rest: (preposition, phrase), times and places among them.
    """

    start: int
    end: int
    lemma: str
    is_verb: bool
    negated: bool
    is_open: bool
    doers: tuple[Phrase, ...]
    done: tuple[Phrase, ...]
    rest: tuple[tuple[str, Phrase], ...]


def frames_at(parse: Parse, given: Iterable[tuple[int, int]]) -> list[Frame | None]:
    """Return the frame of the head word of each stretch (start, end) in code points, None where none is."""
    found = []
    for start, end in given:
        s = parse.sentence_at(start)
        cover = s.cover(start, end) if s is not None else None
        found.append(frame(s, head(s, *cover)) if s is not None and cover is not None else None)
    return found


def head(s: Sentence, first: int, last: int) -> int:
    """Return the word that a stretch hangs by; of a light verb and a noun, the noun."""
    head = next((i for i in range(first, last + 1) if not first <= s.heads[i] <= last or s.heads[i] == i), last)
    carried = s.kid(head, "dobj", "attr")
    light = s.lemmas[head] in LIGHT and carried is not None and first <= carried <= last
    return carried if light and carried is not None else head


def frame(s: Sentence, i: int) -> Frame:
    """Return the frame of the token at `i`."""
    verbal = s.pos[i] in VERBAL
    doers, done = sides(s, i)
    rest = tuple((name, _phrase(s, k)) for name, k in clauses.prepositions(s, i) if s.pos[k] in NOMINAL)
    return Frame(
        start=s.starts[i],
        end=s.ends[i],
        lemma=s.lemmas[i],
        is_verb=verbal,
        negated=is_negated(s, i),
        is_open=verbal and is_open(s, i),
        doers=tuple(_phrase(s, k) for k in doers),
        done=tuple(_phrase(s, k) for k in done),
        rest=rest,
    )


def sides(s: Sentence, i: int) -> tuple[list[int], list[int]]:
    """Return the heads of who does what the word at `i` says, and of what it is done to."""
    return _of_verb(s, i) if s.pos[i] in VERBAL else _of_noun(s, i)


def _of_verb(s: Sentence, v: int) -> tuple[list[int], list[int]]:
    """Return the heads of who does what a verb says, and of what it is done to."""
    doer = clauses.subject(s, v)
    sufferer = clauses.grammatical(s, v) if clauses.is_passive(s, v) else s.kid(v, "dobj", "attr", "dative")
    return [k for one in (doer,) if one is not None for k in s.conjuncts(one)], [
        k for one in (sufferer,) if one is not None and one != doer for k in s.conjuncts(one)
    ]


def _of_noun(s: Sentence, n: int) -> tuple[list[int], list[int]]:
    """Return the owner or maker of a noun of doing, and the noun of its of-phrase."""
    by = clauses.agent(s, n)
    owners = [by] if by is not None else [k for k in s.kids_by(n, *OWNERS) if s.words[k][:1].isupper()]
    return owners, [k for name, k in clauses.prepositions(s, n) if name == "of" and s.pos[k] in NOMINAL]


def is_negated(s: Sentence, i: int) -> bool:
    """Say whether a verb's clause, or a noun's own "no", says that it is not so."""
    return clauses.is_negated(s, i) if s.pos[i] in VERBAL else any(s.lower[k] == "no" for k in s.kids[i])


def is_open(s: Sentence, v: int) -> bool:
    """Say whether a verb is under a modal, is an infinitive, or is supposed."""
    modal = any(s.deps[k] == "aux" and s.lemmas[k] in OPEN for k in s.kids[v])
    return modal or any(s.lower[k] == "to" and s.deps[k] == "aux" for k in s.kids[v]) or clauses.is_supposed(s, v)


def _phrase(s: Sentence, k: int) -> Phrase:
    first, last = clauses.extent(s, k)
    inside = [i for i in range(first, last + 1) if s.words[i][0].isalnum()]
    return Phrase(
        start=s.starts[first],
        end=s.ends[last],
        lemma=s.lemmas[k],
        words=frozenset(s.lower[i] for i in inside),
        is_name=s.pos[k] == "PROPN" or s.words[k][:1].isupper(),
    )
