"""Actors of the case: as a list, and one of them with its ties, positions, deeds and words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from reportedly.pages import MissingError, Pages
from reportedly.record import Actor, ActorKind, Origin, Relation, Value
from reportedly.store.glance import actors as mentioned
from reportedly.store.paging import Wanted
from reportedly.web.views.happenings import Told, told
from reportedly.web.views.origins import Edge, Node
from reportedly.web.views.places import told_of
from reportedly.web.views.timeline import Held, track
from reportedly.web.views.told import LIMIT, Quote, Source, Spread, WeighedView, names, sources, statements
from reportedly.web.views.weighed import as_of
from reportedly.weighings import Filter, Weighing
from reportedly.wording import flat

FEW = 12  # happenings and tracks on the page of an actor
AROUND = 24  # others that are drawn around one
DOCUMENTS, MEMBERS, TIES = 600, 3000, 4000  # that are looked through for ties
ALIASES = 400  # of its mentions in documents that names are taken from
Side = Literal["from", "to"]


class Listed(Value, frozen=True, kw_only=True):
    """An actor in a list."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    documents: int
    statements: int


class Actors(WeighedView, frozen=True, kw_only=True):
    """A page of actors."""

    name: str
    kinds: Mapping[str, int]
    kind: tuple[str, ...]
    order: str
    items: tuple[Listed, ...]
    total: int
    next: str | None

    def table(self) -> Sequence[Listed]:
        """Return a row an actor."""
        return self.items


class Alias(Value, frozen=True, kw_only=True):
    """A name that documents have for it, how many of them, and why they are taken for one."""

    name: str
    documents: int
    why: str


class Tie(Value, frozen=True, kw_only=True):
    """A standing tie: `other` is what it ties to or is tied to, an id of the case or, for an office, plain words.

    `denied` counts the statements that say that there is none.
    """

    kind: str
    side: Side
    other: str
    name: str
    is_actor: bool
    origins: Spread
    statements: tuple[str, ...]
    denied: int


class TieRow(Value, frozen=True, kw_only=True):
    """A tie as a row."""

    subject: str
    kind: str
    object: str
    low: int
    high: int
    denied: int
    statements: tuple[str, ...]


class ActorPage(WeighedView, frozen=True, kw_only=True):
    """One actor; `nodes` and `edges` are its ties as a graph, `items` a page of what is said of or by it."""

    actor: Listed
    known_as: tuple[Alias, ...]
    ties: tuple[Tie, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    tracks: tuple[Held, ...]
    track_total: int
    happenings: tuple[Told, ...]
    happenings_total: int
    findings: int
    items: tuple[Quote, ...]
    sources: Mapping[str, Source]
    total: int
    next: str | None

    def table(self) -> Iterator[TieRow]:
        """Return a row a tie."""
        for tie in self.ties:
            ends = (self.actor.name, tie.name) if tie.side == "from" else (tie.name, self.actor.name)
            yield TieRow(
                subject=ends[0],
                kind=tie.kind,
                object=ends[1],
                low=tie.origins.low,
                high=tie.origins.high,
                denied=tie.denied,
                statements=tie.statements,
            )


def actors(
    weighing: Weighing, name: str = "", kinds: Sequence[str] = (), *, by_name: bool = False, after: str = ""
) -> Actors:
    """Return a page of actors: those that most documents name first, or by name."""
    asked = Filter(name=name, by_documents=not by_name)
    page = weighing.actors(replace(asked, codes=tuple(kinds)), limit=LIMIT, after=after)
    return Actors(
        as_of=as_of(weighing),
        name=name,
        kinds=dict(sorted(weighing.tally(Actor, asked).items())),
        kind=tuple(kinds),
        order="name" if by_name else "documents",
        items=tuple(_listed(item.value, item.documents, item.statements) for item in page.items),
        total=page.total,
        next=page.next,
    )


def _listed(one: Actor, documents: int, statements: int) -> Listed:
    return Listed(
        id=one.id,
        name=flat(one.name),
        kind=one.kind,
        country=one.country,
        aliases=tuple(flat(alias) for alias in one.aliases),
        documents=documents,
        statements=statements,
    )


def actor_page(weighing: Weighing, pages: Pages, wanted: str, after: str = "") -> ActorPage:
    """Return the page of an actor, named by its id in the case or in a document; MissingError where there is none."""
    i = weighing.groups([wanted]).get(wanted, wanted)
    item = weighing.actor(i)
    if item is None:
        message = f"no actor has the id {wanted!r}"
        raise MissingError(message, "look for it among the actors")
    one = item.value
    members = weighing.members_of(one, limit=MEMBERS)
    ties = _ties(weighing, pages, one, members)
    found = weighing.happenings(Filter(actor=(i,), by_documents=True), limit=FEW)
    tracks = weighing.tracks(Filter(actor=(i,)), limit=FEW)
    known = names(weighing, [t.holder for t in tracks.values])
    quotes, following = told_of(weighing, pages, one, after)
    nodes, edges = graph(one, ties)
    return ActorPage(
        as_of=as_of(weighing),
        actor=_listed(one, item.documents, item.statements),
        known_as=_aliases(pages, one, members),
        ties=ties,
        nodes=nodes,
        edges=edges,
        tracks=tuple(track(t, known) for t in tracks.values),
        track_total=tracks.total,
        happenings=told(weighing, pages, found.items),
        happenings_total=found.total,
        findings=weighing.findings(Filter(actor=(i,)), limit=1).total,
        items=quotes,
        sources=sources(pages, {words.document for words in quotes}),
        total=item.statements,
        next=following,
    )


def _aliases(pages: Pages, one: Actor, members: Sequence[str]) -> tuple[Alias, ...]:
    """Return the names that documents have for an actor, those of most documents first."""
    held: dict[str, set[str]] = {}
    keys: dict[str, str] = {}
    for mention in mentioned(pages.case, members[:ALIASES]):
        for name in dict.fromkeys(map(flat, (mention.actor.name, *mention.actor.aliases))):
            held.setdefault(name, set()).add(mention.document)
            keys.setdefault(name, mention.actor.key or "")
    judged = _judged(pages, set(members))
    order = sorted(held.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple(Alias(name=n, documents=len(d), why=_why(n, one, keys[n], judged)) for n, d in order)


def _why(name: str, one: Actor, key: str, judged: str) -> str:
    if key:
        return f"a name that the gazetteer knows ({key})"
    if name.casefold() == flat(one.name).casefold():
        return "the same name"
    return judged or "named so in the same document"


def _judged(pages: Pages, members: set[str]) -> str:
    """Return who decided that members of a group are one, if anybody did."""
    pairs = pages.judged().stands.pairs()
    by = [p for p in pairs if p.verb == "same" and not p.undone_by and members & {p.target, str(p.value)}]
    return f"judged the same by {by[-1].by}{f': {flat(by[-1].reason)}' if by[-1].reason else ''}" if by else ""


class _Key(NamedTuple):
    """What makes ties one: their kind, direction and other end."""

    kind: str
    side: Side
    other: str


def _ties(weighing: Weighing, pages: Pages, one: Actor, members: Sequence[str]) -> tuple[Tie, ...]:
    """Return the ties of an actor, those with most first hands first."""
    documents = weighing.documents_of(one, limit=DOCUMENTS)
    held, _ = pages.values(Wanted(kind="relation", documents=tuple(documents)), None, TIES)
    own = set(members)
    relations = [r.value for r in held if isinstance(r.value, Relation) and own & {r.value.subject, r.value.object}]
    ends = [r.object if r.subject in own else r.subject for r in relations]
    groups = weighing.groups(ends)
    known = names(weighing, groups.values())
    grouped: dict[_Key, list[Relation]] = {}
    for relation, end in zip(relations, ends, strict=True):
        side: Side = "from" if relation.subject in own else "to"
        other = groups.get(end, end)
        if other != one.id:
            grouped.setdefault(_Key(relation.kind, side, other), []).append(relation)
    said = statements(pages, [r.statement for several in grouped.values() for r in several])
    rests = weighing.origins_of(list(said))
    origins = weighing.named(Origin, rests.values())
    ties = []
    for key, several in grouped.items():
        ids = tuple(dict.fromkeys(r.statement for r in several if r.statement in rests))
        if not ids:
            continue
        denied = sum(said[i].polarity == "-" or said[i].certainty == "denied" for i in ids)
        ties.append(
            Tie(
                kind=key.kind.replace("_", " "),
                side=key.side,
                other=key.other,
                name=known.get(key.other, flat(key.other)),
                is_actor=key.other in known,
                origins=_spread({rests[i] for i in ids}, origins),
                statements=ids,
                denied=denied,
            )
        )
    return tuple(sorted(ties, key=lambda tie: (-tie.origins.high, -len(tie.statements), tie.kind, tie.name)))


def _spread(ids: set[str], origins: Mapping[str, Origin]) -> Spread:
    """Return how many first hands there are: at most all, at least one of each group of those that may be one."""
    group = {i: i for i in ids}
    for i in sorted(ids):
        for other in (one.origin for one in origins[i].maybe_same_as if one.origin in ids) if i in origins else ():
            old, new = group[other], group[i]
            group = {k: new if v == old else v for k, v in group.items()}
    return Spread(low=len(set(group.values())), high=len(ids))


def graph(one: Actor, ties: Sequence[Tie]) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """Return an actor with those around it: whom it is tied to on the right, who is tied to it on the left."""
    around: dict[str, list[Tie]] = {}
    for tie in ties:
        if tie.other in around or len(around) < AROUND:
            around.setdefault(tie.other, []).append(tie)
    nodes = [Node(id=one.id, kind="origin", name=flat(one.name), note=one.kind.replace("_", " "))]
    edges: list[Edge] = []
    for other, several in around.items():
        first = several[0]
        more = f" +{len(several) - 1}" if len(several) > 1 else ""
        note = f"{first.kind}{more} · {first.origins.origins}"
        address = f"/actor/{other}" if first.is_actor else ""
        nodes.append(Node(id=other, kind="outlet", name=first.name, note=note, address=address))
        for side in dict.fromkeys(tie.side for tie in several):
            here = [tie for tie in several if tie.side == side]
            why = "; ".join(f"{tie.kind}, {tie.origins.origins}" for tie in here)
            ends = (one.id, other) if side == "from" else (other, one.id)
            disputed = all(tie.denied == len(tie.statements) for tie in here)
            edges.append(Edge(start=ends[0], end=ends[1], tie="inferred" if disputed else "stated", why=why))
    return tuple(nodes), tuple(edges)
