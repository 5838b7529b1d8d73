"""A reading in which stretches somebody has marked are known by their phrases too: "NAME's campaign", "NAME staff".

A person or another program marks the names of a sentence; a record may know no actor there, or another one: the
campaign, the government, the officials. What is done by them or said of them is asked of the name inside. The codes are
made again with those phrases as mentions of whoever the name is.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.codebook.positions import words
from reportedly.reading.codify import codify
from reportedly.reading.codify.needs import is_person
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Actor, Attribution, Mention, Mentions, Reading, Span, content_id

Range = tuple[int, int]
INSIDE = frozenset({"poss", "compound", "nmod", "amod", "appos"})
OF_PEOPLE = frozenset({"of", "in", "from", "at", "for"})
NOMINAL = frozenset({"NOUN", "PROPN"})
STEPS = 5


def with_marks(parse: Parse, reading: Reading, given: Sequence[Range]) -> Reading:
    """Return a reading coded again where each given stretch, (start, end), is an actor, by its phrase too."""
    held = list(reading.actors)
    for place in given:
        phrase = _phrase(parse, place, [other for other in given if other != place])
        if phrase is not None:
            _name(held, reading.document.id, phrase, place)
    mentions = Mentions(actors=tuple(held), places=reading.places, times=reading.times, quantities=reading.quantities)
    codes = codify(parse, mentions, Attribution(voices=reading.voices, statements=reading.statements))
    return replace(
        reading,
        actors=mentions.actors,
        events=codes.events,
        positions=codes.positions,
        propositions=codes.propositions,
        relations=codes.relations,
    )


def _name(held: list[Actor], document: str, phrase: Span, place: Range) -> None:
    """Add a phrase to the mentions of whoever is named at a place, a new actor where nobody is."""
    mention = Mention(document=document, span=phrase)
    for k, actor in enumerate(held):
        if any(one.span.start < place[1] and place[0] < one.span.end for one in actor.mentions):
            kept = tuple(one for one in actor.mentions if one.span != phrase)
            held[k] = replace(actor, mentions=(*kept, mention))
            return
    key = content_id("actor", document, str(place[0]), phrase.quote)
    held.append(Actor(id=key, name=phrase.quote, kind="person", mentions=(mention,)))


def _phrase(parse: Parse, place: Range, others: Sequence[Range]) -> Span | None:
    """Return the widest phrase that stands for a marked name: nothing behind its noun, and no other mark in it."""
    s = parse.sentence_at(place[0])
    cover = s.cover(*place) if s is not None else None
    if s is None or cover is None:
        return None
    inside = range(cover[0], cover[1] + 1)
    at = next((i for i in inside if (s.heads[i] not in inside or s.heads[i] == i) and s.pos[i] != "PUNCT"), cover[1])
    first, last = cover
    for _ in range(STEPS):
        above = _above(s, at)
        if above is None:
            break
        lo, hi = min(first, s.left[above]), max(last, above)
        if any(s.starts[lo] < end and start < s.ends[hi] for start, end in others):
            break
        first, last, at = lo, hi, above
    return parse.token_span(s, first, last)


def _above(s: Sentence, at: int) -> int | None:
    """Return the noun that a name belongs to: "NAME's [campaign]", "[officials] in NAME", "[X], a NAME"."""
    above = s.heads[at]
    if s.deps[at] in INSIDE and s.pos[above] in NOMINAL and above != at:
        return above
    if s.deps[at] != "pobj" or s.lower[above] not in OF_PEOPLE or s.deps[above] != "prep":
        return None
    noun = s.heads[above]
    people = is_person(s, noun) or s.lemmas[noun] in words("stand_ins.words")
    return noun if s.tags[noun] == "NNS" and people else None
