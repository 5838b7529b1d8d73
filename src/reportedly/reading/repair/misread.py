"""Mends verbs of saying that the parser read as nouns, and participles that it read as verbs.

"Monitors near the crossing report that C", "Images analysed by X show that C", "A letter found there names Y": after a
subject with words of its own a verb in the present is read as a noun, and the sentence is left without one. "Leaflets
dropped over the town told people to leave" has the other fault: who dropped them told nobody.
"""

from collections.abc import Iterator

from reportedly.codebook.codebook import triggers
from reportedly.codebook.cues import lexicon
from reportedly.codebook.units import unit_words
from reportedly.reading.tree import Sentence

PLURAL, SINGULAR = frozenset({"NNS", "NNPS"}), frozenset({"NN", "NNP"})
NOMINAL = PLURAL | SINGULAR
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
BEHIND = frozenset({"DT", "CD", "PRP", "PRP$", "NNP", "NNPS", "EX"})  # what opens an object or a clause
PASTS = {"swore": "swear", "forswore": "forswear", "took": "take", "gave": "give", "chose": "choose", "threw": "throw"}
PASTS |= {"drew": "draw", "withdrew": "withdraw", "overthrew": "overthrow", "forbade": "forbid"}
OPENERS = 3  # tokens of a sentence that a mark of a list may stand in
SIGNS = frozenset({"No", "NO", "Nos", "NOS", "No.", "NO."})
SEVERAL = frozenset({"some", "many", "others", "most", "both", "all", "few", "several"})
MODIFYING = frozenset({"compound", "amod", "det", "poss", "nmod", "nummod"})


def noun_is_its_verb(s: Sentence) -> bool:
    """Read the noun that governs a sentence as its verb: "Officers fear that C", "Images analysed by X show that C"."""
    k = s.root
    own = s.kid(k, "nsubj")
    if own is None:
        return _house_and_its_verb(s, k)
    if not own < k or s.kid(k, "det", "amod", "cop", "nummod", "poss") is not None:
        return False
    told = [c for c in s.kids_by(k, "acl") if s.kid(c, *SUBJECTS) is not None]
    behind = [c for c in (*s.kids_by(k, "ccomp", "dobj", "xcomp"), *told) if c > k]
    does = s.lemmas[k] in triggers().verbs and s.kid(k, "dobj") is not None  # "Gunmen storm prison"
    if s.tags[k] not in NOMINAL or not behind or not _agrees(s, own, k) or not (does or _tells(s, k)):
        return False
    _make_verb(s, k)
    for clause in told:
        s.deps[clause] = "ccomp"
    _to_its_preposition(s, k)
    return True


def _house_and_its_verb(s: Sentence, k: int) -> bool:
    """Part a name from the verb behind it: "Lantern TV show that C" is no show of that name."""
    name, clause = s.kid(k, "compound"), s.kid(k, "ccomp", "acl")
    if name is None or clause is None or s.tags[k] != "NN" or s.kid(k, "det", "amod", "cop", "poss") is not None:
        return False
    told = s.lower[k + 1 : k + 2] == ["that"] and s.kid(clause, *SUBJECTS) not in {None, k + 1}
    if not told or name != k - 1 or not _tells(s, k) or s.lemmas[k] in lexicon().nouns:
        return False
    _make_verb(s, k)
    s.deps[name], s.deps[clause] = "nsubj", "ccomp"
    return True


def _to_its_preposition(s: Sentence, k: int) -> None:
    """Give a preposition its object back: "Pictures from Lantern TV show that C" are of that house."""
    name = s.kid(k, "compound")
    before = s.left[name] - 1 if name is not None else -1
    if name is not None and before >= 0 and s.deps[before] == "prep" and s.kid(before, "pobj") is None:
        s.heads[name], s.deps[name] = before, "pobj"


def verb_inside_a_phrase(s: Sentence) -> bool:
    """Find the verb of "Partners on the ground report that C", which the parser took for what they are on."""
    subject = _verbless(s)
    if subject is None or s.words[-1] not in {".", '"', "\u201d"}:
        return False
    for k in range(subject + 2, len(s) - 2):
        if any(s.tags[i] in FINITE | {"MD"} for i in range(subject + 1, k)):
            return False
        if _is_noun_by_mistake(s, subject, k):
            _lift(s, subject, k)
            return True
    return False


def _verbless(s: Sentence) -> int | None:
    """Return the noun that opens a sentence whose top is a noun and no verb, None where there is no such thing."""
    root = s.root
    if s.pos[root] == "VERB" and root == 0 and s.tags[0] == "VB" and s.heads[1:2] == [0] and s.tags[1] in PLURAL:
        return 1 if s.deps[1] == "dobj" else None  # "Aid agencies" is no call to aid them
    if s.tags[root] not in NOMINAL or s.kid(root, "cop", "aux", "case") is not None:
        return None
    own = s.kid(root, "nsubj", "dep")
    noun = own if own is not None and own < root else root
    return noun if s.tags[noun] in NOMINAL and s.left[noun] == 0 else None


def _is_noun_by_mistake(s: Sentence, subject: int, k: int) -> bool:
    """Say whether a noun is the verb of the subject before it: its number fits, and a clause or an object follows."""
    if s.tags[k] not in NOMINAL or s.words[k][0].isupper() or not _agrees(s, subject, k) or not _tells(s, k):
        return False
    before = k - 1
    if s.heads[before] != k or s.deps[before] not in {"compound", "poss"} or s.tags[before] not in NOMINAL:
        return False
    return s.lower[k + 1] in {"that", "at", "on", "how"} or s.tags[k + 1] in BEHIND


def _agrees(s: Sentence, subject: int, k: int) -> bool:
    """Say whether a word in -s or without one fits its subject: "groups report", "a memo calls"."""
    several = s.tags[subject] in PLURAL or s.lower[subject] in SEVERAL
    return several == (s.tags[k] in SINGULAR) and (several or s.tags[subject] in NOMINAL)


def _tells(s: Sentence, k: int) -> bool:
    """Say whether a word is a verb of the lexicon."""
    return s.lemmas[k] in lexicon().verbs


def _make_verb(s: Sentence, k: int) -> None:
    """Label a noun as the present of its verb."""
    s.tags[k], s.pos[k] = ("VBP" if s.tags[k] in SINGULAR else "VBZ"), "VERB"


def _lift(s: Sentence, subject: int, k: int) -> None:
    """Put a verb on top of its sentence, what stood before it in its phrase in its place, what follows below it."""
    old, before = s.root, k - 1
    phrase = set(s.subtree(subject)) | set(s.subtree(k))
    s.heads[before], s.deps[before] = s.heads[k], s.deps[k]
    for i in list(s.kids[k]):
        if i < before:
            s.heads[i] = before
    if s.tags[0] == "VB" and subject == 1:
        s.heads[0], s.deps[0], s.tags[0], s.pos[0] = 1, "compound", "NN", "NOUN"
        for i in s.kids[0]:
            if i != subject:
                s.heads[i] = k if i > k else subject
    s.heads[k], s.deps[k] = k, "ROOT"
    s.heads[subject], s.deps[subject] = k, "nsubj"
    _make_verb(s, k)
    for i in _loose(s, phrase | {old}, k):
        s.heads[i], s.deps[i] = k, _label(s, i)
    if old not in {subject, 0} and old > k:
        s.heads[old], s.deps[old] = k, "dobj"


def _loose(s: Sentence, phrase: set[int], k: int) -> Iterator[int]:
    """Yield what hangs across a verb that now stands between it and its head."""
    for i in range(k + 1, len(s)):
        if s.heads[i] < k and s.heads[i] in phrase:
            yield i


def _label(s: Sentence, i: int) -> str:
    """Return what a phrase is to the verb of saying before it: its clause, its object, or as it was."""
    if s.deps[i] in {"acl", "relcl", "ccomp", "advcl"} and s.kid(i, *SUBJECTS) is not None:
        mark = s.kid(i, "mark", "dobj")
        return "ccomp" if mark is None or s.lower[mark] == "that" else s.deps[i]
    return {"acl": "xcomp", "pobj": "dobj", "appos": "dobj"}.get(s.deps[i], s.deps[i])


def participle_before_its_verb(s: Sentence) -> bool:
    """Find the verb of "Leaflets dropped over the town told people to leave": a second one, which nothing joins."""
    part = s.root
    own = s.kid(part, "nsubj", "nsubjpass")
    if own is None or own + 1 != part or s.tags[part] not in {"VBD", "VBN"}:
        return False
    if s.kid(part, "dobj", "ccomp", "xcomp", "aux", "auxpass") is not None:
        return False
    for verb in s.kids_by(part, "conj", "advcl", "ccomp", "dep"):
        joined = s.kid(part, "cc") is not None or s.words[s.left[verb] - 1] == ","
        if verb < part or joined or s.tags[verb] not in FINITE or s.kid(verb, "mark", "advmod", *SUBJECTS) is not None:
            continue
        if s.left[verb] == verb and _tells(s, verb) and s.kid(verb, "dobj", "ccomp", "xcomp") is not None:
            s.heads[verb], s.deps[verb] = verb, "ROOT"
            s.heads[own], s.deps[own] = verb, "nsubj"
            s.heads[part], s.deps[part], s.tags[part] = own, "acl", "VBN"
            for i in s.kids_by(part, "punct"):
                s.heads[i] = verb
            return True
    return False


def unnamed_subject(s: Sentence) -> bool:
    """Make the noun that opens a sentence the subject of its verb: "Orsk neither backs nor opposes the truce"."""
    verb = s.root
    own = s.kid(verb, "dep")
    if own is None or s.left[own] or s.tags[own] not in NOMINAL or s.tags[verb] not in FINITE:
        return False
    between = range(max(s.subtree(own)) + 1, verb)
    if own > verb or s.kid(verb, *SUBJECTS) is not None or any(s.heads[i] != verb for i in between):
        return False
    if any(s.deps[i] not in {"preconj", "advmod", "neg", "aux"} for i in between):
        return False
    s.deps[own] = "nsubj"
    return True


def shown_with_a_participle(s: Sentence) -> bool:
    """Find the verb of "Satellite images show burned huts": what is burned burns nothing."""
    shown = lexicon().lists["lists.pictures"]
    for k in range(1, len(s) - 2):
        deed = k + 1
        thing = s.kid(deed, "dobj")
        if s.lower[k] not in {"show", "shows"} or s.tags[deed] not in {"VBD", "VBN"} or thing is None or thing < deed:
            continue
        own = s.kid(deed, *SUBJECTS)
        noun = next((i for i in range(k) if s.lemmas[i] in shown and s.tags[i] in NOMINAL), None)
        if own is not None and s.tags[own] == "WDT" and own == k - 1:
            noun = own
        if own is None or noun is None or own not in {noun, k} or s.kid(deed, "aux", "auxpass") is not None:
            continue
        _part_at(s, noun, k)
        for i in s.kids[deed]:
            s.heads[i] = k
        top = s.heads[deed] == deed
        s.heads[k], s.deps[k] = (k if top else s.heads[deed]), s.deps[deed]
        s.heads[deed], s.deps[deed], s.tags[deed] = thing, "amod", "VBN"
        s.heads[noun], s.deps[noun] = k, "nsubj"
        s.tags[k], s.pos[k], s.lemmas[k] = ("VBZ" if s.lower[k] == "shows" else "VBP"), "VERB", "show"
        return True
    return False


def _part_at(s: Sentence, noun: int, k: int) -> None:
    """Give what stands in one phrase with a verb misread as a noun to the noun that ends right before it."""
    last = k - 1
    if last != noun and s.heads[last] == k:
        s.heads[last], s.deps[last] = s.heads[k], s.deps[k]
    for i in s.kids[k]:
        if i < last:
            s.heads[i] = last


def noun_as_subject(s: Sentence) -> bool:
    """Read the "strike" of "Drone strike in Orsk kills seven" as the noun that it is: a subject, and no clause."""
    for i in range(1, len(s)):
        verbal = s.pos[i] == "VERB" and s.tags[i] in {"VB", "VBP", "VBZ"} and s.deps[i] in {"nsubj", "csubj"}
        if not verbal or s.heads[i] <= i or s.tags[s.heads[i]] not in FINITE or s.kid(i, "aux", "mark") is not None:
            continue
        if s.tags[s.left[i]] == "WP":
            continue  # "What families want to know is why nobody came"
        if s.deps[i - 1] in {"nsubj", "dep", "compound"} and s.heads[i - 1] == i and s.tags[i - 1] in NOMINAL:
            s.pos[i], s.tags[i], s.deps[i] = "NOUN", "NNS" if s.tags[i] == "VBZ" else "NN", "nsubj"
            s.deps[i - 1] = "compound"
            return True
    return False


def gerund_as_subject(s: Sentence) -> bool:
    """Read the first word of "Shelling of Orsk on Monday killed ten" as a noun: it has no object that it is done to."""
    deeds = triggers().nouns
    for i in range(len(s) - 1):
        above = s.heads[i]
        opens = (
            s.tags[i] == "VBG" and s.deps[i] in {"csubj", "nsubj", "aux"} and s.pos[i] in {"VERB", "AUX"} and i < above
        )
        if not opens or s.lower[i] not in deeds or s.tags[above] not in FINITE or s.lemmas[above] == "be":
            continue
        done = s.kid(i, "dobj", "ccomp", "xcomp", "aux", "prt", "attr", "acomp", "neg", "mark")
        if done is None and s.kid(above, "nsubj") in {None, i}:
            s.pos[i], s.tags[i], s.deps[i], s.lemmas[i] = "NOUN", "NN", "nsubj", s.lower[i]
            return True
    return False


def past_before_its_object(s: Sentence) -> bool:
    """Find the verb of "The Column swore allegiance to X", read as an adjective: a past that is no participle."""
    noun = s.root
    k = next((i for i in s.kids_by(noun, "amod", "compound") if s.lower[i] in PASTS and i > 0), None)
    if s.tags[noun] not in NOMINAL or k is None or s.kid(noun, "nsubj", "cop", "aux") is not None:
        return False
    own = k - 1
    if s.heads[own] not in {noun, k} or s.tags[own] not in NOMINAL or s.left[own] < s.left[noun]:
        return False
    for i in list(s.kids[noun]):
        if i < own and s.deps[i] in MODIFYING:
            s.heads[i] = own
        elif i < own or s.deps[i] == "punct":
            s.heads[i] = k
    s.heads[own], s.deps[own] = k, "nsubj"
    s.heads[noun], s.deps[noun] = k, "dobj"
    s.heads[k], s.deps[k], s.tags[k], s.pos[k], s.lemmas[k] = k, "ROOT", "VBD", "VERB", PASTS[s.lower[k]]
    return True


def noun_at_the_head(s: Sentence) -> bool:
    """Read the first word of "Rockets fell on Dolma" as the noun that it is: its capital is the sentence's."""
    low = s.lower[0]
    single = low.removesuffix("s")
    if len(s) == 1 or s.words[1][:1].isupper() or any(first == 0 for first, _, _ in s.ents):
        return False
    weapons = s.tags[0] == "NNP" and single != low and single in triggers().modes  # "Missiles", taken for one name
    told = {single, low} & (triggers().modes.keys() | unit_words().persons | triggers().nouns.keys())
    if not weapons and not (s.tags[0] == "NNPS" and told):
        return False
    s.tags[0], s.pos[0], s.lemmas[0] = "NNS", "NOUN", single
    return True


def shot_and_killed(s: Sentence) -> bool:
    """Find the verb of "Two men on mules shot and killed a guard", read as something that they are on."""
    for k in range(2, len(s) - 2):
        killed = k + 2
        if s.lower[k] != "shot" or s.tags[k] != "NN" or s.lower[k + 1] != "and" or s.tags[killed] not in {"VBD", "VBN"}:
            continue
        own = s.heads[killed]
        before = k - 1
        if s.deps[killed] != "conj" or own >= k or s.tags[own] not in NOMINAL or s.heads[before] != k:
            continue
        s.heads[before], s.deps[before] = s.heads[k], s.deps[k]
        for i in s.kids[k]:
            if i < before:
                s.heads[i] = before
        over, label = s.heads[own], s.deps[own]
        s.heads[k], s.deps[k] = (k, "ROOT") if over == own else (over, label)
        s.heads[own], s.deps[own] = k, "nsubj"
        s.heads[killed], s.deps[killed] = k, "conj"
        s.tags[k], s.pos[k], s.lemmas[k], s.tags[killed] = "VBD", "VERB", "shoot", "VBD"
        for i in s.kids[own]:
            if i > k:
                s.heads[i] = k
        return True
    return False


def gerund_called_something(s: Sentence) -> bool:
    """Read the "killing" of "called the killing a massacre" as the noun that it is: nobody killed a massacre."""
    for i in range(1, len(s)):
        verb, name = s.heads[i], s.kid(i, "dobj")
        if (
            s.tags[i] != "VBG"
            or s.deps[i] not in {"dobj", "ccomp"}
            or s.lemmas[verb] not in lexicon().lists["lists.naming"]
        ):
            continue
        article = None if name is None else s.kid(name, "det")
        if s.kid(i, "det") is None or name is None or article is None or s.lower[article] not in {"a", "an"}:
            continue
        s.pos[i], s.tags[i], s.deps[i], s.lemmas[i] = "NOUN", "NN", "dobj", s.lower[i]
        s.heads[name], s.deps[name] = verb, "oprd"
        return True
    return False


def number_of_a_name(s: Sentence) -> bool:
    """Hang a number with its sign on the noun before it: the "No" of "School No 12" denies nothing."""
    changed = False
    for k in range(1, len(s) - 1):
        noun, number = k - 1, k + 1
        if s.words[k] not in SIGNS or s.pos[noun] not in {"NOUN", "PROPN"} or not s.words[number].isdigit():
            continue
        if number in s.ancestors(noun):
            over = s.heads[number]
            s.heads[noun], s.deps[noun] = (noun if over == number else over), s.deps[number]
        s.heads[number], s.deps[number] = noun, "nummod"
        s.heads[k], s.deps[k], changed = number, "nmod", True
    return changed


def mark_of_a_list(s: Sentence) -> bool:
    """Hang the mark of a list's item, "(a)", "iv.", on the item's verb: it does nothing of what that tells."""
    changed = False
    for k in range(min(OPENERS, len(s))):
        if s.tags[k] == "LS" and s.deps[k] in SUBJECTS and all(not word.isalpha() for word in s.words[:k]):
            s.deps[k], changed = "meta", True
    return _bare_item(s) or changed


def _bare_item(s: Sentence) -> bool:
    """Read the noun that opens an item, with an object behind it, as its verb: "(c) salute the drivers"."""
    k = s.root
    marked = s.words[0] == "(" and s.words[2:3] == [")"] and k == OPENERS
    if not marked or s.tags[k] != "NN" or s.kid(k, "dobj") is None:
        return False
    s.pos[k], s.tags[k], s.lemmas[k] = "VERB", "VBP", s.lower[k]
    return True


MISREAD = (
    mark_of_a_list,
    noun_at_the_head,
    shot_and_killed,
    number_of_a_name,
    gerund_called_something,
    shown_with_a_participle,
    unnamed_subject,
    gerund_as_subject,
    noun_as_subject,
    noun_is_its_verb,
    verb_inside_a_phrase,
    participle_before_its_verb,
    past_before_its_object,
)
