"""What the writer draws from facts by a noun: "…, a sign that C", "X is evidence that C". No speaker is added."""

from collections.abc import Iterator

from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim
from reportedly.reading.attribute.phrases import negation, words
from reportedly.reading.tree import Sentence


def sign_claims(s: Sentence) -> Iterator[Claim]:
    """Yield a claim without a link for each sign, proof or evidence that a clause is said to be of."""
    for i, lemma in enumerate(s.lemmas):
        if lemma not in words("nouns_of.signs") or not _concludes(s, i):
            continue
        shown = _shown(s, i)
        if shown is not None:
            yield Claim(s, i, [], clauses(s, shown), "inferred", inferred=True)


def _concludes(s: Sentence, i: int) -> bool:
    """Say whether a noun is what something is called, after "is" or a comma; "there is no sign" concludes nothing."""
    if any(s.lower[k] in words("negation.words") for k in s.kids_by(i, "det")):
        return False
    second = (
        s.deps[i] == "dobj" and s.kid(s.heads[i], "dobj") != i
    )  # read as another object: "sold its horses, a sign …"
    if s.deps[i] == "appos" or second:
        return s.words[s.left[i] - 1] in {",", "-", "\u2013", "\u2014"}
    verb = s.heads[i]
    calls = s.deps[i] == "attr" and s.lemmas[verb] == "be"
    return calls and s.kid(verb, "expl") is None and not negation(s, verb)


def _shown(s: Sentence, i: int) -> int | None:
    """Return the head of the that-clause right after the noun, whichever word the parser hung it on."""
    mark = i + 1
    if mark >= len(s) or s.lower[mark] != "that" or s.deps[mark] != "mark":
        return None
    return s.heads[mark]
