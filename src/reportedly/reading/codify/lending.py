"""What a word above a deed lends it: "conducted raids", "came under attack", "responsible for", "the target of"."""

from collections.abc import Iterator

from reportedly.codebook.codebook import Triggers
from reportedly.reading.codify import clauses
from reportedly.reading.codify.parts import Parts, antecedent
from reportedly.reading.codify.triggering import VERBAL, is_time
from reportedly.reading.tree import Sentence

STEPS = 6  # words between a deed and the verb above it
DISOWNING = frozenset({"deny", "reject", "disclaim", "dismiss", "disavow", "disown", "refute"})
STOPPING = frozenset({"stop", "halt", "prevent", "foil", "thwart", "repel"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
BODIES = frozenset({"dobj", "pobj", "nsubjpass", "prep", "conj", "attr", "nsubj", "appos"})


def lend(s: Sentence, n: int, found: Parts, words: Triggers) -> None:
    """Take the doer that a governing verb or adjective lends: "conducted dozens of attacks", "responsible for"."""
    if s.deps[n] == "compound" and s.lemmas[s.heads[n]] in words.roles["carriers"]:
        n = s.heads[n]  # "launched a bombing campaign"
    for below, above in _governors(s, n):
        if s.lemmas[above] in _accusing(words) or (s.deps[below] == "prep" and _faces_charges(s, above, words)):
            return  # who faces charges over a deed did not suffer it
        if s.lower[below] == "into":
            return  # who intensified the investigation into the violence did the former alone
        if s.pos[above] in VERBAL:
            if _is_far(s, n, below, above, words):
                return
            if s.lower[below] == "under":
                _came_under(s, n, above, found)
            _lend_verb(s, below, above, found, words)
            return
        if s.lemmas[above] in words.roles["struck"] and s.lower[below] == "of":
            found.sufferers += _answerable(s, above)
            return
        if s.lemmas[above] in words.roles["answerable"]:
            found.doers += _answerable(s, above)
            return


def _is_far(s: Sentence, n: int, below: int, verb: int, words: Triggers) -> bool:
    """Say whether phrases part a deed from a verb so that its subject need not have done it.

    "In the face of attacks, the army launched an inquiry"; "began a search in response to the raid".
    """
    between = [a for a in s.ancestors(n) if below <= a < n or n < a <= below]
    ways = [a for a in (*between, below) if s.deps[a] == "prep" and s.lower[a] != "of"]
    of = s.heads[verb]
    if s.deps[verb] == "pcomp" and s.lemmas[s.heads[of]] in words.roles["clearing"]:
        return True  # "cleared of ordering the massacre"
    return len(set(ways)) > 1 or (s.deps[below] == "prep" and below < verb)


def _faces_charges(s: Sentence, verb: int, words: Triggers) -> bool:
    """Say whether the object of a verb is a charge."""
    near = [*s.kids_by(verb, "dobj"), *(p for name, p in clauses.prepositions(s, verb) if name == "on")]
    return any(s.lemmas[k] in _accusing(words) for k in near)  # "faces charges over", "went on trial for"


def _accusing(words: Triggers) -> frozenset[str]:
    """Return the nouns under which a deed is laid to somebody's charge."""
    return words.roles["charges"] | words.roles["trials"] | words.roles["verdicts"]


def _governors(s: Sentence, n: int) -> Iterator[tuple[int, int]]:
    """Yield (word, the one above it) from a noun up to the first verb, over phrases and coordination only."""
    at = n
    for _ in range(STEPS):
        above = s.heads[at]
        if above == at or s.deps[at] not in BODIES:
            return
        yield at, above
        at = above


def _lend_verb(s: Sentence, below: int, verb: int, found: Parts, words: Triggers) -> None:
    """Take the subject of a light verb for the doer, or for the one who suffers where the verb says so."""
    if s.lemmas[verb] not in words.roles["light"] or s.deps[below] == "nsubj":
        return
    if s.lemmas[verb] in words.roles["permitting"] and _is_known_assault(s, below, words):
        return  # who approves "the attacks" judges what is done already, and by whom it was done is not said
    if s.deps[below] == "dobj" and not found.sufferers:
        found.sufferers += _right_behind(s, below, verb, words)
    doer = clauses.subject(s, verb)
    if doer is None or clauses.is_nobody(s, doer) or _puts_down(s, below, verb, words):
        return
    suffers = s.lemmas[verb] in words.roles["suffering"]
    (found.sufferers if suffers else found.doers).append(antecedent(s, doer))


def _puts_down(s: Sentence, n: int, verb: int, words: Triggers) -> bool:
    """Say whether a protest is somebody else's: "troops stopped a march", not "workers halted their strike"."""
    others = any(row.code == "PROTEST" for row in words.nouns.get(s.lemmas[n], ()))
    return others and s.lemmas[verb] in STOPPING and not s.kids_by(n, "poss")


def _came_under(s: Sentence, n: int, verb: int, found: Parts) -> None:
    """Take both sides of "came under attack from X"."""
    under = clauses.subject(s, verb)
    if s.lemmas[verb] in {"come", "be", "fall", "remain"} and under is not None:
        found.sufferers.append(antecedent(s, under))
        near = (*clauses.prepositions(s, n), *clauses.prepositions(s, verb))
        found.doers += [p for name, p in near if name == "from" and not is_time(s, p)]


def _right_behind(s: Sentence, n: int, verb: int, words: Triggers) -> list[int]:
    """Return whom a phrase right behind a deed is on that the parser hung on its verb: "launched [a raid] on X"."""
    return [
        p
        for k in s.kids_by(verb, "prep")
        if k == s.right[n] + 1 and s.lower[k] in words.roles["on"] - {"of", "into"}
        for p in s.kids_by(k, "pobj")
        if not is_time(s, p)
    ]


def _is_known_assault(s: Sentence, n: int, words: Triggers) -> bool:
    """Say whether a noun names an assault that is spoken of as known: "the attacks"."""
    violent = any(row.code == "ASSAULT" for row in words.nouns.get(s.lemmas[n], ()))
    return violent and any(s.lower[k] in DEFINITE for k in s.kids_by(n, "det"))


def _answerable(s: Sentence, adjective: int) -> list[int]:
    """Return of whom "responsible for" is said: the noun it qualifies or the subject of "is"."""
    head = s.heads[adjective]
    if s.pos[head] in VERBAL and (s.lemmas[head] in DISOWNING or clauses.is_negated(s, head)):
        return []  # "denied responsibility for the murder": somebody else's, or nobody's
    if s.pos[head] in VERBAL:
        doer = clauses.subject(s, head)
        return [doer] if doer is not None else []
    return [s.heads[head] if s.deps[head] == "appos" else head]
