"""What is told without a clause.

A predicate: "reported the general dead", "was declared missing by the navy". A number: "the army says nine". What was
seen or heard: "counted eleven bodies", "saw three trucks burn".
"""

from reportedly.codebook.cues import Cue, lexicon
from reportedly.reading.attribute.draft import Content, trim
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    QUOTES,
    WH,
    clause_conjuncts,
    noun_phrase,
    passive,
    quotations,
    words,
)
from reportedly.reading.tree import Sentence

CREDITED = {"credit": "with", "charge": "with", "attribute": "to", "ascribe": "to"}
TURNED_DOWN = frozenset({"reject", "dismiss"})
WHITHER = frozenset({"home", "north", "south", "east", "west"})  # "called its envoy home" is no word on the envoy


def tells_nothing(s: Sentence, verb: int, held: int) -> bool:
    """Say whether a verb is a deed and tells nothing: "dismissed two generals", "claimed nine lives"."""
    person = any(first <= held < past and label == "PERSON" for first, past, label in s.ents)
    counted = {s.lemmas[held], *(s.lemmas[o] for k in s.kids_by(held, "prep") for o in s.kids_by(k, "pobj"))}
    if s.lemmas[verb] == "claim" and counted & words("lists.claimed_by_death"):
        return True  # "the war has claimed scores of lives"
    if s.lemmas[verb] == "blast" and counted & words("lists.blasted"):
        return True
    if s.lemmas[verb] == "report" and any(s.tags[k] in {"MD", "TO"} for k in s.kids_by(verb, "aux")):
        return True  # "should report strangers"
    if s.lemmas[verb] in words("lists.issuing") and s.lemmas[held] in words("lists.medium_documents"):
        return s.kid(held, "acl", "ccomp", "relcl") is None  # "published a report on Monday"
    if s.lemmas[verb] in TURNED_DOWN and s.lemmas[held] in words("lists.pleas"):
        return True  # what is asked for is turned down, no account of it denied: "rejected the appeal"
    office = s.lemmas[held] in (words("speakers.roles") | words("lists.offices_lost")) - {"charge"}  # no "chargé" here
    return (person or office) and s.lemmas[verb] in {"dismiss", "welcome"}  # "welcomed the troops"


def predicate(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
    """Take whom and what of "was declared missing by X", "a man whom X had reported killed"."""
    held = _befallen(s, verb)
    apart = s.deps[verb] == "relcl" and s.lower[s.left[verb]] == "which" and s.words[s.left[verb] - 1] == ","
    if apart and any(s.lower[k] in words("lists.false") for k in s.kids_by(verb, "oprd", "acomp", "xcomp")):
        return []  # "C, which the army called propaganda" speaks of C
    small = next((k for k in s.kids_by(verb, "oprd", "ccomp") if held is None and _small_clause(s, verb, k)), None)
    if small is not None:
        return [Content(small, trim(s, s.subtree(small)))]
    named = s.lemmas[verb] in words("lists.naming")
    told = [k for k in s.kids_by(verb, "oprd", "acomp", "xcomp", "ccomp") if _is_predicate(s, k, named=named)]
    if held is None or not told:
        return []
    clause = set(s.subtree(verb)) if s.heads[verb] == held else set()
    return [Content(told[0], trim(s, [*(i for i in noun_phrase(s, held) if i not in clause), *s.subtree(told[0])]))]


def bidden(s: Sentence, verb: int, first: int) -> list[int]:
    """Return who is to do it: "urged both sides to talk", "called on Y to leave"; no pronoun."""
    called = (k for k in s.kids_by(verb, "prep", "dative") if s.lower[k] in {"on", "upon", "to"})
    on = [o for k in called for o in s.kids_by(k, "pobj")]
    near = [k for k in (*s.kids_by(verb, "dobj", "dative"), *on) if verb < k < first and s.tags[k] != "PRP"]
    return [i for i in noun_phrase(s, near[0]) if i < first] if near and s.pos[near[0]] in {"NOUN", "PROPN"} else []


def _small_clause(s: Sentence, verb: int, k: int) -> bool:
    """Say whether a predicate has its noun for a subject: "calls the figure exaggerated"."""
    own = s.kid(k, "nsubj", "nsubjpass")
    bare = s.kid(k, "aux", "auxpass", "mark", "dobj", "prep") is None and s.tags[k] in {"JJ", "VBN"}
    return bare and own is not None and verb < own < k


def _befallen(s: Sentence, verb: int) -> int | None:
    """Return of whom a predicate is said: the object, in the passive the subject, of a relative clause its noun."""
    held = s.kid(verb, "nsubjpass") if passive(s, verb) else s.kid(verb, "dobj")
    if held is not None and s.tags[held] in WH:
        told = s.lemmas[s.heads[verb]] in lexicon().nouns.keys() | words("lists.summing")
        return s.heads[verb] if s.deps[verb] == "relcl" and not told else None
    return s.heads[verb] if held is None and s.deps[verb] == "acl" and s.tags[verb] == "VBN" else held


def _is_predicate(s: Sentence, k: int, *, named: bool) -> bool:
    """Say whether a word is what something is said to be: an adjective, a bare participle, `named` a noun."""
    bare = s.kid(k, "aux", "auxpass", "mark", "nsubj", "nsubjpass") is None
    noun = named and s.pos[k] == "NOUN" and s.lower[k] not in WHITHER
    return bare and (noun or s.tags[k] in {"JJ", "VBN"} or s.lower[k] == "missing")


def count(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
    """Take a bare number, or a noun with its participle: "the army says nine", "Army says 30 rebels killed in raid"."""
    held = s.kid(verb, "dobj")
    if held is None or held < verb:
        return []
    bare = s.pos[held] == "NUM" or any(s.tags[k] == "VBN" for k in s.kids_by(held, "acl"))
    return [Content(held, trim(s, s.subtree(held)))] if bare else []


def figure(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
    """Take a figure with its number: "gave a figure of seven", "gave the toll as nine"."""
    held = s.kid(verb, "dobj", "nsubjpass")
    if held is None or s.lemmas[held] not in words("lists.figures") | words("lists.losses"):
        return []
    near = [k for k in (*s.kids_by(held, "prep"), *s.kids_by(verb, "prep")) if s.lower[k] in {"of", "as", "at"}]
    told = [k for k in near if any(s.pos[i] == "NUM" for i in s.subtree(k))]
    tokens = {*noun_phrase(s, held), *(i for k in told for i in s.subtree(k))}
    return [Content(held, trim(s, sorted(tokens)))] if told else []


def tally(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
    """Take an object with a number: "lists six brigades"; "lists his wishes" tells nothing."""
    held = s.kid(verb, "dobj")
    if held is None or (s.pos[held] != "NUM" and s.kid(held, "nummod") is None):
        return []
    return [Content(held, trim(s, noun_phrase(s, held)))]


def sight(s: Sentence, verb: int, cue: Cue) -> list[Content]:
    """Take what was seen or heard: "counted eleven bodies", "heard shots"; who saw a chance saw nothing."""
    held = s.kid(verb, "dobj")
    if held is None or held < verb or s.tags[held] in {"PRP", "WP", "WDT", "EX"} or _caption(s, verb, cue):
        return []
    doing = [k for k in s.kids_by(held, "acl") if s.tags[k] in {"VBG", "VBN"}]
    counted = s.kid(held, "nummod") is not None and not _measured(s, held)
    named = {s.lemmas[held], *(s.lemmas[k] for k in s.kids_by(held, "compound"))}  # "saw a drone fall" read as a noun
    seen = not named.isdisjoint(words("lists.sights") | words("nouns_of.events"))
    if not (doing or counted or seen):
        return []
    tokens = {*noun_phrase(s, held), *(i for k in doing for i in s.subtree(k))}
    for k in s.kids_by(verb, "prep", "npadvmod", "advmod"):  # where and when it was seen it was
        if s.left[k] == max(tokens) + 1:
            tokens.update(s.subtree(k))
    return [Content(held, trim(s, sorted(tokens)))]


def _measured(s: Sentence, held: int) -> bool:
    """Say whether a number counts days or hours: "saw two days of calm"."""
    return any(first <= held < past and label in {"DATE", "TIME", "MONEY", "PERCENT"} for first, past, label in s.ents)


def _caption(s: Sentence, verb: int, cue: Cue) -> bool:
    """Say whether a caption tells what can be seen in it: "Residents watch police search a house"."""
    return cue.speaker == "witness" and s.tags[verb] in {"VBZ", "VBP", "VB"}


def scene(s: Sentence, verb: int, cue: Cue) -> list[Content]:
    """Take a clause without "that" or tense, and what it is of: "saw three trucks burn", "heard men shouting"."""
    for k in s.kids_by(verb, "ccomp"):
        own = s.kid(k, "nsubj", "nsubjpass")
        bare = s.pos[k] in CLAUSAL and s.kid(k, "mark", "aux") is None and s.tags[k] != "VBZ"
        if bare and not _caption(s, verb, cue) and own is not None and verb < own < k and clause_conjuncts(s, k) == [k]:
            return [Content(k, trim(s, s.subtree(k)))]
    return []


def verdict(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
    """Take object and quoted predicate of "called the report “nonsense”"."""
    clause = s.kid(verb, "ccomp", "oprd")
    tokens = s.subtree(clause) if clause is not None else []
    held = s.kid(verb, "dobj")
    tokens = [*tokens, *(noun_phrase(s, held) if held is not None else [])]
    quoted = any(s.words[i] in QUOTES for i in range(verb + 1, max(tokens, default=verb) + 2) if i < len(s))
    if clause is None or not quoted:
        return []
    last = max([*tokens, *(end for start, end in quotations(s) if min(tokens) <= start <= max(tokens) + 1)])
    return [Content(clause, trim(s, range(min(tokens), last + 1)))]


def credited(s: Sentence, verb: int) -> int | None:
    """Return the pronoun or noun of telling that a verb credits to somebody, be it above its relative clause."""
    held, telling = s.kid(verb, "dobj", "nsubjpass"), lexicon().nouns.keys() | words("lists.summing")
    if held is not None and s.tags[held] in WH and s.deps[verb] == "relcl":
        return next((a for a in s.ancestors(verb) if s.lemmas[a] in telling and a < verb), None)
    return held if held is not None and (s.tags[held] in {"PRP", "DT"} or s.lemmas[held] in telling) else None


def to_a_source(s: Sentence, verb: int) -> int | None:
    """Return the preposition of "attributed this to two officers": telling credited to who told it, no cause.

    What is credited is a pronoun or a noun of telling, also before a relative clause ("a claim it attributed to X").
    """
    if CREDITED.get(s.lemmas[verb]) != "to" or credited(s, verb) is None:
        return None
    known = words("speakers.unidentified") | words("speakers.insiders") | words("speakers.roles")
    for k in s.kids_by(verb, "prep", "dative"):
        inner = s.kid(k, "pobj") if s.lower[k] == "to" else None
        if inner is not None:
            near = {s.lower[i] for i in s.subtree(inner) if i > inner}
            return k if s.lemmas[inner] in known or not near.isdisjoint(words("speakers.access_words")) else None
    return None


def blame(s: Sentence, verb: int, _cue: Cue) -> list[Content]:
    """Take whom and what: "accused the army of shelling", "blamed the raid on rebels", passive "was accused of".

    Of a relative clause it is said of its noun: "the blast, which police attribute to a gas leak".
    """
    held, credit = s.kid(verb, "dobj", "nsubjpass"), CREDITED.get(s.lemmas[verb])
    clause: set[int] = set()
    if to_a_source(s, verb) is not None:
        return []
    if held is not None and s.tags[held] in WH and s.deps[verb] == "relcl":
        held, clause = s.heads[verb], set(s.subtree(verb))
    for k in s.kids_by(verb, "prep", "dative"):
        if (
            held is not None
            and not k < verb < held
            and s.lower[k] in ({credit} if credit == "to" else {"for", "of", "on", "over", credit})
        ):
            inner, named = s.kid(k, "pcomp", "pobj"), [i for i in noun_phrase(s, held) if i not in clause]
            return [Content(held if inner is None else inner, trim(s, sorted({*named, *s.subtree(k)})))]
    bare = held is not None and s.tags[held] not in {"PRP", "WP", "WDT"} and not passive(s, verb)
    bare = bare and s.lemmas[verb] not in CREDITED
    return [Content(held, trim(s, noun_phrase(s, held)))] if held is not None and bare and held > verb else []


def about(s: Sentence, verb: int, held: int) -> list[Content]:
    """Take a count and how near it is: "put the figure closer to 5,000", "put losses as high as ninety"."""
    if s.lemmas[held] in words("lists.chances"):  # "put the chance of a raid at one in ten"
        behind = (k for k in (*s.subtree(held), *s.kids_by(verb, "prep")) if k > held and s.lower[k] == "at")
        return [Content(held, trim(s, {*s.subtree(held), *s.subtree(k)})) for k in behind][:1]
    near = [k for k in s.kids_by(verb, "advmod", "advcl", "acomp", "oprd", "prep") if k > held and s.lower[k] != "in"]
    told = [k for k in near if s.left[k] == s.right[held] + 1 and any(_measures(s, i) for i in s.subtree(k))]
    counted = s.lemmas[held] in words("lists.figures") | words("lists.losses")
    return [Content(held, trim(s, [*noun_phrase(s, held), *s.subtree(k)])) for k in told[:1] if counted]


def _measures(s: Sentence, i: int) -> bool:
    """Say whether a word says how many: a number, or "higher", "lower", "more"."""
    return s.pos[i] == "NUM" or s.tags[i] in {"JJR", "RBR"}
