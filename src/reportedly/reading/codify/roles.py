"""Who did it, to whom, with what: the words that fill an event's roles, from its clause or its noun phrase.

Only tokens are told here; `filling` says whom they stand for. A voice that merely reports is never a doer: roles are
looked for inside the event's own clause.
"""

from collections.abc import Iterator

from reportedly.codebook.codebook import Triggers
from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.befallen import (
    are_known,
    by_deed,
    likewise,
    opens_company,
    opens_members,
    they_are,
)
from reportedly.reading.annotate.dying import LOSING, fell
from reportedly.reading.codify import clauses
from reportedly.reading.codify.charged import charged
from reportedly.reading.codify.lending import lend
from reportedly.reading.codify.parts import PRONOUNS, Parts, antecedent
from reportedly.reading.codify.senders import ASKING, SENT, asked, senders
from reportedly.reading.codify.triggering import VERBAL, Named, befalls, is_time
from reportedly.reading.tree import Sentence

OTHERS_PLANS = frozenset(  # verbs whose subject is not whose plan it is
    "foil thwart prevent stop disrupt uncover reveal expose discover report condemn oppose".split()  # noqa: SIM905 - reads as a list
)
FIRE = frozenset({"fire", "gunfire", "shot", "shell"})  # what an exchange is of
STEPS = 6
REACH = 9
WITH = frozenset({"with", "using", "by", "from"})
PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
FALLING = frozenset({"die", "perish", "fall", "succumb"})  # their subject suffers it


def parts(s: Sentence, named: Named, words: Triggers) -> Parts:
    """Return the heads of an event's roles, its twin's and its outcomes' included."""
    found = verb_parts(s, named.at, words) if named.verbal else noun_parts(s, named.at, words)
    if named.twin is not None:
        found.doers = [k for k in found.doers if k != named.twin]
        twin = noun_parts(s, named.twin, words)
        if found.sufferers and s.lemmas[named.twin] in words.roles["mutual"]:
            _against(s, named.twin, twin)
        found.doers = twin.doers or found.doers
        found.add(twin)
    for verb in named.outcomes:
        told = verb_parts(s, verb, words)
        found.add(Parts([], [k for k in told.sufferers if k != named.at], told.instruments))
        found.doers = found.doers or [k for k in told.doers if k != named.at and s.lower[k] not in PRONOUNS]
    if named.code == "ASSAULT" and s.lemmas[named.at] in words.roles["finding"]:
        gone = [] if found.sufferers or clauses.is_passive(s, named.at) else found.doers  # "the bodies turned up"
        found.sufferers, found.doers = found.sufferers or gone, []  # whoever finds the dead killed nobody
        found.sufferers = [p for k in found.sufferers for p in whose_body(s, k, words)]
    if not named.verbal and named.code in SENT:
        found.doers = senders(s, named.at) or found.doers
    known = {named.at, named.twin, named.theme}
    if named.code == "ASSAULT" and found.sufferers:
        found.sufferers += _members(s, [named.at, *named.outcomes, *found.sufferers])
    if named.code == "MOBILIZE" and named.verbal and not found.doers:  # "troops were massed": forces, and no victims
        things = words.roles["weapons"] | words.roles["facilities"] | words.roles["supplies"] | words.modes.keys()
        found.doers = [k for k in found.sufferers if s.lemmas[k] not in things]
        found.sufferers = [k for k in found.sufferers if k not in found.doers]
    if named.code != "ASSAULT" or named.theme is not None:
        found.addressed = _addressed(s, named, words, found.doers)
    found.sufferers = [k for k in found.sufferers if k not in known and k not in found.doers]
    return found


def _against(s: Sentence, clash: int, twin: Parts) -> None:
    """Make a clash's other side whoever it befell fell to: in "was killed in a clash with X" X was not killed."""
    over = [p for name, p in clauses.prepositions(s, clash) if name in {"with", "against"} and not is_time(s, p)]
    twin.sufferers = [k for k in twin.sufferers if k not in over]
    over = [] if "crossfire" in s.lower else over  # either side's
    twin.doers = over or [k for k in twin.doers if s.lemmas[k] not in FIRE]


def whose_body(s: Sentence, i: int, words: Triggers) -> list[int]:
    """Return whose bodies were shot: "the bodies of NAME and NAME were riddled with bullets"; else the noun itself."""
    if s.lemmas[i] not in words.roles["bodies"]:
        return [i]
    of = [p for name, p in clauses.prepositions(s, i) if name == "of" and s.pos[p] in {"NOUN", "PROPN"}]
    return [c for p in of[:1] for c in s.conjuncts(p)] or s.kids_by(i, "poss") or [i]


def _members(s: Sentence, wholes: list[int]) -> list[int]:
    """Return who is named of those whom a deed befell, or with them: "six members, including a nurse, along with X"."""
    below = [k for i in wholes for k in s.kids_by(i, "prep", "advmod")]
    openers = [k for k in below if opens_members(s, k)]
    openers += [k for near in below for k in (near, *s.kids_by(near, "prep")) if opens_company(s, k)]
    return [p for k in openers for p in s.kids_by(k, "pobj")]


def _addressed(s: Sentence, named: Named, words: Triggers, doers: list[int]) -> list[int]:
    """Return the nouns of phrases under an event and its object, in the order that its code prefers."""
    near = [named.at, *s.kids_by(named.at, "dobj", "nsubjpass", "oprd")]
    held = [pair for i in near for pair in clauses.prepositions(s, i) if not _is_victim_of(s, named, *pair)]
    if s.lemmas[named.at] in words.roles["given"]:
        held = [(name, p) for name, p in held if p not in doers]  # "the support of X" is X's
    if not named.verbal:
        held = [(name, p) for name, p in held if name != "from" or p not in doers]
    order = words.recipients.get(named.code, ())
    ranked = sorted((order.index(name), n, p) for n, (name, p) in enumerate(held) if name in order)
    return [p for _, _, p in ranked if s.pos[p] not in VERBAL and not is_time(s, p)]


def _is_victim_of(s: Sentence, named: Named, preposition: str, noun: int) -> bool:
    """Say whether somebody is only whom a judged deed befell: "condemned the killing of X" is not aimed at X."""
    return named.mode == "disapprove" and preposition == "of" and by_deed(s, noun, unit_words()) is not None


def verb_parts(s: Sentence, v: int, words: Triggers) -> Parts:
    """Return the heads around a verb, active or passive."""
    if s.deps[v] == "aux":
        return _bid(s, v)
    struck = _themselves(s, v, words)
    if struck is not None:
        return Parts(sufferers=struck)
    found = Parts()
    doer = _doer(s, v, words)
    if doer is not None:
        (found.instruments if _is_instrument(s, doer, words) else found.doers).append(antecedent(s, doer))
    if found.instruments:  # "shot with his own rifle by a mob", both behind "by"
        by = [p for name, p in clauses.prepositions(s, v) if name == "by" and p != doer and not is_time(s, p)]
        found.doers += [p for p in by if not _is_instrument(s, p, words)]
    if clauses.is_passive(s, v):
        own = s.kid(v, "nsubjpass")
        own = _beside(s, v) if own is None else own
        held = [] if own is None or own == doer else _counted_among(s, antecedent(s, own))
        held += likewise(s, v)
    else:
        held = [antecedent(s, k) for k in s.kids_by(v, "dobj", "dative") if s.pos[k] != "ADP"]
        held += [p for k in s.kids_by(v, "dative") for p in s.kids_by(k, "pobj")]
        dies = s.lemmas[v] in FALLING or (s.lemmas[v] in LOSING and fell(s, v))
        if doer is not None and dies and not found.instruments:
            held, found.doers = [antecedent(s, doer)], []
            _fallen_to(s, v, found, words)
    if held and s.lemmas[v] in words.roles["laid"]:
        held = _laid_on(s, v, held[0]) or held  # "blame it on X"
    for k in held:
        tool = _is_instrument(s, k, words) and s.lemmas[v] in words.roles["wields"]
        (found.instruments if tool else found.sufferers).append(k)
    if not found.doers and clauses.is_passive(s, v):  # "an agreement reached between X and Y"
        found.doers = [p for name, p in clauses.prepositions(s, v) if name == "between" and not is_time(s, p)]
    _phrases(s, v, found, words)
    return found


def _doer(s: Sentence, v: int, words: Triggers) -> int | None:
    """Return who does what a verb says: its subject or agent, whose plan it is, whom a charge lays it on."""
    doer = None if s.tags[v] == "VBG" and s.kid(v, "det") is not None else clauses.subject(s, v)
    if doer is None:
        doer = _far_agent(s, v) if clauses.is_passive(s, v) or s.tags[v] == "VBN" else _planner(s, v)
    if doer is None or s.lemmas[doer] in words.roles["charges"]:
        doer = next(iter(charged(s, v, words)), doer)
    return doer


def _themselves(s: Sentence, v: int, words: Triggers) -> list[int] | None:
    """Return whom a participle befell that stands before them or for them: "arrested men", "the injured were X and Y".

    None where it does neither.
    """
    if befalls(s, v, words):
        return [s.heads[v]]
    stands = s.tags[v] in PARTICIPLES and s.deps[v] in {"nsubj", "nsubjpass", "pobj"} and are_known(s, v)
    return they_are(s, v) if stands else None


def _fallen_to(s: Sentence, v: int, found: Parts, words: Triggers) -> None:
    """Take what or whom somebody or something fell to: "fell to bullets", "fell to the rebels"."""
    for to in (p for name, p in clauses.prepositions(s, v) if name == "to" and s.lemmas[p] not in unit_words().hurts):
        tool = _is_instrument(s, to, words) or s.lemmas[v] != "fall"
        (found.instruments if tool else found.doers).append(to)


def _counted_among(s: Sentence, noun: int) -> list[int]:
    """Return a noun, or who is told to be one of them: "among those killed was X", "those killed include X"."""
    return they_are(s, noun) or [noun]


def _bid(s: Sentence, modal: int) -> Parts:
    """Return who says that somebody must do a thing, and who must."""
    verb = s.heads[modal]
    return Parts(doers=s.kids_by(s.heads[verb], "nsubj"), sufferers=s.kids_by(verb, "nsubj", "nsubjpass"))


def _far_agent(s: Sentence, v: int) -> int | None:
    """Return the noun of a "by" phrase that the parser hung on a noun or time behind a passive verb."""
    for k in range(v + 1, min(v + REACH, len(s))):
        if s.lower[k] == "by" and s.pos[k] == "ADP":
            between = [a for a in s.ancestors(k) if v < a < k]
            goal = s.kid(k, "pobj")
            if v in s.ancestors(k) and goal is not None and all(s.pos[a] not in VERBAL for a in between):
                return goal
    return None


def _beside(s: Sentence, v: int) -> int | None:
    """Return whom a passive participle befell: the noun right before it, else what its clause hangs on."""
    if s.deps[v] == "acl" and s.pos[v - 1] in {"NOUN", "PROPN"}:
        return v - 1
    return clauses.grammatical(s, v)


def _planner(s: Sentence, v: int) -> int | None:
    """Return whose plan, threat or part a deed is: "X has no intention of doing it", "X's plan to do it"."""
    at = s.heads[v] if s.deps[v] == "pcomp" else v
    noun = s.heads[at]
    if s.deps[at] not in {"prep", "acl"} or s.pos[noun] not in {"NOUN", "PROPN"} or noun == at:
        return None
    if s.lemmas[noun] in ASKING:
        return asked(s, noun)
    owner = s.kid(noun, "poss")
    if owner is not None:
        return owner
    of = [p for name, p in clauses.prepositions(s, noun) if name == "of" and s.pos[p] not in VERBAL]
    if of and s.deps[at] == "prep":
        return of[0]
    own = s.deps[noun] in {"dobj", "attr"} and s.lemmas[s.heads[noun]] not in OTHERS_PLANS
    return clauses.subject(s, s.heads[noun]) if own else None


def _phrases(s: Sentence, i: int, found: Parts, words: Triggers) -> None:
    """Add what stands in phrases: "clashed with X", "fired on X", "with a rifle", "called on X"."""
    near = list(clauses.prepositions(s, i))
    near += [pair for k in s.kids_by(i, "dobj") if not found.sufferers for pair in clauses.prepositions(s, k)]
    for preposition, inner in near:
        if s.pos[inner] in VERBAL:
            if s.lemmas[inner] == "use":
                found.instruments += s.kids_by(inner, "dobj")
        elif preposition in WITH and _is_instrument(s, inner, words):
            found.instruments.append(inner)
        elif is_time(s, inner):
            continue
        elif preposition in words.roles["on"] | words.roles["with"] and _takes(s, i, preposition, found, words):
            found.sufferers.append(inner)


def _takes(s: Sentence, i: int, preposition: str, found: Parts, words: Triggers) -> bool:
    """Say whether a preposition under the word at `i` tells whom it befell, not where or when."""
    if preposition in {"against", "targeting"}:
        return True
    if found.sufferers or preposition == "of":
        return False
    return preposition != "into" or s.pos[i] not in VERBAL or s.lemmas[i] in words.roles["takes_into"]


def _is_instrument(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a noun names a weapon."""
    return s.lemmas[i] in words.modes or s.lemmas[i] in words.roles["weapons"]


def noun_parts(s: Sentence, n: int, words: Triggers) -> Parts:
    """Return the heads around a noun: its modifiers and phrases, else those that a light verb lends it."""
    found = Parts()
    by = clauses.agent(s, n)
    by = _stray_agent(s, n) if by is None else by
    if by is not None:
        (found.instruments if _is_instrument(s, by, words) else found.doers).append(by)
    of = [p for name, p in clauses.prepositions(s, n) if name == "of"]
    _of(s, n, of, found, words)
    for k in s.kids_by(n, "poss", "amod", "nmod", "compound"):
        _modifier(s, n, k, found, words)
    found.doers += [p for name, p in _between(s, n) if name == "between"]
    _phrases(s, n, found, words)
    _clauses_of(s, n, found, words)
    if not found.doers:
        found.doers = _blamed(s, n, words) or charged(s, n, words)
    if not found.doers:
        lend(s, n, found, words)
    return found


def _stray_agent(s: Sentence, n: int) -> int | None:
    """Return the noun of a "by" right behind a noun that the parser hung on the verb: "saw inaction by the police"."""
    verb = s.heads[n]
    if s.deps[n] != "dobj" or clauses.is_passive(s, verb):
        return None
    by = next((k for k in s.kids_by(verb, "prep", "agent") if s.lower[k] == "by" and k == s.right[n] + 1), None)
    goal = s.kid(by, "pobj") if by is not None else None
    return None if goal is None or is_time(s, goal) else goal


def _between(s: Sentence, n: int) -> Iterator[tuple[str, int]]:
    """Yield the phrases of a noun, and of the verb whose subject it is ("calm has held between X and Y")."""
    yield from clauses.prepositions(s, n)
    if s.deps[n] in {"nsubj", "nsubjpass"}:
        yield from clauses.prepositions(s, s.heads[n])


def _of(s: Sentence, n: int, of: list[int], found: Parts, words: Triggers) -> None:
    """Sort an "of" phrase: whom it befell for nouns like "killing", else who did it."""
    having = _having(s, n, words) if of else None
    for p in of:
        if is_time(s, p):
            continue
        if having is not None:
            found.doers.append(p)
            found.sufferers += [antecedent(s, k) for k in [clauses.grammatical(s, having)] if k is not None]
            continue
        if s.lemmas[n] in words.roles["patient_of"] and (not found.doers or s.lemmas[n] not in words.roles["mixed_of"]):
            found.sufferers.append(p)
        elif s.lemmas[n] not in words.roles["patient_of"]:
            found.doers.append(p)


def _having(s: Sentence, n: int, words: Triggers) -> int | None:
    """Return the verb by which somebody has what others give: "enjoys the backing of", "benefited from the help of"."""
    if s.lemmas[n] not in words.roles["given"] or s.deps[n] not in {"dobj", "pobj"}:
        return None
    verb = s.heads[n] if s.deps[n] == "dobj" else s.heads[s.heads[n]]
    return verb if s.lemmas[verb] in words.roles["enjoying"] and s.pos[verb] in VERBAL else None


def _modifier(s: Sentence, n: int, k: int, found: Parts, words: Triggers) -> None:
    """Sort a modifier before a noun: its doer, what it was done with, or what was struck."""
    if _is_instrument(s, k, words):
        found.instruments.append(k)
        found.doers += [c for c in s.kids_by(k, "poss", "amod", "nmod", "compound") if s.words[c][0].isupper()]
    elif s.deps[k] == "poss" and (blamed := _blamed_for_own(s, n, k, words)) is not None:
        found.doers.append(blamed)
    elif s.deps[k] == "poss":
        suffers = s.lemmas[n] in words.roles["owner_suffers"] and not found.doers and not found.sufferers
        (found.sufferers if suffers else found.doers).append(k)
    elif s.tags[k] == "VBN":
        found.doers += [m for m in s.kids[k] if s.lemmas[k] == "lead" and m < k and s.words[m][0].isupper()]
    elif s.deps[k] == "compound" and s.lemmas[k] in words.roles["facilities"]:
        blown_up = s.lemmas[n] in {"bomb", "bombing"} and s.lemmas[k] in words.roles["rigged"]  # "a car bombing"
        (found.instruments if blown_up else found.sufferers).append(k)
    elif s.lemmas[k] in words.roles["sorts"]:
        return
    elif s.words[k][0].isupper() or s.lemmas[k] in unit_words().persons | words.roles["forces"]:
        found.doers.append(k)


def _clauses_of(s: Sentence, n: int, found: Parts, words: Triggers) -> None:
    """Read the clauses under a noun: "carried out by X", "that X launched", "targeting Y"."""
    for k in s.kids_by(n, "acl", "relcl"):
        if s.lemmas[k] in words.roles["light"] - words.roles["suffering"]:
            doer = clauses.agent(s, k) if clauses.is_passive(s, k) else s.kid(k, "nsubj")
            if doer is not None and s.lower[doer] not in {"that", "which"}:
                found.doers.append(doer)
            near = [*clauses.prepositions(s, k), *(clauses.prepositions(s, doer) if doer is not None else ())]
            found.sufferers += [p for name, p in near if name == "against" and p not in found.sufferers]
        elif s.lemmas[k] in {"target", "aim"}:
            found.sufferers += [*s.kids_by(k, "dobj"), *(p for _, p in clauses.prepositions(s, k))]


def _blamed(s: Sentence, n: int, words: Triggers) -> list[int]:
    """Return whom a verb lays a deed on: "blamed the raid on X", "raids attributed to X", "accused X of the raid"."""
    clause = next((k for k in s.kids_by(n, "acl", "relcl") if s.lemmas[k] in words.roles["laid"]), None)
    n = _carrier(s, n, words)
    above = s.heads[n]
    laid = above if clause is None and s.deps[n] in {"dobj", "nsubjpass"} else clause
    if laid is not None and s.lemmas[laid] in words.roles["laid"]:
        return _laid_on(s, laid, n)
    if s.deps[n] != "pobj" or s.lower[above] not in {"of", "for", "with", "in"}:
        return []
    verb = next((a for a in (s.heads[above], s.heads[s.heads[above]]) if s.pos[a] in VERBAL), above)
    if s.lemmas[verb] not in words.roles["accusing"]:
        return []
    return s.kids_by(verb, "nsubjpass" if clauses.is_passive(s, verb) else "dobj")[:1]


def _laid_on(s: Sentence, verb: int, deed: int) -> list[int]:
    """Return on whom a verb lays a deed; the parser guesses whose the "on" of "the raid on X" is."""
    near = [*clauses.prepositions(s, deed), *clauses.prepositions(s, verb)]
    return [p for name, p in near if name in {"on", "to"} and s.pos[p] not in VERBAL and not is_time(s, p)][-1:]


def _blamed_for_own(s: Sentence, n: int, owner: int, words: Triggers) -> int | None:
    """Return whom a judgement is on where the deed is called his own: "criticised the army for its inaction"."""
    above = s.heads[n]
    if s.tags[owner] != "PRP$" or s.deps[n] != "pobj" or s.lower[above] not in {"for", "over"}:
        return None
    verb = s.heads[above]
    if not any(row.mode == "disapprove" for row in words.verbs.get(s.lemmas[verb], ())):
        return None
    return s.kid(verb, "nsubjpass" if clauses.is_passive(s, verb) else "dobj")


def _carrier(s: Sentence, n: int, words: Triggers) -> int:
    """Return the noun that a deed is counted or grouped by ("the wave of raids"), else the deed."""
    for _ in range(STEPS):
        of = s.heads[n]
        if s.deps[n] != "pobj" or s.lower[of] != "of" or s.lemmas[s.heads[of]] not in words.roles["carriers"]:
            break
        n = s.heads[of]
    return n
