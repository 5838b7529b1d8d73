"""In which of their senses words stand that name an event in one of them only: meet, allow, commit, talk, find."""

from collections.abc import Callable

from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.tree import Sentence

US = frozenset({"us", "'s", "me"})
OF_WAR = frozenset({"prisoner", "law", "spoil", "act", "weapon", "art", "crime", "rule", "instrument", "game", "talk"})
PERSONAL = frozenset({"PROPN", "PRON", "NUM", "ADJ", "DET"})
HEIGHTS = frozenset({"mount", "hill", "mountain", "ridge", "peak", "pass", "volcano", "slope"})
GROUND = frozenset(
    {"reach", "climb", "scale", "storm", "seize", "capture", "take", "retake", "recapture", "occupy", "shell"}
)
Known = Callable[[Sentence, int], bool]


def is_bound(s: Sentence, at: int) -> bool:
    """Say whether somebody binds himself to do a thing: "undertook to leave", not "undertook a reform"."""
    if s.pos[at] not in {"VERB", "AUX"}:
        return True
    if clauses.clause(s, at) is not None and s.kid(at, "dobj") is None:
        return s.deps[at] != "relcl" or s.kid(at, "nsubj") is None or _has_pronoun(s, at)
    himself = any(s.lower[k].endswith(("self", "selves")) for k in s.kids_by(at, "dobj"))
    return himself or (s.kid(at, "dobj") is None and any(name == "to" for name, _ in clauses.prepositions(s, at)))


def _has_pronoun(s: Sentence, at: int) -> bool:
    """Say whether a relative clause opens with its pronoun, not "the reforms it undertook to please them"."""
    return any(s.lower[k] in {"who", "which", "that"} for k in s.kids[at])


def is_meeting(cast: Cast, s: Sentence, at: int, known: Known) -> bool:
    """Say whether somebody meets somebody: "met in Tarn", not "met the challenge", "met with anger"."""
    if s.pos[at] not in {"VERB", "AUX"}:
        return True
    met = s.kids_by(at, "dobj", "nsubjpass")
    met = met or [p for name, p in clauses.prepositions(s, at) if name == "with"]
    return not met or any(_is_somebody(cast, s, c, known) for k in met for c in s.conjuncts(k))


def _is_somebody(cast: Cast, s: Sentence, i: int, known: Known) -> bool:
    return s.pos[i] in PERSONAL or bool(cast.one(s, i)) or known(s, i) or cast.covering(s, i) is not None


def is_done_by_somebody(cast: Cast, s: Sentence, at: int, known: Known) -> bool:
    """Say whether whoever does it has a will: not "a trial that threatens to", "the rain allowed them to"."""
    if s.pos[at] not in {"VERB", "AUX"}:
        return True
    doer = clauses.subject(s, at)
    if (doer is None and s.deps[at] == "acl") or (doer is not None and s.lower[doer] in {"that", "which"}):
        doer = s.heads[at]
    if doer is None or clauses.is_passive(s, at) or s.pos[doer] != "NOUN":
        return True
    return any(_is_somebody(cast, s, c, known) for c in s.conjuncts(doer))


def is_granting(cast: Cast, s: Sentence, at: int, known: Known) -> bool:
    """Say whether somebody lets another do a thing, and does not only bid his own: "let's go", "let us not forget"."""
    bidding = s.lemmas[at] == "let" and any(s.lower[k] in US for k in range(at + 1, min(at + 2, len(s))))
    return not bidding and is_done_by_somebody(cast, s, at, known)


def is_verdict(s: Sentence, at: int) -> bool:
    """Say whether who is found is found guilty, and not "not guilty"."""
    return not any(s.lower[k] == "guilty" and clauses.is_negated(s, k) for k in s.subtree(at))


def is_waged(s: Sentence, at: int) -> bool:
    """Say whether a war is one that is waged, and not only "prisoners of war", "the laws of war"."""
    of = s.heads[at]
    bare = s.deps[at] == "pobj" and s.lower[of] == "of" and not s.kids_by(at, "det", "amod", "compound", "poss")
    return not (bare and s.lemmas[s.heads[of]] in OF_WAR)


def is_talk(s: Sentence, at: int) -> bool:
    """Say whether people talk with one another, and there is no mere "talk of a split"."""
    return s.lower[at] != "talk" or not any(name in {"of", "about"} for name, _ in clauses.prepositions(s, at))


def is_gathering(s: Sentence, at: int) -> bool:
    """Say whether leaders meet at a summit: none that is climbed, taken or held, nor that of a hill."""
    behind = [k for name, k in clauses.prepositions(s, at) if name == "of"]
    height = {s.lower[i] for k in (*behind, *s.kids_by(at, "compound", "poss")) for i in s.subtree(k)}
    above = s.heads[s.heads[at]] if s.deps[at] == "pobj" else s.heads[at]
    ground = s.deps[at] in {"pobj", "dobj", "nsubjpass"} and s.lemmas[above] in GROUND
    bare = s.pos[at] == "NOUN" and not any(s.pos[k] in {"PROPN", "NOUN", "ADJ"} for k in s.kids[at])
    return height.isdisjoint(HEIGHTS) and not (ground and bare)


def is_striving(s: Sentence, at: int) -> bool:
    """Say whether who fights only strives to do a thing: "fought to save his job", not "fought them to save it"."""
    near = {name for name, _ in clauses.prepositions(s, at)}
    return clauses.infinitive(s, at) is not None and s.kid(at, "dobj") is None and not near & {"against", "with"}
