"""What the time rules work on: a hit in a sentence's pieces, the day of speaking, and what a rule finds."""

import datetime as dt
from dataclasses import dataclass, field

from reportedly.codebook.times import TimeWords
from reportedly.codebook.units import unit_words
from reportedly.reading.annotate import calendar
from reportedly.reading.annotate.pieces import Held, Pieces
from reportedly.reading.tree import Sentence
from reportedly.record import UNKNOWN_TIME, Interval

CLIMB = 8  # pieces that a time of day may take
BEEN = frozenset({"was", "were", "had", "has", "have", "'ve", "been"})
BEING = frozenset({"is", "are", "am", "'s", "'re", "'m", "be", "being"})
CLOCK = frozenset("AZdyn:,")


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: pieces `first` to `last` (inclusive), what it names, and its TIMEX3 value.

    `telling`: other times may be told from it; a time of comparison ("a year earlier") is none of these.
    """

    first: int
    last: int
    value: Interval
    timex: str | None = None
    alternatives: tuple[Interval, ...] = ()
    telling: bool = True


@dataclass(slots=True)
class Context:
    """What resolving needs beyond the words.

    Attributes:
        published: when the document was published, as far as known; the anchor of "yesterday".
        lexicon: the words of time.
        sentence, pieces: where the hit stands.
        reference: the time named last, for "the next day" and "that year".
    """

    published: Interval
    lexicon: TimeWords
    sentence: Sentence
    pieces: Pieces
    reference: Interval | None = None
    anchor: dt.date | None = field(init=False)
    exact: bool = field(init=False)

    def __post_init__(self) -> None:
        """Take the anchor from the publication window: its day, else its earliest day, else its latest."""
        start, end = self.published.start, self.published.end
        bound = start or end
        self.anchor = calendar.first_day(bound) if bound else None
        self.exact = start is not None and start[:10] == (end or "")[:10]

    @property
    def told(self) -> dt.date | None:
        """The first day of the time named last, or None."""
        return calendar.first_day(self.reference.start) if self.reference and self.reference.start else None


@dataclass(frozen=True, slots=True)
class Hit:
    """Pieces `first` to before `past` that a rule of the grammar matched."""

    first: int
    past: int
    pieces: Pieces

    @property
    def classes(self) -> str:
        """The classes of the pieces, as a string."""
        return self.pieces.classes[self.first : self.past]

    @property
    def last(self) -> int:
        """The last piece."""
        return self.past - 1

    def find(self, letters: str) -> int | None:
        """Return the first piece of one of the classes, or None."""
        return next((i for i in range(self.first, self.past) if self.pieces.classes[i] in letters), None)

    def value(self, letters: str) -> Held | None:
        """Return the value of the first piece of one of the classes, or None."""
        at = self.find(letters)
        return None if at is None else self.pieces.values[at]

    def whole(self, letters: str) -> int | None:
        """Return the first value of the classes when it is a whole number, or None."""
        value = self.value(letters)
        return value if isinstance(value, int) else None

    def before(self, steps: int = 1) -> str:
        """Return the class of the piece `steps` before the hit, or ""."""
        at = self.first - steps
        return self.pieces.classes[at] if at >= 0 else ""

    def after(self) -> str:
        """Return the class of the piece after the hit, or ""."""
        return self.pieces.classes[self.past] if self.past < len(self.pieces.classes) else ""

    def found(self, value: Interval, timex: str | None = None, *, alternatives: tuple[Interval, ...] = ()) -> Found:
        """Return the whole hit with what it names."""
        return Found(self.first, self.last, value, timex or timex_of(value), alternatives)

    def part(self, first: int, last: int, value: Interval, timex: str | None = None) -> Found:
        """Return some pieces of the hit with what they name."""
        return Found(first, last, value, timex or timex_of(value))


def timex_of(value: Interval) -> str | None:
    """Return the TIMEX3 value of an interval of one grain, or None for an open one."""
    if value == UNKNOWN_TIME or value.start is None:
        return None
    if value.grain == "week":
        return calendar.timex_week(calendar.first_day(value.start))
    if value.grain == "quarter":
        return f"{value.start[:4]}-Q{(int(value.start[5:7]) + 2) // 3}"
    if value.grain == "decade":
        return value.start[:3] + "X"
    return value.start


def token_of(context: Context, piece: int) -> int | None:
    """Return the parser's token that holds the first character of a piece."""
    return context.sentence.token_at(context.pieces.starts[piece])


def counts(context: Context, piece: int) -> bool:
    """Say whether the number at `piece` counts a noun on its right ("March 12 people"), by the tree."""
    token = token_of(context, piece)
    if token is None:
        return False
    sentence, head = context.sentence, context.sentence.heads[token]
    if sentence.deps[token] != "nummod" or head <= token:
        return False
    return sentence.tags[head] in {"NNS", "NNPS"} and sentence.lower[head] not in context.lexicon.classes


def counts_people(context: Context, piece: int) -> bool:
    """Say whether the noun over the number at `piece` names people."""
    token = token_of(context, piece)
    return token is not None and context.sentence.lemmas[context.sentence.heads[token]] in unit_words().persons


def verb_over(context: Context, piece: int) -> int | None:
    """Return the verb of the clause that holds a piece, or None."""
    token = token_of(context, piece)
    if token is None:
        return None
    sentence = context.sentence
    return next((a for a in sentence.ancestors(token) if sentence.pos[a] in {"VERB", "AUX"}), None)


def word_before(pieces: Pieces, piece: int) -> tuple[str, str]:
    """Return the two words before a time, a time of day between them and it passed over ("until 9 a.m. Tuesday")."""
    at = piece - 1
    while at >= 0 and piece - at <= CLIMB and pieces.classes[at] in CLOCK:
        at -= 1
    return pieces.words[at - 1] if at > 0 else "", pieces.words[at] if at >= 0 else ""


def ahead(context: Context, piece: int) -> bool:
    """Say whether the clause that holds `piece` lies ahead of its writing ("will meet on Monday", "by Monday")."""
    before = word_before(context.pieces, piece)
    if before[1] in {"until", "till"} or (before[1] == "as" and before[0] in {"early", "soon"}):
        return True
    token = token_of(context, piece)
    if token is not None and context.sentence.lemmas[context.sentence.heads[token]] in context.lexicon.reaching:
        return True
    verb = verb_over(context, piece)
    return verb is not None and lies_ahead(context.sentence, verb, context.lexicon)


def leaning(context: Context, piece: int) -> bool:
    """Say whether the nearer side should be taken for a yearless date: its clause is not plainly past.

    Only where the day of publication is known: a date read from bounds must not run ahead of them.
    """
    if not context.exact:
        return False
    if word_before(context.pieces, piece)[1] in context.lexicon.opening:
        return True
    verb = verb_over(context, piece)
    return verb is None or not plainly_past(context.sentence, verb)


def plainly_past(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb tells what has been: "met", "has met", "was met", "published"; not "is meeting"."""
    if sentence.tags[verb] not in {"VBD", "VBN", "VBG"}:
        return False
    helpers = {sentence.lower[k] for k in sentence.kids_by(verb, "aux", "auxpass")}
    if helpers & BEEN or not helpers & BEING:
        return True
    return sentence.tags[verb] == "VBD"


def lies_ahead(sentence: Sentence, verb: int, lexicon: TimeWords) -> bool:
    """Say whether a verb is put ahead: by "will", or as the infinitive of a plan."""
    helpers = [
        sentence.lower[k]
        for k in sentence.kids[verb]
        if sentence.deps[k] in {"aux", "auxpass"} and sentence.words[k] not in {"May", "MAY"}  # the month, misread
    ]
    if any(word in lexicon.future for word in helpers) and "have" not in helpers:
        return True
    if sentence.lemmas[verb] in lexicon.scheduled and sentence.tags[verb] in {"VBN", "VBZ", "VBP", "JJ"}:
        return True
    if sentence.lemmas[verb] in lexicon.planned and sentence.kid(verb, "auxpass") is not None:
        return True
    infinitive = any(sentence.tags[k] == "TO" for k in sentence.kids[verb]) and "have" not in helpers
    if infinitive and sentence.deps[verb] in {"relcl", "acl"}:
        return True
    if sentence.tags[verb] in {"VBD", "VBN"} or sentence.deps[verb] == "ROOT":
        return False
    return infinitive and any(sentence.lemmas[a] in lexicon.planned for a in sentence.ancestors(verb))
