"""What befell the people that a noun or number stands for, by the clause around it."""

from reportedly.codebook.units import UnitWords, unit_words
from reportedly.reading.annotate.dying import LOSING, fell
from reportedly.reading.tree import Sentence

ENDINGS = (("ied", "y"), ("ed", "e"), ("ed", ""), ("d", ""), ("ing", "e"), ("ing", ""))
PREDICATES = frozenset({"ADJ", "VERB", "ADV", "NOUN", "PROPN"})
WHO = frozenset({"who", "that", "which"})
PASSIVE = frozenset({"nsubjpass"})
OBJECT = frozenset({"dobj", "dative", "oprd"})
ITSELF = frozenset({"die", "flee", "perish", "drown", "surrender", "lose", "succumb"})
LEAVING = frozenset({"leave", "left", "find", "be", "remain", "lie", "lay"})
ALONG = (["along", "with"], ["together", "with"])
LIKEWISE = frozenset({"as", "so"})
LEFT = frozenset({"leave", "find", "discover"})  # "was found murdered", "left four wounded"
LEFT_AS = frozenset({"ccomp", "oprd", "acomp", "xcomp"})
LISTED = 6  # steps up a list of those whom it befell
BOUNDING = frozenset(
    {"between", "over", "around", "about", "under"}
)  # before a number the parser takes them for prepositions
REACH = 6
THEM = frozenset({"them", "whom", "those", "these"})
HARM = frozenset({"injury", "death", "fatality", "casualty"})  # also "injuries to", "deaths among"
NAMING = frozenset({"identify", "name", "list"})
ALL = frozenset({"the", "these", "those", "both", "all"})
RAISING = frozenset("report say believe think fear know estimate allege claim presume confirm feel list".split())  # noqa: SIM905 - reads as a list


def befallen(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Return the effect ("killed", "wounded") on the people at `token`, or None.

    In this order: a verb of dying, whatever befell them before; a participle or adjective on the noun; the verb that
    it is the object or passive subject of; "left N people dead"; "sustained injuries"; the noun of a deed ("the killing
    of N"); the head of a coordination; whom they were with ("along with N guards"), like ("as were N pedestrians") or
    of ("including N children"); "among the dead were N", "N were among the dead".
    """
    return (
        died_of_it(sentence, token, lexicon)
        or by_modifier(sentence, token, lexicon)
        or by_verb(sentence, token, lexicon)
        or by_capture(sentence, token, lexicon)
        or by_suffering(sentence, token, lexicon)
        or by_deed(sentence, token, lexicon)
        or by_coordination(sentence, token, lexicon)
        or by_company(sentence, token, lexicon)
        or by_likeness(sentence, token, lexicon)
        or by_membership(sentence, token, lexicon)
        or by_counting_among(sentence, token, lexicon)
    )


def died_of_it(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "two wounded policemen died", "killed two captured men": dead, whatever befell them before."""
    return "killed" if by_verb(sentence, token, lexicon) == "killed" else None


def effect_at(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Return the effect that a word names, by lemma, form or stem (capitals often hide the lemma), or None."""
    lemma, lower = sentence.lemmas[token], sentence.lower[token]
    found = lexicon.done.get(lemma) or lexicon.done.get(lower)
    if found or lemma != lower:
        return found
    stems = (lower.removesuffix(ending) + rest for ending, rest in ENDINGS if lower.endswith(ending))
    return next((effect for stem in stems if (effect := lexicon.done.get(stem))), None)


def by_modifier(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "members killed in a strike", "wounded soldiers", "people were dead"."""
    for kid in sentence.kids_by(token, "acl", "amod"):
        effect = effect_at(sentence, kid, lexicon)
        if effect and sentence.tags[kid] in {"VBN", "VBD", "JJ"}:
            return effect
    return right_after(sentence, token, lexicon) or by_clause(sentence, token, lexicon)


def right_after(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "members killed in a strike" where the parser hung the participle higher up."""
    after = token + 1
    if (
        after >= len(sentence)
        or sentence.tags[after] not in {"VBN", "JJ"}
        or sentence.kids_by(after, "dobj", "aux", "auxpass")
    ):
        return None
    return effect_at(sentence, after, lexicon)


def by_clause(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "students who were arrested", "men who died"."""
    for kid in sentence.kids_by(token, "relcl"):
        subject = sentence.kid(kid, "nsubjpass", "nsubj")
        effect = effect_at(sentence, kid, lexicon) or by_more_words(sentence, kid, lexicon)
        if effect and subject is not None and sentence.lower[subject] in WHO:
            takes = sentence.deps[subject] == "nsubjpass" or sentence.lemmas[kid] in ITSELF
            return effect if takes else None
    return None


def by_verb(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "were killed", "killed N people", "N people died", "left N people dead"."""
    label, verb = sentence.deps[token], sentence.heads[token]
    if label == "pobj" and sentence.lower[verb] in BOUNDING:  # "killing between four and six"
        label, verb = "dobj", sentence.heads[verb]
    if verb == token:
        return None
    if sentence.lemmas[verb] in LOSING and label == "nsubj" and fell(sentence, verb):
        return "killed"
    if sentence.lemmas[verb] == "lose" and label == "nsubj":
        return None
    effect = effect_at(sentence, verb, lexicon) or by_cost(sentence, token, verb)
    effect = effect or by_more_words(sentence, verb, lexicon) or by_missile(sentence, token, verb, lexicon)
    if effect and label == "nsubj" and left_so(sentence, verb):
        return effect
    takes = label in PASSIVE or (label == "nsubj" and passive_or_itself(sentence, verb))
    takes = takes or (label in OBJECT and sentence.kid(verb, "auxpass") is None)
    if effect and takes and not (sentence.lemmas[verb] == "lose" and label != "dobj"):
        return both(sentence, verb, effect, lexicon)
    if sentence.lemmas[verb] in LEAVING:
        return predicate(sentence, token, verb, lexicon)
    if sentence.lemmas[verb] in RAISING and label in PASSIVE:
        return raised(sentence, verb, lexicon)
    return None


def by_cost(sentence: Sentence, token: int, verb: int) -> str | None:
    """Read "cost nine people their lives"."""
    lives = (k for k in sentence.kids_by(verb, "dobj", "oprd", "npadvmod") if k > token)
    return "killed" if sentence.lemmas[verb] == "cost" and any(sentence.lemmas[k] == "life" for k in lives) else None


def by_more_words(sentence: Sentence, verb: int, lexicon: UnitWords) -> str | None:
    """Read verbs that tell what befell people only with another word: "shot dead", "taken prisoner", "driven out"."""
    lemma, after = sentence.lemmas[verb], range(verb + 1, min(verb + 1 + REACH, len(sentence)))
    if lemma in lexicon.dying and (dead := to_death(sentence, verb)):
        return dead
    if lemma in lexicon.striking and in_limb(sentence, verb, lexicon):
        return "wounded"
    if lemma in {"take", "hold"}:
        return next((lexicon.taken[sentence.lemmas[k]] for k in after if sentence.lemmas[k] in lexicon.taken), None)
    below = sentence.subtree(verb) if lemma in lexicon.leaving else []
    out = any(sentence.lower[k] in {"from", "out"} for k in below)
    return "displaced" if out and any(sentence.lemmas[k] in lexicon.homes for k in below) else None


def to_death(sentence: Sentence, verb: int) -> str | None:
    """Read "shot dead", "beaten to death", "shot four men dead"."""
    after = sentence.lower[verb + 1 : verb + 1 + REACH]
    near = "dead" in after or ("death" in after and after[max(after.index("death") - 1, 0)] == "to")
    return "killed" if near else None


def in_limb(sentence: Sentence, verb: int, lexicon: UnitWords) -> bool:
    """Say whether a part of the body is told where somebody was struck: "hit in the leg", "shot in both knees"."""
    phrases = (k for k in sentence.kids_by(verb, "prep") if sentence.lower[k] == "in")
    return any(sentence.lemmas[part] in lexicon.limbs for k in phrases for part in sentence.kids_by(k, "pobj"))


def by_missile(sentence: Sentence, token: int, verb: int, lexicon: UnitWords) -> str | None:
    """Read "a boy was hit by shrapnel", "bullets struck two guards", "she was shot four times"; houses are hit too."""
    known = {sentence.lemmas[token], sentence.lower[token], sentence.lower[token].removesuffix("s")} & lexicon.persons
    person = any(label == "PERSON" and first <= token < past for first, past, label in sentence.ents)
    if sentence.lemmas[verb] not in lexicon.striking or not (known or person or sentence.tags[token] in {"PRP", "WP"}):
        return None
    with_what = [k for k in sentence.kids_by(verb, "prep", "agent") if sentence.lower[k] in {"by", "with"}]
    near = [*sentence.kids_by(verb, "nsubj", "npadvmod"), *(p for k in with_what for p in sentence.kids_by(k, "pobj"))]
    return "wounded" if any(sentence.lemmas[k] in lexicon.missiles for k in near if k != token) else None


def left_so(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb that looks finite is what somebody was left as ("left one dead and 18 villagers wounded")."""
    first = verb
    for _ in range(LISTED):
        if sentence.deps[first] != "conj" or sentence.heads[first] > first:
            break
        first = sentence.heads[first]
    over = sentence.lemmas[sentence.heads[first]] in LEFT and sentence.deps[first] in LEFT_AS
    beside = first != verb and sentence.lemmas[first] == "leave"
    over |= beside and (sentence.tags[verb] == "VBN" or sentence.kid(first, *LEFT_AS) is not None)
    return over and sentence.kid(verb, "dobj", "aux", "mark", "auxpass") is None


def by_capture(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "took six nurses hostage" where the parser made one noun of the two."""
    after = token + 1
    if after >= len(sentence) or sentence.lemmas[after] not in lexicon.taken:
        return None
    return lexicon.taken[sentence.lemmas[after]] if sentence.lemmas[sentence.heads[after]] in {"take", "hold"} else None


def by_suffering(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "sustained injuries", "suffered burns"."""
    verb = sentence.heads[token]
    if sentence.deps[token] != "nsubj" or sentence.lemmas[verb] not in lexicon.suffering:
        return None
    held = (k for goal in sentence.kids_by(verb, "dobj") for k in sentence.conjuncts(goal))
    return "wounded" if any(sentence.lemmas[k] in lexicon.hurts for k in held) else None


def raised(sentence: Sentence, verb: int, lexicon: UnitWords) -> str | None:
    """Read "are reported to have been killed", "are feared dead"."""
    for k in sentence.kids_by(verb, "xcomp", "oprd", "acomp", "ccomp", "advcl"):
        effect = effect_at(sentence, k, lexicon)
        if effect and (sentence.tags[k] in {"VBN", "JJ"} or sentence.lemmas[k] in ITSELF):
            return effect
    return None


def passive_or_itself(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb's subject is who it befalls: "died", or a participle that lost its auxiliary.

    "Two were killed and five others wounded" has one for both, whatever the parser makes of the second.
    """
    if sentence.lemmas[verb] in ITSELF:
        return True
    active = any(sentence.deps[k] in {"dobj", "ccomp"} for k in sentence.kids[verb])
    shares = sentence.deps[verb] == "conj" and sentence.kid(sentence.heads[verb], "auxpass") is not None
    return not active and (sentence.tags[verb] == "VBN" or (shares and sentence.tags[verb] == "VBD"))


def both(sentence: Sentence, verb: int, effect: str, lexicon: UnitWords) -> str:
    """Join two effects that share one object: "killed or wounded 30 people"."""
    others = [k for k in sentence.kids_by(verb, "conj") if not own_people(sentence, k)]
    up = sentence.heads[verb]
    alike = sentence.tags[up] == sentence.tags[verb] and sentence.lemmas[up] not in ITSELF
    if sentence.deps[verb] == "conj" and alike and not sentence.kids_by(up, "dobj", "nsubjpass"):
        others.append(up)
    effects = {effect} | {found for k in others if (found := effect_at(sentence, k, lexicon))}
    return " or ".join(sorted(effects))


def own_people(sentence: Sentence, verb: int) -> bool:
    """Say whether a verb has an object, subject or number of its own ("… and 30 wounded")."""
    before = verb > 0 and sentence.pos[verb - 1] == "NUM"
    return before or bool(sentence.kids_by(verb, "dobj", "nsubjpass", "nsubj"))


def predicate(sentence: Sentence, token: int, verb: int, lexicon: UnitWords) -> str | None:
    """Read the adjective after the people: "left 14 people dead", "two people were missing"."""
    for k in (*range(token + 1, min(token + 6, len(sentence))), *sentence.kids_by(verb, *LEFT_AS)):
        effect = effect_at(sentence, k, lexicon)
        if (
            effect
            and (sentence.heads[k] in {verb, token} or sentence.heads[verb] == k)
            and sentence.pos[k] in PREDICATES
        ):
            return effect
    return None


def by_deed(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "the killing of N people", "the deaths of N civilians"."""
    of = sentence.heads[token]
    near = sentence.left[token] - 1
    if near > 0 and sentence.lower[near] in {"to", "among"} and sentence.lemmas[near - 1] in HARM:
        return lexicon.effects[sentence.lemmas[near - 1]].removeprefix("persons ")
    if sentence.deps[token] != "pobj" or sentence.lower[of] != "of":
        return None
    if sentence.lemmas[sentence.heads[of]] in {"total", "number"}:
        return befallen(sentence, sentence.heads[of], lexicon)
    deed = sentence.lemmas[sentence.heads[of]]
    stem = deed.removesuffix("ing")
    found = lexicon.effects.get(deed) or lexicon.effects.get(sentence.lower[sentence.heads[of]].removesuffix("s"))
    if found and found.startswith("persons "):
        return found.removeprefix("persons ")
    return lexicon.done.get(deed) or (lexicon.done.get(stem) if stem != deed else None)


def by_coordination(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read the last of "killed the mayor, four soldiers and three civilians"."""
    up = token
    for _ in range(LISTED):
        if sentence.deps[up] not in {"conj", "nummod", "appos"} or sentence.heads[up] == up:
            return None
        up = sentence.heads[up]
        if sentence.pos[up] == "VERB":
            return None
        for read in (by_verb, by_suffering, by_deed, by_counting_among):
            effect = read(sentence, up, lexicon)
            if effect:
                return effect
    return None


def by_company(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "was killed along with two guards", "the killing of X along with Y": it befell them too."""
    top = sentence.leader(token)
    beside = sentence.heads[top]
    if sentence.deps[top] != "pobj" or not opens_company(sentence, beside):
        return None
    over = sentence.heads[beside]
    verb = sentence.heads[over] if over == beside - 1 else over
    if sentence.pos[verb] == "NOUN":
        of = next((k for k in sentence.kids_by(verb, "prep") if sentence.lower[k] == "of"), None)
        others = sentence.kid(of, "pobj") if of is not None else None
        return by_deed(sentence, others, lexicon) if others is not None else None
    takes = sentence.kid(verb, "nsubjpass", "dobj") is not None or sentence.lemmas[verb] in ITSELF
    return effect_at(sentence, verb, lexicon) or by_more_words(sentence, verb, lexicon) if takes else None


def opens_company(sentence: Sentence, token: int) -> bool:
    """Say whether a word opens whom somebody was with: the "with" of "along with", "together with"."""
    return sentence.lower[max(0, token - 1) : token + 1] in ALONG


def by_likeness(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "were injured, as were some pedestrians": what befell the former befell the latter."""
    like = sentence.heads[token]
    verb = sentence.heads[like]
    return effect_at(sentence, verb, lexicon) if token in likewise(sentence, verb) else None


def likewise(sentence: Sentence, verb: int) -> list[int]:
    """Return whom a passive verb is said to have befallen too, by a clause without a verb of its own."""
    if sentence.kid(verb, "auxpass") is None:
        return []
    clauses = (k for k in sentence.kids_by(verb, "advcl") if sentence.lemmas[k] == "be" and k > verb)
    return [
        own
        for k in clauses
        if any(sentence.lower[m] in LIKEWISE for m in sentence.kids_by(k, "mark", "advmod"))
        for own in sentence.kids_by(k, "nsubj")
        if own > k and sentence.kid(k, "attr", "acomp", "prep") is None
    ]


def by_membership(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "killed six members, including two nurses": what befell all befell each."""
    top = sentence.leader(token)
    over = sentence.heads[top]
    if sentence.deps[top] != "pobj" or not opens_members(sentence, over):
        return None
    whole = sentence.heads[over]
    if sentence.pos[whole] == "VERB":
        told = sentence.kid(whole, "nsubjpass", "dobj") is not None or sentence.lemmas[whole] in ITSELF
        return effect_at(sentence, whole, lexicon) if told else None
    return befallen(sentence, whole, lexicon) or effect_at(sentence, whole, lexicon)


def opens_members(sentence: Sentence, token: int) -> bool:
    """Say whether a word opens the names of some of those told before: "including", "among them"."""
    behind = sentence.lower[token + 1] if token + 1 < len(sentence) else ""
    return sentence.lower[token] == "including" or (sentence.lower[token] == "among" and behind in THEM)


def by_counting_among(sentence: Sentence, token: int, lexicon: UnitWords) -> str | None:
    """Read "among the dead were four children", "the dead included a nurse", "the injured were N and N"."""
    for inner in told_as(sentence, token):
        noun = lexicon.effects.get(sentence.lower[inner], "").removeprefix("persons ")
        done = (effect_at(sentence, k, lexicon) for k in sentence.kids_by(inner, "acl", "amod"))
        effect = noun if noun in lexicon.done.values() else next(filter(None, done), None)
        if effect:
            return effect
    return None


def told_as(sentence: Sentence, token: int) -> list[int]:
    """Return the nouns that somebody at `token` is told to be one or all of: "the dead" of "the dead were N and N"."""
    verb, label = sentence.heads[token], sentence.deps[token]
    if sentence.lemmas[verb] == "include":
        return sentence.kids_by(verb, "nsubj") if label == "dobj" else []
    if sentence.lemmas[verb] == "be":
        phrases = (k for k in sentence.kids_by(verb, "prep") if sentence.lower[k] == "among")
        among = [inner for k in phrases for inner in sentence.kids_by(k, "pobj") if inner != token]
        whole = [k for k in sentence.kids_by(verb, "nsubj") if label == "attr" and are_known(sentence, k)]
        return among + [k for k in whole if sentence.pos[token] == "PROPN" or not is_described(sentence, k)]
    named = sentence.heads[verb] if label == "pobj" and sentence.lower[verb] == "as" else verb
    if sentence.lemmas[named] in NAMING and (named != verb or label == "oprd"):
        return [k for k in sentence.kids_by(named, "nsubjpass") if are_known(sentence, k)]
    return []


def are_known(sentence: Sentence, token: int) -> bool:
    """Say whether a word stands for all whom a deed befell: "the dead", "the wounded", "those killed"."""
    if sentence.lower[token] in THEM:
        return bool(sentence.kids_by(token, "acl", "relcl"))
    return sentence.pos[token] != "PROPN" and any(sentence.lower[k] in ALL for k in sentence.kids_by(token, "det"))


def is_described(sentence: Sentence, token: int) -> bool:
    """Say whether people are told by a noun, of whom more may be told: "the three men arrested were students"."""
    return sentence.pos[token] == "NOUN" and effect_at(sentence, token, unit_words()) is None


def they_are(sentence: Sentence, token: int) -> list[int]:
    """Return whom those at `token` are told to be, the first of a list: "the dead" are N in "the dead were N and N"."""
    above = sentence.heads[token]
    verb = sentence.heads[above] if sentence.lower[above] == "among" else above
    near = [*sentence.kids_by(verb, "attr", "nsubj", "dobj", "oprd")]
    near += [
        p for k in sentence.kids_by(verb, "prep") if sentence.lower[k] == "as" for p in sentence.kids_by(k, "pobj")
    ]
    return [k for k in near if k != token and token in told_as(sentence, k)]
