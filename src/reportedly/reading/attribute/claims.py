"""All claims of one sentence, nested."""

from reportedly.reading.attribute.answering import answer_claims, cut_added, free_relatives
from reportedly.reading.attribute.attitudes import attitude_claims, belief_claims, viewpoint_claims
from reportedly.reading.attribute.borne_out import earlier_accounts
from reportedly.reading.attribute.disbelief import disbelief_claims
from reportedly.reading.attribute.draft import Claim
from reportedly.reading.attribute.elided import elided_claims
from reportedly.reading.attribute.framing import framing_claims
from reportedly.reading.attribute.headlines import headline_claims, is_headline, names_a_topic
from reportedly.reading.attribute.idioms import idiom_claims
from reportedly.reading.attribute.inference import sign_claims
from reportedly.reading.attribute.introduced import exclaimed_claims, introduced_claims
from reportedly.reading.attribute.leftover import part_contrasts, whole_quotations
from reportedly.reading.attribute.nesting import cut_asides, cut_frames, nest, share_clauses, stronger
from reportedly.reading.attribute.nouns import (
    echo_claims,
    noun_claims,
    rejections,
    share_contents,
)
from reportedly.reading.attribute.parenthetic import parenthetic_claims
from reportedly.reading.attribute.parted import part_sources, part_speakers
from reportedly.reading.attribute.phrasal import (
    according_claims,
    afterthoughts,
    citing_links,
    cut_according,
    document_claims,
    hearsay_claims,
    parenthetic_hearsay,
    sources_of_outlets,
)
from reportedly.reading.attribute.questions import (
    inquiries,
    noncommittal_claims,
    open_questions,
    unanswered_claims,
    unproven_claims,
    unsettled_claims,
)
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.attribute.verbs import verb_claims
from reportedly.reading.attribute.verdicts import judge_false, untrue_claims
from reportedly.reading.tree import Sentence


def claims_of(s: Sentence, speakers: Speakers, *, headline: bool = False) -> list[Claim]:
    """Return the claims of a sentence, outer ones first, with parents set and "citing" phrases hung below."""
    if headline and names_a_topic(s):
        return []
    nouns = list(noun_claims(s, speakers))
    denied = [*rejections(s, nouns, speakers), *disbelief_claims(s, nouns, speakers)]
    told = {claim.noun for claim in nouns}
    silent = noncommittal_claims(s, speakers)
    denied += [claim for claim in silent if told.isdisjoint(c.head for c in claim.contents)]
    taken = {claim.anchor for claim in denied} | {i for claim in denied for link in claim.links for i in link.cue}
    verbs = [claim for claim in verb_claims(s, speakers) if claim.anchor not in taken]
    claims = [*share_contents(verbs, nouns), *denied, *nouns]
    taken = {claim.anchor for claim in claims}
    further = [
        *attitude_claims(s, speakers),
        *idiom_claims(s, speakers),
        *unanswered_claims(s, speakers),
        *unsettled_claims(s, speakers),
        *unproven_claims(s, speakers),
        *inquiries(s, speakers),
    ]
    claims.extend(claim for claim in further if claim.anchor not in taken)
    taken = {claim.anchor for claim in claims} | {i for claim in claims for link in claim.links for i in link.cue}
    claims.extend(claim for claim in open_questions(s, speakers) if claim.anchor not in taken)
    claims.extend(free_relatives(s, claims, speakers))
    claims.extend(belief_claims(s))
    claims.extend(viewpoint_claims(s, speakers))
    claims.extend(sign_claims(s))
    claims.extend(untrue_claims(s))
    framed = list(framing_claims(s, speakers))
    taken = {claim.anchor for claim in framed}
    claims = [*(claim for claim in claims if claim.anchor not in taken), *framed]
    claims.extend(according_claims(s, speakers))
    cut_according(s, claims)
    part_sources(s, claims)
    sources_of_outlets(s, claims, speakers)
    share_clauses(s, claims)
    claims = parenthetic_claims(s, claims, speakers)
    part_speakers(s, claims)
    if is_headline(s, title=headline):
        claims = headline_claims(s, claims, speakers, title=headline)
    else:
        claims.extend(exclaimed_claims(s, claims, speakers))
        claims.extend(introduced_claims(s, claims, speakers))
    claims.extend(document_claims(s, claims, speakers))
    claims.extend(hearsay_claims(s, claims))
    claims.extend(parenthetic_hearsay(s, claims))
    claims.extend(citing_links(s, claims, speakers))
    cues = {i for claim in claims for link in claim.links for i in link.cue}
    claims = [claim for claim in claims if not (claim.inferred and claim.anchor in cues)]
    cut_asides(s, claims)
    claims = [claim for claim in claims if not _mere_cue(claim, cues)]
    judge_false(s, claims)
    claims = [*claims, *elided_claims(s, claims, speakers)]
    return _nested(s, claims, speakers)


def _nested(s: Sentence, claims: list[Claim], speakers: Speakers) -> list[Claim]:
    """Put the claims of a sentence into one another, and add what answers or seconds them."""
    part_contrasts(s, claims)
    claims = nest(stronger([*claims, *afterthoughts(s, claims)]))
    cut_frames(claims)
    whole_quotations(s, claims)
    claims.extend(echo_claims(s, claims, speakers))
    claims.extend([*earlier_accounts(s, claims, speakers)])
    claims.extend(answer_claims(s, claims, speakers))
    cut_added(s, claims)
    return claims


def _mere_cue(claim: Claim, cues: set[int]) -> bool:
    """Say whether all that a claim has for content is another's cue: "a view echoed by shepherds is that C"."""
    s = claim.sentence
    told = [i for content in claim.contents for i in content.tokens if s.pos[i] in {"NOUN", "VERB", "PROPN", "ADJ"}]
    return len(told) == 1 and told[0] in cues
