"""Clauses with "that" that the parser hung on the wrong word, or took for relative clauses.

"The rumour that the general has fled", "A said C, and that D", "A indicated that C; D", "said they were fed and held",
"said only that C".
"""

from collections.abc import Iterator

from reportedly.codebook.cues import lexicon
from reportedly.codebook.units import unit_words
from reportedly.reading.reticence import leaves_out
from reportedly.reading.tree import Sentence

OWN = ("nsubj", "nsubjpass", "expl")
JOINING = frozenset({"so", "now", "not", "even", "such", "except", "save"})  # these open a clause together with "that"
FULL = ("dobj", "attr", "acomp", "ccomp", "xcomp", "oprd")  # with one of these a verb has no place left for "that"

AUXILIARY = frozenset({"aux", "auxpass"})


def noun_complement(s: Sentence) -> bool:
    """Make "the rumour that the general has been relieved" tell what is rumoured, where "that" has no part in it."""
    nouns, changed = lexicon().nouns, False
    for that, dep in enumerate(s.deps):
        clause = s.heads[that]
        noun = s.heads[clause]
        twice = dep in {"nsubj", "nsubjpass"} and len(s.kids_by(clause, *OWN)) > 1
        if s.lower[that] != "that" or not (twice or dep in {"dobj", "attr", "pobj"}):
            continue
        if s.deps[clause] not in {"relcl", "acl"}:
            continue
        told = _told_by(s, noun) if twice else None
        if told is not None:
            s.heads[clause] = noun = told
        if s.lemmas[noun] not in nouns or s.left[clause] != that or s.kid(clause, *OWN) is None:
            continue
        full = any(k != that for k in s.kids_by(clause, *FULL)) or s.kid(clause, "nsubjpass") is not None
        if full or s.tags[that] == "IN":
            s.deps[that], s.deps[clause], s.tags[that] = "mark", "acl", "IN"
            changed = True
    if s.tags[0] == "VB" and s.lower[1:2] == ["that"] and s.lemmas[0] in nouns:  # "News that …"
        s.pos[0], s.tags[0], changed = "NOUN", "NN", True
    return _behind_a_day(s) | _told_first(s) or changed


def _behind_a_day(s: Sentence) -> bool:
    """Give a noun of telling its clause across a day: "prompted by X's claim this week that C" prompts no clause."""
    for that, dep in enumerate(s.deps):
        clause = s.heads[that]
        verb, noun = s.heads[clause], that - 1
        while noun > 0 and any(first <= noun < past and label == "DATE" for first, past, label in s.ents):
            noun -= 1
        told = s.lemmas[noun] in lexicon().nouns and noun < that - 1 and s.pos[noun] == "NOUN"
        if dep != "mark" or s.lower[that] != "that" or not told or s.deps[clause] not in {"ccomp", "relcl", "advcl"}:
            continue
        if (
            s.heads[clause] != noun
            and s.left[clause] == that
            and verb < noun
            and s.kid(verb, "agent", "prep") is not None
        ):
            s.heads[clause], s.deps[clause] = noun, "acl"
            return True
    return False


def _told_by(s: Sentence, teller: int) -> int | None:
    """Return the noun of telling that somebody is the author of: in "accusations by X that C" C is no word on X."""
    by = s.heads[teller]
    noun = s.heads[by]
    authored = s.deps[teller] == "pobj" and s.lower[by] in {"by", "from"} and s.lemmas[noun] in lexicon().nouns
    return noun if authored and s.lemmas[teller] not in lexicon().nouns else None


def _told_first(s: Sentence) -> bool:
    """Find the main verb of "News that the dam had burst came from X", which the parser hung on the news."""
    noun = s.root
    if s.pos[noun] != "NOUN" or s.lemmas[noun] not in lexicon().nouns:
        return False
    for verb in s.kids_by(noun, "ccomp", "acl"):
        told = next((k for k in s.kids_by(verb, "nsubj", "csubj") if s.pos[k] == "VERB" and k < verb), None)
        that = noun + 1  # a verb follows, so there is such a token
        if told is not None and s.lower[that] == "that" and s.heads[that] in {verb, told}:
            s.heads[verb], s.deps[verb], s.heads[noun], s.deps[noun] = verb, "ROOT", verb, "nsubj"
            s.heads[told], s.deps[told], s.heads[that], s.deps[that] = noun, "acl", told, "mark"
            return True
    return False


def that_after_cue(s: Sentence) -> bool:
    """Give a cue verb the "that" clause right behind it: in "A said that C; D" the parser may hang C on D."""
    changed = False
    for clause in _that_clauses(s):
        verb = s.left[clause] - 1
        if verb < 0 or s.heads[clause] == verb or verb in s.subtree(clause) or not _takes_clause(s, verb):
            continue
        if s.kid(verb, "ccomp") is None and s.deps[clause] in {"ccomp", "advcl"} and s.heads[clause] > clause:
            s.heads[clause], s.deps[clause], changed = verb, "ccomp", True
    return changed


def that_behind_an_adverb(s: Sentence) -> bool:
    """Part a cue's adverb from its clause: "said only that C", "said earlier that C", "told X little more than that C".

    The parser hangs the adverb on the clause or the clause on the adverb.
    """
    changed = _above_its_auxiliary(s) | _before_its_that(s)
    for that, dep in enumerate(s.deps):
        clause = s.heads[that]
        if dep != "mark" or s.lower[that] != "that" or s.kid(clause, *OWN) is None:
            continue
        adverb = _adverb_before(s, that)
        verb = next((v for v in range(adverb - 1, -1, -1) if s.pos[v] == "VERB"), None)
        if verb is None or not _takes_clause(s, verb) or s.kid(verb, "ccomp") not in {None, clause}:
            continue
        between = set(range(verb + 1, adverb)) - set(s.subtree(verb))
        right = s.heads[adverb] == s.heads[clause] == verb and s.deps[clause] == "ccomp"
        if between or right or s.heads[clause] not in {verb, adverb}:
            continue
        for k in range(adverb + 1, that):  # the "than" of "more than"
            s.heads[k], s.deps[k] = adverb, "prep"
        s.heads[adverb], s.deps[adverb] = verb, "advmod"
        s.heads[clause], s.deps[clause], changed = verb, "ccomp", True
    return changed


def _above_its_auxiliary(s: Sentence) -> bool:
    """Hang on the verb what the parser hung on its auxiliary: "said only that it was closed"."""
    below = [k for k, dep in enumerate(s.deps) if dep in {"mark", "advmod"} and s.deps[s.heads[k]] in AUXILIARY]
    for k in below:
        s.heads[k] = s.heads[s.heads[k]]
    return bool(below)


def that_behind_its_hearer(s: Sentence) -> bool:
    """Give "told families that had lost their homes that C" its clause, which the parser hung inside the hearer.

    Or inside the teller, where somebody "was told by a resident who had fled the town that C".
    """
    changed = False
    for that, word in enumerate(s.lower):
        clause = s.heads[that]
        own = next((k for k in s.kids_by(clause, *OWN) if k != that), None)
        if word != "that" or s.left[clause] != that or own is None or s.deps[clause] not in {"ccomp", "relcl", "acl"}:
            continue
        verb = _told_across(s, clause, that)
        if verb is None or s.kid(verb, "ccomp", "xcomp") is not None:
            continue
        if _takes_clause(s, verb) and s.pos[clause] in {"VERB", "AUX"}:
            s.heads[clause], s.deps[clause], changed = verb, "ccomp", True
            s.heads[that], s.deps[that], s.tags[that], s.pos[that] = clause, "mark", "IN", "SCONJ"
    return changed


def _told_across(s: Sentence, clause: int, that: int) -> int | None:
    """Return the verb of telling whose hearer or teller is described by the clause that a "that" clause hangs in."""
    if _takes_clause(s, s.heads[clause]):
        return None  # "was told by a clerk who said that C"
    lists = lexicon().lists
    hearer, telling = s.heads[clause], s.heads[s.heads[clause]]
    if s.deps[clause] == "acl" and s.deps[hearer] == "dobj" and s.lemmas[hearer] not in lexicon().nouns:
        return telling if s.lemmas[telling] in lists["lists.telling"] else None
    for above in (a for a in s.ancestors(clause) if s.deps[a] == "relcl" and a < that):
        person = s.heads[above]
        by = s.heads[person]
        if s.deps[person] == "dobj" and s.lemmas[by] in lists["lists.telling"]:
            return by
        teller = s.deps[person] == "pobj" and s.lower[by] in {"by", "from"}
        if teller and s.lemmas[s.heads[by]] in lists["lists.telling"] | lists["lists.hearing"]:
            return s.heads[by]
    return None


def it_is_somebodys(s: Sentence) -> bool:
    """Give "It is the mission's view that C" its clause, which the parser hung on the view or on whose it is."""
    known, changed = lexicon().lists["attitudes.cases"], False
    for be, lemma in enumerate(s.lemmas):
        it, noun = s.kid(be, "nsubj"), s.kid(be, "attr")
        if lemma != "be" or it is None or noun is None or s.lower[it] != "it" or s.lemmas[noun] not in known:
            continue
        owned = s.kid(noun, "poss") is not None or any(s.lower[k] == "of" for k in s.kids_by(noun, "prep"))
        that = next((k for k in range(noun + 1, s.right[be]) if s.lower[k] == "that"), None)
        clause = s.heads[that] if that is not None else be
        own = next((k for k in s.kids_by(clause, *OWN) if k != that), None)
        if that is None or not owned or s.left[clause] != that or own is None or noun not in s.ancestors(clause):
            continue
        s.heads[clause], s.deps[clause], changed = be, "ccomp", True
        s.heads[that], s.deps[that], s.tags[that], s.pos[that] = clause, "mark", "IN", "SCONJ"
    return changed


def _before_its_that(s: Sentence) -> bool:
    """Give a cue what stands before "that" in its clause: "said on Sunday, after the raid, that C"."""
    changed = False
    for clause in _that_clauses(s, first=False):
        verb, that = s.heads[clause], s.kid(clause, "mark") or 0
        early = [k for k in s.kids[clause] if k < that and s.deps[k] in {"prep", "npadvmod", "advcl", "punct"}]
        if s.deps[clause] == "ccomp" and verb < s.left[clause] and s.lower[that - 1] == "," and _takes_clause(s, verb):
            for k in early:
                s.heads[k], changed = verb, True
    return changed


def _adverb_before(s: Sentence, that: int) -> int:
    """Return the adverb right before "that", or the "more" of "more than that"; 0 where there is none."""
    if s.lower[max(that - 2, 0) : that] == ["more", "than"]:
        return that - 2
    return that - 1 if s.pos[that - 1] == "ADV" and s.lower[that - 1] not in JOINING else 0


def further_that(s: Sentence) -> bool:
    """Make equals of "said C, and that D", "said that C, that D": no clause with "that" is a main clause.

    The parser hangs D beside C, below C or on the cue.
    """
    changed = False
    for clause in _that_clauses(s, first=False):  # "only that D"
        if s.deps[clause] in {"ccomp", "advcl"} and _listed(s, s.heads[clause], clause):
            s.deps[clause], changed = "conj", True
    for clause in _that_clauses(s):
        verb, dep, joint = s.heads[clause], s.deps[clause], s.left[clause] - 1
        told = next((k for k in s.kids_by(verb, "ccomp") if k < clause), None)
        if told is None or not _takes_clause(s, verb) or not (dep == "conj" or (dep == "ccomp" and _joins(s, joint))):
            continue
        for k in {joint, *s.kids_by(verb, "cc")}:
            if told < k < clause and s.deps[k] == "cc":
                s.heads[k] = told
        s.heads[clause], s.deps[clause], changed = told, "conj", True
    return changed


def told_before_or_after(s: Sentence) -> bool:
    """Give the teller "said C before admitting that D": what is told is no deed, D is the teller's, too."""
    changed = False
    for later, dep in enumerate(s.deps):
        before = s.heads[later]
        clause = s.heads[before]
        teller = s.heads[clause]
        if dep != "pcomp" or s.tags[later] != "VBG" or s.lower[before] not in {"before", "after"} or clause > before:
            continue
        telling = _takes_clause(s, later) and s.kid(later, "ccomp") is not None
        told = s.deps[clause] == "ccomp" and _takes_clause(s, teller) and teller < clause
        if telling and told and s.lemmas[clause] not in lexicon().verbs:
            s.heads[before], changed = teller, True
    return changed


def further_whether(s: Sentence) -> bool:
    """Make equals of "refused to say who V-ed, or whether D": no clause with "whether" is a main clause."""
    changed = False
    for clause, dep in enumerate(s.deps):
        mark, above = s.kid(clause, "mark"), s.heads[clause]
        if dep != "conj" or mark is None or s.lower[mark] != "whether" or s.left[clause] != mark:
            continue
        asked = [q for q in range(above + 1, clause) if s.deps[q] in {"ccomp", "pcomp"} and above in s.ancestors(q)]
        asked = [q for q in asked if s.tags[s.left[q]][:1] == "W" or s.lower[s.left[q]] == "whether"]
        if not asked:
            continue
        for joined in s.kids_by(above, "cc", "punct"):
            if asked[0] < joined < clause:
                s.heads[joined] = asked[0]
        s.heads[clause], changed = asked[0], True
    return changed


def _joins(s: Sentence, joint: int) -> bool:
    """Say whether a token may stand between two clauses with "that" that one cue tells."""
    return s.words[joint] == "," or s.lower[joint] in {"and", "but", "or", ";"}


def _listed(s: Sentence, first: int, clause: int) -> bool:
    """Say whether a clause with "that" hangs below another that can have none: "that A, that B and that C"."""
    mark = s.kid(first, "mark") if s.deps[first] in {"ccomp", "conj"} and first < clause else None
    full = not _takes_clause(s, first) or any(s.left[clause] > k for k in s.kids_by(first, "ccomp", "dobj", "attr"))
    return mark is not None and s.lower[mark] == "that" and full and _joins(s, s.left[clause] - 1)


def shared_passive(s: Sentence) -> bool:
    """Give a participle back to its passive: of "said they were fed and questioned" the speaker questions nobody."""
    changed = False
    for k, dep in enumerate(s.deps):
        verb = s.heads[k]
        told = next((c for c in s.kids_by(verb, "ccomp") if verb < c < k), None)
        regular = s.tags[k] == "VBD" and s.lower[k].endswith("ed")  # "questioned" may be either
        if dep != "conj" or not (regular or s.tags[k] == "VBN") or told is None or not _takes_clause(s, verb):
            continue
        alone = s.kid(k, *OWN, *FULL, "aux", "auxpass", "mark") is None and s.words[k - 1] not in {",", '"'}
        if alone and s.kid(told, "auxpass") is not None:
            for c in s.kids_by(verb, "cc"):
                if told < c < k:
                    s.heads[c] = told
            s.heads[k], changed = told, True
    return changed


def _that_clauses(s: Sentence, *, first: bool = True) -> Iterator[int]:
    """Yield the heads of clauses with "that", as their `first` word or not, and a subject of their own."""
    for that, dep in enumerate(s.deps):
        clause = s.heads[that]
        opens = not first or s.left[clause] == that
        if dep == "mark" and s.lower[that] == "that" and opens and s.kid(clause, *OWN) is not None:
            yield clause


def _takes_clause(s: Sentence, verb: int) -> bool:
    """Say whether a verb is a cue that a clause may follow."""
    rows = lexicon().verbs.get(s.lemmas[verb], ()) if s.pos[verb] == "VERB" else ()
    return any("clause" in row.takes for row in rows)


def kept_back_by_its_teller(s: Sentence) -> bool:
    """Give "said the missile was fired, but offered no proof" its second verb back: the speaker offers none."""
    changed = False
    for k, dep in enumerate(s.deps):
        told = s.heads[k]
        verb = s.heads[told]
        if dep != "conj" or s.deps[told] != "ccomp" or s.kid(k, *OWN) is not None or not leaves_out(s, k):
            continue
        own = s.kid(told, *OWN)
        same_tense = s.tags[told] == s.tags[k] and s.kid(told, "aux", "auxpass") is None
        by_somebody = own is not None and (s.pos[own] == "PROPN" or s.lemmas[own] in unit_words().persons)
        silent = s.lemmas[k] in lexicon().lists["lists.no_comment"] and s.kid(k, "xcomp", "prep") is not None
        if verb < told < k and s.lemmas[verb] in lexicon().verbs and (silent or not (by_somebody and same_tense)):
            joint = next((m for m in s.kids_by(told, "cc") if m < k), None)
            comma = next((m for m in s.kids_by(told, "punct") if joint is not None and m == joint - 1), None)
            for m in (k, joint, comma):
                if m is not None:
                    s.heads[m] = verb
            changed = True
    return changed


def deed_of_the_teller(s: Sentence) -> bool:
    """Put beside the verb of telling what its teller did then: "vowed to fight on and shelled the port".

    A past verb cannot stand beside an infinitive.
    """
    changed = False
    for k, tag in enumerate(s.tags):
        inner = s.heads[k]
        bare = tag in {"VBD", "VBN"} and s.kid(k, "aux", "auxpass") is None and s.lemmas[inner] not in {"be", "get"}
        if not bare or s.deps[k] != "conj" or s.deps[inner] not in {"ccomp", "xcomp"} or s.tags[inner] != "VB":
            continue
        teller, own = s.heads[inner], s.kid(inner, *OWN)
        by_another = s.kid(k, *OWN) is not None or (own is not None and s.pos[own] != "PRON")
        if by_another or not teller < inner < k or s.tags[teller] != "VBD" or s.lemmas[teller] not in lexicon().verbs:
            continue
        for joined in (c for c in s.kids_by(inner, "cc", "punct") if inner < c < k):
            s.heads[joined] = teller
        s.heads[k], changed = teller, True
    return changed
