"""What putting two names together, or keeping them apart, would come to: side by side, before it is done."""

from collections.abc import Iterable, Mapping, Sequence

from reportedly.pages import Pages
from reportedly.record import Judgement, Value
from reportedly.web.pairs import Company, Group, Member
from reportedly.web.tables import View
from reportedly.web.views.told import sources
from reportedly.weighings import Weighing, held

MEMBERS = 60  # of one name, on one page


class Figures(Value, frozen=True, kw_only=True):
    """What hangs on an actor: None where the case was not weighed since it came in."""

    documents: int
    mentions: int
    statements: int | None = None


class Side(Value, frozen=True, kw_only=True):
    """One of the two: who it is, by what names, and in which documents."""

    id: str
    speaker: str
    name: str
    kind: str
    country: str
    aliases: tuple[str, ...]
    known: bool
    figures: Figures
    documents: tuple[str, ...]


class Effects(Value, frozen=True, kw_only=True):
    """What the judgement comes to.

    `stands` is the name that stands afterwards, `becomes` those that become other names of it; `actors` how many the
    case has before and after; `overruled` are older judgements that give way.
    """

    stands: str
    becomes: tuple[str, ...]
    actors: tuple[int, int]
    overruled: tuple[Judgement, ...]
    warnings: tuple[str, ...]


class Merging(View, frozen=True, kw_only=True):
    """Two actors side by side; `effects` is None where they are one already."""

    one: Side
    other: Side
    effects: Effects | None
    behind: bool

    def table(self) -> Iterable[Side]:
        """Return a row a side."""
        return (self.one, self.other)


class Named(Value, frozen=True, kw_only=True):
    """Members that have one name; `more` are not shown."""

    name: str
    speaker: str
    members: tuple[Member, ...]
    more: int


class Splitting(View, frozen=True, kw_only=True):
    """One actor with all that is taken for it; `titles` names the documents."""

    one: Side
    names: tuple[Named, ...]
    titles: Mapping[str, str]
    behind: bool

    def table(self) -> Iterable[Member]:
        """Return a row a member."""
        return (member for name in self.names for member in name.members)


def merging(pages: Pages, found: tuple[Company, bool], one: str, other: str) -> Merging:
    """Return two actors side by side, and what telling them to be one comes to; UsageError as `Company.group`."""
    company, behind = found
    first, second = company.group(one), company.group(other)
    weighing = held(pages.case)
    return Merging(
        one=_side(first, weighing, pages),
        other=_side(second, weighing, pages),
        effects=_effects(company, first, second) if first.id != second.id else None,
        behind=behind,
    )


def splitting(pages: Pages, found: tuple[Company, bool], one: str) -> Splitting:
    """Return an actor with the names and documents that are taken for it; raises UsageError as `Company.group`."""
    company, behind = found
    group = company.group(one)
    names = tuple(
        Named(
            name=members[0].name,
            speaker=min(member.id for member in members),
            members=members[:MEMBERS],
            more=max(0, len(members) - MEMBERS),
        )
        for members in group.by_name().values()
    )
    shown = {member.document for name in names for member in name.members}
    titles = _titles(pages, sorted(shown))
    return Splitting(one=_side(group, held(pages.case), pages), names=names, titles=titles, behind=behind)


def _titles(pages: Pages, documents: Sequence[str]) -> dict[str, str]:
    """Return what documents are called; one that is held no more by its id."""
    return {i: one.title for i, one in sources(pages, documents).items()}


def _side(group: Group, weighing: Weighing | None, pages: Pages) -> Side:
    item = weighing.actor(group.id) if weighing else None
    ids = list(dict.fromkeys(member.document for member in group.members))
    return Side(
        id=group.id,
        speaker=group.speaker,
        name=group.name,
        kind=group.kind.replace("_", " "),
        country=group.country or "",
        aliases=group.aliases,
        known=group.known,
        figures=Figures(
            documents=group.documents, mentions=group.mentions, statements=item.statements if item else None
        ),
        documents=tuple(_titles(pages, ids[:6]).values()),
    )


def _effects(company: Company, one: Group, other: Group) -> Effects:
    chief, joined = sorted((one, other), key=lambda group: (not group.known, group.order))
    becomes = tuple(n for n in dict.fromkeys((joined.name, *joined.aliases)) if n not in {chief.name, *chief.aliases})
    return Effects(
        stands=chief.name,
        becomes=becomes,
        actors=(company.size, company.size - 1),
        overruled=company.overruled_by("same", one.speaker, other.speaker),
        warnings=tuple(_warnings(one, other)),
    )


def _warnings(one: Group, other: Group) -> Iterable[str]:
    if one.known and other.known:
        yield "Both have an entry of their own in the gazetteer."
    if one.kind != other.kind:
        yield f"One is known as {_kind(one)}, the other as {_kind(other)}."
    if one.country and other.country and one.country != other.country:
        yield f"One is of {one.country}, the other of {other.country}."
    shared = {member.document for member in one.members} & {member.document for member in other.members}
    if shared:
        many = f"{len(shared)} document{'' if len(shared) == 1 else 's'}"
        yield f"{many} speak{'s' if len(shared) == 1 else ''} of both as of two."


def _kind(group: Group) -> str:
    return group.kind.replace("_", " ")
