"""On whose word something rests: documents, outlets and first hands as a graph, and how they were counted."""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Literal, NamedTuple

from reportedly.pages import MissingError, Pages
from reportedly.record import Comparison, Finding, Happening, Origin, OriginCount, Reading, Statement, Step, Value
from reportedly.web.drawing.layers import Line, circles
from reportedly.web.views.told import (
    Quote,
    Source,
    Spread,
    WeighedView,
    cut,
    quote,
    quoted,
    readings,
    sources,
    spread_of,
)
from reportedly.web.views.told import statements as statements_told
from reportedly.web.views.weighed import as_of
from reportedly.weighing.houses import house
from reportedly.weighing.speakers import voice_words
from reportedly.weighing.timeline import Entry
from reportedly.weighings import Filter, Weighing
from reportedly.wording import flat

MOST = 24  # documents that are drawn on one page
SHOWN = 120  # characters of the words that show a step
Kind = Literal["document", "outlet", "origin"]
Tie = Literal["stated", "inferred", "copy", "maybe"]


class Node(Value, frozen=True, kw_only=True):
    """A document, an outlet on the way, or a first hand; `address` leads to its page, `note` says what it is."""

    id: str
    kind: Kind
    name: str
    note: str = ""
    address: str = ""


class Edge(Value, frozen=True, kw_only=True):
    """One has it from the other, by what stands in the text, by inference, as a copy; or two may be one first hand."""

    start: str
    end: str
    tie: Tie
    why: str
    closes: bool = False


class Way(Value, frozen=True, kw_only=True):
    """An edge as a row."""

    one: str
    has_it_from: str
    tie: str
    why: str


class Stage(Value, frozen=True, kw_only=True):
    """One step of the count: what it says, and the words that show it."""

    why: str
    quotes: tuple[Quote, ...]


class Ground(Value, frozen=True, kw_only=True):
    """Something else that the statement is counted in: what, and where."""

    id: str
    name: str


class Origins(WeighedView, frozen=True, kw_only=True):
    """What stands behind some statements, counted step by step, and drawn.

    Attributes:
        about: what was asked for: the id of a statement, happening, position or finding.
        title: what it is, in words.
        address: of its own page, if it has one.
        counted: from how many to how many first hands.
        why: the count in one line.
        steps: how the count came about.
        claim: what the statements say, one quotation each.
        nodes: documents first, then outlets, then first hands.
        edges: who has it from whom.
        cycles: ways round, by names: each has it from the next.
        others: in what else the statement is counted.
        left_out: documents that are too many for the page.
    """

    about: str
    title: str
    address: str
    counted: Spread
    why: str
    steps: tuple[Stage, ...]
    claim: tuple[Quote, ...]
    sources: Mapping[str, Source]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    cycles: tuple[tuple[str, ...], ...]
    others: tuple[Ground, ...]
    left_out: int

    def table(self) -> Iterator[Way]:
        """Return a row an edge."""
        named = {node.id: node.name for node in self.nodes}
        return (Way(one=named[e.start], has_it_from=named[e.end], tie=e.tie, why=e.why) for e in self.edges)


class Counted(NamedTuple):
    """Some statements, taken for one claim, and the first hands behind them."""

    id: str
    title: str
    address: str
    statements: tuple[str, ...]
    origins: OriginCount


def origins(weighing: Weighing, pages: Pages, wanted: str) -> Origins:
    """Return what stands behind a statement, happening, position or finding.

    A statement is counted in the happening, position or finding in which most others say the same.

    Raises:
        MissingError: there is nothing of that id.
    """
    grounds = _grounds(weighing, pages, wanted)
    if not grounds:
        message = f"nothing that is counted has the id {wanted!r}"
        raise MissingError(message, "give the id of a statement, a happening, a position or a finding")
    chosen = grounds[0]
    said = statements_told(pages, chosen.statements)
    documents = list(dict.fromkeys(said[i].document for i in chosen.statements if i in said))
    held = readings(pages, documents[:MOST])
    graph = _Graph(weighing, held, sources(pages, documents), set(chosen.statements))
    nodes, edges, cycles = graph.drawn()
    quotes = tuple(quoted(said[i]) for i in chosen.statements if i in said)
    steps = tuple(_stage(step) for step in chosen.origins.steps)
    quoted_in = {one.document for one in quotes} | {one.document for stage in steps for one in stage.quotes}
    return Origins(
        as_of=as_of(weighing),
        about=wanted,
        title=chosen.title,
        address=chosen.address,
        counted=spread_of(chosen.origins),
        why=cut(chosen.origins.why.partition(";")[0], 300),
        steps=steps,
        claim=quotes,
        sources=sources(pages, quoted_in),
        nodes=nodes,
        edges=edges,
        cycles=cycles,
        others=tuple(Ground(id=one.id, name=one.title) for one in grounds[1:]),
        left_out=len(documents[MOST:]),
    )


def _stage(step: Step) -> Stage:
    return Stage(why=flat(step.why), quotes=tuple(quote(one.span, one.document, most=SHOWN) for one in step.spans))


def _grounds(weighing: Weighing, pages: Pages, wanted: str) -> list[Counted]:
    """Return in what something is counted, what most statements are in first."""
    kind = wanted.partition("-")[0]
    if kind == "happening":
        return _of_happening(weighing, wanted)
    if kind == "finding":
        found = weighing.finding(wanted)
        return [_of_finding(found.value)] if found else []
    if kind == "position":
        return [_of_entry(entry) for entry in weighing.named(Entry, [wanted]).values()]
    entries = [_of_entry(entry) for entry in weighing.timeline(Filter(statement=(wanted,)), limit=MOST).values]
    findings = weighing.findings(Filter(statement=(wanted,), codes=("circular",)), limit=MOST).values
    several = [*map(_of_finding, findings), *sorted(entries, key=lambda one: -len(one.statements))]
    return several or _alone(weighing, pages, wanted)


def _of_happening(weighing: Weighing, wanted: str) -> list[Counted]:
    for entry in weighing.named(Entry, [wanted]).values():
        return [_of_entry(entry)]
    item = weighing.happening(wanted)
    if item is None:
        return []
    rests = tuple(sorted(set(weighing.origins_of(item.value.statements).values())))
    count = OriginCount(
        low=item.low or 0, high=item.high or 0, ids=rests, why="told of as something that did not happen"
    )
    return [Counted(wanted, _code(item.value), f"/happening/{wanted}", item.value.statements, count)]


def _code(one: Happening) -> str:
    return f"{one.code.lower()} {one.when.start or ''}".strip()


def _of_entry(one: Entry) -> Counted:
    address = f"/happening/{one.id}" if one.kind == "happening" else ""
    what = one.what.lower().replace("/", ", ")
    title = f"{what}: “{cut(one.words, 90)}”"
    return Counted(one.id, title, address, one.statements, one.origins)


def _of_finding(one: Finding) -> Counted:
    return Counted(
        one.id, f"{one.kind.replace('_', ' ')}: {cut(one.explanation, 160)}", "", one.statements, one.origins
    )


def _alone(weighing: Weighing, pages: Pages, wanted: str) -> list[Counted]:
    """Return what stands behind a statement that nothing else is counted with: its own first hand."""
    said = statements_told(pages, [wanted])
    rests = weighing.origins_of([wanted])
    if wanted not in said or wanted not in rests:
        return []
    origin = weighing.origin(rests[wanted])
    name = flat(origin.value.name) if origin else ""
    step = Step(why=f"the word of {name}" if name else "the document’s own word", statements=(wanted,))
    count = OriginCount(
        low=1, high=1, ids=(rests[wanted],), why="nothing else was found to say the same", steps=(step,)
    )
    words = cut(" … ".join(flat(span.quote) for span in said[wanted].content), 160)
    return [Counted(wanted, f"“{words}”", f"/statement/{wanted}", (wanted,), count)]


def _outlet(name: str) -> str:
    """Return the id of an outlet, under whatever name it goes."""
    return f"outlet:{house(name).key}"


class _Graph:
    """Puts together who has it from whom."""

    def __init__(
        self, weighing: Weighing, held: Mapping[str, Reading], documents: Mapping[str, Source], claim: Collection[str]
    ) -> None:
        self._weighing, self._held, self._documents = weighing, held, documents
        self._claim = claim
        self._rests = weighing.origins_of(sorted(claim))
        self._origins = weighing.named(Origin, self._rests.values())
        self._nodes: dict[str, Node] = {}
        self._edges: dict[tuple[str, str, str], Edge] = {}

    def drawn(self) -> tuple[tuple[Node, ...], tuple[Edge, ...], tuple[tuple[str, ...], ...]]:
        """Return nodes, edges and ways round."""
        for i, reading in self._held.items():
            self._document(i)
            for statement in reading.statements:
                if statement.id in self._claim:
                    self._chain(statement, reading)
        self._join_houses()
        self._copies()
        self._maybe()
        order: tuple[Kind, ...] = ("document", "outlet", "origin")
        nodes = tuple(sorted(self._nodes.values(), key=lambda node: (order.index(node.kind), node.name, node.id)))
        edges = tuple(self._edges.values())
        lines = [Line(edge.start, edge.end) for edge in edges if edge.tie != "maybe"]
        found = circles([node.id for node in nodes], lines)
        closing = {pair for way in found for pair in pairwise(way)}
        edges = tuple(
            Edge(start=e.start, end=e.end, tie=e.tie, why=e.why, closes=(e.start, e.end) in closing) for e in edges
        )
        names = {node.id: node.name for node in nodes}
        return nodes, edges, tuple(tuple(names[i] for i in way) for way in found)

    def _document(self, i: str) -> None:
        told = self._documents[i]
        note = ", ".join(part for part in ("document", told.published) if part)
        self._nodes[i] = Node(id=i, kind="document", name=told.title, note=note, address=f"/document/{i}")

    def _chain(self, statement: Statement, reading: Reading) -> None:
        """Add the way of one statement, from its document to its first hand."""
        voices = {voice.id: voice for voice in reading.voices}
        last = statement.document
        for number, link in enumerate(statement.chain):
            voice = voices.get(link.voice)
            name = voice_words(voice, link)
            origin = self._origins.get(self._rests.get(statement.id, ""))
            nameless = voice is None or not voice.name
            if number == len(statement.chain) - 1 and origin is not None:
                told = self._documents[statement.document]
                here = self._first_hand(origin, (told.publisher or told.title) if nameless and number == 0 else name)
            elif nameless and number == 0:
                continue  # the page itself, which stands there as the document
            else:
                here = f"outlet:{statement.document}:{link.voice}" if nameless else _outlet(name)
                kind = voice.kind.replace("_", " ") if voice else ""
                self._nodes.setdefault(here, Node(id=here, kind="outlet", name=name, note=kind))
            cue = " … ".join(flat(span.quote) for span in (*link.source, *link.cue))
            tie: Tie = "inferred" if link.basis == "inferred" else "stated"
            why = f"“{cut(cue, 80)}”" if cue else ("its own publisher" if number == 0 else "implied")
            self._edge(last, here, tie, "inferred" if tie == "inferred" and not cue else why)
            last = here

    def _first_hand(self, origin: Origin, name: str) -> str:
        known = flat(origin.name) or name
        notes = {"own": "first hand, own word", "house": "first hand, an outlet", "unnamed": "first hand, unnamed"}
        note = notes.get(origin.kind, "first hand")
        self._nodes.setdefault(origin.id, Node(id=origin.id, kind="origin", name=known, note=note))
        return origin.id

    def _edge(self, start: str, end: str, tie: Tie, why: str) -> None:
        if start != end:
            self._edges.setdefault((start, end, tie), Edge(start=start, end=end, tie=tie, why=why))

    def _join_houses(self) -> None:
        """Make an outlet that is a first hand elsewhere one node, so that who cites one another is seen to."""
        for origin in [one for one in self._origins.values() if one.kind != "unnamed" and one.id in self._nodes]:
            outlet = _outlet(self._nodes[origin.id].name)
            if outlet in self._nodes:
                del self._nodes[outlet]
                renamed = [
                    (origin.id if e.start == outlet else e.start, origin.id if e.end == outlet else e.end, e.tie, e.why)
                    for e in self._edges.values()
                ]
                self._edges = {}
                for start, end, tie, why in renamed:
                    self._edge(start, end, tie, why)

    def _copies(self) -> None:
        """Add which of the documents was made from which."""
        found: dict[str, Comparison] = {}
        for i in self._held:
            for one in self._weighing.copies_of(i).values:
                if {one.one, one.other} <= self._held.keys() and one.verdict in {"copy", "abridged", "derived"}:
                    found[f"{one.one} {one.other}"] = one
        for one in found.values():
            source = one.source or min(one.one, one.other, key=self._came_out)
            copy = one.other if source == one.one else one.one
            share = one.share_one if copy == one.one else one.share_other
            self._edge(copy, source, "copy", f"{one.verdict}: {share:.0%} of its words are the same")

    def _came_out(self, document: str) -> tuple[str, str]:
        return (self._documents[document].published or "9999", document)

    def _maybe(self) -> None:
        for origin in self._origins.values():
            for other in origin.maybe_same_as:
                if {origin.id, other.origin} <= self._nodes.keys():
                    one, two = sorted((origin.id, other.origin))
                    self._edge(one, two, "maybe", flat(other.why))
