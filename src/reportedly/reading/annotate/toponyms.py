"""The names of places in a document, with what each is used for: a place, a body that sits there, or part of a name."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.codebook import atlas, gazetteer
from reportedly.codebook.calendars import calendar_words
from reportedly.codebook.calendars import fold as fold_month
from reportedly.codebook.gazetteer import fold
from reportedly.codebook.nouns import kinds, words
from reportedly.reading.annotate.acronyms import text, written
from reportedly.reading.annotate.found import Findings
from reportedly.reading.annotate.introduced import head
from reportedly.reading.annotate.marks import Marked, in_capitals
from reportedly.reading.annotate.names import PLACE_KINDS, Name
from reportedly.reading.annotate.settle import acts, situated
from reportedly.reading.tree import Sentence, Stretch
from reportedly.record import Use

PERSONS = frozenset({"person", "official"})
NO_SEATS = frozenset({"armed_group", "media"})
OPEN = frozenset({"organisation", "person", "norp", ""})
LANDS = frozenset({"place", "demonym", "people"})
DATELINE = frozenset({",", "(", "-", "–", "—", "--", ":"})
ARTICLED = frozenset({"a", "an", "the", "this", "that", "another"})
LONGEST = 6


@dataclass(slots=True, eq=False)
class Toponym(Stretch):
    """One name of a place where it stands.

    Attributes:
        s, first, last: its sentence and tokens, both included.
        said: its words.
        use: literal, metonym (who sits there), modifier (adjective, people) or part (of another name).
        name: the name it is; None for a part that is no name of its own.
    """

    said: str
    use: Use
    name: Name | None = None


def toponyms(found: Findings) -> list[Toponym]:
    """Return the names of places of a document in order."""
    marked = {m.s.index: m for m in found.marked}
    names = [name for held in found.names.values() for name in held]
    persons = {low for n in names if n.kind in PERSONS and n.last > n.first for low in _lower(n)}
    placed = [n for n in names if _is_named_place(n) or _stands_as_place(n, persons)]
    known = {said for n in placed for said in (_key(n), text(n))} - persons
    out = []
    for index, here in found.names.items():
        taken: set[int] = set()
        for name in (one for one in here if not _is_month(one)):
            for toponym in _of(marked[index], name, here, known):
                if toponym.first not in taken or toponym.use == "part":
                    taken.update(range(toponym.first, toponym.last + 1))
                    out.append(toponym)
    unique = {(t.start, t.end): t for t in reversed(out)}
    return sorted(unique.values(), key=lambda t: (t.start, -t.end))


def _is_month(name: Name) -> bool:
    """Say whether a name that no table knows is a month of another calendar beside its day ("23 Khordad")."""
    if name.entry is not None or name.place is not None or fold_month(text(name)) not in calendar_words().names:
        return False
    beside = (name.first - 1, name.last + 1)
    return any(0 <= k < len(name.s) and name.s.words[k].isdigit() for k in beside)


def _lower(name: Name) -> list[str]:
    """Return the words of a name in lower case."""
    return name.s.lower[name.first : name.last + 1]


def _key(name: Name) -> str:
    """Return the folded words of a name."""
    return " ".join(fold(text(name)).split())


def _is_named_place(name: Name) -> bool:
    """Say whether a name is a place whatever its neighbours, and one that a table or the atlas knows."""
    return is_place(name) and name.kind != "state" and (name.place is not None or bool(_sites(name)))


def _sites(name: Name) -> tuple[atlas.Site, ...]:
    """Return the sites of the atlas under a name."""
    return atlas.load().sites(text(name))


def _of(m: Marked, name: Name, here: list[Name], known: set[str]) -> Iterator[Toponym]:
    """Yield the toponyms that one name holds; `known`: names that stand for places here, written and folded."""
    s, inner, plain = name.s, _inside(name, here), not in_capitals(name.s, name.last)
    if is_place(name) or (name.sort == "parser" and _key(name) in known and (plain or text(name) in known)):
        yield Toponym(s, name.first, name.last, text(name), "part" if inner else "literal", name)
        if name.place is None and name.last > name.first and not _sites(name):
            yield from _parts(m, name, here)
    elif name.sort in {"demonym", "people"} and name.entry is not None:
        yield Toponym(s, name.first, name.last, text(name), "part" if inner else "modifier", name)
    elif name.place is not None and name.sort in {"actor", "capital", "place"} and name.kind not in NO_SEATS:
        yield Toponym(s, name.first, name.last, text(name), "part" if inner else "metonym", name)
    elif _key(name) in atlas.adjectives():
        yield Toponym(s, name.first, name.last, text(name), "part" if inner else "modifier", name)
    elif name.entry is not None and name.entry.key in atlas.areas():
        yield Toponym(s, name.first, name.last, text(name), "part" if inner else "metonym", name)
    elif name.kind not in PERSONS and name.last > name.first:
        yield from _parts(m, name, here)


def is_place(name: Name) -> bool:
    """Say whether a name names a place here: a state only where things happen in it, a capital unless it acts."""
    if name.kind == "state":
        return name.sort == "actor" and name.place is not None and (situated(name) or _scene(name))
    if name.sort == "place" and name.entry is not None and name.entry.kind == "state":
        return not acts(name)
    return name.kind in PLACE_KINDS


def _scene(name: Name) -> bool:
    """Say whether the country is where something goes to, comes from, or is part of: "to NAME", "the war of NAME"."""
    s, i = name.s, head(name.s, name.first, name.last)
    above = s.heads[i]
    if s.deps[i] != "pobj":
        return False
    return s.lower[above] in words("words.locative") or s.lemmas[s.heads[above]] in words("words.event_nouns")


def _inside(name: Name, here: list[Name]) -> bool:
    """Say whether the name is but a part of another."""
    return any(n is not name and n.first <= name.first and name.last <= n.last for n in here)


def _stands_as_place(name: Name, persons: set[str]) -> bool:
    """Say whether a name that only the parser typed is one of the atlas and stands where places stand.

    Behind a word of place ("in NAME"), before a comma and a country or region ("NAME, Ohio"), at the head of a
    dateline ("NAME (Agency) -"), before a common noun ("a NAME school"); a first-level region needs none of these.
    A part of a person's name in this document is no place.
    """
    if name.sort != "parser" or name.kind not in OPEN or _key(name) in persons:
        return False
    sites = _sites(name)
    if not any(site.main or site.population >= atlas.CITY for site in sites):
        return False
    if any(site.main and site.level == 1 for site in sites) and (name.last > name.first or name.kind != "person"):
        return True
    s = name.s
    before = s.lower[name.first - 1] if name.first else ""
    return (
        before in words("words.locative")
        or (before == "of" and name.kind != "person")
        or qualifier(s, name.last) is not None
        or _heads_dateline(name)
        or _before_noun(name)
    )


def _heads_dateline(name: Name) -> bool:
    """Say whether a name in capitals opens its sentence and a dash, a bracket or a comma follows."""
    s, k = name.s, name.last + 1
    return name.first == 0 and k < len(s) and s.words[name.first].isupper() and s.words[k] in DATELINE


def _before_noun(name: Name) -> bool:
    """Say whether a name stands before a common noun that it says more of: "a NAME school", "the NAME community"."""
    s, i, k = name.s, name.last, name.last + 1
    if name.first == 0 or k >= len(s) or s.pos[k] != "NOUN" or s.lower[name.first - 1] not in ARTICLED:
        return False
    return s.deps[i] in {"compound", "amod", "nmod"} and s.heads[i] > i and not in_capitals(s, i)


def qualifier(s: Sentence, last: int) -> str | None:
    """Return the region or country that stands behind a place and a comma or in brackets: "NAME, Ohio"."""
    if last + 2 >= len(s) or s.words[last + 1] not in {",", "("} or not s.words[last + 2][0].isupper():
        return None
    for end in range(min(last + 4, len(s) - 1), last + 1, -1):
        said = written(s, last + 2, end)
        if is_container(said):
            return said
    return None


def is_container(said: str) -> bool:
    """Say whether a name may stand for a country or a region."""
    if expanded(said) is not said:
        return True
    rows = (r.entry for r in gazetteer.load().readings(said) if r.sort in {"place", "actor"})
    if any(row.kind in {"country", "region", "territory", "state"} for row in rows):
        return True
    return any(site.level and (site.main or site.level == 1) for site in atlas.load().sites(said))


def expanded(said: str) -> str:
    """Return what a short form of a region stands for ("Calif."), else the name itself."""
    return atlas.short_forms().get(said.rstrip("."), said) if "." in said else said


def _parts(m: Marked, name: Name, here: list[Name]) -> Iterator[Toponym]:
    """Yield places named inside the name of a body: "NAME City Council", "University of NAME", "Syrian Army"."""
    s, at = name.s, name.first
    while at <= name.last:
        end = _part(m, name, at)
        if end is None or any(n is not name and n.first <= at <= n.last for n in here):
            at += 1
            continue
        yield Toponym(s, at, end, written(s, at, end), "part")
        at = end + 1


def _part(m: Marked, name: Name, at: int) -> int | None:
    """Return the last token of the longest place's name at `at` inside `name`; it is no head word of bodies."""
    s = name.s
    if not s.words[at][0].isupper() or s.lower[at] in kinds("heads") or s.lower[at] in words("words.not_names"):
        return None
    for end in range(min(name.last, at + LONGEST), at - 1, -1):
        if (at, end) == (name.first, name.last) or (end == at and m.s.lower[at] in kinds("nouns")):
            continue
        said = written(s, at, end)
        if said.lower() in atlas.adjectives() or any(r.sort in LANDS for r in gazetteer.load().readings(said)):
            return end
        sites = atlas.load().sites(said)
        big = any(site.main and (site.level == 1 or site.population >= atlas.CITY or end > at) for site in sites)
        if big and not (end == at and s.words[at].isupper()):
            return end
    return None
