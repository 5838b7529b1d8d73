"""Numbers that only point back to what they count: "It revised the figure to 16", "rights groups put it at 30"."""

from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.amounts import Amount, amount_at
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Quantity, content_id

GIVING = frozenset({"put", "place", "estimate", "set"})
MOVING = frozenset({"raise", "revise", "lower", "cut", "reduce", "increase", "correct", "update", "bring", "amend"})
FIGURES = frozenset({"figure", "number", "toll", "count", "tally", "total", "estimate"})
BODILY = frozenset({"killed", "wounded", "missing", "detained", "abducted", "displaced"})
REACH = 2  # sentences back to the count that is meant
DEFINITE = frozenset({"the", "that", "this", "its", "their", "his", "her"})


def figure(parse: Parse, s: Sentence, before: Sequence[Quantity]) -> Quantity | None:
    """Return the count that a sentence puts in the place of one told right before, of the same people and measure."""
    for verb, lemma in enumerate(s.lemmas):
        if lemma not in GIVING | MOVING:
            continue
        held = s.kid(verb, "dobj", "nsubjpass")
        to = {"at"} if lemma in GIVING else {"to"}
        number = next((p for k in s.kids_by(verb, "prep") if s.lower[k] in to for p in s.kids_by(k, "pobj")), None)
        if held is None or number is None or s.pos[number] != "NUM" or not _points_back(s, held):
            continue
        first = s.left[number]
        amount = next((a for i in range(first, number + 1) if (a := amount_at(s, i, unit_words())) is not None), None)
        meant = _meant(parse, s, before)
        if amount is not None and meant is not None:
            return _like(parse, s, amount, meant)
    return None


def _points_back(s: Sentence, held: int) -> bool:
    """Say whether a noun stands for a count told before, with nothing of its own: "it", "the figure"."""
    bare = {s.lower[k] for k in s.kids[held]} <= DEFINITE and bool(s.kids[held])
    return s.lower[held] in {"it", "that"} or (s.lemmas[held] in FIGURES and bare)


def _meant(parse: Parse, s: Sentence, before: Sequence[Quantity]) -> Quantity | None:
    """Return the last count of what befell people in the sentences right before, if it is no part and no addition."""
    for quantity in reversed(before):
        home = parse.sentence_at(quantity.span.start)
        if home is None or s.index - home.index > REACH:
            return None
        if home is not s:
            return quantity if quantity.measure in BODILY and quantity.scope not in {"part", "increment"} else None
    return None


def _like(parse: Parse, s: Sentence, amount: Amount, meant: Quantity) -> Quantity:
    span = parse.token_span(s, amount.first, amount.last)
    return replace(
        meant,
        id=content_id("quantity", parse.document, span.start, span.end),
        span=span,
        low=amount.low,
        high=amount.high,
        exact=amount.exact,
        vague=amount.vague,
        scope="cumulative",
        of=None,
        part_of=None,
    )
