"""Mends what hangs too deep or on its head: "that" clauses above their verb, a medium or day below what is said."""

from reportedly.codebook.codebook import triggers
from reportedly.codebook.cues import lexicon
from reportedly.codebook.units import unit_words
from reportedly.reading.tree import Sentence

DAYS = frozenset({"DATE", "TIME"})
OTHERS = frozenset({"GPE"})  # names of no person
SUBJECTS = ("nsubj", "nsubjpass", "expl")
LAID = frozenset({"on", "upon", "to"})
CLAUSAL = frozenset({"ccomp", "advcl", "parataxis"})
ONE_OF_ITS_KIND = frozenset({"a", "an", "another", "his", "her", "their"})
ANNOUNCING = frozenset({"announce", "unveil", "reveal", "declare", "disclose"})


def that_below_its_verb(s: Sentence) -> bool:
    """Put "that C" below the verb that says it: "The radio reported on Monday, citing two officers, that C".

    A clause that opens with "that" can govern no verb of saying that stands before the "that"; an aside between them
    leads the parser astray.
    """
    changed = False
    for clause in range(len(s)):
        that = s.kid(clause, "mark")
        aside = that is not None and s.lower[that] == "that" and s.words[that - 1] == ","
        if that is None or not aside or s.deps[clause] in {"ccomp", "acl", "relcl"}:
            continue
        told = (k for k in s.kids_by(clause, *CLAUSAL) if k < that and s.kid(k, "nsubj", "nsubjpass") is not None)
        verb = next((k for k in told if s.lemmas[k] in lexicon().verbs), None)
        if verb is None:
            continue
        above, dep = s.heads[clause], s.deps[clause]
        for k in s.kids[clause]:
            if k < that and k != verb:
                s.heads[k] = verb
        s.heads[verb], s.deps[verb] = (verb if above == clause else above), dep
        s.heads[clause], s.deps[clause] = verb, "ccomp"
        changed = True
        s.__post_init__()
    return changed


def said_in_a_medium(s: Sentence) -> bool:
    """Give a verb of saying its medium: "claimed the attack in a statement" tells of no attack in a statement."""
    known, changed = lexicon(), False
    for p, dep in enumerate(s.deps):
        held, noun = s.kid(p, "pobj"), s.heads[p]
        if dep != "prep" or held is None or s.lower[p] != "in":
            continue
        if s.lemmas[noun] in known.nouns and s.lemmas[s.heads[noun]] not in ANNOUNCING:
            continue  # "rejected the claim in a report": the claim stands in it
        fixed = {s.lower[k] for k in s.kids_by(held, "det", "poss")}
        if s.lemmas[held] not in known.lists["lists.medium_documents"] or fixed.isdisjoint(ONE_OF_ITS_KIND):
            continue
        verb = noun
        while s.deps[verb] in {"dobj", "pobj", "prep", "conj"} and s.heads[verb] < verb:
            verb = s.heads[verb]
        if verb != noun and s.pos[noun] != "VERB" and s.lemmas[verb] in known.verbs and s.pos[verb] == "VERB":
            s.heads[p], changed = verb, True
    return changed


def name_of_its_holder(s: Sentence) -> bool:
    """Give "the chief surgeon of the port hospital, Ana Brel, said" its name: a hospital is called otherwise."""
    changed = False
    for name, dep in enumerate(s.deps):
        near, first, last = s.heads[name], s.left[name], s.right[name]
        apart = first > 0 and s.words[first - 1] == "," and s.words[last + 1 : last + 2] == [","]
        called = {label for a, z, label in s.ents if a <= name < z}
        person = "PERSON" in called
        if not called.isdisjoint(OTHERS):
            continue  # "a woman in Worcester, Massachusetts, told him"
        if dep != "appos" or not apart or s.pos[name] != "PROPN" or not (person or s.pos[near] == "PROPN"):
            continue
        held = (i for i in (near, *s.ancestors(near)) if s.deps[i] not in {"pobj", "prep", "poss"})
        holder = next(held, near)
        one = s.tags[holder] == "NN" and s.lemmas[holder] in unit_words().persons
        if holder != near and one and s.lemmas[near] not in unit_words().persons:
            s.heads[name], changed = holder, True
    return changed


def accused_of(s: Sentence) -> bool:
    """Give "is accused by prosecutors of looting" its charge, which the parser hung on who makes it."""
    changed = False
    for of, dep in enumerate(s.deps):
        accuser = s.heads[of]
        by = s.heads[accuser]
        verb = s.heads[by]
        if dep == "prep" and s.lower[of] == "against":
            changed |= _against(s, of)
            continue
        if dep == "prep" and s.lower[of] == "of" and s.words[of - 1] == "," and s.kid(of, "pcomp") is not None:
            changed |= _charge_behind_aside(s, of)
            continue
        if dep == "prep" and s.lower[of] == "of" and s.deps[accuser] == "dobj" and s.kid(of, "pcomp") is not None:
            if s.lemmas[by] in lexicon().lists["lists.accusing"]:  # "suspects two students of bombing N"
                s.heads[of], changed = by, True
            continue
        if dep != "prep" or s.deps[accuser] != "pobj" or s.lower[by] != "by":
            continue
        if s.lower[of] in LAID and s.lemmas[verb] in triggers().roles["laid"]:  # "deaths blamed by villagers on X"
            s.heads[of], changed = verb, True
            continue
        if s.lower[of] != "of":
            continue
        if s.lemmas[verb] in lexicon().lists["lists.accusing"] and s.kid(of, "pcomp") is not None:
            s.heads[of], changed = verb, True
    return changed


def _against(s: Sentence, against: int) -> bool:
    """Give a charge the one whom it is against: "charges of murder against two guards" tells of no murder of guards."""
    crime = s.heads[against]
    of = s.heads[crime]
    charge = s.heads[of]
    if (
        s.deps[crime] not in {"pobj", "pcomp"}
        or s.lower[of] != "of"
        or s.lemmas[charge] not in lexicon().lists["lists.charges"] | lexicon().lists["lists.accusations"]
    ):
        return False
    s.heads[against] = charge
    return True


def _charge_behind_aside(s: Sentence, of: int) -> bool:
    """Give "accused a country, which he did not name, of arming rebels" its charge."""
    above = (a for a in s.ancestors(of) if s.lemmas[a] in lexicon().lists["lists.accusing"] and a < of)
    verb = next(above, None)
    if verb is None or s.heads[of] == verb or any(s.lower[k] == "of" for k in s.kids_by(verb, "prep")):
        return False
    s.heads[of] = verb
    return True


def that_behind_a_participle(s: Sentence) -> bool:
    """Give a verb of saying its clause: in "told the council in a letter dated 3 May that C" nobody dates that C."""
    verbs, changed = lexicon().verbs, False
    for k, dep in enumerate(s.deps):
        part, that = s.heads[k], s.kid(k, "mark")
        if dep != "ccomp" or that is None or s.lower[that] != "that" or s.deps[part] != "acl" or part > k:
            continue
        if any("clause" in row.takes for row in verbs.get(s.lemmas[part], ())):
            continue
        above = (a for a in s.ancestors(part) if s.pos[a] == "VERB")
        verb = next((a for a in above if any("clause" in row.takes for row in verbs.get(s.lemmas[a], ()))), None)
        if verb is not None and s.kid(verb, "ccomp") is None:
            s.heads[k], changed = verb, True
    return changed


def day_of_telling(s: Sentence) -> bool:
    """Give a verb of saying its day: "said on Monday it had seen footage" tells of no seeing on Monday.

    What stands between the verb and the subject of a clause without "that", and no comma apart, is the verb's.
    """
    changed = False
    for clause, dep in enumerate(s.deps):
        verb, own = s.heads[clause], s.kid(clause, *SUBJECTS)
        if dep != "ccomp" or own is None or verb > own or s.kid(clause, "mark") is not None:
            continue
        if s.pos[verb] != "VERB" or s.lemmas[verb] not in lexicon().verbs:
            continue
        first = s.left[own]
        early = [k for k in s.kids[clause] if verb < k < first]
        if not early or s.left[early[0]] != verb + 1 or not all(_tells_when(s, k) for k in early):
            continue
        if max(s.right[k] for k in early) == first - 1:
            for k in early:
                s.heads[k], changed = verb, True
    return changed


def _tells_when(s: Sentence, k: int) -> bool:
    """Say whether a phrase is a day or an hour, behind a preposition or bare."""
    held = s.kid(k, "pobj") if s.deps[k] == "prep" else k if s.deps[k] in {"npadvmod", "nmod"} else None
    return held is not None and any(label in DAYS and first <= held < past for first, past, label in s.ents)
