"""Positions on one issue: changed by their holder, told in two ways, told alike by many, at odds between parties."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Finding, Mention, Position, Proposition, Reading, Side
from reportedly.weighing.days import Days, days
from reportedly.weighing.findings.agreement import agreed
from reportedly.weighing.findings.bench import Bench
from reportedly.weighing.findings.issues import WORDED, Issue, issues_of

UNSAID = frozenset({"conditional", "uncommitted"})
TWO = 2


@dataclass(frozen=True, slots=True)
class Held:
    """One position as a document tells it: by whom, which way, and when it was held."""

    position: Position
    document: str
    holder: str
    issue: str
    favours: bool
    when: Days
    text: str


def on_stances(bench: Bench) -> Iterator[Finding]:
    """Yield changes of position, conflicts about one, disagreements of parties, and positions that many report."""
    by_issue: defaultdict[str, list[Held]] = defaultdict(list)
    issues = issues_of(bench.readings)
    for reading in bench.readings:
        for held in _held(reading, issues, bench):
            by_issue[held.issue].append(held)
    for issue in sorted(by_issue):
        sides: defaultdict[tuple[str, bool], list[Held]] = defaultdict(list)
        for held in by_issue[issue]:
            sides[held.holder, held.favours].append(held)
        for holder in sorted({holder for holder, _ in sides}):
            if sides.keys() >= {(holder, True), (holder, False)}:
                yield from _turned(issue, sides[holder, True], sides[holder, False], bench)
        yield from _at_odds(issue, _at_last(sides), bench)
        for key in sorted(sides):
            named = bench.actors[key[0]].kind != "described"
            if named and len({held.document for held in sides[key]}) >= TWO:
                yield _shared(issue, sides[key], bench)


def _held(reading: Reading, issues: Mapping[str, Issue], bench: Bench) -> Iterator[Held]:
    """Yield the positions of named holders that lean one way."""
    words = weighing_words()
    topics = {proposition.id: proposition for proposition in reading.propositions}
    for position in reading.positions:
        statement = bench.statements[position.statement]
        holder = bench.resolution.references.get(position.holder, position.holder)
        actor = bench.actors.get(holder)
        topic = topics[position.topic]
        if actor is None or statement.certainty in UNSAID or not _leans(position, topic):
            continue
        issue, turned = issues[topic.id]
        if all(m.form == "pronoun" for m in actor.mentions):
            continue  # "we" of one report is not "I" of another
        if actor.kind == "described" and issue.startswith(WORDED):
            continue
        told = (position.when, *(link.said for link in reversed(statement.chain)), reading.document.published)
        yield Held(
            position=position,
            document=reading.document.id,
            holder=holder,
            issue=issue,
            favours=(position.stance in words.favouring) != turned,
            when=next((found for found in map(days, told) if found.is_close), days(reading.document.published)),
            text=topic.text,
        )


def _leans(position: Position, topic: Proposition) -> bool:
    """Say whether a position leans one way; to deny an intent leans against it, to deny a deed of the past does not."""
    words = weighing_words()
    denied_intent = position.stance == "denies" and topic.opposite_of is not None
    return denied_intent or position.stance in words.favouring | words.opposing


def _turned(issue: str, some: Sequence[Held], others: Sequence[Held], bench: Bench) -> Iterator[Finding]:
    """Yield what it is that one holder leans two ways: a change, or a conflict of reports."""
    one, other = (sorted(held, key=lambda h: (str(h.when.first), h.position.id)) for held in (some, others))
    name = bench.parties.name(one[0].holder)
    if one[-1].when.is_before(other[0].when) or other[-1].when.is_before(one[0].when):
        early, late = (one, other) if one[-1].when.is_before(other[0].when) else (other, one)
        was, now = early[-1].position.stance, late[0].position.stance
        favouring = weighing_words().favouring
        what = "it" if (was in favouring) != (now in favouring) else "the opposite"  # "announces that it is off"
        explanation = f"{name} {was} “{early[-1].text}” ({_day(early[-1])}), and {now} {what} later ({_day(late[0])})."
        yield bench.finding("change", issue, _sides(early, late, bench), explanation, facet="stance")
        return
    ends = {held.position.ended_by for held in (*one, *other)}
    for late_one in (held for held in (*one, *other) if held.position.id in ends):
        early = [held for held in (*one, *other) if held.position.ended_by == late_one.position.id]
        explanation = f"{name} {early[0].position.stance} “{early[0].text}” and {late_one.position.stance} it later."
        yield bench.finding("change", issue, _sides(early, [late_one], bench), explanation, facet="stance")
    if not any(ends) and {h.document for h in one}.isdisjoint(h.document for h in other):
        explanation = f"{name} is said to be for and against “{one[0].text}” at one time."
        yield bench.finding("conflict", issue, _sides(one, other, bench), explanation, facet="stance")


def _at_last(sides: Mapping[tuple[str, bool], list[Held]]) -> dict[tuple[str, bool], list[Held]]:
    """Return who leans which way, of those who came to lean the other way only what they came to."""
    kept = dict(sides)
    for holder, favours in sides:
        was, now = sides[holder, favours], sides.get((holder, not favours), [])
        if now and all(held.when.is_before(late.when) for held in was for late in now):
            del kept[holder, favours]
    return kept


def _at_odds(issue: str, sides: Mapping[tuple[str, bool], list[Held]], bench: Bench) -> Iterator[Finding]:
    """Yield that holders take opposite sides of one issue, all of each side together; nobody who took both.

    Two who bear one name or description ("police") may be one that took both.
    """
    called = {(fold(bench.parties.name(holder)), favours) for holder, favours in sides}
    both = {name for name, favours in called if (name, not favours) in called}
    pro, con = (
        [
            held
            for key in sorted(sides)
            if key[1] is favours and fold(bench.parties.name(key[0])) not in both
            for held in sides[key]
        ]
        for favours in (True, False)
    )
    if pro and con:
        names = [sorted({bench.parties.name(held.holder) for held in side}) for side in (pro, con)]
        explanation = (
            f"{', '.join(names[0])} and {', '.join(names[1])} take opposite sides on “{pro[0].text}”: "
            "the parties differ, or one of them has changed, not the reports."
        )
        yield bench.finding("disagreement", issue, _sides(pro, con, bench), explanation, facet="stance")


def _sides(one: Sequence[Held], other: Sequence[Held], bench: Bench) -> list[Side]:
    return [_side(one, bench), _side(other, bench)]


def _side(held: Sequence[Held], bench: Bench) -> Side:
    who = ", ".join(dict.fromkeys(f"{bench.parties.name(h.holder)} {h.position.stance}" for h in held))
    says = f"{who}: {held[0].text}"
    spans = [Mention(document=h.document, span=h.position.cue) for h in held]
    return bench.side(says, (h.position.statement for h in held), spans)


def _shared(issue: str, held: Sequence[Held], bench: Bench) -> Finding:
    by_document: defaultdict[str, list[Held]] = defaultdict(list)
    for one in held:
        by_document[one.document].append(one)
    sides = [_side(by_document[document], bench) for document in sorted(by_document)]
    name = bench.parties.name(held[0].holder)
    return agreed(bench, issue, sides, f"say that {name} {held[0].position.stance} “{held[0].text}”")


def _day(held: Held) -> str:
    return held.when.first.isoformat() if held.when.first else "no day"
