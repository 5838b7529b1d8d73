"""Passives that attribute to nobody: "C is reported to have …", "it was said that C", "X is accused of C".

Where they name the paper or the station, that is who says it: "it is alleged in the complaint that C".
"""

from reportedly.codebook.codebook import triggers
from reportedly.codebook.cues import Cue
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.links import voice_links
from reportedly.reading.attribute.phrases import CLAUSAL, agent, negation, noun_phrase, passive, verb_group, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence
from reportedly.record import Commitment

PLACES = frozenset({"in", "on", "by"})
TOLD = Cue("", "", frozenset({"clause"}), "neutral", "asserted", "any")


def unspecified(s: Sentence, verb: int, speakers: Speakers) -> Claim | None:
    """Make the claim of an agentless passive: "C is reported to have …", "it was said that C", "is presumed dead"."""
    known = words("lists.hearsay")
    named = told_in(s, verb, verb_group(s, verb), speakers)
    if named and any(s.lower[k] == "it" for k in s.kids_by(verb, "nsubjpass", "nsubj")):
        known |= words("lists.written_down")
    if s.deps[verb] != "relcl":  # "a band that is blamed for it" only says more of the band
        known |= words("lists.accusing")
    if s.lemmas[verb] not in known or not passive(s, verb) or agent(s, verb) is not None:
        return None
    reduced = s.deps[verb] == "acl" and s.kid(verb, "xcomp") is not None  # "a man said to be the paymaster"
    suspected = s.deps[verb] == "acl" and s.tags[verb] == "VBN" and s.lemmas[verb] in words("lists.accusing")
    if s.kid(verb, "auxpass") is None and not (reduced or suspected):
        return None
    held = s.heads[verb] if reduced else s.kid(verb, "nsubjpass", "nsubj")
    contents = _of_nobody(s, verb)
    if not contents:
        return None
    aside = set(s.subtree(verb)) if reduced else set()
    lead = [] if held is None or s.lower[held] == "it" else [i for i in noun_phrase(s, held) if i not in aside]
    first = contents[0]
    if not (suspected or s.lower[s.heads[first.head]] == "with"):
        contents[0] = Content(first.head, sorted({*lead, *first.tokens}))
    commitment: Commitment = "distances" if s.lemmas[verb] in words("lists.distancing") else "neutral"
    if named:
        named[-1].commitment = commitment
        return Claim(s, verb, named, contents, "asserted", refused=bool(negation(s, verb)))
    link = DraftLink(s, [], -1, verb_group(s, verb), commitment, role="hearsay")
    return Claim(s, verb, [link], contents, "hedged", hedges=[verb], refused=bool(negation(s, verb)))


def told_in(s: Sentence, verb: int, cue: list[int], speakers: Speakers) -> list[DraftLink]:
    """Return the links of the paper or station that a passive of telling names, outer first: "reported in X"."""
    if s.lemmas[verb] not in words("lists.hearsay") | words("lists.written_down"):
        return []
    for k in s.kids_by(verb, "prep"):
        held = s.kid(k, "pobj")
        if held is None or s.lower[k] not in PLACES or k < verb:
            continue
        paper = s.lemmas[held] in words("lists.medium_documents") and s.lemmas[held] not in words("lists.pictures")
        if paper or speakers.is_medium(s, held):
            return voice_links(s, held, verb, [*cue, k], speakers, TOLD)
    return []


def _of_nobody(s: Sentence, verb: int) -> list[Content]:
    """Return what an agentless passive says: a clause, an infinitive, a predicate, "of having …"."""
    clause = s.kid(verb, "ccomp", "xcomp")
    if clause is not None and s.pos[clause] in CLAUSAL:
        return clauses(s, clause)
    predicate = s.kid(verb, "oprd", "acomp")
    if predicate is not None and s.pos[predicate] == "ADJ" and s.lemmas[verb] in words("lists.presuming"):
        return [Content(predicate, trim(s, s.subtree(predicate)))]
    for k in s.kids_by(verb, "prep"):
        deed = s.kid(k, "pcomp")
        charge = s.kid(k, "pcomp", "pobj") if s.lemmas[verb] in words("lists.accusing") else None
        if charge is not None and (s.lower[k] in {"of", "for"} or (s.lower[k] == "with" and _is_deed(s, charge))):
            bare = s.deps[verb] == "acl" or s.lower[k] == "with"  # the writer tells the rest: "was charged with N"
            return [Content(charge, trim(s, s.subtree(charge if bare else k)))]
        if s.lower[k] == "of" and deed is not None and s.lemmas[verb] in words("lists.presuming"):
            return [Content(deed, trim(s, s.subtree(deed)))]
    return []


def _is_deed(s: Sentence, charge: int) -> bool:
    """Say whether somebody is charged with a deed of violence, and with no task: "charged with restoring order"."""
    rows = (*triggers().verbs.get(s.lemmas[charge], ()), *triggers().nouns.get(s.lemmas[charge], ()))
    return any(row.code in {"ASSAULT", "COERCE"} for row in rows)


def at_large(s: Sentence, noun: int) -> bool:
    """Say whether a noun of telling is no one document but talk: "reports that C", "news that C"."""
    return all(s.lower[k] in words("lists.indefinite") for k in s.kids_by(noun, "det", "poss", "prep"))


def told_of(s: Sentence, noun: int, cue: Cue) -> DraftLink | None:
    """Return the nameless link of "reports of looting", "rumours of a coup": indefinite, and of a happening."""
    talk = s.lemmas[noun] in words("lists.rumours")  # "a rumour of", but "a report of" is somebody's
    known = words("lists.indefinite") | ({"a"} if talk else set())
    fixed = any(s.lower[k] not in known for k in s.kids_by(noun, "det", "poss"))
    held = s.deps[noun] == "pobj" and s.lower[s.heads[noun]] in {"on", "under"}  # "on suspicion of", "on a charge of"
    many = s.tags[noun] == "NNS" or talk or (held and s.lemmas[noun] in words("lists.charges"))
    told = "of" in cue.takes and many and not fixed
    return DraftLink(s, [], -1, [noun], cue.commitment, role="hearsay") if told else None
