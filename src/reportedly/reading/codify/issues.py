"""Which issue a position is on: the one that its words name, or the one that was spoken of before."""

from reportedly.codebook.positions import position_words, words
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.foregoing import Foregoing, Spot
from reportedly.reading.codify.propositions import (
    Issue,
    action,
    actor_class,
    completed,
    issue_of,
    party_class,
    turn_of,
    turned,
    wording,
)
from reportedly.reading.codify.stand import NEUTER, Stand
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Actor, Span, Statement

DOERS = frozenset(
    {"supports", "denies", "prepares", "threatens", "announces", "rescinds", "undecided", "divided", "signals"}
)
FIGHTERS = frozenset({"armed_group", "coalition"})
HELD_BACK = frozenset({"withholds", "opposes", "rejects"})
VAGUE = frozenset({"conduct", "matter"})
TURNED = frozenset({"rejects", "rescinds"})
DECIDED = frozenset({"announces", "rescinds", "rejects"})
HELD_OUT = frozenset({"announces", "threatens", "demands", "supports"})
BEHIND = frozenset({"criticizes", "denies"})
SPOKEN_OF = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "such"})
Entry = tuple[str, str, Issue, str, int]  # holder, stance, issue, its wording, index of the sentence
DISPUTED, JUDGED = frozenset({"denies", "rejects"}), frozenset({"criticizes", "supports", "opposes", "rejects"})
POINTED = frozenset({"the", "this", "that", "these", "those", "such"})
NEAR = 2  # sentences that "the plan" points back over


class Issues:
    """Remembers which issues a document has spoken of, in order of its positions."""

    def __init__(self, cast: Cast, statements: tuple[Statement, ...]) -> None:
        """Start with nothing remembered."""
        self.cast, self.foregoing = cast, Foregoing(cast, statements)
        self.entries: list[Entry] = []
        self.later: list[Issue] = []

    def foresee(self, found: list[Stand]) -> None:
        """Note the issues that all positions of the document name, for those that leave a party out."""
        named = [stand for stand in found if stand.topic is not None]
        self.later = [self.named(stand, holder) for stand in named for holder in stand.holders]

    def of(self, stand: Stand, holder: Actor, home: Statement) -> tuple[Issue, str]:
        """Return the issue of a position and its wording, and remember it."""
        found = self._issue(stand, holder, home)
        self.entries.append((holder.id, stand.stance, *found, stand.s.index))
        return found

    def named(self, stand: Stand, holder: Actor) -> Issue:
        """Return the issue by its own words alone."""
        ahead = stand.stance not in BEHIND or stand.s.tags[stand.topic or 0] in {"VB", "VBG"}
        issue = issue_of(self.cast, stand.s, stand.topic or 0, self._doer(stand, holder), ahead=ahead)
        refused = stand.topic == stand.at and stand.stance in TURNED  # the "not" is the stance's, not the issue's
        return (issue.opposite() or issue) if refused else issue

    def _issue(self, stand: Stand, holder: Actor, home: Statement) -> tuple[Issue, str]:
        """Return the issue and its wording: named here, or the one that was spoken of before."""
        parse, s, topic = self.cast.parse, stand.s, stand.topic
        if topic is None:
            text = parse.token_span(s, stand.first, stand.last).quote
            return self._matter(holder), text
        text = clipped(parse, wording(parse, s, topic, stand.first), home)
        if stand.stance == "opposes" and stand.towards is not None and self.cast.at(s, topic) is stand.towards:
            return self._latest(stand.towards.id) or (issue_of(self.cast, s, topic), text)
        kind = self.foregoing.kind(s, topic) if s.lower[topic] == "one" else None
        meant = self._pointed_at(stand, holder) if kind is None else None
        if meant is not None:
            return meant, text
        told = kind or self._told(stand, home)
        if told is not None:
            where, at = told
            return issue_of(self.cast, where, at), wording(parse, where, at, -1).quote
        if s.lower[topic] in words("nouns_through.hollow"):
            text = parse.token_span(s, stand.first, max(stand.last, topic)).quote
            return self._matter(holder), text
        if s.tags[topic] == "PRP":
            return self._matter(holder), text
        return self._filled(self.named(stand, holder)), text

    def _matter(self, holder: Actor) -> Issue:
        """Return the issue of a position whose words name none."""
        return Issue("matter", "", party_class(self.cast, holder), scope=self.cast.theatre)

    def _told(self, stand: Stand, home: Statement) -> Spot | None:
        """Return what was said or done before and "this", "such accounts", "the incident" stand for."""
        s, topic = stand.s, stand.topic or 0
        lemma, near = s.lemmas[topic], {s.lower[k] for k in s.kids[topic] if k < topic}
        if _does_so(s, topic) or s.lower[topic] in NEUTER:
            found = self.foregoing.said(s, home) if stand.stance in DISPUTED else None
            return found or (self.foregoing.done(s, 1) if stand.stance in DISPUTED | JUDGED else None)
        if not near & POINTED or completed(s, topic) is not None or s.kids_by(topic, "compound", "relcl", "acl"):
            return None
        if lemma in words("nouns_through.alleged") and stand.stance in DISPUTED | JUDGED:
            return self.foregoing.said(s, home)
        return self.foregoing.done(s) if lemma in words("nouns_through.happened") and stand.stance in JUDGED else None

    def _pointed_at(self, stand: Stand, holder: Actor) -> Issue | None:
        """Return the issue that "it", "the plan", "lift it" or "an extension" points back at."""
        s, topic = stand.s, stand.topic or 0
        if s.lower[topic] in words("nouns_through.pronouns") and s.pos[topic] != "VERB":
            return self._last_issue(s.index - 1)
        if _does_so(s, topic):
            return self._last_issue(s.index)
        core, direction = turn_of(s, topic)
        thing = s.kid(core, "dobj", "nsubjpass")
        to_pronoun = thing is not None and s.lower[thing] in words("nouns_through.pronouns")
        turn = position_words().directions.get(s.lemmas[core])
        if to_pronoun and (turn or s.lemmas[core] == "do"):
            last = self._last_issue(s.index - 1)
            return turned(last, _times(direction, turn)) if last is not None else None
        if turn and thing is None and s.pos[core] == "NOUN" and completed(s, core) is None:
            last = self._last_issue(s.index - NEAR)
            return turned(last, turn) if last is not None else None
        return self._anaphoric(stand, holder)

    def _anaphoric(self, stand: Stand, holder: Actor) -> Issue | None:
        """Return the issue that a noun without content stands for ("the plan", "its pledge", "the demand")."""
        s, topic = stand.s, stand.topic or 0
        lemma = s.lemmas[topic]
        such = any(s.lower[k] == "such" for k in s.kids[topic]) and lemma in words("nouns_through.struck")
        if not (such or lemma in words("nouns_through.anaphoric")) or completed(s, topic) is not None:
            return None
        own = self._latest(holder.id, "announces") or self._worded(lemma)
        if stand.stance == "rescinds":
            own = next((e[2:4] for e in reversed(self.entries) if e[0] == holder.id and e[1] in HELD_OUT), own)
        if own is not None:
            return own[0]
        if lemma in words("nouns_through.decided") and (decided := self._decided(stand)) is not None:
            return decided
        if lemma in words("nouns_through.alleged"):
            alleged = self._latest(stance="criticizes")
            return alleged[0] if alleged is not None else None
        if lemma in words("nouns_through.asked"):
            return self.entries[-1][2] if self.entries and self.entries[-1][1] == "demands" else None
        known = any(s.lower[k] in SPOKEN_OF for k in s.kids_by(topic, "det", "poss", "predet", "amod"))
        return self._last_issue(s.index - NEAR, but=holder.id) if known else None

    def _worded(self, lemma: str) -> tuple[Issue, str] | None:
        """Return the last issue that was worded with the same noun ("a plan for …", "the plan")."""
        return next((e[2:4] for e in reversed(self.entries) if lemma in e[3].lower().split()), None)

    def _decided(self, stand: Stand) -> Issue | None:
        """Return what was last decided, by whose decision it is where that is said: the end of what he took back."""
        s, topic = stand.s, stand.topic or 0
        whose = {actor.id for k in s.kids_by(topic, "poss") for actor in self.cast.who(s, k)}
        decided = [e for e in reversed(self.entries) if e[1] in DECIDED and (not whose or e[0] in whose)]
        if not decided:
            return None
        first = [e for e in decided if e[4] == decided[0][4]][-1]  # "rejected the plan, saying it would never X"
        return first[2] if first[1] == "announces" else turned(first[2], "halt")

    def _last_issue(self, first: int, *, but: str = "") -> Issue | None:
        """Return the issue that was last spoken of, in sentence `first` or later and not by `but`; no mere actor."""
        issues = (e[2] for e in reversed(self.entries) if e[0] != but and e[4] >= first)
        return next((issue for issue in issues if issue.action not in VAGUE), None)

    def _latest(self, holder: str = "", stance: str = "") -> tuple[Issue, str] | None:
        """Return the last issue that somebody took a position on."""
        own = [e for e in reversed(self.entries) if holder in ("", e[0]) and stance in ("", e[1])]
        return own[0][2:4] if own else None

    def _doer(self, stand: Stand, holder: Actor) -> str:
        """Return the class of who would do an unattributed deed: the holder's where that is plausible, else ""."""
        s, topic = stand.s, stand.topic or 0
        wanted = s.tags[topic] in {"VB", "VBG"} or action(s, topic) in words("classes.violent")
        own = stand.stance in DOERS or (s.tags[topic] == "VB" and stand.stance != "demands")
        own &= stand.stance != "supports" or (wanted and (s.tags[topic] != "NOUN" or holder.kind in FIGHTERS))
        own |= holder.kind in FIGHTERS and stand.stance in HELD_BACK
        own |= stand.stance == "awaits" and s.lemmas[topic] in words("go_aheads.words")
        own |= stand.stance == "demands" and stand.towards is None and action(s, topic) == "retaliate"
        if holder.kind in FIGHTERS and action(s, topic) in words("classes.bilateral"):
            return party_class(self.cast, holder)
        if not own and stand.towards is not None and s.tags[topic] in {"VB", "VBG"}:
            return actor_class(self.cast, stand.towards)
        return self._class(stand, holder) if own else ""

    def _class(self, stand: Stand, holder: Actor) -> str:
        """Return the holder's class; "other militias" beside a named group are of its class."""
        classes = [actor_class(self.cast, each) for each in (holder, *stand.holders)]
        armed = [each for each in classes if each.startswith("armed:")]
        return armed[0] if armed and holder.kind == "described" else classes[0]

    def _filled(self, issue: Issue) -> Issue:
        """Fill in a party that the words leave out from the last, or else the next, issue of the same action."""
        if (issue.agent and issue.patient) or issue.action in words("classes.moves"):
            return issue
        near = [*(entry[2] for entry in reversed(self.entries)), *self.later]
        alike = [old for old in near if old.action == issue.action and old.direction != "breach"]
        if issue.agent:
            known = next((old.patient for old in alike if old.patient and old.agent == issue.agent), "")
            return Issue(issue.action, issue.direction, issue.agent, known, issue.scope if not known else "")
        if issue.patient:
            known = next((old.agent for old in alike if old.agent and old.patient == issue.patient), "")
            return Issue(issue.action, issue.direction, known, issue.patient, issue.scope if not known else "")
        return issue


def _does_so(s: Sentence, topic: int) -> bool:
    """Say whether a topic is a deed told before: "denied doing so"."""
    return s.lemmas[topic] == "do" and any(s.lower[k] == "so" for k in s.kids_by(topic, "advmod", "dobj"))


def _times(direction: str, turn: str | None) -> str:
    """Return what two directions come to, one after the other."""
    halts = (direction == "halt") != (turn == "halt")
    return "halt" if halts else ""


def clipped(parse: Parse, words_: Span, home: Statement) -> str:
    """Return a wording without what lies behind the content that it begins in ("…, an official said")."""
    ends = [content.end for content in home.content if content.start <= words_.start < content.end]
    return parse.text[words_.start : min([words_.end, *ends])]
