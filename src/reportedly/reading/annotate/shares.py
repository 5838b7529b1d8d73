"""How counts of one sentence stand to each other and to time: parts of a whole, running totals, as of when.

"30 people, including three children" counts three of the thirty; "half of them" is a part whose size follows from the
whole; "so far", "a total of", "since" and a toll make a count one that runs on, up to the time that "as of" names.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.codebook.units import UnitWords, unit_words
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import UNKNOWN_TIME, Interval, Quantity, Span, Time, content_id

PEOPLE = "persons"
REACH = 4  # tokens between a part's opening and its number
NEAR = 3  # tokens between an opening and its time
THEM = frozenset({"them", "whom", "those", "these"})
HALF = 0.5
NAMING = frozenset({"NOUN", "PROPN"})
OTHER = frozenset({"other", "others"})
LONG = frozenset({"day", "week", "month", "year", "decade"})
OVER = frozenset({"in", "over", "during", "within", "throughout"})
BEING = frozenset({"was", "were", "is", "are"})
PRESENT = frozenset({"have", "has", "'ve"})


def shared(parse: Parse, sentence: Sentence, found: Sequence[Quantity], times: Sequence[Time]) -> list[Quantity]:
    """Return the quantities of a sentence in order, with its halves, told how they stand to each other."""
    lexicon = unit_words()
    until = as_of(sentence, times, lexicon)
    done: list[Quantity] = []
    for one in (*found, *halves(parse, sentence, found, lexicon)):
        whose = elliptic(sentence, one, done, lexicon)
        done.append(running(sentence, part(sentence, whose, done, lexicon), until, lexicon))
    done = [added(sentence, taken_of(sentence, one, done), done) for one in done]
    kept = (one for one in done if one.scope != "part" or one.part_of or one.unit != PEOPLE)
    return sorted(kept, key=lambda one: one.span.start)


def elliptic(sentence: Sentence, one: Quantity, before: Sequence[Quantity], lexicon: UnitWords) -> Quantity:
    """Say who those are that no noun names: "two rebels were killed and five others wounded" has five more rebels."""
    if one.group is not None or one.measure is None:
        return one
    first, last = tokens(sentence, one.span)
    if "among" in sentence.lower[max(0, first - NEAR) : first]:  # "three children were among the 22 killed"
        return one
    nouns = (sentence.lower[k] for k in range(first, last + 1) if sentence.pos[k] in NAMING)
    named = any(noun not in lexicon.done and noun not in OTHER for noun in nouns)
    groups = {q.group for q in before if q.measure is not None}
    return replace(one, group=groups.pop()) if not named and len(groups) == 1 else one


def part(sentence: Sentence, one: Quantity, before: Sequence[Quantity], lexicon: UnitWords) -> Quantity:
    """Make a count that "including", "among them" or "of whom" takes from another one a part of it."""
    whole = next((q for q in reversed(before) if q.unit.startswith(PEOPLE) and q.part_of is None), None)
    if whole is None or not one.unit.startswith(PEOPLE) or not opened(sentence, one, whole, lexicon):
        return one
    unit = whole.unit if one.unit == PEOPLE else one.unit
    first, last = tokens(sentence, one.span)
    behind = last + 1 if of_them(sentence, first - 3) else last + 3  # "of whom four were …", "four of them …"
    group = one.group or group_after(sentence, behind, lexicon)
    measure = one.measure or whole.measure
    return replace(one, unit=unit, scope="part", part_of=whole.id, measure=measure, group=group)


def taken_of(sentence: Sentence, one: Quantity, others: Sequence[Quantity]) -> Quantity:
    """Tell a part of which whole it is: "two of the five wounded" is two of that five, "six were among 14 wounded"."""
    among = others_around(sentence, one, others)
    if among is not None:
        return replace(one, scope="part", part_of=among.id)
    if one.scope != "part" or one.part_of is not None:
        return one
    first = tokens(sentence, one.span)[1] + 1
    for whole in others:
        between = sentence.lower[first : tokens(sentence, whole.span)[0]]
        if whole.scope == "total" and between[:1] == ["of"] and len(between) <= NEAR:
            return replace(one, part_of=whole.id, group=one.group or whole.group)
    return one


def others_around(sentence: Sentence, one: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """Return the count that those of another are told to be among, of what befell them alike; or None."""
    first = tokens(sentence, one.span)[1] + 1
    said = sentence.lower[first : first + 2]
    if one.scope is not None or one.measure is None or BEING.isdisjoint(said[:1]) or said[1:] != ["among"]:
        return None
    behind = (q for q in others if q.measure == one.measure and q.span.start > one.span.end)
    return next((q for q in behind if tokens(sentence, q.span)[0] - first <= 1 + NEAR), None)


def added(sentence: Sentence, one: Quantity, others: Sequence[Quantity]) -> Quantity:
    """Make those whose death let a toll rise an increment of it: "rose to eight after three workers died"."""
    if one.scope is not None or one.measure is None:
        return one
    at = tokens(sentence, one.span)[0]
    clause = next((k for k in (at, *sentence.ancestors(at)) if sentence.deps[k] == "advcl"), None)
    mark = sentence.kid(clause, "mark", "advmod") if clause is not None else None
    if clause is None or mark is None or sentence.lower[mark] not in {"after", "when", "as"}:
        return one
    rose = any(
        q.scope == "cumulative" and q.measure == one.measure and tokens(sentence, q.span)[1] < mark for q in others
    )
    return replace(one, scope="increment") if rose else one


def opened(sentence: Sentence, one: Quantity, whole: Quantity, lexicon: UnitWords) -> bool:
    """Say whether a part's words stand between a whole and a count, or right after the count ("two of them").

    What stands in brackets right behind the whole is of it, too: "six nurses (four Kenyans and two Ugandans)".
    """
    first, last = tokens(sentence, one.span)
    between = sentence.lower[tokens(sentence, whole.span)[1] + 1 : first]
    if between[:1] == ["("] and ")" not in between:
        return True
    if first < last and any(word in {";", "while", "but"} for word in between):
        return False
    if of_them(sentence, last) or listed_as_part(sentence, last, tokens(sentence, whole.span)[1]):
        return True
    return any(ends_with(between[max(0, len(between) - REACH) :], phrase) for phrase in lexicon.parts)


def listed_as_part(sentence: Sentence, at: int, whole: int) -> bool:
    """Say whether a count stands further on behind "including": "six staff, including a cook and two nurses"."""
    top = sentence.leader(at)
    over = sentence.heads[top]
    return top != at and sentence.deps[top] == "pobj" and sentence.lower[over] == "including" and over > whole


def of_them(sentence: Sentence, last: int) -> bool:
    """Say whether "of them" or "of whom" follows token `last`."""
    after = sentence.lower[max(last + 1, 0) : last + 3]
    return len(after) > 1 and after[0] == "of" and after[1] in THEM


def ends_with(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Say whether a phrase stands among words, nothing but small words after it."""
    spots = [i for i in range(len(words) - len(phrase) + 1) if list(words[i : i + len(phrase)]) == list(phrase)]
    return bool(spots) and all(
        w in {"at", "least", "some", "about", "the", ","} for w in words[spots[-1] + len(phrase) :]
    )


def halves(parse: Parse, sentence: Sentence, found: Sequence[Quantity], lexicon: UnitWords) -> list[Quantity]:
    """Read "half of them women": a part of the people counted before, half as many."""
    made = []
    for i in range(len(sentence) - 2):
        if sentence.lower[i] == "half" and sentence.lower[i + 1] == "of" and sentence.lower[i + 2] in THEM:
            before = [q for q in found if q.unit.startswith(PEOPLE) and q.span.end <= sentence.starts[i]]
            if before:
                made.append(half(parse, sentence, i, before[-1], lexicon))
    return made


def half(parse: Parse, sentence: Sentence, i: int, whole: Quantity, lexicon: UnitWords) -> Quantity:
    """Return the half of a whole that the words from token `i` name."""
    span = parse.token_span(sentence, i, i + 2)
    low, high, exact = (None if bound is None else bound * HALF for bound in (whole.low, whole.high, whole.exact))
    if exact is not None and not exact.is_integer():
        low, high, exact = exact - HALF, exact + HALF, None  # half of 61 people: 30 or 31
    return Quantity(
        id=content_id("quantity", parse.document, span.start, span.end),
        document=parse.document,
        span=span,
        unit=whole.unit,
        low=low,
        high=high,
        exact=exact,
        vague="half",
        scope="part",
        measure=whole.measure,
        group=group_after(sentence, i + 3, lexicon),
        part_of=whole.id,
    )


def group_after(sentence: Sentence, first: int, lexicon: UnitWords) -> str | None:
    """Return the group that the words after "of them" name ("two of them police officers"), or None."""
    for k in range(first, min(first + REACH, len(sentence))):
        if sentence.pos[k] not in {"NOUN", "ADJ", "PROPN", "AUX", "DET", "NUM"}:
            return None
        if sentence.lemmas[k] in lexicon.groups:
            return lexicon.groups[sentence.lemmas[k]]
    return None


def running(sentence: Sentence, one: Quantity, until: Interval, lexicon: UnitWords) -> Quantity:
    """Make a count of people that runs on cumulative, and date it where the sentence says as of when."""
    if one.scope is None and one.measure and runs(sentence, one, until, lexicon):
        one = replace(one, scope="cumulative")
    return replace(one, as_of=until) if one.scope == "cumulative" and until != UNKNOWN_TIME else one


def runs(sentence: Sentence, one: Quantity, until: Interval, lexicon: UnitWords) -> bool:
    """Say whether words beside a count make it a running one; "since" only after "have been killed"."""
    first, last = tokens(sentence, one.span)
    if until != UNKNOWN_TIME:
        return True
    if over_time(sentence, first):
        return True
    perfect = not {"have", "has", "had", "'ve"}.isdisjoint(sentence.lower)
    for phrase in lexicon.running:
        at = next((i for i in range(len(sentence)) if tuple(sentence.lower[i : i + len(phrase)]) == phrase), None)
        if at is not None and (at < first if phrase[-1] == "of" else phrase != ("since",) or (perfect and at > last)):
            return True
    return False


def over_time(sentence: Sentence, at: int) -> bool:
    """Say whether a clause sums up a stretch of time until now: "have been killed in two months"."""
    verb = next((k for k in sentence.ancestors(at) if sentence.pos[k] == "VERB"), None)
    if verb is None or all(sentence.lower[k] not in PRESENT for k in sentence.kids_by(verb, "aux")):
        return False
    first = (
        sentence.heads[verb] if sentence.deps[verb] == "conj" else verb
    )  # "over nine years, 10 fled and 6 have died"
    phrases = (k for over in {verb, first} for k in sentence.kids_by(over, "prep") if sentence.lower[k] in OVER)
    return any(sentence.lemmas[p] in LONG for k in phrases for p in sentence.kids_by(k, "pobj"))


def as_of(sentence: Sentence, times: Sequence[Time], lexicon: UnitWords) -> Interval:
    """Return the time that "as of" names; of a toll, also the day on which it stood so; else the unknown time."""
    toll = "toll" in sentence.lower
    for time in times:
        first, _ = tokens(sentence, time.span)
        before = tuple(sentence.lower[max(0, first - NEAR) : first])
        fits = [p for p in lexicon.as_of if before[-len(p) :] == p and (len(p) > 1 or toll)]
        if time.value.start and (fits or (toll and before[-1:] == ("on",) and time.value.grain == "day")):
            return time.value
    return UNKNOWN_TIME


def tokens(sentence: Sentence, span: Span) -> tuple[int, int]:
    """Return the first and last token of a span of the sentence."""
    return sentence.cover(span.start, span.end) or (0, 0)
