"""Who did it, to whom, where: the roles of an event from its clause or its noun phrase.

A voice that merely reports is never a doer: roles are looked for inside the event's own clause. What belongs to a
force (its positions, its embassy) counts as that force or state; the recipient of a named place is left to the place.
"""

from collections.abc import Iterable, Iterator

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.triggering import VERBAL, Named
from reportedly.reading.tree import Sentence
from reportedly.record import Actor, Place

MODIFIERS = ("poss", "compound", "amod", "nmod")
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
STEPS = 6


def roles(cast: Cast, s: Sentence, named: Named, words: Triggers) -> tuple[list[Actor], list[Actor]]:
    """Return doers and recipients; where both sides do it, everyone is a doer."""
    doers, sufferers = _verb(cast, s, named, words) if named.verbal else _noun(cast, s, named.at, words)
    if named.twin is not None:
        more, _ = _noun(cast, s, named.twin, words)
        doers = more or [actor for actor in doers if actor not in sufferers]
    doers, sufferers = _unique(doers), _unique(sufferers)
    if named.code in RECIPROCAL:
        return _unique([*doers, *sufferers]), []
    return doers, [actor for actor in sufferers if actor not in doers]


def _unique(found: Iterable[Actor]) -> list[Actor]:
    """Return actors once each, in order."""
    return list({actor.id: actor for actor in found}.values())


def _verb(cast: Cast, s: Sentence, named: Named, words: Triggers) -> tuple[list[Actor], list[Actor]]:
    """Return the roles around a verb, active or passive."""
    v = named.at
    doer = clauses.subject(s, v)
    doers = cast.who(s, doer) if doer is not None and doer != named.twin else []
    if clauses.is_passive(s, v):
        sufferer = s.kid(v, "nsubjpass")
        sufferer = clauses.grammatical(s, v) if sufferer is None else sufferer
        held = [] if sufferer is None or sufferer == doer else [sufferer]
    else:
        held = s.kids_by(v, "dobj", "dative")
    sufferers = [actor for h in held for actor in suffering(cast, s, h, words)]
    if not sufferers:
        sufferers = list(_governed(cast, s, v, words))
    return doers, sufferers


def _governed(cast: Cast, s: Sentence, i: int, words: Triggers) -> Iterator[Actor]:
    """Yield recipients in phrases: "clashed with X", "fired on X", "called on X"."""
    for preposition, inner in clauses.prepositions(s, i):
        if preposition in words.roles["on"] | words.roles["with"] and s.pos[inner] not in VERBAL:
            yield from suffering(cast, s, inner, words)


def suffering(cast: Cast, s: Sentence, h: int, words: Triggers) -> list[Actor]:
    """Return the actors that a noun in object position stands for; of a facility, its owner."""
    found = cast.who(s, h)
    if not found and s.lemmas[h] in words.roles["facilities"]:
        found = [actor for k in s.kids_by(h, *MODIFIERS) if (actor := cast.modifier(s, k))][:1]
    return found


def _noun(cast: Cast, s: Sentence, n: int, words: Triggers) -> tuple[list[Actor], list[Actor]]:
    """Return the roles around a noun: its modifiers and phrases, else those that a light verb lends it."""
    doers = [actor for k in s.kids_by(n, "poss", "amod", "nmod") for actor in _modifier(cast, s, k)]
    by = clauses.agent(s, n)
    doers += cast.who(s, by) if by is not None else []
    sufferers: list[Actor] = []
    for k in s.kids_by(n, "compound"):
        actor = cast.modifier(s, k)
        if actor is not None and _suffers(s, k, words):
            sufferers.append(actor)
        elif actor is not None:
            doers.append(actor)
    sufferers += list(_governed(cast, s, n, words))
    return doers or list(_lent(cast, s, n, words)), sufferers


def _modifier(cast: Cast, s: Sentence, k: int) -> list[Actor]:
    """Return whom a modifier of the noun names; "US-led" and "Karsian-backed" name who leads or backs: no doer."""
    if s.tags[k] == "VBN":
        led = [m for m in s.kids_by(k, "npadvmod", "nsubj", "amod", "compound") if s.lemmas[k] == "lead" and m < k]
        return [actor for m in led if (actor := cast.modifier(s, m) or cast.named(s.words[m]))]
    actor = cast.modifier(s, k)
    return [actor] if actor is not None else []


def _suffers(s: Sentence, k: int, words: Triggers) -> bool:
    """Say whether a compound is what was struck ("consulate bombing"), not who struck ("army raid")."""
    return s.lemmas[k] in words.roles["facilities"]


def _lent(cast: Cast, s: Sentence, n: int, words: Triggers) -> Iterator[Actor]:
    """Yield the doer that a governing verb or adjective lends: "conducted dozens of attacks", "responsible for"."""
    at = n
    for _ in range(STEPS):
        above = s.heads[at]
        if above == at or s.deps[at] not in {"dobj", "pobj", "nsubjpass", "prep", "conj", "attr"}:
            return
        if s.pos[above] in VERBAL:
            if s.lemmas[above] in words.roles["light"]:
                doer = clauses.subject(s, above)
                yield from cast.who(s, doer) if doer is not None else []
            return
        if s.lemmas[above] in words.roles["answerable"]:
            yield from _answerable(cast, s, above)
            return
        at = above


def _answerable(cast: Cast, s: Sentence, adjective: int) -> list[Actor]:
    """Return whom "responsible for" is said of: the noun it qualifies or the subject of "is"."""
    head = s.heads[adjective]
    if s.pos[head] in VERBAL:
        doer = clauses.subject(s, head)
        return cast.who(s, doer) if doer is not None else []
    outer = s.heads[head] if s.deps[head] == "appos" else head
    return cast.who(s, outer) or cast.who(s, head)


def place_of(cast: Cast, s: Sentence, named: Named, words: Triggers) -> Place | None:
    """Return where it happened: the place in a phrase of the event, then of its clause; never one inside a name."""
    for at in _scopes(s, named):
        for preposition, inner in _phrases(s, at):
            place = cast.place(s, inner)
            if place is not None and preposition in words.roles["near"]:
                return place
        on = [cast.place(s, inner) for preposition, inner in _phrases(s, at) if preposition in words.roles["on"]]
        hit = next((place for place in on if place is not None), None)
        if hit is not None:
            return hit
    struck = [cast.place(s, k) for k in s.kids_by(named.at, "dobj", "nsubjpass")] if named.verbal else []
    return next((place for place in struck if place is not None), None)


def _scopes(s: Sentence, named: Named) -> Iterator[int]:
    """Yield the event's word, its twin, and for a noun the verb of its clause."""
    yield named.at
    if named.twin is not None:
        yield named.twin
    if not named.verbal:
        above = next((a for a in s.ancestors(named.at) if s.pos[a] in VERBAL), None)
        if above is not None:
            yield above


def _phrases(s: Sentence, at: int) -> Iterator[tuple[str, int]]:
    """Yield (preposition, noun) of the phrases under a word, nearest first, two deep, not into other clauses."""
    stack = [(at, 0)]
    while stack:
        here, depth = stack.pop(0)
        for preposition, inner in clauses.prepositions(s, here):
            yield preposition, inner
            if depth < STEPS:
                stack.append((inner, depth + 1))
        if depth == 0:
            stack.extend((k, 1) for k in s.kids_by(here, "dobj", "nsubjpass"))
