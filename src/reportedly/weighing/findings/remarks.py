"""What documents say about reports: that one is taken back, that others bear them out."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reportedly.codebook.corrections import correction_words
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Finding, FindingKind, Mention, Reading, Side, Span, Statement
from reportedly.weighing.findings.bench import Bench
from reportedly.weighing.origins.sayings import say_the_same

SENTENCE = re.compile(r"[.!?][”\"’)]*\s")
NEAR = 60  # code points between "withdrew its report" and what it had reported
SPOKEN = frozenset({"furniture", "byline", "credit"})


def on_remarks(bench: Bench) -> Iterator[Finding]:
    """Yield reports that are taken back, and claims that others bear a report out: a claim is no corroboration."""
    words = weighing_words()
    for reading in bench.readings:
        text = reading.document.text
        yield from _said(reading, taking_back(text), "retraction", "takes a report back", bench)
        claims = cues_in(text, words.claims_support)
        yield from _said(reading, claims, "claimed_corroboration", "says that others bear it out", bench)


def is_corrected(document: str, bench: Bench) -> bool:
    """Say whether a document says of itself or of another that a figure is put right."""
    text = bench.documents[document].text
    taken_back = correction_words().figures.search(text) is not None
    return taken_back or any(True for _ in cues_in(text, weighing_words().corrects))


def cues_in(text: str, cues: Sequence[str]) -> Iterator[Span]:
    """Yield where a text holds one of some phrases, letter case aside."""
    low = text.lower()
    for cue in cues:
        at = low.find(cue)
        if at >= 0 and len(low) == len(text):
            yield Span.of(text, at, at + len(cue))


def taking_back(text: str) -> Iterator[Span]:
    """Yield where a text takes a report back."""
    found = (match for form in weighing_words().retracts for match in form.finditer(text))
    yield from (Span.of(text, match.start(), match.end()) for match in found)


def _said(reading: Reading, cues: Iterable[Span], kind: FindingKind, what: str, bench: Bench) -> Iterator[Finding]:
    document = reading.document
    aside = [block.span for block in document.blocks if block.kind in SPOKEN]
    done: set[str] = set()
    for span in cues:
        if any(part.start <= span.start < part.end for part in aside):
            continue
        statement = _around(span, reading)
        if statement is None or statement.id in done or _is_denied(span, statement):
            continue
        done.add(statement.id)
        side = bench.side(what, [statement.id], [Mention(document=document.id, span=span)])
        taken = list(_taken_back(span, reading, bench)) if kind == "retraction" else []
        explanation = f"{bench.title(statement.id)} {what} (“{span.quote}”)."
        yield bench.finding(kind, statement.id, [*taken, side], explanation)


def _taken_back(span: Span, reading: Reading, bench: Bench) -> Iterator[Side]:
    """Yield what was taken back as a side: what follows in the same sentence, and who else of the case told it so.

    "withdrew its report that C" is read as C told and C denied; what was told is taken back.
    """
    near = (s for s in reading.statements if s.content and 0 <= s.content[0].start - span.end <= NEAR)
    said = min(near, key=lambda s: (s.content[0].start, s.polarity == "-", s.id), default=None)
    if said is None or _ends(span, said, reading):
        return
    others = (other for of in bench.readings if of is not reading for other in of.statements)
    alike = [other.id for other in others if say_the_same(said, other)]
    yield bench.side("what is taken back", [said.id, *alike])


def _ends(span: Span, said: Statement, reading: Reading) -> bool:
    """Say whether a sentence ends between a phrase and a statement."""
    return SENTENCE.search(reading.document.text, span.end, said.content[0].start) is not None


def _is_denied(span: Span, statement: Statement) -> bool:
    """Say whether a phrase is itself what is denied, not the verb that denies."""
    inside = any(part.start <= span.start and span.end <= part.end for part in statement.content)
    return statement.polarity == "-" and inside


def _around(span: Span, reading: Reading) -> Statement | None:
    """Return the narrowest statement whose words, or whose sentence, hold a stretch."""
    held = [s for s in reading.statements if s.span.start <= span.start and span.end <= s.span.end]
    return min(held, key=lambda s: (s.span.end - s.span.start, s.id), default=None)
