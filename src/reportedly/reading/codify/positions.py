"""Positions and the propositions they are taken on, each tied to the statement that bears it."""

from collections.abc import Iterator

from reportedly.codebook.positions import words
from reportedly.reading.annotate.attach import time_of
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.homes import Homes
from reportedly.reading.codify.propositions import Issue, completed, issue_of, proposition, wording
from reportedly.reading.codify.stances import Stand, stands
from reportedly.reading.tree import Parse
from reportedly.record import Actor, Attribution, Mentions, Position, Proposition, content_id

DOERS = frozenset(
    {"supports", "denies", "prepares", "threatens", "announces", "rescinds", "undecided", "divided", "signals"}
)
FIGHTERS = frozenset({"armed_group", "coalition"})
HELD_BACK = frozenset({"withholds", "opposes", "rejects"})
Found = tuple[Position, Proposition]


def positions(
    parse: Parse, mentions: Mentions, attribution: Attribution
) -> tuple[tuple[Position, ...], tuple[Proposition, ...]]:
    """Return who takes what stance on what, in order of cues, and the propositions, each once.

    Args:
        parse: the document's parse.
        mentions: its actors and times.
        attribution: its statements; a position outside all of them is left out.
    """
    cast = Cast(parse, mentions)
    found = list(_Ledger(cast, mentions, Homes(attribution.statements)).run())
    held = {position.id: position for position, _ in found}
    issues: dict[str, Proposition] = {}
    for _, issue in found:
        issues.setdefault(issue.id, issue)
    return tuple(held.values()), tuple(issues.values())


class _Ledger:
    """Goes through a document's positions in order and remembers which issues were spoken of."""

    def __init__(self, cast: Cast, mentions: Mentions, homes: Homes) -> None:
        """Start with nothing remembered."""
        self.cast, self.homes = cast, homes
        self.times = sorted(mentions.times, key=lambda time: time.span.start)
        self.issues: list[tuple[str, str, Issue, str]] = []

    def run(self) -> Iterator[Found]:
        """Yield each position with its proposition."""
        for s in self.cast.parse.sentences:
            for stand in stands(self.cast, s):
                for holder in stand.holders:
                    yield from self._one(stand, holder)

    def _one(self, stand: Stand, holder: Actor) -> Iterator[Found]:
        """Yield the position of one holder."""
        cue = self.cast.parse.token_span(stand.s, stand.first, stand.last)
        home = self.homes.cued(cue) or self.homes.of(cue)
        if home is None or (stand.towards is not None and stand.towards.id == holder.id and stand.topic is None):
            return
        issue, text = self._issue(stand, holder)
        towards = stand.towards.id if stand.towards is not None and stand.towards.id != holder.id else None
        topic = proposition(issue, text)
        self.issues.append((holder.id, stand.stance, issue, text))
        key = content_id("position", home.id, holder.id, stand.stance, topic.id)
        yield (
            Position(
                id=key,
                statement=home.id,
                holder=holder.id,
                stance=stand.stance,  # type: ignore[arg-type]  # checked when the codebook is loaded
                topic=topic.id,
                cue=cue,
                towards=towards,
                when=time_of(self.cast.parse, self.times, stand.s, stand.at),
            ),
            topic,
        )

    def _issue(self, stand: Stand, holder: Actor) -> tuple[Issue, str]:
        """Return the issue and its wording: named here, or the one that was spoken of before."""
        parse, s, topic = self.cast.parse, stand.s, stand.topic
        if topic is None:
            return Issue("matter", "", holder.id), parse.token_span(s, stand.first, stand.last).quote
        text = wording(parse, s, topic, stand.first)
        if stand.stance == "opposes" and stand.towards is not None and self.cast.at(s, topic) is stand.towards:
            return self._latest(stand.towards.id) or (issue_of(self.cast, s, topic, None), text)
        if s.lemmas[topic] in words("nouns_through.anaphoric") and completed(s, topic) is None:
            return self._latest(holder.id, "announces") or (issue_of(self.cast, s, topic, holder), text)
        return self._filled(issue_of(self.cast, s, topic, self._doer(stand, holder))), text

    def _doer(self, stand: Stand, holder: Actor) -> Actor | None:
        """Return who would do an unattributed deed: the holder where that is plausible."""
        infinitive = stand.s.tags[stand.topic or 0] == "VB"
        own = stand.stance in DOERS or (infinitive and stand.stance != "demands")
        return holder if own or (holder.kind in FIGHTERS and stand.stance in HELD_BACK) else None

    def _latest(self, holder: str, stance: str = "") -> tuple[Issue, str] | None:
        """Return the last issue that somebody took a position on."""
        own = [entry for entry in reversed(self.issues) if entry[0] == holder and stance in ("", entry[1])]
        return own[0][2:] if own else None

    def _filled(self, issue: Issue) -> Issue:
        """Fill in whom it is done to from the last issue of the same action ("the attacks")."""
        if issue.patient or not issue.agent:
            return issue
        before = [old for _, _, old, _ in reversed(self.issues) if old.action == issue.action and old.patient]
        known = next((old.patient for old in before if old.agent == issue.agent), "")
        return Issue(issue.action, issue.direction, issue.agent, known)
