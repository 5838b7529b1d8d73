"""All documents of a case and whose word their statements rest on, kept up as documents come.

What one document says, and what joins two documents, is worked out once and kept; when a document comes, only it and
the documents that it shares words with are looked at. What follows from all of it is drawn up when it is asked for,
from what is kept, so that the order in which documents come changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import product

from reportedly.record import Origin, PossibleSame, Reading, Statement
from reportedly.weighing.copies.corpus import Copies
from reportedly.weighing.copies.passages import Passage
from reportedly.weighing.copies.words import Words, words_of
from reportedly.weighing.keepsakes import Keepsakes, digest
from reportedly.weighing.origins.apart import may_be_family, told_apart
from reportedly.weighing.origins.hands import Hand, Local, is_own_brief, local, mentions
from reportedly.weighing.origins.joins import Join, Joined, joins, versions
from reportedly.weighing.origins.persons import Verdicts
from reportedly.weighing.origins.taken_up import taken_up
from reportedly.weighing.origins.ties import Ties

NOBODY = Verdicts()  # nobody has decided anything
JOINED = "joined"  # keepsakes: what joins two documents, by their ids
WORDS = "words"  # keepsakes: the words of a document
COMMON = "common"  # keepsakes: passages that two texts have in common, by digests of their words


class Ledger:
    """Who rests on whom, over the documents that were added.

    Attributes:
        copies: what these have in common.
        locals: what each says, by its id.
        digests: of what was read out of each, by its id.
        persons: what persons decided of who is one with whom.
    """

    def __init__(self, keepsakes: Keepsakes | None = None) -> None:
        """Begin with no document.

        Args:
            keepsakes: what was made out before of every two documents and their texts; filled in with what is now.
        """
        self.keepsakes = Keepsakes() if keepsakes is None else keepsakes
        self.copies = Copies(known=_Common(self.keepsakes))
        self.locals: dict[str, Local] = {}
        self.digests: dict[str, str] = {}
        self._joins: dict[tuple[str, str], tuple[Join, ...]] = {}
        self.persons = NOBODY
        self._drawn: Drawn | None = None

    def judge(self, persons: Verdicts) -> None:
        """Take what persons decided of who is one with whom, in the place of what was taken before."""
        if persons != self.persons:
            self.persons, self._drawn = persons, None

    def add(self, reading: Reading) -> None:
        """Take in what was read out of one document; a brief of our own, and what is held already, change nothing."""
        document = reading.document
        if document.id in self.locals or document.failure is not None or is_own_brief(document):
            return
        found = self.locals[document.id] = local(reading)
        found.taken = tuple(taken_up(found))
        of = self.digests[document.id] = self.keepsakes.of(reading)
        packed = self.keepsakes.get(WORDS, document.id, of, tuple[bytes, bytes], lambda: words_of(document).packed())
        for other in self.copies.add(document, found.cites(), Words.unpacked(*packed)):
            pair = (min(document.id, other), max(document.id, other))
            of = digest(*(self.digests[i] for i in pair))
            held = self.keepsakes.get(JOINED, " ".join(pair), of, Joined, partial(self._joined, *pair))
            self._joins[pair] = held.apart()
        self._drawn = None

    def _joined(self, one: str, other: str) -> Joined:
        """Make out what joins two documents; the lesser id comes first."""
        source = self.copies.told(one, other).source
        common = self.copies.common(one, other)
        two = self.locals[one], self.locals[other]
        return Joined.of((*versions(*two, common), *joins(*two, common, source)))

    def drawn(self) -> "Drawn":
        """Return what follows from all that was added."""
        if self._drawn is None:
            held = [join for _, joined in self.joined() for join in joined]
            self._drawn = Drawn({i: self.locals[i] for i in sorted(self.locals)}, held, self.persons)
        return self._drawn

    def joined(self) -> Iterator[tuple[tuple[str, str], tuple[Join, ...]]]:
        """Yield the ids of every two documents that have something in common, sorted, with what joins them."""
        yield from ((pair, self._joins[pair]) for pair in sorted(self._joins) if self.copies.has(*pair))

    def origins(self) -> tuple[Origin, ...]:
        """Return the first hands behind all statements, by date of the first document that has them, then by id."""
        return self.drawn().origins()


class _Common:
    """What texts have in common, as `Copies` asks for it, among keepsakes."""

    def __init__(self, keepsakes: Keepsakes) -> None:
        self._keepsakes = keepsakes

    def get(self, keys: tuple[bytes, bytes], /) -> tuple[Passage, ...] | None:
        """Return what two texts have in common, None where it is not known."""
        return self._keepsakes.look(COMMON, _both(keys), "", tuple[Passage, ...])

    def __setitem__(self, keys: tuple[bytes, bytes], common: tuple[Passage, ...], /) -> None:
        self._keepsakes.put(COMMON, _both(keys), "", common)


def _both(keys: tuple[bytes, bytes]) -> str:
    return " ".join(key.hex() for key in keys)


class Drawn:
    """The graph that the documents and their joins make: which hands are one, and what each statement rests on.

    Attributes:
        locals: what each document says.
        hands: all hands, by id.
        statements: all statements, by id.
        stems: the words of each that say something, by their beginnings.
        deeds: the codes of the deeds that each tells of, with how real they are; none of those that tell of none.
        root: hand id -> the hand that stands for all that are one with it.
        moved: statement -> the statement of another document that it was copied from, and why.
    """

    def __init__(self, found: Mapping[str, Local], held: Iterable[Join], persons: Verdicts = NOBODY) -> None:
        """Join what is one: what persons said first, then what is told by copies, by a report itself, and by names."""
        self.locals = found
        self.hands: dict[str, Hand] = {hand.id: hand for one in found.values() for hand in one.hands.values()}
        self.statements: dict[str, Statement] = {i: s for one in found.values() for i, s in one.statements.items()}
        self.stems = {i: stems for one in found.values() for i, stems in one.stems.items()}
        self.deeds = {i: deeds for one in found.values() for i, deeds in one.deeds.items()}
        self.moved: dict[str, tuple[str, Join]] = {}
        self._order = {hand.id: (*found[hand.document].order, hand.id) for hand in self.hands.values()}
        self._ties = Ties(self.hands)
        self._decide(persons)
        for join in held:
            if join.hands:
                self._ties.join(*join.hands, join)
            elif join.moved:
                self._move(*join.moved, join)
        for one in found.values():
            for earlier, later, why in one.taken:
                self._ties.join(earlier, later, self._because(why, earlier, later))
        for same in self._namesakes():
            for other in same[1:]:
                self._ties.join(same[0], other)
        first = {self._ties.find(i): i for i in sorted(self.hands, key=self._order.__getitem__, reverse=True)}
        self.root = {i: first[self._ties.find(i)] for i in self.hands}

    def _decide(self, persons: Verdicts) -> None:
        """Join and part hands as persons said of the voices, or of the actors behind them."""
        if persons == NOBODY:
            return
        borne: defaultdict[str, list[str]] = defaultdict(list)
        for i, hand in sorted(self.hands.items()):
            borne[hand.voice].append(i)
            if hand.actor:
                borne[hand.actor].append(i)
        for same in persons.same:
            hands = [hand for i in same for hand in borne[i]]
            for other in hands[1:]:
                self._ties.join(hands[0], other, self._because("a person judged them to be one", hands[0], other))
        for some, others in persons.different:
            for one, other in product(*([hand for i in ids for hand in borne[i]] for ids in (some, others))):
                self._ties.part(one, other)

    def _because(self, why: str, one: str, other: str) -> Join:
        """Return what makes two hands one, with the words that name them."""
        return Join(why, mentions(self.hands[one], self.hands[other]), hands=(min(one, other), max(one, other)))

    def _namesakes(self) -> Iterator[list[str]]:
        """Yield the hands of one name: persons and bodies, and houses that are cited."""
        of: defaultdict[str, list[str]] = defaultdict(list)
        for i, hand in self.hands.items():
            if hand.kind == "house" and hand.house:
                of[f"house {hand.house.key}"].append(i)
            elif hand.key:
                of[hand.key].append(i)
        yield from of.values()

    def top(self, hand: str) -> str:
        """Return the hand that stands for all that are one with this one."""
        return self.root[hand]

    def order(self, hand: str) -> tuple[str, ...]:
        """Return what puts first hands in order: the day and id of the document that has one first, then its own id."""
        return self._order[hand]

    def joined(self, hands: Iterable[str]) -> Iterator[Join]:
        """Yield what makes one of those among some hands that are one, once for each reason in words."""
        of: defaultdict[str, list[str]] = defaultdict(list)
        for hand in dict.fromkeys(hands):
            of[self.top(hand)].append(hand)
        found: dict[str, Join] = {}
        for join in (join for same in of.values() for join in self._ties.reasons(same)):
            found.setdefault(join.why, join)
        yield from found.values()

    def _move(self, taker: str, onto: str, join: Join) -> None:
        """Let a statement rest on another; of several, on one that names a source, then on the first by date."""
        known = self.moved.get(taker)
        if known is None or self._rank(onto) < self._rank(known[0]):
            self.moved[taker] = (onto, join)

    def _rank(self, statement: str) -> tuple[bool, tuple[str, str], str]:
        of = self._local(statement)
        return (self.hands[of.paths[statement][-1]].kind == "own", of.order, statement)

    def path(self, statement: str) -> list[str]:
        """Return the hands that a statement goes back through, its document's own first, the first hand last."""
        passed: list[str] = []
        seen: set[str] = set()
        while statement in self.moved and statement not in seen:
            seen.add(statement)
            passed.append(self._local(statement).own.id)
            statement = self.moved[statement][0]
        found = self._local(statement).paths[statement]
        return [*passed, *(found[1:] if passed and len(found) > 1 else found)]

    def _local(self, statement: str) -> Local:
        return self.locals[self.statements[statement].document]

    def first_hand(self, statement: str) -> str:
        """Return the hand that a statement rests on in the end."""
        return self.top(self.path(statement)[-1])

    def is_inherited(self, statement: str) -> bool:
        """Say whether a statement has its first hand from another one."""
        return statement in self.moved or statement in self._local(statement).inherited

    def origins(self) -> tuple[Origin, ...]:
        """Return the first hands behind all statements."""
        said: defaultdict[str, list[str]] = defaultdict(list)
        for one in sorted(self.locals.values(), key=lambda one: one.order):
            for statement in one.statements:
                said[self.first_hand(statement)].append(statement)
        same = self._possibly_same(sorted(said, key=self._order.__getitem__))
        return tuple(
            Origin(
                id=i,
                voice=self.hands[i].voice,
                statements=tuple(s for s in said[i] if not self.is_inherited(s)),
                inherited_by=tuple(s for s in said[i] if self.is_inherited(s)),
                maybe_same_as=tuple(PossibleSame(origin=other, why=why) for other, why in sorted(same[i].items())),
                kind=self.hands[i].kind,
                name=self.hands[i].name,
                own_acts=tuple(s for s in said[i] if s in self._local(s).acts),
            )
            for i in sorted(said, key=self._order.__getitem__)
        )

    def _possibly_same(self, found: list[str]) -> dict[str, dict[str, str]]:
        """Return, by origin, those that may be the same for a reason, both ways."""
        same: dict[str, dict[str, str]] = {i: {} for i in found}
        near: defaultdict[str, list[str]] = defaultdict(list)
        for i in found:
            hand = self.hands[i]
            for place in (
                f"house {hand.house.key}" if hand.house else "",
                f"family {hand.house.family}" if hand.house and hand.house.family else "",
                f"nobody {hand.document}" if hand.kind == "unnamed" else "",
            ):
                for other in near[place] if place else ():
                    if why := _maybe(self.hands[other], hand):
                        same[i].setdefault(other, why)
                        same[other].setdefault(i, why)
                if place:
                    near[place].append(i)
        return same


def _maybe(one: Hand, other: Hand) -> str:
    """Return what speaks for two hands being one, "" where something speaks against it."""
    if family := may_be_family(one, other):
        return family
    if told_apart(one, other):
        return ""
    if one.house and other.house and one.house.key == other.house.key:
        return f"both are the word of {one.house.name}"
    return f"one report speaks of “{one.label}” and “{other.label}”, who may be the same"
