"""Mends clauses of saying whose subject or verb the parser gave to a neighbour.

"A says nine, B says ten", "warned that fuel was sold", "that the captain boasted of it", "Health: X has confirmed C",
"Writing on the web, X said C", "overheard the marshal say C", "a claim that X denies".
"""

from collections.abc import Iterator

from reportedly.codebook.cues import lexicon
from reportedly.reading.repair.telling import is_nobody
from reportedly.reading.tree import Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP"})
PRESENT = FINITE - {"VBD"}
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
OBJECTS = ("dobj", "ccomp", "attr", "acomp", "xcomp", "oprd")
LABEL = 3  # tokens of what stands before a colon


def spliced_speakers(s: Sentence) -> bool:
    """Set side by side what two tell of: "The army says nine, rebels say ten" has no word of the rebels on the army.

    So does the headline "Rebels seize town, army denies losing it": the army's word has its object already.
    """
    changed = False
    for k, dep in enumerate(s.deps):
        verb = s.heads[k]
        own, other = s.kid(k, "nsubj", "nsubjpass"), s.kid(verb, "nsubj")
        if dep != "ccomp" or verb != s.root or own is None or other is None or not k < other < verb:
            continue
        if not _finite_cues(s, verb) or s.words[s.left[other] - 1] not in {",", ";"}:
            continue
        headline = s.tags[k] in PRESENT and s.tags[verb] in PRESENT
        if (_answers(s, k, other) if _finite_cues(s, k) else headline) and _answers(s, verb):
            s.heads[k], s.deps[k], s.heads[verb], s.deps[verb], changed = k, "ROOT", k, "conj", True
    return changed


def nobody_told(s: Sentence) -> bool:
    """Part "The soldiers left, nobody told us why": what nobody told is said by no one."""
    changed = False
    for k, dep in enumerate(s.deps):
        verb = s.heads[k]
        other = s.kid(verb, "nsubj")
        if dep != "ccomp" or other is None or not k < other < verb or s.words[s.left[other] - 1] not in {",", ";"}:
            continue
        if is_nobody(s, other):
            s.heads[k], s.deps[k] = (k if s.heads[verb] == verb else s.heads[verb]), s.deps[verb]
            s.heads[verb], s.deps[verb], changed = k, "conj", True
    return changed


def _answers(s: Sentence, verb: int, past: int | None = None) -> bool:
    """Say whether a verb of saying has what it says right behind it: a clause or an object that is no hearer."""
    heard = s.lemmas[verb] in lexicon().lists["lists.telling_whom"]
    held = s.kids_by(verb, "ccomp", "xcomp") if heard else s.kids_by(verb, "dobj", "ccomp", "xcomp")
    return any(verb < o < (past or len(s)) and s.words[s.left[o] - 1] not in {",", "-", "–", "—"} for o in held)


def _finite_cues(s: Sentence, *verbs: int) -> bool:
    """Say whether all these are verbs of saying with a tense."""
    return all(s.tags[verb] in FINITE and s.lemmas[verb] in lexicon().verbs for verb in verbs)


def subject_behind_that(s: Sentence) -> bool:
    """Give a that-clause its subject: of "warned that fuel for the ambulances was sold" nobody warned the fuel."""
    changed = False
    for that, word in enumerate(s.lower):
        noun = s.heads[that]
        verb = s.heads[noun]
        if word != "that" or s.deps[that] != "det" or s.deps[noun] != "dobj" or not s.left[noun] == that == verb + 1:
            continue
        clause = next((k for k in s.kids_by(verb, "ccomp") if k > s.right[noun]), None)
        if clause is None or s.kid(clause, *SUBJECTS) is not None or s.lemmas[verb] not in lexicon().verbs:
            continue
        between = [k for k in s.kids_by(verb, "prep") if noun < k < clause]
        if s.left[clause] != max(s.right[k] for k in (noun, *between)) + 1:
            continue
        for k in between:
            s.heads[k] = noun
        s.heads[noun], s.deps[noun] = clause, "nsubjpass" if s.kid(clause, "auxpass") is not None else "nsubj"
        s.heads[that], s.deps[that], s.tags[that], changed = clause, "mark", "IN", True
    return changed


def verb_behind_that(s: Sentence) -> bool:
    """Give "remember that the captain boasted of it" its verb: a clause with "that" is no mere noun."""
    changed = False
    for noun, dep in enumerate(s.deps):
        mark, verb = s.kid(noun, "mark"), noun + 1
        if dep != "ccomp" or s.pos[noun] not in {"NOUN", "PROPN"} or mark is None or s.lower[mark] != "that":
            continue
        if s.kid(noun, "cop", *SUBJECTS) is not None or verb >= len(s) or s.tags[verb] not in {"VBN", "VBD"}:
            continue
        if s.heads[verb] == noun and s.deps[verb] == "acl":
            s.heads[verb], s.deps[verb], s.tags[verb] = s.heads[noun], "ccomp", "VBD"
            s.heads[noun], s.deps[noun], s.heads[mark], changed = verb, "nsubj", verb, True
    return changed


def verb_of_a_wish(s: Sentence) -> bool:
    """Read "demanded that the minister resign" as a clause: behind "that" no bare noun follows its own subject."""
    changed = False
    for k, dep in enumerate(s.deps):
        mark, own = s.kid(k, "mark"), s.kid(k, "compound")
        if dep != "ccomp" or s.tags[k] != "NN" or mark is None or own is None or s.lower[mark] != "that":
            continue
        if own != k - 1 or s.kid(k, "cop", *SUBJECTS) is not None or s.pos[s.heads[k]] != "VERB":
            continue
        s.deps[own], s.tags[k], s.pos[k], changed = "nsubj", "VB", "VERB", True
        for i in s.kids_by(k, "det", "amod", "nmod", "poss", "compound"):
            if i < own:
                s.heads[i] = own
    return changed


def clause_behind_label(s: Sentence) -> bool:
    """Put the clause of "Health: the clinic has confirmed C" on top, not the word before its colon."""
    root, colon = s.root, s.words.index(":") if ":" in s.words[: LABEL + 1] else 0
    for label in s.kids_by(root, "nsubj"):
        if label < colon and any(k > colon for k in s.kids_by(root, *SUBJECTS)):  # "Q: Your army says C"
            s.deps[label] = "dep"
            return True
    if s.pos[root] in {"VERB", "AUX"} or root >= LABEL or s.words[root + 1 : root + 2] != [":"]:
        return False
    for k in s.kids_by(root, "acl", "relcl", "ccomp", "appos", "parataxis"):
        own = s.kid(k, *SUBJECTS)
        tensed = any(s.tags[i] in FINITE | {"MD"} for i in (k, *s.kids_by(k, "aux", "auxpass")))
        if own is not None and s.left[k] == root + 2 and tensed and s.kid(k, "mark") is None:
            s.heads[k], s.deps[k], s.heads[root], s.deps[root] = k, "ROOT", k, "dep"
            return True
    return False


def speaker_behind_participle(s: Sentence) -> bool:
    """Find who speaks in "Writing on the web, the governor of X said C": no participle does."""
    verb = s.heads[0]
    if s.tags[0] != "VBG" or s.deps[0] != "nsubj" or verb == 0 or s.lemmas[verb] not in lexicon().verbs:
        return False
    for k in s.subtree(0):
        apart = s.deps[k] == "appos" and s.words[s.left[k] - 1] == "," and s.pos[k] in {"NOUN", "PROPN"}
        if apart and s.kid(0, "dobj") != k:
            s.heads[k], s.deps[k], s.deps[0] = verb, "nsubj", "advcl"
            return True
    return False


def overheard(s: Sentence) -> bool:
    """Give "overheard the marshal say C" its speaker: the marshal says, and was heard saying it."""
    changed = False
    hearing = lexicon().lists["lists.hearing"]
    for k in _bare_verbs(s):
        speaker = next((o for o in range(k) if s.deps[o] == "dobj" and s.right[o] + 1 == k), None)
        if speaker is not None and s.lemmas[s.heads[speaker]] in hearing:
            s.heads[k], s.deps[k], s.tags[k] = s.heads[speaker], "ccomp", "VB"
            s.heads[speaker], s.deps[speaker], changed = k, "nsubj", True
    return changed


def _bare_verbs(s: Sentence) -> Iterator[int]:
    """Yield the verbs of saying in their plain form that have no subject."""
    for k, dep in enumerate(s.deps):
        plain = s.tags[k] in {"VB", "VBP"} and s.lemmas[k] in lexicon().verbs
        if plain and dep in {"parataxis", "ccomp", "xcomp", "advcl"} and s.kid(k, "aux", *SUBJECTS) is None:
            yield k


def what_is_denied(s: Sentence) -> bool:
    """Make "a claim that X denies", "that X has not confirmed" one that X answers: its verb waits for its object."""
    nouns, changed = lexicon().nouns, False
    for verb, dep in enumerate(s.deps):
        that, noun = s.kid(verb, "mark"), s.heads[verb]
        rows = lexicon().verbs.get(s.lemmas[verb], ())
        if dep != "acl" or that is None or s.lower[that] != "that" or s.lemmas[noun] not in nouns:
            continue
        answers = any(row.commitment in {"denies", "endorses"} for row in rows) and s.kid(verb, "auxpass") is None
        bare = s.tags[verb] == "VB" and s.kid(verb, "aux") is None  # "demands that the army withdraw"
        if s.kid(verb, *OBJECTS) is None and answers and not bare:
            s.deps[verb], s.deps[that], s.tags[that], changed = "relcl", "dobj", "WDT", True
    return changed


def alleged_by(s: Sentence) -> bool:
    """Give "is alleged by two clerks to have sold it" its infinitive, which the parser hung on who alleges it."""
    changed = False
    for k, dep in enumerate(s.deps):
        agent = s.heads[k]
        verb = s.heads[s.heads[agent]]
        to = dep in {"relcl", "acl"} and any(s.lower[t] == "to" for t in s.kids_by(k, "aux"))
        if not to or s.deps[agent] != "pobj" or s.lower[s.heads[agent]] != "by" or s.tags[verb] != "VBN":
            continue
        if s.lemmas[verb] in lexicon().lists["lists.hearsay"] and s.kid(verb, "nsubjpass") is not None:
            s.heads[k], s.deps[k], changed = verb, "xcomp", True
    return changed


SPOKEN = (
    spliced_speakers,
    nobody_told,
    subject_behind_that,
    verb_behind_that,
    verb_of_a_wish,
    clause_behind_label,
    speaker_behind_participle,
    overheard,
    alleged_by,
)
