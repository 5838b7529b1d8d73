"""Which words of a sentence name an event: verbs and nouns of the lexicon, told from their other meanings.

"Strike" by workers, "attack" on a proposal, "fire" from office are ruled out by the words around them; a light verb
("carried out a raid") leaves the naming to its noun; a deed told twice in one clause ("killed in a strike") is one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.codebook.codebook import Trigger, Triggers
from reportedly.reading.codify.cast import Cast
from reportedly.reading.tree import Sentence

VERBAL = frozenset({"VERB", "AUX"})
NAMED = frozenset({"NOUN", "PROPN"})
ENDINGS = frozenset({"amod", "compound", "nmod"})


@dataclass(slots=True)
class Named:
    """A word that names an event: where, what, and the noun or verb that tells the same deed, if any."""

    at: int
    code: str
    mode: str | None
    contexts: tuple[str, ...]
    verbal: bool
    particle: int | None = None
    twin: int | None = None


def named_events(cast: Cast, s: Sentence, words: Triggers) -> list[Named]:
    """Return the words that name events, in order, each deed once."""
    found = [named for i in range(len(s)) for named in _at(cast, s, i, words)]
    return list(_merged(s, found))


def _at(cast: Cast, s: Sentence, i: int, words: Triggers) -> Iterator[Named]:
    """Yield what token `i` names, at most one event."""
    lemma, pos = s.lemmas[i], s.pos[i]
    verbal = pos in VERBAL
    rows = words.verbs.get(lemma) if verbal else words.nouns.get(lemma) if pos in NAMED else None
    if not rows or _in_name(cast, s, i):
        return
    if verbal and (_adjectival(s, i) or (lemma in words.roles["light"] and _has_deed(s, i, words))):
        return
    around = _around(s, i)
    for row in rows:
        particle = _particle(s, i, row.particle)
        if row.particle and particle is None:
            continue
        if not row.unless & around and (not row.only or row.only & around):
            mode = _mode(s, i, row, words)
            yield Named(i, row.code, mode, row.contexts, verbal, particle)
            return


def _in_name(cast: Cast, s: Sentence, i: int) -> bool:
    """Say whether token `i` is part of a capitalised name that is more than the word itself."""
    if s.pos[i] != "PROPN":
        return False
    return any(a <= i <= b and b > a and _is_name(s, a, b) for a, b, _ in cast.spans(s))


def _is_name(s: Sentence, first: int, last: int) -> bool:
    """Say whether a mention is written with capitals throughout."""
    return all(not s.words[k][:1].islower() or s.pos[k] == "ADP" for k in range(first, last + 1))


def _adjectival(s: Sentence, i: int) -> bool:
    """Say whether a participle only qualifies a noun ("armed factions", "striking images", "backed")."""
    return s.deps[i] in ENDINGS and s.tags[i] in {"VBN", "VBG", "JJ"}


def _has_deed(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a light verb has a noun that names the deed."""
    held = [
        *s.kids_by(i, "dobj", "nsubjpass", "attr"),
        *(p for k in s.kids_by(i, "prep") for p in s.kids_by(k, "pobj")),
    ]
    inner = [p for h in held for k in s.kids_by(h, "prep") for p in s.kids_by(k, "pobj")]
    return any(s.lemmas[h] in words.nouns for h in (*held, *inner))


def _around(s: Sentence, i: int) -> frozenset[str]:
    """Return the lemmas and words that decide between meanings: arguments, modifiers, compounds, what it modifies."""
    near = [
        k for k in s.kids[i] if s.deps[k] in {"nsubj", "nsubjpass", "dobj", "amod", "compound", "nmod", "poss", "attr"}
    ]
    near += [p for k in s.kids_by(i, "prep", "agent") for p in s.kids_by(k, "pobj")]
    if s.pos[i] in NAMED and s.heads[i] != i:
        near.append(s.heads[i])
        near += [k for k in s.kids_by(s.heads[i], "nsubj") if s.deps[i] in {"dobj", "attr"}]
    compounds = [c for k in near for c in s.kids_by(k, "compound", "amod")]
    return frozenset(word for k in (*near, *compounds) for word in (s.lemmas[k], s.lower[k]))


def _particle(s: Sentence, i: int, particle: str) -> int | None:
    """Return the particle or preposition that belongs to the trigger, or an object of that lemma ("take hostage")."""
    if not particle:
        return None
    for k in s.kids_by(i, "prt", "prep", "advmod", "dobj", "oprd", "acomp", "agent", "dative"):
        if s.lower[k] == particle or s.lemmas[k] == particle:
            return k
    return None


def _mode(s: Sentence, i: int, row: Trigger, words: Triggers) -> str | None:
    """Return the mode: the instrument named beside an assault ("drone strike", "rockets hit") before the row's own."""
    if row.code != "ASSAULT" or row.mode not in {None, "aerial"}:
        return row.mode
    near = [*s.kids_by(i, "compound", "amod", "nsubj"), *(i - 1,) * (i > 0 and s.deps[i - 1] == "compound")]
    near += [k for c in near for k in s.kids_by(c, "compound")]
    near += [
        p for k in s.kids_by(i, "prep", "agent") if s.lower[k] in {"with", "by", "from"} for p in s.kids_by(k, "pobj")
    ]
    return next((words.modes[s.lemmas[k]] for k in near if s.lemmas[k] in words.modes), row.mode)


def _merged(s: Sentence, found: list[Named]) -> Iterator[Named]:
    """Yield the events, a noun that tells its verb's deed folded into the verb."""
    nouns = {named.at: named for named in found if not named.verbal}
    folded: set[int] = set()
    for n, named in enumerate(found):
        twin = _twin(s, named, nouns) if named.verbal and named.code == "ASSAULT" else None
        if twin is not None and nouns[twin].code == "ASSAULT":
            folded.add(twin)
            found[n] = replace(named, twin=twin, mode=nouns[twin].mode or named.mode)
    yield from (named for named in found if named.at not in folded)


def _twin(s: Sentence, named: Named, nouns: dict[int, Named]) -> int | None:
    """Return the noun that tells the same deed: subject, agent, or "in"/"by" phrase of the verb."""
    own = s.kids_by(named.at, "nsubj")
    own += [p for k in s.kids_by(named.at, "prep", "agent") if s.lower[k] in {"in", "by"} for p in s.kids_by(k, "pobj")]
    return next((k for k in own if k in nouns), None)
