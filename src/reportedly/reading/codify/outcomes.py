"""Whose deed an outcome is that its own sentence lays to nobody.

"Gendarmes opened fire. Five people were killed": by the gendarmes. Only what the sentence right before tells as one
side's violence is taken over, and only where nothing speaks against it: no other deed, cause, time or place of its
own, no sum of many, and nobody among those hurt who may be of the doer's own side. The words taken over stay where
they stand; that they are another sentence's is said by the argument's `basis`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.omissions import is_guard
from reportedly.reading.codify.sites import is_apart
from reportedly.reading.codify.triggering import DYING, is_time
from reportedly.reading.tree import Sentence
from reportedly.record import Argument, Event, Quantity

REAL = frozenset({"happened", "ongoing"})
BACKGROUND = frozenset({"relcl", "acl", "advcl", "pcomp"})
ITERATED = frozenset({"cumulative", "total"})
WHITHER = frozenset({"at", "on", "near", "outside", "around", "inside", "within", "to"})
OPENERS = frozenset({"including", "among"})  # of the names of some of those hurt
SUFFERING = frozenset({"recipient", "target"})


def laid_to_doers(
    cast: Cast, found: Sequence[Event], quantities: Sequence[Quantity], words: Triggers
) -> Iterator[Event]:
    """Yield events in order, outcomes without a doer with that of the deed told in the sentence before, if one is."""
    told: dict[int, list[Event]] = defaultdict(list)
    summed = {quantity.id for quantity in quantities if quantity.scope in ITERATED}
    for event in found:
        s = cast.parse.sentence_at(event.trigger.start)
        assert s is not None, "events are made from sentences"
        told[s.index].append(event)
    for index in sorted(told):
        s = cast.parse.sentences[index]
        before = told.get(index - 1, [])
        for event in told[index]:
            doers = _doers(cast, before, words) if _lacks_doer(cast, s, event, told[index], words) else ()
            fits = doers and not summed & {*event.quantities} and _is_next(event, before)
            taken = doers if fits and not _own_side(cast, event, doers, words) else ()
            yield (
                replace(
                    event,
                    actors=event.actors or tuple(dict.fromkeys(a.actor for a in taken if a.actor)),
                    arguments=(*(replace(a, basis="running") for a in taken), *event.arguments),
                )
                if taken
                else event
            )


def _lacks_doer(cast: Cast, s: Sentence, event: Event, beside: Sequence[Event], words: Triggers) -> bool:
    """Say whether an event is an outcome told plainly, of no deed or cause that its own sentence names."""
    i = s.token_at(event.trigger.start)
    if i is None or not _is_harm(s, i, event, words) or any(a.role in {"actor", "instrument"} for a in event.arguments):
        return False
    if s.deps[i] in BACKGROUND or is_apart(s, i) or any(s.lower[k] in {"had", "'d"} for k in s.kids_by(i, "aux")):
        return False
    others = (other for other in beside if other.code in {"ASSAULT", "PROTEST"} and other is not event)
    if any((k := s.token_at(other.trigger.start)) is None or not _is_harm(s, k, other, words) for other in others):
        return False
    return all(name in WHITHER | OPENERS or _is_setting(cast, s, p, words) for name, p in clauses.prepositions(s, i))


def _is_harm(s: Sentence, i: int, event: Event, words: Triggers) -> bool:
    """Say whether an event is told by what befell people alone: "were killed", "died"."""
    if event.code != "ASSAULT" or event.realis not in REAL:
        return False
    hurt = s.lemmas[i] in words.roles["outcome"] & words.roles["on_people"] and clauses.is_passive(s, i)
    return hurt or s.lemmas[i] in DYING


def _is_setting(cast: Cast, s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a noun in a phrase tells where or when, not by what."""
    return cast.place(s, i) is not None or is_time(s, i) or s.lemmas[i] in words.roles["facilities"]


def _doers(cast: Cast, before: Sequence[Event], words: Triggers) -> tuple[Argument, ...]:
    """Return the one side that did all the violence of a sentence, () where several did, or somebody unnamed."""
    deeds = [event for event in before if event.code == "ASSAULT" and event.realis in REAL]
    sides = [tuple(a for a in event.arguments if a.role == "actor") for event in deeds]
    if not sides or not all(sides) or len({_side(side) for side in sides}) > 1:
        return ()
    mutual = any(_lemma(cast, event) in words.roles["mutual"] for event in deeds)
    return () if mutual else sides[0]


def _side(doers: Sequence[Argument]) -> frozenset[str]:
    """Return who the doers are: by their ids, else by their words."""
    return frozenset(a.actor or a.span.quote.lower() for a in doers)


def _lemma(cast: Cast, event: Event) -> str:
    """Return the lemma of an event's word."""
    s = cast.parse.sentence_at(event.trigger.start)
    i = s.token_at(event.trigger.start) if s is not None else None
    return s.lemmas[i] if s is not None and i is not None else ""


def _is_next(event: Event, before: Sequence[Event]) -> bool:
    """Say whether an event's own time and place, where it has them, are those of the deeds before it."""
    return all(
        (event.place is None or event.place == other.place)
        and (event.when.start is None or event.when.start == other.when.start)
        for other in before
        if other.code == "ASSAULT"
    )


def _own_side(cast: Cast, event: Event, doers: Sequence[Argument], words: Triggers) -> bool:
    """Say whether those hurt are, or may be, of the side that did it: guards where guards did it, or any fighters."""
    hurt = [a for a in event.arguments if a.role in SUFFERING]
    armed = any(_names(cast, a, words, "guards") for a in doers)
    ours = any(a.actor and a.actor in _side(doers) for a in hurt)
    return (
        ours
        or not hurt
        or any(_names(cast, a, words, "fighters") or (armed and _names(cast, a, words, "guards")) for a in hurt)
    )


def _names(cast: Cast, a: Argument, words: Triggers, sort: str) -> bool:
    """Say whether the words of an argument name people of a sort: `guards`, or `fighters` of any side."""
    s = cast.parse.sentence_at(a.span.start)
    cover = s.cover(a.span.start, a.span.end) if s is not None else None
    if s is None or cover is None:
        return False
    inside = range(cover[0], cover[1] + 1)
    return any(s.lemmas[k] in words.roles[sort] or (sort == "guards" and is_guard(cast, s, k, words)) for k in inside)
