"""Which time belongs to which event: the time expression that stands nearest to a verb or noun in the tree.

Same clause first, then the governing verb of a noun, never across reported speech ("said on Monday that …").
"""

import bisect
import re
from collections.abc import Iterator, Sequence

from reportedly.codebook.times import time_words
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import UNKNOWN_TIME, Interval, Time

CARRY = frozenset(
    "dobj nsubj nsubjpass pobj prep xcomp attr agent pcomp compound nmod amod dative poss oprd npadvmod acl".split()  # noqa: SIM905 - reads as a list
)
ABOUT = frozenset({"for", "from", "of", "about", "over", "against"})
APART = frozenset({"after", "before", "since", "following"})
RANKED = frozenset({"first", "only", "second", "third", "last"})
JOINED = re.compile(r"\s*(?:,|and|or|,\s*and|&)\s*", re.IGNORECASE)
LABEL = re.compile(r"\s*")  # between a day and its colon
BULLET = re.compile(r"[\s\-–—•*·]*(?:on\s+)?", re.IGNORECASE)
AS_OF = re.compile(r"\bas (?:of|at)\s+$", re.IGNORECASE)
FAR = 99
NEAR = 9  # characters that "as of" takes
DEEP = 3
NEXT_TO = 3  # characters between a time and its "when" clause
SHARED = 3
GOVERNED = 5
UNDATED = 20
HOUR = 10


def time_of(parse: Parse, times: Sequence[Time], sentence: Sentence, token: int) -> Interval:
    """Return when the event at `token` took place, as its sentence says; UNKNOWN_TIME where it does not.

    Args:
        parse: the document's parse.
        times: the document's times in order of their spans.
        sentence: the sentence that holds the event.
        token: the verb or noun that names it.
    """
    return next(iter(times_of(parse, times, sentence, token)), UNKNOWN_TIME)


def times_of(parse: Parse, times: Sequence[Time], sentence: Sentence, token: int) -> tuple[Interval, ...]:
    """Return the times of the event at `token`: one, or several for coordinated days ("on April 21 and 22")."""
    inside = dated(within(times, sentence.start, sentence.end))
    if not inside:
        return caption_time(parse, times, sentence, token) or label_time(parse, times, sentence)
    when = when_clause(sentence, inside, token)
    if when is not None:
        return (named(when),)
    here = outermost(inside, sentence.starts[token])
    ranked = sorted((cost(sentence, time, token) + burden(time), time.span.start, n) for n, time in enumerate(here))
    if ranked and ranked[0][0] < FAR:
        return tuple(named(time) for time in coordinated(parse, here, here[ranked[0][2]]))
    return caption_time(parse, times, sentence, token) or label_time(parse, times, sentence)


def tells_as_of(text: str, time: Time) -> bool:
    """Say whether a time only says how far an account goes: "As of 4 May, nine are known to have died on 2 May"."""
    return AS_OF.search(text, max(0, time.span.start - NEAR), time.span.start) is not None


def burden(time: Time) -> int:
    """Return what speaks against a time: without a date it says little, and the day of an hour stands beside it."""
    if time.value.start is None and time.value.end is None:
        return UNDATED
    return HOUR if time.value.grain == "minute" else 0


def named(time: Time) -> Interval:
    """Return the interval of a time with a basis that names its words."""
    value = time.value
    return Interval(start=value.start, end=value.end, grain=value.grain, basis=f"“{time.span.quote}”: {value.basis}")


def within(times: Sequence[Time], start: int, end: int) -> Sequence[Time]:
    """Return the times whose spans begin in [start, end)."""
    low = bisect.bisect_left(times, start, key=lambda time: time.span.start)
    high = bisect.bisect_left(times, end, key=lambda time: time.span.start)
    return times[low:high]


def dated(times: Sequence[Time]) -> list[Time]:
    """Leave out durations, rates and "now": they say how long or how often, or nothing."""
    return [
        time
        for time in times
        if time.value.basis not in {"a duration", "a rate"} and not (time.timex or "").endswith("_REF")
    ]


def outermost(times: Sequence[Time], offset: int) -> list[Time]:
    """Leave out times inside another ("February 6" in "since February 6"), but for an event inside that other."""
    kept: list[Time] = []
    for time in times:
        holders = [
            o for o in times if o is not time and o.span.start <= time.span.start and time.span.end <= o.span.end
        ]
        anchored = holds(time, offset) and (time.timex is None or inner(times, time))
        if not anchored and all(holds(o, offset) for o in holders):
            kept.append(time)
    return kept


def holds(time: Time, offset: int) -> bool:
    """Say whether a character lies inside a time expression."""
    return time.span.start <= offset < time.span.end


def inner(times: Sequence[Time], time: Time) -> bool:
    """Say whether another time lies inside this one."""
    return any(o is not time and time.span.start <= o.span.start and o.span.end <= time.span.end for o in times)


def cost(sentence: Sentence, time: Time, token: int) -> int:
    """Return how far a time stands from an event, or FAR where it belongs to something else."""
    head = head_of(sentence, time)
    if head is None or _is_span_of_a_record(sentence, head):
        return FAR
    direct = climb(sentence, head, token)
    if direct < FAR:
        return direct
    ways = [*carriers(sentence, token, head), *((kid, SHARED) for kid in gapped(sentence, token))]
    return min((extra + climb(sentence, head, at) for at, extra in ways), default=FAR)


def _is_span_of_a_record(sentence: Sentence, head: int) -> bool:
    """Say whether a time only says how far back nothing was like it: "the deadliest attack since December"."""
    prep = head if sentence.lower[head] == "since" else sentence.heads[head]
    if sentence.lower[prep] != "since":
        return False
    above = sentence.heads[prep]
    nouns = [above] if sentence.pos[above] in {"NOUN", "PROPN"} else range(above + 1, prep)
    traits = (k for noun in nouns for k in sentence.kids_by(noun, "amod"))
    return any(sentence.tags[k] == "JJS" or sentence.lower[k] in RANKED for k in traits)


def gapped(sentence: Sentence, token: int) -> list[int]:
    """Return the participles that share a passive's auxiliary: "12 were killed and 30 injured on Saturday".

    Also those of a list of people: "reports 12 people killed and 30 injured in the raid of 4 May".
    """
    if sentence.tags[token] != "VBN":
        return []
    if sentence.deps[token] == "acl":
        people = (k for k in sentence.conjuncts(sentence.heads[token]) if k > token)
        return [v for k in people for v in sentence.kids_by(k, "acl") if sentence.tags[v] == "VBN"]
    below = sentence.kids_by(token, "conj")
    return [k for k in below if sentence.tags[k] == "VBN" and not sentence.kids_by(k, "aux", "auxpass")]


def head_of(sentence: Sentence, time: Time) -> int | None:
    """Return the token of a time expression whose head lies outside it."""
    cover = sentence.cover(time.span.start, time.span.end)
    if cover is None:
        return None
    first, last = cover
    return next((i for i in range(first, last + 1) if not first <= sentence.heads[i] <= last), sentence.root)


def climb(sentence: Sentence, head: int, token: int) -> int:
    """Return how many nouns stand between a time and an event above it.

    FAR where another verb, an apposition or a happening that is already known ("the attacks on Monday") comes between.
    """
    if head == token:
        return 0
    nouns = 0
    for at in sentence.ancestors(head):
        if at == token:
            return nouns if nouns <= DEEP else FAR
        if sentence.pos[at] == "VERB" or sentence.deps[at] == "appos" or known_happening(sentence, at):
            return FAR
        nouns += sentence.pos[at] in {"NOUN", "PROPN"}
    return FAR


def known_happening(sentence: Sentence, noun: int) -> bool:
    """Say whether a noun is a happening with "the" or "this": a time inside its phrase is its own."""
    if sentence.lemmas[noun] not in time_words().happenings:
        return False
    return any(sentence.lower[k] in {"the", "this", "these", "those"} for k in sentence.kids_by(noun, "det"))


def when_clause(sentence: Sentence, here: Sequence[Time], token: int) -> Time | None:
    """Return the time that a "when" clause hangs on ("February 6, when a drone struck …"), for the clause's verb."""
    if not any(sentence.lower[k] == "when" for k in sentence.kids[token]):
        return None
    edge = sentence.starts[sentence.left[token]]
    beside = [time for time in here if 0 <= edge - time.span.end <= NEXT_TO]
    return max(beside, key=lambda time: time.span.start, default=None)


def carriers(sentence: Sentence, token: int, head: int) -> Iterator[tuple[int, int]]:
    """Yield tokens above an event whose time is also its own, with what the step costs."""
    at, spent, apart = token, 0, _is_topic(sentence, token)
    for _ in range(len(sentence)):
        label, up = sentence.deps[at], sentence.heads[at]
        if up == at or (apart and sentence.pos[up] == "VERB") or (label == "pobj" and _is_apart(sentence, up)):
            return
        if label == "conj":
            if not (head < min(at, up) or head > max(at, up)):
                return
            spent += SHARED
        elif label in CARRY and not (label == "acl" and sentence.pos[at] == "VERB" and sentence.tags[at] == "VB"):
            spent += GOVERNED if sentence.pos[up] == "VERB" else 1
        else:
            return
        at = up
        if sentence.pos[at] in {"VERB", "NOUN", "PROPN", "AUX"}:
            yield at, spent


def _is_apart(sentence: Sentence, prep: int) -> bool:
    """Say whether a phrase tells how long before or after something lies: "two days after the raid"."""
    return sentence.lower[prep] in APART and sentence.kid(prep, "npadvmod") is not None


def _is_topic(sentence: Sentence, noun: int) -> bool:
    """Say whether a known happening is but what a verb is about: "blamed X for the raid", "a toll of the shelling"."""
    prep = sentence.heads[noun]
    about = sentence.deps[noun] == "pobj" and sentence.lower[prep] in ABOUT
    return about and known_happening(sentence, noun)


def coordinated(parse: Parse, here: Sequence[Time], chosen: Time) -> list[Time]:
    """Return the chosen time with its neighbours in a coordination of days."""
    group = [chosen]
    for time in here:
        if time.span.start >= group[-1].span.end and joined(parse, group[-1], time):
            group.append(time)
    return group


def joined(parse: Parse, first: Time, second: Time) -> bool:
    """Say whether nothing but a comma or "and" stands between two days."""
    same = first.value.grain == second.value.grain == "day"
    return same and JOINED.fullmatch(parse.text[first.span.end : second.span.start]) is not None


def caption_time(parse: Parse, times: Sequence[Time], sentence: Sentence, token: int) -> tuple[Interval, ...]:
    """Return the one date of a caption for its main verb: "… attends a parade. (Orsk, May 4, 2031)"."""
    block = parse.blocks[sentence.block]
    if block.kind != "caption" or token != sentence.root:
        return ()
    inside = [time for time in within(times, block.span.start, block.span.end) if time.value.grain == "day"]
    return (named(inside[0]),) if len(inside) == 1 else ()


def label_time(parse: Parse, times: Sequence[Time], sentence: Sentence) -> tuple[Interval, ...]:
    """Return the day that stands with a colon before what was done on it: "- 7 September: gunmen shot a nurse".

    It holds for what follows in its block, up to the next such day.
    """
    start = parse.blocks[sentence.block].span.start
    colon = parse.text.rfind(":", start, sentence.end)
    while colon >= 0:
        before = within(times, start, colon)
        opening = parse.sentence_at(before[-1].span.start) if before else None
        if opening is None:
            break
        first = next(iter(within(times, opening.start, opening.end)))
        opens = BULLET.fullmatch(parse.text, opening.start, first.span.start)
        if opens and first.value.grain == "day" and LABEL.fullmatch(parse.text, first.span.end, colon):
            return (named(first),)
        colon = parse.text.rfind(":", start, colon)
    return ()
