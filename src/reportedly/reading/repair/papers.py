"""Mends what the parser makes of papers and pictures that tell: a short verb behind a plural, a picture that was aired.

"C, court documents state": the verb is read as a noun, and the papers as a place or a name for what stood before them.
"“C,” read a notice on the gate": the notice is read as what somebody read. "Channel Nine aired footage showing C": the
verb is read as a participle of the footage.
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
SHOWING = frozenset({"show", "state", "indicate", "suggest", "say", "claim", "report", "reveal", "confirm", "allege"})
INSIDE = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "VBN", "VBD", "RB", "PRP$", "VBG", "HYPH"})
PARTICIPLES = frozenset({"VBN", "VBD"})
QUOTES = frozenset({'"', "''", "\u201d"})
ENDS = frozenset({".", ",", ";"}) | QUOTES
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def papers_tell(s: Sentence) -> bool:
    """Find the teller of "C, leaked cables indicate" and "C, the army's own logs show, but D"."""
    for verb in range(4, len(s) - 1):
        base, noun = _verb_of_papers(s, verb), verb - 1
        if base is None or not _papers(s, noun) or s.words[verb + 1] not in ENDS:
            continue
        first = _start(s, noun)
        if first is None or (s.heads[noun] == verb and s.pos[verb] == "VERB" and _is_right(s, first, verb)):
            continue
        if _hang(s, first, noun, verb):
            s.tags[verb], s.pos[verb], s.lemmas[verb] = ("VBZ" if s.lower[verb].endswith("s") else "VBP"), "VERB", base
            return True
    return False


def _verb_of_papers(s: Sentence, verb: int) -> str | None:
    """Return the base form of a verb by which papers tell, in the present, whatever it was read as."""
    low = s.lower[verb]
    return next((form for form in (low, low.removesuffix("s")) if form in SHOWING), None)


def _papers(s: Sentence, noun: int) -> bool:
    """Say whether a noun is of papers or pictures, and agrees with the verb behind it."""
    known = lexicon().lists["speakers.documents"] | lexicon().lists["lists.pictures"] | {"finding"}
    if s.lemmas[noun] not in known or s.pos[noun] not in {"NOUN", "PROPN"}:
        return False
    return (s.tags[noun] in {"NNS", "NNPS"}) != s.lower[noun + 1].endswith("s")


def _start(s: Sentence, noun: int) -> int | None:
    """Return where the phrase of the papers starts: right behind a comma, with a clause before it."""
    first = noun
    while first > 0 and s.tags[first - 1] in INSIDE:
        first -= 1
    behind = first > 2 and s.words[first - 1] == "," and s.lower[first] not in {"which", "that"}  # noqa: PLR2004
    return first if behind else None


def _is_right(s: Sentence, first: int, verb: int) -> bool:
    """Say whether the verb has the clause before it already, and nothing in its phrase has a subject of its own."""
    told = s.kid(verb, "ccomp")
    return told is not None and told < first and all(s.heads[i] >= first or i == verb for i in range(first, verb))


def _hang(s: Sentence, first: int, noun: int, verb: int) -> bool:
    """Put the verb on top of the clause before it, with the papers for its subject; say whether there was a clause."""
    comma, old = first - 1, s.root
    told = _clause(s, old, comma, verb)
    if told is None or not _free(s, told, comma, verb):
        return False
    inside = range(first, noun)
    for k in inside:
        if s.heads[k] not in inside:
            s.heads[k] = noun
            if s.tags[k] in PARTICIPLES:
                s.deps[k] = "amod"
    for k in range(len(s)):
        if k in {comma, verb + 1, len(s) - 1} and s.deps[k] == "punct":
            s.heads[k] = verb
        elif s.heads[k] in inside and k < comma:
            s.heads[k] = told  # "Boats left at dawn, leaked cables show": what the participle had taken
        elif s.heads[k] == verb and k > verb and s.deps[k] != "punct":
            s.heads[k] = told  # ", but D" goes on with what the papers tell
    s.heads[noun], s.deps[noun] = verb, "nsubj"
    s.heads[verb], s.deps[verb] = verb, "ROOT"
    s.heads[told], s.deps[told] = verb, "ccomp"
    return True


def _free(s: Sentence, told: int, comma: int, verb: int) -> bool:
    """Give what the parser hung on the papers' verb to the clause before it; say whether that can be done."""
    left = [k for k in s.kids[verb] if k < comma and s.deps[k] != "punct" and k != told]
    if told != s.root and s.heads[told] != verb:
        _subject_back(s, told, left)
    elif verb == s.root:
        for k in left:
            s.heads[k] = told
    elif left and s.heads[verb] < comma:  # "a cellar, court documents state": the cellar was its own before
        s.heads[left[-1]], s.deps[left[-1]] = s.heads[verb], s.deps[verb]
        for k in left[:-1]:
            s.heads[k] = left[-1]
    return not left or s.heads[left[0]] != verb


def _clause(s: Sentence, old: int, comma: int, verb: int) -> int | None:
    """Return the verb of the clause before the papers: the old root, or one that was read as a participle."""
    if old < comma and s.pos[old] in {"VERB", "AUX"} and any(s.kid(old, dep) is not None for dep in SUBJECTS):
        return old
    if old != verb and verb not in s.ancestors(old) and old < comma:
        return None
    below = s.kid(verb, "ccomp")
    if below is not None and below < comma and any(s.kid(below, dep) is not None for dep in SUBJECTS):
        return below
    for k in range(1, comma):
        misread = s.tags[k] == "VBD" and s.deps[k] in {"acl", "relcl", "amod"} and s.kid(k, *SUBJECTS) is None
        clear = s.heads[k] < k and s.pos[s.heads[k]] in {"NOUN", "PROPN"} and s.deps[s.heads[k]] in SUBJECTS
        if misread and clear:
            return k
    return None


def _subject_back(s: Sentence, told: int, left: list[int]) -> None:
    """Give a verb that was read as a participle of its own subject that subject back."""
    own = s.heads[told]
    if own < told and s.pos[own] in {"NOUN", "PROPN", "PRON"}:
        s.heads[own], s.deps[own] = told, "nsubj"
        s.tags[told], s.pos[told] = "VBD", "VERB"
    for k in left:
        if k != own:
            s.heads[k] = told


def notice_reads(s: Sentence) -> bool:
    """Find the notice of "“C,” read a notice on the gate": it is no object of somebody's reading."""
    verb = s.root
    if s.lower[verb] not in {"read", "reads"} or verb < 2 or s.words[verb - 1] not in QUOTES:  # noqa: PLR2004
        return False
    noun = s.kid(verb, "dobj", "attr", "oprd")
    if s.kid(verb, "nsubj") is not None or noun is None or s.left[noun] != verb + 1:
        return False
    s.deps[noun] = "nsubj"
    s.tags[verb], s.pos[verb] = ("VBZ" if s.lower[verb] == "reads" else "VBD"), "VERB"
    return True


def aired_by(s: Sentence) -> bool:
    """Make a verb of "aired" in "Channel Nine aired footage showing C" again: the sentence has no other."""
    noun = s.root
    bringing = lexicon().lists["lists.bringing"] | lexicon().lists["lists.issuing"]
    if s.pos[noun] != "NOUN" or s.lemmas[noun] not in lexicon().lists["lists.pictures"] | {"recording", "letter"}:
        return False
    verb = next((k for k in s.kids_by(noun, "amod") if s.tags[k] in PARTICIPLES and k < noun), None)
    if verb is None or verb < 1 or s.lemmas[verb] not in bringing or s.pos[verb - 1] not in {"PROPN", "NUM", "NOUN"}:
        return False
    run = [k for k in range(s.left[noun], verb) if s.deps[k] != "punct"]
    if not run or any(s.pos[k] not in {"PROPN", "NUM", "NOUN", "DET", "ADJ"} for k in run):
        return False
    own = run[-1] if s.pos[run[-1]] == "PROPN" else next((k for k in reversed(run) if s.pos[k] == "PROPN"), run[-1])
    for k in run:
        if k != own:
            outside = s.heads[k] not in run or s.heads[k] == k
            s.heads[k] = own if outside else s.heads[k]
            s.deps[k] = "nummod" if outside and s.pos[k] == "NUM" else ("compound" if outside else s.deps[k])
    s.heads[own], s.deps[own] = verb, "nsubj"
    s.heads[verb], s.deps[verb], s.tags[verb], s.pos[verb] = verb, "ROOT", "VBD", "VERB"
    s.heads[noun], s.deps[noun] = verb, "dobj"
    for k in s.kids[noun]:
        if s.deps[k] == "punct":
            s.heads[k] = verb
    return True


PAPERS = (papers_tell, notice_reads, aired_by)
