"""The words of a cue: the verb that tells with those it goes on from ("continues to deny", "was keen to stress")."""

from reportedly.reading.attribute.phrases import called_false, verb_group, words
from reportedly.reading.tree import Sentence


def cue_group(s: Sentence, verb: int) -> list[int]:
    """Return the words of a cue with the verb it goes on from: "continues to deny", "went on to say"."""
    group, at, further = verb_group(s, verb), verb, words("lists.implicative")
    while goes_on_to(s, at) and s.tags[at] == "VB" and s.lemmas[s.heads[at]] in further:
        group = [*verb_group(s, s.heads[at]), *range(s.heads[at], at), *group]
        at = s.heads[at]
    if s.deps[at] == "xcomp" and s.tags[at] == "VB" and (above := _wanting(s, at)) is not None:
        group = [*verb_group(s, above), *range(above, at), *group]
    if s.deps[at] == "pcomp" and s.lower[s.heads[at]] == "as" and s.lemmas[s.heads[s.heads[at]]] == "be":
        group = [*range(s.heads[s.heads[at]], at), *group]  # "is on record as saying"
    return sorted(set(group))


def goes_on_to(s: Sentence, at: int) -> bool:
    """Say whether an infinitive goes on from its verb: "went on to say", not "was held in town to welcome Y"."""
    if s.deps[at] == "xcomp":
        return True
    to = next((k for k in s.kids_by(at, "aux") if s.lower[k] == "to"), 0)
    near = all(s.pos[i] in {"ADV", "ADP", "PART"} for i in range(s.heads[at] + 1, to))
    return s.deps[at] == "advcl" and to > 0 and near


def _wanting(s: Sentence, at: int) -> int | None:
    """Return the verb of "was keen to stress", "wishes to inform", above the infinitive."""
    above = s.heads[at]
    if s.deps[above] == "acomp" and s.lower[above] in words("lists.eager"):
        return s.heads[above]
    return above if s.lemmas[above] in words("lists.wishing_to_tell") else None


def in_effect(s: Sentence, verb: int) -> bool:
    """Say whether somebody did not quite say it: "all but confirmed that C" is what the writer concludes."""
    before = s.lower[max(s.left[verb], 0) : verb]
    return before[-2:] == ["all", "but"] or before[-4:] == ["as", "good", "as"]


def describes(s: Sentence, verb: int) -> bool:
    """Say whether a verb only says what another's word was like: "X's promise was described by Y as a joke"."""
    called = verb >= 0 and s.lemmas[verb] in words("lists.describing") and not called_false(s, verb)
    return called and any(s.lower[k] == "as" for k in s.kids_by(verb, "prep"))
