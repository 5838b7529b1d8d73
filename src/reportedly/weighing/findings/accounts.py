"""Who tells it otherwise than before: a deed or a presence that one speaker denied and later owned to, or took back.

The same speaker is a named actor, or the one body of its kind that speaks of the matter ("the army", "an army
spokesman"). What is compared is typed as everywhere: one deed as `denials` has it, or, where no event is told of, two
lines that share day or place and nearly all other words, the one denied and the other not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.sources import source_words
from reportedly.record import Finding, Mention, Side, Span, Statement
from reportedly.weighing.days import Days, days
from reportedly.weighing.findings.bench import Bench
from reportedly.weighing.findings.matters import Line, Matters, line, tells_events
from reportedly.weighing.happenings import Telling
from reportedly.weighing.happenings.ground import WORD

NAMING = frozenset({"name", "acronym"})
SURE = frozenset({"asserted", "denied"})
SMALL = frozenset({"for", "of", "the", "s"})


def speaker(statement: str, bench: Bench) -> str | None:
    """Return what is the same for all that one named actor or one body says; None for anybody else."""
    actor, voice = bench.actor_behind(statement), bench.first_hand(statement)
    if actor is not None and actor.kind != "described" and any(m.form in NAMING for m in actor.mentions):
        return actor.id
    if voice is None:
        return None
    words = WORD.findall(fold(voice.name or (voice.description.quote if voice.description else "")))
    aside = source_words().filler | source_words().speakers | SMALL
    kept = [word for word in words if word not in aside]
    bodies = source_words().bodies
    is_body = " ".join(kept) in bodies or any(" ".join(kept[:n]) in bodies for n in (1, 2))
    is_body = is_body or (words[:1] == ["the"] and not source_words().institutions.isdisjoint(kept[-1:]))
    return " ".join(kept) if kept and is_body else None


def when_said(statement: str, bench: Bench) -> Days:
    """Return when a statement was made, by its first hand or else at the latest."""
    held = bench.statements[statement]
    told = (days(value) for value in (held.chain[-1].said, held.said))
    return next((found for found in told if found.is_close), bench.published(held.document))


def turned(denied: Sequence[Telling], told: Sequence[Telling], bench: Bench) -> list[tuple[str, str]]:
    """Return the statements by which one speaker denies a deed and tells of it at other times: (denial, telling)."""
    said = (pair for a, b in product(denied, told) for pair in product(a.statements, b.statements))
    return list(dict.fromkeys(pair for pair in said if _is_turn(*pair, bench)))


def _is_turn(one: str, other: str, bench: Bench) -> bool:
    """Say whether two statements are of one speaker, of other documents and other times."""
    by = speaker(one, bench)
    if by is None or by != speaker(other, bench) or bench.statements[other].certainty not in SURE:
        return False
    apart = when_said(one, bench).is_apart(when_said(other, bench))
    return apart and bench.statements[one].document != bench.statements[other].document


def account(about: str, pairs: Iterable[tuple[str, str]], spans: Iterable[Mention], bench: Bench) -> Iterator[Finding]:
    """Yield what it is that speakers told otherwise: of each (denial, telling), the earlier first.

    Args:
        about: the happening or statement that it is about.
        pairs: statements of one speaker each, the denial first.
        spans: where the words stand that bear either.
        bench: the case.
    """
    where = list(spans)
    turns: defaultdict[tuple[str, bool], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for denial, telling in pairs:
        first_denied = when_said(denial, bench).is_before(when_said(telling, bench))
        held = turns[speaker(denial, bench) or "", first_denied]
        held[0].append(denial)
        held[1].append(telling)
    for (_, first_denied), (denials, tellings) in sorted(turns.items()):
        sides = [_side("it was not so", denials, where, bench), _side("it was so", tellings, where, bench)]
        name = (bench.says(denials[0])).partition(" in ")[0]
        told = "denied it first and told of it later" if first_denied else "told of it first and denied it later"
        explanation = f"{name} {told}: {bench.says(denials[0])}, {bench.says(tellings[0])}."
        yield bench.finding("change", about, sides if first_denied else sides[::-1], explanation, facet="account")


def _side(says: str, statements: Sequence[str], where: Sequence[Mention], bench: Bench) -> Side:
    documents = {bench.statements[i].document: bench.statements[i] for i in statements}
    found = (m for m in where if m.document in documents and _lies_in(m.span, documents[m.document]))
    return bench.side(says, statements, found)


def _lies_in(span: Span, statement: Statement) -> bool:
    return statement.span.start <= span.start and span.end <= statement.span.end


def on_accounts(bench: Bench) -> Iterator[Finding]:
    """Yield what one speaker denied and told of, where no event is: "no presence in Orm", "one unit was in Orm"."""
    said: defaultdict[str, list[Line]] = defaultdict(list)
    for reading in bench.readings:
        for statement in reading.statements:
            if statement.certainty in SURE and len(statement.chain) > 1 and (by := speaker(statement.id, bench)):
                said[by].append(line(reading, statement))
    matters = Matters(bench)
    for by in sorted(said):
        denied = [held for held in said[by] if held.statement.polarity == "-" and not tells_events(held)]
        told = [held for held in said[by] if held.statement.polarity == "+"]
        pairs = [
            (a.statement.id, b.statement.id)
            for a, b in product(denied, told)
            if _is_turn(a.statement.id, b.statement.id, bench) and matters.of(a, b)
        ]
        for denial in dict.fromkeys(a for a, _ in pairs):
            yield from account(denial, [pair for pair in pairs if pair[0] == denial], (), bench)
