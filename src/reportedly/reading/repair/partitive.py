"""Mends subjects that are told more of at once: "said 64 people, most of them fighters, had died"."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

THEM = frozenset({"them", "whom", "those", "these"})
WHICH = frozenset({"which", "whom"})
NOUNS = frozenset({"NOUN", "PROPN"})


def part_of_them(s: Sentence) -> bool:
    """Make the noun the subject and the part of it an apposition, where the parser made the part the subject.

    The noun then hangs on the verb of saying as an object, its own clause beside it.
    """
    changed = False
    for clause, dep in enumerate(s.deps):
        verb, part = s.heads[clause], s.kid(clause, "nsubj", "nsubjpass")
        if dep != "ccomp" or part is None or s.lemmas[verb] not in lexicon().verbs or not _of(s, part, THEM):
            continue
        comma = s.left[part] - 1
        whole = next((k for k in s.kids_by(verb, "dobj") if s.right[k] == comma - 1), None)
        if whole is None or s.words[comma] != "," or verb > whole:
            continue
        s.heads[whole], s.deps[whole] = clause, s.deps[part]
        s.heads[part], s.deps[part] = whole, "appos"
        s.heads[comma] = whole
        changed = True
    return changed


def _of(s: Sentence, part: int, pronouns: frozenset[str]) -> bool:
    """Say whether a noun names a part or trait of somebody told of before: "most of them", "the date of which"."""
    of = next((k for k in s.kids_by(part, "prep") if s.lower[k] == "of"), None)
    return of is not None and any(s.lower[k] in pronouns for k in s.kids_by(of, "pobj"))


def part_of_which(s: Sentence) -> bool:
    """Hang ", the date of which was not shown" on the noun that it tells of, where the parser made it what was said."""
    changed = False
    for clause, dep in enumerate(s.deps):
        part = s.kid(clause, "nsubj", "nsubjpass")
        if dep != "ccomp" or part is None or not _of(s, part, WHICH) or s.heads[clause] > s.left[part]:
            continue
        comma = s.left[part] - 1
        if comma > s.heads[clause] + 1 and s.words[comma] == "," and s.pos[comma - 1] in NOUNS:
            s.heads[clause], s.deps[clause] = comma - 1, "relcl"
            changed = True
    return changed
