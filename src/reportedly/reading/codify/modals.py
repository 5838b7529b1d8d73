"""What the helpers of a verb, an "if" over it and the adjectives of a deed say of whether it is so."""

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify import clauses
from reportedly.reading.codify.givenness import DOERS
from reportedly.reading.codify.triggering import VERBAL
from reportedly.reading.tree import Sentence
from reportedly.record import Realis

AWAITED = frozenset({"before", "until", "till"})
AHEAD: tuple[tuple[str, Realis], ...] = (
    *(("imagined", "possible"), ("impending", "predicted")),
    *(("slated", "planned"), ("undone", "negated")),
)
INVERTED = frozenset({"had", "were", "should"})


def modal(s: Sentence, i: int, words: Triggers) -> Realis | None:
    """Return what the auxiliaries of a verb and an "if" over it say."""
    if clauses.is_supposed(s, i) and any(s.deps[k] == "mark" and s.lower[k] in clauses.SUPPOSED for k in s.kids[i]):
        return "possible"
    if _is_inverted(s, i) or _awaited(s, i) or clauses.is_bidding(s, i):
        return "possible"
    if any(s.lower[k] == "whether" for k in s.kids[i]) or (i and s.lower[s.left[i] - 1] == "whether"):
        return "possible"
    for k in s.kids_by(i, "aux"):
        if s.lower[k] in words.roles["modal_possible"] and not _might_have(s, i):
            return "possible"
        if s.lower[k] in words.roles["modal_predicted"]:
            return "predicted"
    near = s.kids_by(i, "acomp", "advmod") if s.pos[i] in VERBAL and s.tags[i] != "VBD" else []
    going = s.lemmas[i] == "go" and s.tags[i] == "VBG" and bool(s.kids_by(i, "xcomp"))
    return "predicted" if going or any(s.lemmas[k] in words.roles["predicted"] for k in near) else None


def _awaited(s: Sentence, i: int) -> bool:
    """Say whether a clause in the present tells what comes first: "no talks before the militia lays down its arms"."""
    return s.tags[i] in {"VBZ", "VBP"} and any(s.lower[k] in AWAITED for k in s.kids_by(i, "mark"))


def _is_inverted(s: Sentence, i: int) -> bool:
    """Say whether a clause supposes by its order: "had he been detained", no question."""
    own = s.kid(i, "nsubj", "nsubjpass")
    ahead = [k for k in s.kids_by(i, "aux", "auxpass") if s.lower[k] in INVERTED and own is not None and k < own]
    return bool(ahead) and s.words[-1] != "?" and s.deps[i] in {"advcl", "ccomp"}


def imagined(s: Sentence, i: int, words: Triggers) -> Realis | None:
    """Return what is said of a deed that has not come, by its adjectives or "in case": "a possible raid"."""
    said = [s.lower[k] for k in s.kids_by(i, "amod", "acl") if s.deps[k] == "amod" or s.tags[k] == "VBN"]
    for role, status in AHEAD if said and not _came(s, i, words) else ():
        if words.roles[role] & set(said):
            return status
    over = s.heads[i] if s.deps[i] == "pobj" else i  # "in case [of a raid]", "in case [a raid takes place]"
    inside = [s.left[over], *(k for k in s.kids[over] if s.lower[k] == "case")]
    return "possible" if any(_in_case(s, k) for k in inside) else None


def _came(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a verb tells if a deed that is called planned comes about: "began", "mounted its planned raid"."""
    verb = s.heads[i]
    told = s.deps[i] in DOERS and s.lemmas[verb] in words.roles["coming_about"]
    done = s.deps[i] in {"dobj", "nsubjpass"} and s.lemmas[verb] in words.roles["light"]
    return (told or done) and s.tags[verb] not in {"VBZ", "VBP"}


def _in_case(s: Sentence, k: int) -> bool:
    """Say whether "in case" stands right before a token, or ends in it."""
    return s.lower[max(k - 2, 0) : k] == ["in", "case"] or s.lower[max(k - 1, 0) : k + 1] == ["in", "case"]


def _might_have(s: Sentence, i: int) -> bool:
    """Say whether a modal looks back ("may have attacked"): a hedge on what happened, kept by the statement."""
    return any(s.lower[k] == "have" for k in s.kids_by(i, "aux")) and any(
        s.lower[k] in {"may", "might", "must"} for k in s.kids_by(i, "aux")
    )
