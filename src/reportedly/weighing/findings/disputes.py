"""What is denied where no event is told of: "no inmate escaped", "there was no command post in Orm".

A deed that is denied is compared as a deed (`denials`), what one speaker takes back as his account (`accounts`). Here
others deny what a report of another house has in one of its lines (`matters`), and nothing leaves that open. What is
said not to be there is denied only where the other has it as part of a deed: "struck a command post in Orm".
"""

import re
from collections.abc import Iterator, Sequence

from reportedly.codebook.weighing import weighing_words
from reportedly.record import Finding, FindingKind, Mention
from reportedly.weighing.days import Days, days
from reportedly.weighing.findings.accounts import speaker
from reportedly.weighing.findings.bench import Bench
from reportedly.weighing.findings.matters import TWO, Line, Matters, is_open, line, stems_of, tells_events
from reportedly.weighing.findings.remarks import cues_in, taking_back

NEAR_DAYS = 14
VIOLENT = frozenset({"ASSAULT", "COERCE"})
PRESENT = re.compile(r"\bthere\b|\b(?:had|has|have|with|is|was|are|were) (?:no|never|any)\b", re.IGNORECASE)


def on_disputes(bench: Bench) -> Iterator[Finding]:
    """Yield what lines deny that lines of other documents have."""
    denied: list[Line] = []
    telling: list[Line] = []
    for reading in bench.readings:
        for statement in reading.statements:
            held = line(reading, statement)
            if statement.polarity == "-" and statement.certainty == "denied" and _is_plain_denial(held):
                denied.append(held)
            elif statement.polarity == "+" and statement.certainty == "asserted":
                telling.append(held)
    matters = Matters(bench)
    for one, near in matters.answered(denied, telling, NEAR_DAYS):
        told = [other for other in near if _is_disputed(one, other, matters, bench)]
        if told:
            yield _dispute(one, told, bench)


def _is_plain_denial(one: Line) -> bool:
    """Say whether a line denies one matter and no deed, counts nothing, and is no pledge and no retraction."""
    said = " ".join(span.quote for span in one.statement.content)
    sentence = one.statement.span.quote
    counts = any(
        part.start <= quantity.span.start < part.end
        for quantity in one.reading.quantities
        for part in one.statement.content
    )
    aside = any(True for _ in (*cues_in(said, weighing_words().renounces), *taking_back(sentence)))
    counts = counts or weighing_words().parted.search(said) is not None
    return len(one.words) >= TWO and not counts and not aside and not tells_events(one) and not one.statement.condition


def _is_disputed(one: Line, other: Line, matters: Matters, bench: Bench) -> bool:
    """Say whether a line denies what another, of another document and speaker, tells."""
    if one.reading is other.reading or not _may_answer(one, other, bench):
        return False
    by = speaker(one.statement.id, bench)
    if by is not None and by == speaker(other.statement.id, bench):
        return False  # an account that changed
    matter = matters.of(one, other)
    if len(matter) < TWO or is_open(matter, other):
        return False
    said = " ".join(span.quote for span in one.statement.content)
    return not PRESENT.search(said) or _is_part_of_a_deed(matter, other)


def _may_answer(one: Line, other: Line, bench: Bench) -> bool:
    """Say whether a denial came within weeks of what it denies, and that was past or already told by then."""
    here, there = (bench.published(held.reading.document.id) for held in (one, other))
    gap = here.gap(there)
    if gap is None or gap > NEAR_DAYS:
        return False
    return not here.is_before(there) or any(_is_over(time, here) for time in _days_of(other))


def _days_of(one: Line) -> Iterator[Days]:
    content = one.statement.content
    for time in one.reading.times:
        if time.value.grain != "open" and any(p.start <= time.span.start < p.end for p in content):
            yield days(time.value)


def _is_over(day: Days, published: Days) -> bool:
    return day.is_close and not published.is_before(day)


def _is_part_of_a_deed(matter: frozenset[str], other: Line) -> bool:
    """Say whether one of those who or which a deed of a line is done by or to is what is meant."""
    events = (event for event in other.reading.events if event.statement == other.statement.id)
    return any(
        event.code in VIOLENT
        and event.realis == "happened"
        and any(matter <= stems_of(argument.span.quote) for argument in event.arguments)
        for event in events
    )


def _dispute(one: Line, told: Sequence[Line], bench: Bench) -> Finding:
    """Return the finding of one denial: of the parties where a party denies what parties tell, else of reports."""
    ids = [other.statement.id for other in told]
    sides = [
        bench.side("it was so", ids, _spans(told)),
        bench.side("it was not so", [one.statement.id], _spans([one])),
    ]
    parties = all(bench.is_party(i) for i in (*ids, one.statement.id))
    kind: FindingKind = "disagreement" if parties else "conflict"
    explanation = f"{bench.says(ids[0])} tells what {bench.says(one.statement.id)} denies."
    return bench.finding(kind, one.statement.id, sides, explanation, facet="denial")


def _spans(held: Sequence[Line]) -> Iterator[Mention]:
    for one in held:
        yield from (Mention(document=one.reading.document.id, span=span) for span in one.statement.content)
