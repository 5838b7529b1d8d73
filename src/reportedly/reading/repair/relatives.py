"""Mends relative clauses that the parser hung on the wrong noun, or whose subject it took for an apposition."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
OWN = ("nsubj", "nsubjpass", "expl")


def contact_relative(s: Sentence) -> bool:
    """Give a bare relative clause its subject: of "a report the palace denied" the palace is no other name."""
    changed = False
    for k, dep in enumerate(s.deps):
        noun, verb = s.heads[k], s.kid(k, "relcl", "acl")
        if dep != "appos" or verb is None or noun > k or s.left[k] != noun + 1 or s.kid(verb, *OWN) is not None:
            continue
        tensed = any(s.tags[t] in FINITE | {"MD"} for t in (verb, *s.kids_by(verb, "aux", "auxpass")))
        if tensed and s.left[verb] > k and not s.tags[s.left[verb]].startswith("W"):
            s.heads[verb], s.deps[verb] = noun, "relcl"
            s.heads[k], s.deps[k], changed = verb, "nsubj", True
    return changed


def denial_behind_its_noun(s: Sentence) -> bool:
    """Find the verb of "…, a charge the front denies", read as a noun, and whose it is."""
    for k in range(3, len(s)):
        verb = _denies(s.lower[k])
        own = k - 1
        if not verb or s.pos[k] not in {"NOUN", "PROPN"} or s.heads[own] != k or s.pos[own] not in {"NOUN", "PROPN"}:
            continue
        phrase = [i for i in range(s.left[k], k) if s.left[k] > 0]
        noun = s.left[k] - 1
        if noun < 1 or s.lemmas[noun] not in lexicon().nouns or s.lower[s.left[noun]] not in {"a", "an", "the"}:
            continue
        for i in phrase:
            if s.heads[i] == k:
                s.heads[i] = own
        s.heads[own], s.deps[own] = k, "nsubj"
        s.tags[k], s.pos[k], s.lemmas[k] = "VBZ", "VERB", verb
        for i in s.kids[k]:  # what hung on the noun that it was taken for
            if i > k and s.deps[i] in {"appos", "conj", "cc"}:
                s.heads[i] = noun
        if s.deps[noun] == "npadvmod" or k in {noun, *s.ancestors(noun)}:
            s.heads[noun], s.deps[noun] = s.heads[k] if k in s.ancestors(noun) else s.heads[noun], "appos"
        s.heads[k], s.deps[k] = noun, "relcl"
        return True
    return False


def _denies(word: str) -> str:
    """Return the verb of denying that a word in -s is a form of, or ""."""
    forms = (word[:-3] + "y" if word.endswith("ies") else "", word[:-2] if word.endswith("es") else "", word[:-1])
    known = lexicon().verbs
    told = (
        form for form in forms if word.endswith("s") and any(row.commitment == "denies" for row in known.get(form, ()))
    )
    return next(told, "")


def who_is_no_place(s: Sentence) -> bool:
    """Give persons their "who": in "officials in Orsk, who asked to remain unnamed, said" it is not Orsk that asked."""
    changed = False
    for k, dep in enumerate(s.deps):
        place = s.heads[k]
        if dep != "relcl" or s.deps[place] != "pobj" or s.lower[s.left[k]] not in {"who", "whom"}:
            continue
        person, lists = _beside(s, place), lexicon().lists
        named = any(label in PLACES for first, past, label in s.ents if first <= place < past)
        named = named or (
            s.lemmas[place] in lists["speakers.bodies"] and s.lemmas[person] in _persons()
        )  # "a member of the delegation, who says that C"
        # "Oll, a farmer from Dell, who said C", whatever the parser takes Dell for
        local = s.pos[place] == "PROPN" and s.lower[s.heads[place]] in {"from", "in", "near"}
        named = named or (local and s.lemmas[person] in _persons())
        if named and s.pos[person] in {"NOUN", "PROPN"} and person < place:
            s.heads[k], changed = (s.heads[person] if s.deps[person] == "appos" else person), True
    return changed


def _beside(s: Sentence, place: int) -> int:
    """Return the noun before a place: of "quotes a source at X" the source, though "at" hangs on the verb."""
    at = s.heads[place]
    held = s.kid(s.heads[at], "dobj") if s.pos[s.heads[at]] == "VERB" else None
    return held if held is not None and s.right[held] == at - 1 else s.heads[at]


def _persons() -> frozenset[str]:
    """Return the nouns of persons, by role and as sources."""
    lists = lexicon().lists
    return lists["speakers.roles"] | lists["speakers.unidentified"] | lists["speakers.insiders"]


def told_by_its_noun(s: Sentence) -> bool:
    """Give a noun of telling its clause: in "denied a report in the Lantern that C" the report has it that C.

    So has it in "received reports, including from Y, that C", with those who are named.
    """
    known, changed = lexicon(), False
    for k, dep in enumerate(s.deps):
        verb, that = s.heads[k], s.kid(k, "mark")
        that = s.left[k] if that is None and dep == "ccomp" and s.kid(k, *OWN) != s.left[k] else that
        if dep not in {"ccomp", "advcl", "conj"} or k < verb or that is None or s.lower[that] != "that":
            continue
        noun = s.kid(verb, "dobj", "attr")
        noun = _spoken_on(s, that - 1, verb) if noun is None else noun
        told = noun is not None and s.lemmas[noun] in known.nouns and noun < that == s.left[k]
        if noun is None or not told or s.lemmas[verb] in known.lists["lists.telling"] or _it_is(s, verb):
            continue
        named = _named_some(s, noun, that)
        if named or (dep == "ccomp" and s.words[that - 1] != ","):
            s.heads[k], s.deps[k], changed = noun, "acl", True
            s.heads[that], s.deps[that], s.tags[that], s.pos[that] = k, "mark", "IN", "SCONJ"
            for i in (*named, *(by for by in s.kids_by(verb, "agent") if noun < by < that)):
                s.heads[i] = noun  # "dismissed claims by deserters that C": the deserters claim
    return changed


def _it_is(s: Sentence, verb: int) -> bool:
    """Say whether a clause says whose a view is: "It is the mission's claim that C"."""
    own = s.kid(verb, "nsubj")
    return s.lemmas[verb] == "be" and own is not None and s.lower[own] == "it"


def _spoken_on(s: Sentence, noun: int, verb: int) -> int | None:
    """Return a noun that a verb speaks on, not in: of "comment on reports that C" the reports."""
    on = s.heads[noun]
    spoken = s.deps[noun] == "pobj" and s.lower[on] in {"on", "about"} and s.heads[on] == verb
    owned = s.lemmas[noun] == "account" and s.kid(noun, "poss", "compound") is not None  # "wrote on his X account"
    return noun if spoken and not owned else None


def _named_some(s: Sentence, noun: int, that: int) -> list[int]:
    """Return what names some of the tellers between a noun and its clause: ", including from prisoners,"."""
    first = noun + 2
    if s.words[noun + 1] != "," or s.words[that - 1] != "," or first >= that - 1:
        return []
    if s.lower[first] not in lexicon().lists["lists.naming_some"]:
        return []
    return [i for i in range(first, that - 1) if s.deps[i] == "prep" and not first <= s.heads[i] < that - 1]


def speaker_behind_aside(s: Sentence) -> bool:
    """Find the main clause of "An official, who asked not to be named, said C", which the parser took for the wish."""
    aside = s.root
    who, main = s.kid(aside, "nsubj", "nsubjpass"), s.kid(aside, "ccomp")
    if who is None or main is None or s.tags[who] != "WP" or not who < aside < main or s.kid(main, "mark") is not None:
        return False
    noun = s.kid(main, "nsubj", "nsubjpass")
    if noun is None or not noun < s.left[who] or s.words[s.left[who] - 1] != "," or s.words[main - 1] != ",":
        return False
    for k in s.kids[aside]:
        if k > main or s.left[k] < noun:
            s.heads[k] = main
    s.heads[main], s.deps[main] = main, "ROOT"
    s.heads[aside], s.deps[aside] = noun, "relcl"
    return True


def embedded_subject(s: Sentence) -> bool:
    """Give "who police said were armed" its two subjects: the police say, and who is armed."""
    changed = False
    for verb, dep in enumerate(s.deps):
        told, subjects = s.kid(verb, "ccomp"), s.kids_by(verb, "nsubj")
        if dep != "relcl" or told is None or len(subjects) < 2 or s.tags[subjects[0]] not in {"WDT", "WP"}:  # noqa: PLR2004 - a pair
            continue
        if s.kid(told, *OWN) is None and subjects[1] < verb < told:
            s.heads[subjects[0]] = told
            s.deps[subjects[0]] = "nsubjpass" if s.kid(told, "auxpass") is not None else "nsubj"
            changed = True
    return changed


def subject_behind_who(s: Sentence) -> bool:
    """Give "a courier who neighbours said had fled" its speakers, whom the parser took for the verb behind "who"."""
    changed = False
    for k, dep in enumerate(s.deps):
        noun, who, verb = s.heads[k], k - 1, k + 1
        if dep != "relcl" or s.tags[k] != "NNS" or s.heads[who] != k or s.tags[who] not in {"WP", "WDT"}:
            continue
        told = s.kids_by(verb, "ccomp") if verb < len(s) and s.tags[verb] in FINITE else []
        if not told or s.lemmas[verb] not in lexicon().verbs or noun > who or s.kid(told[0], *OWN) is not None:
            continue
        main = told[-1] if s.root == verb and len(told) > 1 else None
        if s.root == verb and main is None:
            continue
        if main is not None:  # "… said had lived alone was found dead": the last verb is the sentence's
            s.heads[main], s.deps[main], s.heads[noun] = main, "ROOT", main
            for i in s.kids_by(verb, "punct"):
                s.heads[i] = main
        s.heads[verb], s.deps[verb] = noun, "relcl"
        s.heads[k], s.deps[k], s.pos[k] = verb, "nsubj", "NOUN"
        s.heads[who], s.deps[who], changed = told[0], "nsubj", True
    return changed


def subject_before_its_aside(s: Sentence) -> bool:
    """Give "said the trial of X, who leads Y, could fail" its subject: what is told is that the trial could fail."""
    changed = False
    for verb, dep in enumerate(s.deps):
        above, noun = s.heads[verb], s.kid(s.heads[verb], "dobj")
        first = next((k for k in range(s.left[verb], verb) if s.pos[k] != "PUNCT"), verb)
        if dep not in {"ccomp", "conj"} or noun is None or not above < noun < first or s.words[first - 1] != ",":
            continue
        helped = s.kid(verb, "aux", "auxpass")
        tensed = s.tags[verb] in FINITE or (helped is not None and s.tags[helped] in FINITE | {"MD"})
        aside = any(s.deps[k] in {"relcl", "appos", "acl"} and s.words[s.left[k] - 1] == "," for k in s.subtree(noun))
        tells = any("clause" in row.takes for row in lexicon().verbs.get(s.lemmas[above], ()))
        if not tensed or not aside or not tells or s.kid(verb, "mark", "cc", *OWN) is not None or s.right[noun] > first:
            continue
        if dep == "conj" and (s.tags[verb] == s.tags[above] or s.kid(above, "ccomp") is not None):
            continue  # "named the dead, two guards, said who shot them"
        s.heads[noun], s.deps[noun] = verb, "nsubjpass" if s.kid(verb, "auxpass") is not None else "nsubj"
        s.deps[verb], changed = "ccomp", True
    return changed


def verb_behind_aside(s: Sentence) -> bool:
    """Find the main verb of "Officials, who feared reprisals, put the toll at 19", which the parser put inside."""
    noun = s.root
    aside = s.kid(noun, "relcl") if s.pos[noun] in {"NOUN", "PROPN"} and s.kid(noun, *OWN) is None else None
    if aside is None or s.words[s.left[aside] - 1] != "," or not s.tags[s.left[aside]].startswith("W"):
        return False
    inside = {aside, *s.subtree(aside), *s.kids_by(noun, "acl", "conj")}
    for verb in sorted(inside):
        tensed = s.tags[verb] in FINITE | {"VB", "VBN"} and s.kid(verb, "aux", "auxpass", "agent", *OWN) is None
        after = verb > aside and s.words[s.left[verb] - 1] == "," and s.deps[verb] in {"conj", "acl", "ccomp", "advcl"}
        if tensed and after and s.left[verb] >= verb - 1 and s.pos[verb] == "VERB":
            s.heads[verb], s.deps[verb], s.heads[noun], s.deps[noun] = verb, "ROOT", verb, "nsubj"
            s.tags[verb] = "VBD" if s.tags[verb] in {"VB", "VBN"} else s.tags[verb]
            return True
    return False


def verb_behind_name(s: Sentence) -> bool:
    """Find the main verb of "The commander, NAME, called it a lie", a past tense that the parser made a participle."""
    noun = s.root
    if s.pos[noun] not in {"NOUN", "PROPN"} or s.kid(noun, "appos") is None or s.kid(noun, *OWN) is not None:
        return False
    for verb in s.kids_by(noun, "acl"):
        behind = verb > noun + 1 and s.words[s.left[verb] - 1] == ","
        if s.tags[verb] == "VBD" and behind and s.kid(verb, "agent", "aux", "auxpass", *OWN) is None:
            s.heads[verb], s.deps[verb], s.heads[noun], s.deps[noun] = verb, "ROOT", verb, "nsubj"
            return True
    return False


def clause_behind_place(s: Sentence) -> bool:
    """Find the main clause of "In the town that is held to be calm, C", which the parser took for what it is held.

    The phrase that opens the sentence is its root then, and C hangs on the verb of the relative clause.
    """
    opener = s.root
    if opener != 0 or s.pos[opener] != "ADP":
        return False
    for k, dep in enumerate(s.deps):
        held, own = s.heads[k], s.kid(k, *OWN)
        if dep not in {"oprd", "ccomp"} or s.deps[held] != "relcl" or s.tags[k] not in FINITE or own is None:
            continue
        if own < k and "," in s.words[held:own] and s.kid(k, "mark") is None:
            s.heads[k], s.deps[k] = k, "ROOT"
            s.heads[opener], s.deps[opener] = k, "prep"
            for i in s.kids_by(opener, "punct"):
                s.heads[i] = k
            return True
    return False


def beside_who_is_told_of(s: Sentence) -> bool:
    """Put "and a clerk" beside the subject: of "two men who held the gate and a clerk were shot" the clerk was, too.

    A noun that the parser made a second verb of the relative clause, right before the main verb.
    """
    changed = False
    for k, dep in enumerate(s.deps):
        inner = s.heads[k]
        if dep != "conj" or s.pos[k] not in {"NOUN", "PROPN"} or s.deps[inner] != "relcl" or inner > k:
            continue
        noun = s.heads[inner]
        verb = s.heads[noun]
        joined = next((c for c in s.kids_by(inner, "cc") if inner < c < k), None)
        if joined is None or s.deps[noun] not in OWN or not noun < k < verb or s.pos[inner] not in {"VERB", "AUX"}:
            continue
        s.heads[k], s.heads[joined], changed = noun, noun, True
    return changed


def which_adds(s: Sentence) -> bool:
    """Make an addition of "X said C, which Y denies": the parser has the clause for what C is said to be."""
    changed = False
    for k, dep in enumerate(s.deps):
        first = s.left[k]
        if dep not in {"ccomp", "dep", "parataxis", "conj"} or s.lower[first] != "which" or first < 2:  # noqa: PLR2004
            continue
        if s.heads[first] == k and s.words[first - 1] == "," and s.heads[k] < first - 1 and s.pos[k] in {"VERB", "AUX"}:
            s.deps[k], changed = "relcl", True
    return changed
