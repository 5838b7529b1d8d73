"""A sentence with what the gazetteer and the case of its letters say about each token: what name rules walk over."""

from dataclasses import dataclass, field

from reportedly.codebook import gazetteer
from reportedly.codebook.gazetteer import Hit
from reportedly.codebook.nouns import kinds, words
from reportedly.reading.annotate.headline import decap, is_common
from reportedly.reading.tree import Parse, Sentence

NAMING = frozenset({"PROPN", "NOUN", "ADJ", "X"})


@dataclass(slots=True, eq=False)
class Marked:
    """One sentence.

    Attributes:
        s: the sentence.
        hits: gazetteer hits by their first token, with their last token.
        capital: which tokens count as capitalised (headlines are judged in sentence case).
        taken: which tokens belong to a name; filled by the name rules.
        kind: kind of the block that holds it.
        bodies: first tokens of names of persons and bodies; filled by the name rules.
    """

    s: Sentence
    hits: dict[int, tuple[int, Hit]]
    capital: list[bool]
    taken: list[bool]
    kind: str
    bodies: set[int] = field(default_factory=set)

    def glued(self, i: int) -> bool:
        """Say whether token `i` stands directly behind the one before it, without a space."""
        return self.s.is_glued(i)


def mark(parse: Parse) -> list[Marked]:
    """Return all sentences with their marks; one automaton pass over the text."""
    hits = _by_sentence(parse, _decided(gazetteer.load().find(parse.cased)))
    decapped = {at: _decapped(parse, at) for at in range(len(parse.blocks))}
    return [
        Marked(s, hits.get(s.index, {}), _capitals(parse, s, decapped[s.block]), [False] * len(s), parse.kind_of(s))
        for s in parse.sentences
    ]


def _decided(found: list[Hit]) -> list[Hit]:
    """Drop weak readings that the document does not bear out, and acronyms of several bodies that it does not name."""
    firm = [hit for hit in found if not all(reading.weak for reading in hit.readings)]
    named = {reading.entry.key for hit in firm if not hit.acronym for reading in hit.readings}
    lands = {r.entry.country for hit in firm for r in hit.readings if not r.weak and r.entry.country}
    decided = []
    for hit in found:
        borne = tuple(r for r in hit.readings if not r.weak or r.entry.key in named or r.entry.country in lands)
        borne = tuple(r for r in borne if not r.weak) or borne
        if hit.acronym and len({r.entry.key for r in borne if r.sort == "actor"}) > 1:
            told = tuple(r for r in borne if r.entry.key in named)
            here = tuple(r for r in borne if r.entry.country in lands)
            borne = told or (here if len({r.entry.key for r in here}) == 1 else ())
        if borne:
            decided.append(hit if borne == hit.readings else Hit(hit.start, hit.end, borne))
    return decided


def _by_sentence(parse: Parse, found: list[Hit]) -> dict[int, dict[int, tuple[int, Hit]]]:
    """Sort hits into sentences; hits outside sentences (furniture) or across them are dropped."""
    by: dict[int, dict[int, tuple[int, Hit]]] = {}
    for hit in found:
        s = parse.sentence_at(hit.start)
        held = s.cover(hit.start, hit.end) if s is not None else None
        if s is not None and held is not None and s.starts[held[0]] == hit.start and _named(s, *held, hit):
            by.setdefault(s.index, {})[held[0]] = (held[1], hit)
    return by


def _named(s: Sentence, first: int, last: int, hit: Hit) -> bool:
    """Say whether tag and word let a hit be a name.

    A single word must not be tagged as a verb or the like, nor be a common word unless it names a state or place.
    """
    if last == first and not hit.acronym and hit.readings[0].sort == "place" and in_capitals(s, first):
        return False
    if last > first or s.words[first].isupper():
        return True
    reading = hit.readings[0]
    if s.pos[first] not in NAMING or reading.entry.kind == "state":
        return s.pos[first] in NAMING
    return not is_common(s.words[first]) or (reading.sort == "place" and s.pos[first] == "PROPN")


def _decapped(parse: Parse, at: int) -> str | None:
    """Return the sentence-case form of a headline block; None for a block that needs none."""
    block = parse.blocks[at]
    if block.kind in {"title", "heading"}:
        return decap(parse.cased[block.span.start : block.span.end])
    return None


def _capitals(parse: Parse, s: Sentence, decapped: str | None) -> list[bool]:
    """Return whether each token starts with a capital, in sentence case."""
    if decapped is None:
        return [word[0].isupper() for word in s.words]
    shift = parse.blocks[s.block].span.start
    return [decapped[start - shift].isupper() for start in s.starts]


def in_capitals(s: Sentence, i: int) -> bool:
    """Say whether a word in capitals inside a plain sentence says more of a noun: "a SWAT team" is of no valley."""
    behind = i + 1 < len(s) and s.heads[i] > i and s.pos[i + 1] == "NOUN" and s.words[i + 1].islower()
    before = s.words[i - 1] if i else ""
    return behind and s.words[i].isupper() and before != "" and not (before.isupper() and len(before) > 1)


def is_name_word(marked: Marked, i: int) -> bool:
    """Say whether token `i` can be a part of a name by its capital and tag."""
    s = marked.s
    if not marked.capital[i] or s.lower[i] in words("words.not_names"):
        return False
    return s.pos[i] in NAMING or i in marked.hits


def is_one(s: Sentence, i: int) -> bool:
    """Say whether "a" stands right before a noun: "A GUARD was hurt", in capitals, is a man and no body."""
    return i > 0 and s.lower[i - 1] in {"a", "an"}


def is_common_noun(s: Sentence, i: int) -> bool:
    """Say whether a capitalised word alone is a noun for somebody, no name: "the Minister", "The Head of Mission"."""
    return s.lower[i] in kinds("nouns") or s.lower[i : i + 2] == ["head", "of"]


def is_last_name(s: Sentence, at: int) -> bool:
    """Say whether a word stands behind somebody's first name: "Jan Moro"."""
    person = any(first < at < past and label == "PERSON" for first, past, label in s.ents)
    return person and s.heads[at - 1] == at and s.deps[at - 1] == "compound"


def is_people_alone(m: Marked, at: int) -> bool:
    """Say whether a people's name in the singular stands for itself: no article, and nothing that it belongs to."""
    s, (end, hit) = m.s, m.hits[at]
    alone = s.tags[at] == "NNP" and s.deps[at] not in {"compound", "amod", "nmod"} and s.kid(at, "det") is None
    return alone and end == at and hit.readings[0].entry.kind == "population"


def is_second_half(s: Sentence, i: int) -> bool:
    """Say whether a word in lower case behind a hyphen ends a name: "Tan Wei-ming"; "Tarn-style" only modifies."""
    if s.tags[i] != "NNP" or not s.words[i].islower():
        return False
    return s.deps[i] not in {"compound", "amod", "nmod"} or s.words[s.heads[i]][0].isupper()
