"""Set phrases that attribute like a verb of saying: "made it clear that C", "let it be known that C", "has it that C".

The codebook holds them as verb and word ("make_clear"); the clause may hang on either.
"""

from collections.abc import Iterator

from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, DraftLink
from reportedly.reading.attribute.phrases import noun_phrase, passive, subject, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

NEAR = 4  # tokens between the verb and its word


def idiom_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of each set phrase that a that-clause follows."""
    if "that" not in s.lower:
        return
    known = words("lists.idioms")
    verbs = {phrase.split("_")[0] for phrase in known}
    for verb, lemma in enumerate(s.lemmas):
        if lemma not in verbs or passive(s, verb):
            continue
        word = next((i for i in range(verb + 1, verb + NEAR) if f"{lemma}_{_word(s, i)}" in known), None)
        head = subject(s, verb)
        clause = _that_clause(s, word) if word is not None else None
        if word is None or clause is None or head is None or not speakers.can_speak(s, head):
            continue
        yield Claim(
            s, verb, [DraftLink(s, noun_phrase(s, head), head, list(range(verb, word + 1)))], clauses(s, clause)
        )


def _word(s: Sentence, i: int) -> str:
    """Return the word at `i` in lower case, nothing behind the end."""
    return s.lower[i] if i < len(s) else ""


def _that_clause(s: Sentence, word: int) -> int | None:
    """Return the head of the that-clause right behind a word, an adverbial of two or three words in between."""
    mark = next((i for i in range(word + 1, min(word + NEAR, len(s))) if s.lower[i] == "that"), None)
    if mark is None or s.left[s.heads[mark]] > mark or s.heads[mark] < mark:
        return None
    clause = s.heads[mark]
    return clause if s.kid(clause, "nsubj", "nsubjpass", "expl") is not None else None
