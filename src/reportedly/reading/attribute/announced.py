"""Who made the announcement.

"The strike is off. Its leader made the announcement on Radio Orsk."

The second sentence tells nothing new: it says whose word the first is, and through what. Of a speaker who is named
already ("He made the remarks in an interview with the Post") it adds what he spoke in or to whom.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import AFAR, Claim, DraftLink
from reportedly.reading.attribute.foregoing import copied, goes_on, last_told, whole
from reportedly.reading.attribute.links import media
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    agent,
    negation,
    noun_phrase,
    passive,
    subject,
    verb_group,
    words,
)
from reportedly.reading.attribute.selfsame import goes_back
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})


def name_announcers(drafts: Sequence[Draft], speakers: Speakers) -> None:
    """Give what was told before to whoever is said to have announced it; changes the claims of `drafts`."""
    for before, draft in pairwise(drafts):
        s = draft.sentence
        verb = _made(s)
        if verb is None or not goes_on(before.sentence, s) or any(c.links and c.contents for c in draft.claims):
            continue
        head = agent(s, verb) if passive(s, verb) else subject(s, verb)
        through = media(s, verb, speakers)
        told = last_told(before.claims, len(before.sentence))
        nobody = head is None and passive(s, verb)
        if nobody and told is not None and through:
            told.links[:0] = [replace(link) for link in through]
            continue
        if head is None or s.lower[head] in {"i", "we"} or not speakers.can_speak(s, head):
            continue
        own = DraftLink(s, noun_phrase(s, head), head, verb_group(s, verb))
        if told is not None and (goes_back(own, told.links[-1]) or _same(own, told.links[-1])):
            if not through:
                continue
            told.links[:0] = [replace(link) for link in through]
        else:
            contents = copied(told) if told is not None else whole(before)
            if not contents:
                continue
            effect = told.effect if told is not None else "asserted"
            before.claims.append(Claim(before.sentence, AFAR, [*through, own], contents, effect))
        draft.claims = [c for c in draft.claims if c.contents and c.links]
        draft.claims.append(Claim(s, verb, [own], []))


def _made(s: Sentence) -> int | None:
    """Return the main verb of a sentence that only says who made the announcement, the remarks, the claim."""
    verb = s.root
    if s.pos[verb] not in CLAUSAL or negation(s, verb) or s.lemmas[verb] not in words("lists.making_known"):
        return None
    held = s.kid(verb, "nsubjpass") if passive(s, verb) else s.kid(verb, "dobj")
    if held is None or s.lemmas[held] not in words("lists.announcements") or s.kid(verb, "conj", "ccomp") is not None:
        return None
    own = s.kids[held]
    return verb if own and all(s.deps[k] in {"det", "poss"} and s.lower[k] in DEFINITE for k in own) else None


def _same(own: DraftLink, before: DraftLink) -> bool:
    """Say whether a noun with an article, or a name, is the speaker before: "The general made the remarks"."""
    s = own.sentence
    named = s.pos[own.head] == "PROPN" or s.lower[s.left[own.head]] in DEFINITE
    return named and before.head >= 0 and s.lemmas[own.head] == before.sentence.lemmas[before.head]
