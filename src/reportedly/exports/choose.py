"""What goes into a brief and where: by salience, then by section, each sentence verified before it is let in."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from reportedly.exports.compose import compose
from reportedly.exports.grouping import Group, claim_tokens, facing, groups
from reportedly.exports.labels import holder, stance_label
from reportedly.exports.lookup import Library, Shelf
from reportedly.exports.marks import covered, told
from reportedly.exports.passage import unsaid
from reportedly.exports.phrases import MONTHS, phrases, tokens, words
from reportedly.exports.scenes import scenes
from reportedly.exports.sentences import BriefSentence, Section
from reportedly.exports.verify import verify_in
from reportedly.record import Event, Position, Statement

TOP = 3  # sentences of the topline
ORDER = ("positions", "reported", "denied", "disagree", "corrected")
LOOKED_AT = 4  # denials looked at for each sentence that the brief has room for
MENDING = 2.0  # what a correction weighs more than other statements: analysts have quoted what it takes back
BACKED, MOST = 0.5, 3  # what each further document adds to a sentence, and how many count
FEW = 2  # words that carry a claim, without which nothing uncoded is said
PLAIN = ("+", "asserted")
SIDES = {"asserted": -2, "denied": -1}  # what is denied stands before its denial
LEADING = frozenset({"positions", "reported"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence on its way into a section: `theme` keeps a holder's or a place's sentences together."""

    sentence: BriefSentence
    section: str
    theme: str
    order: int
    document: str


@dataclass(slots=True)
class Choice:
    """What was chosen: sections with sentences, how many sentences were refused, how many groups left out."""

    sections: list[Section] = field(default_factory=list)
    refused: int = 0
    omitted: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known of all groups before any is chosen: place in the text, scenes, and which face each other."""

    order: Mapping[str, int]
    facing: Mapping[str, tuple[str, str]]
    mended: frozenset[str]
    announced: frozenset[tuple[str, str]]
    scenes: Mapping[str, str]


def choose(library: Library, salience: Mapping[str, float], limit: int) -> Choice:
    """Choose at most `limit` sentences, the weightiest first, and put them in their sections."""
    texts = {shelf.reading.document.id: shelf.text for shelf in library.shelves}
    found = [group for group in groups(library) if _worded(group)]
    order = {group.first.id: i for i, group in enumerate(found)}
    weight = {g.first.id: max(salience.get(s.id, 0.0) for s in g.members) + _backing(g) for g in found}
    found.sort(key=lambda g: (-weight[g.first.id], order[g.first.id]))
    plan = _plan(found, facing(found, LOOKED_AT * limit), order, library)
    choice, entries = Choice(), list[Entry]()
    for group in _evenly(_ranked(found, plan, weight), plan, limit):
        if len(entries) >= (limit // 2 if _idle(group, plan) else limit):
            choice.omitted += 1
        elif entry := _sound(group, plan, texts, library):
            entries.append(entry)
        else:
            choice.refused += 1
    choice.sections = _sections(entries)
    return choice


def _backing(group: Group) -> float:
    """Weigh what several documents say above what stands in one."""
    return BACKED * min(len({s.document for s in group.members}) - 1, MOST)


def _evenly(ranked: list[Group], plan: Plan, limit: int) -> list[Group]:
    """Put what exceeds its section's share after all that does not, so that no section crowds out the others."""
    share, seen = max(1, limit // 3), Counter[str]()
    within, beyond = list[Group](), list[Group]()
    for group in ranked:
        key = _place(group, plan)[0]
        (within if seen[key] < share else beyond).append(group)
        seen[key] += 1
    return [*within, *beyond]


def _varied(entries: list[Entry], size: int) -> list[Entry]:
    """Take the weightiest, first one of each document and theme, then whatever is left."""
    taken, used = list[Entry](), set[str]()
    for entry in entries:
        marks = {entry.document} | ({entry.theme} - {""})
        if not marks & used:
            taken.append(entry)
            used |= marks
    return [*taken, *(entry for entry in entries if entry not in taken)][:size]


def _plan(found: list[Group], pairs: list[tuple[Group, Group]], order: Mapping[str, int], library: Library) -> Plan:
    faces: dict[str, tuple[str, str]] = {}
    for yes, no in pairs:
        theme = no.first.id
        faces[yes.first.id], faces[no.first.id] = ("asserted", theme), ("denied", theme)
    announced = {
        _issue(position, shelf)
        for shelf in library.shelves
        for position in shelf.reading.positions
        if position.stance == "announces"
    }
    return Plan(order, faces, frozenset(_mended(found)), frozenset(announced), scenes(library))


def _issue(position: Position, shelf: Shelf) -> tuple[str, str]:
    topic = shelf.propositions.get(position.topic)
    return holder(position, shelf), topic.key if topic else position.topic


def _ranked(found: list[Group], plan: Plan, weight: dict[str, float]) -> list[Group]:
    """Sort by weight; what is corrected weighs more, and two that face each other as much as the weightier."""
    shared: dict[str, float] = {}
    for i, (_, theme) in plan.facing.items():
        shared[theme] = max(shared.get(theme, 0.0), weight[i])
    for i, (_, theme) in plan.facing.items():
        weight[i] = shared[theme]
    for i in plan.mended:
        weight[i] += MENDING
    return sorted(found, key=lambda g: (-weight[g.first.id], plan.order[g.first.id]))


def _sound(group: Group, plan: Plan, texts: Mapping[str, str], library: Library) -> Entry | None:
    """Return the most fluent rendering that verifies, or None."""
    section, label, theme = _place(group, plan)
    for sentence in compose(group.first, group.shelf):
        full = replace(
            sentence,
            label=label,
            statements=tuple(s.id for s in group.members),
            positions=tuple(p.id for p in _positions(group)),
            events=tuple(e.id for e in _events(group)),
        )
        if not verify_in(full, texts, library):
            side = plan.facing.get(group.first.id, ("", ""))[0]
            return Entry(full, section, theme, SIDES.get(side, plan.order[group.first.id]), group.first.document)
    return None


def _worded(group: Group) -> bool:
    """Say whether a group says anything by itself: a date line does not, nor does a bare "which was large"."""
    months = {month.casefold() for month in MONTHS} | {"may_month"}
    said = [token for token in claim_tokens(group.first) if not token[0].isdigit() and token not in months]
    coded = told(group.first) or _events(group) or _positions(group) or group.first.says
    opening = tokens(group.first.content[0].quote)[:1]
    return bool(said) if coded else len(said) >= FEW and not set(opening) & words("relatives")


def _idle(group: Group, plan: Plan) -> bool:
    """Say whether a group tells nothing that the codebook knows, on nobody's word but the document's."""
    first = group.first
    said = first.says or _events(group) or _positions(group)
    return not (said or told(first) or first.id in plan.mended) and (first.polarity, first.certainty) == PLAIN


def _place(group: Group, plan: Plan) -> tuple[str, str, str]:
    """Return a group's section, label and theme."""
    first, shelf = group.first, group.shelf
    positions, events = _positions(group), _events(group)
    block = shelf.block(first.span)
    if (block and block.kind == "correction") or first.id in plan.mended:
        return "corrected", "", ""
    if first.id in plan.facing:
        side, theme = plan.facing[first.id]
        return "disagree", phrases().labels[side], theme
    if positions and positions[0].stance != "denies" and positions[0].holder in shelf.actors:
        label = _stance(positions, group, plan)
        if label:
            return "positions", label, shelf.actors[positions[0].holder].name
    if _not_so(group, events) or unsaid(first, shelf):
        return "denied", "", ""
    place = _place_name(events, shelf)
    scene = next((plan.scenes[s.id] for s in group.members if s.id in plan.scenes), place)
    return "reported", place, scene


def _mended(found: list[Group]) -> Iterator[str]:
    """Yield the statements that tell of a correction, and those told in the same breath as what was corrected."""
    mending = [g.first for g in found if _mends(g.first)]
    spans = [(m.document, extent(m)) for m in mending]
    for statement in (g.first for g in found):
        start, end = extent(statement)
        if any(d == statement.document and s <= start and end <= e for d, (s, e) in spans):
            yield statement.id


def extent(statement: Statement) -> tuple[int, int]:
    """Return where the content of a statement starts and ends."""
    return min(s.start for s in statement.content), max(s.end for s in statement.content)


def _mends(statement: Statement) -> bool:
    """Say whether a statement tells of a correction or a retraction of something reported."""
    said = (*statement.content, *(span for link in statement.chain for span in link.cue))
    return bool(covered(said) & words("mending"))


def _positions(group: Group) -> list[Position]:
    return [p for s in group.members for p in group.shelf.positions.get(s.id, ())]


def _events(group: Group) -> list[Event]:
    return [e for s in group.members for e in group.shelf.events.get(s.id, ())]


def _stance(positions: list[Position], group: Group, plan: Plan) -> str:
    """Label a group by the stances of the first holder in it, those that it shares a certainty with."""
    first, shelf = positions[0], group.shelf
    statement = next(s for s in group.members if s.id == first.statement)
    own = [p for p in positions if p.holder == first.holder and p.statement == first.statement]
    later = first.stance == "rescinds" and _issue(first, shelf) in plan.announced
    return stance_label(own, statement, shelf, later=later)


def _not_so(group: Group, events: list[Event]) -> bool:
    """Say whether a group tells what did not happen or is left open."""
    unreal = bool(events) and all(event.realis == "negated" for event in events)
    return group.first.polarity == "-" or group.first.certainty in {"denied", "uncommitted"} or unreal


def _place_name(events: list[Event], shelf: Shelf) -> str:
    named = (shelf.places[e.place].name for e in events if e.place and e.place in shelf.places)
    return next(named, "")


def _sections(entries: list[Entry]) -> list[Section]:
    """Cut the topline off the weightiest, then sort the rest into their sections."""
    size = max(1, min(TOP, len(entries) // 4))
    leading = _varied([entry for entry in entries if entry.section in LEADING], size)
    top = _by_theme([entry for entry in entries if entry in leading or _beside(entry, leading)])
    rest = [entry for entry in entries if entry not in top]
    titles = phrases().sections
    made = [Section(key="topline", title=titles["topline"], sentences=tuple(entry.sentence for entry in top))]
    for key in ORDER:
        own = _by_theme([entry for entry in rest if entry.section == key])
        made.append(Section(key=key, title=titles[key], sentences=tuple(entry.sentence for entry in own)))
    return [section for section in made if section.sentences]


def _beside(entry: Entry, leading: list[Entry]) -> bool:
    """Say whether an entry tells of the scene of one that leads: no toll leads without those that differ from it."""
    here = {other.theme for other in leading if other.section == "reported"} - {""}
    said = next(e.span.quote for e in entry.sentence.spans if e.role == "content")
    aside = said.split(" ", 1)[0].casefold() in words("relatives")  # "which controls the town"
    return entry.section == "reported" and entry.theme in here and not aside


def _by_theme(entries: list[Entry]) -> list[Entry]:
    """Keep a theme's sentences together in text order; themes follow by their weightiest sentence."""
    rank: dict[str, int] = {}
    for i, entry in enumerate(entries):
        rank.setdefault(entry.theme, i)
    return sorted(entries, key=lambda e: (rank[e.theme], e.order))
