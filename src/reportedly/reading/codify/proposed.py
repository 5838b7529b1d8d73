"""Positions that a coder behind the coder door proposes where the codebook's words are silent.

A pair of actors named in one sentence is asked about only when no event, position or relation of that sentence says
anything of the two. States and forces are told of by what they do to one another, and a deed is no position: they are
asked about together with persons only, and the coder must be surer then. What is proposed is anchored to words, the
actors' names and the word that joins them; it says who proposed it and how surely, and stands nowhere in the place of
what the codebook said.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from msgspec.structs import replace

from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.homes import Homes
from reportedly.reading.codify.misdeeds import is_cleared
from reportedly.reading.codify.propositions import Issue, actor_class, proposition
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import (
    Actor,
    Attribution,
    Codes,
    Mention,
    Mentions,
    Position,
    Proposition,
    Span,
    Stance,
    Statement,
    content_id,
)

Range = tuple[int, int]
Asked = tuple[Range, Range, Range]
Told = tuple[bool, bool, float]
SURE = 0.7
SURE_OF_FORCES = 0.97
PEOPLE = frozenset({"person", "official"})
FORCES = frozenset({"armed_group", "coalition", "state", "government", "military"})
TAKERS = frozenset(
    {"armed_group", "coalition", "state", "government", "military", "official", "person", "organisation"}
)
MEDIA = frozenset({"page", "publisher", "agency", "newspaper", "broadcaster", "state_media"})
FAR = 360  # characters between two names, at most
CONDUCT = "conduct"


@dataclass(frozen=True, slots=True)
class Open:
    """Two actors named in one sentence, in the order of their names, of whom the codebook's words say nothing."""

    s: Sentence
    first: Actor
    second: Actor
    spans: tuple[Span, Span]

    @property
    def asked(self) -> Asked:
        """Return what a coder is asked: the sentence and the two names, in characters."""
        one, two = self.spans
        return (self.s.start, self.s.end), (one.start, one.end), (two.start, two.end)


def proposed(
    parse: Parse,
    mentions: Mentions,
    attribution: Attribution,
    codes: Codes,
    ask: Callable[[str, Sequence[Asked]], Sequence[Told | None]],
    by: str,
) -> Codes:
    """Return the codes of a document with the positions that a coder proposes.

    Args:
        parse: the document's sentences.
        mentions: its actors.
        attribution: its statements; a position outside all of them is left out.
        codes: what the codebook says.
        ask: the coder's `stances`.
        by: the coder's name, as it stands in what it proposes.
    """
    outlets = {voice.actor for voice in attribution.voices if voice.kind in MEDIA}
    takers = {actor.id for actor in mentions.actors if actor.kind in TAKERS} - outlets
    silent = [one for one in _open(parse, mentions.actors, codes) if {one.first.id, one.second.id} & takers]
    told = ask(parse.text, [one.asked for one in silent]) if silent else ()
    found = [(one, answer) for one, answer in zip(silent, told, strict=True) if answer and _holds(one, answer, takers)]
    if not found:
        return codes
    cast, homes = Cast(parse, mentions), Homes(attribution.statements)
    made = [pair for one, answer in found if (pair := _position(cast, homes, one, answer, by)) is not None]
    return _with(codes, made)


def _holds(one: Open, answer: Told, takers: set[str]) -> bool:
    """Say whether an answer is sure enough, its holder somebody who takes stances, and no denial taken for blame."""
    least = SURE_OF_FORCES if {one.first.kind, one.second.kind} & FORCES else SURE
    if (one.first if answer[0] else one.second).id not in takers or answer[2] < least:
        return False
    return answer[1] or not any(is_cleared(one.s, way) for way in _ways(one))


def _ways(one: Open) -> list[list[int]]:
    """Return the tokens from either name up to the lowest word over both, that word at the end of each."""
    s = one.s
    ends = [s.token_at(span.end - 1) or 0 for span in one.spans]
    ways = [[end, *s.ancestors(end)] for end in ends]
    joint = next((at for at in ways[0] if at in ways[1]), s.root)
    return [way[: way.index(joint) + 1] for way in ways if joint in way]


def _with(codes: Codes, made: Sequence[tuple[Position, Proposition]]) -> Codes:
    """Return codes with more positions, each once, and their statements saying them."""
    held = {position.id for position in codes.positions}
    fresh = {position.id: position for position, _ in made if position.id not in held}
    issues = {issue.id: issue for issue in codes.propositions}
    topics = {position.topic for position in fresh.values()}
    issues |= {issue.id: issue for _, issue in made if issue.id in topics and issue.id not in issues}
    return replace(
        codes,
        positions=(*codes.positions, *fresh.values()),
        propositions=tuple(issues.values()),
        statements=tuple(_saying(one, fresh.values()) for one in codes.statements),
    )


def _saying(statement: Statement, fresh: Collection[Position]) -> Statement:
    """Return a statement that says its new positions too."""
    own = tuple(position.id for position in fresh if position.statement == statement.id)
    return replace(statement, says=(*statement.says, *own)) if own else statement


def _open(parse: Parse, actors: Sequence[Actor], codes: Codes) -> Iterator[Open]:
    """Yield the pairs that are left open, sentence by sentence."""
    named: dict[int, dict[str, tuple[Actor, Mention]]] = {}
    for actor in actors:
        for mention in actor.mentions:
            named_so = mention.span.quote[:1].isupper() and mention.form != "pronoun"
            s = parse.sentence_at(mention.span.start) if named_so else None
            if s is not None and mention.form == "description" and mention.span.start == s.start:
                continue  # the capital is the sentence's: "Its spokesman", "The army"
            if s is not None and parse.text[mention.span.end : mention.span.end + 1] != "-":  # "NAME-backed militias"
                named.setdefault(s.index, {}).setdefault(actor.id, (actor, mention))
    said = _said(parse, codes, actors)
    for index in sorted(index for index, held in named.items() if len(held) > 1):
        order = sorted(named[index].values(), key=lambda each: (each[1].span.start, each[1].span.end))
        for (first, one), (second, two) in combinations(order, 2):
            s = parse.sentences[index]
            apart = one.span.end <= two.span.start and two.span.start - one.span.end < FAR
            kinds = {first.kind, second.kind}
            if kinds & FORCES and not kinds & PEOPLE:
                continue
            if apart and frozenset((first.id, second.id)) not in said.get(index, ()) and not _kindred(first, second):
                yield Open(s, first, second, (one.span, two.span))


def _kindred(one: Actor, other: Actor) -> bool:
    """Say whether two actors are of one state, so that one may stand for the other."""
    return one.country is not None and one.country == other.country and "state" in {one.kind, other.kind}


def _said(parse: Parse, codes: Codes, actors: Sequence[Actor]) -> dict[int, set[frozenset[str]]]:
    """Return the pairs of actors that the codebook's words say something of, by sentence."""
    said: dict[int, set[frozenset[str]]] = {}
    texts = {issue.id: issue.text for issue in codes.propositions}

    def tell(at: Span, *parties: str | None) -> None:
        s = parse.sentence_at(at.start)
        known = [party for party in parties if party]
        if s is not None:
            said.setdefault(s.index, set()).update(frozenset(pair) for pair in combinations(known, 2))

    for event in codes.events:
        tell(event.trigger, *event.actors, *event.recipients, *(one.actor for one in event.arguments))
    for relation in codes.relations:
        tell(relation.evidence, relation.subject, relation.object)
    for position in codes.positions:
        of = texts[position.topic]
        topical = (actor.id for actor in actors if any(name in of for name in (actor.name, *actor.aliases)))
        for party in (position.towards, *topical):
            tell(position.cue, position.holder, party)
    return said


def _position(cast: Cast, homes: Homes, one: Open, told: Told, by: str) -> tuple[Position, Proposition] | None:
    """Return the position that a coder's answer makes, on the other's conduct; None where no statement bears it."""
    forwards, favours, sure = told
    holder, other = (one.first, one.second) if forwards else (one.second, one.first)
    words = one.spans[1] if forwards else one.spans[0]
    cue = _cue(cast.parse, one)
    home = homes.of(cue) or homes.near(one.s.start, one.s.end)
    if home is None:
        return None
    party = actor_class(cast, other)
    issue = proposition(Issue(CONDUCT, "", party, scope="" if cast.is_known(party) else cast.theatre), words.quote)
    stance: Stance = "supports" if favours else "criticizes"
    return (
        Position(
            id=content_id("position", home.id, holder.id, stance, issue.id),
            statement=home.id,
            holder=holder.id,
            stance=stance,
            topic=issue.id,
            cue=cue,
            towards=other.id,
            by=by,
            confidence=sure,
        ),
        issue,
    )


def _cue(parse: Parse, one: Open) -> Span:
    """Return the word that joins two names: the lowest word of the tree over both, or what hangs on a name itself.

    "X accused Y" is joined by "accused"; "X, who admires Y" by "admires".
    """
    s, ways = one.s, _ways(one)
    joint = ways[0][-1] if ways else s.root
    names = {at for span in one.spans for at in _inside(s, span)}
    inner = [way[-2] for way in ways if way[1:] and way[-2] not in names]
    cue = inner[0] if joint in names and inner else joint
    return parse.token_span(s, cue, cue)


def _inside(s: Sentence, span: Span) -> range:
    """Return the tokens of a span."""
    cover = s.cover(span.start, span.end)
    return range(cover[0], cover[1] + 1) if cover is not None else range(0)
