"""Relations between actors, each tied to the smallest statement that holds its words."""

from collections.abc import Iterator

from reportedly.codebook.relations import relation_words, words
from reportedly.reading.annotate.attach import time_of, within
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.homes import Homes
from reportedly.reading.codify.rolenouns import noun_ties
from reportedly.reading.codify.tiegifts import gift_ties
from reportedly.reading.codify.tienames import bracket_ties, naming_ties, other_name_ties
from reportedly.reading.codify.tieposts import home_ties, seat_ties
from reportedly.reading.codify.ties import Tie
from reportedly.reading.codify.tieunder import phrase_ties
from reportedly.reading.codify.tieverbs import (
    adjective_ties,
    bond_ties,
    is_open,
    is_over,
    order_ties,
    owner_ties,
    participle_ties,
    pro_ties,
    proxy_ties,
    verb_ties,
)
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import UNKNOWN_TIME, Attribution, Interval, Mentions, Relation, Time, content_id

NOMINAL = frozenset({"NOUN", "PROPN"})

CLOSED = frozenset({"ADP", "AUX", "CCONJ", "DET", "INTJ", "NUM", "PART", "PUNCT", "SCONJ", "SYM"})  # say no tie


def relations(cast: Cast, mentions: Mentions, attribution: Attribution) -> tuple[Relation, ...]:
    """Return the standing ties that a document states, one per kind, subject and object in a statement.

    Args:
        cast: who is named where in the document.
        mentions: its actors, places and times.
        attribution: its statements; a tie outside all of them is left out.
    """
    parse, homes = cast.parse, Homes(attribution.statements)
    times = sorted(mentions.times, key=lambda time: time.span.start)
    found: dict[str, Relation] = {}
    for tie in _all(cast):
        evidence = parse.token_span(tie.s, tie.first, tie.last)
        home = homes.of(evidence) or homes.of(parse.token_span(tie.s, tie.at, tie.at))
        if home is None:
            continue
        key = content_id("relation", home.id, tie.kind, tie.subject.id, tie.other)
        if key not in found:
            found[key] = Relation(
                id=key,
                statement=home.id,
                kind=tie.kind,  # type: ignore[arg-type]  # checked when the codebook is loaded
                subject=tie.subject.id,
                object=tie.other,
                evidence=evidence,
                when=_when(parse, times, tie),
            )
    return tuple(found.values())


def _when(parse: Parse, times: list[Time], tie: Tie) -> Interval:
    """Return when a tie holds: a verb's time, or that of the verb whose object it is, or one among its own words."""
    s, at = tie.s, tie.at
    verb = at if s.pos[at] == "VERB" and s.deps[at] != "amod" else _bearing(s, at)
    if verb is not None:
        return time_of(parse, times, s, verb)
    since = next((k for k in s.kids_by(at, "prep") if s.lower[k] == "since"), None)
    last = max(tie.last, s.right[since]) if since is not None else tie.last  # "president since 2024"
    inner = within(times, s.starts[tie.first], s.ends[last])
    return time_of(parse, inner, s, at) if inner else UNKNOWN_TIME


def _bearing(s: Sentence, noun: int) -> int | None:
    """Return the verb that says a noun of ties: "formed an alliance in May", "took over as chief of staff in May"."""
    head = s.heads[noun]
    if s.deps[noun] == "dobj":
        return head if s.pos[head] == "VERB" else None
    verb = s.heads[head] if s.deps[noun] == "pobj" and s.deps[head] == "prep" else head
    taken = s.deps[noun] == "pobj" and s.lower[head] == "as" and s.pos[verb] == "VERB"
    return verb if taken or (s.deps[noun] in {"attr", "pobj"} and s.lemmas[verb] == "be") else None


def _all(cast: Cast) -> Iterator[Tie]:
    """Yield every tie of a document, in order of the words that say it."""
    for s in cast.parse.sentences:
        if cast.spans(s) and s.words[-1] != "?":
            for i, pos in enumerate(s.pos):
                if pos not in CLOSED or s.lower[i] in {"pro", "anti", "proxy"}:
                    yield from _at(cast, s, i)
                elif s.lower[i] in {"under", "with", "on"}:
                    yield from phrase_ties(cast, s, i)
            yield from bracket_ties(cast, s)


def _at(cast: Cast, s: Sentence, i: int) -> Iterator[Tie]:
    """Yield the ties that the word at `i` makes."""
    lexicon, lower = relation_words(), s.lower[i]
    if lower in lexicon.modifiers:
        yield from participle_ties(cast, s, i)
    if lower in {"pro", "anti"}:
        yield from pro_ties(cast, s, i)
    if lower == "proxy":
        yield from proxy_ties(cast, s, i)
    if s.deps[i] == "poss":
        yield from owner_ties(cast, s, i)
    if s.pos[i] == "PROPN":
        yield from home_ties(cast, s, i)
    if s.pos[i] == "VERB":
        yield from verb_ties(cast, s, i)
        yield from naming_ties(cast, s, i)
        yield from () if is_open(s, i) or is_over(s, i) else gift_ties(cast, s, i)
    elif s.pos[i] == "ADJ" and s.lemmas[i] not in lexicon.nouns and s.words[i - 1] != "-":
        yield from adjective_ties(cast, s, i)
    elif s.pos[i] in NOMINAL or s.pos[i] == "ADJ":
        yield from _nominal(cast, s, i)


def _nominal(cast: Cast, s: Sentence, i: int) -> Iterator[Tie]:
    """Yield the ties that a noun makes."""
    yield from noun_ties(cast, s, i)
    if s.lemmas[i] in words("seats.words"):
        yield from seat_ties(cast, s, i)
    if s.lemmas[i] == "name":
        yield from other_name_ties(cast, s, i)
    ties = relation_words().ties
    if s.lemmas[i] in ties or s.lower[i] in ties:
        yield from bond_ties(cast, s, i)
    elif s.lemmas[i] in words("orders.nouns"):
        yield from order_ties(cast, s, i)
