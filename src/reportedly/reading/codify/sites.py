"""Where an event is by the words of its own sentence, and which words those are.

In this order: a phrase of the event, of its clause, what was struck ("told"); then a phrase of who did it, or of a
clause that tells what happened then and there ("clause"): "exploded, wounding 13 people in NAME", "soldiers in NAME
shot two men", "NAME, where troops fired". Never across reported speech, a restrictive relative clause (background) or
another time. Places inside names are none, which the places of the record see to.
"""

from collections.abc import Callable, Iterator, Mapping

from reportedly.codebook.codebook import Trigger, Triggers
from reportedly.codebook.scenes import is_of, scenes
from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.triggering import VERBAL, Named
from reportedly.reading.tree import Sentence
from reportedly.record import Place, PlaceBasis, Placed, Span

DEEP = 6
SHALLOW = 2  # phrases within phrases: "in the centre of NAME"
BESIDE = frozenset({"in", "by", "during", "with", "through"})
BACKGROUND = frozenset({"had"})
LINKED = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "prep", "agent", "appos", "conj", "attr", "dative"})
Together = Callable[[int], bool]


def placed_by(span: Span, basis: PlaceBasis) -> Placed:
    """Return how an event got its place, as sure as that way is."""
    return Placed(basis=basis, span=span, confidence=scenes().sure[basis])


class Sites:
    """Finds where the events of one sentence are; `deeds` are its events by their words."""

    def __init__(self, cast: Cast, s: Sentence, deeds: Mapping[int, Named], words: Triggers) -> None:
        """Hold the sentence."""
        self.cast = cast
        self.s = s
        self.words = words
        self.deeds = {
            k: named for at, named in deeds.items() for k in (at, named.twin, *named.outcomes) if k is not None
        }

    def of(self, named: Named, together: Together) -> tuple[Place, Placed] | None:
        """Return where an event is; `together` says of another deed's word whether no other time is told of it."""
        at = self._told(named)
        if at is not None:
            return self._placed(at, "told")
        if not self._is_bodily(named):
            return None
        at = next(self._modifiers(named), None)
        if at is not None:
            return self._placed(at, "told")
        at = self._beside(named, together)
        return self._placed(at, "clause") if at is not None else None

    def _told(self, named: Named) -> int | None:
        """Return the place in a phrase of the event, then of its clause, then of what was struck; a token."""
        s = self.s
        for at in self._scopes(named):
            near = [
                (name, inner)
                for name, inner in _phrases(s, at, inward=self._is_bodily(named))
                if self.cast.place(s, inner) is not None
            ]
            for wanted in (
                self.words.roles["near"],
                self.words.roles["on"],
                frozenset({"of", "to"}) if at == named.at else frozenset(),
            ):
                found = next((inner for name, inner in near if name in wanted), None)
                if found is not None:
                    return found
        struck = [
            k for i in (named.at, *named.outcomes) if s.pos[i] in VERBAL for k in s.kids_by(i, "dobj", "nsubjpass")
        ]
        struck += [k for k in s.kids_by(named.at, "poss", "compound") if not named.verbal]
        inside = [
            inner
            for k in struck
            for name, inner in clauses.prepositions(s, k)
            if name in self.words.roles["near"] | {"of"}
        ]
        return next((k for k in (*struck, *inside) if self.cast.place(s, k) is not None), None)

    def _scopes(self, named: Named) -> Iterator[int]:
        """Yield the event's word, its twin and outcomes, for a noun the verb of its clause, for a verb its equals.

        A coordinated verb for another sort of deed keeps its place to itself: "was shot and has been flown to NAME".
        """
        s = self.s
        yield named.at
        if named.twin is not None:
            yield named.twin
        yield from named.outcomes
        if named.verbal:
            equals = (k for k in s.conjuncts(named.at) if s.pos[k] in VERBAL and k != named.at)
            yield from (k for k in equals if any(_plainly(row, named) for row in self.words.verbs.get(s.lemmas[k], ())))
        else:
            above = next((a for a in s.ancestors(named.at) if s.pos[a] in VERBAL), None)
            if (
                above is not None
                and s.deps[named.at] in {"nsubj", "nsubjpass", "dobj", "attr"}
                and self._befits(named, above)
            ):
                yield above

    def _befits(self, named: Named, verb: int) -> bool:
        """Say whether a verb only tells that a deed took place, not what was said of it ("was condemned in NAME")."""
        over = [self.deeds[k] for k in (verb, *self.s.kids_by(verb, "dobj")) if k in self.deeds and k != named.at]
        return not self._is_bodily(named) or all(self._is_bodily(other) for other in over)

    def _is_bodily(self, named: Named) -> bool:
        """Say whether an event takes place where people are."""
        return is_of(named.code, named.mode, scenes().bodily)

    def _modifiers(self, named: Named) -> Iterator[int]:
        """Yield the places that modify the deed's noun: "the NAME bombings"; a state's name rather tells who did it."""
        for i in (named.at, named.twin):
            if i is not None and self.s.pos[i] not in VERBAL:
                for k in self.s.kids_by(i, "compound", "nmod", "amod"):
                    place = self.cast.place(self.s, k) or self.cast.modifying(self.s, k)
                    if place is not None and place.kind in scenes().modifying:
                        yield k

    def _placed(self, at: int, basis: PlaceBasis) -> tuple[Place, Placed]:
        """Return the place at a token, with the words for it."""
        place, offset = self.cast.place(self.s, at) or self.cast.modifying(self.s, at), self.s.starts[at]
        assert place is not None, "asked for where one is"
        held = [m.span for m in place.mentions if m.span.start <= offset < m.span.end]
        span = max(held, key=lambda span: span.end - span.start, default=self.cast.parse.token_span(self.s, at, at))
        return place, placed_by(span, basis)

    def _beside(self, named: Named, together: Together) -> int | None:
        """Return the place in a phrase of the doer, or of what is told with the event, nearest first."""
        verbs = [i for i in (named.at, *named.outcomes) if self.s.pos[i] in VERBAL]
        near = [*self._of_subject(verbs)]
        for at in dict.fromkeys((*self._where(named.at), *self._linked(named, together))):
            near += [at] if self.cast.place(self.s, at) is not None else [*self._phrases(at), *self._of_subject([at])]
        return near[0] if near else None

    def _phrases(self, at: int) -> list[int]:
        """Return the places in phrases of a word that tell where: "in NAME", then "on NAME"."""
        near = [(name, k) for name, k in _phrases(self.s, at, SHALLOW) if self.cast.place(self.s, k) is not None]
        first = [k for name, k in near if name in self.words.roles["near"]]
        return first or [k for name, k in near if name in self.words.roles["on"] and at in self.deeds]

    def _of_subject(self, verbs: list[int]) -> Iterator[int]:
        """Yield the places where the subjects of verbs are told to be."""
        for verb in verbs:
            for k in self.s.kids_by(verb, "nsubj", "nsubjpass"):
                for name, inner in clauses.prepositions(self.s, k):
                    if name in scenes().at_subject and self.cast.place(self.s, inner) is not None:
                        yield inner

    def _where(self, at: int) -> Iterator[int]:
        """Yield the place of "NAME, where it happened"."""
        s = self.s
        for k in (at, *s.ancestors(at)):
            if s.deps[k] == "relcl" and any(s.lower[m] == "where" for m in s.subtree(k)):
                yield from (c for c in (s.heads[k],) if self.cast.place(s, c) is not None)
            if s.deps[k] in {"ccomp", "relcl"}:
                return

    def _linked(self, named: Named, together: Together) -> Iterator[int]:
        """Yield the words of what happened with the event: above it, then below it; of what happened later, none."""
        if not is_of(named.code, named.mode, scenes().going_on) or is_apart(self.s, named.at):
            return
        for at in (named.at, *named.outcomes):
            yield from self._above(at, together)
            yield from self._below(at, together)

    def _above(self, at: int, together: Together) -> Iterator[int]:
        """Yield the verbs and deeds over a word, as far as its own time and place reach."""
        s, here = self.s, at
        for _ in range(len(s)):
            up = s.heads[here]
            if up == here or not self._goes_on(here, up):
                return
            here = up
            lends = s.lemmas[here] in self.words.roles["light"] and s.heads[at] == here
            if (here in self.deeds and together(here)) or (s.pos[here] in VERBAL and lends):
                yield here
            elif s.pos[here] in VERBAL:
                return

    def _goes_on(self, here: int, up: int) -> bool:
        """Say whether what a word tells is of one scene with the word above it."""
        s, label = self.s, self.s.deps[here]
        if s.pos[here] not in VERBAL:
            return label in LINKED and (label != "prep" or s.lower[here] in BESIDE)
        if label == "advcl":
            return self._together(here)
        if label == "conj":
            return not any(s.words[k] == ";" for k in range(min(here, up), max(here, up)))
        if label == "relcl":
            return self._goes_on_telling(here)
        if label == "ccomp":
            return s.tags[here] == "VB"  # "forcing thousands to flee"
        return label == "xcomp" or (label == "acl" and s.tags[here] == "VBG")

    def _together(self, clause: int) -> bool:
        """Say whether a clause tells what happened then and there: by its first word, or by being a participle."""
        s = self.s
        opening = [s.lower[k] for k in s.kids[clause] if s.deps[k] in {"mark", "advmod"} and k < clause]
        marks = [word for word in opening if word in scenes().together]
        return bool(marks) or (s.tags[clause] in {"VBG", "VBN"} and not s.kids_by(clause, "mark"))

    def _goes_on_telling(self, clause: int) -> bool:
        """Say whether a relative clause goes on with the story: behind a comma, and not of what had been before."""
        s, first = self.s, self.s.left[clause]
        return first > 0 and s.lower[first - 1] == "," and not any(s.lower[k] in BACKGROUND for k in s.kids[clause])

    def _below(self, at: int, together: Together) -> Iterator[int]:
        """Yield the deeds told in clauses under a verb, and what went on then."""
        s = self.s
        under = [k for k in s.kids_by(at, "advcl", "conj", "xcomp") if self._goes_on(k, at)]
        for k in under:
            meanwhile = any(s.lower[m] in scenes().meanwhile for m in s.kids_by(k, "mark", "advmod"))
            if (k in self.deeds or meanwhile) and together(k):
                yield k
            yield from (m for m in s.kids_by(k, "nsubj", "dobj", "nsubjpass") if m in self.deeds and together(m))


def is_apart(s: Sentence, i: int) -> bool:
    """Say whether an event is told apart from what stands around it: "later", "previously", "in a separate attack"."""
    apart = scenes().apart
    phrases = [inner for _, inner in clauses.prepositions(s, i)]
    return any(s.lower[k] in apart for at in (i, s.heads[i], *phrases) for k in s.kids_by(at, "advmod", "amod", "det"))


def _plainly(row: Trigger, named: Named) -> bool:
    """Say whether a word by itself, without particle or object, names a deed of the same type."""
    return row.code == named.code and not (row.particle or row.only or row.needs)


def _phrases(s: Sentence, at: int, deep: int = DEEP, *, inward: bool = True) -> Iterator[tuple[str, int]]:
    """Yield (preposition, noun) of the phrases under a word, nearest first, not into other clauses.

    `inward`: what stands inside the object's phrase counts too ("attacked a base in NAME").
    """
    stack = [(at, 0)]
    while stack:
        here, depth = stack.pop(0)
        for preposition, inner in clauses.prepositions(s, here):
            if s.pos[inner] in VERBAL:
                continue
            yield preposition, inner
            if depth < deep:
                stack.append((inner, depth + 1))
        for k in s.kids_by(here, "advmod", "npadvmod"):  # "35 km south of NAME", "close to NAME"
            yield "near", k
            if depth < deep:
                stack.append((k, depth + 1))
        if depth == 0 and inward:
            stack.extend((k, 1) for k in s.kids_by(here, "dobj", "nsubjpass", "oprd"))
