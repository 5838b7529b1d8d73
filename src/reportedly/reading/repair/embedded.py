"""Mends relative clauses whose subject stands above a verb of telling: "the raid that medics say killed nine".

A relative pronoun, who tells, a verb of telling and right behind it a verb without a subject: that verb's subject is
the pronoun. The parser takes it for anything else, most of all where a place or a day parts the noun from its clause.
"""

from reportedly.codebook.cues import lexicon
from reportedly.codebook.times import time_words
from reportedly.reading.tree import Sentence

RELATIVE = frozenset({"that", "which", "who"})
TENSED = frozenset({"VBD", "VBZ", "VBP"})
LONGEST = 8  # tokens of who tells
DEALT = frozenset({"kill", "wound", "injure", "leave", "claim", "destroy", "damage", "last", "begin", "cause", "cost"})
UNITS = frozenset({"u", "p", "M", "W", "d"})  # classes of the words of time: units, parts of days, months, weekdays
WORDS = frozenset({"thing", "word", "everything", "anything", "nothing", "something", "all", "much", "one", "what"})


def told_of_its_noun(s: Sentence) -> bool:
    """Give the verb behind a verb of telling in a relative clause its subject, and the clause its noun."""
    changed = False
    for at in range(1, len(s) - 3):
        if s.lower[at] not in RELATIVE or s.lower[at - 1] in {"so", "such", "now"}:
            continue
        teller, verb = _telling(s, at)
        deed = _tensed_behind(s, verb) if verb >= 0 else -1
        noun = _noun_before(s, at, deed) if deed >= 0 else -1
        if noun < 0 or s.lemmas[noun] in WORDS or s.lemmas[noun] in lexicon().nouns:
            continue
        changed |= _join(s, at, noun, teller, verb, deed)
    return changed


def _telling(s: Sentence, at: int) -> tuple[int, int]:
    """Return who tells and the verb of telling right behind a relative pronoun, (-1, -1) where there is none."""
    rows = lexicon().verbs
    for verb in range(at + 2, min(at + 2 + LONGEST, len(s) - 1)):
        if s.words[verb] in {",", '"', "\u201c", ":", ";"} or s.lower[verb] in RELATIVE:
            break
        if s.tags[verb] not in TENSED:
            continue
        known = any("clause" in row.takes for row in rows.get(s.lemmas[verb], ()))
        teller = verb - 1
        while s.heads[teller] in range(at + 1, verb) and s.heads[teller] != teller:
            teller = s.heads[teller]
        whole = all(_under(s, i, teller, range(at + 1, verb)) for i in range(at + 1, verb))
        named = s.pos[teller] in {"NOUN", "PROPN", "PRON"} and s.lower[teller] not in RELATIVE
        return (teller, verb) if known and named and whole else (-1, -1)
    return -1, -1


def _under(s: Sentence, i: int, top: int, inside: range) -> bool:
    """Say whether a token hangs on `top` by tokens of a stretch."""
    while i != top:
        if s.heads[i] == i or s.heads[i] not in inside:
            return False
        i = s.heads[i]
    return True


def _tensed_behind(s: Sentence, verb: int) -> int:
    """Return the verb that stands without a subject right behind a verb of telling, -1 where there is none."""
    first = verb + 1
    while first < len(s) and s.pos[first] == "ADV" and s.lower[first] not in {"when", "how", "why", "where"}:
        first += 1
    if first >= len(s) or s.tags[first] not in TENSED | {"MD", "VBN"} or s.pos[first] not in {"VERB", "AUX"}:
        return -1
    deed = s.heads[first] if s.deps[first] in {"aux", "auxpass"} and s.heads[first] > first else first
    own = s.kid(deed, "nsubj", "nsubjpass", "expl")
    return deed if own is None or own <= verb else -1


def _noun_before(s: Sentence, at: int, deed: int) -> int:
    """Return the noun that a relative clause is about: neither the day nor, before a name, the place beside it."""
    noun = at - 1 - (s.words[at - 1] == ",")
    while noun > 0 and s.deps[noun] in {"compound", "punct"}:
        noun -= 1
    for _ in range(LONGEST):
        opener = s.heads[noun] if s.deps[noun] == "pobj" else noun
        timed = time_words().classes.get(s.lower[noun], ("", 0))[0] in UNITS
        place = s.pos[noun] == "PROPN" and opener != noun and s.lower[at] != "who"
        if not (timed or place) or opener < 1:
            break
        noun = (opener if opener != noun else s.left[noun]) - 1
        while noun > 0 and s.heads[noun] > noun and s.heads[noun] < at and s.pos[s.heads[noun]] in {"NOUN", "PROPN"}:
            noun = s.heads[noun]
    while noun > 0 and s.deps[noun] == "pobj" and s.lemmas[deed] in DEALT and not _happening(s, noun):
        above = s.heads[s.heads[noun]]
        if above > noun or not _happening(s, above):
            break
        noun = above  # "an attack on a suburb that X says killed nine"
    return noun if noun >= 0 and s.pos[noun] in {"NOUN", "PROPN"} else -1


def _happening(s: Sentence, noun: int) -> bool:
    return s.lemmas[noun] in lexicon().lists["nouns_of.events"]


def _join(s: Sentence, at: int, noun: int, teller: int, verb: int, deed: int) -> bool:
    """Hang clause, teller and pronoun where they belong; say whether anything moved."""
    passive = s.kid(deed, "auxpass") is not None
    wanted = {
        verb: (noun, "relcl"),
        teller: (verb, "nsubj"),
        deed: (verb, "ccomp"),
        at: (deed, "nsubjpass" if passive else "nsubj"),
    }
    if s.deps[verb] == "relcl" and s.heads[verb] < at:
        del wanted[verb]
    shared = s.heads[noun] if s.deps[noun] in {"nsubj", "nsubjpass"} and s.heads[noun] > deed else None
    if shared is not None:
        _below(s, noun, deed, shared)  # "killed nine people was filmed": who was killed is not what was filmed
    later = _main_behind(s, noun, verb, deed)
    if later is None and all((s.heads[i], s.deps[i]) == to for i, to in wanted.items()):
        return shared is not None
    main = s.heads[noun] if s.heads[noun] in {deed, verb} else None  # "The strike … was": it hung on the deed
    if (main is not None or s.root in {verb, deed}) and later is None:
        return False
    for i, (head, dep) in wanted.items():
        s.heads[i], s.deps[i] = head, dep
    s.tags[at], s.pos[at] = ("WP" if s.lower[at] == "who" else "WDT"), "PRON"
    if later is not None:
        _below(s, noun, deed, later)
    return True


def _main_behind(s: Sentence, noun: int, verb: int, deed: int) -> int | None:
    """Return the verb behind the relative clause whose subject its noun is, None where that has its place already."""
    if s.heads[noun] != noun and s.heads[noun] not in {verb, deed}:
        return None
    for k in range(deed + 1, len(s)):
        held = s.kid(k, "nsubj", "nsubjpass", "csubj")
        taken = held is not None and s.left[held] == deed + 1  # "are bandits left": the deed's object before it
        tensed = s.tags[k] in TENSED or s.kid(k, "aux", "auxpass") is not None or (taken and s.tags[k] == "VBN")
        if s.pos[k] in {"VERB", "AUX"} and s.deps[k] not in {"aux", "auxpass", "acl", "relcl"} and tensed:
            return k if held is None or taken or held in {noun, deed} else None
    return None


def _below(s: Sentence, noun: int, deed: int, main: int) -> None:
    """Make the noun of the relative clause the subject of the sentence's verb, and what that had the deed's object."""
    for k in s.kids_by(main, "nsubj", "nsubjpass"):
        if s.left[k] == deed + 1:
            s.heads[k], s.deps[k] = deed, "attr" if s.lemmas[deed] == "be" else "dobj"
    was_root = s.heads[noun] == noun
    s.heads[noun], s.deps[noun] = main, "nsubjpass" if s.kid(main, "auxpass") is not None else "nsubj"
    if was_root:
        s.heads[main], s.deps[main] = main, "ROOT"
        for k in s.kids_by(noun, "punct"):
            if k > deed:
                s.heads[k] = main


def told_beyond_its_phrases(s: Sentence) -> bool:
    """Give a noun of telling its clause across days, places and tellers: "claims on Friday by the rebels that C".

    The parser hangs the clause on the last noun before it, or on the verb ("comment on reports on Monday that C").
    """
    changed = False
    for k, dep in enumerate(s.deps):
        that = s.left[k]
        own = next((i for i in s.kids_by(k, "nsubj", "nsubjpass", "expl") if i != that), None)
        if dep not in {"relcl", "acl", "ccomp", "advcl"} or s.lower[that] != "that" or own is None or own > k:
            continue
        noun = _before_phrases(s, that) if that > 1 and s.words[that - 1] != "," else -1
        if noun < 0 or s.heads[k] == noun or noun in s.subtree(k) or not _carries(s, noun):
            continue
        s.heads[k], s.deps[k] = noun, "acl"
        s.heads[that], s.deps[that], s.tags[that], s.pos[that], changed = k, "mark", "IN", "SCONJ", True
        for by in range(noun + 1, that):
            if s.lower[by] in {"by", "from"} and s.deps[by] in {"prep", "agent"} and s.heads[by] < noun:
                s.heads[by] = noun
    return changed


def _before_phrases(s: Sentence, that: int) -> int:
    """Return the token before the phrases that end right before `that`, -1 where there are none."""
    past = that if s.lemmas[that - 1] not in lexicon().nouns else 0
    for first in range(that - 1, 0, -1):
        if past == 0 or (past < that and s.lemmas[past - 1] in lexicon().nouns):
            break
        phrase = s.deps[first] in {"prep", "agent"} and s.lower[first] != "that"
        timed = s.deps[first] == "npadvmod" and s.left[first] == first
        if (phrase or timed) and _last_of_phrase(s, first) == past - 1:
            past = s.left[first]
    return past - 1 if 0 < past < that else -1


def _last_of_phrase(s: Sentence, first: int) -> int:
    """Return the last token of a phrase, without a clause that the parser hung on its noun."""
    held = s.kid(first, "pobj")
    if held is None:
        return s.right[first]
    return max(i for i in (held, *s.kids_by(held, "compound", "flat", "nummod", "poss", "amod", "det")))


def _carries(s: Sentence, noun: int) -> bool:
    """Say whether a noun of telling may have the clause: no medium ("said in remarks that C")."""
    above = s.heads[noun]
    medium = s.deps[noun] == "pobj" and s.lower[above] in {"in", "by", "through", "via", "during", "at", "with"}
    rows = lexicon().nouns.get(s.lemmas[noun], ())
    return s.pos[noun] == "NOUN" and any("clause" in row.takes for row in rows) and not medium


def told_of_it(s: Sentence) -> bool:
    """Part what a noun tells from what is said of it: of "The claim that rebels hold the mill is false, he said".

    The parser lets the rebels hold that the mill is false; then the verb behind the comma has two subjects, or none.
    """
    for verb, dep in enumerate(s.deps):
        noun, said = s.heads[verb], s.kid(verb, "ccomp")
        held = s.kid(said, "nsubj", "nsubjpass") if said is not None else None
        bare = held is not None and s.left[held] == verb + 1 and s.kid(verb, "mark") is not None
        if (
            dep not in {"acl", "relcl"}
            or said is None
            or held is None
            or not bare
            or s.lemmas[noun] not in lexicon().nouns
        ):
            continue
        main = s.heads[noun]
        owners = s.kids_by(main, "nsubj", "nsubjpass") if main != noun else []
        two = s.deps[noun] in {"nsubj", "nsubjpass"} and len(owners) > 1 and main > said
        if not bare or not (two or main == noun) or s.tags[said] not in TENSED | {"VBN"}:
            continue
        s.heads[held], s.deps[held] = verb, "dobj"
        passive = s.kid(said, "auxpass") is not None
        s.heads[said], s.deps[said] = (main, "ccomp") if two else (said, "ROOT")
        s.heads[noun], s.deps[noun] = said, "nsubjpass" if passive else "nsubj"
        for k in s.kids_by(noun, "punct") if not two else ():
            if k > verb:
                s.heads[k] = said
        return True
    return False


def told_of_what_was_done(s: Sentence) -> bool:
    """Give "reports of troops being massed" its troops: it is not the reports that are massed."""
    changed = False
    for verb, tag in enumerate(s.tags):
        noun, being = s.kid(verb, "nsubjpass"), s.kid(verb, "auxpass")
        if tag != "VBN" or noun is None or being is None or s.lower[being] != "being" or s.heads[verb] == verb:
            continue
        of = next((k for k in s.kids_by(noun, "prep") if s.lower[k] == "of" and s.right[k] == being - 1), None)
        held = s.kid(of, "pobj") if of is not None else None
        if held is None or s.lemmas[noun] not in lexicon().nouns or s.left[noun] == 0:
            continue
        above = s.heads[verb]
        s.heads[noun], s.deps[noun] = above, "pobj" if s.pos[above] == "ADP" else "dobj"
        s.heads[verb], s.deps[verb], changed = held, "acl", True
    return changed


EMBEDDED = (told_of_its_noun, told_beyond_its_phrases, told_of_it, told_of_what_was_done)
