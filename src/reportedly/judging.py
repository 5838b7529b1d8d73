"""What persons decide about a case: making judgements, taking them back, and what they come to.

A judgement is about the id of one value in one document. Such ids last as long as the words they are made of; where
they do not, because the document is read by other rules or has a new version, the value is found again by its words
(`weighing.anchors`), in every later version too. What is not found is listed as an orphan and kept.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

import msgspec
from msgspec.structs import replace

from reportedly.codebook.weighing import weighing_words
from reportedly.errors import UsageError
from reportedly.record import Actor, Event, Happening, Judgement, Place, Reading, Record, Value, Voice, content_id
from reportedly.store import Case, Shelf
from reportedly.weighing.anchors import flat, found_again
from reportedly.weighing.corrections import kept_part, part_given, realis_given, spans_given
from reportedly.weighing.partition import PAIRING
from reportedly.weighing.resolve import Resolution, default_group, resolve
from reportedly.weighing.rulings import Rulings, applied, check, left_out, rulings

UNDO = "reject"
CORRECTING = frozenset({"accept", "respan", "recast"})
LIST = "list them with `reportedly judgements`"
TWO = "name two actors, two places, two voices, or two events or happenings"
Ids = tuple[str, ...]


class Standing(Value, frozen=True, kw_only=True):
    """All judgements of a case, and what they come to now or came to at a time.

    Attributes:
        judgements: oldest first, each as it was made, with what takes it back.
        now: under which ids what was judged stands now; none for an orphan. Ids that no document ever held are not
            in it.
        rulings: what is rejected, recoded and graded.
    """

    judgements: tuple[Judgement, ...]
    now: dict[str, Ids]
    rulings: Rulings

    def pairs(self) -> list[Judgement]:
        """Return the judgements on pairs, about the ids of now, oldest first."""
        found = [one for one in self.judgements if one.verb in PAIRING and one.value]
        return [
            replace(one, target=target, value=value)
            for one in found
            for target, value in product(self.stands(one.target), self.stands(str(one.value)))
        ]

    def stands(self, i: str) -> Ids:
        """Return the ids under which what `i` named stands now."""
        return self.now.get(i, (i,))

    def orphans(self) -> tuple[Judgement, ...]:
        """Return the judgements in force that nothing is left of: what they are about was found nowhere."""
        lost = {i for i, ids in self.now.items() if not ids}
        return tuple(j for j in self.judgements if not j.undone_by and {j.target, j.value} & lost)

    def apply(self, reading: Reading) -> Reading:
        """Return a reading as persons decided that it is to be read."""
        return applied(reading, self.rulings)

    def judged(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Yield readings as persons decided that they are to be read, those of rejected documents left out."""
        return (self.apply(reading) for reading in readings if not self.is_rejected(reading.document.id))

    def is_rejected(self, i: str) -> bool:
        """Say whether a person rejected what stands under an id now."""
        return i in self.rulings.rejected

    def left_out(self, readings: Iterable[Reading]) -> Counter[str]:
        """Return how many values of each type judgements leave out of readings as they are stored."""
        return sum((left_out(reading, self.rulings) for reading in readings), Counter[str]())


def standing(case: Case, as_of: str | None = None) -> Standing:
    """Return the judgements of a case and what they come to, now or at a time (ISO 8601, UTC)."""
    held = case.judgements(as_of)
    undoing = {judgement.id for judgement in held}
    several = [j for j in held if j.target not in undoing]
    now = _found_again(case, {i for j in several for i in about(j)}, as_of)
    return Standing(judgements=tuple(held), now=now, rulings=rulings(held, now))


def about(judgement: Judgement) -> Ids:
    """Return the ids of the values that a judgement is about: what is judged, and whom it names."""
    if judgement.verb == "recast":
        return (judgement.target, *kept_part(judgement.value)[1])
    pair = judgement.verb in PAIRING and judgement.value
    return (judgement.target, str(judgement.value)) if pair else (judgement.target,)


def _found_again(case: Case, ids: Iterable[str], as_of: str | None) -> dict[str, Ids]:
    """Return under which ids values stand in the readings held of their documents and of later versions."""
    found: dict[str, Ids] = {}
    places: dict[tuple[str, int], list[str]] = {}
    for i, place in case.ever(ids).items():
        places.setdefault(place, []).append(i)
    for (document, seq), several in places.items():
        held = case.versions(document, as_of)
        if held == [seq]:  # nothing was read anew, as for almost all
            found |= {i: (i,) for i in several}
            continue
        before, later = case.reading_at(seq), [case.reading_at(number) for number in held]
        values = {value.id: value for value in before.records()}
        for i in several:
            again = (found_again(values[i], before, one) for one in later)
            found[i] = tuple(dict.fromkeys(one for one in again if one))
    return found


def resolution(case: Case, stands: Standing, as_of: str | None = None) -> Resolution:
    """Return who is who and where is where in the whole case, judgements applied."""
    out = stands.rulings.rejected
    actors = (actor for actor in case.actors(as_of) if actor.id not in out)
    places = (place for place in case.places(as_of) if place.id not in out)
    return resolve(actors, places, stands.pairs())


def statement_counts(case: Case, stands: Standing, as_of: str | None = None) -> dict[str, int]:
    """Return how many statements each document holds that nobody rejected, by its id, now or at a time."""
    counts = case.statement_counts(as_of)
    touched = {document for document, _ in case.ever(stands.rulings.rejected).values()} & counts.keys()
    return counts | {i: len(stands.apply(case.reading(i, as_of)).statements) for i in sorted(touched)}


# making judgements


class Decision(Value, frozen=True, kw_only=True):
    """What is decided about one value: the verb, an id or what begins one, and what is set by it."""

    verb: str
    target: str
    value: str | None = None


def decide(case: Case, decisions: Sequence[Decision], by: str, reason: str = "") -> list[Judgement]:
    """Make judgements, all or none of them, as one run.

    Raises:
        UsageError: an id is not there or not one, or the decision does not fit what it is about.
    """
    find = Finder(case)
    return _append(case, [checked(decision, find) for decision in decisions], by, reason)


def checked(decision: Decision, find: "Finder") -> Decision:
    """Return a decision with ids in full; raises UsageError when it does not fit what it is about."""
    value = find(decision.target)
    if decision.verb in CORRECTING:
        return replace(decision, target=value.id, value=_corrected(decision, value, find))
    if decision.verb not in PAIRING:
        check(decision.verb, value, decision.value)
        return replace(decision, target=value.id)
    other = find(decision.value or "")
    if not isinstance(value, Actor | Place | Voice | Event) or type(value) is not type(other):
        message = f"{value.id} and {other.id} cannot be told the same or different"
        raise UsageError(message, TWO)
    for one in (value, other):
        if isinstance(one, Event) and one.code not in weighing_words().deeds:
            message = f"{one.id} is {one.code}, and happenings are not made of these"
            raise UsageError(message, TWO)
    if value.id == other.id:
        message = f"{value.id} was named twice"
        raise UsageError(message, TWO)
    return replace(decision, target=value.id, value=other.id)


def _corrected(decision: Decision, value: Record, find: "Finder") -> str | None:
    """Return what is kept of a correction; raises UsageError where it does not fit what it is about."""
    if decision.verb == "accept":
        return realis_given(value, decision.value)
    reading = find.reading(value)
    if decision.verb == "respan":
        return spans_given(value, decision.value or "", reading.document.text)
    return part_given(value, decision.value or "", reading)


class Finder:
    """Finds values: by an id or its beginning, a document's path, the id of a group, or the very name of one.

    A happening, as the weighing that is kept has it, is spoken for by one of its events.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._groups: dict[str, str] = {}
        self._values: dict[str, Actor | Place] = {}

    def __call__(self, wanted: str) -> Record:
        """Return the value, for a group a member that speaks for all; raises UsageError for none or several."""
        try:
            return self._case.find(wanted)[0]
        except UsageError as error:
            found = self._deed(wanted) or self._member(wanted) or self._document(wanted)
            if found is None:
                raise error from None
            return found

    def reading(self, value: Record) -> Reading:
        """Return the reading that a value stands in."""
        return self._case.find(value.id)[1]

    def _member(self, wanted: str) -> Record | None:
        """Return who speaks for the group of this id, or for those of this very name if they are of one group."""
        if not self._groups:
            self._values = {actor.id: actor for actor in self._case.actors()}
            self._values |= {place.id: place for place in self._case.places()}
            self._groups = resolution(self._case, standing(self._case)).references
        now = [i for i, group in self._groups.items() if group == wanted]
        once = [i for i in self._groups if default_group(self._values[i]) == wanted]  # as before anybody merged it
        named = [] if now or once else [i for i in self._groups if goes_by(self._values[i], wanted)]
        members = [i for i in now if i in once] or now or once or named
        groups = sorted({self._groups[i] for i in members})
        if len(groups) > 1:
            message = f"several are called {wanted!r}: {', '.join(groups)}"
            raise UsageError(message, "give an id")
        return self._values[min(members)] if members else None

    def _deed(self, wanted: str) -> Record | None:
        """Return the first event of a happening."""
        held = Shelf(self._case).several("happening", [wanted]).get(wanted)
        return self._case.find(msgspec.json.decode(held, type=Happening).events[0])[0] if held else None

    def _document(self, wanted: str) -> Record | None:
        try:
            return self._case.reading(wanted).document
        except UsageError:
            return None


def goes_by(value: Actor | Place, name: str) -> bool:
    """Say whether an actor or place has this very name, case and white space aside."""
    return flat(name) in {flat(value.name), *map(flat, value.aliases if isinstance(value, Actor) else ())}


def _append(case: Case, decisions: Iterable[Decision], by: str, reason: str) -> list[Judgement]:
    """Sign judgements and append them as one run."""
    when, ordinal = case.now(), len(case.judgements())
    run = content_id("run", by, when, ordinal)
    made = [
        Judgement(
            id=content_id("judgement", one.verb, one.target, one.value, by, when, ordinal + number),
            verb=one.verb,  # type: ignore[arg-type]  # the callers' own
            target=one.target,
            value=one.value,
            by=by,
            when=when,
            reason=reason,
            run=run,
        )
        for number, one in enumerate(dict.fromkeys(decisions))
    ]
    case.judge_all(made)
    return made


# taking them back


def undo(case: Case, ids: Sequence[str], by: str, reason: str = "") -> list[Judgement]:
    """Take judgements back; what took others back can itself be taken back, and those are in force again.

    Raises:
        UsageError: an id is not there or not one, or that judgement is taken back already.
    """
    held = case.judgements()
    return _take_back(case, [_in_force(_one(held, i)) for i in ids], by, reason)


def undo_run(case: Case, run: str, by: str, reason: str = "") -> list[Judgement]:
    """Take back all that one command decided, as `undo` does; raises UsageError when there is nothing."""
    runs = {j.run for j in case.judgements() if j.run and j.run.startswith(run)}
    if len(runs) > 1:
        message = f"several runs begin with {run!r}: {', '.join(sorted(filter(None, runs)))}"
        raise UsageError(message, "give more of the id")
    return _take_all_back(case, lambda j: j.run in runs, by, reason, f"no run {run!r} has anything to take back")


def undo_user(case: Case, user: str, by: str, reason: str = "") -> list[Judgement]:
    """Take back all that one person decided, what they took back included; raises UsageError as `undo_run` does."""
    return _take_all_back(case, lambda j: j.by == user, by, reason, f"nothing of {user!r} is to be taken back")


def _take_all_back(
    case: Case, wanted: Callable[[Judgement], bool], by: str, reason: str, nothing: str
) -> list[Judgement]:
    """Take back every judgement of some, but those that others have taken back."""
    held = case.judgements()
    some = {j.id for j in held if wanted(j)}
    found = [j for j in held if j.id in some and (not j.undone_by or j.undone_by in some)]
    if not found:
        raise UsageError(nothing, LIST)
    return _take_back(case, found, by, reason)


def _take_back(case: Case, judgements: Iterable[Judgement], by: str, reason: str) -> list[Judgement]:
    return _append(case, [Decision(verb=UNDO, target=one.id) for one in judgements], by, reason)


def _one(held: Iterable[Judgement], wanted: str) -> Judgement:
    """Return the judgement whose id is, or begins, so."""
    found = [j for j in held if j.id.startswith(wanted)] if wanted else []
    exact = [j for j in found if j.id == wanted] or found
    if len(exact) != 1:
        message = f"{'several judgements have' if exact else 'no judgement has'} an id that begins with {wanted!r}"
        raise UsageError(message, "give more of the id" if exact else LIST)
    return exact[0]


def _in_force(judgement: Judgement) -> Judgement:
    if judgement.undone_by:
        message = f"{judgement.id} is taken back already, by {judgement.undone_by}"
        raise UsageError(message, "undo that one to put it in force again")
    return judgement
