"""Which words of a sentence name an event: verbs and nouns of the lexicon, told from their other meanings.

"Strike" by workers, "attack" on a proposal, "fire" from office are ruled out by the words around them; a light verb
("carried out a raid") leaves the naming to its noun; a deed told twice ("killed in a strike", "attacked a base,
killing 17") is one.
"""

import re
from dataclasses import dataclass, replace

from reportedly.codebook.codebook import Trigger, Triggers
from reportedly.codebook.times import time_words
from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.attach import gapped
from reportedly.reading.codify import clauses
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.causing import deeds_under, died_of, scene, shared_deed
from reportedly.reading.codify.labels import is_label
from reportedly.reading.codify.needs import Place, met
from reportedly.reading.codify.omissions import NOTHING, OMISSIONS, omission
from reportedly.reading.tree import Sentence

VERBAL = frozenset({"VERB", "AUX"})
NAMED = frozenset({"NOUN", "PROPN"})
ATTRIBUTIVE = frozenset({"amod", "compound", "nmod"})
NEAR = ("nsubj", "nsubjpass", "dobj", "amod", "compound", "nmod", "poss", "attr", "oprd", "acomp", "advmod", "npadvmod")
PARTICLES = ("prt", "prep", "advmod", "npadvmod", "dobj", "nsubjpass", "oprd", "acomp", "agent", "dative", "ccomp")
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOMINAL = frozenset({"nsubj", "nsubjpass", "attr", "dobj", "conj"})
LATE = frozenset({"deed", "answered", "violent"})
TIMES = frozenset("MWrpku")  # months, days of the week, days told from today, parts of the day, weekends, units
CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):?[0-5]\d")
DYING = frozenset({"die", "perish", "succumb", "lose"})
LEAVE = "leave"
TOUGH = frozenset({"hard", "harder", "hardest", "difficult", "easy", "easier", "tough", "impossible"})
NONE: frozenset[int] = frozenset()
HOURS = frozenset({"time", "a.m.", "p.m.", "am", "pm", "gmt", "utc"})
BESIDE = frozenset({"in", "by", "during", "after", "to", "due to", "because of", "owing to"})


@dataclass(frozen=True, slots=True)
class Named:
    """A word that names an event.

    Attributes:
        at: the word; `verbal` whether it is a verb.
        code, mode, contexts: what it names.
        particle: the particle, preposition or object that belongs to it.
        twin: the noun that tells the same deed ("killed in a strike"), whose roles count too.
        theme: the object that belongs to the deed's name and suffers nothing ("held talks", "sent troops").
        outcomes: verbs that tell what the deed brought about ("killing 17"), whose objects count too.
        omitted: the words that make an omission of it ("[did not] intervene"), negations that negate nothing else.
    """

    at: int
    code: str
    mode: str | None
    contexts: tuple[str, ...]
    verbal: bool
    particle: int | None = None
    twin: int | None = None
    outcomes: tuple[int, ...] = ()
    theme: int | None = None
    omitted: tuple[int, ...] = ()


def named_events(cast: Cast, s: Sentence, words: Triggers) -> list[Named]:
    """Return the words that name events, in order, each deed once."""
    open_words = [i for i, pos in enumerate(s.pos) if pos in VERBAL or pos in NAMED]
    hits = [(i, rows) for i in open_words if (rows := _rows(cast, s, i, words))]
    if not hits:
        return []
    first = [_choose(cast, s, i, rows, words, NONE, NONE) for i, rows in hits]
    deeds = frozenset(named.at for named in first if named is not None and _is_deed(named))
    riots = frozenset(named.at for named in first if named is not None and named.mode == "riot")
    found = [
        _choose(cast, s, i, rows, words, deeds, riots) if deeds | riots and any(row.needs for row in rows) else named
        for (i, rows), named in zip(hits, first, strict=True)
    ]
    return _folded(s, [named for named in found if named is not None], words)


def _is_deed(named: Named) -> bool:
    """Say whether a word names an assault."""
    return named.code == "ASSAULT"


def _rows(cast: Cast, s: Sentence, i: int, words: Triggers) -> tuple[Trigger, ...]:
    """Return the rows of the lexicon for the word at `i`; none where it is but part of a name or qualifies a noun."""
    pos = s.pos[i]
    if pos in VERBAL and not _is_gerund(s, i, words):
        rows = words.verbs.get(s.lemmas[i], ())
        if rows and (
            _is_quality(s, i)
            or _is_party(s, i)
            or (_qualifies(s, i) and not befalls(s, i, words))
            or _stands(s, i, words)
        ):
            return ()
        light = s.lemmas[i] in words.roles["light"] and _has_deed(cast, s, i, words)
        return tuple(row for row in rows if row.particle or row.only or row.needs in OMISSIONS) if light else rows
    if pos not in NAMED | VERBAL or _is_date(s, i):
        return ()
    rows = words.nouns.get(s.lower[i] if pos in VERBAL else s.lemmas[i]) or words.nouns.get(
        s.lower[i].removesuffix("s"), ()
    )
    return () if rows and (_in_name(cast, s, i) or _modifies(s, i, words)) else rows


def _is_quality(s: Sentence, i: int) -> bool:
    """Say whether an infinitive tells what something is like, and nobody does it: "hard to dismiss", "is to blame"."""
    above = s.heads[i]
    bare = s.tags[i] == "VB" and s.deps[i] == "xcomp" and s.kid(i, "dobj", "nsubj") is None and above < i
    like = s.lower[above] in TOUGH or (s.lemmas[above] == "be" and s.lemmas[i] == "blame")
    return bare and like and any(s.lower[k] == "to" for k in s.kids_by(i, "aux"))


def _is_gerund(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether what the parser takes for a verb is a noun of a deed ("in police firing", "Shelling killed two")."""
    alone = s.deps[i] in SUBJECTS and not s.kids_by(i, "dobj", "ccomp", "nsubj")
    placed = s.deps[i] == "pobj" or alone or (s.deps[i] in NOMINAL and s.kid(i, "compound") is not None)
    return s.tags[i] == "VBG" and placed and s.lower[i] in words.nouns


def _choose(
    cast: Cast,
    s: Sentence,
    i: int,
    rows: tuple[Trigger, ...],
    words: Triggers,
    deeds: frozenset[int],
    riots: frozenset[int],
) -> Named | None:
    """Return what the word at `i` names by the first row that fits; `deeds` and `riots` are those known so far."""
    near, wider = _around(s, i, words)
    if s.lemmas[i] in words.roles["light"] and s.pos[i] in VERBAL:
        told = [k for k in s.kids_by(i, "dobj", "nsubjpass") if s.pos[k] in NAMED and _rows(cast, s, k, words)]
        own = _words_at(s, [c for k in told for c in s.kids_by(k, "compound", "amod")])
        wider = near | (wider - own)  # in "launched a missile attack" the missile is the attack's
    for row in rows:
        particle = _particle(s, i, row.particle)
        if (row.particle and particle is None) or row.unless & near or (row.only and not row.only & wider):
            continue
        if row.needs and not met(row.needs, Place(cast, s, i, deeds, riots), words):
            continue
        mode, verbal = _mode(s, i, row, words), s.pos[i] in VERBAL and not _is_gerund(s, i, words)
        theme, omitted = _theme(s, i, row, particle), omission(s, i) if _is_omission(row) else ()
        return Named(i, row.code, mode, row.contexts, verbal, particle, theme=theme, omitted=omitted)
    return None


def _is_omission(row: Trigger) -> bool:
    """Say whether what a row names is that something was not done."""
    return row.needs in OMISSIONS or row.particle in NOTHING


DATING = frozenset(
    {
        "since",
        "in",
        "of",
        "last",
        "early",
        "late",
        "mid",
        "this",
        "next",
        "by",
        "until",
        "from",
        "to",
        "during",
        "before",
        "after",
    }
)


def is_time(s: Sentence, i: int) -> bool:
    """Say whether a word names a time ("on Sunday", "at 0600", "at 9 a.m. (0600 GMT)")."""
    if s.lower[i] in HOURS or (s.tags[i] == "CD" and CLOCK.fullmatch(s.words[i])):
        return True
    return time_words().classes.get(s.lower[i], ("", 0))[0] in TIMES


def _is_date(s: Sentence, i: int) -> bool:
    """Say whether a capitalised word is the month ("March 24", "since March"), by the number or word beside it."""
    if s.words[i] != "March":
        return False
    dated = i > 0 and s.lower[i - 1] in DATING
    return dated or any(s.pos[k] == "NUM" for k in (i - 1, i + 1) if 0 <= k < len(s))


def _in_name(cast: Cast, s: Sentence, i: int) -> bool:
    """Say whether token `i` is part of a capitalised name that is more than the word itself."""
    if s.pos[i] != "PROPN":
        return False
    return any(a <= i <= b and b > a and _is_name(s, a, b) for a, b, _ in cast.spans(s))


def _is_name(s: Sentence, first: int, last: int) -> bool:
    """Say whether a mention is written with capitals throughout, in a text that is not all in capitals."""
    return all(not s.words[k][:1].islower() or s.pos[k] == "ADP" for k in range(first, last + 1)) and not all(
        s.words[k].isupper() for k in range(first, last + 1)
    )


def _is_party(s: Sentence, i: int) -> bool:
    """Say whether a participle only names whom a court tries: "the accused pleaded guilty"."""
    named = s.lower[i] == "accused" and s.deps[i] in {*SUBJECTS, "dobj", "pobj", "poss", "compound"}
    return named and s.kid(i, "det", "poss", "amod") is not None


def _qualifies(s: Sentence, i: int) -> bool:
    """Say whether a participle only qualifies a noun ("armed factions", "striking images", "backed")."""
    return s.deps[i] in ATTRIBUTIVE and s.tags[i] in {"VBN", "VBG", "JJ"}


def befalls(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a participle before people tells what befell them ("the arrested men were released")."""
    known = s.tags[i] == "VBN" and s.deps[i] == "amod" and s.lemmas[i] in words.roles["befalling"]
    return known and not s.kids[i] and s.lemmas[s.heads[i]] in unit_words().persons


def _stands(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a participle behind a noun tells a standing tie ("fighters backed by Velland")."""
    return s.deps[i] == "acl" and s.tags[i] == "VBN" and s.lemmas[i] in words.roles["standing"]


def _modifies(s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a noun only modifies another ("attack helicopter", "ceasefire talks"), not "bombing campaign"."""
    head = s.heads[i]
    if s.deps[i] not in ATTRIBUTIVE or head < i:
        return False
    return s.lemmas[head] not in words.roles["carriers"] and s.lemmas[head] != "operation"


def _has_deed(cast: Cast, s: Sentence, i: int, words: Triggers) -> bool:
    """Say whether a light verb has a noun that names the deed."""
    held = [
        *s.kids_by(i, "dobj", "nsubjpass", "attr"),
        *(p for k in s.kids_by(i, "prep") for p in s.kids_by(k, "pobj")),
    ]
    inner = [p for h in held for k in s.kids_by(h, "prep") for p in s.kids_by(k, "pobj")]
    carried = [c for h in held if s.lemmas[h] in words.roles["carriers"] for c in s.kids_by(h, "compound")]
    return any(s.pos[h] in NAMED and _rows(cast, s, h, words) for h in (*held, *inner, *carried))


def _around(s: Sentence, i: int, words: Triggers) -> tuple[frozenset[str], frozenset[str]]:
    """Return the lemmas and words that decide between meanings: arguments, modifiers, what it modifies.

    The second set holds their own modifiers too: "hunger" of "began a hunger strike", but "an attack on an election
    office" is none on an election.
    """
    near = [k for k in s.kids[i] if s.deps[k] in NEAR or (s.deps[k] == "xcomp" and s.tags[k] == "VB")]
    near = [k for k in near if s.deps[k] != "amod" or s.lower[k] not in words.roles["slated"]]  # no "plan" is attacked
    doer = clauses.subject(s, i) if s.pos[i] in VERBAL and s.tags[i] == "VBG" else None  # "raided it before fleeing"
    near += [] if doer is None else [doer]
    phrases = [k for k in (i, *s.kids_by(i, "dobj", "nsubjpass")) for k in s.kids_by(k, "prep", "agent")]
    phrases += [p for k in s.kids[i] if s.lower[k] == "out" for p in s.kids_by(k, "prep")]  # "walked out [of the gate]"
    near += [p for k in phrases for p in s.kids_by(k, "pobj")]
    if s.pos[i] in NAMED and s.heads[i] != i:
        if s.lemmas[s.heads[i]] not in words.roles["light"]:  # "staged an attack" has nothing to do with a stage
            near.append(s.heads[i])
        near += [k for k in s.kids_by(s.heads[i], "nsubj") if s.deps[i] in {"dobj", "attr"}]
    near += [c for k in near for c in s.kids_by(k, "conj") if s.pos[c] in NAMED]
    near += [s.heads[i]] if s.deps[i] == "acl" and s.tags[i] == "VBN" else []
    compounds = [c for k in near for c in s.kids_by(k, "compound", "amod")]
    return _words_at(s, near), _words_at(s, [*near, *compounds])


def _words_at(s: Sentence, near: list[int]) -> frozenset[str]:
    """Return the lemmas and words of some tokens."""
    return frozenset(word for k in near for word in (s.lemmas[k], s.lower[k]))


def _particle(s: Sentence, i: int, particle: str) -> int | None:
    """Return the particle or preposition that belongs to the trigger, or an object of that lemma ("take hostage")."""
    if not particle:
        return None
    verbal = s.pos[i] in VERBAL
    far = [p for k in s.kids_by(i, "dobj") for p in s.kids_by(k, "prep")]  # "returned the painting [to its owners]"
    for k in (*s.kids_by(i, *PARTICLES), *far):
        if k < i and s.deps[k] == "prep" and verbal:
            continue
        if (s.lower[k] == particle or s.lemmas[k] == particle) and not any(is_time(s, p) for p in s.kids_by(k, "pobj")):
            return k
    return None


def _mode(s: Sentence, i: int, row: Trigger, words: Triggers) -> str | None:
    """Return the mode: the instrument named beside an assault ("drone strike", "rockets hit") before the row's own."""
    if row.code != "ASSAULT" or row.mode not in {None, "aerial", "explosives", "firearms"}:
        return row.mode
    near = [*s.kids_by(i, "compound", "amod", "nsubj", "nmod", "npadvmod")]
    near += s.kids_by(i, "dobj") if s.lemmas[i] in {"fire", "launch", "lob", "hurl", "throw", "use"} else []
    near += [k for c in near for k in s.kids_by(c, "compound")]
    by = [k for k in s.kids_by(i, "prep", "agent") if s.lower[k] in {"with", "by", "from"}]
    near += [p for k in by for p in s.kids_by(k, "pobj")]
    return next((words.modes[s.lemmas[k]] for k in near if s.lemmas[k] in words.modes), row.mode)


def _theme(s: Sentence, i: int, row: Trigger, particle: int | None) -> int | None:
    """Return the object that only completes the deed's name: the particle, or one of the words it needs."""
    held = s.kids_by(i, "dobj", "nsubjpass") if s.pos[i] in VERBAL else []
    if particle is not None and s.deps[particle] == "prep":
        held = [*held, *(k for k in s.kids_by(particle, "pobj") if s.pos[i] in VERBAL)]
    if particle in held or row.code == "MOBILIZE":
        return particle if particle in held else next(iter(held), None)
    if row.code == "ASSAULT":
        return None
    return next((k for k in held if {s.lemmas[k], s.lower[k]} & row.only), None) if row.mode != "release" else None


def _folded(s: Sentence, found: list[Named], words: Triggers) -> list[Named]:
    """Return the events, each deed once: nouns folded into their verb, outcomes into the deed that had them."""
    deeds = {named.at: named for named in found if _is_deed(named)}
    gone: set[int] = set()
    for at, named in list(deeds.items()):
        twin = _twin(s, named, deeds) if named.verbal and s.lemmas[at] != LEAVE else None
        beside = {deeds[k].twin for k in (*s.conjuncts(at), s.heads[at]) if k in deeds and k != at}
        if twin is not None and (twin not in gone or twin in beside):
            gone.add(twin)
            deeds[at] = replace(named, twin=twin, mode=deeds[twin].mode or named.mode)
    for at in [at for at in deeds if at not in gone and s.lemmas[at] in words.roles["outcome"] | DYING]:
        cause = _cause(s, at, deeds, words)
        vague = deeds[at].twin is None or cause in clauses.same_time(
            s, at
        )  # "killed in violence when X clashed with Y"
        if cause is not None and cause not in gone and cause != at and vague:
            gone.add(at)
            deeds[cause] = replace(deeds[cause], outcomes=(*deeds[cause].outcomes, at))
    themes = {(named.theme, named.code) for named in found}
    kept = [named for named in found if named.at not in gone and (named.at, named.code) not in themes]
    labels = {named.at for named in kept if not named.verbal and is_label(s, named.at, {other.at for other in kept})}
    kept = [named for named in kept if named.at not in labels]
    return [deeds.get(named.at, named) for named in kept]


def _twin(s: Sentence, named: Named, deeds: dict[int, Named]) -> int | None:
    """Return the noun that tells the same deed: subject, agent, or "in"/"by" phrase of the verb.

    Also the phrase behind one that shares its auxiliary: "nine were killed and five wounded in the raid".
    """
    own = s.kids_by(named.at, "nsubj") or shared_deed(s, named.at)
    for verb in (named.at, *gapped(s, named.at)):
        done = s.kid(verb, "dobj") is not None  # "killing one after a raid" tells of two deeds
        near = clauses.prepositions(s, verb)
        own += [p for name, p in near if name in BESIDE and not (done and name == "after")]
    own += died_of(s, named.at) if s.lemmas[named.at] in DYING else ()
    return next((k for k in own if k in deeds and not deeds[k].verbal), None)


def _cause(s: Sentence, at: int, deeds: dict[int, Named], words: Triggers) -> int | None:
    """Return the deed that brought an outcome about.

    "Attacked X, killing Y", "a raid that killed Y", "Y were killed when X attacked".
    """
    head, label = s.heads[at], s.deps[at]
    own = s.kid(at, "nsubj") if s.lemmas[at] == LEAVE else None  # "the riot and the shelling left two dead"
    told = [k for k in s.conjuncts(own) if k in deeds] if own is not None else []
    if told:
        return told[0]
    left = s.lemmas[head] == LEAVE and s.tags[head] == "VBG"  # "went off, leaving one dead and his sons hurt"
    if label == "conj" and (s.tags[at] == "VBG" or left) and s.deps[head] in {"advcl", "acl"}:
        return _cause_of_result(s, s.heads[head], deeds)
    beside = [at, *(k for k in s.kids_by(at, "conj") if clauses.is_passive(s, k))]  # "was killed and two injured when"
    when = [k for verb in beside for k in clauses.same_time(s, verb) if k in deeds]
    if when and (clauses.is_passive(s, at) or s.lemmas[at] in DYING) and not s.kids_by(at, "agent"):
        return when[0]
    if label == "advcl" and s.lemmas[head] in words.roles["warding"]:
        return None
    if label in {"advcl", "acl"} and s.tags[at] == "VBG":
        return _cause_of_result(s, head, deeds)
    if label == "relcl" and any(s.lower[k] in {"that", "which"} for k in s.kids_by(at, "nsubj")):
        near = s.left[at] - 1  # "an inquiry into the firing that left two dead", whatever the parser hung it on
        deed = _of_phrase(s, head, deeds)
        if deed is not None or near in deeds:
            return near if deed is None else deed
    return scene(s, at, deeds) if label == "relcl" and (clauses.is_passive(s, at) or s.lemmas[at] in DYING) else None


def _cause_of_result(s: Sentence, verb: int, deeds: dict[int, Named]) -> int | None:
    """Return the deed whose verb a clause of result hangs on, or that this verb speaks of."""
    return next((k for k in (verb, *deeds_under(s, verb)) if k in deeds), None)


def _of_phrase(s: Sentence, head: int, deeds: dict[int, Named]) -> int | None:
    """Return the deed that a relative clause tells of: its noun, or the one that this noun tells where or of whom.

    "The bombing of an office in Dolma, which killed nine": neither towns nor offices kill.
    """
    for at in (head, *s.ancestors(head)):
        if at in deeds and not deeds[at].verbal:
            return at
        if s.deps[at] not in {"pobj", "prep"}:
            break
    return None
