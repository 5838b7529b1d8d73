"""Verdicts behind "as": "rejected as “gossip” a report that C", "described claims that C as lies".

The parser hangs what is judged on the verdict, or the verdict on the last verb of what is judged.
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

JUDGING = frozenset({"dismiss", "reject", "denounce", "condemn", "brand", "ridicule"})
MARKS = frozenset({'"', "\u201c", "\u201d", "``", "''"})
PREDICATES = frozenset({"NOUN", "ADJ", "PROPN"})


def judged_behind(s: Sentence) -> bool:
    """Give "dismissed reports that C as lies" its "as": the parser hangs it on the last verb of C."""
    changed = False
    for k, word in enumerate(s.lower):
        if word != "as" or s.deps[k] != "prep" or s.pos[s.heads[k]] != "VERB":
            continue
        judging = [a for a in s.ancestors(s.heads[k]) if _judges(s, a, k)]
        if judging and s.right[k] >= s.right[judging[0]] - 1:
            s.heads[k], changed = judging[0], True
    return changed


def judged_first(s: Sentence) -> bool:
    """Give "rejected as “gossip” a report that C" its object: it hangs on the verdict, or the verdict on it."""
    for k, word in enumerate(s.lower):
        verb = s.heads[k]
        if word != "as" or s.deps[k] != "prep" or k != verb + 1 or s.kid(verb, "auxpass") is not None:
            continue
        if s.deps[verb] == "relcl":
            continue  # "huts it described as camps" are what is described
        past = _past_verdict(s, verb, k) if k + 1 < len(s) else None
        if past is None:
            continue
        verdict = next((i for i in reversed(range(k + 1, past)) if _predicate(s, i)), None)
        told = _told(s, past)
        if verdict is None or told is None or s.heads[told] == verb:
            continue
        for i in (i for i in s.kids[told] if i < past):
            s.heads[i] = verdict
        s.heads[told], s.deps[told] = verb, "dobj"
        s.heads[verdict], s.deps[verdict] = k, "pobj"
        for clause in (c for c in s.kids_by(verb, "ccomp") if c > told and s.lower[s.left[c]] == "that"):
            s.heads[clause], s.deps[clause] = told, "acl"
        for subject in s.kids_by(verb, "nsubjpass"):
            s.deps[subject] = "nsubj"
        return True
    return False


def _judges(s: Sentence, verb: int, k: int) -> bool:
    """Say whether a verb judges, or says what something is and the "as" at `k` calls it false."""
    return s.lemmas[verb] in JUDGING or (_calls(s, verb) and any(_false(s, i) for i in s.kids[k]))


def _calls(s: Sentence, verb: int) -> bool:
    """Say whether a verb says what something is: "described as", "branded as"."""
    return any("as" in cue.takes for cue in lexicon().verbs.get(s.lemmas[verb], ()))


def _false(s: Sentence, i: int) -> bool:
    """Say whether a word calls something false."""
    return s.lower[i] in lexicon().lists["lists.false"]


def _predicate(s: Sentence, i: int) -> bool:
    """Say whether a word can be a verdict: a noun, an adjective, or any word for false ("fabricated")."""
    return s.pos[i] in PREDICATES or _false(s, i)


def _past_verdict(s: Sentence, verb: int, k: int) -> int | None:
    """Return the token behind the verdict: behind words in a pair of marks, or one bare word for false; or None."""
    if not (s.lemmas[verb] in JUDGING or _calls(s, verb)):
        return None
    if s.words[k + 1] not in MARKS:
        return k + 2 if _false(s, k + 1) else None
    return next((i + 1 for i in range(k + 2, len(s)) if s.words[i] in MARKS), None)


def _told(s: Sentence, past: int) -> int | None:
    """Return what is judged: the first noun of telling behind the verdict, else the noun that begins right there."""
    nouns = [i for i in range(past, len(s)) if s.pos[i] == "NOUN"]
    telling = (i for i in nouns if s.lemmas[i] in lexicon().nouns)
    return next(telling, next((i for i in nouns if s.left[i] <= past + 2), None))
