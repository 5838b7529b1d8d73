"""Speakers whose verb is left out: "Some said the guards had knocked, others that they had broken in".

What stands between a comma or semicolon and "that" names the next speaker; the cue is the one of the clause before.
"""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, Content, trim
from reportedly.reading.attribute.phrases import CLAUSAL
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

LONGEST = 6  # tokens a speaker without a verb may have
JOINTS = frozenset({",", ";", "and", "but", "while"})


def elided_claims(s: Sentence, claims: list[Claim], speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of speakers without a verb, and cut them out of what the speaker before them says."""
    if s.lower.count("that") == 0 or JOINTS.isdisjoint(s.lower):
        return
    for that, word in enumerate(s.lower):
        before = _before(claims, that) if word == "that" else None
        voice = _voice(s, that, speakers) if before is not None else None
        clause = s.heads[that]
        if before is None or voice is None or s.left[clause] != that or not _clause(s, clause):
            continue
        own = set(range(voice[0], s.right[clause] + 1))
        if before.anchor in own:
            continue
        for claim in claims:
            for content in claim.contents:
                if claim.anchor not in own and content.head not in own:
                    content.tokens = trim(s, [i for i in content.tokens if i not in own])
        link = replace(before.links[-1], source=voice, head=voice[-1])
        contents = [Content(c.head, trim(s, [i for i in c.tokens if i != that])) for c in clauses(s, clause)]
        yield Claim(s, that, [link], contents, before.effect, parent=before.parent, outermost=before.parent is None)


def _before(claims: list[Claim], that: int) -> Claim | None:
    """Return the claim of the verb before, whose cue the speaker shares."""
    told = [claim for claim in claims if claim.links and claim.noun < 0 and _spoken(claim, that)]
    return max(told, key=lambda claim: claim.anchor, default=None)


def _spoken(claim: Claim, that: int) -> bool:
    """Say whether a claim is a verb's that stands before its clause, which ends before token `that`."""
    s, link = claim.sentence, claim.links[-1]
    verbal = (
        0 <= claim.anchor < that and s.pos[claim.anchor] in CLAUSAL and link.sentence is s and claim.anchor in link.cue
    )
    return verbal and any(claim.anchor < content.head < that for content in claim.contents)


def _voice(s: Sentence, that: int, speakers: Speakers) -> list[int] | None:
    """Return the phrase between the last joint and "that" where it can speak, else None."""
    at = that - 1
    while at > 0 and s.words[at] not in JOINTS and that - at <= LONGEST:
        at -= 1
    phrase = list(range(at + 1, that))
    verbal = any(s.pos[i] in CLAUSAL for i in phrase)
    if not phrase or verbal or s.words[at] not in JOINTS or s.words[at] == "and" == s.words[that - 1]:
        return None
    return phrase if speakers.can_speak(s, phrase[-1]) else None


def _clause(s: Sentence, clause: int) -> bool:
    """Say whether a clause has a subject beside "that": "others that he knew" is none of the kind."""
    own = s.kid(clause, "nsubj", "nsubjpass", "expl")
    return own is not None and s.lower[own] != "that" and s.pos[clause] in CLAUSAL
