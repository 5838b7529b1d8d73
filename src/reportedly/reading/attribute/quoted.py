"""Who is quoted by whom: "X quoted Y as saying C", "C, Y was quoted as saying by X", "X has Y as saying C"."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.contents import any_quote, contents_of
from reportedly.reading.attribute.draft import Claim, DraftLink
from reportedly.reading.attribute.links import told
from reportedly.reading.attribute.phrases import QUOTES, agent, noun_phrase, passive, subject, verb_group
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

QUOTED = frozenset({"him", "her", "them"})


def quoted_as(s: Sentence, verb: int, speakers: Speakers) -> Claim | None:
    """Make the claim of "X quoted Y as saying C", "Y was quoted by X as saying C": X before Y."""
    said = next((k for p in s.kids_by(verb, "prep", "mark") if s.lower[p] == "as" for k in s.kids[p]), None)
    if said is None:
        said = next((k for k in s.kids_by(verb, "advcl", "xcomp", "pcomp") if s.tags[k] == "VBG"), None)
    if said is None and passive(s, verb):
        return _quoted_by(s, verb, speakers)
    if said is None or s.lower[verb] == "citing":
        return None
    held = s.kid(verb, "nsubjpass") if passive(s, verb) else s.kid(verb, "dobj")
    by = next((at for at in (agent(s, verb), agent(s, said)) if at is not None), None)  # "quoted as saying by X"
    outlet = (by or _printed_in(s, verb, speakers)) if passive(s, verb) else subject(s, verb)
    rows = lexicon().verbs.get(s.lemmas[said], ())
    contents = next((found for cue in rows if (found := contents_of(s, said, cue))), [])
    contents = contents or (contents_of(s, verb, rows[0]) if rows else []) or any_quote(s)
    if held is None or not rows or not contents or not (s.lower[held] in QUOTED or speakers.can_speak(s, held)):
        return None
    links = [*told(s, said, speakers), DraftLink(s, noun_phrase(s, held), held, [said])]
    if outlet is not None and speakers.can_speak(s, outlet):
        links.insert(0, DraftLink(s, noun_phrase(s, outlet), outlet, verb_group(s, verb), role="outlet"))
    return Claim(s, verb, links, contents, rows[0].certainty, refused=False)


def _quoted_by(s: Sentence, verb: int, speakers: Speakers) -> Claim | None:
    """Make the claim of "“C,” X was quoted by Y", which says no more than that X said it there."""
    held, outlet = s.kid(verb, "nsubjpass"), agent(s, verb) or _printed_in(s, verb, speakers)
    before = next((i for i in range(s.left[held] - 1, 0, -1) if s.words[i] not in QUOTES), 0) if held is not None else 0
    if held is None or outlet is None or s.words[before] != "," or not speakers.can_speak(s, held):
        return None
    closed = any(word in QUOTES for word in s.words[: s.left[held]])
    contents = next((found for row in lexicon().verbs["say"] if (found := contents_of(s, verb, row))), [])
    house = speakers.can_speak(s, outlet) or any(s.pos[k] == "PROPN" for k in s.kids_by(outlet, "compound"))
    if not closed or not contents or not house:
        return None
    group = verb_group(s, verb)
    first = DraftLink(s, noun_phrase(s, outlet), outlet, group, role="outlet")
    return Claim(s, verb, [first, DraftLink(s, noun_phrase(s, held), held, group)], contents)


def given_as(s: Sentence, verb: int, speakers: Speakers) -> Claim | None:
    """Make the claim of "X has, gives, records Y as saying C", whatever the verb: who gives Y's words is a link."""
    under = next((p for p in s.kids_by(verb, "prep", "mark") if s.lower[p] == "as"), None)
    said = s.kid(under, "pcomp") if under is not None else None
    if said is None or s.tags[said] != "VBG" or s.lemmas[said] not in lexicon().verbs:
        return None
    return quoted_as(s, verb, speakers)


def _printed_in(s: Sentence, verb: int, speakers: Speakers) -> int | None:
    """Return the outlet of "were quoted in the state press as blaming Y"."""
    held = (s.kid(k, "pobj") for k in s.kids_by(verb, "prep") if s.lower[k] in {"in", "on"})
    return next((k for k in held if k is not None and speakers.is_medium(s, k)), None)
