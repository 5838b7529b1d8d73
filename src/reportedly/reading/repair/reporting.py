"""Gives verbs of reporting their place, which the parser took for something else.

"C, the website reported on Sunday, citing Y", "The Lantern daily cited porters as saying that C", "C, a cousin was
quoted as saying".
"""

from reportedly.codebook.cues import lexicon
from reportedly.reading.tree import Sentence

LOOSE = frozenset({"appos", "conj", "dobj", "npadvmod", "dep", "attr", "pobj"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
BEHIND = frozenset({"punct", "prep", "npadvmod", "advmod", "advcl"})
PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})
LOST = frozenset({"advcl", "acl", "conj", "dep", "appos", "relcl"})
LONGEST = 8  # tokens of who tells it all
SUBJECTS = ("nsubj", "nsubjpass", "expl")


def outlet_that_reported(s: Sentence) -> bool:
    """Make a verb of the last "reported" of a sentence, where an outlet or speaker behind a comma is its only noun."""
    gathered = False
    for verb in range(len(s) - 2, 3, -1):
        noun = verb - 1
        if s.deps[verb] == "acl" and s.heads[verb] != noun and _one_phrase(s, noun, s.heads[verb]):
            _gather(s, noun, s.heads[verb], verb)
            gathered = True
        if s.tags[verb] != "VBN" or s.deps[verb] != "acl" or s.heads[verb] != noun or s.deps[noun] not in LOOSE:
            continue
        main = next(
            (k for k in s.ancestors(noun) if s.pos[k] in {"VERB", "AUX"} and s.kid(k, *SUBJECTS) is not None), None
        )
        first = s.left[noun]
        apart = first > 1 and s.words[first - 1] == "," and all(s.right[k] < verb for k in s.kids[noun] if k != verb)
        if main is None or main > first or not apart or not _tells(s, verb) or not _speaks(s, noun):
            continue
        s.heads[verb], s.deps[verb] = s.heads[main], s.deps[main]
        if s.root == main:
            s.heads[verb], s.deps[verb] = verb, "ROOT"
        s.heads[main], s.deps[main] = verb, "ccomp"
        s.heads[noun], s.deps[noun] = verb, "nsubj"
        s.tags[verb], s.pos[verb] = "VBD", "VERB"
        for k in s.kids_by(main, "punct"):
            if k >= first - 1:
                s.heads[k] = verb
        return True
    return gathered


def _one_phrase(s: Sentence, noun: int, top: int) -> bool:
    """Say whether an adjective was taken for the noun: "the official | Lantern news agency"."""
    return s.heads[noun] == top < noun and s.pos[top] == "ADJ" and s.deps[noun] == "appos" and s.left[noun] == top + 1


def _gather(s: Sentence, noun: int, top: int, verb: int) -> None:
    """Hang an adjective, and what hangs on it, on the noun behind it."""
    s.heads[noun], s.deps[noun], s.heads[verb] = s.heads[top], s.deps[top], noun
    for k in s.kids[top]:
        if k < top:
            s.heads[k] = noun
    s.heads[top], s.deps[top] = noun, "amod"
    s.__post_init__()


def _tells(s: Sentence, verb: int) -> bool:
    """Say whether a verb of telling has nothing behind it but when, where and whom it cites; no doer, no object."""
    known = any("clause" in row.takes for row in lexicon().verbs.get(s.lemmas[verb], ()))
    bare = all(s.deps[k] in BEHIND for k in s.kids[verb]) and s.right[verb] >= len(s) - 2
    return known and bare and (s.words[verb + 1] in {",", "."} or s.deps[verb + 1] in {"prep", "npadvmod", "advmod"})


def _speaks(s: Sentence, noun: int) -> bool:
    """Say whether a noun is a name, an outlet, or whoever holds an office."""
    lists = lexicon().lists
    known = any(s.lemmas[noun] in lists[f"speakers.{group}"] for group in ("media", "roles", "bodies"))
    return known or s.tags[noun] in {"NNP", "NNPS"}


def daily_that_cites(s: Sentence) -> bool:
    """Make "The Lantern daily cited porters as saying that C" a sentence, of which the parser made a noun."""
    noun = s.root
    verb = next((k for k in s.kids_by(noun, "amod") if s.tags[k] in {"VBD", "VBN"} and k < noun), None)
    lists = lexicon().lists
    if verb is None or verb < 1 or s.pos[noun] not in {"NOUN", "PROPN"} or s.kid(noun, *SUBJECTS) is not None:
        return False
    outlet = verb - 1
    if s.lemmas[outlet] not in lists["speakers.media"] or s.lemmas[verb] not in lists["lists.citing"]:
        return False
    if s.lower[verb + 1 : noun + 1].count("as") or not any(s.lower[k] == "as" for k in s.kids_by(noun, "prep")):
        return False
    for k in s.kids[noun]:
        if k < outlet:
            s.heads[k] = outlet
        elif k > noun and s.deps[k] in {"prep", "punct"}:
            s.heads[k] = verb
    s.heads[outlet], s.deps[outlet], s.tags[outlet], s.pos[outlet] = verb, "nsubj", "NN", "NOUN"
    s.heads[verb], s.deps[verb], s.tags[verb], s.pos[verb] = verb, "ROOT", "VBD", "VERB"
    s.heads[noun], s.deps[noun] = verb, "dobj"
    return True


def outlet_before_its_name(s: Sentence) -> bool:
    """Make one subject of "The national news agency Lantern quoted X as saying C", of which the parser made a noun."""
    noun = s.root
    verb = s.kid(noun, "relcl")
    own = s.kid(verb, "nsubj") if verb is not None else None
    if verb is None or own is None or s.pos[noun] != "NOUN" or s.lemmas[noun] not in lexicon().lists["speakers.media"]:
        return False
    if s.left[own] != noun + 1 or s.pos[own] != "PROPN" or s.tags[verb] not in FINITE or s.kid(noun, *SUBJECTS):
        return False
    s.heads[verb], s.deps[verb] = verb, "ROOT"
    s.heads[noun], s.deps[noun] = own, "nmod"
    for k in s.kids_by(noun, "punct"):
        s.heads[k] = verb
    return True


def quoted_behind_his_words(s: Sentence) -> bool:
    """Put "a cousin was quoted as saying" above the words before it, beside which the parser put it."""
    for verb, dep in enumerate(s.deps):
        clause = s.heads[verb]
        own = s.kid(verb, "nsubjpass")
        if dep not in {"conj", "parataxis", "appos", "advcl", "ccomp"} or own is None or not clause < own < verb:
            continue
        under = next((k for k in s.kids_by(verb, "prep") if s.lower[k] == "as"), None)
        said = s.kid(under, "pcomp") if under is not None else None
        apart = s.words[s.left[own] - 1] in {",", '"', "\u201d"}
        if said is None or s.lemmas[verb] not in lexicon().lists["lists.citing"] or not apart:
            continue
        if s.kid(said, "ccomp", "dobj", "xcomp") is not None or any(
            s.lower[k] == "and" for k in s.kids_by(clause, "cc")
        ):
            continue
        while s.deps[clause] == "conj" and s.pos[s.heads[clause]] in {"VERB", "AUX"}:
            clause = s.heads[clause]
        s.heads[verb], s.deps[verb] = (verb, "ROOT") if s.heads[clause] == clause else (s.heads[clause], s.deps[clause])
        s.heads[clause], s.deps[clause] = verb, "ccomp"
        for k in s.kids_by(clause, "punct"):
            if k > s.left[own] - 2:
                s.heads[k] = verb
        return True
    return False


def words_before_who_is_quoted(s: Sentence) -> bool:
    """Give "C would follow, the paper Wednesday quoted X as saying" its words, which the parser took for an aside."""
    verb = s.root
    own, under = s.kid(verb, "nsubj"), next((k for k in s.kids_by(verb, "prep") if s.lower[k] == "as"), None)
    said = s.kid(under, "pcomp") if under is not None else None
    bare = said is not None and s.kid(said, "ccomp", "dobj", "xcomp") is None and s.kid(verb, "ccomp") is None
    if own is None or not bare or s.lemmas[verb] not in lexicon().lists["lists.citing"]:
        return False
    for clause in s.kids_by(verb, "advcl"):
        told = clause < s.left[own] and s.kid(clause, *SUBJECTS) is not None and s.kid(clause, "mark") is None
        if told and s.words[s.left[own] - 1] == ",":
            s.deps[clause] = "ccomp"
            for k in s.kids_by(verb, "prep"):
                if s.right[k] < s.left[clause]:
                    s.heads[k] = clause
            return True
    return False


def reporter_at_the_end(s: Sentence) -> bool:
    """Put the last teller on top: of "The army said rebels had fled, the Courier reported" the paper tells it all."""
    first = s.root
    verb = s.kid(first, "ccomp")
    told = s.kid(verb, "ccomp") if verb is not None else None
    own = s.kid(verb, "nsubj") if verb is not None else None
    if verb is None or told is None or own is None or s.kid(first, "nsubj") is None or s.kid(verb, "mark") is not None:
        return False
    rows = lexicon().verbs
    both = all(any("clause" in row.takes for row in rows.get(s.lemmas[k], ())) for k in (first, verb))
    behind = first < told < s.left[own] <= own < verb and s.words[s.left[own] - 1] == ","
    last = all(s.deps[k] in BEHIND and s.deps[k] != "advcl" for k in s.kids[verb] if k > verb)
    quoted = any(word in {'"', "\u201c", "\u201d"} for word in s.words[first:verb])
    if not both or not behind or not last or quoted or s.right[verb] < len(s) - 2 or s.tags[verb] not in FINITE:
        return False
    s.heads[verb], s.deps[verb], s.heads[first], s.deps[first] = verb, "ROOT", verb, "ccomp"
    s.heads[told], s.deps[told] = first, "ccomp"
    for k in (*s.kids_by(first, "punct"), *s.kids_by(told, "punct")):
        if k >= s.left[own] - 1:
            s.heads[k] = verb
    return True


def reporter_of_a_telling(s: Sentence) -> bool:
    """Put the last teller on top whatever the parser hung it on: "The army said C, state radio reported on Monday".

    The verb of telling stands at the end, with no more behind it than when, where and whom it cites.
    """
    first, rows = s.root, lexicon().verbs
    if s.kid(first, *SUBJECTS) is None or s.pos[first] not in {"VERB", "AUX"}:
        return False
    teller = any("clause" in row.takes for row in rows.get(s.lemmas[first], ()))
    for verb in range(len(s) - 2, first + 3, -1):
        comma = next((i for i in range(verb - 1, first, -1) if s.words[i] == ","), verb)
        known = s.tags[verb] in FINITE | {"VBN"} and any("clause" in row.takes for row in rows.get(s.lemmas[verb], ()))
        if not known or comma == verb or not _ends_with(s, verb):
            continue
        phrase = range(comma + 1, verb)
        noun = next((i for i in phrase if s.heads[i] not in phrase), -1)
        told = [k for k in s.kids_by(first, "ccomp") if k < comma and s.kid(k, *SUBJECTS) is not None and teller]
        if s.kid(verb, *SUBJECTS) is None and s.deps[verb] in LOST and s.tags[verb] == "VBD":
            told = told or [first]
        plain = all(s.pos[i] in PHRASE or s.words[i] == "-" for i in phrase)
        named = noun >= 0 and plain and len(phrase) <= LONGEST
        named = named and all(s.pos[i] != "DET" for i in phrase[1:])  # ", a charge the army denies"
        quoted = sum(word in {'"', "\u201c", "\u201d"} for word in s.words[first:verb]) % 2
        within = verb not in told and first in s.ancestors(verb) and s.tags[phrase[0] if phrase else verb] != "IN"
        if not named or not told or quoted or not within or not _speaks(s, noun):
            continue
        inside = {verb, *phrase}
        for k in (*phrase, *range(verb + 1, len(s))):
            if s.heads[k] not in inside and s.heads[k] <= verb and k != noun:
                s.heads[k] = verb if k > verb else noun
        s.heads[comma] = verb
        s.heads[verb], s.deps[verb], s.heads[first], s.deps[first] = verb, "ROOT", verb, "ccomp"
        s.heads[noun], s.deps[noun] = verb, "nsubj"
        s.tags[verb], s.pos[verb] = ("VBD" if s.tags[verb] == "VBN" else s.tags[verb]), "VERB"
        return True
    return False


def teller_before_his_outlet(s: Sentence) -> bool:
    """Put the first teller under the second: of "C, X has said, the paper reported" it reports what he said."""
    last, rows = s.root, lexicon().verbs
    own = s.kid(last, "nsubj")
    told = next((k for k in s.kids_by(last, "ccomp") if k < last), None)
    for teller in s.kids_by(last, "parataxis"):
        speaker = s.kid(teller, "nsubj")
        clausal = all(any("clause" in row.takes for row in rows.get(s.lemmas[k], ())) for k in (teller, last))
        if told is None or own is None or speaker is None or not clausal or s.kid(teller, "ccomp") is not None:
            continue
        apart = s.words[s.left[speaker] - 1] == s.words[s.left[own] - 1] == ","
        if apart and told < s.left[speaker] <= speaker < teller < s.left[own] <= own < last:
            s.heads[teller], s.deps[teller], s.heads[told] = last, "ccomp", teller
            return True
    return False


def _ends_with(s: Sentence, verb: int) -> bool:
    """Say whether nothing but when, where and whom it cites stands behind a verb: "on Monday, citing two aides"."""
    behind = [i for i in range(verb + 1, len(s)) if s.pos[i] in {"VERB", "AUX"}]
    cites = all(s.tags[i] == "VBG" and s.words[i - 1] == "," for i in behind[:1]) and len(behind) <= 1
    timed = (
        s.words[verb + 1] in {",", "."} or s.pos[verb + 1] in {"ADP", "PROPN", "ADV"} or s.deps[verb + 1] == "npadvmod"
    )
    return timed and cites and s.kid(verb, "ccomp", "dobj", "xcomp") is None


def quoted_behind_its_hearer(s: Sentence) -> bool:
    """Give "X told Y “C,” the agency said" its C: the agency says that X told it."""
    for told, dep in enumerate(s.deps):
        above, hearer = s.heads[told], s.kid(told, "dobj", "dative")
        if dep != "ccomp" or hearer is None or s.lemmas[told] not in lexicon().lists["lists.telling"]:
            continue
        opened = s.right[hearer] + 1
        clause = next((k for k in s.kids_by(above, "ccomp") if k > told and s.left[k] > hearer), None)
        if clause is not None and s.words[opened] in {'"', "\u201c", "``"} and s.kid(told, "ccomp", "xcomp") is None:
            s.heads[clause] = told
            return True
    return False


def quoted_by_an_outlet(s: Sentence) -> bool:
    """Hang "as quoted by X" on the verb of saying: of "said before leaving as quoted by X" he said it by X."""
    for quoted, dep in enumerate(s.deps):
        mark, at = s.kid(quoted, "mark"), s.heads[quoted]
        if dep != "advcl" or mark is None or s.lower[mark] != "as" or s.lower[quoted + 1 : quoted + 2] != ["by"]:
            continue
        rows = lexicon().verbs
        saying = next((a for a in (at, *s.ancestors(at)) if s.lemmas[a] in rows and s.kid(a, "nsubj") is not None), at)
        if s.lemmas[quoted] in lexicon().lists["lists.citing"] and saying != at and saying < quoted:
            s.heads[quoted] = saying
            return True
    return False


def office_behind_a_quotation(s: Sentence) -> bool:
    """Give a name what stands before it behind a quotation: "“C,” the party's mouthpiece Red Dawn said"."""
    for verb, lemma in enumerate(s.lemmas):
        own = s.kid(verb, "nsubj")
        if own is None or own > verb or s.pos[own] != "PROPN" or lemma not in lexicon().verbs:
            continue
        last = s.left[own] - 1
        noun = next((k for k in (last, *s.ancestors(last)) if s.right[k] == last), -1) if last > 0 else -1
        noun = last if noun < 0 and last > 0 else noun
        closed = s.left[noun] - 1 if noun > 0 else -1
        if closed < 1 or s.pos[noun] != "NOUN" or s.words[closed] not in {'"', "\u201d", "''"}:
            continue
        if s.heads[noun] < closed and s.heads[noun] != verb:
            s.heads[noun], s.deps[noun] = own, "nmod"
            return True
    return False


def said_by_who_is_quoted(s: Sentence) -> bool:
    """Hang "as saying" on the quoting: of "quoted the sergeant leading the hunt as saying" he led it as nothing."""
    for under, word in enumerate(s.lower):
        inner = s.heads[under]
        verb = next((a for a in s.ancestors(under) if s.lemmas[a] in lexicon().lists["lists.citing"]), under)
        held = s.kid(verb, "dobj")
        if word != "as" or s.deps[under] != "prep" or held is None or not verb < held < inner < under:
            continue
        said = s.kid(under, "pcomp")
        described = s.deps[inner] in {"acl", "relcl"} and s.heads[inner] == held
        described = described or (s.deps[inner] == "xcomp" and s.heads[inner] == verb and s.tags[inner] == "VBG")
        if said is not None and s.tags[said] == "VBG" and described:
            s.heads[under], s.heads[inner], s.deps[inner] = verb, held, "acl"
            return True
    return False


REPORTING = (
    office_behind_a_quotation,
    said_by_who_is_quoted,
    quoted_behind_its_hearer,
    quoted_by_an_outlet,
    reporter_of_a_telling,
    teller_before_his_outlet,
    outlet_that_reported,
    outlet_before_its_name,
    daily_that_cites,
    quoted_behind_his_words,
    words_before_who_is_quoted,
    reporter_at_the_end,
)
