"""Gives a teller what he goes on to say, which the parser gave to the subject of what he said.

"Roll said that the road was open, adding that the mill was safe", "Roll said the road was open and warned that snow
would come": it is Roll who adds and warns. A participle stays with whoever gives a reason for what he did: "said the
rebels had refused, saying it was late".
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
SHOWING = frozenset(
    {"suggest", "show", "indicate", "imply", "mean", "reveal", "prove", "confirm", "signal"}
)  # facts do
PAST = frozenset({"VBD", "VBN"})


def told_on_by_its_teller(s: Sentence) -> bool:
    """Hang a verb of telling, with what it tells, on the verb of telling above the clause that it was hung on."""
    changed = False
    for verb, dep in enumerate(s.deps):
        inner = s.heads[verb]
        if (
            dep not in {"advcl", "conj"}
            or not inner < verb
            or not _tells(s, verb)
            or s.kid(verb, *SUBJECTS) is not None
        ):
            continue
        teller = _teller(s, inner)
        moved = teller is not None and (_goes_on(s, inner, verb) if dep == "advcl" else _joined(s, teller, inner, verb))
        if teller is None or not moved:
            continue
        for k in s.kids_by(inner, "cc", "punct"):
            if s.right[inner] > k and max((c for c in s.kids[inner] if c < verb), default=0) <= k < verb:
                s.heads[k] = teller
        s.heads[verb], changed = teller, True
    return changed


def part_of_the_tellers(s: Sentence) -> bool:
    """Give "but one of them admitted D" its place beside the telling: of "Aides say C, but one of them admitted D"."""
    changed = False
    for verb, dep in enumerate(s.deps):
        inner = s.heads[verb]
        own = s.kid(verb, "nsubj")
        if dep != "conj" or not inner < verb or own is None or not _tells(s, verb):
            continue
        of = next((k for k in s.kids_by(own, "prep") if s.lower[k] == "of"), None)
        them = s.kid(of, "pobj") if of is not None else None
        part = s.lower[own] == "others" or (them is not None and s.lower[them] in {"them", "those"})
        teller = _teller(s, inner) if part else None
        if teller is None or s.words[s.left[own] - 1] not in {"but", "and", "though", "while"}:
            continue
        s.heads[verb], changed = teller, True
        for k in s.kids_by(inner, "cc", "punct"):
            if s.left[own] - 3 <= k < s.left[own]:
                s.heads[k] = teller
    return changed


def noting_first(s: Sentence) -> bool:
    """Read "Noting Roll had told him C, X said D" as what X notes, of which the parser made a name: "Noting Roll"."""
    low = s.lower[0]
    lemma = next((f for f in (low[:-3], low[:-3] + "e") if f in lexicon().verbs), "") if low.endswith("ing") else ""
    noun = s.heads[0]
    if not lemma or s.deps[0] not in {"compound", "amod", "nmod"} or s.pos[noun] not in {"NOUN", "PROPN", "PRON"}:
        return False
    while s.deps[noun] in {"poss", "compound", "nmod"}:
        noun = s.heads[noun]
    clause = s.heads[noun]
    main = s.heads[clause]
    own = s.kid(main, *SUBJECTS)
    told = s.deps[noun] in SUBJECTS and s.deps[clause] in {"ccomp", "advcl"} and clause < main and own is not None
    if not told or own is None or not clause < own < main or s.words[s.left[own] - 1] != ",":
        return False
    s.heads[0], s.deps[0], s.tags[0], s.pos[0], s.lemmas[0] = main, "advcl", "VBG", "VERB", lemma
    s.heads[clause], s.deps[clause] = 0, "ccomp"
    return True


def _tells(s: Sentence, verb: int) -> bool:
    """Say whether a verb tells a clause of its own behind it, no infinitive."""
    known = any("clause" in row.takes for row in lexicon().verbs.get(s.lemmas[verb], ())) and not _shows(s, verb)
    told = s.kid(verb, "ccomp")
    return known and told is not None and told > verb and not any(s.tags[k] == "TO" for k in s.kids_by(told, "aux"))


def _shows(s: Sentence, verb: int) -> bool:
    return s.lemmas[verb] in SHOWING


def _teller(s: Sentence, inner: int) -> int | None:
    """Return the verb of telling whose clause `inner` is, or stands beside; None where it has none, or stands first."""
    while s.deps[inner] == "conj" and s.heads[inner] < inner:
        inner = s.heads[inner]
    above = s.heads[inner]
    known = any("clause" in row.takes for row in lexicon().verbs.get(s.lemmas[above], ())) and not _shows(s, above)
    told = s.deps[inner] == "ccomp" and above < inner and known and s.kid(above, "nsubj", "agent") is not None
    return above if told else None


def _goes_on(s: Sentence, inner: int, verb: int) -> bool:
    """Say whether a participle behind a comma is the teller's: no reason that the other gives for what he did."""
    apart = s.tags[verb] == "VBG" and s.left[verb] > 0 and s.words[s.left[verb] - 1] == "," and s.left[verb] == verb
    if not apart or s.deps[inner] == "xcomp":
        return False
    return not _reasoned(s, inner) or not _may_speak(s, inner) or s.kid(inner, "auxpass") is not None


def _reasoned(s: Sentence, inner: int) -> bool:
    """Say whether a clause tells an act that whoever did it gives a reason for; nothing still to come is one."""
    done = not any(s.tags[k] == "MD" for k in s.kids_by(inner, "aux"))
    lemma = s.lemmas[inner]
    return done and (lemma in lexicon().verbs or lemma in lexicon().lists["lists.reasoned"])


def _may_speak(s: Sentence, inner: int) -> bool:
    """Say whether the subject of a clause is somebody."""
    own = s.kid(inner, *SUBJECTS)
    if own is None:
        return True
    lists = lexicon().lists
    groups = ("unidentified", "roles", "bodies", "media", "documents")
    known = any(s.lemmas[own] in lists[f"speakers.{group}"] for group in groups)
    return known or s.pos[own] == "PROPN" or s.lower[own] in {"he", "she", "they", "who", "i", "we", "it", "that"}


def _joined(s: Sentence, teller: int, inner: int, verb: int) -> bool:
    """Say whether "and warned that C" goes on with the teller's own verb."""
    alike = s.tags[verb] == s.tags[teller] or (s.tags[teller] == "VBD" and s.tags[verb] in PAST)
    if not alike or s.kid(verb, "aux", "auxpass", "mark") is not None:
        return False
    return s.lemmas[verb] == "add" or not _may_speak(s, inner) or s.kid(inner, "expl") is not None
