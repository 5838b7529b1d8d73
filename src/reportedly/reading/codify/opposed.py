"""Where two texts say of the same roles what cannot both hold: clause beside clause, filler beside filler.

Words that two texts share say nothing of whether they agree. Here the clauses of both are laid side by side by their
predicate (its lemma, its kin or its opposite) and by who or what fills their roles. Two clauses are opposed in

- polarity: the one denies what the other says, or says its opposite, of the same fillers;
- doer: what is done is the same, but somebody else whom the one text names too does it;
- roles: who does it in the one has it done to them by the other in the other; a tie may be told from either end;
- place, date: the same is done by or to the same, but elsewhere or on another day.

What a text bears out in another clause is opposed to none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from reportedly.codebook.weighing import weighing_words
from reportedly.reading.codify.clauses import agent, is_negated, is_passive, is_supposed, prepositions, subject
from reportedly.reading.codify.daytold import Day, are_apart, day_told
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Span

POLARITY, DOER, ROLES, PLACE, DATE = "polarity", "doer", "roles", "place", "date"
WHERE = frozenset({"in", "at", "near", "into", "outside", "inside", "off"})
ROOT = 4  # letters that a land and its people share
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
        s, at: its sentence, and where its verb, or its noun for a tie, stands there.
        deed: the family of what it tells; of two verbs or nouns for one tie, told from either end, it is one.
        doer, done_to: who does it, and what it is done to, in the active and the passive alike.
        rest: its prepositions, each with the filler behind it.
        is_denied: by a negation, or by a verb above it that ends or refuses what it says.
        is_open: merely possible or supposed.
    """

    s: Sentence
    at: int
    deed: str
    doer: Filler | None
    done_to: Filler | None
    rest: tuple[tuple[str, Filler], ...]
    is_denied: bool
    is_open: bool

    @property
    def lemma(self) -> str:
        """Lemma of the verb."""
        return self.s.lemmas[self.at]

    @property
    def is_habit(self) -> bool:
        """Whether it is told in the present, as what many may do."""
        return self.s.tags[self.at] in {"VBZ", "VBP"}

    @property
    def around(self) -> tuple[Filler, ...]:
        """Fillers behind its prepositions."""
        return tuple(filler for _, filler in self.rest)

    @property
    def fillers(self) -> tuple[Filler, ...]:
        """All that fills a role, whichever."""
        return tuple(filler for filler in (self.doer, self.done_to, *self.around) if filler is not None)

    @property
    def is_finite(self) -> bool:
        """Whether its doer is told by its own form; that of an infinitive or gerund is guessed from what is above."""
        own = (self.at, *self.s.kids_by(self.at, "aux", "auxpass"))
        return self.s.pos[self.at] == "NOUN" or any(self.s.tags[k] in FINITE for k in own)


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
        if a.is_open or b.is_open:
            continue
        borne_out = _is_borne_out(a, others) or _is_borne_out(b, some)
        facet = None if borne_out else _facet(a, b, one, other)
        facet = facet or _circumstance(a, b, some, others)
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
            elif pos == "NOUN" and s.lemmas[at] in weighing_words().ties:
                yield from _tie(s, at)


def _clause(s: Sentence, at: int) -> Clause:
    doer, done_to = _roles(s, at)
    words = weighing_words()
    deed, is_turned = words.ties.get(s.lemmas[at], (words.kin.get(s.lemmas[at], s.lemmas[at]), False))
    if is_turned:
        of = next((k for how, k in prepositions(s, at) if how == "to"), None) if done_to is None else done_to
        doer, done_to = of, doer
    above = s.heads[at] if s.deps[at] == "xcomp" else at
    ended = above != at and s.lemmas[above] in words.ending
    possible = any(s.lower[k] in words.possible for k in s.kids_by(at, "aux"))
    rest = tuple((how, _filler(s, k)) for how, k in prepositions(s, at) if k != doer)
    return Clause(
        s,
        at,
        deed,
        None if doer is None else _filler(s, doer),
        None if done_to is None else _filler(s, done_to),
        rest,
        is_denied=is_negated(s, at) != ended,
        is_open=possible or is_supposed(s, at),
    )


def _tie(s: Sentence, at: int) -> Iterator[Clause]:
    """Yield what a noun for a tie tells of who is meant by it and whose it is: "a branch of the Dawn Column"."""
    whose = s.kid(at, "poss")
    if whose is None:
        whose = next((k for how, k in prepositions(s, at) if how == "of"), None)
    who = [k for k in _also_called(s, at) if s.pos[k] in {"PROPN", "NOUN"}]
    if whose is None or not who or s.deps[at] == "conj":
        return
    deed, is_turned = weighing_words().ties[s.lemmas[at]]
    named = _of_words(s, who[0], _phrase(s, who[0]))
    doer, done_to = (_filler(s, whose), named) if is_turned else (named, _filler(s, whose))
    verb = s.heads[at] if s.deps[at] == "attr" else None
    denied = verb is not None and is_negated(s, verb)
    yield Clause(s, at, deed, doer, done_to, (), denied, is_open=verb is not None and is_supposed(s, verb))


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
    return _of_words(s, at, [k for one in (at, *_also_called(s, at)) for k in _phrase(s, one)])


def _of_words(s: Sentence, at: int, held: Sequence[int]) -> Filler:
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
    shared = sum(x.is_like(y) for x, y in _facing(a, b)) + any(x.is_like(y) for x, y in product(a.around, b.around))
    if opposite:  # "the bill passed through the house", "the house voted against the bill"
        shared = max(shared, min(_in_common(a, b), _in_common(b, a)))
    strange = any(x.is_apart(y) for x, y in _facing(a, b))
    return shared >= ENOUGH or (shared > 0 and not strange and a.lemma not in weighing_words().light)


def _in_common(a: Clause, b: Clause) -> int:
    """Return how many of the fillers of one clause are like any of the other's."""
    return sum(any(x.is_like(y) for y in b.fillers) for x in a.fillers)


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
    if (a.is_habit and b.is_habit) or a.lemma in weighing_words().common:
        return False
    done_to = [(a.done_to, b.done_to)] if a.done_to is not None and b.done_to is not None else []
    if any(x.is_apart(y) for x, y in done_to):
        return False
    shared = any(x.is_like(y) for x, y in (*done_to, *product(a.around, b.around)))
    return shared and (_names(one, b.doer) or _names(other, a.doer))


def _names(parse: Parse, filler: Filler) -> bool:
    """Say whether a text has a name of somebody."""
    return any(word in filler.names for s in parse.sentences for word in s.lower)


def _circumstance(a: Clause, b: Clause, some: list[Clause], others: list[Clause]) -> str | None:
    """Return "place" or "date" where both tell the same, but elsewhere or on another day, and nowhere as the other."""
    if not _are_kin(a, b) or a.is_denied or b.is_denied or not _is_of_one(a, b):
        return None
    one, other = day_told(a.s, a.at), day_told(b.s, b.at)
    if one and other and are_apart(one, other):
        alike = ([c for c in some if _are_kin(c, b)], other), ([c for c in others if _are_kin(c, a)], one)
        return None if any(_may_be_on(c, day) for held, day in alike for c in held) else DATE
    where = [list(_places(c)) for c in (a, b)]
    pairs = list(product(*where))
    if pairs and all(_are_elsewhere(x, y) and not (_is_near(a, y) or _is_near(b, x)) for x, y in pairs):
        return PLACE
    return None


def _is_of_one(a: Clause, b: Clause) -> bool:
    """Say whether two clauses share who does it or what it is done to, and have nobody else there; both are finite."""
    facing = list(_facing(a, b))
    shared = any(x.head == y.head and not x.is_pronoun for x, y in facing)
    return a.is_finite and b.is_finite and shared and not any(x.is_apart(y) for x, y in facing)


def _places(clause: Clause) -> Iterator[Filler]:
    """Yield the names of places behind a verb, or behind what it is done to or by."""
    s = clause.s
    doer = agent(s, clause.at)
    for head in (clause.at, *s.kids_by(clause.at, "dobj"), *([] if doer is None else [doer])):
        held = (_filler(s, k) for how, k in prepositions(s, head) if how in WHERE)
        yield from (filler for filler in held if filler.names)


def _are_elsewhere(one: Filler, other: Filler) -> bool:
    roots = [{name[:ROOT] for name in filler.names} for filler in (one, other)]
    return one.is_apart(other) and roots[0].isdisjoint(roots[1])


def _is_near(clause: Clause, place: Filler) -> bool:
    """Say whether the sentence of a clause names a place, or its people, anywhere."""
    roots = tuple(name[:ROOT] for name in place.names)
    return any(word.startswith(roots) for word in clause.s.lower)


def _may_be_on(clause: Clause, day: Day) -> bool:
    """Say whether a clause may tell of a day: it does, or its sentence has it elsewhere."""
    told = day_told(clause.s, clause.at)
    return (told is not None and not are_apart(told, day)) or {part for part in day if part} <= set(clause.s.lower)


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
    return a.deed == b.deed


def _are_opposites(a: Clause, b: Clause) -> bool:
    """Say whether the codebook has two predicates as opposites."""
    return any(pair == other and side != facing for pair, side in _deeds(a) for other, facing in _deeds(b))


def _deeds(clause: Clause) -> set[tuple[str | None, str]]:
    sorts = weighing_words().sorts
    forms = {clause.lemma, clause.s.lower[clause.at], *(f"{clause.lemma} {how}" for how, _ in clause.rest)}
    return {(key, side) for form in forms for facet, key, side in sorts.get(form, ()) if facet == "deed"}
