"""What somebody or something takes part in, whether or not the codebook has a code for it, and on which day.

The record keeps coded events; this answers for any verb and for nouns that name a happening, given where the text
names the one that is asked about: what it does (subject, by-phrase, owner of the noun) and what is done to it (object,
subject of the passive, of-phrase). What is negated, supposed, planned or only possible is left out: it has no day.

A deed's day is that which its sentence tells. Where it tells none, plain past, present and present perfect are news: of
the day that the report opens with when that is not long gone, else of the day of publication. The past perfect is
background that lies somewhere before, and has no day.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.codebook.codebook import triggers
from reportedly.codebook.cues import lexicon
from reportedly.codebook.times import time_words
from reportedly.reading.annotate.attach import time_of
from reportedly.reading.annotate.timing import lies_ahead
from reportedly.reading.codify.frames import head, is_negated, is_open, sides
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import UNKNOWN_TIME, Interval, Time

Clock = Literal["when", "lead", "published", "unknown"]
Part = Literal["doer", "done"]
RECENT = dt.timedelta(days=7)  # a report that opens with an older day tells no news of it
TOLD_IN = frozenset({"lead", "body", "bullet", "caption"})


@dataclass(frozen=True, slots=True)
class Doing:
    """A word of doing that somebody takes part in.

    Attributes:
        start, end: code points of the word.
        lemma: its lemma.
        part: whether they do it or it is done to them.
        when: the interval in which it lies.
        clock: whether its sentence tells `when`, or it is the day that the report opens with, or that of publication,
            or nothing is known.
    """

    start: int
    end: int
    lemma: str
    part: Part
    when: Interval
    clock: Clock


def doings(
    parse: Parse, times: Sequence[Time], published: Interval, spots: Collection[tuple[int, int]]
) -> tuple[Doing, ...]:
    """Return what the one named at `spots` (start, end in code points) takes part in, in the order of the text.

    Args:
        parse: the document's parse.
        times: its times in order of their spans.
        published: when it came out.
        spots: where it names, describes or stands in a pronoun for who is asked about.
    """
    news = _news(parse, times, published)
    return tuple(doing for s in parse.sentences for doing in _of_sentence(parse, times, news, s, spots))


def _news(parse: Parse, times: Sequence[Time], published: Interval) -> tuple[Interval, Clock]:
    """Return the day whose news a report is, and how that is known."""
    opening = next((s for s in parse.sentences if parse.kind_of(s) in TOLD_IN), None)
    told = time_of(parse, times, opening, opening.root) if opening is not None else UNKNOWN_TIME
    if told.grain == "day" and told.start and published.start and published.grain == "day":
        gone = dt.date.fromisoformat(published.start) - dt.date.fromisoformat(told.start)
        if dt.timedelta() <= gone <= RECENT:
            return told, "lead"
    return published, "published" if published.start or published.end else "unknown"


def _of_sentence(
    parse: Parse, times: Sequence[Time], news: tuple[Interval, Clock], s: Sentence, spots: Collection[tuple[int, int]]
) -> Iterator[Doing]:
    heads = {head(s, *cover) for start, end in spots if s.start <= start < s.end and (cover := s.cover(start, end))}
    if not heads or parse.kind_of(s) not in TOLD_IN:
        return
    for i in range(len(s)):
        if not _is_doing(s, i) or is_negated(s, i) or _lies_open(s, i):
            continue
        if part := _part(s, i, heads):
            when, clock = _when(parse, times, news, s, i)
            yield Doing(s.starts[i], s.ends[i], s.lemmas[i], part, when, clock)


def _is_doing(s: Sentence, i: int) -> bool:
    """Say whether a word names something that is done or happens: any full verb, and nouns known to."""
    if s.pos[i] == "VERB":
        return s.deps[i] not in {"aux", "auxpass", "amod", "compound"}
    return s.pos[i] == "NOUN" and s.lemmas[i] in _nouns() and s.deps[i] not in {"compound", "amod", "nmod"}


@cache
def _nouns() -> frozenset[str]:
    """Return the nouns that the codebook knows to name a deed, a saying or a happening."""
    return frozenset(triggers().nouns) | frozenset(lexicon().nouns) | time_words().happenings


def _part(s: Sentence, i: int, heads: Collection[int]) -> Part | None:
    """Return which part those at `heads` take in the deed at `i`; None for none."""
    doers, done = sides(s, i)
    owners = s.kids_by(i, "poss") if s.pos[i] == "NOUN" else []
    if any(_stands_for(s, k, heads) for k in (*doers, *owners)):
        return "doer"
    return "done" if any(_stands_for(s, k, heads) for k in done) else None


def _stands_for(s: Sentence, k: int, heads: Collection[int]) -> bool:
    """Say whether a filler of a role is one of those asked about, or "who", "which" or "that" in its stead."""
    if k in heads:
        return True
    clause = next((a for a in s.ancestors(k) if s.deps[a] == "relcl"), None)
    return s.tags[k] in {"WDT", "WP"} and clause is not None and s.heads[clause] in heads


def _lies_open(s: Sentence, i: int) -> bool:
    """Say whether a deed is only possible, supposed, planned or ahead, by its own clause or by one that it hangs on."""
    if s.pos[i] != "VERB":
        return any(is_open(s, a) for a in s.ancestors(i) if s.pos[a] == "VERB")
    return is_open(s, i) or lies_ahead(s, i, time_words())


def _when(
    parse: Parse, times: Sequence[Time], news: tuple[Interval, Clock], s: Sentence, i: int
) -> tuple[Interval, Clock]:
    """Return the interval in which a deed lies, and how that is known."""
    told = time_of(parse, times, s, i)
    if told.start or told.end:
        return told, "when"
    verb = i if s.pos[i] == "VERB" else next((a for a in s.ancestors(i) if s.pos[a] == "VERB"), None)
    if verb is None or _is_before(s, verb):
        return UNKNOWN_TIME, "unknown"
    return news


def _is_before(s: Sentence, v: int) -> bool:
    """Say whether a verb stands in the past perfect: before what is news."""
    helpers = [s.lower[k] for k in s.kids_by(v, "aux", "auxpass")]
    return "had" in helpers
