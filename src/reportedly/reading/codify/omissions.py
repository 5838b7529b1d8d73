"""What those who are there to protect left undone: "the police did not intervene", "troops were unable to stop them".

Here the negation is part of the deed's name: that nobody intervened did happen.
"""

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.tree import Sentence

OMISSIONS = frozenset({"undone", "unable", "idle"})
SQUADS = ("compound", "amod", "nmod", "poss")
NOTHING = frozenset({"nothing", "little"})
NONE = NOTHING | {"no"}
ABLE = frozenset({"could", "can", "able"})
UNABLE = frozenset({"unable", "powerless", "helpless", "incapable", "unwilling", "reluctant"})
OWN = frozenset({"its", "their", "his", "her"})
FORCE = "military"


def is_guard(cast: Cast, s: Sentence, i: int, words: Triggers) -> bool:
    """Say if a noun names police, soldiers or guards: by its word, as a squad of them, or by whom it stands for."""
    if {s.lemmas[i], s.lower[i]} & words.roles["guards"]:
        return True
    if s.lemmas[i] in words.roles["squads"]:  # "the police team", "a section of the police", "six of the guards"
        of = [p for name, p in clauses.prepositions(s, i) if name in {"of", "from"}]
        if any({s.lemmas[k], s.lower[k]} & words.roles["guards"] for k in (*s.kids_by(i, *SQUADS), *of)):
            return True
    return any(actor.kind == FORCE for actor in cast.who(s, i))


def guards_of(cast: Cast, s: Sentence, i: int, words: Triggers) -> list[int]:
    """Return the guards that a word of failing is said of: its subject, or around a noun whoever is named there."""
    if s.pos[i] in {"VERB", "AUX"}:
        own = clauses.subject(s, i)
        near = [] if own is None else s.conjuncts(own)
    else:
        near = around(s, i)
        near += [p for k in near for p in around(s, k)]
        near += [] if s.deps[i] != "dobj" else [k for k in (clauses.subject(s, s.heads[i]),) if k is not None]
    return [k for k in dict.fromkeys(near) if is_guard(cast, s, k, words)]


def around(s: Sentence, n: int) -> list[int]:
    """Return the nouns before a noun and in its phrases, with their conjuncts."""
    own = s.kids_by(n, "compound", "poss", "amod")
    own += [p for _, p in clauses.prepositions(s, n) if s.pos[p] not in {"VERB", "AUX"}]
    return [c for k in own for c in s.conjuncts(k)]


def omission(s: Sentence, i: int) -> tuple[int, ...]:
    """Return the words that say of a verb or noun that it was not done: its negation, "unable to", "no"."""
    own = [k for k in s.kids[i] if s.deps[k] == "neg" or s.lower[k] in clauses.NEGATIONS]
    held = s.kids_by(i, "dobj", "nsubjpass") if s.pos[i] == "VERB" else [i]
    own += [k for h in held for k in (h, *s.kids_by(h, "det")) if s.lower[k] in NONE]
    above = s.heads[i]
    if s.deps[i] == "xcomp" and (s.lower[above] in UNABLE or s.lower[above] == "able"):
        own += [above, *(k for k in s.kids[s.heads[above]] if s.deps[k] == "neg")]
    return tuple(sorted(own))


def is_left_undone(cast: Cast, s: Sentence, i: int, words: Triggers, *, tried: bool) -> bool:
    """Say whether guards did not do what the word at `i` says, or with `tried` could not."""
    said = omission(s, i)
    doers = _doers(s, i)
    if not said or not any(is_guard(cast, s, k, words) for k in doers):
        return False
    held = s.kids_by(i, "dobj")
    own = [k for k in held if s.lemmas[k] not in words.roles["cares"] and any(s.lower[c] in OWN for c in s.kids[k])]
    if own or s.kid(i, "xcomp") is not None:
        return False  # what they did not stop is their own
    able = {s.lower[k] for k in (*s.kids_by(i, "aux"), *said)} & (ABLE | UNABLE)
    return bool(able) or not tried


def looks_on(cast: Cast, s: Sentence, i: int, deeds: frozenset[int], words: Triggers) -> bool:
    """Say whether guards are said to watch a deed of others: "the mob burned it down even as officers watched"."""
    inside = set(s.subtree(s.heads[i] if s.deps[i] == "advcl" else i))
    others = [k for k in deeds if k in inside and s.lower[clauses.subject(s, k) or k] not in clauses.NEGATIONS]
    return bool(others) and any(is_guard(cast, s, k, words) for k in _doers(s, i))


def _doers(s: Sentence, i: int) -> list[int]:
    """Return who would have done it: the subject, or around a noun its modifier and its "by" or "of" phrase."""
    if s.pos[i] in {"VERB", "AUX"}:
        own = clauses.subject(s, i)
        return [] if own is None else s.conjuncts(own)
    near = [*s.kids_by(i, "compound", "poss", "amod"), *(p for n, p in clauses.prepositions(s, i) if n in {"by", "of"})]
    return [c for k in near for c in s.conjuncts(k)]
