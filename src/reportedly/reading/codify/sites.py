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
from reportedly.reading.codify.needs import is_person
from reportedly.reading.codify.senders import SENT
from reportedly.reading.codify.spots import phrases
from reportedly.reading.codify.triggering import VERBAL, Named
from reportedly.reading.tree import Sentence
from reportedly.record import Place, PlaceBasis, Placed, Span

CALM = "calm"
SHALLOW = 2  # phrases within phrases: "in the centre of NAME"
BESIDE = frozenset({"in", "by", "during", "with", "through"})
BACKGROUND = frozenset({"had"})
LANDS = frozenset({"country", "state", "continent"})
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
        if at is not None and (self._has_name(at) or not self._is_bodily(named)):
            return self._placed(at, "told")
        if not self._is_bodily(named):
            return None
        over = next(self._modifiers(named), None)
        if over is not None:
            return self._placed(over, "told")
        over = self._beside(named, together)
        if over is not None and (at is None or self._has_name(over)):
            return self._placed(over, "clause")
        return self._placed(at, "told") if at is not None else None

    def _told(self, named: Named) -> int | None:
        """Return the place in a phrase of the event, then of its clause, then of what was struck; a token."""
        s = self.s
        for at in self._scopes(named):
            near = [
                (name, inner)
                for name, inner in phrases(s, at, inward=self._is_bodily(named))
                if self.cast.place(s, inner) is not None
                and (self._is_bodily(named) or not self._is_somebodys(inner))
                and not self._is_origin(inner)
                and not (name == "from" and at == named.at and not named.verbal and named.code in SENT)
            ]
            for wanted in (
                self.words.roles["near"],
                self.words.roles["on"],
                frozenset({"of", "to"}) if at == named.at else frozenset(),
            ):
                found = next((inner for name, inner in near if name in wanted), None)
                if found is not None:
                    return self._by_name(found)
        found = next(self._struck(named), None)
        return None if found is None else self._by_name(found)

    def _is_somebodys(self, at: int) -> bool:
        """Say whether a place only tells which people are spoken of: "appealed to [mediators in NAME]"."""
        s, before = self.s, self.s.heads[at] - 1
        behind = s.deps[at] == "pobj" and before >= 0 and s.pos[before] in {"NOUN", "PROPN"}
        return behind and (self.cast.at(s, before) is not None or is_person(s, before))

    def _is_origin(self, at: int) -> bool:
        """Say whether a place only tells where people or orders are from: "[peacekeepers from NAME] were wounded"."""
        s, before = self.s, self.s.heads[at]
        place = self.cast.place(s, at)
        broad = place is not None and place.kind in LANDS
        over = s.heads[before]
        bid = s.lower[before] in {"from", "of"} and s.lemmas[over] in scenes().bidding  # "on orders from NAME"
        return bid or (broad and s.lower[before] == "from" and is_person(s, over))

    def _struck(self, named: Named) -> Iterator[int]:
        """Yield the places among what a deed struck, then those it is told to lie in or be of."""
        s, struck = self.s, self._objects(named)
        inside = ((k, *pair) for k in struck for pair in clauses.prepositions(s, k))
        near = self.words.roles["near"]
        within = (
            k for over, name, k in inside if name in near or (name == "of" and s.lemmas[over] not in scenes().foreign)
        )
        yield from (k for k in (*struck, *within) if self.cast.place(s, k) is not None and not self._is_origin(k))

    def _objects(self, named: Named) -> list[int]:
        """Return the nouns for what a deed struck: its own objects, then those of the verbs that tell it with it.

        The owner of a killing is whom it befell, who may be called like a place.
        """
        s = self.s
        verbs = [i for i in (named.at, *named.outcomes) if s.pos[i] in VERBAL]
        if named.verbal:
            own = ("dobj", "nsubjpass", "nsubj") if named.mode == CALM else ("dobj", "nsubjpass")  # "NAME was calm"
            return [k for i in (*verbs, *self._equals(named)) for k in s.kids_by(i, *own)]
        found = [k for i in verbs for k in s.kids_by(i, "dobj", "nsubjpass")]
        befell = s.lemmas[named.at] in self.words.roles["owner_suffers"]
        found += [k for k in s.kids_by(named.at, "poss", "compound") if s.deps[k] != "poss" or not befell]
        whole = self._whole(named.at)
        if s.deps[whole] == "nsubj" and s.lemmas[s.heads[whole]] in scenes().shaken:
            found += s.kids_by(s.heads[whole], "dobj")
        return found

    def _whole(self, at: int) -> int:
        """Return the noun that counts or groups a deed, else the deed's own: "[a series] of explosions"."""
        s = self.s
        if s.deps[at] != "pobj" or s.lower[s.heads[at]] != "of":
            return at
        above = s.heads[s.heads[at]]
        return above if s.lemmas[above] in self.words.roles["carriers"] else at

    def _by_name(self, at: int) -> int:
        """Return a place, or the one with a name inside the words for it: "a road to NAME", "a home in NAME"."""
        if self._has_name(at):
            return at
        inside = (k for k in self.s.subtree(at) if self._has_name(k))
        return next((k for k in inside if not _in_clause(self.s, k, at)), at)

    def _has_name(self, at: int) -> bool:
        """Say whether the place at a token is known by a name ("near NAME" too), not only by a noun ("a road")."""
        place = self.cast.place(self.s, at)
        return place is not None and (place.name[:1].isupper() or bool(place.anchors))

    def _scopes(self, named: Named) -> Iterator[int]:
        """Yield the event's word, its twin and outcomes, for a noun the verb of its clause, for a verb its equals.

        A coordinated verb for another sort of deed keeps its place to itself: "was shot and has been flown to NAME".
        """
        s = self.s
        yield named.at
        if named.twin is not None:
            yield named.twin
        yield from named.outcomes
        yield from (k for k in s.kids_by(named.at, "relcl", "acl") if s.lemmas[k] in scenes().befalling)
        if named.verbal:
            yield from self._equals(named)
        else:
            above = next((a for a in s.ancestors(named.at) if s.pos[a] in VERBAL), None)
            if (
                above is not None
                and s.deps[named.at] in {"nsubj", "nsubjpass", "dobj", "attr"}
                and self._befits(named, above)
            ):
                yield above

    def _equals(self, named: Named) -> Iterator[int]:
        """Yield the verbs that a deed's verb is coordinated with and that tell deeds of the same type."""
        equals = (k for k in self.s.conjuncts(named.at) if self.s.pos[k] in VERBAL and k != named.at)
        yield from (
            k for k in equals if any(_plainly(row, named) for row in self.words.verbs.get(self.s.lemmas[k], ()))
        )

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
            near += self._reached(at) if self.s.pos[at] in VERBAL else []
        near += self._of_onlookers(named.at) if not near else []
        return self._by_name(near[0]) if near else None

    def _reached(self, verb: int) -> Iterator[int]:
        """Yield the places that a verb's object is or lies in: "stormed NAME and killed two"."""
        if verb in self.deeds:
            yield from self._struck(self.deeds[verb])
        elif self.s.lemmas[verb] in scenes().arriving:
            yield from (k for k in self.s.kids_by(verb, "dobj") if self.cast.place(self.s, k) is not None)
        elif self.s.lemmas[verb] in scenes().leaving and any(
            self.s.pos[k] == "PRON" for k in self.s.kids_by(verb, "nsubj")
        ):
            gone = [
                c for k in self.s.kids_by(verb, "dobj") for c in (k, *(p for _, p in clauses.prepositions(self.s, k)))
            ]
            yield from (k for k in gone if self.cast.place(self.s, k) is not None)

    def _of_onlookers(self, at: int) -> Iterator[int]:
        """Yield the places of those who saw or heard what they tell: "witnesses in NAME said troops opened fire".

        Also what opens the sentence: "In NAME, the mayor said that two men had been hurt".
        """
        s = self.s
        for k in (at, *s.ancestors(at)):
            if s.deps[k] in {"ccomp", "parataxis"}:
                verb = s.heads[k]
                tellers = [m for m in s.kids_by(verb, "nsubj") if s.lemmas[m] in scenes().onlookers]
                held = [pair for m in tellers for pair in clauses.prepositions(s, m)]
                near = [m for m in s.kids_by(verb, "nsubj") if s.lemmas[m] in scenes().onlookers | scenes().locals]
                held += [pair for pair in clauses.prepositions(s, verb) if near and pair[1] < min(near[0], k)]
                yield from (
                    p for name, p in held if name in scenes().of_onlookers and self.cast.place(s, p) is not None
                )
                return

    def _phrases(self, at: int) -> list[int]:
        """Return the places in phrases of a word that tell where: "in NAME", then "on NAME"."""
        held = ((name, k) for name, k in phrases(self.s, at, SHALLOW) if self.cast.place(self.s, k) is not None)
        near = [(name, k) for name, k in held if not self._is_origin(k)]
        first = [k for name, k in near if name in self.words.roles["near"]]
        struck = at in self.deeds or self.s.lemmas[at] in scenes().arriving  # "fell on NAME, killing two"
        return first or [k for name, k in near if name in self.words.roles["on"] and struck]

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
            meanwhile = s.deps[here] == "advcl" and self._interrupts(here, up)
            here = up
            lends = s.lemmas[here] in self.words.roles["light"] and s.heads[at] == here
            told = here in self.deeds and self._is_bodily(self.deeds[here]) and together(here)
            if told or meanwhile or (s.pos[here] in VERBAL and (lends or s.lemmas[here] in scenes().arriving)):
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

    def _interrupts(self, clause: int, verb: int) -> bool:
        """Say whether a deed befell somebody in the midst of something: "was driving through NAME when it was hit"."""
        s = self.s
        when = any(s.lower[k] == "when" for k in s.kids[clause] if k < clause)
        return when and s.tags[verb] == "VBG" and bool(s.kids_by(verb, "aux"))

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


def _in_clause(s: Sentence, i: int, top: int) -> bool:
    """Say whether a word stands in a relative clause of the word at `top`."""
    up = i
    while up != top and s.heads[up] != up:
        if s.deps[up] == "relcl":
            return True
        up = s.heads[up]
    return False
