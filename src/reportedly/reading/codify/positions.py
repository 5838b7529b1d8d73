"""Positions and the propositions they are taken on, each tied to the statement that bears it."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reportedly.codebook.positions import words
from reportedly.reading.annotate.attach import time_of
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.enacted import enacting
from reportedly.reading.codify.homes import Homes
from reportedly.reading.codify.issues import Issues
from reportedly.reading.codify.mouthpieces import Mouthpieces
from reportedly.reading.codify.propositions import proposition
from reportedly.reading.codify.rolenouns import kin
from reportedly.reading.codify.stances import stands
from reportedly.reading.codify.stand import TO_COME as WILL
from reportedly.reading.codify.stand import Stand
from reportedly.record import Actor, Attribution, Mentions, Position, Proposition, Span, Statement, content_id

LASTING = frozenset({"supports", "opposes", "demands", "announces", "threatens", "prepares", "signals"})
BYSTANDERS = frozenset({"organisation", "media"})
TO_COME = frozenset({"announces", "threatens"})
WE, SELVES = "we", frozenset({"we", "I"})
Found = tuple[Position, Proposition, bool]


def positions(
    cast: Cast, mentions: Mentions, attribution: Attribution
) -> tuple[tuple[Position, ...], tuple[Proposition, ...]]:
    """Return who takes what stance on what, in order of cues, and the propositions, each once.

    Args:
        cast: who is named where in the document.
        mentions: its actors and times.
        attribution: its statements; a position outside all of them is left out.
    """
    found = list(_Taken(cast, mentions, attribution).run())
    held = {position.id: position for position, _, _ in found}
    issues: dict[str, Proposition] = {}
    for whole in (True, False):
        for _, issue, own in found:
            if own is whole:
                issues.setdefault(issue.id, issue)
    spoken_of = {issue.id: issues[issue.id] for _, issue, _ in found}
    return ended(tuple(held.values())), tuple(spoken_of.values())


def ended(held: Sequence[Position]) -> tuple[Position, ...]:
    """Return positions with `ended_by` where their holder took them back further on in the document."""
    out = []
    for n, position in enumerate(held):
        later = (
            other.id
            for other in held[n + 1 :]
            if other.stance == "rescinds" and (other.holder, other.topic) == (position.holder, position.topic)
        )
        taken_back = next(later, None) if position.stance in LASTING else None
        out.append(replace(position, ended_by=taken_back) if taken_back else position)
    return tuple(out)


def _is_of_share(stand: Stand) -> bool:
    """Say whether the words tell a fact about a deed, "no hand in", "nothing to do with", and no intent."""
    inside = {stand.s.lemmas[i] for i in range(stand.first, stand.last + 1)}
    return bool(inside & (words("misdeeds.share") | {"nothing"}))


def _is_foretold(stand: Stand) -> bool:
    """Say whether something is to be taken back: "would lift the ban"."""
    return stand.stance == "rescinds" and any(stand.s.lower[k] in WILL for k in stand.s.kids_by(stand.at, "aux"))


def _is_told(home: Statement) -> bool:
    """Say whether a statement is somebody's whom the document reports."""
    return any(link.basis == "explicit" for link in home.chain) or bool(home.chain and home.chain[-1].cue)


class _Taken:
    """Goes through a document's positions in order."""

    def __init__(self, cast: Cast, mentions: Mentions, attribution: Attribution) -> None:
        """Start with no issue spoken of."""
        self.cast, self.homes, self.issues = cast, Homes(attribution.statements), Issues(cast, attribution.statements)
        self.times = sorted(mentions.times, key=lambda time: time.span.start)
        self.mouths = Mouthpieces(cast)
        self.voices = {voice.id: voice for voice in attribution.voices}
        self.authors = self._authors()

    def run(self) -> Iterator[Found]:
        """Yield each position with its proposition, and whether its own words say the whole of it."""
        found = [stand for s in self.cast.parse.sentences for stand in stands(self.cast, s)]
        self.cast.kin = kin(self.cast) if found else {}
        self.issues.foresee(found)
        for stand in found:
            cue = self.cast.parse.token_span(stand.s, stand.first, stand.last)
            home = self.homes.cued(cue) or self.homes.of(cue) or self.homes.near(stand.s.start, stand.s.end)
            if home is not None:
                for holder in self._holders(stand, home):
                    yield from self._one(stand, holder, home)

    def _holders(self, stand: Stand, home: Statement) -> Sequence[Actor]:
        """Return who takes a position; where it is his only if he says so, nobody else."""
        speaker = self._speaker(home)
        if speaker is not None and any(actor.name in SELVES for actor in stand.holders):
            return [self.mouths.body(speaker) if actor.name == WE else speaker for actor in stand.holders[:1]]
        if self._is_anothers_word(stand, speaker, home):
            return ()
        if stand.spoken and not stand.holders and speaker is None and not _is_told(home):
            authors = enacting(self.cast, stand.s, stand.s.root) or self.authors
            if authors:
                return authors
        naming = self._naming(home)
        if not stand.spoken and speaker and home.chain[-1].cue and _is_foretold(stand):
            return [one for one in stand.holders if self.mouths.speaks_for(speaker, one, naming, stand)]
        if not stand.spoken or (speaker is None and any(actor.name in SELVES for actor in stand.holders)):
            return stand.holders  # "we" speaks for itself, in a communiqué too
        if stand.holders:
            own = [one for one in stand.holders if speaker and self.mouths.speaks_for(speaker, one, naming, stand)]
            return [speaker] if own and speaker is not None and stand.stance == "denies" else own
        foretold = stand.stance in TO_COME and self.mouths.only_foretells(naming)
        foretold |= stand.stance == "threatens" and speaker is not None and speaker.kind in BYSTANDERS
        return [speaker] if speaker is not None and home.chain[-1].cue and not foretold else []

    def _speaker(self, home: Statement) -> Actor | None:
        """Return the innermost voice of a statement where it is an actor of the record."""
        voice = self.voices.get(home.chain[-1].voice) if home.chain else None
        return self.cast.actors.get(voice.actor or "") if voice is not None else None

    def _naming(self, home: Statement) -> tuple[Span, ...]:
        """Return the stretches that name the innermost voice of a statement, here and where it was brought in."""
        voice = self.voices.get(home.chain[-1].voice) if home.chain else None
        if voice is None:
            return ()
        return (*home.chain[-1].source, *([voice.description] if voice.description is not None else []))

    def _authors(self) -> tuple[Actor, ...]:
        """Return the "we" of a document that speaks in its own voice, or its "I"; nobody where they are quoted."""
        for name in ("I", WE):
            for actor in self.cast.actors.values():
                homes = [self.homes.of(mention.span) for mention in actor.mentions] if actor.name == name else []
                if any(home is not None and not _is_told(home) for home in homes):
                    return (actor,)
        return ()

    def _is_anothers_word(self, stand: Stand, speaker: Actor | None, home: Statement) -> bool:
        """Say whether somebody else says of the holder that he "had no part in" a deed: the holder denies nothing."""
        if stand.stance != "denies" or not _is_of_share(stand) or not (home.chain and home.chain[-1].cue):
            return False
        naming = self._naming(home)
        if speaker and any(self.mouths.speaks_for(speaker, one, naming, stand) for one in stand.holders):
            return False
        source = home.chain[-1].source  # "a spokesman for the group" is no actor of his own
        named = [mention.span for actor in stand.holders for mention in actor.mentions]
        return not any(one.start < words_.end and words_.start < one.end for one in named for words_ in source)

    def _one(self, stand: Stand, holder: Actor, home: Statement) -> Iterator[Found]:
        """Yield the position of one holder."""
        if stand.towards is not None and stand.towards.id == holder.id and (stand.topic is None or stand.spoken):
            return
        parse = self.cast.parse
        issue, text = self.issues.of(stand, holder, home)
        towards = stand.towards.id if stand.towards is not None and stand.towards.id != holder.id else None
        topic = proposition(issue, text)
        headline = parse.kind_of(stand.s) in {"title", "heading"}
        own = not headline and stand.topic is not None and self.issues.named(stand, holder) == issue
        yield (
            Position(
                id=content_id("position", home.id, holder.id, stand.stance, topic.id),
                statement=home.id,
                holder=holder.id,
                stance=stand.stance,  # type: ignore[arg-type]  # checked when the codebook is loaded
                topic=topic.id,
                cue=parse.token_span(stand.s, stand.first, stand.last),
                towards=towards,
                when=time_of(parse, self.times, stand.s, stand.at),
            ),
            topic,
            own,
        )
