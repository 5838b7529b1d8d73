"""Mends nouns of deeds that the parser took for participles: "died in police firing", "army shelling left two dead"."""

from reportedly.codebook.codebook import triggers
from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

BEHIND = frozenset({"in", "by", "during", "after", "from", "to", "of", "into"})
BARE = frozenset({"punct", "amod", "compound", "nmod", "acl", "det", "relcl"})
ONE = frozenset({"a", "an", "some", "several", "many", "those", "these"})
RESORTING = frozenset({"resort", "lead"})  # "resorted to firing", "led to firing"
PAST = frozenset({"VBD", "VBN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
VOICING = frozenset({"express", "voice", "convey"})
REACH = 10  # words from a paper to what is voiced in it
SHOOTING = frozenset({"shoot", "gun"})


def deed_behind_its_doer(s: Sentence) -> bool:
    """Make the gerund the head and the bare noun before it its modifier, where nothing is said of that noun."""
    changed = False
    for k, dep in enumerate(s.deps):
        if s.tags[k] != "VBG" or not _names_deed(s, k):
            continue
        behind = (dep == "acl" and s.heads[k] == k - 1) or (dep == "aux" and k > 0)  # no gerund helps a finite verb
        behind |= k > 0 and dep == s.deps[k - 1] == "pobj" and s.heads[k] == s.heads[k - 1]  # nor has "in" two objects
        if (behind and _is_bare(s, k - 1)) or _is_of_a_force(s, k):
            _turn_round(s, k, k - 1)
            changed = True
        elif dep == "pcomp" and s.lower[s.heads[k]] in BEHIND and _is_told_as_noun(s, k):
            s.deps[k] = "pobj"
            changed = True
    return changed


def second_deed(s: Sentence) -> bool:
    """Make a verb of the participle in "shelled towns and murdered nurses", taken for a modifier of the noun.

    No noun stands beside a verb: where one does, with such a participle first in its phrase, that is the verb.
    """
    changed = False
    for noun, dep in enumerate(s.deps):
        verb = s.heads[noun]
        if dep != "conj" or s.pos[noun] not in {"NOUN", "PROPN"} or s.pos[verb] != "VERB" or s.tags[verb] not in PAST:
            continue
        part = s.left[noun]
        told = part < noun and s.deps[part] == "amod" and s.lower[part].endswith("ed") and part > verb
        if told and s.lower[part - 1] == "and" and s.lemmas[part] in triggers().verbs and not s.kids[part]:
            s.heads[part], s.deps[part], s.tags[part], s.pos[part] = verb, "conj", s.tags[verb], "VERB"
            s.heads[noun], s.deps[noun] = part, "dobj"
            changed = True
    return changed


def _is_of_a_force(s: Sentence, k: int) -> bool:
    """Say whether a gerund stands right behind a force that nothing else is said of: "there was police firing"."""
    if k == 0 or s.deps[k] not in {"acl", "advcl"} or s.lower[k - 1] not in triggers().roles["forces"]:
        return False
    noun, above = k - 1, s.heads[k - 1]
    if any(i != k and (s.deps[i] not in BARE or s.lower[i] in ONE) for i in s.kids[noun]):
        return False
    label = s.deps[noun]
    there = label == "attr" and s.kid(above, "expl") is not None
    return there or (label == "pobj" and s.lower[above] in BEHIND) or (label == "conj" and s.pos[above] != "VERB")


def _turn_round(s: Sentence, k: int, noun: int) -> None:
    """Hang a noun, and all that hangs on it but its modifiers, on the deed behind it."""
    s.heads[k], s.deps[k] = s.heads[noun], s.deps[noun]
    for i in s.kids[noun]:
        if i != k and (i > k or s.deps[i] in {"det", "punct"}):
            s.heads[i] = k
    s.heads[noun], s.deps[noun] = k, "compound"


def _is_told_as_noun(s: Sentence, k: int) -> bool:
    """Say whether a gerund behind a preposition has a noun before it or a doer behind "by", and make it a modifier."""
    own = s.kid(k, "nsubj", "compound")
    if own is not None and own == k - 1 and not s.kids[own]:
        s.deps[own] = "compound"
        return True
    if own is None and s.lemmas[s.heads[s.heads[k]]] in RESORTING:
        return True
    return own is None and any(s.lower[i] == "by" for i in s.kids_by(k, "prep", "agent"))


def _names_deed(s: Sentence, k: int) -> bool:
    """Say whether a gerund without an object is a noun of the codebook; "the firing [belong] to" has none."""
    objects = [i for i in s.kids_by(k, "dobj", "ccomp", "prt") if s.tags[i] not in {"VB", "VBP"}]
    if s.lower[k] not in triggers().nouns or objects:
        return False
    return s.kid(k, "xcomp") is None or s.lemmas[s.heads[s.heads[k]]] in RESORTING  # "resorted to firing to clear it"


def _is_bare(s: Sentence, noun: int) -> bool:
    """Say whether a noun behind a preposition or before a finite verb is neither counted nor one of several."""
    above = s.heads[noun]
    placed = (s.deps[noun] == "pobj" and s.lower[above] in BEHIND) or (
        s.deps[noun] in {"nsubj", "nsubjpass"} and s.tags[above] in FINITE | {"VBN"}
    )
    plain = all(s.deps[k] in BARE and s.lower[k] not in ONE for k in s.kids[noun])
    return placed and plain and s.lower[noun] != s.lemmas[noun] + "s" and s.pos[noun] in {"NOUN", "PROPN"}


def shot_dead(s: Sentence) -> bool:
    """Hang "dead" on the verb right before it: "shot dead 17-year-old Ann Reed" shot nobody who was dead."""
    changed = False
    for k, low in enumerate(s.lower):
        verb = k - 1
        if low == "dead" and k and s.lemmas[verb] in SHOOTING and s.tags[verb] in PAST and s.heads[k] > k:
            s.heads[k], s.deps[k], changed = verb, "acomp", True
    return changed


def voiced_in_a_letter(s: Sentence) -> bool:
    """Hang "expressing" on its letter: "a letter to NAME expressing support" tells of no support that expresses."""
    changed = False
    for k, lemma in enumerate(s.lemmas):
        mere = s.tags[k] == "VBG" and s.deps[k] in {"amod", "compound"} and s.heads[k] > k
        if not mere or lemma not in VOICING or k < 1 or s.pos[k - 1] not in {"NOUN", "PROPN"}:
            continue
        papers = lexicon().lists["speakers.documents"]
        paper = next((n for n in range(k - 1, max(k - REACH, -1), -1) if s.lemmas[n] in papers), None)
        noun = s.heads[k]
        if paper is None:
            continue
        s.pos[k], s.deps[k], s.heads[k] = "VERB", "acl", paper
        s.deps[noun], s.heads[noun], changed = "dobj", k, True
    return changed
