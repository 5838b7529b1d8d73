"""In what role a mention stands in its sentence: subject, teller, hearer, in whose clause, beside what."""

from reportedly.codebook.cues import lexicon
from reportedly.codebook.nouns import words
from reportedly.reading.tree import Sentence

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLAUSES = frozenset({"advcl", "ccomp", "relcl", "acl", "xcomp", "conj", "ROOT"})


def role_of(s: Sentence, i: int) -> str:
    """Return the role of a mention by its head token: subject, object, owner, in a phrase, other."""
    for _ in range(len(s)):
        if s.deps[i] not in {"conj", "appos", "compound"} or s.heads[i] == i:
            break
        i = s.heads[i]
    dep = s.deps[i]
    if dep in SUBJECTS:
        return "subject"
    return {"dobj": "object", "poss": "owner", "pobj": "in a phrase", "attr": "object", "agent": "in a phrase"}.get(
        dep, "other"
    )


def leads(s: Sentence, i: int) -> bool:
    """Say whether a mention is the subject of its sentence's main verb."""
    return role_of(s, i) == "subject" and s.heads[s.heads[i]] == s.heads[i]


def says(s: Sentence, i: int) -> bool:
    """Say whether a mention is the subject of a verb of saying."""
    return s.deps[i] in SUBJECTS and s.lemmas[s.heads[i]] in words("coreference.saying")


def takes_stand(s: Sentence, i: int) -> bool:
    """Say whether a mention is the subject of a verb by which a person takes a stand aloud: "condemned", not "saw"."""
    cues = lexicon().verbs.get(s.lemmas[s.heads[i]], ())
    stands = any(cue.speaker in {"any", "who"} and not cue.outer and "noun" in cue.takes for cue in cues)
    return s.deps[i] in SUBJECTS and stands


def hosts_next(s: Sentence, token: int, i: int) -> bool:
    """Say whether the mention is the subject of the first clause around the pronoun's own that has one."""
    own = next((verb for verb in (s.heads[i], *s.ancestors(s.heads[i])) if s.deps[verb] in CLAUSES), s.heads[i])
    subjects = (s.kid(verb, *SUBJECTS) for verb in s.ancestors(own))
    return next((k for k in subjects if k is not None and k != i), None) == token


def beside(s: Sentence, token: int, i: int) -> bool:
    """Say whether mention and pronoun stand in one content of a verb of saying."""
    above = next((k for k in (i, *s.ancestors(i)) if s.deps[k] == "ccomp"), None)
    return above is not None and above in s.ancestors(token)


def hosts(s: Sentence, token: int, i: int) -> bool:
    """Say whether the mention is the subject of a verb above the pronoun's own."""
    return s.deps[token] in SUBJECTS and any(verb == s.heads[token] for verb in s.ancestors(i))


def tells_whom(s: Sentence, i: int) -> int | None:
    """Return the pronoun for whom the subject at `i` tells something: "He told her that C", None for "to leave"."""
    verb = s.heads[i]
    if s.deps[i] != "nsubj" or s.lemmas[verb] not in lexicon().lists["lists.telling"] or s.kid(verb, "xcomp"):
        return None
    return next((k for k in s.kids_by(verb, "dobj", "dative") if s.lower[k] in {"him", "her"}), None)


def told_her(s: Sentence, token: int, i: int) -> bool:
    """Say whether the mention at `token` told something to whom the pronoun is: "A neighbour told her, she said"."""
    whom = tells_whom(s, token)
    hearer = {"him": "he", "her": "she"}.get(s.lower[whom]) if whom is not None else None
    return hearer == s.lower[i] and says(s, i) and s.heads[i] in s.ancestors(s.heads[token])
