"""Whom the words of an event's roles stand for.

What belongs to a force (its positions, its embassy) counts as that force or state; what is struck and is no actor is
kept as a target, by its words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from reportedly.codebook.codebook import Triggers
from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.amounts import is_many
from reportedly.reading.annotate.befallen import befallen, by_verb, effect_at, told_as
from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import RELATIVE, Cast
from reportedly.reading.codify.needs import is_person, principals
from reportedly.reading.codify.omissions import guards_of
from reportedly.reading.codify.parts import Parts
from reportedly.reading.codify.roles import whose_body
from reportedly.reading.codify.triggering import VERBAL, Named, is_time
from reportedly.reading.tree import Sentence
from reportedly.record import Actor, Argument, Role

MODIFIERS = ("poss", "compound", "amod", "nmod")
OWNERS = frozenset({"state", "government", "military", "armed_group", "coalition", "organisation"})
LIFELESS = frozenset({"organisation", "government", "media"})  # bodies: their members die, they do not
GIVING = "AID"
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
BODILY = frozenset({"ASSAULT", "COERCE"})
SHOOTING = "firearms"
DEATH = "death"
DONE = "killed"
EMPTY = frozenset({"it", "this", "one", "there", "what", "himself", "herself", "itself", "themselves"})
INSIDE = frozenset({"amod", "compound", "nmod", "nummod", "punct", "quantmod", "poss", "case", "npadvmod"})
PLURAL = frozenset({"NNS", "NNPS"})
DEEP = 6
SIGNS = frozenset({"no", "nos", "no.", ".", "number"})  # before a number behind its noun
LONGEST = 9  # tokens from a noun to the end of its "of" phrases


@dataclass(frozen=True, slots=True)
class Filled:
    """The roles of an event with actors resolved, and the words that fill them."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    arguments: tuple[Argument, ...]


def filled(cast: Cast, s: Sentence, named: Named, found: Parts, words: Triggers) -> Filled:
    """Return who did it to whom; where both sides do it, everyone is a doer."""
    doers = [each for i in _spread(s, found.doers, named, words) for each in _doer(cast, s, i, named, words)]
    lent = [] if doers else [each for i in found.instruments for each in _of_weapon(cast, s, i, words)]
    doers = [*doers, *lent] or _left_undone_by(cast, s, named, words)
    sufferers = _sufferers(cast, s, named, found, words)
    tools = [_argument(cast, s, i, "instrument") for i in _spread(s, found.instruments, named, words)]
    actors = _ids(each.actor for each in doers)
    recipients = tuple(key for key in _ids(each.actor for each in sufferers) if key not in actors)
    if named.code in RECIPROCAL:
        actors, recipients = tuple(dict.fromkeys([*actors, *recipients])), ()
    arguments = {(a.role, a.span.start, a.actor): a for a in (*doers, *sufferers, *tools)}
    return Filled(actors, recipients, tuple(sorted(arguments.values(), key=lambda a: (a.span.start, a.role))))


def _left_undone_by(cast: Cast, s: Sentence, named: Named, words: Triggers) -> list[Argument]:
    """Return the guards whose failure is told with nobody else as its doer: "lack of police action"."""
    if (named.code, named.mode) != ("REJECT", "assist"):
        return []
    return [each for i in guards_of(cast, s, named.at, words)[:1] for each in _doer(cast, s, i, named, words)]


def _sufferers(cast: Cast, s: Sentence, named: Named, found: Parts, words: Triggers) -> list[Argument]:
    """Return whom or what it befell; of an event whose object is but a thing, whom it was for or about."""
    also = found.addressed[:1] if named.code == "ASSAULT" and named.outcomes else []
    heads = _spread(s, [*found.sufferers, *also], named, words)
    direct = [each for i in heads for each in _sufferer(cast, s, i, named, words)]
    if any(each.actor for each in direct) or (direct and named.code == "ASSAULT"):
        return direct
    if named.code == "ASSAULT":
        return [
            each for k in _spread(s, found.addressed[:1], named, words) for each in _sufferer(cast, s, k, named, words)
        ]
    for i in found.addressed:
        spread = _spread(s, [i], named, words)
        told = [each for k in spread for each in _sufferer(cast, s, k, named, words) if each.actor or is_person(s, k)]
        if told:
            return told
        places = [_argument(cast, s, k, "recipient") for k in spread if cast.place(s, k) is not None]
        if places:
            return places
    given_to = [i for i in found.addressed if named.code == GIVING and s.lower[s.heads[i]] == "to"]
    return [_argument(cast, s, k, "recipient") for k in _spread(s, given_to[:1], named, words)] or direct


def _ids(keys: Iterable[str | None]) -> tuple[str, ...]:
    """Return ids once each, in order."""
    return tuple(dict.fromkeys(key for key in keys if key is not None))


def _spread(s: Sentence, heads: list[int], named: Named, words: Triggers) -> list[int]:
    """Return heads with their conjuncts, the event's own words left out."""
    own = {named.at, named.twin, named.theme, *named.outcomes}
    spread = dict.fromkeys(c for i in heads for c in _coordinated(s, i))
    found = [k for k in spread if k not in own and s.words[k] != "."]  # the parser takes that of "No. 5" for a noun
    return [k for i in found for k in whose_body(s, i, words)] if _is_of_bodies(s, named, words) else found


def _is_of_bodies(s: Sentence, named: Named, words: Triggers) -> bool:
    """Say whether a deed done to a body was done to whose it is: shooting and killing, and what those found tell of."""
    finds = s.lemmas[named.at] in words.roles["finding"]
    return named.code == "ASSAULT" and (named.mode == SHOOTING or finds or effect_at(s, named.at, unit_words()) == DONE)


def _coordinated(s: Sentence, i: int) -> list[int]:
    """Return a noun and the nouns coordinated with it, also those that look like an apposition of several.

    "Six priests, a cook" lists, as one is not six; "the nurses NAME and NAME" are told each by name.
    """
    several = s.kids_by(i, "appos") if s.tags[i] in PLURAL else []
    listed = [
        k for k in several if (s.tags[k] == "NN" and _is_one(s, k)) or (s.words[i].islower() and _are_names(s, k))
    ]
    return [c for k in (i, *listed) for c in s.conjuncts(k) if c == i or s.pos[c] not in VERBAL | {"PUNCT"}]


def _are_names(s: Sentence, i: int) -> bool:
    """Say whether two names or more are listed from a token on, none of them counted ("four Kenyans")."""
    held = s.conjuncts(i)
    return len(held) > 1 and all(s.pos[k] == "PROPN" and s.kid(k, "nummod") is None for k in held[:2])


def _is_one(s: Sentence, i: int) -> bool:
    """Say whether a noun is one of its kind by its article or owner."""
    return any(s.lower[k] in {"a", "an", "his", "her", "their"} for k in s.kids_by(i, "det", "poss"))


def _doer(cast: Cast, s: Sentence, i: int, named: Named, words: Triggers) -> list[Argument]:
    """Return who did it, by one head; no time and no deed does anything."""
    if is_time(s, i) or (s.pos[i] == "NOUN" and s.deps[i] == "nsubj" and s.lemmas[i] in words.nouns):
        return []
    if s.lower[i] in EMPTY and cast.at(s, i) is None:
        return []
    held = principals(cast, s, i) if s.deps[i] not in MODIFIERS or s.deps[i] == "poss" else _modifying(cast, s, i)
    held = held or [actor for actor in (cast.modifier(s, i),) if actor is not None]
    if not held and s.lemmas[i] in words.roles["facilities"]:
        return _of_weapon(cast, s, i, words) or ([_argument(cast, s, i, "actor")] if _can_do(s, i, named) else [])
    return [_filling(cast, s, i, "actor", actor) for actor in _once(held)] or (
        [_argument(cast, s, i, "actor")] if _can_do(s, i, named) or _is_force(s, i, words) else []
    )


def _is_force(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a noun is a word for police, soldiers or the like, whoever they are."""
    return s.lemmas[i] in words.roles["forces"] | words.roles["guards"]


def _can_do(s: Sentence, i: int, named: Named) -> bool:
    """Say whether a noun that names no known actor may still be who did it: people, or the subject of an assault."""
    if is_person(s, i) or _is_group(s, i):
        return True
    if (named.code, named.mode) == ("REJECT", "assist") and s.deps[i] == "nsubj":
        return s.pos[i] in {"NOUN", "PROPN"}
    return named.code == "ASSAULT" and s.pos[i] == "NOUN" and s.deps[i] in {"nsubj", "pobj"}


def _modifying(cast: Cast, s: Sentence, i: int) -> list[Actor]:
    """Return whom a modifier stands for."""
    found = cast.modifier(s, i) or (cast.covering(s, i) if s.words[i][0].isupper() else None)
    return [found] if found is not None else []


def _is_group(s: Sentence, i: int) -> bool:
    """Say whether a noun is a number or group of people ("a group of armed men")."""
    of = next((p for name, p in clauses.prepositions(s, i) if name == "of"), None)
    return of is not None and is_person(s, of)


def _of_weapon(cast: Cast, s: Sentence, i: int, words: Triggers) -> list[Argument]:
    """Return the doer that a weapon's words name.

    "US drones", "the Brigade's rockets", "police bullets", "a drone fired by the Brigade".
    """
    used = [k for k in s.kids_by(i, "acl") if s.lemmas[k] in words.roles["wields"] | words.roles["takes_into"]]
    by = [k for clause in used if (k := clauses.agent(s, clause)) is not None]
    if by:
        return [_filling(cast, s, k, "actor", actor) for k in by for actor in _once(cast.one(s, k))] or [
            _argument(cast, s, k, "actor") for k in by if is_person(s, k) or _is_force(s, k, words)
        ]
    direct, own = cast.at(s, i), s.kids_by(i, *MODIFIERS)
    behind = [p for name, p in clauses.prepositions(s, i) if name in {"from", "of"}]  # "warplanes from the Alliance"
    owned = [_filling(cast, s, p, "actor", a) for p in behind for a in _once(cast.one(s, p)) if a.kind in OWNERS]
    if direct is None and owned:
        return owned
    held = [direct] if direct is not None else [a for k in own if (a := cast.modifier(s, k))]
    return [_filling(cast, s, i, "actor", actor) for actor in _once(held)] or [
        _argument(cast, s, k, "actor") for k in own if _is_force(s, k, words)
    ]


def _sufferer(cast: Cast, s: Sentence, i: int, named: Named, words: Triggers) -> list[Argument]:
    """Return whom or what it befell, by one head; of a facility, its owner, and the facility as a target."""
    nobody = s.lower[i] in EMPTY | RELATIVE and cast.at(s, i) is None
    if (nobody and not _is_group(s, i)) or _each_other(s, i):
        return []
    held = _once(cast.one(s, i) if s.deps[i] != "compound" else _modifying(cast, s, i))
    if not held and cast.place(s, i) is not None:  # "fired rockets at Karsia", read as where it was
        state = cast.named(s.words[i])
        held = [state] if state is not None and state.kind == "state" else []
    if s.lemmas[i] in words.roles["facilities"] and not is_person(s, i):
        held = [actor for actor in held if actor.kind in OWNERS]
        owners = held or [a for k in s.kids_by(i, *MODIFIERS) if (a := cast.modifier(s, k))][:1]
        return [_filling(cast, s, i, "target", actor) for actor in owners] or [_argument(cast, s, i, "target")]
    people = is_person(s, i) or _is_group(s, i) or s.lemmas[named.at] in words.roles["on_people"]
    people |= named.mode == "release" and is_many(s, i)
    befell = _befell(s, i, named, words) if named.code in BODILY and _lives(s, i, held, words) else None
    told = [_filling(cast, s, i, "recipient", actor) for actor in held] or [
        _argument(cast, s, i, "recipient" if people or befell else "target")
    ]
    return [replace(each, befell=befell) if each.role == "recipient" else each for each in told]


def _each_other(s: Sentence, i: int) -> bool:
    """Say whether it befell the very ones who did it: "each other"."""
    return s.lower[i] == "other" and i > 0 and s.lower[i - 1] == "each"


def _lives(s: Sentence, i: int, held: Iterable[Actor], words: Triggers) -> bool:
    """Say whether a noun may stand for people: no time, no deed, no body that a person merely belongs to."""
    if is_person(s, i) or _is_group(s, i):
        return True
    kinds = {actor.kind for actor in held}
    if kinds:
        return kinds.isdisjoint(LIFELESS)
    return not is_time(s, i) and s.lemmas[i] not in words.nouns and s.lemmas[i] not in unit_words().unlike


def _befell(s: Sentence, i: int, named: Named, words: Triggers) -> str | None:
    """Return what the deed did to whom the noun at `i` stands for, or None where its words do not tell."""
    lexicon = unit_words()
    among = (k for told in told_as(s, s.leader(i)) for k in (told, *s.kids_by(told, "acl", "amod")))
    if named.at in among and (effect := effect_at(s, named.at, lexicon)):
        return effect  # "among those killed was X, who had been abducted"
    if s.deps[i] == "poss" and s.heads[i] in {named.at, named.twin}:  # "the mayor's murder"
        told = effect_at(s, s.heads[i], lexicon)
        return told or ("killed" if s.lemmas[s.heads[i]] == DEATH else None)
    for verb in (named.at, *named.outcomes) if named.verbal else ():
        own = clauses.grammatical(s, verb) if clauses.is_passive(s, verb) else None
        effect = effect_at(s, verb, lexicon)
        if effect and own is not None and i in s.conjuncts(own):  # "ran before being gunned down"
            return effect
    left = s.lemmas[named.at] in words.roles["dumping"] and s.lemmas[i] in words.roles["bodies"]
    found = s.lemmas[named.at] in words.roles["finding"]  # whatever befell them before
    told = DONE if found or left else by_verb(s, i, lexicon) or befallen(s, i, lexicon)
    if told is None and _is_of_body(s, i, words):
        return DONE
    return told if told or named.verbal else effect_at(s, named.at, lexicon)  # "a murder by X against Y"


def _is_of_body(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a noun tells whose body something was done to: "the bodies of NAME", "NAME's body"."""
    above, bodies = s.heads[s.leader(i)], words.roles["bodies"]
    near = {s.lemmas[above], s.lemmas[s.heads[above]] if s.lower[above] == "of" else ""}
    return bool(near & bodies)


def _once(held: Iterable[Actor]) -> list[Actor]:
    """Return actors once each, in order."""
    return list({actor.id: actor for actor in held}.values())


def _filling(cast: Cast, s: Sentence, i: int, role: Role, actor: Actor) -> Argument:
    """Return the argument that an actor is."""
    own = _phrase(s, i)
    extent = cast.extent(s, i) if cast.at(s, i) is actor else None
    first, last = max(extent or own, own, key=lambda edge: edge[1] - edge[0])
    return Argument(role=role, span=cast.parse.token_span(s, first, last), actor=actor.id)


def _argument(cast: Cast, s: Sentence, i: int, role: Role) -> Argument:
    """Return the argument that a word is, whoever it stands for."""
    place = cast.place(s, i)
    span = cast.parse.token_span(s, *_phrase(s, i))
    return Argument(role=role, span=span, place=place.id if place is not None else None)


def _phrase(s: Sentence, i: int) -> tuple[int, int]:
    """Return first and last token of a noun with its modifiers, without article or marks before it."""
    first = i
    for k in reversed(s.kids[i]):
        if k < i and s.deps[k] in INSIDE and s.right[k] == first - 1:
            first = s.left[k]
        elif k < i:
            break
    while first < i and (s.pos[first] in {"PUNCT", "DET"} or s.lower[first] == "'s"):
        first += 1
    return first, _whole(s, i)


def _whole(s: Sentence, i: int) -> int:
    """Return the last token of a noun with the "of" phrases right behind it: "the office of a union"."""
    last = max([i, *(k for k in s.kids_by(i, "nummod") if k > i and s.lower[k - 1] in SIGNS)])
    for _ in range(DEEP):
        of = next((k for k in s.kids_by(last, "prep") if k == last + 1 and s.lower[k] == "of"), None)
        goal = s.kid(of, "pobj") if of is not None else None
        if goal is None or goal <= last or goal > i + LONGEST or is_time(s, goal):
            break
        last = goal
    return last
