"""Set phrases that attribute like a verb of saying: "made it clear that C", "has it (from Y) that C".

"Asked us to say that C" is such a one, too. The codebook holds the others as verb and word ("make_clear"); the clause
may hang on either.
"""

from collections.abc import Iterator

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, DraftLink
from reportedly.reading.attribute.phrases import negation, noun_phrase, passive, subject, verb_group, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

ASKING = frozenset({"ask", "request", "want", "beg", "urge"})
NEAR = 4  # tokens between the verb and its word


def idiom_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of each set phrase that a that-clause follows."""
    if "that" not in s.lower:
        return
    yield from _asked_us_to_say(s, speakers)
    known = words("lists.idioms")
    verbs = {phrase.split("_")[0] for phrase in known}
    for verb, lemma in enumerate(s.lemmas):
        if lemma not in verbs or passive(s, verb):
            continue
        word = next((i for i in range(verb + 1, verb + NEAR) if f"{lemma}_{_word(s, i)}" in known), None)
        head = subject(s, verb)
        if s.deps[verb] == "xcomp" and asks_us(s, s.heads[verb]):
            continue
        source = _from(s, verb, word) if word is not None and lemma == "have" else None
        clause = _that_clause(s, word if source is None else source) if word is not None else None
        if word is None or clause is None or head is None or not _speaks(s, head, speakers):
            continue
        links = [DraftLink(s, noun_phrase(s, head), head, list(range(verb, word + 1)))]
        if source is not None:
            links.append(DraftLink(s, noun_phrase(s, source), source, [word + 1]))
        yield Claim(s, verb, links, clauses(s, clause))


def asks_us(s: Sentence, verb: int) -> bool:
    """Say whether somebody asks the page to tell something: "has asked us to say", "asked this newspaper to stress"."""
    whom = s.kid(verb, "dobj", "dative") if s.lemmas[verb] in ASKING and not passive(s, verb) else None
    if whom is None or negation(s, verb):
        return False
    own = s.lemmas[whom] in words("speakers.media") | words("lists.self")
    return s.lower[whom] in {"us", "me"} or (own and any(s.lower[k] in {"this", "our"} for k in s.kids[whom]))


def _asked_us_to_say(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of "X has asked us to say that C": it is X's word, not ours."""
    for verb in range(len(s)):
        head = s.kid(verb, "nsubj") if asks_us(s, verb) else None
        said = s.kid(verb, "xcomp", "ccomp") if head is not None else None
        if head is None or said is None or s.tags[said] != "VB" or not speakers.can_speak(s, head):
            continue
        clause = _that_clause(s, said)
        told = s.lemmas[said] in lexicon().verbs or s.lower[said + 1] in {"clear", "known", "plain"}
        if clause is not None and told:
            cue = [*verb_group(s, verb), *(k for k in s.kids_by(said, "aux")), said]
            yield Claim(s, verb, [DraftLink(s, noun_phrase(s, head), head, sorted(cue))], clauses(s, clause))


def _from(s: Sentence, verb: int, word: int) -> int | None:
    """Return from whom somebody has it: "has it from two drivers that C"."""
    opener = next((k for k in s.kids_by(verb, "prep") if k == word + 1 and s.lower[k] in {"from", "on"}), None)
    return s.kid(opener, "pobj") if opener is not None else None


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


def _speaks(s: Sentence, head: int, speakers: Speakers) -> bool:
    """Say whether somebody is the subject, no rumour or legend."""
    return speakers.can_speak(s, head) and s.lower[head] not in words("attitudes.common_talk")
