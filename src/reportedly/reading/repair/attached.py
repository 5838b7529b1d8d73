"""Mends of where small parts hang: a subject on its verb's helper, "neighbouring X", the names of a counted few.

And of what "Aid" is in "Aid workers fear that C", "boasted" in "Rebels boasted of a raid", "going" in "accounts of
soldiers going from house to house".
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
HELPERS = frozenset({"aux", "auxpass"})
COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
NEXT_TO = frozenset({"neighbouring", "neighboring"})
LONGEST_SOURCE = 5  # tokens that name who speaks behind the colon of a headline
ARGUMENTS = frozenset({"dobj", "pobj", "attr", "appos", "conj", "npadvmod", "oprd", "dative"})
LEAST = 4  # tokens of a sentence with a compound, a verb and a clause
STOPS = frozenset({".", "!", "?", '"', "''", "\u201d"})


def subject_on_its_helper(s: Sentence) -> bool:
    """Give a verb the subject that hangs on its helper: "[The Party is] opposed to it"."""
    changed = False
    for k, dep in enumerate(s.deps):
        helper = s.heads[k]
        if dep in SUBJECTS and s.deps[helper] in HELPERS and s.heads[helper] != helper:
            verb = s.heads[helper]
            if k < verb and not any(s.deps[m] in SUBJECTS for m in s.kids[verb]):
                s.heads[k], changed = verb, True
    return changed


def neighbouring_is_no_verb(s: Sentence) -> bool:
    """Make "by neighbouring X" a name with what it is, where the parser saw somebody neighbour it."""
    changed = False
    for k, word in enumerate(s.lower):
        thing = s.kid(k, "dobj") if word in NEXT_TO and s.pos[k] == "VERB" else None
        if thing is not None and thing > k and s.deps[k] in {"pcomp", "amod", "acl", "nsubj", "conj"}:
            label = "pobj" if s.deps[k] == "pcomp" else s.deps[k]
            s.heads[thing], s.deps[thing] = s.heads[k], label
            s.heads[k], s.deps[k], s.pos[k], s.tags[k] = thing, "amod", "ADJ", "JJ"
            changed = True
    return changed


def named_few(s: Sentence) -> bool:
    """Make "two members of the League, A and B" name the two: the parser lists A and B beside the League."""
    for k, dep in enumerate(s.deps):
        count = COUNTS.get(s.lower[k]) if dep == "nummod" else None
        noun = s.heads[k]
        of = s.kid(noun, "prep")
        whole = s.kid(of, "pobj") if of is not None else None
        if count is None or whole is None or s.tags[noun] != "NNS":
            continue
        listed = [at for at in s.conjuncts(whole) if at > whole]
        if len(listed) == count and s.words[s.left[listed[0]] - 1] == ",":
            s.heads[listed[0]], s.deps[listed[0]] = noun, "appos"
            return True
    return False


def source_behind_colon(s: Sentence) -> bool:
    """Part who closes a headline from its clause: in "Rebels 'killed nine': army" nobody killed an army."""
    at = next((i for i, word in enumerate(s.words) if word == ":"), -1)
    if not 0 < len(s) - 1 - at <= LONGEST_SOURCE or s.words[-1] in STOPS or at < 1:
        return False
    behind = range(at + 1, len(s))
    heads = [k for k in behind if s.heads[k] <= at]
    if len(heads) != 1 or s.pos[heads[0]] not in {"NOUN", "PROPN"} or s.deps[heads[0]] not in ARGUMENTS:
        return False
    s.heads[heads[0]], s.deps[heads[0]] = s.root, "parataxis"
    return True


def opening_noun(s: Sentence) -> bool:
    """Make one subject of "Aid workers fear that C": nobody aids them, where a verb of its number follows."""
    verb = s.heads[0]
    if len(s) < LEAST or s.tags[0] != "VB" or s.deps[0] != "csubj" or s.tags[verb] not in {"VBP", "VBD"}:
        return False
    people = s.kid(0, "dobj")
    if people is None or s.tags[people] != "NNS" or s.left[people] != 1 or s.kid(0, "aux", "mark") is not None:
        return False
    for k in s.kids[0]:
        s.heads[k] = people if k < people else verb
    s.heads[people], s.deps[people] = verb, "nsubj"
    s.heads[0], s.deps[0], s.tags[0], s.pos[0] = people, "compound", "NN", "NOUN"
    return True


def boasted_of(s: Sentence) -> bool:
    """Find the verb of "The rebels boasted of downing a drone", read as a participle: nobody boasted of them.

    Nor of "Clerks described as false a claim that C".
    """
    own = s.root
    verb = own + 1
    if s.tags[own] not in {"NNS", "NNPS", "NN", "NNP"} or verb >= len(s) - 1 or s.words[-1] not in STOPS:
        return False
    particle = s.kid(verb, "prep")
    rows = lexicon().verbs.get(s.lemmas[verb], ())
    governed = particle is not None and particle == verb + 1 and any(row.particle == s.lower[particle] for row in rows)
    governed = governed or (bool(rows) and s.kid(verb, "dobj") is not None)  # no participle of theirs has an object
    if s.heads[verb] != own or s.deps[verb] != "acl" or s.tags[verb] not in {"VBN", "VBD"} or not governed:
        return False
    if s.kid(own, "cop", "aux", "nsubj") is not None or s.kid(verb, "agent", "aux", "auxpass") is not None:
        return False
    for k in s.kids[own]:
        s.heads[k] = verb if k > verb else own
    s.heads[own], s.deps[own] = verb, "nsubj"
    s.heads[verb], s.deps[verb], s.tags[verb] = verb, "ROOT", "VBD"
    return True


def doing_behind_of(s: Sentence) -> bool:
    """Hang "going" on who goes in "accounts of soldiers going from house to house": no account goes anywhere."""
    changed = False
    for doing, dep in enumerate(s.deps):
        noun = s.heads[doing]
        if dep != "acl" or s.tags[doing] != "VBG" or s.lemmas[noun] not in lexicon().nouns or noun > doing:
            continue
        of = next((k for k in s.kids_by(noun, "prep") if s.lower[k] == "of"), None)
        doer = s.kid(of, "pobj") if of is not None else None
        if doer is not None and s.right[doer] == s.left[doing] - 1:
            s.heads[doing], changed = doer, True
    return changed


def without_telling(s: Sentence) -> bool:
    """Hang "without elaborating" on who tells: of "X said C, without giving evidence" it is X who gives none."""
    changed = False
    for k, word in enumerate(s.lower):
        withheld = s.kid(k, "pcomp") if word == "without" else None
        if withheld is None or s.tags[withheld] != "VBG" or not _untold(s, withheld):
            continue
        above = next((a for a in s.ancestors(k) if a < k and a != s.heads[k] and _is_teller(s, a)), None)
        if above is not None and not _is_teller(s, s.heads[k]):
            s.heads[k], changed = above, True
            comma = s.left[k] - 1
            if s.words[comma] == ",":
                s.heads[comma] = above
    return changed


def as_what_it_is_called(s: Sentence) -> bool:
    """Hang "as a joke" on who calls something so: "described the claim that C as a joke", "… by X as a joke"."""
    changed = False
    for verb, lemma in enumerate(s.lemmas):
        if lemma not in lexicon().lists["lists.describing"] or any(s.lower[k] == "as" for k in s.kids_by(verb, "prep")):
            continue
        held, by = s.kid(verb, "dobj"), s.kid(verb, "agent")
        inner = s.kid(held, "acl", "relcl") if held is not None and s.lemmas[held] in lexicon().nouns else None
        inner = s.kid(by, "pobj") if by is not None else inner
        behind = next((k for k in s.kids_by(inner, "prep") if s.lower[k] == "as"), None) if inner is not None else None
        if behind is not None and behind > verb:
            s.heads[behind], changed = verb, True
    return changed


def _untold(s: Sentence, verb: int) -> bool:
    """Say whether a participle is of telling or showing that was not done: "elaborating", "giving any evidence"."""
    lists = lexicon().lists
    if s.lemmas[verb] in lists["lists.elaborating"]:
        return True
    held = s.kid(verb, "dobj")
    shown = lists["lists.particulars"] | lists["lists.proof"]
    return s.lemmas[verb] in lists["lists.answering"] and held is not None and s.lemmas[held] in shown


def _is_teller(s: Sentence, verb: int) -> bool:
    """Say whether a verb tells a clause, or hands on a noun that does."""
    lists, known = lexicon().lists, lexicon().verbs.get(s.lemmas[verb], ())
    if s.pos[verb] != "VERB":
        return False
    clause = any("clause" in row.takes for row in known) and s.kid(verb, "ccomp") is not None
    return clause or s.lemmas[verb] in lists["lists.lending"] | lists["lists.seconding"]


ATTACHED = (
    without_telling,
    as_what_it_is_called,
    subject_on_its_helper,
    neighbouring_is_no_verb,
    named_few,
    source_behind_colon,
    opening_noun,
    boasted_of,
    doing_behind_of,
)
