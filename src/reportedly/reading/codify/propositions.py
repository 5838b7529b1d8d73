"""What positions are about: issues, and the key that makes two wordings of one issue equal.

A key is action class, direction, who would do it and to whom: `assault/resume(armed:IRQ>forces:USA)`. Classes come
from word lists and from the kind and country of actors, never from likeness of wording. The opposite issue differs
in direction alone, so its id can be told without having read it.
"""

import re
from dataclasses import dataclass, replace

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.positions import position_words, words
from reportedly.reading.codify.cast import MODIFIERS, Cast
from reportedly.reading.codify.clauses import agent, clause, extent, infinitive, prepositions
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Actor, Proposition, Span, content_id

UPON = ("on", "against", "with", "at", "targeting", "of", "between", "into")
ABOUT = ("of", "for", "to", "on", "regarding", "about", "over", "concerning", "in")
MATTERS = ("for", "regarding", "about", "concerning")
GROUPS = {"armed_group": "armed", "coalition": "armed", "military": "forces"}
HEAD_ENDS = re.compile(r" (?:in|of|from|with|within|who|that|such) ")
STATES = frozenset({"state", "government", "official"})
DEPTH = 6


@dataclass(frozen=True, slots=True)
class Issue:
    """What a position is about, in classes. `agent` and `patient` are "" where the words do not tell."""

    action: str
    direction: str = ""
    agent: str = ""
    patient: str = ""

    @property
    def key(self) -> str:
        """Return the issue's key."""
        turned = f"/{self.direction}" if self.direction else ""
        return f"{self.action}{turned}({self.agent or '*'}>{self.patient or '*'})"


def proposition(issue: Issue, text: str) -> Proposition:
    """Return the proposition of an issue as `text` words it."""
    turned = position_words().opposites.get(issue.direction)
    other = replace(issue, direction=turned) if turned else None
    return Proposition(
        id=proposition_id(issue), text=text, key=issue.key, opposite_of=proposition_id(other) if other else None
    )


def proposition_id(issue: Issue) -> str:
    """Return the id of an issue: it is made of the key, so every wording has the same."""
    return content_id("proposition", issue.key)


def wording(parse: Parse, s: Sentence, topic: int, cue: int) -> Span:
    """Return the words of the issue at `topic`, further clauses and a `cue` that follows it cut off."""
    first, last = extent(s, topic)
    if topic < cue <= last:
        last = max(topic, *(i for i in range(topic, cue) if s.pos[i] not in {"PUNCT", "PRON", "AUX", "ADV"}))
    core = _core(s, topic)[0]
    if core > last:
        last = extent(s, core)[1]
    return parse.token_span(s, first, last)


def action(s: Sentence, topic: int) -> str:
    """Return the action class of the word at `topic`, looked through to; "" when it is of no class."""
    core, direction, _ = _core(s, topic)
    found = position_words()
    return found.actions.get(s.lemmas[core], "") or direction or found.directions.get(s.lemmas[core], "")


def issue_of(cast: Cast, s: Sentence, topic: int, holder: str = "") -> Issue:
    """Return the issue at `topic`; `holder` is the class of who would do it where the words name nobody."""
    party = cast.at(s, topic)
    if party is not None:
        return Issue("conduct", "", actor_class(cast, party))
    core, direction, passed = _core(s, topic)
    kind = position_words().actions.get(s.lemmas[core]) or fold(s.lemmas[core]).strip() or s.lemmas[core]
    direction = direction or _gerund_direction(s, core)
    doer, done_to = _agent(cast, s, (core, *passed), holder), _patient(cast, s, core)
    if kind in words("classes.moves"):
        return Issue(kind, direction, "", done_to or doer)
    doer = doer or holder
    return Issue(kind, direction, doer, "" if done_to == doer else done_to)


def _core(s: Sentence, topic: int) -> tuple[int, str, list[int]]:
    """Look through "orders to halt", "the end of", "efforts to".

    Returns the action's word, its direction, and the words passed that share their subject with it, last first.
    """
    direction, at = "", topic
    passed: list[int] = []
    for _ in range(DEPTH):
        at = _predicate(s, at)
        turn = position_words().directions.get(s.lemmas[at])
        through = s.lemmas[at] in words("nouns_through.words")
        inner = completed(s, at) if turn or through else None
        inner = _compounded(s, at) if through and inner is None else inner
        if inner is None:
            break
        if not through or s.lemmas[at] in words("nouns_own.words"):
            passed.insert(0, at)
        direction, at = direction or turn or "", inner
    return at, direction, passed


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
    """Return the direction in "of reigniting confrontation", where the parser takes the gerund for a modifier."""
    turns = position_words().directions
    before = [s.lower[k].removesuffix("ing") for k in s.kids_by(core, "compound", "amod") if s.lower[k].endswith("ing")]
    return next((turns[base] for stem in before for base in (stem, f"{stem}e", stem[:-1]) if base in turns), "")


def _agent(cast: Cast, s: Sentence, words_of_it: tuple[int, ...], holder: str) -> str:
    """Return the class of whoever does it: subject, by-phrase, possessive, or a state's adjective.

    A pronoun is the holder where he may be meant ("X denied that it had …").
    """
    for at in words_of_it:
        spots = [agent(s, at), s.kid(at, "nsubj"), s.kid(at, "poss")]
        named = [spot for spot in spots if spot is not None]
        if named:
            return holder if holder and s.pos[named[0]] == "PRON" else class_of(cast, s, named[0])
        before = [k for k in s.kids_by(at, "amod", "compound", "nmod") if k < at and cast.modifier(s, k) is not None]
        if before:
            return class_of(cast, s, before[0])
    return ""


def _patient(cast: Cast, s: Sentence, core: int) -> str:
    """Return the class of whomever it is done to: object, "on", "against", "with", or "targeting"."""
    thing = s.kid(core, "dobj", "nsubjpass")
    if thing is None:
        found = dict(reversed([*prepositions(s, core)]))
        thing = next((found[name] for name in UPON if name in found and not _is_time(s, found[name])), None)
    if thing is None:
        aims = [k for k in s.kids_by(core, "acl") if s.lemmas[k] in {"target", "hit", "involve", "strike"}]
        thing = s.kid(aims[0], "dobj") if aims else None
    return class_of(cast, s, thing) if thing is not None else ""


def _is_time(s: Sentence, i: int) -> bool:
    """Say whether the parser's own name finder sees a date at `i` ("attacks on April 3")."""
    return any(first <= i < last and label in {"DATE", "TIME"} for first, last, label in s.ents)


def class_of(cast: Cast, s: Sentence, i: int) -> str:
    """Return the class of a noun: an actor's, a state's forces for its bases and targets, or else its lemma."""
    owner = _state(cast, s, i) if s.lemmas[i] in words("targets.assets") else ""
    if owner:
        return f"forces:{owner}"
    held = cast.one(s, i)
    found = held[0] if held else cast.modifier(s, i)
    if found is None and s.pos[i] == "PRON":
        return ""
    return actor_class(cast, found) if found is not None else " ".join(fold(s.lemmas[i]).split())


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
    """Return an actor's class: kind and country where the country is known, else the name."""
    actor = cast.kin.get(actor.id, actor)
    country = cast.country(actor)
    group = _group(actor) if country else ""
    return f"{group}:{country}" if group else " ".join(fold(actor.name).split())


def _group(actor: Actor) -> str:
    """Return the group of a kind; of a described group, by the head of its description."""
    if actor.kind in STATES:
        return "state"
    if actor.kind != "described":
        return GROUPS.get(actor.kind, "")
    head = HEAD_ENDS.split(fold(actor.name), maxsplit=1)[0].split()[-1:]
    forms = {form for word in head for form in (word, word.removesuffix("s"), word.removesuffix("ies") + "y")}
    return next((group for group in ("armed", "state") if forms & words(f"descriptions.{group}")), "")
