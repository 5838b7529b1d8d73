"""Who holds somebody responsible: "X holds Y responsible for Z", "Y was held accountable by X", which blames Y."""

from reportedly.codebook.cues import Cue
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.links import media, voice_links
from reportedly.reading.attribute.phrases import WH, agent, negation, noun_phrase, passive, subject, verb_group, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

BLAMED = Cue("hold", "", frozenset({"blame"}), "neutral", "asserted", "who")


def held_responsible(s: Sentence, verb: int, speakers: Speakers) -> Claim | None:
    """Return the claim of holding somebody responsible, None where `verb` does not."""
    if s.lemmas[verb] != "hold" or negation(s, verb):
        return None
    found = _predicate(s, verb)
    if found is None:
        return None
    called, whom = found
    if s.tags[whom] in WH:
        return None  # "who is held responsible?"
    passively = passive(s, verb)
    head = _by(s, verb, called) if passively else subject(s, verb)
    if head is not None and (head == whom or not speakers.can_speak(s, head)):
        return None
    by = {i for k in (verb, called) for p in s.kids_by(k, "agent", "prep") if s.lower[p] == "by" for i in s.subtree(p)}
    told = [i for i in (*noun_phrase(s, whom), *s.subtree(called)) if i not in by and i != verb]
    content = Content(called, trim(s, sorted(set(told))))
    if head is None:
        link = DraftLink(s, [], -1, verb_group(s, verb), role="hearsay")
        return Claim(s, verb, [link], [content], "hedged", hedges=[verb]) if passively else None
    links = [*media(s, verb, speakers), *voice_links(s, head, verb, verb_group(s, verb), speakers, BLAMED)]
    return Claim(s, verb, links, [content])


def _predicate(s: Sentence, verb: int) -> tuple[int, int] | None:
    """Return "responsible" and whom it is said of, however the parser hung the two."""
    held = s.kid(verb, "dobj", "nsubjpass")
    for k in s.kids_by(verb, "oprd", "acomp", "ccomp", "advcl", "xcomp"):
        whom = s.kid(k, "nsubj") or held
        if s.lemmas[k] in words("lists.responsible") and whom is not None:
            return k, whom
    if held is None:
        return None
    behind = (k for k in s.kids_by(held, "amod", "acl", "relcl") if k > held)
    return next(((k, held) for k in behind if s.lemmas[k] in words("lists.responsible")), None)


def _by(s: Sentence, verb: int, called: int) -> int | None:
    """Return by whom somebody is held responsible."""
    own = agent(s, verb)
    near = (s.kid(p, "pobj") for p in s.kids_by(called, "prep", "agent") if s.lower[p] == "by")
    return own if own is not None else next((k for k in near if k is not None), None)
