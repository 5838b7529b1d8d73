"""How sure the text is that an event happened: a learned grade, held within what the deciding words allow.

A model grades words well where tense, modals and plain negation tell, and badly where pragmatics do: it takes the
content of "denied that C" and of "unclear whether C" for likely. There the words decide: what somebody denies, or what
is called untrue, is not so in that voice's words; what is asked or not confirmed stays open. The words are kept beside
the grade.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from reportedly.codebook.codebook import Triggers, triggers
from reportedly.reading.codify.homes import Homes
from reportedly.reading.codify.realis import realis
from reportedly.reading.codify.triggering import VERBAL, Named
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Event, Realis, Span, Statement

Grade = tuple[int, int, float]

NOT_SO = -1.0  # what is denied is at most so sure: the sure side of "not so"
WH = frozenset({"WDT", "WP", "WP$", "WRB"})
OPEN = 0.9  # what is left open stays under the threshold of either side


def graded(
    parse: Parse, events: Sequence[Event], statements: Sequence[Statement], grades: Sequence[Grade]
) -> tuple[Event, ...]:
    """Return the events with their factuality (-3..3) and the words that bound it; without where no word was graded."""
    held = {start: grade for start, _, grade in grades}
    homes = {statement.id: statement for statement in statements}
    return tuple(_graded(parse, event, homes, held.get(_word(parse, event.trigger))) for event in events)


def _graded(parse: Parse, event: Event, homes: Mapping[str, Statement], grade: float | None) -> Event:
    """Return one event with its grade."""
    home = homes[event.statement]
    if grade is None or not _inside(event.trigger, home):
        return replace(event, factuality=grade)
    s = parse.sentence_at(event.trigger.start)
    at = s.token_at(event.trigger.start) if s is not None else None
    granted = s is not None and at is not None and _granted(s, at)
    value, decided = held_within(grade, event.realis, home, granted=granted)
    return replace(event, factuality=value, decided_by=decided)


def held_within(
    grade: float, status: Realis, home: Statement, *, granted: bool = False
) -> tuple[float, tuple[Span, ...]]:
    """Return a grade within what the statement that bears the event allows, and the words that moved or bound it.

    `granted`: the question may take what it asks about for granted; the grade stays.
    """
    if status == "negated" and home.certainty == "denied" and _is_denial(home):
        return min(grade, NOT_SO), _deciding(home)
    if status == "possible" and home.certainty == "uncommitted" and not granted:
        return max(-OPEN, min(grade, OPEN)), _deciding(home)
    return grade, ()


def word_grades(
    parse: Parse, statements: tuple[Statement, ...], asked: Sequence[tuple[int, int]], grades: Sequence[Grade]
) -> list[float | None]:
    """Return how sure the text is of what the word at each place names, whatever it names; None where none is graded.

    This is the judgement that `graded` makes for coded events, opened to every word, as sets of factuality need it.
    """
    homes, words = Homes(statements), triggers()
    return [_of_word(parse, homes, words, start, grades) for start, _ in asked]


def _of_word(parse: Parse, homes: Homes, words: Triggers, start: int, grades: Sequence[Grade]) -> float | None:
    """Return the grade of the word at `start`, held within what its statement allows."""
    grade = next((value for _, end, value in grades if end > start), None)
    s = parse.sentence_at(start)
    at = s.token_at(start) if s is not None else None
    if grade is None or s is None or at is None:
        return grade
    span = parse.token_span(s, at, at)
    home = homes.of(span)
    if home is None or homes.cued(span) is not None or not _inside(span, home):
        return grade
    named = Named(at, "", None, (), s.pos[at] in VERBAL)
    return held_within(grade, realis(s, named, home, words), home, granted=_granted(s, at))[0]


def _granted(s: Sentence, at: int) -> bool:
    """Say whether a question may take a word's deed for granted: "who fired" does, "whether they fired" does not.

    Of a sentence that is a question itself nothing is known.
    """
    if s.words[-1] == "?":
        return True
    for i in (at, *s.ancestors(at)):
        opener = s.left[i]
        if s.lower[opener] in {"whether", "if"}:
            return False
        if s.tags[opener] in WH and opener < i:
            return True
    return False


def _inside(span: Span, home: Statement) -> bool:
    """Say whether a word stands in what a statement says, rather than in the words by which it is told."""
    return any(content.start <= span.start and span.end <= content.end for content in home.content)


def _is_denial(home: Statement) -> bool:
    """Say whether the innermost voice denies outright: "denied", "is untrue"; "does not believe" weighs less."""
    last = home.chain[-1] if home.chain else None
    if last is None or last.commitment != "denies":
        return False
    return bool(home.negation) or not any(_negative(span) for span in last.cue)


def _negative(span: Span) -> bool:
    """Say whether a cue holds a "not" of its own."""
    return any(word in {"not", "never"} or word.endswith(("n't", "n’t")) for word in span.quote.casefold().split())


def _deciding(home: Statement) -> tuple[Span, ...]:
    """Return the words that decided: what calls it untrue or leaves it open inside the clause, else the voice's cue."""
    return tuple(sorted({*home.negation, *home.hedges}, key=lambda span: span.start)) or home.chain[-1].cue


def _word(parse: Parse, trigger: Span) -> int:
    """Return where the word starts that the rest of a trigger hangs on: "carried" of "carried out"."""
    sentence = parse.sentence_at(trigger.start)
    held = sentence.cover(trigger.start, trigger.end) if sentence is not None else None
    if sentence is None or held is None:
        return trigger.start
    tokens = range(held[0], held[1] + 1)
    return sentence.starts[next((i for i in tokens if sentence.heads[i] not in tokens), tokens[0])]
