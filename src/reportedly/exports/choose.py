"""What goes into a brief: by weight, by origins, by novelty; each sentence verified before it is let in."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from reportedly.exports.compose import compose
from reportedly.exports.facing import facings
from reportedly.exports.ground import Counting, Ground
from reportedly.exports.grouping import Group, groups
from reportedly.exports.lookup import Library
from reportedly.exports.phrases import find_run, tokens
from reportedly.exports.sentences import BriefSentence
from reportedly.exports.sorting import Plan, Sorted, events_of, idle, plan, positions_of, reach, sort, worded
from reportedly.exports.standing import shown_whole
from reportedly.exports.verify import verify_in

LOOKED_AT = 4  # denials looked at for each sentence that the brief has room for
LABELLED = frozenset({"positions", "reported"})  # by a holder or a place, not by a side
NEAR = 6  # words; a name among the first needs no label
MENDING = 2.0  # what a correction weighs more than other statements: analysts have quoted what it takes back
BACKED, MOST = 0.5, 3  # what each further origin adds to a sentence, and how many count
FRESH = 1.0  # what is new since the reader last looked weighs more


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence on its way into a section, with what it tells and where its statement stands in the case.

    `alone` is what it would tell if nothing stood beside it.
    """

    sentence: BriefSentence
    told: Sorted
    order: int
    document: str
    alone: Sorted


@dataclass(slots=True)
class Choice:
    """What was chosen, the weightiest first; how many sentences were refused, how many groups left out for length."""

    entries: list[Entry] = field(default_factory=list)
    refused: int = 0
    omitted: int = 0


def choose(library: Library, ground: Ground, limit: int, within: frozenset[str] | None = None) -> Choice:
    """Choose at most `limit` sentences, the weightiest first.

    Args:
        library: what was read.
        ground: what weighing showed.
        limit: how many sentences.
        within: only groups with one of these statements; None takes all.
    """
    texts = {shelf.reading.document.id: shelf.text for shelf in library.shelves}
    found = [g for g in groups(library) if worded(g) and (within is None or any(s.id in within for s in g.members))]
    weight = {g.first.id: _weight(g, ground) for g in found}
    order = {g.first.id: at for at, g in enumerate(found)}
    found.sort(key=lambda g: (-weight[g.first.id], order[g.first.id]))
    known = plan(found, facings(found, ground.findings, LOOKED_AT * limit), library)
    choice, seen = Choice(), _Seen()
    for group in _evenly(_ranked(found, known, weight), known, limit):
        told = sort(group, known)
        if seen.has(group):
            continue
        if len(choice.entries) >= (limit // 2 if idle(group, known) else limit):
            choice.omitted += 1
        elif entry := _sound(group, told, known, texts, library):
            if entry.sentence.text not in seen.texts:
                choice.entries.append(entry)
            seen.note(group, entry.sentence)
        else:
            choice.refused += 1
    choice.entries = list(_unpaired(_unrepeated(choice.entries, library)))
    return choice


def _unrepeated(entries: list[Entry], library: Library) -> list[Entry]:
    """Leave out what a sentence chosen later shows whole."""
    wholes = {
        entry.sentence.statements[0]: (entry.document, whole.start, whole.end)
        for entry in entries
        if (whole := shown_whole(*library.statements[entry.sentence.statements[0]], entry.sentence))
    }
    kept = list[Entry]()
    for entry in entries:
        first = entry.sentence.statements[0]
        start, end = reach(library.statements[first][0])
        around = (
            entry.document == d and low <= start and end <= high for i, (d, low, high) in wholes.items() if i != first
        )
        kept += [] if any(around) else [entry]
    return kept


def _unpaired(entries: list[Entry]) -> Iterator[Entry]:
    """Put a side whose other side is not shown, or is shown by the same sentence, where it belongs by itself."""
    shown = Counter(entry.told.theme for entry in entries)
    for entry in entries:
        if entry.told != entry.alone and shown[entry.told.theme] == 1:
            sentence = replace(entry.sentence, label=entry.alone.label, finding=None)
            yield dataclasses.replace(entry, told=entry.alone, sentence=sentence)
        else:
            yield entry


@dataclass(slots=True)
class _Seen:
    """Stretches of documents that a sentence shows whole: what stands in one of them need not be said again."""

    stretches: defaultdict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    texts: set[str] = field(default_factory=set)

    def has(self, group: Group) -> bool:
        start, end = reach(group.first)
        return any(low <= start and end <= high for low, high in self.stretches[group.first.document])

    def note(self, group: Group, sentence: BriefSentence) -> None:
        self.texts.add(sentence.text)
        whole = shown_whole(group.first, group.shelf, sentence)
        if whole:
            self.stretches[group.first.document].append((whole.start, whole.end))


def _weight(group: Group, ground: Ground) -> float:
    """Weigh a group: its weightiest statement, how many first hands bear it out, whether it is new."""
    ids = [s.id for s in group.members]
    fresh = FRESH if ground.fresh & set(ids) else 0.0
    return (
        max(ground.salience.get(i, 0.0) for i in ids)
        + BACKED * min(_backing(group, ids, ground.counting), MOST)
        + fresh
    )


def _backing(group: Group, ids: list[str], counting: Counting | None) -> int:
    """Return how many first hands, or without a count how many documents, stand behind a group beside the first."""
    documents = len({s.document for s in group.members}) - 1
    if not documents or counting is None:
        return documents
    return max(0, min(documents, counting(ids).low - 1))


def _evenly(ranked: list[Group], known: Plan, limit: int) -> list[Group]:
    """Put what exceeds its kind's share after all that does not, so that no kind crowds out the others."""
    share, seen = max(1, limit // 3), Counter[str]()
    within, beyond = list[Group](), list[Group]()
    for group in ranked:
        kind = sort(group, known).kind
        (within if seen[kind] < share else beyond).append(group)
        seen[kind] += 1
    return [*within, *beyond]


def _ranked(found: list[Group], known: Plan, weight: dict[str, float]) -> list[Group]:
    """Sort by weight; what is corrected weighs more, and two that face each other as much as the weightier."""
    shared: dict[str, float] = {}
    for i, beside in known.facing.items():
        shared[beside.theme] = max(shared.get(beside.theme, 0.0), weight[i])
    for i, beside in known.facing.items():
        weight[i] = shared[beside.theme]
    for i in known.mended:
        weight[i] += MENDING
    return sorted(found, key=lambda g: (-weight[g.first.id], known.order[g.first.id]))


def _opens(label: str, text: str) -> bool:
    """Say whether a sentence begins with the name that its label would give."""
    return 0 <= find_run(tokens(label), tokens(text)) <= NEAR


def _sound(group: Group, told: Sorted, known: Plan, texts: Mapping[str, str], library: Library) -> Entry | None:
    """Return the most fluent rendering that verifies, or None."""
    for sentence in compose(group.first, group.shelf):
        full = replace(
            sentence,
            label="" if told.kind in LABELLED and _opens(told.label, sentence.text) else told.label,
            finding=told.theme if told.theme.startswith("finding-") else None,
            statements=tuple(s.id for s in group.members),
            positions=tuple(p.id for p in positions_of(group)),
            events=tuple(e.id for e in events_of(group)),
        )
        if not verify_in(full, texts, library):
            beside = known.facing.get(group.first.id)
            alone = sort(group, dataclasses.replace(known, facing={}))
            order = beside.side if beside else known.order[group.first.id]
            return Entry(full, told, order, group.first.document, alone)
    return None
