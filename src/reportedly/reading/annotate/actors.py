"""Actors of a document: names, descriptions and pronouns gathered into who is meant."""

from collections.abc import Callable, Iterator
from typing import get_args

from reportedly.codebook import gazetteer, offices
from reportedly.codebook.gazetteer import Entry, fold
from reportedly.codebook.nouns import kinds, titles, words
from reportedly.codebook.offices import Office
from reportedly.reading.annotate.acronyms import is_acronym, text, written
from reportedly.reading.annotate.chains import BODIES, PERSONS, Cluster, Clusters, low_words
from reportedly.reading.annotate.coreference import definite, described_before, equated, introduces, title_of
from reportedly.reading.annotate.described import INDEFINITE, Described, described, stands_alone, things
from reportedly.reading.annotate.found import Findings, find
from reportedly.reading.annotate.introduced import has_article, head
from reportedly.reading.annotate.marks import Marked
from reportedly.reading.annotate.names import PLACE_KINDS, Name
from reportedly.reading.annotate.pronouns import personal, pronoun
from reportedly.reading.annotate.repeats import note, repeated
from reportedly.reading.annotate.settle import acts, situated
from reportedly.reading.annotate.somebody import is_one_of_people
from reportedly.reading.annotate.talk import Talk
from reportedly.reading.annotate.tied import is_tied
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Actor, ActorKind, Form, Mention, Span, content_id

KINDS = frozenset(get_args(ActorKind))
SINGLE = ("government:", "military:")
ARMED = frozenset({"armed_group", "coalition"})


def actors(parse: Parse) -> tuple[Actor, ...]:
    """Return the actors of a document in order of their first mention.

    Ids are made of the document's id and the actor's key, so they hold for one document only.
    """
    clusters = gather(find(parse))
    made = [_actor(parse, cluster) for cluster in clusters.all if cluster.mentions]
    return tuple(sorted(made, key=lambda actor: (actor.mentions[0].span.start, -actor.mentions[0].span.end, actor.id)))


def gather(found: Findings, choose: Callable[[Clusters, Sentence, int], None] = pronoun) -> Clusters:
    """Walk the document in order and put each mention into a cluster; `choose` deals with the pronouns."""
    clusters = Clusters(talk=Talk.of(m.s for m in found.marked))
    for m in found.marked:
        here = found.names.get(m.s.index, [])
        phrases = [] if m.kind in {"byline", "credit"} else list(described(m, here))
        for at, item in _ordered(m, here, [*phrases, *things(m)]):
            if isinstance(item, Name):
                if not _belongs(item, here, phrases):
                    _name(clusters, item, found.short)
            elif isinstance(item, Described):
                if item.sort == "things":
                    _thing(clusters, item)
                else:
                    _described(clusters, item, found.short)
            else:
                choose(clusters, m.s, at)
    _headline(clusters, found.marked)
    _introduced(clusters)
    return clusters


def _introduced(clusters: Clusters) -> None:
    """Take "masked rebels" for the one body that the report later calls NAME rebels, if it calls no others so."""
    called = dict.fromkeys(c for (noun, many), held in clusters.nouns.items() if many and _fight(noun) for c in held)
    named = [c for c in called if c.kind in ARMED and c.names()]
    vague = [c for c in called if c.kind == "described" and not c.names() and not any(t[0] in "#'" for t in c.traits)]
    if len(named) == len(vague) == 1 and len(called) == 2:  # noqa: PLR2004 - one and one
        clusters.merge(vague[0], named[0])


def _headline(clusters: Clusters, marked: list[Marked]) -> None:
    """Take "Militia" in a headline for the one armed body that is the subject of the report's first sentence."""
    title = next((m.s for m in marked if m.kind == "title"), None)
    lead = next((m.s for m in marked if m.kind in {"lead", "body"}), None)
    if title is None or lead is None:
        return
    vague = [c for c in clusters.all if c.kind in ARMED and not c.names() and c.seen[0][0] == title.index]
    leads = [c for c in clusters.all if c.kind in ARMED and c.names() and _opens(c, lead)]
    if len(vague) == len(leads) == 1:
        clusters.merge(vague[0], leads[0])


def _opens(cluster: Cluster, lead: Sentence) -> bool:
    """Say whether a body is a subject in the first sentence."""
    return any(index == lead.index and subject for index, _, subject in cluster.seen)


def _ordered(m: Marked, here: list[Name], phrases: list[Described]) -> Iterator[tuple[int, Name | Described | None]]:
    """Yield names, descriptions and pronouns (None) of a sentence in order, outer before inner."""
    items: list[tuple[int, int, Name | Described | None]] = [(name.first, -name.last, name) for name in here]
    items += [(phrase.first, -phrase.last, phrase) for phrase in phrases]
    items += [(i, -i, None) for i, pos in enumerate(m.s.pos) if pos == "PRON" and personal(m.s, i)]
    for first, _, item in sorted(items, key=lambda item: item[:2]):
        yield first, item


def _belongs(name: Name, here: list[Name], phrases: list[Described]) -> bool:
    """Say whether a name is but a part of another name, or the state in a description of its own body."""
    if any(n is not name and n.first <= name.first and name.last <= n.last for n in here):
        return True
    return any(
        d.state is not None and d.state is name.entry and d.first <= name.first and name.last < d.head for d in phrases
    )


def _name(clusters: Clusters, name: Name, short: dict[str, Name]) -> None:
    """Put a name into its cluster, if it names an actor."""
    long = short.get(text(name))
    if long is not None and long is not name and long.kind in KINDS:
        _put(clusters, _cluster_of(clusters, long), name)
        return
    if _only_place(name) or not low_words(name):  # the hyphen behind "Field Commander Major-General NAME" names nobody
        return
    if name.kind not in KINDS and name.entry is None:
        if name.kind or not (acts(name) or is_tied(name.s, head(name.s, name.first, name.last))):
            return
        name.kind = "organisation"  # it acts or is dealt with, and nothing more is known of it
    cluster = _cluster_of(clusters, name)
    before = described_before(clusters, name, cluster)
    _put(clusters, cluster, name)
    if before is not None:
        clusters.merge(before, cluster)


def _only_place(name: Name) -> bool:
    """Say whether a name is but the scene: a place, a country that things happen in, a capital that does not act."""
    scene = name.sort == "place" or name.kind in PLACE_KINDS or (name.kind == "state" and situated(name))
    return scene and (name.entry is None or name.entry.kind != "state" or not acts(name))


def _put(clusters: Clusters, cluster: Cluster, name: Name) -> None:
    """Note a name as a mention of a cluster."""
    s, first = name.s, name.first
    if name.title is not None and name.first == name.last and s.words[name.title[1]][0].isupper():
        first = name.title[1]
    form = _form(name)
    start, end = s.starts[first], name.end
    cluster.add(start, end, form, written(s, first, name.last))
    clusters.see(cluster, s, head(s, name.first, name.last))
    clusters.index(cluster, low_words(name))
    if name.title is not None:
        _entitle(clusters, cluster, name)
        clusters.called(cluster, name.title[0].split()[-1], plural=False)


def _form(name: Name) -> Form:
    """Return the form of a mention: an adjective only describes."""
    if name.sort == "demonym" and not name.s.words[name.last].isupper():
        return "description"
    return "acronym" if name.first == name.last and is_acronym(name.s.words[name.last]) else "name"


def _entitle(clusters: Clusters, cluster: Cluster, name: Name) -> None:
    """Note a person's title, the state or body it goes with, and what it says of the sex."""
    assert name.title is not None
    title, at = name.title
    s = name.s
    body = clusters.at(s, at - 1) if at else None
    if body is not None and body.entry is not None and body.kind in BODIES:
        cluster.serves = cluster.serves or body.entry.key
    before = next((s.lower[i] for i in range(at - 1, max(-1, at - 3), -1) if s.words[i][0].isupper()), "")
    cluster.titles.append((title, before))
    if at and s.lower[at - 1] in kinds("nouns"):
        cluster.traits.add(s.lower[at - 1])
    if not (at and _fight(s.lower[at - 1])):  # "Ostrian rebel leader NAME" holds no office of Ostria
        cluster.country = cluster.country or next((r.entry.country for r in gazetteer.load().readings(before)), "")
    for word in title.split():
        if word.rstrip(".") in words("coreference.female"):
            cluster.sex = "f"
        elif word.rstrip(".") in words("coreference.male"):
            cluster.sex = cluster.sex or "m"
    if title.split()[-1] in words("coreference.official") and cluster.kind == "person" and name.kind == "official":
        cluster.kind = "official"


def _cluster_of(clusters: Clusters, name: Name) -> Cluster:
    """Return the cluster that a name belongs to, by key, surname, short form, or a new one."""
    entry = name.entry
    if entry is not None and entry.kind == "state" and (name.sort == "people" or is_one_of_people(name)):
        return _people(clusters, entry, name)
    if entry is not None and entry.kind not in PERSONS:
        return clusters.get(entry.key, entry.kind, entry)
    if name.kind == "military" and name.state is not None and name.s.lower[name.last] in words("bodies.army"):
        return _state_body(clusters, f"military:{name.state.key.removeprefix('state:')}", name.state, "military")
    low = low_words(name)
    if low in clusters.by_key:
        return clusters.by_key[low]
    if entry is not None and entry.key in clusters.by_key:
        return clusters.by_key[entry.key]
    known = _known(clusters, name, low)
    if known is not None:
        clusters.by_key[low] = known
        if entry is not None and known.entry is None:
            known.entry = clusters.by_key.setdefault(entry.key, known).entry = entry
        return known
    made = clusters.get(low, name.kind, entry)
    if entry is not None:
        clusters.by_key[entry.key] = made
    if name.state is not None:
        made.country = name.state.country
    return made


def _known(clusters: Clusters, name: Name, low: str) -> Cluster | None:
    """Return the person or body that a name no table knows stands for, where a longer or shorter form came before."""
    if name.kind in PERSONS or name.kind == "":
        return _person(clusters, low)
    return _short_form(clusters, name, low)


def _people(clusters: Clusters, state: Entry, name: Name) -> Cluster:
    """Return the people of a state ("Serbs"), who are not the state, or one of them ("a Serb")."""
    if name.sort != "people":
        one = clusters.get(f"one:{state.key}:{name.s.starts[name.last]}", "described")
        one.country = state.country
        return one
    made = clusters.get(f"people:{state.key.removeprefix('state:')}", "population")
    made.country, made.plural = state.country, True
    return made


def _person(clusters: Clusters, low: str) -> Cluster | None:
    """Return the one person whose first or last name this is."""
    parts = low.split()
    held = [c for c in clusters.surnames.get(parts[-1], ()) if _agree(parts, c)] if parts else []
    return held[-1] if len(held) == 1 else None


def _agree(parts: list[str], cluster: Cluster) -> bool:
    """Say whether one name's words are all among the other's."""
    other = set(cluster.key.split())
    return set(parts) <= other or other <= set(parts)


def _short_form(clusters: Clusters, name: Name, low: str) -> Cluster | None:
    """Return the one body that a shorter form of its name stands for ("the Brigade", "Islamic Resistance")."""
    if name.bare:
        held = [c for c in clusters.head_words.get(low, ()) if c.kind == name.kind or _armed(c.kind, name.kind)]
        held = held or [c for c in clusters.head_words.get(low, ()) if c.kind in BODIES]
        return held[0] if len(held) == 1 else None
    behind = f" {low}" if has_article(name) and " " not in low else None  # "the Accord", after "the Mountain Accord"
    called = [(c, fold(n)) for c in clusters.all if c.kind == name.kind for n in c.names()]
    held = [c for c, n in called if n.startswith(f"{low} ") or (behind is not None and n.endswith(behind))]
    return held[0] if len(dict.fromkeys(map(id, held))) == 1 else None


def _armed(one: str, two: str) -> bool:
    """Say whether two kinds may name one body: the head word alone does not tell armies from armed groups."""
    return {one, two} <= {"armed_group", "military", "coalition", "organisation"}


def _fight(*forms: str) -> bool:
    """Say whether one of a noun's forms is a word for fighters; names of groups keep their plural as lemma."""
    return any(form.removesuffix("s") in words("alike.fighters") for form in forms)


def _ranks(clusters: Clusters, d: Described, short: dict[str, Name]) -> Cluster | None:
    """Return the armed body whose fighters a phrase means as a whole: "NAME rebels", "the NAME fighters"."""
    s, owner = d.s, d.owner
    if owner is None or not d.plural or not _fight(d.lemma, s.lower[d.head]):
        return None
    counted = any(s.deps[k] in {"nummod", "poss", "quantmod"} or s.lower[k] in INDEFINITE for k in s.kids[d.head])
    if counted or s.lower[owner.last + 1 : d.head] not in ([], [")"]):
        return None
    known = _cluster_of(clusters, short.get(text(owner), owner))
    return known if known.kind in {"armed_group", "coalition", "organisation"} else None


def _described(clusters: Clusters, d: Described, short: dict[str, Name]) -> None:
    """Put a description into the cluster that it refers back to, or into one of its own."""
    if d.s.lower[d.first] == "no":
        return
    known = equated(clusters, d)
    if known is None and not introduces(d):
        known = definite(clusters, d) or _ranks(clusters, d, short) or repeated(clusters, d)
    if known is None:
        if not stands_alone(d):
            return
        known = _own(clusters, d)
    known.add(d.start, d.end, "description", written(d.s, d.first, d.last))
    if known.kind == "organisation" and d.sort in {"officials", "officers"} and known.unshaped():
        known.kind = "person"
    if known.kind in PERSONS or known.kind == "described":
        known.titles += title_of(d)
        known.country = known.country or (d.state.country if d.state and known.kind in PERSONS else "")
        known.serves = known.serves or (d.owner.entry.key if d.owner and d.owner.entry else "")
    clusters.see(known, d.s, d.head)
    note(clusters, known, d)
    known.plural = known.plural or (d.plural and known.kind == "described")


def _thing(clusters: Clusters, d: Described) -> None:
    """Put a noun phrase for a thing into the cluster that it refers back to, or into one of its own."""
    known = equated(clusters, d) or repeated(clusters, d)
    if known is None:
        known = Cluster(f"thing@{d.start}", "thing", plural=d.plural)
        clusters.things.append(known)
    known.add(d.start, d.end, "description", d.s.words[d.head])
    clusters.see(known, d.s, d.head)
    note(clusters, known, d)


def _own(clusters: Clusters, d: Described) -> Cluster:
    """Return the cluster of a description that stands for itself; an indefinite one is new each time."""
    key = d.key
    if key is not None and d.state is not None:
        return _state_body(clusters, key, d.state, d.kind)
    if (
        d.sort == "groups"
        and d.plural
        and (d.sponsor or (d.state and not d.owner))
        and d.s.lower[d.first] not in INDEFINITE
    ):
        return clusters.get(_class_key(clusters, d), "described")
    low = " ".join(fold(" ".join(d.s.words[d.first : d.last + 1])).split())
    fresh = d.s.lower[d.first] in INDEFINITE or (d.first > 0 and d.s.lower[d.first - 1] in INDEFINITE)
    made = clusters.get(f"{low}@{d.start}" if fresh else low, d.kind)
    state = d.state or (d.owner.state if d.owner else None)
    made.country = made.country or (state.country if state else "")
    return made


def _is_class(d: Described) -> bool:
    """Say whether a description stands for all groups of one backer or land."""
    known = d.sponsor is not None or (d.state is not None and d.owner is None)
    return known and d.sort == "groups" and d.plural and d.s.lower[d.first] not in INDEFINITE


def _class_key(clusters: Clusters, d: Described) -> str:
    """Return what makes one class of groups: who backs them and where they are from; either may be left unsaid."""
    sponsor, state = (d.sponsor.key if d.sponsor else ""), (d.state.key if d.state else "")
    wider = [key for key in clusters.by_key if sponsor and key.startswith(f"class {sponsor} ")]
    fitting = [key for key in wider if not state or key.endswith((" ", f" {state}"))]
    return fitting[0] if len(fitting) == 1 else f"class {sponsor} {state}"


def _state_body(clusters: Clusters, key: str, state: Entry, kind: str) -> Cluster:
    """Return the one army or government of a state; many reports agree on it where the gazetteer has its row."""
    made = clusters.get(key, kind)
    made.row = gazetteer.load().entry(key)
    made.country = state.country
    return made


def _actor(parse: Parse, cluster: Cluster) -> Actor:
    """Make the record's actor of a cluster."""
    mentions = sorted(cluster.mentions, key=lambda m: (m[0], -m[1]))
    name, office = _title_of(cluster), _office(cluster)
    others = dict.fromkeys(w for _, _, form, w in mentions if form in {"name", "acronym"} and w != name)
    return Actor(
        id=content_id("actor", parse.document, cluster.key),
        name=name,
        kind=cluster.kind,  # type: ignore[arg-type]
        aliases=tuple(others),
        country=cluster.country or None,
        mentions=tuple(
            Mention(document=parse.document, span=Span.of(parse.text, start, end), form=form)
            for start, end, form, _ in mentions
        ),
        key=row.key if (row := cluster.entry or cluster.row) else None,
        office=office.key if office else None,
        serves=_serves(cluster, office) if office else None,
    )


def _office(cluster: Cluster) -> Office | None:
    """Return the office of one person: what the document calls them, else what the gazetteer knows of them."""
    if cluster.plural or cluster.kind not in PERSONS | {"described"}:
        return None
    known = cluster.entry.office.lower() if cluster.entry else ""
    return next((office for title in (*(t for t, _ in cluster.titles), known) if (office := offices.of(title))), None)


def _serves(cluster: Cluster, office: Office) -> str | None:
    """Return the key of whom the holder of an office serves: the body that the text names, else the state's own."""
    named = cluster.serves if not cluster.serves.startswith(("state:", "country:")) else ""
    body = office.serves(cluster.country)
    state = f"state:{cluster.country}" if cluster.country else ""
    listed = cluster.entry.parent if cluster.entry else ""
    table = gazetteer.load()
    return next((key for key in (named, listed, body, state) if key and table.entry(key)), None)


def _title_of(cluster: Cluster) -> str:
    """Return the fullest name: a state's usual one, else the longest written here, else the first description."""
    if cluster.entry is not None and cluster.kind == "state":
        return cluster.entry.name
    called = [w for _, _, form, w in cluster.mentions if form == "name"]
    called = [w for w in called if fold(w).split()[0] not in titles()] or called  # "NAME", not "Mr NAME"
    called = called or [w for _, _, form, w in cluster.mentions if form == "acronym"]
    if called:
        return max(called, key=lambda words: (len(words.split()), called.count(words)))
    return cluster.mentions[0][3] if cluster.entry is None else cluster.entry.name
