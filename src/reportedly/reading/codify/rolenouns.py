"""Ties that a noun makes: "a splinter of Y", "senior Y commander NAME", "Y's foreign minister NAME"."""

from collections.abc import Iterator

from reportedly.codebook import gazetteer, nouns
from reportedly.codebook.relations import TieWord, relation_words, words
from reportedly.reading.codify.cast import MODIFIERS, Cast
from reportedly.reading.codify.clauses import prepositions
from reportedly.reading.codify.tieposts import post_ties
from reportedly.reading.codify.ties import Tie, bearers, between
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

PEOPLE = frozenset({"person", "official"})
TITLE_ENDS = frozenset({"president", "minister", "premier", "leader", "chancellor", "secretary", "king", "emir"})
AT_ODDS = "at_odds_with"
MUTUAL = frozenset({"allied_with", "at_odds_with"})
SINGULAR = frozenset({"NN", "NNP"})
PARTS_OF_TITLE = 5
Spot = tuple[Actor, int]


def noun_ties(cast: Cast, s: Sentence, p: int) -> Iterator[Tie]:
    """Yield the ties of the noun at `p`, offices included."""
    rows = _splitting(s, p) or relation_words().nouns.get(s.lemmas[p], ())
    titled = s.tags[p] in SINGULAR or _is_joined(s, p)
    if not rows and not (titled and (title_start(s, p) is not None or s.lemmas[p] in words("posts.words"))):
        return
    head = s.heads[p]
    first = s.left[head] if s.deps[p] in {"compound", "nmod"} and head > p else s.left[p]
    if any(s.lower[k] in words("unlike.words") for k in range(first, p)):
        return
    if _is_over(s, p):
        return
    found = [tie for row in rows for tie in (*_by_row(cast, s, p, row), *_mutual(cast, s, p, row))]
    found = found or ([*_office(cast, s, p)] if s.tags[p] in SINGULAR or _is_joined(s, p) else [])
    yield from found or post_ties(cast, s, p)


def _is_joined(s: Sentence, p: int) -> bool:
    """Say whether a word ends a title that a hyphen joins, whatever the tagger takes it for: "secretary-general"."""
    return p > 1 and s.words[p - 1] == "-" and nouns.joined(s.lower[p - 2 : p + 1]) in nouns.titles()


def _is_over(s: Sentence, p: int) -> bool:
    """Say whether what the noun tells is told to have ended: "an ally of X until the raid"."""
    spots = (*s.kids[p], *(far for k in s.kids_by(p, "prep") for far in s.kids_by(k, "pobj")))
    inner = [m for k in spots for m in (k, *s.kids[k])]
    return s.deps[p] in {"appos", "attr"} and any(s.lower[m] in {"until", "till"} and m > p for m in inner)


def _splitting(s: Sentence, p: int) -> tuple[TieWord, ...]:
    """Return the rows of a word that tells a group from what it split from: "a breakaway faction of"."""
    held = (relation_words().nouns.get(s.lemmas[k], ()) for k in s.kids_by(p, "compound", "amod"))
    return tuple(row for rows in held for row in rows if row.kind == "split_from")


def kin(cast: Cast) -> dict[str, Actor]:
    """Return, by actor id, whom somebody acts for: a person's state or group, a described group's coalition."""
    found: dict[str, Actor] = {}
    for s in cast.parse.sentences:
        for p, lemma in enumerate(s.lemmas):
            if s.tags[p] in SINGULAR and (lemma in TITLE_ENDS or lemma in relation_words().nouns):
                found.update({key: actor for key, actor in _kin_at(cast, s, p) if key not in found})
    return found


def _kin_at(cast: Cast, s: Sentence, p: int) -> Iterator[tuple[str, Actor]]:
    """Yield what one noun tells of kin."""
    for tie in noun_ties(cast, s, p):
        if tie.kind == "umbrella_of" and cast.actors[tie.other].kind == "described":
            yield tie.other, tie.subject
        elif tie.kind in {"leads", "commander_of"} and tie.subject.kind in PEOPLE and not tie.subject.country:
            led = cast.actors.get(tie.other)
            yield from [(tie.subject.id, led)] if led is not None else []
        elif tie.kind == "holds_office" and not tie.subject.country:
            state = cast.named(tie.other.rpartition(" of ")[2])
            if state is not None:
                yield tie.subject.id, state


def _by_row(cast: Cast, s: Sentence, p: int, row: TieWord) -> Iterator[Tie]:
    """Yield the ties of one row: each bearer with each whole."""
    if row.kind == "leads" and any(s.pos[k] == "NOUN" and cast.at(s, k) is None for k in s.kids_by(p, "compound")):
        return
    others = [spot for spot in wholes(cast, s, p, row.takes) if not row.object or spot[0].kind in row.object]
    none = any(s.lower[k] == "no" for k in s.kids_by(p, "det"))
    kind = AT_ODDS if none and row.kind == "allied_with" else row.kind  # "is no friend of"
    if not others or (none and kind != AT_ODDS):
        return
    for subject, spot in _bearers(cast, s, p, row):
        if row.subject and subject.kind not in row.subject:
            continue
        for other, place in others:
            if other.id != subject.id:
                first, last = between(cast, s, p, spot, place)
                one, two = (other, subject) if row.turned else (subject, other)
                yield Tie(s, kind, one, two.id, first, last, p)


def _mutual(cast: Cast, s: Sentence, p: int, row: TieWord) -> Iterator[Tie]:
    """Yield the tie of two who are allies or rivals, where nobody is named whose they are ("X and Y are rivals")."""
    if row.kind not in MUTUAL or s.tags[p] != "NNS" or s.kids_by(p, "poss") or dict(prepositions(s, p)).get("of"):
        return
    held = [(actor, at) for _, spot in bearers(cast, s, p)[:1] for at in s.conjuncts(spot) for actor in cast.one(s, at)]
    if len(held) > 1 and held[0][0].id != held[1][0].id:
        yield Tie(s, row.kind, held[0][0], held[1][0].id, *between(cast, s, p, held[0][1], held[1][1]), p)


def _bearers(cast: Cast, s: Sentence, p: int, row: TieWord) -> list[Spot]:
    """Return who bears the noun; members that are a mention by themselves ("seven group members") bear it too."""
    held = bearers(cast, s, p)
    own = cast.at(s, p)
    if own is None or held:
        return held
    as_members = row.kind in {"member_of", "proxy_of"} and "mod" in row.takes
    as_parts = row.kind in {"part_of", "member_of"} and own.kind in row.subject
    return [(own, p)] if as_members or as_parts else held


def wholes(cast: Cast, s: Sentence, p: int, takes: tuple[str, ...]) -> list[Spot]:
    """Return the actors that the noun at `p` is of, each with the token that names it."""
    found = [spot for place in takes for spot in _places(cast, s, p, place)]
    return list({actor.id: (actor, spot) for actor, spot in reversed(found)}.values())[::-1]


def _places(cast: Cast, s: Sentence, p: int, place: str) -> list[Spot]:
    """Return the actors in one place around a noun."""
    if place == "poss":
        owners = [(k, _whose(s, k)) for k in _before(s, p) if s.deps[k] == "poss"]
        return [(actor, k) for k, owner in owners for actor in cast.who(s, owner)]
    if place == "mod":
        near = [k for k in _before(s, p) if s.deps[k] != "poss"]
        return [(actor, k) for k in near if (actor := cast.modifier(s, k)) is not None and actor.kind not in PEOPLE]
    if place == "acl":
        return [spot for k in s.kids_by(p, "acl", "relcl") if _gathers(s, k) for spot in _gathered(cast, s, k)]
    spots = [at for name, at in prepositions(s, p) if name == place]
    if s.lemmas[p] == "part":  # "part of X's reserve"
        spots = [next(iter(s.kids_by(at, "poss")), at) if not cast.who(s, at) else at for at in spots]
    return [(actor, at) for at in spots for actor in cast.who(s, at)]


def _whose(s: Sentence, k: int) -> int:
    """Return the noun that "whose" stands for, any other token itself."""
    clause = next((at for at in s.ancestors(k) if s.deps[at] == "relcl"), None) if s.lower[k] == "whose" else None
    if (
        s.lower[k] == "whose" and clause is None and s.deps[s.heads[k]] == "appos"
    ):  # so the parser reads "X, whose head, Y, …"
        return s.heads[s.heads[k]]
    return s.heads[clause] if clause is not None else k


def _before(s: Sentence, p: int) -> list[int]:
    """Return the modifiers before a noun, those that the parser hung on the name after it included."""
    head = s.heads[p]
    flat = s.kids[head] if s.deps[p] in {"compound", "nmod"} and head > p else []
    return [k for k in (*s.kids[p], *flat) if k < p and s.deps[k] in MODIFIERS]


def _gathers(s: Sentence, verb: int) -> bool:
    """Say whether a participle or clause tells whom a coalition brings together."""
    return s.lemmas[verb] in words("gathering.words") or s.lower[verb] in {
        "made",
        "composed",
        "comprised",
        "consisting",
    }


def _gathered(cast: Cast, s: Sentence, verb: int) -> list[Spot]:
    """Return whom a coalition brings together."""
    things = [*s.kids_by(verb, "dobj"), *(at for name, at in prepositions(s, verb) if name == "of")]
    deeper = [at for k in s.kids_by(verb, "prep", "prt") for name, at in prepositions(s, k) if name == "of"]
    return [(actor, at) for at in (*things, *deeper) for actor in cast.who(s, at)]


def _office(cast: Cast, s: Sentence, p: int) -> Iterator[Tie]:
    """Yield holds_office for a person with a title; the office is its words, and of what."""
    first = title_start(s, p)
    if first is None:
        return
    held = [spot for spot in bearers(cast, s, p) if spot[0].kind in PEOPLE] or _described(cast, s, p)
    for person, spot in held[:1]:
        last = title_end(cast, s, p)
        of, place = _of_what(cast, s, p, first)
        if not of and (first <= spot <= p or (last == p and s.lower[p] in words("plain_titles.words"))):
            return
        title = nouns.joined(s.words[first : last + 1])
        if title.lower() in person.name.lower():  # who is known by his title alone
            return
        start, end = between(cast, s, p, spot, *([place] if place is not None else []))
        yield Tie(s, "holds_office", person, f"{title} of {of}" if of else title, min(start, first), max(end, last), p)


def _described(cast: Cast, s: Sentence, p: int) -> list[Spot]:
    """Return the named person whom a title alone stands for ("the country's foreign minister")."""
    own = cast.at(s, p)
    title = {s.lower[p], s.lower[p - 2] if _is_joined(s, p) else ""} - {""}
    named = own is not None and own.kind in PEOPLE and not any(word in own.name.lower() for word in title)
    return [(own, p)] if own is not None and named else []


def title_start(s: Sentence, p: int) -> int | None:
    """Return the first token of the office that ends at `p` ("Supreme Leader"), or None when it is none."""
    titles = nouns.titles()
    if s.lower[p + 1 : p + 2] == ["of"] and titles.get(" ".join(s.lower[p : p + 3])) == "office":  # "chief of staff"
        return p
    if s.lower[p] not in nouns.title_ends():
        return None
    starts = range(max(0, p - PARTS_OF_TITLE + 1), p + 1)
    known = [i for i in starts if titles.get(nouns.joined(s.lower[i : p + 1])) == "office"]
    if not known:
        return None
    first = known[0]
    while first > 0 and s.tags[first - 1] in {"NN", "NNP", "JJ"} and _qualifies(s, first - 1, p):
        first -= 1
    return first


def title_end(cast: Cast, s: Sentence, p: int) -> int:
    """Return the last token of an office: "Secretary of State", "minister for oil"; no actor is part of it."""
    if p + 3 <= len(s) and nouns.joined(s.lower[p : p + 3]) in nouns.titles():
        return p + 2
    of = next((k for k in s.kids_by(p, "prep") if k == p + 1 and s.lower[k] in {"of", "for"}), None)
    field = s.kid(of, "pobj") if of is not None else None
    held = field is not None and s.lower[p] in {"minister", "secretary"} and cast.at(s, field) is None
    return s.right[field] if held and field is not None and s.right[field] - p < PARTS_OF_TITLE else p


def _qualifies(s: Sentence, i: int, p: int) -> bool:
    """Say whether a word before a title is a part of it ("deputy oil minister") and no name."""
    if s.lower[i] in words("portfolios.words"):
        return True
    named = any(first <= i < last for first, last, _ in s.ents) or s.words[i][0].isupper()
    return not named and s.heads[i] in {p, s.heads[p]} and s.lower[i] not in {"senior", "top", "former", "new", "late"}


def _of_what(cast: Cast, s: Sentence, p: int, first: int) -> tuple[str, int | None]:
    """Return the name of what an office belongs to, and its token; "" when the words do not tell."""
    near = wholes(cast, s, p, ("poss", "mod", "of", "for", "in"))
    spots = [spot for spot in near if spot[0].kind not in PEOPLE and not first <= spot[1] <= p]
    spots = [spot for spot in spots if not _is_hyphened(s, spot[1])]
    if spots:
        return spots[0][0].name, spots[0][1]
    for k in range(s.left[p], first):
        if _is_hyphened(s, k):
            continue
        entry = gazetteer.load().entry(cast.state_key(s.words[k]))
        if entry is not None:
            return entry.name, k
    return "", None


def _is_hyphened(s: Sentence, k: int) -> bool:
    """Say whether a land only tells how somebody stands to it: a "pro-Karsian president" is not Karsia's."""
    return "-" in (s.words[max(k - 1, 0)], s.words[min(k + 1, len(s) - 1)])
