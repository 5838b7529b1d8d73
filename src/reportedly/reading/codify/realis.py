"""Whether an event happened, goes on, is planned, predicted, possible or negated.

The statement that bears it decides first (its polarity, a condition, a question), then the words above the event in
its own clause: modals, "plan to", "likely to", "calls for", "no intention of".
"""

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify import clauses
from reportedly.reading.codify.triggering import VERBAL, Named
from reportedly.reading.tree import Sentence
from reportedly.record import Realis, Statement

STEPS = 8


def realis(s: Sentence, named: Named, home: Statement, words: Triggers) -> Realis:
    """Return the status of an event that `home` bears."""
    if home.polarity == "-" and not _given(s, named):
        return "negated"
    above = _above(s, named, home, words)
    if any(clauses.is_negated(s, i) for i in above if s.pos[i] in VERBAL) or _none_of(s, named.at):
        return "negated" if not _given(s, named) else "happened"
    by_word = _by_words(s, above, words)
    if by_word is not None:
        return by_word
    if home.certainty in {"conditional", "uncommitted"} and not _given(s, named):
        return "possible"
    return "ongoing" if _goes_on(s, named) else "happened"


def _given(s: Sentence, named: Named) -> bool:
    """Say whether the event is spoken of as known: a definite noun with a time or place, or in a relative clause."""
    if named.verbal:
        return any(s.deps[i] == "relcl" for i in (named.at, *s.ancestors(named.at)))
    definite = any(s.lower[k] in {"the", "this", "that", "these", "those"} for k in s.kids_by(named.at, "det"))
    return definite and any(s.deps[k] in {"prep", "amod", "relcl", "acl"} for k in s.kids[named.at])


def _none_of(s: Sentence, i: int) -> bool:
    """Say whether a noun is counted as none ("no attack")."""
    return any(s.lower[k] == "no" for k in s.kids_by(i, "det"))


def _above(s: Sentence, named: Named, home: Statement, words: Triggers) -> list[int]:
    """Return the event's word and the words above it, up to the edge of what the statement says."""
    found = [named.at]
    governors = words.roles["planned"] | words.roles["possible"] | words.roles["predicted"]
    for i in s.ancestors(named.at):
        inside = any(c.start <= s.starts[i] < c.end for c in home.content)
        if not inside or len(found) > STEPS or s.deps[found[-1]] in {"relcl", "advcl", "parataxis"}:
            break
        if s.deps[found[-1]] == "prep" and s.pos[i] in VERBAL and s.lemmas[i] not in governors:
            break
        if s.deps[found[-1]] in {"nsubj", "nsubjpass"} and s.pos[found[-1]] not in VERBAL and s.lemmas[i] != "be":
            found.append(i)
            break
        found.append(i)
    return found


def _by_words(s: Sentence, above: list[int], words: Triggers) -> Realis | None:
    """Return what modals and governing words say, the nearest first."""
    for n, i in enumerate(above):
        for k in s.kids_by(i, "aux"):
            if s.lower[k] in words.roles["modal_predicted"]:
                return "predicted"
            if s.lower[k] in words.roles["modal_possible"]:
                return "possible"
        if n and _predicted(s, i, words):
            return "predicted"
        if n and s.lemmas[i] in words.roles["planned"] and _object_of_plan(s, above[n - 1]):
            return "planned"
        if n and s.lemmas[i] in words.roles["possible"]:
            return "possible"
        if _open_infinitive(s, i, words):
            return "possible"
    return None


def _predicted(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a word, or the adjective of its copula, foretells ("is likely to be …")."""
    told = [i, *s.kids_by(i, "acomp")] if s.lemmas[i] == "be" else [i]
    return any(s.lemmas[k] in words.roles["predicted"] for k in told)


def _open_infinitive(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a word is an infinitive that its governor does not make true: "efforts to expel", "whether to go"."""
    if s.tags[i] != "VB" or not any(s.lower[k] == "to" for k in s.kids_by(i, "aux")):
        return False
    above = s.heads[i]
    fact = s.lemmas[above] in words.roles["implicative"] | words.roles["planned"] | words.roles["predicted"]
    return above != i and s.deps[i] in {"xcomp", "acl", "ccomp", "pcomp", "relcl"} and not fact


def _object_of_plan(s: Sentence, i: int) -> bool:
    """Say whether a word is the verb or object of a plan, not its maker."""
    return s.deps[i] not in {"nsubj", "nsubjpass", "agent"}


def _goes_on(s: Sentence, named: Named) -> bool:
    """Say whether the clause tells something that is under way: a present progressive, or a state that still holds."""
    if named.code == "state":
        verb = named.at if named.verbal else next((a for a in s.ancestors(named.at) if s.pos[a] in VERBAL), named.at)
        return s.tags[verb] in {"VBZ", "VBP"} or any(
            s.tags[k] in {"VBZ", "VBP"} for k in s.kids_by(verb, "aux", "auxpass")
        )
    if not named.verbal or s.tags[named.at] != "VBG":
        return False
    return any(s.lemmas[k] == "be" and s.tags[k] in {"VBZ", "VBP"} for k in s.kids_by(named.at, "aux"))
