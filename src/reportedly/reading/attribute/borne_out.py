"""Whose earlier account a telling bears out or goes against, in a participle behind it.

"Roads were mined, a clerk said, confirming an earlier report by the Lantern": the Lantern told it, too.
"…, contradicting the mayor's account": the mayor told the contrary.
"""

from collections.abc import Iterator

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.phrases import CLAUSAL, noun_phrase, seconds, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence
from reportedly.record import Certainty

AGAINST = frozenset({"contradict", "refute", "belie", "debunk"})
FROM = frozenset({"by", "from", "of"})


def earlier_accounts(s: Sentence, claims: list[Claim], speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of each account that a participle bears out or contradicts; changes `claims`.

    The participle leaves what was told before it, and is no claim of its own any more.
    """
    for verb, tag in enumerate(s.tags):
        first = s.left[verb]
        behind = s.deps[verb] == "advcl" and tag == "VBG" and first > s.heads[verb] and s.words[first - 1] == ","
        if not behind or s.kid(verb, "ccomp") is not None:
            continue
        against = s.lemmas[verb] in AGAINST
        noun = s.kid(verb, "dobj")
        if noun is None or not (against or s.lemmas[verb] in words("lists.vouching") or seconds(s, verb)):
            continue
        teller = _teller(s, noun, speakers)
        own = set(s.subtree(verb))
        told, no = _told(s, claims, verb, own) if teller is not None else ([], False)
        if teller is None or not told:
            continue
        for claim in [*claims]:
            if claim.anchor == verb or (claim.anchor in own and claim.noun == noun):
                claims.remove(claim)
        for claim in claims:
            for content in claim.contents:
                if content.head not in own:
                    content.tokens = trim(s, [i for i in content.tokens if i not in own])
        link = DraftLink(s, noun_phrase(s, teller), teller, [noun])
        effect: Certainty = "denied" if against != no else "asserted"
        yield Claim(s, verb, [link], told, effect, answers=True)
        yield Claim(s, verb, [DraftLink(s, [], -1, [verb])], [])  # the participle tells nothing more


def _teller(s: Sentence, noun: int, speakers: Speakers) -> int | None:
    """Return whose account it is: "a report by X", "X's claims"."""
    known = lexicon().nouns.keys() | words("lists.told_things") | words("lists.seconded")
    if s.lemmas[noun] not in known or any(s.deps[k] in {"acl", "relcl", "ccomp"} for k in s.kids[noun]):
        return None
    by = (o for k in s.kids_by(noun, "prep") if s.lower[k] in FROM for o in s.kids_by(k, "pobj"))
    named = (k for k in s.kids_by(noun, "compound", "nmod") if s.lemmas[k] in words("speakers.bodies") or _house(s, k))
    owners = (*s.kids_by(noun, "poss"), *by, *named)
    return next((k for k in owners if s.tags[k] != "PRP$" and speakers.can_speak(s, k)), None)


def _house(s: Sentence, k: int) -> bool:
    """Say whether a name stands before a report as its author: "a Lantern Post report"."""
    return s.pos[k] == "PROPN" and k + 1 == s.heads[k]


def _told(s: Sentence, claims: list[Claim], verb: int, own: set[int]) -> tuple[list[Content], bool]:
    """Return what was told before the participle, else what the writer says there, and whether it was denied."""
    above = s.heads[verb]
    held = [c for c in claims if c.links and c.anchor not in own and c.parent is None]
    near = [c for c in held if c.anchor == above or any(above in content.tokens for content in c.contents)]
    if near:
        found = near[-1].contents
        last = [c for c in found if above in c.tokens] or found[-1:]  # "said A and that B, confirming …" bears out B
        kept = [Content(c.head, trim(s, [i for i in c.tokens if i not in own])) for c in last if c.head not in own]
        return kept, near[-1].effect == "denied"
    if s.pos[above] not in CLAUSAL or s.heads[above] != above:
        return [], False
    return [c for c in clauses(s, above, own) if c.head == above], False
