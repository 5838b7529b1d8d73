"""Mends subjects that are told more of at once: "said 64 people, most of them fighters, had died"."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

THEM = frozenset({"them", "whom", "those", "these"})
WHICH = frozenset({"which", "whom"})
NOUNS = frozenset({"NOUN", "PROPN"})
NAMED = NOUNS | {"NUM"}
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
RELATIVE = frozenset({"that", "which", "who"})
FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})


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


def among_them(s: Sentence) -> bool:
    """Hang ", among them X" on those whom it follows, X its object as behind "including".

    The parser may make X an object or a time of the verb before, or the subject of the verb behind it: of "seven died,
    among them a monk, and twelve were hurt" the subject of the last is what is coordinated with X.
    """
    changed = False
    for k in range(2, len(s) - 2):
        if s.lower[k] != "among" or s.lower[k + 1] not in THEM or s.words[k - 1] != ",":
            continue
        some, whole = _top(s, k + 2, k), _whole_before(s, k - 2)
        if s.pos[some] not in NAMED or (s.deps[some] in SUBJECTS and not _give_subject(s, some)):
            continue
        s.heads[k], s.deps[k] = whole, "prep"
        s.heads[k + 1], s.deps[k + 1] = k, "dep"
        s.heads[some], s.deps[some] = k, "pobj"
        changed = True
    return changed


def _top(s: Sentence, at: int, first: int) -> int:
    """Return the noun of the phrase around token `at` that does not reach back over token `first`."""
    while s.pos[s.heads[at]] in NAMED and s.heads[at] > first + 1 and first <= s.left[s.heads[at]]:
        above = s.heads[at]
        if above == at:
            break
        at = above
    return at


def _whole_before(s: Sentence, at: int) -> int:
    """Return the noun whose phrase ends at a token, else the token."""
    while s.deps[at] in {"pobj", "prep"} and s.heads[at] < at:
        at = s.heads[at]
    return at


def _give_subject(s: Sentence, some: int) -> bool:
    """Make what is coordinated with a noun the subject in its stead; say whether there is something."""
    verb, other = s.heads[some], s.kid(some, "conj")
    if other is None or verb < other:
        return False
    s.heads[other], s.deps[other] = verb, s.deps[some]
    joined = s.kid(some, "cc")
    if joined is not None:
        s.heads[joined] = s.heads[verb] if s.deps[verb] == "conj" else verb
    return True


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


def clause_behind_part(s: Sentence) -> bool:
    """Hang ", most of them backed by X, that fights Y" on what it tells of: by number, the many or one.

    "An alliance of militias, most of them …, that fights" is an alliance that fights; "that fight" are militias. Where
    the parser saw in the aside or in the clause the verb of the sentence, what follows the clause is that verb.
    """
    changed = False
    for part in range(2, len(s) - 5):
        many = part - 2
        if s.words[part - 1] != "," or s.tags[many] not in {"NNS", "NNPS"} or not _of(s, part, THEM):
            continue
        aside = next((k for k in range(part + 3, min(part + 6, len(s))) if s.tags[k] in {"VBN", "VBG"}), None)
        that = next((k for k in range(part + 3, len(s) - 1) if s.words[k - 1] == "," and s.lower[k] in RELATIVE), None)
        verb = _verb_of(s, that) if that is not None else None
        if aside is None or that is None or verb is None or not aside < that < verb:
            continue
        top = _counted_by(s, many)
        plural = s.tags[verb] == "VBP" or s.lower[verb] in {"are", "were", "have"}
        _hang(s, part, many, "appos")
        _hang(s, aside, part, "acl")
        _end_the_clause(s, verb, top)
        _hang(s, verb, many if plural else top, "relcl")
        _hang(s, that, verb, "nsubj")
        changed = True
    return changed


def _verb_of(s: Sentence, that: int) -> int | None:
    """Return the verb of the clause that a relative pronoun opens."""
    tensed = next((k for k in range(that + 1, min(that + 4, len(s))) if s.tags[k] in FINITE), None)
    if tensed is None or s.deps[tensed] not in {"aux", "auxpass"}:
        return tensed
    return s.heads[tensed]


def _counted_by(s: Sentence, many: int) -> int:
    """Return the noun that counts or gathers the many, "an [alliance] of militias", or the many themselves."""
    of = s.heads[many]
    gathered = s.deps[many] == "pobj" and s.lower[of] == "of" and s.pos[s.heads[of]] in NOUNS and s.heads[of] < of
    return s.heads[of] if gathered else many


def _end_the_clause(s: Sentence, verb: int, top: int) -> None:
    """Give the sentence the verb behind a clause, where the parser made it a second verb of the clause."""
    main = next((k for k in s.kids_by(verb, "conj") if s.tags[k] in FINITE and s.kid(verb, "cc") is None), None)
    named = s.heads[top] if s.deps[top] == "appos" else top
    if main is None or s.deps[named] != "ROOT" or s.words[s.left[main] - 1] != ",":
        return
    s.heads[main], s.deps[main] = main, "ROOT"
    s.heads[named], s.deps[named] = main, "nsubj"


def _hang(s: Sentence, k: int, above: int, dep: str) -> None:
    """Hang a word on another; whatever hung it elsewhere is forgotten."""
    s.heads[k], s.deps[k] = above, dep
