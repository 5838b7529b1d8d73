"""Ties of persons to what they hold or come from: posts in plain words ("the head of the mission"), bodies behind "of".

A post is told by a role noun with what it is of; neither the post nor what it is of need be an actor of the record, so
the relation's object is the words themselves.
"""

from collections.abc import Iterator

from reportedly.codebook.nouns import joined, title_ends
from reportedly.codebook.relations import words
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.clauses import is_negated, prepositions, subject
from reportedly.reading.codify.ties import Tie, bearers, between
from reportedly.reading.tree import Sentence

PEOPLE = frozenset({"person", "official"})
BODIES = frozenset({"organisation", "armed_group", "coalition", "government", "military"})
AT_SEAT = frozenset({"in", "at", "near", "outside"})
OF = frozenset({"of", "for", "to"})
FROM = frozenset({"of", "from"})
QUALIFYING = frozenset({"compound", "amod", "nmod"})
LONGEST = 9
WORDS_OF_OWNER = 4
LEADING = {"commander": "commander_of", "leader": "leads", "head": "leads", "chief": "leads"}
PLAIN = frozenset({"commander", "leader"})


def post_ties(cast: Cast, s: Sentence, p: int) -> Iterator[Tie]:
    """Yield what a named person with the role noun at `p` holds: "X, director for border affairs", or leads."""
    if s.lemmas[p] not in words("posts.words") or (s.deps[p] == "pobj" and s.lower[s.heads[p]] == "as") or _was(s, p):
        return  # nor what somebody is recognised or treated "as"
    held = [spot for spot in bearers(cast, s, p) if spot[0].kind in PEOPLE]
    if not held:
        return
    first, last = _first(s, p), _last(s, p)
    whose = next((k for k in s.kids_by(p, "poss") if s.pos[k] != "PRON"), None)
    inner = (
        range(max(s.left[whose], whose - WORDS_OF_OWNER), whose + 1) if whose is not None else range(p + 2, last + 1)
    )
    of = joined([s.words[k] for k in inner if k > inner[0] or s.deps[k] != "det"])
    if not of and (s.lemmas[p] in PLAIN or all(s.deps[k] != "compound" for k in range(first, p))):
        return  # "the commander", "the rebel leader" say little
    kind = LEADING.get(s.lemmas[p], "") if first == p else ""
    office = joined(s.words[first : last + 1]) + (f" of {of}" if whose is not None else "")
    person, spot = held[0]
    start, end = between(cast, s, p, spot)
    yield Tie(s, kind or "holds_office", person, of if kind else office, min(start, first), max(end, last), p)


def _was(s: Sentence, p: int) -> bool:
    """Say whether the post is told to be over: "once X's deputy"."""
    return any(s.lower[k] in words("unlike.once") for k in (*s.kids[p], max(s.left[p] - 1, 0)))


def _first(s: Sentence, p: int) -> int:
    """Return where a post's words begin: "[deputy head] of", but not "[senior] adviser"."""
    first = p
    while first > 0 and s.deps[first - 1] in QUALIFYING and s.heads[first - 1] in {p, s.heads[p]}:
        if s.lower[first - 1] in words("posts.unlike") or s.tags[first - 1] in {"JJS", "JJR"}:
            break
        first -= 1
    return first


def _last(s: Sentence, p: int) -> int:
    """Return where they end: with the phrase that tells what the post is of."""
    of = next((k for k in s.kids_by(p, "prep") if s.lower[k] in OF and s.kid(k, "pobj") is not None), None)
    if of is None:
        return p
    field = s.kid(of, "pobj") or of
    clauses = [s.left[k] - 1 for k in s.kids_by(field, "relcl", "acl", "appos", "conj")]
    end = min([s.right[field], *clauses])
    while end > field and s.pos[end] in {"PUNCT", "CCONJ"}:
        end -= 1
    return end if end - p <= LONGEST else p


def seat_ties(cast: Cast, s: Sentence, n: int) -> Iterator[Tie]:
    """Yield based_in for "has its headquarters in LOC", "with an office in LOC", "from its base near LOC"."""
    verb = s.heads[n]
    held = s.deps[n] == "dobj" and s.lemmas[verb] in words("seats.having") and not is_negated(s, verb)
    own = s.kids_by(n, "poss")
    doer = subject(s, verb) if held else next(iter(own), None)
    if doer is None and s.deps[n] == "pobj" and s.lower[verb] == "with" and s.pos[s.heads[verb]] in {"NOUN", "PROPN"}:
        doer = s.heads[verb]
    near = [at for base in ((n, verb) if held else (n,)) for name, at in prepositions(s, base) if name in AT_SEAT]
    place = next((found for at in near if (found := cast.place(s, at)) is not None), None)
    if doer is None or place is None:
        return
    for actor in cast.who(s, doer):
        if actor.kind not in PEOPLE and actor.kind not in {"state", "government"}:
            yield Tie(s, "based_in", actor, place.id, *between(cast, s, n, doer), n)


def home_ties(cast: Cast, s: Sentence, i: int) -> Iterator[Tie]:
    """Yield member_of for a person's name with a body behind it: "Ana Corso of the Dockers' Union"."""
    person = cast.at(s, i)
    if person is None or person.kind not in PEOPLE or s.pos[i] != "PROPN" or s.lower[i] in title_ends():
        return  # "the Secretary-General of the United Nations" is no name
    for name, at in prepositions(s, i):
        body = cast.at(s, at) if name in FROM and s.pos[at] == "PROPN" else None
        if body is not None and body.kind in BODIES and cast.place(s, at) is None and body.id != person.id:
            yield Tie(s, "member_of", person, body.id, *between(cast, s, i, at), at)
            return
