"""Two names that are one, or may be, as persons decided of them: what is shown, whoever lays it out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, Protocol

from reportedly.errors import UsageError
from reportedly.record import Actor, Judgement, Value
from reportedly.weighing.namesakes import Called
from reportedly.weighing.partition import PAIRING, decisions

Ground = Literal["rule", "name", "unsure", "same", "different"]
State = Literal["open", "accepted", "rejected"]
STATES: Mapping[str, State] = {"same": "accepted", "different": "rejected"}
Judged = Mapping[frozenset[str], Judgement]


class Member(Value, frozen=True, kw_only=True):
    """An actor as one document knows it."""

    id: str
    name: str
    document: str
    mentions: int


class Group(Value, frozen=True, kw_only=True):
    """An actor of the whole case.

    `members` are those of documents, in the order in which these are listed; `named` puts them, by their ids, under the
    name that rules go by. `order` tells which of two groups comes first.
    """

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    known: bool
    members: tuple[Member, ...]
    named: Mapping[str, str]
    order: tuple[str | int, ...]

    @property
    def mentions(self) -> int:
        """How often it is spoken of."""
        return sum(member.mentions for member in self.members)

    @property
    def documents(self) -> int:
        """How many documents speak of it."""
        return len({member.document for member in self.members})

    @property
    def speaker(self) -> str:
        """The id of the member that a judgement on the group names."""
        return min(member.id for member in self.members)

    def by_name(self) -> dict[str, tuple[Member, ...]]:
        """Return the members by the name that rules go by, under the first of each; names in order of appearance."""
        found: dict[str, list[Member]] = {}
        for member in self.members:
            found.setdefault(self.named[member.id], []).append(member)
        return {members[0].id: tuple(members) for members in found.values()}


class Pair(Value, frozen=True, kw_only=True):
    """Two names: by what they are one or may be (`ground`), why, and the judgement in force on them, if any.

    "rule" joins them now, "name" and "unsure" do not.
    """

    one: Called
    other: Called
    ground: Ground
    why: str
    judgement: str | None = None
    by: str = ""

    @property
    def joined(self) -> bool:
        """Whether both stand for one actor."""
        return self.one.group == self.other.group

    @property
    def state(self) -> State:
        """What became of it."""
        return STATES.get(self.ground, "open")


class Slice(Value, frozen=True, kw_only=True):
    """Some pairs: `next` is where those behind them begin (None: there are none), `total` how many there are in all."""

    pairs: tuple[Pair, ...]
    next: int | None
    total: int


class Company(Protocol):
    """Who is who in a case, as far as pages on names ask for it."""

    @property
    def size(self) -> int:
        """How many actors there are."""

    @property
    def overruled(self) -> tuple[str, ...]:
        """The ids of judgements on pairs that newer ones contradict."""

    def group(self, wanted: str) -> Group:
        """Return the group of that id, of a member of that id, or of that very name; UsageError for none or several."""

    def slice(self, state: State, start: int, limit: int) -> Slice:
        """Return pairs in a state, from a place on."""

    def overruled_by(self, verb: str, one: str, other: str) -> tuple[Judgement, ...]:
        """Return the judgements in force that a new one on two members would overrule."""


def group_of(
    actor: Actor, members: Iterable[tuple[Actor, str]], named: Callable[[Actor], str], order: tuple[str | int, ...]
) -> Group:
    """Return an actor of the whole case as it is shown.

    Args:
        actor: the one that its members stand for.
        members: the actors of documents that are it, each with its document, in the order of these.
        named: the name that rules go by of one of these.
        order: where it comes among others.
    """
    held = tuple(members)
    return Group(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        aliases=actor.aliases,
        known=actor.key is not None,
        members=tuple(
            Member(id=one.id, name=one.name, document=document, mentions=len(one.mentions)) for one, document in held
        ),
        named={one.id: named(one) for one, _ in held},
        order=order,
    )


def not_one(wanted: str, called: Sequence[object]) -> UsageError:
    """Return what is wrong with a name that is not that of one actor alone; `called`: those who bear it."""
    message = f"{'several are' if called else 'nobody is'} called {wanted!r}"
    return UsageError(message, "name an actor of the case by its very name, or by its id")


def judged(pairs: Iterable[Judgement], default: Mapping[str, str]) -> dict[frozenset[str], Judgement]:
    """Return the latest judgement in force on each pair of names.

    Args:
        pairs: judgements on two actors as documents know them, oldest first.
        default: the name that rules go by of each of these, by its id.
    """
    found: dict[frozenset[str], Judgement] = {}
    for one in pairs:
        ends = default.get(one.target), default.get(str(one.value))
        if not one.undone_by and ends[0] and ends[1]:
            found[frozenset((ends[0], ends[1]))] = one
    return found


def pair_of(one: Called, other: Called, ground: Ground, why: str, decided: Judged) -> Pair:
    """Return a pair as it stands after what persons decided of it."""
    by = decided.get(frozenset((one.default, other.default)))
    if by is None:
        return Pair(one=one, other=other, ground=ground, why=why)
    verb: Ground = by.verb if by.verb in PAIRING else ground  # type: ignore[assignment]  # those of PAIRING
    return Pair(one=one, other=other, ground=verb, why=by.reason or why, judgement=by.id, by=by.by)


def overruled_by(
    pairs: Sequence[Judgement], members: Iterable[str], verb: str, one: str, other: str
) -> tuple[Judgement, ...]:
    """Return the judgements in force that a new one on two members would overrule.

    Args:
        pairs: judgements on pairs, oldest first.
        members: the ids of all that these, and the new one, are about.
        verb: of the new one.
        one: what it is about.
        other: what it names besides.
    """
    ids, held = list(members), {judgement.id: judgement for judgement in pairs if not judgement.undone_by}
    new = Judgement(id="new", verb=verb, target=one, value=other, by="", when="")  # type: ignore[arg-type]
    before = set(decisions(ids, list(held.values()), {}).overruled)
    after = decisions(ids, [*held.values(), new], {}).overruled
    return tuple(held[i] for i in dict.fromkeys(after) if i in held and i not in before)
