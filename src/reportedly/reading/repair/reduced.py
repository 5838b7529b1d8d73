"""Mends passives that lack their auxiliary, and infinitives that the parser takes from their noun."""

from reportedly.codebook.cues import lexicon
from reportedly.codebook.times import time_words
from reportedly.codebook.units import unit_words
from reportedly.reading.tree import Sentence

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "VERB"})
SEEING = frozenset({"see", "find", "watch", "discover", "hear", "witness", "leave"})
ONTO = frozenset({"on", "upon", "against", "into"})
UNITS = frozenset({"u", "p", "M", "W"})  # classes of the words of time: units, parts of days, months, weekdays


def reduced_passive(s: Sentence) -> bool:
    """Make the subject of a headline's passive one: "Rebel leader arrested", "prisoners freed in swap".

    A verb without any auxiliary tells what befell its subject where it needs an object and has none, or where a
    participle names its agent; any other may have lost its object ("the group attacked").
    """
    changed = False
    for verb, tag in enumerate(s.tags):
        bare = tag in {"VBN", "VBD"} and s.deps[verb] not in {"conj", "relcl"}  # "a charge the army dismissed"
        subject = s.kid(verb, "nsubj") if bare else None
        if subject is None or subject > verb or s.kids_by(verb, "aux", "auxpass", "ccomp"):
            continue
        if s.deps[verb] == "acl" and s.heads[verb] < subject and s.pos[s.heads[verb]] == "NOUN":
            s.deps[verb], changed = "relcl", True  # "a lie the army told"
            continue
        spans = [k for k in s.kids_by(verb, "dobj") if _is_time(s, k)]
        objects = [k for k in s.kids_by(verb, "dobj", "dative") if k not in spans]
        seen = _is_seen(s, verb)
        if objects or not (seen or _lacks_object(s, verb) or (tag == "VBN" and s.kid(verb, "agent") is not None)):
            continue
        s.tags[verb] = "VBN" if seen else tag
        s.deps[subject], changed = "nsubjpass", True
        for k in spans:
            s.deps[k] = "npadvmod"
    return changed


def _is_seen(s: Sentence, verb: int) -> bool:
    """Say whether somebody is seen or found as what was done to him: "found his brother shot dead"."""
    seer = s.heads[verb]
    known = s.tags[verb] == "VBN" or s.kid(verb, "oprd", "acomp") is not None or s.lower[verb] in unit_words().done
    return (
        known and s.deps[verb] == "ccomp" and seer < verb and s.lemmas[seer] in SEEING and not s.kids_by(verb, "mark")
    )


def _lacks_object(s: Sentence, verb: int) -> bool:
    """Say whether a verb that needs an object has none, not even one that the parser put elsewhere."""
    bare = verb + 1 == len(s) or s.pos[verb + 1] not in NOMINAL or _is_time(s, verb + 1)
    at = s.kid(verb, "prep")  # "attacked on a post"
    bare &= (
        at != verb + 1
        or s.lower[at] not in ONTO
        or any(_is_time(s, k) or _in_date(s, k) for k in s.kids_by(at, "pobj"))
    )
    return bare and s.lemmas[verb] in lexicon().lists["lists.needing_object"]


def _in_date(s: Sentence, k: int) -> bool:
    """Say whether the parser's name finder sees a date at a token ("attacked on April 3")."""
    return any(first <= k < past and label in {"DATE", "TIME"} for first, past, label in s.ents)


def _is_time(s: Sentence, k: int) -> bool:
    """Say whether a noun names a stretch of time ("suspended hours after …")."""
    return time_words().classes.get(s.lower[k], ("", 0))[0] in UNITS


def raised_by_an_agent(s: Sentence) -> bool:
    """Give "is thought by Y to be hiding" its agent and its infinitive: Y thinks, and hides nowhere."""
    changed = False
    for k, dep in enumerate(s.deps):
        verb = s.heads[k]
        to = next((t for t in s.kids_by(k, "aux") if s.lower[t] == "to"), None)
        if dep not in {"advcl", "ccomp"} or to is None or s.tags[verb] != "VBN" or s.kid(verb, "auxpass") is None:
            continue
        if k < verb or s.lemmas[verb] not in lexicon().lists["lists.hearsay"] or s.kid(verb, "xcomp") is not None:
            continue
        by = next((b for b in s.kids_by(k, "mark", "prep", "agent") if s.lower[b] == "by" and b < to), None)
        thinker = s.kid(k, "nsubj")
        if by is not None and thinker is not None and by < thinker < to:
            s.heads[by], s.deps[by] = verb, "agent"
            s.heads[thinker], s.deps[thinker] = by, "pobj"
        agent = by if by is not None else s.kid(verb, "agent")
        if agent is not None and s.right[agent] < k:
            s.deps[k], changed = "xcomp", True
    return changed


def named_infinitive(s: Sentence) -> bool:
    """Give a noun the infinitive behind it: "what it called a rush to leave" tells of a rush, not of how it called."""
    changed = False
    for k, dep in enumerate(s.deps):
        verb = s.heads[k]
        if dep not in {"advcl", "xcomp"} or s.tags[k] != "VB" or s.lemmas[verb] not in lexicon().lists["lists.naming"]:
            continue
        if s.lemmas[k] in lexicon().verbs and s.kid(k, "ccomp") is not None:
            continue  # "called the station to say that C"
        noun, to = s.left[k] - 1, s.left[k]
        named = s.deps[noun] in {"oprd", "dobj", "attr"} or (s.deps[noun] == "pobj" and s.lower[s.heads[noun]] == "as")
        if s.lower[to] == "to" and named and s.pos[noun] == "NOUN":
            s.heads[k], s.deps[k] = noun, "acl"
            changed = True
    return changed


def relied_on_as_it_was_told(s: Sentence) -> bool:
    """Hang "read on television" on its noun: in "X left, according to a note read on television" X read nothing."""
    changed = False
    for k, low in enumerate(s.lower):
        verb, to = s.heads[k], s.kid(k, "prep")
        noun = s.kid(to, "pobj") if to is not None and low == "according" else None
        if noun is None or verb != s.right[noun] + 1 or s.tags[verb] not in {"VBN", "VBD"} or s.heads[verb] == verb:
            continue
        if s.kids_by(verb, "nsubj", "nsubjpass", "aux", "auxpass"):
            continue
        s.heads[k], s.heads[verb], s.deps[verb], s.tags[verb] = s.heads[verb], noun, "acl", "VBN"
        changed = True
    return changed


def counted_twice(s: Sentence) -> bool:
    """Make equals of "nine dead and 14 wounded" where the parser took the wounded for a clause."""
    changed = False
    for k, tag in enumerate(s.tags):
        number, before = k - 1, k - 3
        if tag not in {"VBN", "VBD", "JJ"} or s.deps[k] != "conj" or s.deps[number] not in {"nsubj", "nsubjpass"}:
            continue
        if (
            before < 1
            or s.tags[number] != "CD"
            or s.heads[number] != k
            or s.lower[k - 2] != "and"
            or s.right[k] > k + 1
        ):
            continue
        if s.tags[before - 1] == "CD" and s.heads[before - 1] == before and s.deps[before] in {"pobj", "dobj", "attr"}:
            s.heads[k], s.heads[number], s.deps[number], s.heads[k - 2] = before, k, "nummod", before
            changed = True
    return changed


def infinitive_goes_on(s: Sentence) -> bool:
    """Make an infinitive of the second in "planned to stage a raid and blame it on others": it has no tense."""
    changed = False
    for k, tag in enumerate(s.tags):
        above = s.heads[k]
        if tag != "VBP" or s.deps[k] != "conj" or s.tags[above] != "VB" or s.lower[k] != s.lemmas[k]:
            continue
        if s.kid(k, "nsubj", "nsubjpass", "expl") is None and s.kid(above, "aux") is not None:
            s.tags[k], changed = "VB", True
    return changed


def bound_of_a_count(s: Sentence) -> bool:
    """Read the "at" of "at least 11 people" as part of the count: it is no preposition."""
    changed = False
    for k in range(len(s) - 1):
        bound = s.lower[k] == "at" and s.lower[k + 1] in {"least", "most"}
        if bound and s.deps[k] == "advmod" and s.heads[k] == k + 1 and s.tags[k] == "IN":
            s.tags[k], s.pos[k], changed = "RB", "ADV", True
    return changed


def called_upon(s: Sentence) -> bool:
    """Give "calls on both sides to halt the fighting" what is called for: it is no aim that the caller has."""
    changed = False
    for k, dep in enumerate(s.deps):
        verb, to = s.heads[k], s.left[k]
        if dep != "advcl" or s.tags[k] != "VB" or s.tags[to] != "TO" or s.heads[to] != k:
            continue
        parts = {row.particle for row in lexicon().verbs.get(s.lemmas[verb], ()) if row.particle}
        if any(s.lower[p] in parts and s.right[p] + 1 == to for p in s.kids_by(verb, "prep")):
            s.deps[k], changed = "xcomp", True
    return changed


def infinitive_of_a_noun(s: Sentence) -> bool:
    """Give "calls to withdraw" the label that "a call to withdraw it" has: an infinitive without who or which."""
    changed = False
    for k, dep in enumerate(s.deps):
        opener = s.left[k]
        bare = dep == "relcl" and s.tags[k] == "VB" and s.tags[opener] == "TO" and s.heads[opener] == k
        if bare and opener == s.heads[k] + 1 and s.kid(k, "nsubj", "nsubjpass") is None:
            s.deps[k], changed = "acl", True
    return changed


REDUCED = (
    bound_of_a_count,
    called_upon,
    infinitive_of_a_noun,
    infinitive_goes_on,
    raised_by_an_agent,
    reduced_passive,
    relied_on_as_it_was_told,
    counted_twice,
)
