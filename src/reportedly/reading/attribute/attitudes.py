"""What somebody is sure of, and in whose view something holds: attribution without a verb or noun that governs it.

"X is convinced that C", "X is no longer sure that C", "It is X's conviction that C", "X's hope is that C", "in the view
of X, C", "C, by X's own account".
"""

from collections.abc import Iterator

from reportedly.codebook.cues import Cue, lexicon
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, DraftLink
from reportedly.reading.attribute.links import carriers
from reportedly.reading.attribute.nouns import noun_owner
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    agent,
    negation,
    noun_phrase,
    passive,
    subject,
    verb_group,
    words,
)
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence
from reportedly.record import Certainty, Commitment

CASE = Cue("case", "", frozenset({"clause"}), "neutral", "asserted", "any")


def attitude_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of all adjectives of being sure and of all nouns of belief that are told of somebody."""
    sure, unsure, nouns = words("attitudes.sure"), words("attitudes.unsure"), lexicon().nouns
    for i, word in enumerate(s.lower):
        if word in sure or word in unsure:
            claim = _being_sure(s, i, speakers, doubted=word in unsure)
        elif word in {"doubt", "doubts"} and s.pos[i] == "NOUN":
            claim = _without_doubt(s, i, speakers)
        elif s.lemmas[i] == "be" and s.pos[i] in CLAUSAL:
            claim = _what_was_said(s, i, speakers)
            if claim is None and not (nouns.keys() | words("attitudes.cases")).isdisjoint(s.lemmas):
                claim = _whose_belief(s, i, speakers)
        else:
            continue
        if claim is not None:
            yield claim


def _being_sure(s: Sentence, i: int, speakers: Speakers, *, doubted: bool) -> Claim | None:
    """Make the claim of "X is convinced that C"; who is not sure, or no longer, leaves it open."""
    verb = i if passive(s, i) else s.heads[i]
    if verb != i and (s.deps[i] not in {"acomp", "oprd"} or s.lemmas[verb] not in words("attitudes.being")):
        return None
    clause = s.kid(i, "ccomp") or s.kid(verb, "ccomp") or _that_behind(s, verb, i)
    head = subject(s, verb)
    if clause is None or head is None or clause < i or not speakers.can_speak(s, head):
        return None
    weak = (
        doubted or bool(negation(s, verb)) or any(s.lower[k] in {"longer", "less"} for k in (*s.kids[verb], *s.kids[i]))
    )
    cue = sorted({*verb_group(s, verb), *range(verb, i + 1)})
    effect: Certainty = "uncommitted" if weak else "asserted"
    commitment: Commitment = "doubts" if weak else "neutral"
    return Claim(s, verb, [DraftLink(s, noun_phrase(s, head), head, cue, commitment)], clauses(s, clause), effect)


def _that_behind(s: Sentence, verb: int, sure: int) -> int | None:
    """Return the "that" clause that an aside parts from who is sure: "is satisfied beyond all doubt that C"."""
    for that in range(sure + 2, s.right[verb]):
        clause = s.heads[that]
        if s.lower[that] != "that" or s.left[clause] != that or s.kid(clause, "nsubj", "nsubjpass", "expl") is None:
            continue
        above = [a for a in s.ancestors(clause) if a > sure]
        told = any(s.lemmas[a] in lexicon().verbs and s.pos[a] == "VERB" for a in above)
        return None if told or verb not in s.ancestors(clause) else clause
    return None


def _without_doubt(s: Sentence, noun: int, speakers: Speakers) -> Claim | None:
    """Make the claim of "X has no doubt that C", "X is in no doubt that C"."""
    none = any(s.lower[k] in {"no", "little"} for k in s.kids_by(noun, "det", "amod"))
    above = s.heads[noun]
    verb = s.heads[above] if s.deps[noun] == "pobj" and s.lower[above] == "in" else above
    known = s.lemmas[verb] == ("be" if verb != above else "have")
    clause = next((k for at in (noun, verb) for k in s.kids_by(at, "acl", "ccomp") if k > noun), None)
    head = subject(s, verb) if none and known else None
    if clause is None or head is None or s.lower[s.left[clause]] != "that" or not speakers.can_speak(s, head):
        return None
    cue = sorted({*verb_group(s, verb), *range(verb, noun + 1)})
    return Claim(s, verb, [DraftLink(s, noun_phrase(s, head), head, cue)], clauses(s, clause))


def _whose_belief(s: Sentence, be: int, speakers: Speakers) -> Claim | None:
    """Make the claim of "It is X's conviction that C" or "A view held by X is that C"."""
    clause, noun, it = s.kid(be, "ccomp", "csubj"), s.kid(be, "attr"), s.kid(be, "nsubj")
    if it is not None and s.lower[it] != "it":
        noun = it
    row = lexicon().nouns.get(s.lemmas[noun], ()) if noun is not None else ()
    if noun is not None and not row and s.lemmas[noun] in words("attitudes.cases"):
        row = (CASE,)
    if noun is None or clause is None or not row or "clause" not in row[0].takes:
        return None
    owner, cue = noun_owner(s, noun, speakers)
    if owner is None:
        owner, cue = _teller(s, noun)
    if owner is None:
        held = [k for k in s.kids_by(noun, "acl") if s.lemmas[k] in words("attitudes.holding")]
        owner = agent(s, held[0]) if held else None
        cue = [noun, *held[:1]]
    if owner is None or s.lower[s.left[clause]] != "that":
        return None
    link = DraftLink(s, noun_phrase(s, owner), owner, cue, row[0].commitment)
    return Claim(s, be, [*carriers(s, noun, speakers), link], clauses(s, clause), row[0].certainty)


def _teller(s: Sentence, noun: int) -> tuple[int | None, list[int]]:
    """Return who tells a noun of telling in a clause about it, with the cue: "a story the militia has told"."""
    for k in s.kids_by(noun, "relcl"):
        own = s.kid(k, "nsubj")
        if own is not None and s.lemmas[k] in lexicon().verbs and s.lower[own] not in {"which", "that", "who"}:
            return own, [noun, *verb_group(s, k)]
    return None, [noun]


def _what_was_said(s: Sentence, be: int, speakers: Speakers) -> Claim | None:
    """Make the claim of "What X told them was that C"."""
    told, clause = s.kid(be, "csubj"), s.kid(be, "ccomp")
    rows = lexicon().verbs.get(s.lemmas[told], ()) if told is not None else ()
    head = s.kid(told, "nsubj") if told is not None else None
    if told is None or clause is None or head is None or s.lower[s.left[told]] != "what" or negation(s, told):
        return None  # "What X did not say is that C" is the writer's word
    if not any("clause" in row.takes for row in rows) or not speakers.can_speak(s, head):
        return None
    link = DraftLink(s, noun_phrase(s, head), head, verb_group(s, told), rows[0].commitment)
    return Claim(s, be, [link], clauses(s, clause), rows[0].certainty)


def belief_claims(s: Sentence) -> Iterator[Claim]:
    """Yield the claims of what is said of nobody in particular: "The word is that C", "Legend has it that C"."""
    for noun, lemma in enumerate(s.lemmas):
        if lemma not in words("attitudes.common_talk") or s.deps[noun] != "nsubj" or s.kid(noun, "poss") is not None:
            continue
        verb = s.heads[noun]
        clause, held = s.kid(verb, "ccomp"), s.kid(verb, "dobj")
        mark = s.kid(clause, "mark") if clause is not None else None
        said = s.lemmas[verb] in {"be", "spread", "go", "circulate", "reach", "come"} or (
            s.lemmas[verb] == "have" and held is not None and s.lower[held] == "it"
        )
        if clause is None or mark is None or s.lower[mark] != "that" or not said:
            continue
        cue = sorted({noun, *verb_group(s, verb)})
        yield Claim(s, verb, [DraftLink(s, [], -1, cue, role="hearsay")], clauses(s, clause))


def viewpoint_claims(s: Sentence, speakers: Speakers) -> Iterator[Claim]:
    """Yield the claims of "in the view of X", "in X's opinion", "by their own account"."""
    nouns = words("attitudes.viewpoints")
    if nouns.isdisjoint(s.lemmas):
        return
    for noun, lemma in enumerate(s.lemmas):
        opener = s.heads[noun]
        if lemma not in nouns or s.deps[noun] != "pobj" or s.lower[opener] not in {"in", "by", "on"}:
            continue
        host = next((a for a in s.ancestors(opener) if s.pos[a] in CLAUSAL), None)
        owner = _viewer(s, noun, host, speakers)
        if host is None or owner is None:
            continue
        own = set(s.subtree(opener))
        named = noun_phrase(s, owner)
        cue = [i for i in sorted(own - set(named)) if i <= noun or (i == noun + 1 and s.lower[i] == "of")]
        link = DraftLink(s, named, owner, cue)
        told = clauses(s, host, own)
        yield Claim(
            s, opener, [link], [c for c in told if c.head == host or (opener < host and _subjectless(s, c.head))]
        )


def _subjectless(s: Sentence, verb: int) -> bool:
    """Say whether a coordinated verb shares the first one's subject."""
    return s.deps[verb] == "conj" and s.kid(verb, "nsubj", "nsubjpass", "expl") is None


def _viewer(s: Sentence, noun: int, host: int | None, speakers: Speakers) -> int | None:
    """Return whose view it is: the owner, or with "their own" the subject of the clause."""
    owner = s.kid(noun, "poss")
    if owner is None:
        of = next((k for k in s.kids_by(noun, "prep") if s.lower[k] == "of"), None)
        owner = s.kid(of, "pobj") if of is not None else None
    if owner is not None and s.lower[owner] in {"my", "our"}:
        return None  # whoever speaks already
    if owner is not None and s.tags[owner] == "PRP$" and host is not None and s.lemmas[noun] != "word":
        owner = subject(s, host)
    if owner is not None and s.lower[owner] in {"his", "her", "their"}:
        return owner
    return owner if owner is not None and speakers.can_speak(s, owner) else None
