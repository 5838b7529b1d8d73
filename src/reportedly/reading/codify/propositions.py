"""What positions are about: issues, and the key that makes two wordings of one issue equal.

A key is action class, direction, who would do it and to whom: `assault/resume(armed:IRQ>forces:USA)`. Classes come
from word lists and from the kind and country of actors, never from likeness of wording. An issue has two sides:
hostilities are resumed or halted, everything else is (no direction) or is halted; beginning, going on and coming back
are one side, so "a truce", "prolong the truce" and "an end to the fighting" are one, and "resume the war" is the other.
The opposite differs in direction alone, so its id can be told without having read it. A deed of the past is an issue
of its own, without an opposite. Where neither party is known by more than a common noun, the key says in which
theatre it is (`truce(*>*)@SDN`), for every war has its truce.
"""

import re
from dataclasses import dataclass, replace

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.positions import Act, position_words, words
from reportedly.reading.codify.cast import MODIFIERS, Cast, land
from reportedly.reading.codify.clauses import agent, clause, extent, infinitive, is_negated, prepositions
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Actor, Proposition, Span, content_id

UPON = ("on", "against", "with", "at", "targeting", "of", "between", "into", "over")
TOWARDS = (*UPON, "to")
ABOUT = ("of", "for", "to", "on", "regarding", "about", "over", "concerning", "in")
MATTERS = ("for", "regarding", "about", "concerning")
GROUPS = {"armed_group": "armed", "coalition": "armed", "military": "forces"}
HEAD_ENDS = re.compile(r" (?:in|of|from|with|within|who|that|such) ")
STATES = frozenset({"state", "government", "official"})
DEPTH = 6
SELVES, FORCES = frozenset({"we", "I"}), frozenset({"armed", "forces"})
RESUME, HALT, CONDUCT = "resume", "halt", "conduct"
PAIR = 2
POINTING = frozenset("the this that these those recent last latest past previous earlier such".split())  # noqa: SIM905 - reads as a list


@dataclass(frozen=True, slots=True)
class Issue:
    """What a position is about, in classes. `agent` and `patient` are "" where the words do not tell.

    `scope` is the theatre, where neither party is known by a name.
    """

    action: str
    direction: str = ""
    agent: str = ""
    patient: str = ""
    scope: str = ""

    @property
    def key(self) -> str:
        """Return the issue's key."""
        turned = f"/{self.direction}" if self.direction else ""
        where = f"@{self.scope}" if self.scope else ""
        return f"{self.action}{turned}({self.agent or '*'}>{self.patient or '*'}){where}"

    @property
    def resumable(self) -> bool:
        """Say whether the action is one of hostilities, which are resumed or halted."""
        return self.action in words("classes.resumable")

    def opposite(self) -> "Issue | None":
        """Return the other side of the issue; None of a deed of the past and of what has more than two sides."""
        if self.resumable:
            turned = position_words().opposites.get(self.direction)
            return replace(self, direction=turned) if turned else None
        if self.direction in {"", HALT} and self.action != CONDUCT:
            return replace(self, direction="" if self.direction else HALT)
        return None


def proposition(issue: Issue, text: str) -> Proposition:
    """Return the proposition of an issue as `text` words it."""
    other = issue.opposite()
    return Proposition(
        id=proposition_id(issue), text=text, key=issue.key, opposite_of=proposition_id(other) if other else None
    )


def proposition_id(issue: Issue) -> str:
    """Return the id of an issue: it is made of the key, so every wording has the same."""
    return content_id("proposition", issue.key)


def wording(parse: Parse, s: Sentence, topic: int, cue: int) -> Span:
    """Return the words of the issue at `topic`, further clauses and a `cue` that follows it cut off."""
    first, last = extent(s, topic)
    if first <= cue < topic:
        first = topic
    if topic < cue <= last:
        last = max([topic, *(i for i in range(topic, cue) if s.pos[i] not in {"PUNCT", "PRON", "AUX", "ADV"})])
    core = _core(s, topic)[0]
    if core > last:
        last = extent(s, core)[1]
    return parse.token_span(s, first, last)


def action(s: Sentence, topic: int) -> str:
    """Return the action class of the word at `topic`, looked through to; "" when it is of no class."""
    core, direction, _, named = _core(s, topic)
    return named or position_words().actions.get(s.lemmas[core], "") or direction


def is_halt(s: Sentence, topic: int) -> bool:
    """Say whether the word at `topic` brings to an end what it names ("halt their advance")."""
    return _core(s, topic)[1] == HALT


def issue_of(cast: Cast, s: Sentence, topic: int, holder: str = "", *, ahead: bool = False) -> Issue:
    """Return the issue at `topic`.

    Args:
        cast: who is named where.
        s: the sentence.
        topic: the word that names the issue.
        holder: the class of who would do it where the words name nobody.
        ahead: whether the position is on something to come, so that a deed without a direction is one to be done.
    """
    party = cast.at(s, topic)
    if party is not None:
        named = _folded(party.name)
        return Issue(CONDUCT, "", named, scope="" if cast.is_known(named) else cast.theatre)
    core, direction, passed, named = _core(s, topic)
    kind = named or position_words().actions.get(s.lemmas[core]) or fold(s.lemmas[core]).strip() or s.lemmas[core]
    direction = direction or _gerund_direction(s, core)
    bilateral = kind in words("classes.bilateral")
    doer, done_to = _agent(cast, s, (core, *passed), holder, doing=not bilateral), _patient(cast, s, core)
    if named in words("classes.spoken_for"):
        done_to = ""
    ahead &= _is_ahead(s, core)
    if s.lemmas[core] in words("classes.mutual") and not doer and not done_to and (direction or ahead):
        kind, direction = "truce", "" if direction == HALT else HALT
    found = Issue(kind, direction, doer, done_to)
    return _scoped(cast, s, core, _parted(cast, _sided(found, ahead=ahead), holder))


def _sided(issue: Issue, *, ahead: bool) -> Issue:
    """Return the issue with its direction in normal form: one of two sides."""
    inverse = position_words().inverses.get(issue.action)
    if inverse:
        issue = replace(issue, action=inverse, direction="" if issue.direction == HALT else HALT)
    if issue.resumable:
        return replace(issue, direction=RESUME) if ahead and not issue.direction else issue
    return replace(issue, direction="") if issue.direction in {RESUME, "approve"} else issue


def _parted(cast: Cast, issue: Issue, holder: str) -> Issue:
    """Return the issue with its parties where they belong.

    What moves is the patient, by its forces. A truce is everybody's. Of two who talk, the one that is no state tells
    which talks they are; two states are named in the order of the alphabet.
    """
    if issue.action in words("classes.moves"):
        moved = issue.patient or issue.agent or holder
        return replace(issue, agent="", patient=moved.replace("state:", "forces:", 1))
    if issue.action == "truce":
        return replace(issue, agent="", patient="")
    doer = issue.agent or holder
    if issue.action in words("classes.bilateral"):
        both = sorted({issue.patient, doer} - {""})
        others = [party for party in both if not cast.is_state(party)]
        return replace(issue, agent="" if others or len(both) < PAIR else both[0], patient=(others or both or [""])[-1])
    return replace(issue, agent=doer, patient="" if issue.patient == doer else issue.patient)


def _scoped(cast: Cast, s: Sentence, core: int, issue: Issue) -> Issue:
    """Return the issue with its theatre, where no party is known by a name."""
    if any(cast.is_known(party) for party in (issue.agent, issue.patient) if party):
        return issue
    place = next((cast.place(s, at) for _, at in prepositions(s, core) if cast.place(s, at) is not None), None)
    return replace(issue, scope=(land(place) or fold(place.name).strip()) if place is not None else cast.theatre)


def turned(issue: Issue, by: str) -> Issue:
    """Return an issue that was spoken of before, as a word of direction turns it ("lift it", "prolong it")."""
    return (issue.opposite() or issue) if by == HALT else issue


def turn_of(s: Sentence, topic: int) -> tuple[int, str]:
    """Return the last word that is looked through to, and the direction up to there."""
    core, direction, _, _ = _core(s, topic)
    return core, direction


def _is_ahead(s: Sentence, core: int) -> bool:
    """Say whether a word names something to come: an infinitive, a gerund, or a noun that points at nothing known."""
    if s.pos[core] in {"VERB", "AUX"}:
        return s.tags[core] in {"VB", "VBG"} or any(s.tags[k] == "MD" for k in s.kids_by(core, "aux"))
    told = {s.lower[k] for k in s.kids_by(core, "det", "amod")}
    return not told & POINTING and s.kid(core, "poss") is None and not _dated(s, core)


def _dated(s: Sentence, core: int) -> bool:
    """Say whether a noun has a day of its own ("attacks on April 21")."""
    return any(is_time(s, at) for _, at in prepositions(s, core))


def _core(s: Sentence, topic: int) -> tuple[int, str, list[int], str]:
    """Look through words that say nothing of the issue.

    Returns the word that names it, the direction given on the way, the words passed that tell who would do it, and
    the action where verb and object name it together.
    """
    at, sign, toward, passed = topic, 1, "", list[int]()
    for _ in range(DEPTH):
        at = _predicate(s, at)
        if s.pos[at] == "VERB" and s.tags[at] in {"VB", "VBG"} and is_negated(s, at):
            sign, toward = -sign, toward or RESUME
        act = _act(s, at)
        if act is not None:
            sign, toward = (-sign, toward or RESUME) if act.direction == HALT else (sign, toward)
            return at, _signed(sign, toward), passed, act.action
        turn = position_words().directions.get(s.lemmas[at])
        through = s.lemmas[at] in words("nouns_through.words")
        inner = completed(s, at) if turn or through else None
        inner = _compounded(s, at) if through and inner is None else inner
        if inner is None or inner == at:
            break
        if not through or s.lemmas[at] in words("nouns_own.words"):
            passed.insert(0, at)
        sign, toward, at = sign * (-1 if turn == HALT else 1), toward or _plain(turn), inner
    return at, _signed(sign, toward), passed, ""


def _act(s: Sentence, at: int) -> Act | None:
    """Return the deed that a verb and its object name together ("lay down arms")."""
    thing = s.kid(at, "dobj", "nsubjpass")
    held = position_words().acts.get(s.lemmas[at], ()) if thing is not None and s.pos[at] == "VERB" else ()
    return next((act for act in held if thing is not None and s.lemmas[thing] in act.things), None)


def _plain(turn: str | None) -> str:
    """Return a direction as one of those that the sign decides, or itself."""
    return RESUME if turn in {RESUME, HALT} else turn or ""


def _signed(sign: int, toward: str) -> str:
    """Return the direction that the words on the way come to ("an end to the suspension of" is a resumption)."""
    return HALT if sign < 0 else toward


def _predicate(s: Sentence, at: int) -> int:
    """Look through a copula: "is ready to resume talks" is about resuming talks."""
    said = s.kid(at, "acomp", "oprd") if s.pos[at] == "AUX" else None
    done = clause(s, said) if said is not None else None
    return done if done is not None else at


def completed(s: Sentence, at: int) -> int | None:
    """Return what completes a word that says nothing by itself: object, "of" phrase, infinitive."""
    thing = s.kid(at, "dobj", "nsubjpass")
    if thing is not None and s.pos[thing] != "PRON":
        return thing
    done = clause(s, at)
    if done is not None:
        return done
    does = s.kid(at, "nsubj") if s.pos[at] == "VERB" else None
    return does if does is not None and s.pos[does] == "NOUN" and not s.kids_by(at, "prep") else _about(s, at)


def _compounded(s: Sentence, at: int) -> int | None:
    """Return the action that stands before a noun which says nothing by itself ("truce offer")."""
    return next((k for k in s.kids_by(at, "compound") if s.lemmas[k] in position_words().actions), None)


def _about(s: Sentence, at: int) -> int | None:
    """Return what a noun is about, also where the parser hung that on the verb above ("disputed orders to halt")."""
    held = dict(reversed([*prepositions(s, at)]))
    found = next((held[name] for name in ABOUT if name in held and s.pos[held[name]] not in {"PROPN", "PRON"}), None)
    if found is not None or s.deps[at] != "dobj":
        return found
    above = s.heads[at]
    late = infinitive(s, above)
    if late is not None and late > at:
        return late
    held = {name: spot for name, spot in prepositions(s, above) if spot > at and s.pos[spot] in {"NOUN", "VERB"}}
    return next((held[name] for name in MATTERS if name in held), None)


def _gerund_direction(s: Sentence, core: int) -> str:
    """Return the direction in "of reigniting confrontation" and "renewed attacks", where it modifies the noun."""
    turns, near = position_words().directions, s.kids_by(core, "compound", "amod")
    before = [s.lower[k].removesuffix(end) for k in near for end in ("ing", "ed") if s.lower[k].endswith(end)]
    return next((turns[base] for stem in before for base in (stem, f"{stem}e", stem[:-1]) if base in turns), "")


def _agent(cast: Cast, s: Sentence, words_of_it: tuple[int, ...], holder: str, *, doing: bool) -> str:
    """Return the class of whoever does it: subject, by-phrase, possessive, or a state's adjective.

    A pronoun is the holder where he may be meant ("X denied that it had …").
    """
    for at in words_of_it:
        spots = [agent(s, at), s.kid(at, "nsubj"), s.kid(at, "poss")]
        named = [spot for spot in spots if spot is not None]
        if named:
            return holder if holder and s.pos[named[0]] == "PRON" else class_of(cast, s, named[0], doing=doing)
        before = [k for k in s.kids_by(at, "amod", "compound", "nmod") if k < at and cast.modifier(s, k) is not None]
        if before:
            return class_of(cast, s, before[0], doing=doing)
    return ""


def _patient(cast: Cast, s: Sentence, core: int) -> str:
    """Return the class of whomever it is done to: object, "on", "against", "with", or "targeting"."""
    thing = s.kid(core, "dobj", "nsubjpass")
    if s.lemmas[core] in words("classes.leaving"):
        return ""
    if thing is None:
        found = dict(reversed([*prepositions(s, core)]))
        names = TOWARDS if position_words().actions.get(s.lemmas[core]) in words("classes.bilateral") else UPON
        thing = next((found[name] for name in names if name in found and not is_time(s, found[name])), None)
    if thing is None:
        aims = [k for k in s.kids_by(core, "acl") if s.lemmas[k] in {"target", "hit", "involve", "strike"}]
        thing = s.kid(aims[0], "dobj") if aims else None
    return class_of(cast, s, thing) if thing is not None else ""


def is_time(s: Sentence, i: int) -> bool:
    """Say whether the parser's own name finder sees a date at `i` ("attacks on April 3")."""
    return any(first <= i < last and label in {"DATE", "TIME"} for first, last, label in s.ents)


def class_of(cast: Cast, s: Sentence, i: int, *, doing: bool = False) -> str:
    """Return the class of a noun: an actor's, a state's forces for its bases and targets, or else its lemma.

    `doing` tells whether he is the one who does it.
    """
    owner = _state(cast, s, i) if s.lemmas[i] in words("targets.assets") else ""
    if owner:
        return f"forces:{owner}"
    held = cast.one(s, i)
    found = held[0] if held else cast.modifier(s, i)
    if found is None and s.pos[i] == "PRON":
        return ""
    if found is not None:
        return actor_class(cast, found) if doing else party_class(cast, found)
    return " ".join(fold(s.lemmas[i]).split())


def _state(cast: Cast, s: Sentence, i: int) -> str:
    """Return the country, or else the name, of the state that stands before a noun; "" where none does."""
    for k in s.kids_by(i, *MODIFIERS):
        state = cast.modifier(s, k)
        if state is not None and state.kind in STATES:
            return state.country or " ".join(fold(state.name).split())
        key = cast.state_key(s.words[k]) or ""
        if key:
            return key.partition(":")[2]
    return ""


def actor_class(cast: Cast, actor: Actor) -> str:
    """Return the class of whoever does something: kind and country, kind alone, or else the name.

    Who fights is known by his kind, so that two militias that would both attack one army stand for one issue.
    """
    actor = cast.kin.get(actor.id, actor)
    if actor.name in SELVES:
        return ""
    group, country = _group(actor), cast.country(actor)
    if group and country:
        return f"{group}:{country}"
    return group if group in FORCES or actor.kind == "government" else _folded(actor.name)


def party_class(cast: Cast, actor: Actor) -> str:
    """Return the class of whomever something is done to or with: an armed group or a person is only himself."""
    if actor.kind in {"state", "government", "military", "described"}:
        return actor_class(cast, actor)
    return "" if actor.name in SELVES else _folded(actor.name)


def _folded(name: str) -> str:
    """Return a name in the form in which it is compared."""
    return " ".join(fold(name).split())


def _group(actor: Actor) -> str:
    """Return the group of a kind; of a described group, by the head of its description."""
    if actor.kind in STATES:
        return "state"
    if actor.kind != "described":
        return GROUPS.get(actor.kind, "")
    head = HEAD_ENDS.split(fold(actor.name), maxsplit=1)[0].split()[-1:]
    forms = {form for word in head for form in (word, word.removesuffix("s"), word.removesuffix("ies") + "y")}
    return next((group for group in ("armed", "state") if forms & words(f"descriptions.{group}")), "")
