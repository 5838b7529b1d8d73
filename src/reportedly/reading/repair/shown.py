"""Mends what the parser makes of a short verb behind a phrase, and of a short noun behind "to".

"C, emails reviewed by the Lantern show": the verb at the end is read as what reviewed the emails. "Attributed the
deaths to crossfire": the noun is read as a verb, and somebody as wanting to do it.
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.repair.papers import PAPERS
from reportedly.reading.tree import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "expl")
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "VBZ", "VBP", "VB"})
CREDITING = frozenset({"attribute", "ascribe"})  # nobody attributes to do something
LONGEST = 9  # tokens of the participle and whoever it was done by


def papers_behind(s: Sentence) -> bool:
    """Find the teller of "C, emails reviewed by the Lantern show": papers, a participle, whose it was, and the verb."""
    verb = len(s) - 2
    if verb < LONGEST // 2 or s.words[-1] not in {".", '"', "\u201d"} or s.tags[verb] not in NOMINAL:
        return False
    base, own = _shows(s, verb), s.kid(verb, *SUBJECTS)
    if base is not None and s.root == verb and own is not None and s.kid(verb, "ccomp") is not None:
        noun: int | None = own  # only its class is wrong
    else:
        noun = _papers(s, verb) if base is not None and own is None else None
    if base is None or noun is None or (noun == own and s.pos[verb] == "VERB"):
        return False
    if noun == own:
        return _as_verb(s, verb, base)
    comma, top = s.left[noun] - 1, s.root
    if comma < 1 or s.words[comma] != "," or top >= comma:
        return False
    _free(s, verb)
    _as_verb(s, verb, base)
    s.heads[verb], s.deps[verb] = verb, "ROOT"
    s.heads[top], s.deps[top] = verb, "ccomp"
    s.heads[noun], s.deps[noun] = verb, "nsubj"
    s.heads[comma] = s.heads[len(s) - 1] = verb
    return True


def _as_verb(s: Sentence, verb: int, base: str) -> bool:
    """Make a verb in the present of a word; return True."""
    s.tags[verb], s.pos[verb], s.lemmas[verb] = ("VBZ" if s.lower[verb].endswith("s") else "VBP"), "VERB", base
    return True


def _shows(s: Sentence, verb: int) -> str | None:
    """Return the base form of a verb of telling or showing that takes a clause, whatever it was read as."""
    low = s.lower[verb]
    forms = (low, low.removesuffix("s"), s.lemmas[verb])
    known = lexicon().verbs
    return next((form for form in forms if any("clause" in row.takes for row in known.get(form, ()))), None)


def _papers(s: Sentence, verb: int) -> int | None:
    """Return the paper or picture that a participle right before the verb is of: "emails reviewed by the Lantern"."""
    for part in range(verb - 1, max(0, verb - LONGEST), -1):
        noun = s.heads[part]
        if s.words[part] == ",":
            return None
        if s.tags[part] not in {"VBN", "VBD"} or s.deps[part] != "acl" or noun > part:
            continue
        known = s.lemmas[noun] in lexicon().lists["speakers.documents"]
        inside = all(s.left[k] > part for k in (verb, *(a for a in s.ancestors(verb) if a > part)))
        return noun if known and inside and s.right[noun] <= verb else None
    return None


def _free(s: Sentence, verb: int) -> None:
    """Give the place of the verb to the name that stood before it: "by the Lantern show" has one in the Lantern."""
    name = verb - 1
    s.heads[name], s.deps[name] = s.heads[verb], s.deps[verb]
    for k in s.kids[verb]:
        if k < name:
            s.heads[k] = name


def credited_to(s: Sentence) -> bool:
    """Read "attributed the deaths to crossfire" as a cause: the noun behind "to" is no verb."""
    changed = False
    for k, dep in enumerate(s.deps):
        to = k - 1
        if dep not in {"advcl", "xcomp", "acl"} or s.tags[k] not in {"VB", "VBG"} or to < 1 or s.lower[to] != "to":
            continue
        verb = next((a for a in s.ancestors(k) if s.lemmas[a] in CREDITING), None)
        if verb is None or any(i > k and s.deps[i] in {"dobj", "ccomp", "xcomp"} for i in s.kids[k]):
            continue
        s.heads[to], s.deps[to], s.tags[to], s.pos[to] = verb, "prep", "IN", "ADP"
        s.heads[k], s.deps[k], s.tags[k], s.pos[k] = to, "pobj", "NN", "NOUN"
        changed = True
    return changed


SHOWN = (papers_behind, credited_to, *PAPERS)
