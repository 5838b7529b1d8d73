"""Where two texts say of the same roles what cannot both hold: clause beside clause, filler beside filler.

Words that two texts share say nothing of whether they agree. Here the clauses of both are laid side by side by their
predicate (its lemma, its kin or its opposite) and by who or what fills their roles. Two clauses are opposed in

- polarity: the one denies what the other says, or says its opposite, of the same fillers;
- doer: what is done is the same, but somebody else whom the one text names too does it;
- roles: who does it in the one has it done to them by the other in the other.

What a text bears out in another clause is opposed to none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from reportedly.codebook.weighing import weighing_words
from reportedly.reading.codify.clauses import agent, is_negated, is_passive, is_supposed, prepositions, subject
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Span

POLARITY, DOER, ROLES = "polarity", "doer", "roles"
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OBJECTS = ("dobj", "attr", "acomp", "oprd", "xcomp")
PARTS = ("compound", "nmod", "amod", "nummod", "poss")
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
RELATIVE = frozenset({"WP", "WDT"})
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a role.

    Attributes:
        head: lemma of its head.
        words: lemmas of its words, and of what it is said to be in the same sentence (apposition, copula, list).
        names: those of its words that are proper names, in lower case.
        is_pronoun: then nothing is known of who is meant.
    """

    head: str
    words: frozenset[str]
    names: frozenset[str]
    is_pronoun: bool

    def is_like(self, other: "Filler") -> bool:
        """Say whether two fillers share their head, a name, or one the head of the other; pronouns are like none."""
        if self.is_pronoun or other.is_pronoun:
            return False
        return bool(self.names & other.names) or self.head in other.words or other.head in self.words

    def is_apart(self, other: "Filler") -> bool:
        """Say whether two fillers have nothing in common, and neither is a pronoun."""
        return not (self.is_pronoun or other.is_pronoun or self.is_like(other) or self.words & other.words)


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with what fills its roles.

    Attributes:
        s, at: its sentence, and where its verb stands there.
        doer, done_to: who does it, and what it is done to, in the active and the passive alike.
        rest: fillers behind its prepositions.
        is_denied: by a negation, or by a verb above it that ends or refuses what it says.
        is_open: merely possible or supposed.
    """

    s: Sentence
    at: int
    doer: Filler | None
    done_to: Filler | None
    rest: tuple[Filler, ...]
    is_denied: bool
    is_open: bool

    @property
    def lemma(self) -> str:
        """Lemma of the verb."""
        return self.s.lemmas[self.at]

    @property
    def is_finite(self) -> bool:
        """Whether its doer is told by its own form; that of an infinitive or gerund is guessed from what is above."""
        own = (self.at, *self.s.kids_by(self.at, "aux", "auxpass"))
        return any(self.s.tags[k] in FINITE for k in own)


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two predicates that cannot both hold, by the facet ("polarity", "doer" or "roles") that they differ in."""

    facet: str
    one: Span
    other: Span


def opposed(one: Parse, other: Parse) -> list[Opposition]:
    """Return where two texts on one matter say what cannot both hold; their order makes no difference."""
    some, others = list(_clauses(one)), list(_clauses(other))
    found: dict[Opposition, None] = {}
    for a, b in product(some, others):
        borne_out = _is_borne_out(a, others) or _is_borne_out(b, some)
        facet = None if borne_out or a.is_open or b.is_open else _facet(a, b, one, other)
        if facet:
            spans = (one.token_span(a.s, a.at, a.at), other.token_span(b.s, b.at, b.at))
            found[Opposition(facet, *spans)] = None
    return list(found)


def _facet(a: Clause, b: Clause, one: Parse, other: Parse) -> str | None:
    """Return what two clauses differ in so that they cannot both hold, or None."""
    if _is_contrary(a, b):
        return POLARITY
    if not _are_kin(a, b) or a.is_denied != b.is_denied or a.lemma in weighing_words().light:
        return None
    if _is_turned(a, b):
        return ROLES
    return DOER if _is_by_another(a, b, one, other) else None


def _clauses(parse: Parse) -> Iterator[Clause]:
    for s in parse.sentences:
        for at, pos in enumerate(s.pos):
            if pos in {"VERB", "AUX"} and s.deps[at] not in {"aux", "auxpass"}:
                yield _clause(s, at)


def _clause(s: Sentence, at: int) -> Clause:
    doer, done_to = _roles(s, at)
    words = weighing_words()
    above = s.heads[at] if s.deps[at] == "xcomp" else at
    ended = above != at and s.lemmas[above] in words.ending
    possible = any(s.lower[k] in words.possible for k in s.kids_by(at, "aux"))
    rest = tuple(_filler(s, k) for _, k in prepositions(s, at) if k != doer)
    return Clause(
        s,
        at,
        None if doer is None else _filler(s, doer),
        None if done_to is None else _filler(s, done_to),
        rest,
        is_denied=is_negated(s, at) != ended,
        is_open=possible or is_supposed(s, at),
    )


def _roles(s: Sentence, at: int) -> tuple[int | None, int | None]:
    """Return who does what a verb says, and what it is done to, by their heads."""
    if not is_passive(s, at):
        return _antecedent(s, subject(s, at)), _antecedent(s, s.kid(at, *OBJECTS))
    own = s.kid(at, "nsubjpass", "nsubj")
    if own is None and s.deps[at] in {"acl", "relcl"}:
        own = s.heads[at]
    return agent(s, at), _antecedent(s, own)


def _antecedent(s: Sentence, at: int | None) -> int | None:
    """Return whom a relative pronoun stands for; any other word stands for itself."""
    if at is None or s.tags[at] not in RELATIVE:
        return at
    return next((s.heads[a] for a in s.ancestors(at) if s.deps[a] == "relcl"), None)


def _filler(s: Sentence, at: int) -> Filler:
    held = [k for one in (at, *_also_called(s, at)) for k in _phrase(s, one)]
    return Filler(
        s.lemmas[at].lower(),
        frozenset(s.lemmas[k].lower() for k in held if s.pos[k] in CONTENT),
        frozenset(s.lower[k] for k in held if s.pos[k] == "PROPN"),
        s.pos[at] == "PRON",
    )


def _phrase(s: Sentence, at: int) -> list[int]:
    """Return a head with what stands before it and behind its "of"."""
    held = [at]
    for k in held:
        held += s.kids_by(k, *PARTS)
    return held + [k for of in s.kids_by(at, "prep") if s.lower[of] == "of" for k in s.kids_by(of, "pobj")]


def _also_called(s: Sentence, at: int) -> list[int]:
    """Return the other heads of who is meant: in apposition, by a copula, beside it in a list, or of a number."""
    found = [at]
    for i in found:
        near = [*s.kids_by(i, "appos"), *s.conjuncts(i)]
        if s.deps[i] in {"appos", "conj"}:
            near.append(s.heads[i])
        if s.deps[i] == "attr":
            near += s.kids_by(s.heads[i], "nsubj")
        if s.deps[i] == "nsubj":
            near += s.kids_by(s.heads[i], "attr")
        if s.deps[i] == "pobj" and s.lower[s.heads[i]] == "of" and s.pos[s.heads[s.heads[i]]] == "NUM":
            near.append(s.heads[s.heads[i]])
        found += [k for k in near if k not in found]
    return found[1:]


def _is_contrary(a: Clause, b: Clause) -> bool:
    """Say whether one clause denies what the other says, or says its opposite, of fillers that are the same."""
    opposite = _are_opposites(a, b)
    if not (opposite or _are_kin(a, b)) or opposite == (a.is_denied != b.is_denied):
        return False
    if any(x.names and y.names and x.is_apart(y) for x, y in _facing(a, b)):
        return False
    shared = sum(x.is_like(y) for x, y in _facing(a, b)) + any(x.is_like(y) for x, y in product(a.rest, b.rest))
    strange = any(x.is_apart(y) for x, y in _facing(a, b))
    return shared >= ENOUGH or (shared > 0 and not strange and a.lemma not in weighing_words().light)


def _is_turned(a: Clause, b: Clause) -> bool:
    """Say whether each does in one clause what the other does in the other."""
    if a.doer is None or a.done_to is None or b.doer is None or b.done_to is None or a.lemma in weighing_words().mutual:
        return False
    crossed = a.doer.is_like(b.done_to) and a.done_to.is_like(b.doer)
    return crossed and not any(x.is_like(y) for x, y in _facing(a, b))


def _is_by_another(a: Clause, b: Clause, one: Parse, other: Parse) -> bool:
    """Say whether the same is done in both clauses, but by somebody else whom one of the texts names in both."""
    if a.doer is None or b.doer is None or not (a.is_finite and b.is_finite and a.doer.is_apart(b.doer)):
        return False
    done_to = [(a.done_to, b.done_to)] if a.done_to is not None and b.done_to is not None else []
    if any(x.is_apart(y) for x, y in done_to):
        return False
    shared = any(x.is_like(y) for x, y in (*done_to, *product(a.rest, b.rest)))
    return shared and (_names(one, b.doer) or _names(other, a.doer))


def _names(parse: Parse, filler: Filler) -> bool:
    """Say whether a text has a name of somebody."""
    return any(word in filler.names for s in parse.sentences for word in s.lower)


def _is_borne_out(clause: Clause, others: list[Clause]) -> bool:
    """Say whether a clause of the other text says the same of fillers that may be the same."""
    return any(
        _are_kin(clause, other)
        and clause.is_denied == other.is_denied
        and _fits(clause.doer, other.doer)
        and _fits(clause.done_to, other.done_to)
        for other in others
    )


def _fits(one: Filler | None, other: Filler | None) -> bool:
    if one is None or other is None:
        return True
    return one.is_pronoun or other.is_pronoun or one.is_like(other)


def _facing(a: Clause, b: Clause) -> Iterator[tuple[Filler, Filler]]:
    """Yield what fills the same role in both clauses."""
    for x, y in ((a.doer, b.doer), (a.done_to, b.done_to)):
        if x is not None and y is not None:
            yield x, y


def _are_kin(a: Clause, b: Clause) -> bool:
    """Say whether two predicates are one lemma or of one family."""
    kin = weighing_words().kin
    return a.lemma == b.lemma or kin.get(a.lemma, a.lemma) == kin.get(b.lemma, b.lemma)


def _are_opposites(a: Clause, b: Clause) -> bool:
    """Say whether the codebook has two predicates as opposites."""
    return any(pair == other and side != facing for pair, side in _deeds(a) for other, facing in _deeds(b))


def _deeds(clause: Clause) -> set[tuple[str | None, str]]:
    sorts = weighing_words().sorts
    forms = {clause.lemma, clause.s.lower[clause.at]}
    return {(key, side) for form in forms for facet, key, side in sorts.get(form, ()) if facet == "deed"}
