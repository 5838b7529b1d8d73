"""Who is named where: from tokens to actors, by the heads of their mentions."""

from collections import Counter
from collections.abc import Iterator

from reportedly.codebook import gazetteer
from reportedly.codebook.gazetteer import fold
from reportedly.codebook.nouns import words as noun_words
from reportedly.codebook.positions import words
from reportedly.reading.annotate.numbers import value_of
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Actor, Mentions, Place

Held = tuple[int, int, Actor]
RELATIVE = frozenset({"which", "who", "that", "whom"})
GROUPS = frozenset({"armed_group", "coalition", "organisation", "military"})
STATE = frozenset({"state", "government", "military", "official"})
OFTEN = 2
SURE = 0.5  # how sure a place must be for its country to tell which issue it is
MODIFIERS = ("poss", "compound", "amod", "nmod")


class Cast:
    """All actors of a document, found by token, by name and by gazetteer row.

    `kin` tells, for an actor without a country of its own, the actor that stands for it: its state or its coalition.
    `theatre` is the country that most of the document's places lie in, else the state that is named more often than
    all others, the one town of a document that names no land, and the document's id where that is not clear: its truce
    is then nobody else's.
    """

    def __init__(self, parse: Parse, mentions: Mentions) -> None:
        """Index the mentions of `mentions` by the tokens of `parse`."""
        self.parse = parse
        self.actors = {actor.id: actor for actor in mentions.actors}
        self._heads: dict[int, dict[int, list[Held]]] = {}
        self._spans: dict[int, list[Held]] = {}
        self._places: dict[int, dict[int, Place]] = {}
        self._modifying: dict[int, dict[int, Place]] = {}
        self._names: dict[str, Actor] = {}
        self._countries: dict[str, str] = {}
        self.kin: dict[str, Actor] = {}
        self.theatre = _theatre(parse, mentions)
        self._keys = {actor.key: actor for actor in mentions.actors if actor.key}
        for actor in mentions.actors:
            self._add(actor)
        for place in sorted(mentions.places, key=lambda place: place.relation is not None):
            self._locate(place)
        for spans in self._spans.values():
            spans.sort(key=lambda held: (held[0], -held[1]))

    def _add(self, actor: Actor) -> None:
        """Index one actor under its names and under the head of each of its mentions."""
        for name in (actor.name, *actor.aliases):
            self._names.setdefault(" ".join(fold(name).split()), actor)
        for mention in actor.mentions:
            for index, first, last in self._cover(mention.span.start, mention.span.end):
                held = (first, last, actor)
                self._spans.setdefault(index, []).append(held)
                for i in _outward(self.parse.sentences[index], first, last):
                    self._heads.setdefault(index, {}).setdefault(i, []).append(held)

    def _locate(self, place: Place) -> None:
        """Index a place by the heads of its mentions; one that is told from others stands at all their words."""
        for mention in (mention for mention in place.mentions if mention.use == "literal"):
            for index, first, last in self._cover(mention.span.start, mention.span.end):
                s, held = self.parse.sentences[index], self._places.setdefault(index, {})
                inside = range(first, last + 1) if place.relation else _outward(s, first, last)
                known = held.get(_before_comma(s, first)) if place.relation else None
                held.update((i, known or place) for i in inside)  # "NAME, 20 km west of NAME" is the first of them

        for mention in (mention for mention in place.mentions if mention.use == "modifier"):
            for index, first, last in self._cover(mention.span.start, mention.span.end):
                self._modifying.setdefault(index, {}).update((i, place) for i in range(first, last + 1))

    def _cover(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield (sentence, first, last token) of a span."""
        s = self.parse.sentence_at(start)
        cover = s.cover(start, end) if s is not None else None
        if s is not None and cover is not None:
            yield s.index, *cover

    def spans(self, s: Sentence) -> list[Held]:
        """Return (first, last, actor) of all mentions in a sentence, in order, longest first."""
        return self._spans.get(s.index, [])

    def at(self, s: Sentence, i: int) -> Actor | None:
        """Return the actor whose mention has token `i` as its head; the longest mention's where several have."""
        held = self._heads.get(s.index, {}).get(i)
        return max(held, key=lambda each: each[1] - each[0])[2] if held else None

    def extent(self, s: Sentence, i: int) -> tuple[int, int] | None:
        """Return first and last token of the longest mention headed by token `i`."""
        held = self._heads.get(s.index, {}).get(i)
        return max(((a, b) for a, b, _ in held), key=lambda each: each[1] - each[0]) if held else None

    def covering(self, s: Sentence, i: int) -> Actor | None:
        """Return the actor of the shortest mention that covers token `i`."""
        held = [each for each in self.spans(s) if each[0] <= i <= each[1]]
        return min(held, key=lambda each: each[1] - each[0])[2] if held else None

    def place(self, s: Sentence, i: int) -> Place | None:
        """Return the place whose mention has token `i` as its head, or the one in the words for it ("Orlo parish")."""
        held = self._places.get(s.index, {})
        if i in held or s.lower[i] not in noun_words("words.parted_into"):
            return held.get(i)
        return next((held[k] for k in s.kids_by(i, *MODIFIERS) if k in held), None)

    def modifying(self, s: Sentence, i: int) -> Place | None:
        """Return the place whose name only modifies a noun at token `i` ("the NAME bombings")."""
        return self._modifying.get(s.index, {}).get(i)

    def named(self, name: str) -> Actor | None:
        """Return the actor of that name, or the state that the word is a name or demonym of."""
        folded = " ".join(fold(name).split())
        return self._names.get(folded) or self._keys.get(self.state_key(name) or "")

    def state_key(self, word: str) -> str | None:
        """Return the gazetteer key of the state that a name or demonym stands for."""
        if not word[:1].isupper():
            return None
        for reading in gazetteer.load().readings(word):
            if reading.sort in {"demonym", "people"} or reading.entry.kind == "state":
                return reading.entry.key
        return None

    def country(self, actor: Actor) -> str:
        """Return an actor's country, also where only a demonym in its description tells ("Karsian militias"); or ""."""
        if actor.country or actor.kind != "described":
            return actor.country or ""
        if actor.id not in self._countries:
            keys = [key for word in actor.name.split() if "-" not in word and (key := self.state_key(word))]
            self._countries[actor.id] = keys[-1].partition(":")[2] if keys else ""
        return self._countries[actor.id]

    def is_known(self, party: str) -> bool:
        """Say whether the class of a party tells who it is: by country or theatre, or by a name."""
        held = self._names.get(party)
        return ":" in party or (held is not None and held.kind != "described")

    def is_state(self, party: str) -> bool:
        """Say whether the class of a party is a state's, its government's or its forces'."""
        held = self._names.get(party)
        return party.partition(":")[0] in {"state", "forces"} or (held is not None and held.kind in STATE)

    def modifier(self, s: Sentence, i: int) -> Actor | None:
        """Return the actor that a modifier stands for: a mention, or the demonym of a state that the document names."""
        return self.at(s, i) or (self.named(s.words[i]) if s.deps[i] in MODIFIERS else None)

    def who(self, s: Sentence, i: int, depth: int = 4) -> list[Actor]:
        """Return the actors that the noun at `i` stands for, its conjuncts included, in order."""
        found = [actor for at in s.conjuncts(i) for actor in self.one(s, at, depth)]
        return list({actor.id: actor for actor in found}.values())

    def one(self, s: Sentence, i: int, depth: int = 4) -> list[Actor]:
        """Return the actors of one noun, conjuncts left out: itself, antecedent, apposition, part of, stand-in."""
        actor = self.at(s, i)
        few = self._few(s, i) if actor is None or actor.kind == "described" else []
        if few:
            return few
        if actor is not None:
            named = (
                self.at(s, s.heads[i]) if s.deps[i] == "appos" and actor.kind in {"described", "armed_group"} else None
            )
            return [named if named is not None and named.kind in GROUPS else actor]
        if depth == 0:
            return []
        if s.lower[i] in RELATIVE:
            return self._antecedent(s, i, depth)
        return (
            self._by_apposition(s, i)
            or self._by_part(s, i, depth)
            or self._by_owner(s, i)
            or self._by_example(s, i, depth)
        )

    def _antecedent(self, s: Sentence, i: int, depth: int) -> list[Actor]:
        """Return whom a relative pronoun stands for."""
        clause = next((at for at in s.ancestors(i) if s.deps[at] == "relcl"), None)
        if clause is None:
            return []
        noun = s.heads[clause]  # "X is a man who …": he is X
        said_of = s.kid(s.heads[noun], "nsubj") if s.deps[noun] == "attr" else None
        return self.one(s, noun, depth - 1) or (self.one(s, said_of, depth - 1) if said_of is not None else [])

    def _by_apposition(self, s: Sentence, i: int) -> list[Actor]:
        """Return the actor named after a description that is no mention ("the plan's author, envoy Dalo")."""
        own = (s.kid(k, "pobj") for k in s.kids_by(i, "prep") if s.lower[k] == "of")  # "a band of his own, NAME"
        spots = [
            *s.kids_by(i, "appos"),
            *(far for k in own if k and s.lower[k] == "own" for far in s.kids_by(k, "appos")),
        ]
        near = [k for k in spots if s.lower[s.left[k] - 1] != ","] or spots
        return [actor for k in near[:1] if (actor := self.at(s, k))]

    def _few(self, s: Sentence, i: int) -> list[Actor]:
        """Return the names of a counted few: "two members of the League, A and B"."""
        counted = s.tags[i] == "NNS" and bool(s.kids_by(i, "nummod"))
        named = [self.at(s, at) for k in s.kids_by(i, "appos") for at in s.conjuncts(k)] if counted else []
        return [one for one in named if one is not None] if len(named) >= OFTEN else []

    def _by_part(self, s: Sentence, i: int, depth: int) -> list[Actor]:
        """Return the whole of a part ("some of the factions")."""
        if s.lower[i] not in words("governors.partitive") and value_of(s.lower[i]) is None:
            return []
        of = next((k for k in s.kids_by(i, "prep") if s.lower[k] == "of"), None)
        inner = s.kid(of, "pobj") if of is not None else None
        return self.one(s, inner, depth - 1) if inner is not None else []

    def _by_example(self, s: Sentence, i: int, depth: int) -> list[Actor]:
        """Return whom "countries such as" or "groups including" goes on to name."""
        openers = [k for k in s.kids_by(i, "prep") if s.lower[k] in {"as", "including", "like"}]
        inner = s.kid(openers[0], "pobj") if openers and s.tags[i] == "NNS" else None
        return [actor for at in s.conjuncts(inner) for actor in self.one(s, at, depth - 1)] if inner is not None else []

    def _by_owner(self, s: Sentence, i: int) -> list[Actor]:
        """Return whom a spokesman, a leadership or the like stands for."""
        if not {s.lemmas[i], s.lower[i]} & words("stand_ins.words"):
            return []
        owners = [actor for k in s.kids_by(i, *MODIFIERS) if (actor := self.modifier(s, k))]
        return owners[:1]


def _before_comma(s: Sentence, first: int) -> int:
    """Return the token before the comma that stands right before a phrase, its preposition aside; -1 for none."""
    at = first - 1 if first and s.pos[first - 1] in {"ADP", "SCONJ"} else first
    return at - 2 if at > 1 and s.words[at - 1] == "," else -1


def _outward(s: Sentence, first: int, last: int) -> list[int]:
    """Return the tokens of a stretch whose head lies outside it; the parser may see more than one."""
    found = [i for i in range(first, last + 1) if not first <= s.heads[i] <= last or s.heads[i] == i]
    nominal = [i for i in found if s.pos[i] not in {"PUNCT", "DET", "ADP", "PART"}]
    return nominal or found


def land(place: Place) -> str:
    """Return the country that a place is known to lie in, "" where its name may well be that of another place."""
    return place.country or "" if place.score is None or place.score >= SURE else ""


def _theatre(parse: Parse, mentions: Mentions) -> str:
    """Return where a document's events take place: a country's code, a state's name, or only which document it is."""
    counts: Counter[str] = Counter()
    for place in mentions.places:
        counts[land(place)] += sum(mention.use == "literal" for mention in place.mentions)
    del counts[""]
    for actor in mentions.actors if not counts else ():
        if actor.kind == "state":
            counts[actor.country or " ".join(fold(actor.name).split())] += len(actor.mentions)
    named = Counter(fold(p.name).strip() for p in mentions.places for m in p.mentions if m.use == "literal")
    if not counts and len(named) == 1:  # all is set in one town, wherever that lies
        counts = named
    name, times = counts.most_common(1)[0] if counts else ("", 0)
    return name if times >= OFTEN and 2 * times > counts.total() else parse.document
