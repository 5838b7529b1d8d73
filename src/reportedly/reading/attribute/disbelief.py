"""Who does not believe what a noun tells.

"The court did not believe his claim that C", "gave no credence to it", "scoffed at reports that C".
"""

from collections.abc import Iterator

from reportedly.reading.attribute.draft import Claim, Content, DraftLink
from reportedly.reading.attribute.phrases import agent, negation, noun_phrase, passive, subject, verb_group, words
from reportedly.reading.attribute.scorn import scorn
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

NONE = frozenset({"no", "little", "scant"})


def disbelief_claims(s: Sentence, nouns: list[Claim], speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of everybody who does not believe a content-bearing noun."""
    held_off = {found.held: (verb, found) for verb in range(len(s)) if (found := scorn(s, verb)) is not None}
    for told in nouns:
        verb, scorned = held_off.get(told.noun, (_disbelieving(s, told.noun), None))
        by = agent(s, verb) if verb is not None and scorned is not None and passive(s, verb) else None
        head = by if by is not None or verb is None else subject(s, verb)
        if verb is None or head is None or head == told.noun or not speakers.can_speak(s, head):
            continue
        owner = told.links[-1].head if told.links else -1
        if owner == head:
            continue
        last = told.noun if s.deps[told.noun] == "dobj" else s.heads[told.noun] + 1
        cue = scorned.cue if scorned is not None else sorted({*verb_group(s, verb), *range(verb, last)})
        commitment = scorned.commitment if scorned is not None else "denies"
        link = DraftLink(s, noun_phrase(s, head), head, cue, commitment)
        contents = [Content(c.head, list(c.tokens)) for c in told.contents]
        yield Claim(s, verb, [link], contents, scorned.certainty if scorned is not None else "denied", refused=False)


def _disbelieving(s: Sentence, noun: int) -> int | None:
    """Return the verb by which somebody does not believe a noun of telling, None where nobody doubts it."""
    above = s.heads[noun]
    if s.deps[noun] == "dobj":
        return above if s.lemmas[above] in words("lists.crediting") and negation(s, above) else None
    if s.deps[noun] != "pobj":
        return None
    verb = s.heads[above]
    if s.lower[above] == "by" and s.lemmas[verb] in words("lists.persuading"):
        verb = s.heads[verb] if s.pos[verb] == "ADJ" else verb
        return verb if negation(s, verb) and (passive(s, verb) or s.lemmas[verb] == "be") else None
    held = verb if s.deps[verb] == "dobj" else s.kid(verb, "dobj")
    given = held is not None and s.lemmas[held] in words("lists.credence")
    none = held is not None and any(s.lower[k] in NONE for k in s.kids_by(held, "det", "amod"))
    return (s.heads[verb] if held == verb else verb) if given and none else None
