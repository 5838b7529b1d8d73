"""Whether a verb in the infinitive tells what has been done: "went on to say C" has, "plans to say C" has not."""

from reportedly.reading.attribute.cuewords import goes_on_to
from reportedly.reading.attribute.idioms import asks_us
from reportedly.reading.attribute.phrases import negation, passive, words
from reportedly.reading.tree import Sentence


def not_yet(s: Sentence, verb: int) -> bool:
    """Say whether a verb tells what was not done: "is expected to announce", "plans to condemn", "denied telling"."""
    at = s.leader(verb)
    if answers_for(s, at) is not None:
        return False
    gerund = s.tags[at] == "VBG" or any(s.lower[k] == "having" for k in s.kids_by(at, "aux"))
    if gerund and s.deps[at] in {"xcomp", "ccomp", "dobj", "pcomp"} and s.kid(at, "nsubj") is None:
        return s.lemmas[s.heads[at]] == "deny"  # "denied telling X that C": what he denies is that he told it
    if s.deps[at] in {"xcomp", "ccomp"} and asks_us(s, s.heads[at]):
        return True  # "has asked us to say that C" is told as the word of who asks
    if s.tags[at] != "VB" or not any(s.lower[k] == "to" for k in s.kids_by(at, "aux")):
        return False
    above = s.heads[at]
    if s.deps[at] == "xcomp" and s.kid(at, "ccomp") is not None and telling_now(s, at, above):
        return False
    carried = s.deps[at] != "advcl" or goes_on_to(s, at)
    done = (carried and s.lemmas[above] in words("lists.implicative")) or _done_to_tell(s, above, at)
    done = done and not any(s.tags[k] == "MD" for k in s.kids_by(above, "aux"))
    return s.deps[at] in {"xcomp", "acl", "advcl", "ccomp"} and not (done and not (above < at and not_yet(s, above)))


def answers_for(s: Sentence, verb: int) -> int | None:
    """Return who is thanked or punished for having told something: "was jailed for saying that C"; None for nobody."""
    by = s.heads[verb]
    if s.tags[verb] != "VBG" or s.deps[verb] != "pcomp" or s.lower[by] != "for" or s.kid(verb, "ccomp") is None:
        return None
    above = s.heads[by]
    if s.lemmas[above] not in words("lists.answered_for") or s.kid(verb, "nsubj") is not None:
        return None
    return s.kid(above, "nsubjpass") if passive(s, above) else s.kid(above, "dobj")


def telling_now(s: Sentence, at: int, above: int) -> bool:
    """Say whether to want it is to tell it: "wishes to inform you that C", "is keen to stress that C"."""
    if s.deps[above] == "acomp":
        return s.lower[above] in words("lists.eager") and not negation(s, s.heads[above])
    hearer = s.lemmas[at] in words("lists.telling") and s.kid(at, "dobj", "dative") is not None
    return hearer and s.lemmas[above] in words("lists.wishing_to_tell") and not negation(s, above)


def _done_to_tell(s: Sentence, above: int, at: int) -> bool:
    """Say whether something was done in order to tell: "rang the station to say", "has been in touch to deny"."""
    past = s.tags[above] == "VBD" or (s.tags[above] == "VBN" and any(s.lemmas[k] == "have" for k in s.kids[above]))
    own = s.kid(above, "nsubj")  # "It fell to the pilot to announce that C": the pilot did
    told = past and s.kid(at, "ccomp") is not None and own is not None and s.lower[own] != "it"
    near = next((k for k in s.kids_by(above, "prep", "dobj") if above < k < at), None)
    return told and not negation(s, above) and (near is not None if s.lemmas[above] == "be" else s.deps[at] == "advcl")
