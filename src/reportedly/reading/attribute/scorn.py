"""Verbs that with a word beside them do away with what somebody told.

"laughed it off", "brushed the claim aside", "poured scorn on reports", "scoffed at the figure" deny; "cast doubt on the
account", "called it into question" leave it open.
"""

from typing import NamedTuple

from reportedly.reading.attribute.phrases import CLAUSAL, WH, negation, passive, words
from reportedly.reading.tree import Sentence
from reportedly.record import Certainty, Commitment


class Scorn(NamedTuple):
    """What is done away with, the cue's tokens, and what that makes of it."""

    held: int
    cue: list[int]
    commitment: Commitment
    certainty: Certainty


def scorn(s: Sentence, verb: int) -> Scorn | None:
    """Return what a verb and the words beside it do away with: "brushed ASIDE", "cast DOUBT ON"."""
    if s.pos[verb] not in CLAUSAL or negation(s, verb):
        return None
    for beside, held in _joined(s, verb):
        phrase = "_".join(s.lemmas[i] for i in (verb, *beside))
        made = _made(phrase)
        if made is not None:
            within = {k for i in beside for k in s.kids_by(i, "amod", "compound") if verb < k}  # "poured COLD water on"
            return Scorn(held, sorted({verb, *beside, *within}), *made)
    return None


def scorned_before(s: Sentence, verb: int) -> Scorn | None:
    """Return what a relative clause makes of its noun: "a claim the army laughed off", "on which X cast doubt"."""
    if s.pos[verb] not in CLAUSAL or negation(s, verb):
        return None
    thing = s.kid(verb, "dobj")
    own = [thing] if thing is not None and thing > verb else []
    tails = [k for at in (verb, *own) for k in s.kids_by(at, "prt", "advmod", "prep")]
    parts: list[int | None] = [None, *tails]
    for tail in parts:
        under = s.kid(tail, "pobj") if tail is not None else None
        inner = [under] if under is not None and s.tags[under] not in WH else []
        beside = [*own, *([tail] if tail is not None else []), *inner]
        made = _made("_".join(s.lemmas[i] for i in (verb, *beside)))
        if made is not None:
            return Scorn(s.heads[verb], sorted({verb, *(i for i in beside if i > verb)}), *made)
    return None


def _made(phrase: str) -> tuple[Commitment, Certainty] | None:
    if phrase in words("lists.scorning"):
        return "denies", "denied"
    return ("doubts", "uncommitted") if phrase in words("lists.doubting") else None


def _joined(s: Sentence, verb: int) -> list[tuple[list[int], int]]:
    """Return the words that may make one cue with a verb, each with what the verb is then about."""
    under = s.kid(verb, "nsubjpass") if passive(s, verb) else None
    thing = s.kid(verb, "dobj") if under is None else under
    found: list[tuple[list[int], int]] = []
    if thing is not None:
        found.append(([], thing))
        found.extend(([k], thing) for k in s.kids_by(verb, "prt", "advmod", "prep") if k > verb)
    for prep in s.kids_by(verb, "prep"):
        held = s.kid(prep, "pobj")
        if held is not None and thing is not None:
            found.append(([prep, held], thing))  # "called it into question"
        if held is not None and under is None:
            found.append(([prep] if thing is None else [thing, prep], held))
    if thing is None or under is not None:
        return found
    for prep in s.kids_by(thing, "prep"):
        held = s.kid(prep, "pobj")
        if held is not None:
            found.append(([thing, prep], held))  # "cast doubt on it"
    return found
