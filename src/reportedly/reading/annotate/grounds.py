"""Names that no table knows and that things are done to as only to places: "shelled NAME", "the siege of NAME".

A town that no atlas holds is a place by what befalls it: armies enter, shell and capture it, rockets fall on it, men
are killed at it. A person's surname stays a person's, which the whole document shows.
"""

from collections.abc import Iterator

from reportedly.codebook.codebook import triggers
from reportedly.codebook.nouns import words
from reportedly.codebook.whereabouts import load
from reportedly.reading.annotate.names import Name
from reportedly.reading.tree import Sentence

STRIKING = frozenset({"hit", "strike", "rock", "shake", "jolt", "devastate", "batter", "pound", "rip", "engulf"})
OPEN = frozenset({"gpe", "norp", "", "organisation", "person"})  # a surname goes by the whole name, wherever it stands
ON = frozenset({"on", "onto", "into"})
OF = frozenset({"of", "for", "on", "over"})
ARMED = frozenset({"army", "militia", "militias", "force", "forces", "rebels", "guerrillas", "soldiers"})
INSIDE = frozenset({"in", "across", "over", "throughout", "around", "from", "into", "of"})
LEAST = 2  # a preposition and the part stand before it
STEPS = 3  # from "at" up to the deed
ASSAULT = "ASSAULT"


def is_ground(name: Name) -> bool:
    """Say whether a single name without an article is told to be where armies go or what they shell and take."""
    s, i = name.s, name.last
    if name.first != i or name.kind not in OPEN or s.words[i].isupper() or not s.words[i][:1].isupper():
        return False
    if _is_part(s, i):
        return True
    if any(s.deps[k] in {"det", "amod", "compound", "nmod", "relcl"} for k in s.kids[i]) or s.deps[i] == "compound":
        return False
    while s.deps[i] == "conj" and s.heads[i] < i and s.pos[s.heads[i]] == "PROPN":
        i = s.heads[i]
    if s.deps[i] in {"dobj", "nsubjpass"}:
        verb = s.heads[i]
        return s.pos[verb] == "VERB" and (
            s.lemmas[verb] in words("words.gone_over")
            or (s.lemmas[verb] in words("words.taken") and _by_forces(s, verb))
            or (s.lemmas[verb] in STRIKING and _by_weapons(s, verb))
        )
    before = s.heads[i]
    if s.deps[i] != "pobj" or before != i - 1:
        return False
    if s.lower[before] == "at":
        return _is_at_deed(s, before)
    over = s.heads[before]
    if s.lower[before] in ON and s.pos[over] == "VERB":
        falling = s.lemmas[over] in words("words.falling")
        return falling and any(_is_weapon(s, k) for k in s.kids_by(over, "nsubj"))
    return s.lower[before] in OF and s.lemmas[over] in words("words.of_ground")


def _is_part(s: Sentence, i: int) -> bool:
    """Say whether a part of what a name stands for tells where something is: "in northern NAME", "of central NAME"."""
    if i < LEAST or s.deps[i] != "pobj" or s.lower[i - 1] not in load().parts or not s.words[i - 1].islower():
        return False
    return s.pos[i - 1] == "ADJ" and s.heads[i] == i - 2 and s.lower[i - 2] in INSIDE


def _by_forces(s: Sentence, verb: int) -> bool:
    """Say whether fighters or troops do it: police and courts seize other things too."""
    roles = triggers().roles
    doers = [k for own in s.kids_by(verb, "nsubj", "agent") for k in (own, *s.kids_by(own, "pobj"))]
    return any(s.lemmas[k] in roles["fighters"] | roles["troops"] or s.lower[k] in ARMED for k in doers)


def _by_weapons(s: Sentence, verb: int) -> bool:
    """Say whether weapons or deeds without a doer do it: "Drones hit NAME", "The blast rocked NAME"."""
    doers = (k for own in s.kids_by(verb, "nsubj", "agent") for k in (own, *s.kids_by(own, "pobj")))
    return any(_is_weapon(s, k) or _is_deed(s, k) for k in doers)


def _is_weapon(s: Sentence, k: int) -> bool:
    """Say whether a noun names a weapon; a capital at the head of a sentence hides its singular."""
    return bool({s.lemmas[k], s.lower[k].removesuffix("s")} & triggers().modes.keys())


def _is_deed(s: Sentence, k: int) -> bool:
    """Say whether a noun names a deed of violence: "shelling", "the blast", "clashes"."""
    rows = triggers().nouns.get(s.lemmas[k], ()) or triggers().nouns.get(s.lower[k], ())
    return any(row.code == ASSAULT for row in rows)


def _is_at_deed(s: Sentence, at: int) -> bool:
    """Say whether "at" tells where somebody was killed or attacked; not whom they aimed at."""
    for k in _over(s, at):
        if s.lemmas[k] in words("words.aiming"):
            return False
        rows = triggers().verbs.get(s.lemmas[k], ()) if s.pos[k] == "VERB" else triggers().nouns.get(s.lemmas[k], ())
        if any(row.code == ASSAULT and not row.particle for row in rows):
            return True
        if s.pos[k] == "VERB":
            return False
    return False


def _over(s: Sentence, at: int) -> Iterator[int]:
    """Yield the words over a preposition, nearest first."""
    for _ in range(STEPS):
        if s.heads[at] == at:
            return
        at = s.heads[at]
        yield at
