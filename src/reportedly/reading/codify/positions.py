"""Positions and the propositions they are taken on, each tied to the statement that bears it."""

from collections.abc import Iterator

from reportedly.codebook.positions import words
from reportedly.reading.annotate.attach import time_of
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.homes import Homes
from reportedly.reading.codify.propositions import Issue, action, actor_class, completed, issue_of, proposition, wording
from reportedly.reading.codify.rolenouns import kin
from reportedly.reading.codify.stances import Stand, stands
from reportedly.reading.tree import Parse
from reportedly.record import Actor, Attribution, Mentions, Position, Proposition, Span, Statement, content_id

DOERS = frozenset(
    {"supports", "denies", "prepares", "threatens", "announces", "rescinds", "undecided", "divided", "signals"}
)
FIGHTERS = frozenset({"armed_group", "coalition"})
HELD_BACK = frozenset({"withholds", "opposes", "rejects"})
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
    found = list(_Ledger(cast, mentions, Homes(attribution.statements)).run())
    held = {position.id: position for position, _, _ in found}
    issues: dict[str, Proposition] = {}
    for whole in (True, False):
        for _, issue, own in found:
            if own is whole:
                issues.setdefault(issue.id, issue)
    return tuple(held.values()), tuple({issue.id: issues[issue.id] for _, issue, _ in found}.values())


class _Ledger:
    """Goes through a document's positions in order and remembers which issues were spoken of."""

    def __init__(self, cast: Cast, mentions: Mentions, homes: Homes) -> None:
        """Start with nothing remembered."""
        self.cast, self.homes = cast, homes
        self.times = sorted(mentions.times, key=lambda time: time.span.start)
        self.issues: list[tuple[str, str, Issue, str]] = []
        self.later: list[Issue] = []

    def run(self) -> Iterator[Found]:
        """Yield each position with its proposition, and whether its own words say the whole of it."""
        found = [stand for s in self.cast.parse.sentences for stand in stands(self.cast, s)]
        self.cast.kin = kin(self.cast) if found else {}
        self.later = [
            self._named(stand, holder) for stand in found for holder in stand.holders if stand.topic is not None
        ]
        for stand in found:
            for holder in stand.holders:
                yield from self._one(stand, holder)

    def _one(self, stand: Stand, holder: Actor) -> Iterator[Found]:
        """Yield the position of one holder."""
        cue = self.cast.parse.token_span(stand.s, stand.first, stand.last)
        home = self.homes.cued(cue) or self.homes.of(cue)
        if home is None or (stand.towards is not None and stand.towards.id == holder.id and stand.topic is None):
            return
        issue, text = self._issue(stand, holder, home)
        towards = stand.towards.id if stand.towards is not None and stand.towards.id != holder.id else None
        topic = proposition(issue, text)
        headline = self.cast.parse.kind_of(stand.s) in {"title", "heading"}
        own = not headline and stand.topic is not None and self._named(stand, holder) == issue
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
            own,
        )

    def _issue(self, stand: Stand, holder: Actor, home: Statement) -> tuple[Issue, str]:
        """Return the issue and its wording: named here, or the one that was spoken of before."""
        parse, s, topic = self.cast.parse, stand.s, stand.topic
        if topic is None:
            return Issue("matter", "", actor_class(self.cast, holder)), parse.token_span(
                s, stand.first, stand.last
            ).quote
        text = _clipped(parse, wording(parse, s, topic, stand.first), home)
        if stand.stance == "opposes" and stand.towards is not None and self.cast.at(s, topic) is stand.towards:
            return self._latest(stand.towards.id) or (issue_of(self.cast, s, topic), text)
        if s.lemmas[topic] in words("nouns_through.anaphoric") and completed(s, topic) is None:
            return self._latest(holder.id, "announces") or (issue_of(self.cast, s, topic), text)
        return self._filled(self._named(stand, holder)), text

    def _named(self, stand: Stand, holder: Actor) -> Issue:
        """Return the issue by its own words alone."""
        return issue_of(self.cast, stand.s, stand.topic or 0, self._doer(stand, holder))

    def _doer(self, stand: Stand, holder: Actor) -> str:
        """Return the class of who would do an unattributed deed: the holder's where that is plausible, else ""."""
        s, topic = stand.s, stand.topic or 0
        own = stand.stance in DOERS or (s.tags[topic] == "VB" and stand.stance != "demands")
        own |= holder.kind in FIGHTERS and stand.stance in HELD_BACK
        own |= stand.stance == "awaits" and s.lemmas[topic] in words("go_aheads.words")
        own |= stand.stance == "demands" and stand.towards is None and action(s, topic) == "retaliate"
        return self._class(stand, holder) if own else ""

    def _class(self, stand: Stand, holder: Actor) -> str:
        """Return the holder's class; "other militias" beside a named group are of its class."""
        classes = [actor_class(self.cast, each) for each in (holder, *stand.holders)]
        armed = [each for each in classes if each.startswith("armed:")]
        return armed[0] if armed and holder.kind == "described" else classes[0]

    def _latest(self, holder: str, stance: str = "") -> tuple[Issue, str] | None:
        """Return the last issue that somebody took a position on."""
        own = [entry for entry in reversed(self.issues) if entry[0] == holder and stance in ("", entry[1])]
        return own[0][2:] if own else None

    def _filled(self, issue: Issue) -> Issue:
        """Fill in whom it is done to from the last, or else the next, issue of the same action ("the attacks")."""
        if issue.patient or not issue.agent:
            return issue
        near = [*(old for _, _, old, _ in reversed(self.issues)), *self.later]
        alike = (old.patient for old in near if old.patient and (old.action, old.agent) == (issue.action, issue.agent))
        known = next(alike, "")
        return Issue(issue.action, issue.direction, issue.agent, known)


def _clipped(parse: Parse, words_: Span, home: Statement) -> str:
    """Return a wording without what lies behind the content that it begins in ("…, an official said")."""
    ends = [content.end for content in home.content if content.start <= words_.start < content.end]
    return parse.text[words_.start : min([words_.end, *ends])]
