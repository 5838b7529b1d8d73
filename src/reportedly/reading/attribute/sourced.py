"""Who is named behind what was told: "The station attributed this to two officers", "a claim it ascribed to aides".

The source is the innermost link of what the outlet told before, in the same sentence or the one before it.
"""

from collections.abc import Sequence

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import AFAR, Claim, DraftLink, trim
from reportedly.reading.attribute.phrases import finite, negation, noun_phrase, subject, verb_group, words
from reportedly.reading.attribute.predicates import credited, to_a_source
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

CREDITING = frozenset({"attribute", "ascribe"})


def name_sources(drafts: Sequence[Draft], speakers: Speakers) -> None:
    """Put each source that is named afterwards behind who told it; changes the claims of `drafts`."""
    for at, draft in enumerate(drafts):
        s = draft.sentence
        for verb in (i for i, lemma in enumerate(s.lemmas) if lemma in CREDITING):
            to, teller = to_a_source(s, verb) or _to_a_teller(s, verb, speakers), subject(s, verb)
            source = s.kid(to, "pobj") if to is not None else None
            if to is None or source is None or teller is None or negation(s, verb):
                continue
            link = DraftLink(s, noun_phrase(s, source), source, sorted({*verb_group(s, verb), to}))
            if _credited_here(draft, verb, teller, link):
                continue
            before = drafts[at - 1] if at and drafts[at - 1].sentence.block == s.block else None
            told = _told_by(before, s, teller, speakers) if before is not None else []
            for claim in told:
                claim.links.append(link)
            own = before.sentence if before is not None and not told and not _told(before) else None
            if before is not None and own is not None and finite(own, own.root):  # told in the writer's word so far
                outlet = DraftLink(s, noun_phrase(s, teller), teller, verb_group(s, verb))
                link.cue = [to]
                before.claims.append(Claim(own, AFAR, [outlet, link], clauses(own, own.root)))
            if told or own is not None:
                draft.claims[:] = [claim for claim in draft.claims if claim.anchor != verb]
                draft.claims.append(Claim(s, verb, [link], []))


def _credited_here(draft: Draft, verb: int, teller: int, link: DraftLink) -> bool:
    """Put teller and source over what a noun of the sentence tells; say whether there is such a noun.

    "A claim that the station ascribed to aides", "The paper attributed to X the remark that C".
    """
    s, held = draft.sentence, draft.sentence.kid(verb, "dobj")
    outlet = DraftLink(s, noun_phrase(s, teller), teller, verb_group(s, verb), role="outlet")
    if s.deps[verb] == "relcl":
        told = [c for c in draft.claims if c.noun == credited(s, verb)]
        for claim in told:
            claim.outermost = True
            for content in claim.contents:
                content.tokens = trim(s, [i for i in content.tokens if i not in s.subtree(verb)])
    else:
        told = [c for c in draft.claims if held is not None and c.noun == held and all(k.head < 0 for k in c.links)]
        draft.claims[:] = [c for c in draft.claims if not told or c.anchor != verb or c in told]
    for claim in told:
        claim.links[:], claim.parent = [outlet, link], None
    return bool(told) or s.deps[verb] == "relcl"


def _to_a_teller(s: Sentence, verb: int, speakers: Speakers) -> int | None:
    """Return the "to" of "attributed the information to villagers": what is told comes from whoever can speak."""
    held = s.kid(verb, "dobj")
    telling = (
        held is not None
        and s.lemmas[held] in lexicon().nouns
        and any(k > held for k in s.kids_by(held, "acl", "relcl"))
    )
    if held is None or not (telling or s.lemmas[held] in words("lists.told_things")):
        return None
    near = ((k, s.kid(k, "pobj")) for at in (verb, held) for k in s.kids_by(at, "prep", "dative") if s.lower[k] == "to")
    return next((k for k, who in near if who is not None and not speakers.is_abstract(s, who)), None)


def _told(before: Draft) -> bool:
    """Say whether somebody tells what a sentence says."""
    return any(claim.links and claim.parent is None for claim in before.claims)


def _told_by(before: Draft, s: Sentence, teller: int, speakers: Speakers) -> list[Claim]:
    """Return what a sentence lets the same teller tell: an outlet, a pronoun, or the same noun again."""
    claims = [c for c in before.claims if c.links and c.contents and c.parent is None and len(c.links) == 1]
    same = speakers.is_medium(s, teller) or s.pos[teller] == "PRON"
    return [c for c in claims if same or _word(c.links[0]) == s.lemmas[teller]]


def _word(link: DraftLink) -> str:
    """Return the head word of a voice, nothing for nobody in particular."""
    return link.sentence.lemmas[link.head] if link.head >= 0 else ""
