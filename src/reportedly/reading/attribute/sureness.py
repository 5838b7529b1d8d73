"""How sure a statement is: hedges, negation, conditions and questions, each with the words that decided.

Follows the conventions of the record: `denied` goes with polarity "-"; `conditional` covers "could", conditions and
risks; a hedge belongs to the clause it stands in. The walk starts at the content's head and follows raising verbs
and predicates down ("appears to have", "is likely to be", "has no intention of"), never into other clauses.
"""

from dataclasses import dataclass, field

from reportedly.reading.attribute.draft import Claim, Content
from reportedly.reading.attribute.phrases import WH, negation, words
from reportedly.reading.attribute.utmost import could_be_no_more
from reportedly.reading.tree import Sentence
from reportedly.record import Certainty, Commitment, Polarity

FEW_STEPS = 4

NEARLY = frozenset({"almost", "nearly", "virtually", "fairly", "reasonably"})


@dataclass(slots=True)
class Sureness:
    """The verdict with its words: token positions of hedges, negations and the condition clause.

    `commitment` is what the words round the cue make of the innermost link's, None where they leave it.
    """

    certainty: Certainty = "asserted"
    polarity: Polarity = "+"
    hedges: list[int] = field(default_factory=list)
    negation: list[int] = field(default_factory=list)
    condition: list[int] = field(default_factory=list)
    could: list[int] = field(default_factory=list)
    open: bool = False
    commitment: Commitment | None = None


def sureness(s: Sentence, content: Content, claim: Claim | None = None) -> Sureness:
    """Weigh one content under its claim (None = the writer's own voice)."""
    found = Sureness()
    for head in _spine(s, content.head):
        _clause_words(s, head, found)
    _nominal(s, content, found)
    _provisos(s, content, found)
    if claim is not None and not found.condition:
        found.condition.extend(_fronted(s, content.head, claim))
    found.polarity = "-" if len(found.negation) % 2 and not found.open else "+"
    _decide(s, found, claim, content.head)
    return found


def _spine(s: Sentence, head: int) -> list[int]:
    """Return the heads that share one assertion: the clause's and, below raising words, their complements'."""
    spine = [head]
    for _ in range(FEW_STEPS):
        at = spine[-1]
        if s.lemmas[at] in words("hedges.raising") or s.lemmas[at] in words("hedges.adjectives"):
            below = s.kid(at, "xcomp", "oprd", "ccomp")
        elif s.lemmas[at] in {"be", "remain"}:
            below = next((k for k in s.kids_by(at, "acomp") if s.lower[k] in words("hedges.adjectives")), None)
        else:
            below = None
        if below is None:
            return spine
        spine.append(below)
    return spine


def _clause_words(s: Sentence, head: int, found: Sureness) -> None:
    """Collect what weakens, negates or conditions the clause under `head`."""
    raising = s.lemmas[head] in words("hedges.raising")
    if raising and s.kid(head, "xcomp", "oprd", "acomp", "ccomp") is not None:
        found.hedges.extend([] if negation(s, head) else [head])
    if s.lower[head] in words("hedges.adjectives") and s.deps[head] in {"acomp", "amod"}:
        found.hedges.append(head)
    if s.lemmas[head] in words("negation.excluding") and s.kid(head, "auxpass") is not None and negation(s, head):
        found.hedges.append(head)  # "it cannot be excluded that C"
        return
    if _is_to(s, head) or (s.lower[head] in words("conditional.adjectives") and s.kid(head, "xcomp") is not None):
        found.could.append(head)
    found.open = found.open or _unsettled(s, head)
    if s.lower[head] in words("hedges.modals"):
        found.hedges.append(head)  # "it might not"
    passive = s.kid(head, "auxpass") is not None and s.kid(head, "xcomp") is not None
    if passive and s.lemmas[head] in words("hedges.passives") and not negation(s, head):
        found.hedges.append(head)
    found.negation.extend(k for k in negation(s, head) if k not in found.negation)
    for k in s.kids[head]:
        _child_words(s, k, found)
        if s.deps[k] == "acomp" and s.lower[k] in words("negation.open") and _asks(s, k, head):
            found.open = bool(found.negation) or s.lower[k].startswith("un")
    _intent(s, head, found)


def _is_to(s: Sentence, head: int) -> bool:
    """Say whether a clause tells what is to come by "are to leave", "was to have spoken"."""
    below = s.kid(head, "xcomp")
    if below is None or s.lemmas[head] != "be" or s.kid(head, "acomp", "attr", "expl") is not None:
        return False
    return below == head + 2 and s.lower[head + 1] == "to" and s.lemmas[below] not in words("conditional.present")


def _unsettled(s: Sentence, head: int) -> bool:
    """Say whether a clause leaves a question open: "do not know whether C", "has yet to establish who"."""
    if s.lemmas[head] == "remain" and (seen := s.kid(head, "xcomp")) is not None and s.lemmas[seen] == "see":
        return _has_question(s, seen)  # "it remains to be seen whether C"
    nots, knowing = negation(s, head), head
    if nots and _no_way(s, head):
        return True
    if s.lemmas[head] == "have" and (below := s.kid(head, "xcomp")) is not None:
        knowing = below  # "has yet to establish"
    asking = s.tags[knowing] == "VB" and s.lower[s.left[knowing]] == "to"  # "demanded to know who C"
    return s.lemmas[knowing] in words("negation.knowing") and bool(nots or asking) and _has_question(s, knowing)


def _no_way(s: Sentence, head: int) -> bool:
    """Say whether a clause says that there is "no way of knowing whether C", that somebody has "no idea who C"."""
    way = next((k for k in s.kids_by(head, "attr", "dobj", "nsubj") if s.lemmas[k] in words("negation.ways")), None)
    if way is None or s.lemmas[head] not in {"be", "have"}:
        return False
    of = [k for prep in s.kids_by(way, "prep") for k in s.kids_by(prep, "pcomp")]
    asked = s.kid(way, "prep") is None and any(
        s.tags[s.left[k]] in WH for k in s.kids_by(way, "relcl")
    )  # "no idea who"
    return asked or any(_has_question(s, k) for k in (way, head, *of, *s.kids_by(way, "acl", "relcl")))


def _has_question(s: Sentence, verb: int) -> bool:
    """Say whether a reported question hangs on a word: "know whether C", "knowing who C"."""
    asked = s.kids_by(verb, "ccomp", "advcl", "csubj", "csubjpass", "xcomp", "acl", "pcomp")
    return any(s.tags[s.left[k]] in WH or s.lower[s.left[k]] in {"whether", "if"} for k in asked)


def _child_words(s: Sentence, k: int, found: Sureness) -> None:
    """Sort one child of a clause head: hedge, modal, adverb, condition."""
    word, dep = s.lower[k], s.deps[k]
    weak = words("hedges.modals") if dep == "aux" else words("hedges.adverbs") | words("hedges.adjectives")
    near = [d for d in s.kids_by(k, "advmod") if word in {"certainly", "certain", "sure"} and s.lower[d] in NEARLY]
    if near and dep in {"advmod", "acomp"}:
        found.hedges.extend((*near, k))  # "almost certainly" is not certainly
    must = dep == "aux" and word == "must" and any(s.lower[i] == "have" for i in s.kids_by(s.heads[k], "aux"))
    if must or (dep in {"aux", "advmod", "amod"} and word in weak):
        found.hedges.append(k)
    elif dep == "aux" and word in words("conditional.modals") and not could_be_no_more(s, s.heads[k]):
        found.could.append(k)
    elif dep == "acomp" and word in words("conditional.adjectives") and s.kid(k, "xcomp") is not None:
        found.could.append(k)  # "is ready to leave"
    elif dep in {"advcl", "prep", "advmod"} and _conditional(s, k):
        found.condition.extend(s.subtree(k))


def _conditional(s: Sentence, k: int) -> bool:
    """Say whether a clause under `k` opens with "if", "unless" and the like; "even if" and "as if" do not count."""
    if s.lower[k] == "had" and s.left[k] == k and s.deps[k] == "advcl" and s.kid(k, "ccomp", "dobj") is not None:
        return True  # "Had the dam burst, …", its verb read as a complement
    first = s.left[k]
    if s.deps[k] == "advmod":  # "as long as C"
        return s.lower[first + 1 : first + 3] == ["long", "as"] and s.kid(k, "advcl") is not None
    if s.deps[k] == "prep" and s.lower[k] in words("conditional.marks"):
        return s.kid(k, "ccomp", "pcomp") is not None  # "provided that C"
    mark = s.kid(k, "mark")
    opener = mark if mark is not None else s.left[k]
    if s.lower[opener] in {"had", "should", "were"} and s.deps[opener] in {"aux", "auxpass"} and s.heads[opener] == k:
        return s.deps[k] == "advcl" and s.tags[k] != "VBG"
    if s.lower[opener] not in words("conditional.marks") or s.kid(k, "nsubj", "nsubjpass", "expl") is None:
        return False
    return opener == 0 or s.lower[opener - 1] not in {"even", "as"}


def _fronted(s: Sentence, head: int, claim: Claim) -> list[int]:
    """Return the condition before an inserted speaker, hung on the cue: "Had C, X said, D", "If C, X said, D"."""
    if claim.anchor < 0 or s.heads[head] != claim.anchor or s.kid(head, "mark") is not None:
        return []
    near = s.kids_by(claim.anchor, "advcl", "advmod", "prep")
    return [i for k in near if s.left[k] == 0 and k < head and _conditional(s, k) for i in s.subtree(k)]


def _provisos(s: Sentence, content: Content, found: Sureness) -> None:
    """Collect what limits a content to what its speaker knows: "as far as I know", "to the best of our knowledge"."""
    held = content.tokens
    for i in held:
        far = s.lower[i] == "far" and s.lower[i - 1] in {"as", "so"} and s.lower[i + 1 : i + 2] == ["as"]
        knows = next((k for k in range(i + 2, min(i + 6, len(s))) if s.lemmas[k] in {"know", "tell", "see"}), None)
        if far and i and knows is not None:
            found.hedges.extend(range(i - 1, knows + 1))
        if s.lower[i] == "knowledge" and s.deps[i] == "pobj" and s.kid(i, "poss") is not None:
            opener = next((k for k in range(i - 1, max(i - 6, -1), -1) if s.lower[k] == "to"), None)
            found.hedges.extend(range(opener, i + 1) if opener is not None else ())


def _asks(s: Sentence, adjective: int, verb: int) -> bool:
    """Say whether "clear" or "known" goes on with a question ("whether", "who", "how")."""
    clauses = [*s.kids_by(adjective, "ccomp", "advcl", "xcomp", "csubj"), *s.kids_by(verb, "ccomp", "advcl", "csubj")]
    return any(s.tags[i] in WH or s.lower[i] in {"whether", "if"} for k in clauses for i in (s.left[k], s.left[k] + 1))


def _intent(s: Sentence, head: int, found: Sureness) -> None:
    """Count "has no intention of V-ing" as negating, with the noun that carries it."""
    for k in s.kids_by(head, "dobj", "attr"):
        if s.lemmas[k] in words("negation.intents"):
            nots = [d for d in s.kids_by(k, "det", "neg") if s.lower[d] == "no"]
            found.negation.extend(d for d in nots if d not in found.negation)


def _nominal(s: Sentence, content: Content, found: Sureness) -> None:
    """Collect hedges on a nominal content: "the alleged attack"."""
    held = set(content.tokens)
    if s.pos[content.head] in {"NOUN", "PROPN"}:
        found.hedges.extend(
            k for k in s.kids_by(content.head, "amod") if s.lower[k] in words("hedges.adjectives") and k in held
        )


def _undenied(s: Sentence, claim: Claim) -> tuple[Certainty, Polarity]:
    """Return what a negated denial leaves: "did not rule out C" keeps C possible, "did not deny C" leaves it open."""
    excluded = any(s.lemmas[claim.anchor] == word.partition("_")[0] for word in words("negation.excluded"))
    if not excluded:
        return "uncommitted", "+"
    told = claim.contents[0].head
    past = s.tags[told] in {"VBD", "VBN"} or any(
        s.lower[k] in {"had", "has", "have", "was", "were"} for k in s.kids[told]
    )
    return ("hedged" if past else "conditional"), "+"


def _decide(s: Sentence, found: Sureness, claim: Claim | None, head: int) -> None:
    """Set certainty and polarity from the words and from what the claim's cue makes of its content."""
    to_come = _to_come(s, claim, head)
    spoken = _clause_verdict(found, claim, to_come=to_come)
    made = _cue_verdict(s, claim) or (_question(s, claim) or spoken, found.polarity)
    found.certainty, found.polarity = made
    found.commitment = _commitment(s, claim)
    if claim is not None:
        found.negation = sorted({*found.negation, *claim.verdict})
    if claim is not None and claim.anchor >= 0:
        near = s.kids_by(claim.anchor, "advmod")  # "possibly suggesting that C"
        found.hedges.extend(k for k in near if s.lower[k] in words("hedges.adverbs") and k not in found.hedges)
    if claim is not None and claim.effect == "hedged":
        found.hedges.extend(i for i in (claim.hedges or [claim.anchor]) if i not in found.hedges)
    if found.certainty == "conditional":
        found.hedges.extend(found.could)
        if claim is not None and to_come:
            found.hedges.append(claim.noun if claim.noun >= 0 else claim.anchor)
    unborne = [*_unborne(s, claim), *_seeming(s, claim)]
    if unborne and found.certainty == "asserted":
        found.certainty = "hedged"
        found.hedges.extend(unborne)
    found.hedges.sort()


def _unborne(s: Sentence, claim: Claim | None) -> list[int]:
    """Return the words by which the innermost telling is called unborne: "unconfirmed reports that C"."""
    if claim is None or not claim.links or claim.links[-1].sentence is not s:
        return []
    nouns = {claim.noun, claim.links[-1].head, *claim.links[-1].cue} - {-1}
    return [k for i in sorted(nouns) for k in s.kids_by(i, "amod") if s.lower[k] in words("hedges.unborne")]


def _seeming(s: Sentence, claim: Claim | None) -> list[int]:
    """Return the verb by which a picture or paper only seems to show something: "footage appears to show C"."""
    if claim is None or claim.anchor < 0 or not claim.links or claim.links[-1].role != "evidence":
        return []
    above = s.heads[claim.anchor]
    seems = s.lemmas[above] in words("hedges.raising") and not negation(s, above)
    return [above] if s.deps[claim.anchor] == "xcomp" and seems else []


def _commitment(s: Sentence, claim: Claim | None) -> Commitment | None:
    """Return how the words round a cue change what its voice commits to.

    Who does not deny commits to nothing; who does not believe that C, or calls it untrue, denies C.
    """
    if claim is None:
        return None
    if claim.verdict and not claim.links:
        return "denies"
    if not claim.refused or _amazed(s, claim):
        return None
    if claim.effect == "denied":
        return "neutral"
    return "denies" if s.lemmas[claim.anchor] in words("negation.raising") else None


def _question(s: Sentence, claim: Claim | None) -> Certainty | None:
    """Say that a question of the writer's is neither asserted nor denied."""
    return "uncommitted" if s.lower[-1] == "?" and (claim is None or not claim.links) else None


def _cue_verdict(s: Sentence, claim: Claim | None) -> tuple[Certainty, Polarity] | None:
    """Return what the cue alone decides: a denial, its opposite, no comment; None when the clause decides."""
    if claim is None:
        return None
    if claim.noun >= 0 and not claim.outermost and _called_false(s, claim.noun):
        return "denied", "-"
    if claim.effect == "denied":
        return _undenied(s, claim) if claim.refused else ("denied", "-")
    if claim.refused and not _amazed(s, claim):
        return ("denied", "-") if s.lemmas[claim.anchor] in words("negation.raising") else ("uncommitted", "+")
    return ("uncommitted", "+") if claim.effect == "uncommitted" else None


def _amazed(s: Sentence, claim: Claim) -> bool:
    """Say whether somebody "can hardly believe that C": C is so, and amazing."""
    near = {s.lower[k] for k in s.kids[claim.anchor]}
    return s.lemmas[claim.anchor] == "believe" and not near.isdisjoint(words("verdicts.hardly") - {"not"})


def _called_false(s: Sentence, noun: int) -> bool:
    """Say whether what a noun of telling carries is called untrue: "reports that C are false"."""
    verb = s.heads[noun]
    if s.deps[noun] != "nsubj" or s.lemmas[verb] != "be" or negation(s, verb):
        return False
    return any(s.lower[k] in words("lists.false") for k in s.kids_by(verb, "acomp", "attr"))


def _to_come(s: Sentence, claim: Claim | None, head: int) -> bool:
    """Say whether a claim's word promises its content; what is sworn to have happened is past, no promise."""
    if claim is None:
        return False
    infinitive = s.tags[head] == "VB" and any(s.lower[k] == "to" for k in s.kids_by(head, "aux"))
    if _wished(s, head) or (s.heads[claim.anchor] != head and s.lower[s.heads[head]] == "against"):
        return True
    if claim.noun >= 0:
        return infinitive and s.lemmas[claim.noun] in words("conditional.promises")
    if infinitive and s.lemmas[claim.anchor] in words("conditional.directing"):
        return not any(s.lower[k] == "have" for k in s.kids_by(head, "aux"))
    past = s.tags[head] == "VBD" or any(s.lower[k] in {"had", "have", "has"} for k in s.kids_by(head, "aux"))
    return claim.future and not past


def _wished(s: Sentence, head: int) -> bool:
    """Say whether a clause has the form of a wish: "recommended that the road be shut"."""
    mark, own = s.kid(head, "mark"), s.kid(head, "nsubj", "nsubjpass")
    bare = [s.lower[k] for k in s.kids_by(head, "aux", "auxpass")] in ([], ["be"], ["not"], ["not", "be"])
    form = s.tags[head] == "VB" or "be" in s.lower[s.left[head] : head]
    return bool(form and bare and own is not None and mark is not None and s.lower[mark] == "that")


def _clause_verdict(found: Sureness, claim: Claim | None, *, to_come: bool) -> Certainty:
    """Return the certainty that the clause's own words give it."""
    effect: Certainty = claim.effect if claim is not None else "asserted"
    if found.open:
        return "uncommitted"
    if found.condition:
        return "conditional"
    if effect == "inferred":
        return effect  # what a writer concludes may be that something is not so, or is to come
    if found.polarity == "-":
        return "hedged" if found.hedges else "denied"
    if found.could or to_come:
        return "conditional"
    if found.hedges and effect == "asserted":
        return "hedged"
    return effect
