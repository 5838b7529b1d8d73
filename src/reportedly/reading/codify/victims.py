"""Who was killed or wounded by the deed told right before, where their own sentence names no deed.

"A rocket hit the market. Among the dead was NAME, a nurse." and "NAME died in hospital." tell whom the rocket befell.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.befallen import are_known, befallen, effect_at
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.counting import deed_before, deeds_of
from reportedly.reading.tree import Sentence
from reportedly.record import Actor, Argument, Event

SUFFERED = frozenset({"killed", "wounded"})
PERSONS = frozenset({"person", "official"})
HOLDING = "abduct"  # the victims of a kidnapping live
NAMING = frozenset({"identify", "name", "give"})
DEAD = frozenset({"dead", "deceased", "victim", "fatality"})
NAMES = frozenset({"NOUN", "PROPN"})


def with_victims(cast: Cast, events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events, the persons named in the next sentence whom the one deed before it befell among them."""
    deeds = deeds_of(cast.parse, events)
    more: dict[str, list[Argument]] = defaultdict(list)
    for s in cast.parse.sentences:
        told = list(_told(cast, s)) if s.index not in deeds else []
        deed = deed_before(cast.parse, s, deeds) if told else None
        if deed is not None:
            more[deed.id] += [_as_befell(each, deed) for each in told if each.actor not in deed.actors]
    return tuple(_with(event, more[event.id]) if event.id in more else event for event in events)


def _told(cast: Cast, s: Sentence) -> Iterator[Argument]:
    """Yield the persons with a name of whom a sentence says that they were killed or wounded."""
    named_so = set(_identified(s))
    for i, pos in enumerate(s.pos):
        actor = cast.at(s, i) if pos in NAMES else None
        effect = befallen(s, i, unit_words()) if actor is not None and _is_named(actor) else None
        extent = cast.extent(s, i)
        told = effect in SUFFERED or (i in named_so and actor is not None and _is_named(actor))
        if actor is None or not told or extent is None:
            continue
        span = cast.parse.token_span(s, *extent)
        if any(mention.form == "name" and mention.span == span for mention in actor.mentions):
            yield Argument(role="recipient", span=span, actor=actor.id, befell=effect, basis="running")


def _as_befell(told: Argument, deed: Event) -> Argument:
    """Return somebody called a victim or one of the dead, with what befell the others of the deed."""
    if told.befell is not None:
        return told
    others = [a.befell for a in deed.arguments if a.befell is not None]
    return replace(told, befell=others[0] if others else "killed" if deed.mode != HOLDING else None)


def _identified(s: Sentence) -> Iterator[int]:
    """Yield those whom the dead are said to be: "the dead were named as NAME and NAME", "the victims were NAME"."""
    for verb, lemma in enumerate(s.lemmas):
        own = s.kid(verb, "nsubj", "nsubjpass")
        if lemma not in NAMING | {"be"} or own is None or not _are_struck(s, own):
            continue
        as_whom = [p for k in s.kids_by(verb, "prep") if s.lower[k] == "as" for p in s.kids_by(k, "pobj")]
        for first in (*as_whom, *s.kids_by(verb, "attr", "oprd")):
            yield from s.conjuncts(first)


def _are_struck(s: Sentence, own: int) -> bool:
    """Say whether a subject stands for those whom a deed befell: "the dead", "the murdered inspector"."""
    told = (effect_at(s, k, unit_words()) for k in s.kids_by(own, "amod", "acl"))
    return s.lemmas[own] in DEAD or (are_known(s, own) and any(effect in SUFFERED for effect in told))


def _is_named(actor: Actor) -> bool:
    return actor.kind in PERSONS and bool(actor.name)


def _with(event: Event, more: Sequence[Argument]) -> Event:
    """Return an event with further victims, each once."""
    known = {argument.actor for argument in event.arguments}
    new = {each.actor: each for each in more if each.actor not in known}
    recipients = dict.fromkeys([*event.recipients, *(key for key in new if key is not None)])
    return replace(event, arguments=(*event.arguments, *new.values()), recipients=tuple(recipients))
