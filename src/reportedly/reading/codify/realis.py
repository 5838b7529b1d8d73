"""Whether an event happened, goes on, is planned, predicted, possible or negated.

The words above the event decide, nearest first, as far as they bear on it: modals, "plan to", "likely to", "calls
for", "no intention of". What is spoken of as known ("the attack on the bridge") is left untouched by a negation or a
modal further up. The statement that bears the event comes last: its polarity, a condition, a question.
"""

from collections.abc import Iterator

from reportedly.codebook.codebook import Triggers
from reportedly.codebook.positions import words as lexicon_words
from reportedly.reading.codify import clauses
from reportedly.reading.codify.givenness import DEFINITE, DOERS, is_given, is_known
from reportedly.reading.codify.modals import imagined, modal
from reportedly.reading.codify.omissions import ABLE
from reportedly.reading.codify.triggering import VERBAL, Named, befalls
from reportedly.reading.tree import Sentence
from reportedly.record import Realis, Statement

STEPS = 10
SPLIT = frozenset({"relcl", "parataxis"})
PLAIN_DOERS = DOERS - {"nsubjpass"}  # the subject of a passive is governed like an object ("the plot was foiled")
WHOM = DOERS | {"pobj", "dobj"}
BEING = frozenset({"be", "have", "see", "take", "occur", "remain"})
JOINING = frozenset({"part", "participate", "engage", "attend", "join", "host"})  # who does so is there with the deed
ASKING = frozenset({"how", "why", "where"})
UNKNOWN = frozenset({"know", "knowledge", "hear"})
UNBEGUN = frozenset({"end", "conclude", "succeed", "get"})  # what does so is there
ALL_BUT = frozenset({"almost", "nearly"})  # right before a verb: "was almost killed" was not
FIRST = frozenset({"first", "last", "only"})  # "the first group to attack" did
PHRASES = frozenset({"for", "of", "to", "about", "on", "from", "against", "with", "into"})
UNREAL = ("planned", "aiming", "bidding", "possible", "predicted", "wanting", "calling")
GOVERNING = (
    *("planned", "aiming", "holding_back", "bidding", "possible"),
    *("predicted", "negated", "light", "carriers", "causes", "making", "forfeiting"),
)


def realis(s: Sentence, named: Named, home: Statement, words: Triggers, *, speech: bool = False) -> Realis:
    """Return the status of an event that `home` bears; `speech`: the event is what the statement is told by."""
    if s.words[-1] == "?" and s.deps[named.at] != "pobj":
        return "possible"
    befell = _befallen(s, named.at) or befalls(s, named.at, words)
    if befell or any(_came_about(s, k) for k in named.outcomes):
        return "happened"
    above = [(i, label) for i, label in _above(s, named, words) if i == named.at or not _is_leaving(s, i, home)]
    told = _by_words(s, above, named, words) or (None if named.omitted else _aim(s, above, words))
    if told is not None:
        return told
    if speech:
        return "ongoing" if _goes_on(s, named, above) else "happened"
    if home.polarity == "-" and not is_known(s, named, words) and not _aside(s, named) and _denied(s, named, home):
        return "negated"
    if home.certainty in {"conditional", "uncommitted"} and not (
        is_given(s, named)
        or _asked_about(s, named.at)
        or (_past(s, named) and not _is_left_open(s, home) and not _is_supposed(s, named.at))
    ):
        return "possible"
    if not named.verbal and any(s.lower[k] == "any" for k in s.kids_by(named.at, "det")):
        return "possible"  # "before any truce"
    return "ongoing" if _goes_on(s, named, above) else "happened"


def _is_leaving(s: Sentence, i: int, home: Statement) -> bool:
    """Say whether a word is the cue of who leaves the statement open: "DECLINED to confirm that C" negates no C."""
    cues = home.chain[-1].cue if home.certainty == "uncommitted" and home.chain else ()
    return any(span.start <= s.starts[i] < span.end for span in cues)


def _is_left_open(s: Sentence, home: Statement) -> bool:
    """Say whether it is left open that the statement is true: "would not confirm C", "neither admits nor denies C"."""
    cue = {s.lemmas[i] for i in range(len(s)) if _is_leaving(s, i, home)}
    return bool(cue & (lexicon_words("left_open.telling") | lexicon_words("left_open.gainsaying")))


def _is_supposed(s: Sentence, at: int) -> bool:
    """Say whether a deed, past or not, is true only if another thing is: "if he is right, the army shelled Tarn"."""
    while s.deps[at] in {"conj", "xcomp", "advcl"} and s.heads[at] != at:
        at = s.heads[at]
    given = (m for k in s.kids_by(at, "advcl") for m in s.kids_by(k, "mark") if s.lower[m] == "if")
    return any(s.lower[max(m - 1, 0)] not in {"even", "as"} for m in given)


def _befallen(s: Sentence, at: int) -> bool:
    """Say whether those are meant whom the event befell: it is known, whatever is said of "the wounded"."""
    return s.tags[at] in {"VBN", "VBD", "JJ"} and s.deps[at] in WHOM and at > 0 and s.lower[at - 1] in DEFINITE


def _came_about(s: Sentence, outcome: int) -> bool:
    """Say whether a relative clause tells in the past what a deed brought about: "ordered fire in which two died"."""
    told = s.tags[outcome] == "VBD" or any(s.tags[k] == "VBD" for k in s.kids_by(outcome, "auxpass"))
    return told and s.deps[outcome] == "relcl" and not clauses.is_negated(s, outcome)


def _denied(s: Sentence, named: Named, home: Statement) -> bool:
    """Say whether what negates the statement bears on the event: a denial, or a "not" in a clause above it."""
    at = [i for span in home.negation if (i := s.token_at(span.start)) is not None]
    if at and set(at) <= {*named.omitted, *(s.heads[k] for k in named.omitted)}:
        return False  # what was left undone was
    if any(s.lemmas[s.heads[i]] in UNKNOWN and s.heads[i] != named.at for i in at):
        return False  # who "knew nothing of the raid" does not say that there was none
    over = set(_reach(s, named.at))
    return not at or any(i in over or s.heads[i] in over for i in at)


def _reach(s: Sentence, at: int) -> Iterator[int]:
    """Yield a word and those above it whose negation reaches it: "did not attack but shelled" negates no shelling."""
    for above in (at, *s.ancestors(at)):
        yield above
        if _new_tense(s, above) or _is_instead(s, above, s.deps[above]):
            return


def _new_tense(s: Sentence, at: int) -> bool:
    """Say whether a coordinated verb starts anew with a tense of its own; "to stage … and blame" does not."""
    return s.deps[at] == "conj" and (
        s.tags[at] in {"VBD", "VBZ", "VBP"}
        or (s.pos[at] in VERBAL and s.kid(at, "aux", "auxpass", "nsubj") is not None)
    )


def _aside(s: Sentence, named: Named) -> bool:
    """Say whether the event lies outside what the statement denies: in a cause or time clause beside it."""
    chain = [named.at, *s.ancestors(named.at)]
    if any(s.lower[i] == "with" and s.deps[i] == "prep" and i < s.heads[i] and i < named.at for i in chain):
        return True  # "With troops shelling the port, nobody could leave"
    clause = next((i for i in chain if s.deps[i] == "advcl"), None)
    return clause is not None and s.tags[clause] in {"VBD", "VBN", "VBG"}


def _past(s: Sentence, named: Named) -> bool:
    """Say whether the event's clause is told in the past, outside a condition ("if"); "could not" is past."""
    verb = named.at if named.verbal else next((a for a in s.ancestors(named.at) if s.pos[a] in VERBAL), named.at)
    could = bool(named.omitted) and any(s.lower[k] == "could" for k in s.kids_by(verb, "aux"))
    return (s.tags[verb] == "VBD" or could) and not clauses.is_supposed(s, verb)


def _asked_about(s: Sentence, at: int) -> bool:
    """Say whether a question takes a past event for granted: "asked how many were killed", "why they fired"."""
    past = s.tags[at] in {"VBD", "VBN"} and not s.kids_by(at, "neg")
    return past and any(s.lower[k] in ASKING and s.tags[k] == "WRB" for k in range(s.left[at], at))


def _above(s: Sentence, named: Named, words: Triggers) -> Iterator[tuple[int, str]]:
    """Yield the event's word and the words above it that bear on it, each with the label of the step to it."""
    at, label = named.at, ""
    yield at, label
    for _ in range(STEPS):
        head = s.heads[at]
        if head == at or not _bears(s, at, head, named, words):
            return
        label = s.deps[at]
        at = head
        yield at, label


def _bears(s: Sentence, at: int, head: int, named: Named, words: Triggers) -> bool:
    """Say whether what is said of `head` is said of the event under `at`."""
    label = s.deps[at]
    if (
        label in SPLIT
        or _asked_about(s, at)
        or _new_tense(s, at)
        or (label == "advcl" and s.tags[at] != "VB")
        or label == "ROOT"
    ):
        return False
    if (
        label in {"ccomp", "acl"}
        and s.pos[at] in VERBAL
        and s.tags[at] in {"VBD", "VBN"}
        and not _governs(s, head, words)
    ):
        return False
    if s.pos[at] == "ADP":
        if s.lower[at] == "in" and JOINING & {s.lemmas[head], *(s.lemmas[k] for k in s.kids_by(head, "dobj"))}:
            return True
        phrase = s.lower[at] in PHRASES or (s.lower[at] == "at" and s.kid(at, "pcomp") is not None)
        return phrase and (_governs(s, head, words) or _governs_near(s, head, words))
    if label == "dobj" and at == named.at and not (_governs(s, head, words) or s.lemmas[head] in BEING | JOINING):
        return False
    if label in DOERS and s.pos[at] not in VERBAL:
        if (label == "nsubjpass" and s.lemmas[head] in words.roles["negated"]) or _begins(s, at, named, words):
            return True
        return not is_known(s, named, words) or _predicts(s, head, words)
    return True


def _begins(s: Sentence, at: int, named: Named, words: Triggers) -> bool:
    """Say whether an event is the subject of its own beginning: "the peace talks will open on Sunday"."""
    verb = s.heads[at]
    begins = s.deps[at] in {"nsubj", "nsubjpass"} and s.lemmas[verb] in words.roles["coming_about"] - UNBEGUN
    return begins and at == named.at and all(s.lower[k] == "place" for k in s.kids_by(verb, "dobj"))


def _governs(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a word has a say over what hangs on it."""
    lemma = s.lemmas[i]
    lists = (words.roles[name] for name in GOVERNING)
    return any(lemma in held for held in lists)


def _governs_near(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a word hangs on one that governs ("made calls for", "has plans for")."""
    return s.deps[i] in {"dobj", "attr", "acomp"} and _governs(s, s.heads[i], words)


def _predicts(s: Sentence, head: int, words: Triggers) -> bool:
    """Say whether a present verb or its complement foretells its subject ("is likely", "is expected")."""
    near = [head, *s.kids_by(head, "acomp")]
    return any(s.lemmas[k] in words.roles["predicted"] for k in near) and s.tags[head] != "VBD"


def _by_words(s: Sentence, above: list[tuple[int, str]], named: Named, words: Triggers) -> Realis | None:
    """Return what modals, negations and governing words say, the nearest first."""
    given = not named.verbal and is_known(s, named, words)
    for n, (i, label) in enumerate(above):
        if named.omitted and (not n or i in named.omitted or s.kid(i, "acomp") in named.omitted):
            ahead = modal(s, i, words)
            if ahead is not None and not any(s.lower[k] in ABLE for k in s.kids_by(i, "aux")):
                return ahead
            continue
        if n and s.lemmas[i] in words.roles["ending"] and label not in DOERS and s.lower[above[n - 1][0]] != "from":
            return None
        begun = n == 1 and label in DOERS and _begins(s, named.at, named, words)
        found = (modal(s, i, words) or imagined(s, i, words)) if not (n and given) or begun else None
        if n and label not in PLAIN_DOERS and label != "conj" and found is None:
            below = above[n - 1][0]
            wanted = given and _is_wanted(s, i, below, words) and n == 1 + (s.pos[below] == "ADP")
            found = "possible" if wanted else _governor(s, i, below, words, given=given)
        if n and label in DOERS and _predicts(s, i, words):
            found = "predicted"
        denied = _negates(s, i) and not (n and _is_instead(s, above[n - 1][0], label))
        if denied and not (n and (given or s.lemmas[i] in UNKNOWN)):
            return _undone(found)
        if found is not None:
            return found
    return None


def _is_instead(s: Sentence, below: int, label: str) -> bool:
    """Say whether a verb tells what is done in place of what the one above denies: "will not invade but shell it"."""
    return label == "conj" and any(s.lower[k] == "but" for k in s.kids_by(s.heads[below], "cc") if k < below)


def _undone(found: Realis | None) -> Realis:
    """Return the status under negation: what was not prevented may be; all else is not."""
    return "possible" if found == "negated" else "negated"


def _negates(s: Sentence, i: int) -> bool:
    """Say whether the word's clause is negated, or the noun is counted as none ("no attack")."""
    if s.pos[i] in VERBAL:
        nobody = any(clauses.is_nobody(s, k) for k in s.kids_by(i, "dobj"))
        return nobody or clauses.is_negated(s, i) or (s.lower[i - 1] in ALL_BUT and s.heads[i - 1] == i)
    return any(s.lower[k] == "no" for k in s.kids_by(i, "det"))


def _governor(s: Sentence, i: int, below: int, words: Triggers, *, given: bool) -> Realis | None:
    """Return what a governing word makes of what hangs on it."""
    lemma = s.lemmas[i]
    gerund = s.pos[below] == "ADP" and s.kid(below, "pcomp") is not None
    if lemma in words.roles["forfeiting"] and s.lemmas[below] in words.roles["given"]:
        return "negated"  # "lost the support of"
    if gerund and lemma in words.roles["holding_back"]:
        return "negated" if s.lower[below] == "from" else None
    if s.deps[below] == "dobj" and s.kid(i, "oprd") is not None:
        return None  # who calls an attack a crime calls for none
    if lemma in words.roles["negated"]:
        return None if given and s.tags[below] != "VB" and s.deps[below] != "nsubjpass" else "negated"
    bygone = s.tags[i] in {"VBD", "VBN"} or s.deps[i] == "pcomp"  # "charges of ordering the massacre"
    bygone |= s.tags[i] == "VB" and _is_judged(s, s.heads[i], words)  # "was right to order the invasion"
    answered = (
        s.deps[i] == "pcomp"
        and s.lemmas[s.heads[s.heads[i]]] in words.roles["answering"] | words.roles["charges"] | words.roles["clearing"]
    )
    given |= answered and any(s.lower[k] in DEFINITE for k in s.kids_by(below, "det"))
    if given and (lemma not in words.roles["planned"] or bygone or _negates(s, i)):
        return None
    aimed = (gerund and lemma in words.roles["aiming"]) or (s.tags[below] == "VB" and lemma in words.roles["bidding"])
    if aimed or (lemma in words.roles["planned"] and _ahead(s, i, below)):
        return "planned"
    if lemma in words.roles["possible"]:
        return None if lemma == "able" and _managed(s, i) else "possible"
    return "predicted" if lemma in words.roles["predicted"] else None


def _is_wanted(s: Sentence, i: int, below: int, words: Triggers) -> bool:
    """Say whether a deed is what somebody wants, however definite: "demanded the release of X", "calls for the ban"."""
    if s.deps[below] in {"dobj", "nsubjpass"}:
        return s.lemmas[i] in words.roles["wanting"] and s.pos[below] not in VERBAL
    return s.lower[below] == "for" and s.lemmas[i] in words.roles["wanting"] | words.roles["calling"]


def _aim(s: Sentence, above: list[tuple[int, str]], words: Triggers) -> Realis | None:
    """Return the status of a deed that only an infinitive names: what is hard, or somebody's duty, is not yet done.

    The infinitive is under a noun ("the power to arrest him"), an adjective ("difficult to"), what is to be, or a verb
    that moves another to it ("directed the guards to"). Verbs that carry it out are `implicative`: "forced them to".
    """
    top = s.leader(above[-1][0])
    if _to_come(s, top):
        return "planned"
    if s.deps[top] == "relcl" and (schemed := _of_scheme(s, top, words)) is not None:
        return schemed
    for n, (i, _) in enumerate(above[:-1]):
        over, label = above[n + 1]
        if s.tags[i] != "VB" or not any(s.tags[k] == "TO" for k in s.kids_by(i, "aux")):
            continue
        if label == "advcl" and over < i and s.lemmas[over] in words.roles["setting_out"]:
            return "planned"
        if s.lemmas[over] in words.roles["implicative"] or any(s.lower[k] in FIRST for k in s.kids[over]):
            return None
        if _is_judged(s, over, words):
            return None
        judged = s.lemmas[over] == "be" and s.kid(over, "acomp", "attr") is not None  # "it is hard to", "their duty to"
        if judged or (label == "acl" and s.pos[over] in {"NOUN", "PROPN"}) or s.pos[over] == "ADJ":
            return "possible"
        if label == "xcomp" and (s.lemmas[over] == "be" or clauses.is_passive(s, over) or s.kid(over, "dobj")):
            return "planned"
    return None


def _is_judged(s: Sentence, over: int, words: Triggers) -> bool:
    """Say whether a word judges what somebody did: "was right to shell it", no "would be right to"."""
    copula = s.heads[over]
    past = s.tags[copula] in {"VBD", "VBN"} and not clauses.is_negated(s, copula)
    return s.lemmas[over] in words.roles["judging"] and (
        (past and not s.kids_by(copula, "aux")) or s.tags[copula] == "VBN"
    )


def _to_come(s: Sentence, top: int) -> bool:
    """Say whether a headline tells by its infinitive what is to come: "Army to pull out of Tarn"."""
    helpers = s.kids_by(top, "aux")
    return s.heads[top] == top and len(helpers) == 1 and s.tags[helpers[0]] == "TO"


def _of_scheme(s: Sentence, verb: int, words: Triggers) -> Realis | None:
    """Return what a relative clause tells of: weapons "with which to attack", a deal hoped for "that ends the war".

    What an indefinite plan does is as far off as the plan; an infinitive is always yet to be done.
    """
    noun = s.heads[verb]
    if s.tags[verb] == "VB" and any(s.tags[k] == "WDT" for k in range(noun + 1, verb)):
        return "possible"
    if s.tags[verb] not in {"VBZ", "VBP"} or s.lemmas[noun] not in words.roles["schemes"] or _is_this(s, noun):
        return None
    at = noun
    for over in s.ancestors(noun):
        if s.deps[at] in SPLIT | {"advcl"}:
            return None
        if any(s.lemmas[over] in words.roles[name] for name in UNREAL) or modal(s, over, words):
            return "possible"
        at = over
    return None


def _is_this(s: Sentence, noun: int) -> bool:
    """Say whether a noun is one that is known: "the plan", "their plan"."""
    return any(s.lower[k] in DEFINITE for k in s.kids_by(noun, "det")) or s.kid(noun, "poss") is not None


def _managed(s: Sentence, able: int) -> bool:
    """Say whether somebody is told to have been able to do a thing, and so did it."""
    copula = s.heads[able]
    return s.tags[copula] == "VBD" or (s.tags[copula] == "VBN" and bool(s.kids_by(copula, "aux")))


def _ahead(s: Sentence, i: int, below: int) -> bool:
    """Say whether a word of planning speaks of what is below it: an infinitive, a gerund, an object or a phrase."""
    return s.deps[below] not in DOERS and not (
        s.deps[below] == "ccomp" and s.tags[below] in {"VBD", "VBN"} and i < below
    )


def _goes_on(s: Sentence, named: Named, above: list[tuple[int, str]]) -> bool:
    """Say whether something is under way: a present progressive, "continue to", or a state that still holds."""
    chain = [i for i, label in above if label not in DOERS]
    if any(s.lemmas[i] in {"continue", "keep"} and s.tags[i] in {"VBZ", "VBP", "VBG"} for i in chain[1:]):
        return True
    if named.code == "state":
        verb = named.at if named.verbal else next((a for a in s.ancestors(named.at) if s.pos[a] in VERBAL), named.at)
        held = [verb, *s.kids_by(verb, "aux", "auxpass")]
        return any(s.tags[k] in {"VBZ", "VBP"} for k in held)
    return any(
        _progressive(s, i) for i in chain if i == named.at or s.lemmas[i] in {"conduct", "carry", "wage", "mount"}
    )


def _progressive(s: Sentence, i: int) -> bool:
    """Say whether a verb is a present progressive ("is shelling", "has been shelling")."""
    present = any(s.lemmas[k] in {"be", "have"} and s.tags[k] in {"VBZ", "VBP"} for k in s.kids_by(i, "aux"))
    return s.tags[i] == "VBG" and present
