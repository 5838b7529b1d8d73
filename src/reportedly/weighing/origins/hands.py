"""What one document says of its sources: whose word each of its statements rests on, link by link.

A hand is one voice in one document, or the document's own word. Reading does not look at other documents, and neither
does this; what joins the hands of several documents stands in `joins`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.sources import source_words
from reportedly.record import Document, Mention, Reading, Span, Statement, Voice, content_id
from reportedly.weighing.copies.background import day_of
from reportedly.weighing.houses import House, house, houses_of
from reportedly.weighing.origins.sayings import deeds_told, stems

Kind = Literal["own", "house", "named", "unnamed"]

OUTLETS = frozenset({"publisher", "agency", "newspaper", "broadcaster", "state_media", "page"})
BODIES = frozenset({"actor", "think_tank"})
SOMEBODY = "somebody"  # whom the text only points at
PEOPLE = frozenset({"person", "official"})
INSIDE = 0.6  # share of a statement's content that must stand in a passage
ACTS = frozenset({"announces", "rescinds", "threatens", "demands", "rejects", "prepares", "denies"})
BRIEF = re.compile(r"^\d+\. “.*” D\d+, characters \d+–\d+\. Chain: .+ Read as [a-z]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hand:
    """One voice in one document.

    Attributes:
        id: made of the document and of what the voice is called there.
        kind: the document's own word, an outlet, somebody named, or somebody without a name.
        label: what it is called.
        key: the same for all who bear this name, "" for those without a name.
        house: the outlet that it is or may be.
        spans: the words that name it.
        actor: who it is taken for, as its document knows it.
        person: whether it is one named person.
    """

    id: str
    document: str
    kind: Kind
    voice: str
    label: str
    key: str = ""
    house: House | None = None
    country: str | None = None
    spans: tuple[Span, ...] = ()
    actor: str | None = None
    person: bool = False

    @property
    def name(self) -> str:
        """What it is called in a table; nobody is called by a word that merely points, such as "he", or by none."""
        said = fold(self.label).strip()
        return self.label if said and said not in source_words().pronouns else SOMEBODY

    @property
    def called(self) -> str:
        """What it is called in a sentence: a description in quotation marks, a name as it is."""
        return f"“{self.label}”" if self.kind == "unnamed" else self.label


@dataclass(slots=True)
class Local:
    """What one document says, ready to be weighed.

    Attributes:
        own: the hand of the document's own word.
        hands: all hands by id.
        paths: statement id -> the hands of its chain, the document's own first, first hand last.
        inherited: statements that rest on another of the document: its id.
        inferred: statements that are only their writer's inference.
        acts: statements in which the first hand tells of its own deed.
        stems: the words of each statement that say something, by their beginnings.
        deeds: of each statement that tells of deeds, their codes and how real they are to it.
        taken: (earlier hand, later hand, why) for those that are one source, as `taken_up` has it.
    """

    document: Document
    own: Hand
    day: int | None
    hands: dict[str, Hand] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    inherited: dict[str, str] = field(default_factory=dict)
    inferred: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    stems: dict[str, frozenset[str]] = field(default_factory=dict)
    deeds: dict[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    taken: tuple[tuple[str, str, str], ...] = ()
    _standing: dict[tuple[int, int, bool], tuple[Statement, ...]] = field(default_factory=dict)

    @property
    def order(self) -> tuple[str, str]:
        """What puts documents in order where nothing better does: first day of publication, then id."""
        return (self.document.published.start or "9999", self.document.id)

    def cites(self) -> tuple[House, ...]:
        """Return the outlets that the document names as its sources."""
        found = {h.house.key: h.house for h in self.hands.values() if h.house and h.kind == "house"}
        return tuple(found[key] for key in sorted(found))

    def standing_in(self, passage: Span, *, quoted: bool) -> tuple[Statement, ...]:
        """Return the statements of which most stands in a passage, or which hold most of a quotation."""
        key = (passage.start, passage.end, quoted)
        if key not in self._standing:  # many documents share one passage with this one
            found = (s for s in self.statements.values() if _stands_in(s, passage, quoted=quoted))
            self._standing[key] = tuple(found)
        return self._standing[key]


def _stands_in(statement: Statement, passage: Span, *, quoted: bool) -> bool:
    """Say whether a statement's content stands in a passage, or holds it where it is a quotation."""
    total = sum(span.end - span.start for span in statement.content)
    inside = sum(max(0, min(s.end, passage.end) - max(s.start, passage.start)) for s in statement.content)
    size = passage.end - passage.start
    return total > 0 and inside >= INSIDE * (min(total, size) if quoted else total)


def mentions(*hands: Hand) -> tuple[Mention, ...]:
    """Return where hands are named."""
    return tuple(Mention(document=hand.document, span=span) for hand in hands for span in hand.spans)


def is_own_brief(document: Document) -> bool:
    """Say whether a document is a brief that this product wrote: it counts for nothing."""
    return BRIEF.search(document.text) is not None


def local(reading: Reading) -> Local:
    """Return what one document says of its sources."""
    document = reading.document
    own_house, _ = houses_of(document)
    page = next((voice.id for voice in reading.voices if voice.kind == "page"), "")
    label = document.publisher or document.path or document.url or document.id
    own = Hand(content_id("origin", document.id, "own"), document.id, "own", page, label, house=own_house)
    found = Local(document, own, day_of(document.published), {own.id: own})
    found.statements = {statement.id: statement for statement in reading.statements}
    found.stems = {statement.id: stems(statement) for statement in reading.statements}
    found.deeds = deeds_told(reading)
    voices = {voice.id: voice for voice in reading.voices}
    keys = {actor.id: actor.key for actor in reading.actors if actor.key}
    for statement in reading.statements:
        found.paths[statement.id] = tuple(_path(statement, found, voices, keys))
        if statement.certainty == "inferred" and is_unsourced(statement):
            found.inferred.add(statement.id)
    for statement in reading.statements:
        source = _restated(statement, found.statements)
        if source is not statement:
            found.inherited[statement.id] = source.id
            found.paths[statement.id] = found.paths[source.id]
    found.acts = set(_own_acts(reading, voices))
    return found


def _path(statement: Statement, found: Local, voices: Mapping[str, Voice], keys: Mapping[str, str]) -> Iterable[str]:
    """Yield the hands of a chain, and note those that are new."""
    yield found.own.id
    for link in statement.chain:
        voice = voices.get(link.voice)
        if link.basis == "implied" or voice is None:
            continue
        hand = _hand(voice, link.source, found.document, keys)
        held = found.hands.setdefault(hand.id, hand)
        if held.id != found.own.id and not _is_itself(held, found.own):
            yield held.id


def _is_itself(hand: Hand, own: Hand) -> bool:
    """Say whether a document cites its own house."""
    return hand.house is not None and own.house is not None and hand.house.key == own.house.key


def _hand(voice: Voice, source: tuple[Span, ...], document: Document, keys: Mapping[str, str]) -> Hand:
    label = voice.name or (voice.description.quote if voice.description else "") or (source[0].quote if source else "")
    spans = source or ((voice.description,) if voice.description else ())
    kind: Kind = "named"
    named = bool(voice.name) and voice.naming == "named" and any(map(str.isupper, label))
    if not named:
        kind = "unnamed"
    elif voice.kind in OUTLETS:
        kind = "house"
    key = _key(voice, keys) if kind == "named" else ""
    of = house(label) if named and (kind == "house" or voice.kind in BODIES) else None
    return Hand(
        id=content_id("origin", document.id, voice.id),
        document=document.id,
        kind=kind,
        voice=voice.id,
        label=" ".join(label.split()),
        key=key,
        house=of,
        country=voice.country,
        spans=spans,
        actor=voice.actor,
        person=kind == "named" and voice.kind in PEOPLE,
    )


def _key(voice: Voice, keys: Mapping[str, str]) -> str:
    """Return what everybody of this name shares: the gazetteer's row, the name, or sort and name of one word."""
    if voice.actor and voice.actor in keys:
        return f"key {keys[voice.actor]}"
    name = " ".join(fold(voice.name or "").split()).removeprefix("the ")
    if " " in name:
        return f"name {name}"  # a band that one report takes for a person is still the one of that name
    return f"{'person' if voice.kind in PEOPLE else 'body'} {name}"


def is_unsourced(statement: Statement) -> bool:
    """Say whether nobody but the document itself stands behind a statement."""
    return all(link.basis == "implied" for link in statement.chain)


def _restated(statement: Statement, statements: Mapping[str, Statement]) -> Statement:
    """Follow restatements back to the statement whose chain they rest on; a circle ends where it began."""
    seen = {statement.id}
    at = statement
    while (back := _back(at, statements)) and back.id not in seen:
        seen.add(back.id)
        at = back
    return at


def _back(statement: Statement, statements: Mapping[str, Statement]) -> Statement | None:
    """Return what a statement restates: as the record says, or the sourced one that an unsourced one repeats."""
    if statement.inherits:
        return statements.get(statement.inherits)
    if is_unsourced(statement):
        repeated = (statements[i] for i in statement.repeats if i in statements)
        return next((other for other in repeated if not is_unsourced(other)), None)
    return None


def _own_acts(reading: Reading, voices: Mapping[str, Voice]) -> Iterable[str]:
    """Yield the statements whose first hand tells of its own deed: an announcement, a threat, a claim."""
    doing = {(event.statement, actor) for event in reading.events for actor in event.actors}
    doing |= {(position.statement, position.holder) for position in reading.positions if position.stance in ACTS}
    for statement in reading.statements:
        voice = voices.get(statement.chain[-1].voice) if statement.chain else None
        if voice and voice.actor and voice.naming == "named" and (statement.id, voice.actor) in doing:
            yield statement.id
