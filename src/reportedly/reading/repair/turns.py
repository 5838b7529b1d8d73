"""Who goes on after whom: a speaker's further verbs and clauses, and those of the next speaker."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.repair.telling import has_its_say, is_nobody, is_told
from reportedly.reading.tree import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "expl")
DATING = frozenset({"after", "before", "when", "while", "since", "because", "until"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLOSING = frozenset({'"', "\u201d", "''"})
SHIFTED = frozenset({"had", "would", "could", "might"})  # what is told in the past stands with these, telling does not
CONCESSIVE = frozenset({"while", "whereas", "though", "although"})


def after_the_speaker(s: Sentence) -> bool:
    """Give what follows an inserted speaker back to what was said: "C, X said, but D" is C and D, both of them X's."""
    changed = False
    for c, dep in enumerate(s.deps):
        verb = s.heads[c]
        if dep != "conj" or c < verb or s.lemmas[verb] not in lexicon().verbs or has_its_say(s, c):
            continue
        told = next((k for k in s.kids_by(verb, "ccomp") if k < verb), None)
        subject = s.kid(verb, "nsubj")
        join = next((k for k in s.kids_by(verb, "cc") if verb < k < c), None)
        own = s.kid(c, "nsubj", "nsubjpass", "expl")
        if told is None or subject is None or join is None or own is None or not told < subject < verb:
            continue
        if s.words[join - 1] == "," and s.words[s.left[subject] - 1] in {",", '"'}:
            s.heads[c] = s.heads[join] = told
            changed = True
    return changed


def turn_about(s: Sentence) -> bool:
    """Give a second speaker a clause beside the first's: "A says C, and B says D" is no statement of A about B."""
    changed = False
    for k, dep in enumerate(s.deps):
        told = s.heads[k]
        above = s.heads[told]
        apart = ";" in s.words[told : s.left[k] + 1] and s.lemmas[k] in lexicon().verbs
        if dep != "conj" or s.deps[told] != "ccomp" or not (apart or is_told(s, k)) or s.kid(k, "nsubj") is None:
            continue
        join = s.kid(told, "cc")
        if above < told < k and apart:
            s.heads[k], changed = above, True
        elif s.tags[k] == s.tags[above] and above < told < k and join is not None and s.words[join - 1] == ",":
            s.heads[k] = s.heads[join] = above
            changed = True
    return changed


def speaker_accuses(s: Sentence) -> bool:
    """Give a speaker the second verb: of "denied that his country was arming rebels and accused Y" the country did not.

    What was said stands in the progressive or behind "would", and no such form goes on in the simple past.
    """
    changed = False
    for k, dep in enumerate(s.deps):
        told = s.heads[k]
        above = s.heads[told]
        if dep != "conj" or s.deps[told] != "ccomp" or not above < told < k or s.tags[k] != "VBD":
            continue
        rows = lexicon().verbs.get(s.lemmas[k], ())
        if s.tags[told] not in {"VBG", "VB"} or s.tags[above] != "VBD" or not rows or rows[0].retracts:
            continue
        join = next((c for c in s.kids_by(told, "cc") if told < c < k), None)
        if join is not None and s.kid(k, "nsubj", "nsubjpass", "aux", "auxpass") is None:
            s.heads[k] = s.heads[join] = above
            changed = True
    return changed


def meanwhile(s: Sentence) -> bool:
    """Give another speaker's clause back to the sentence: "A said C, while B put the toll at 40" is no word of A's."""
    changed = False
    for k, dep in enumerate(s.deps):
        told, mark = s.heads[k], s.kid(k, "mark")
        above = s.heads[told]
        if dep != "advcl" or mark is None or s.lower[mark] not in CONCESSIVE or s.deps[told] != "ccomp":
            continue
        own, rows = s.kid(k, "nsubj"), lexicon().verbs.get(s.lemmas[k], ())
        tells = is_told(s, k) or any("at" in row.takes for row in rows)
        if tells and own is not None and s.tags[own] != "PRP" and above < told < k and s.words[s.left[k] - 1] == ",":
            s.heads[k], changed = above, True
    return changed


def run_on(s: Sentence) -> bool:
    """Give a further verb of speech back to who spoke: "X said its men had left and accused Y", "…, and promised Z".

    A subjectless verb in the simple past, joined to a that-clause after a comma or to a clause in the past perfect or
    with "would", goes on with the main clause's subject; "the two had met and agreed" is not told so.
    """
    if "conj" not in s.deps or "ccomp" not in s.deps:
        return False
    verbs, changed = lexicon().verbs, False
    for k, dep in enumerate(s.deps):
        told = s.heads[k]
        above, join = s.heads[told], s.kid(told, "cc")
        turned = s.tags[k] == "VBN" and join is not None and s.lower[join] == "but"  # "had left but denied it"
        past = s.tags[k] == "VBD" or turned
        if dep != "conj" or not past or s.lemmas[k] not in verbs or s.deps[told] != "ccomp":
            continue
        while s.deps[above] == "ccomp" and s.heads[above] < above:
            above = s.heads[above]
        own = s.kid(k, "nsubj", "nsubjpass", "aux", "expl", "mark") is not None
        if own or above >= told or s.tags[above] not in {"VBD", "VBZ", "VBP"} or join is None:
            continue
        shifted = any(s.lower[a] in SHIFTED for a in s.kids_by(told, "aux")) and s.lemmas[k] != "agree"
        unquoted = any(s.words[i] in {"\u201d", '"'} for i in range(told, join)) and s.words[join - 1] in {
            "\u201d",
            '"',
        }
        if shifted or unquoted or s.words[join - 1] == ",":
            s.heads[k] = above
            changed = True
    return changed


def run_on_now(s: Sentence) -> bool:
    """Give a speaker's second verb in the present back: "X says the boat was a ferry and accuses Y of firing on it".

    It has the speaker's number and tense, and what is told has another, or is about something that says nothing.
    """
    changed = False
    for k, dep in enumerate(s.deps):
        told = s.heads[k]
        above = s.heads[told]
        if dep != "conj" or s.deps[told] != "ccomp" or not above < told < k or s.tags[k] not in {"VB", "VBP", "VBZ"}:
            continue
        own = s.kid(told, *SUBJECTS)
        if s.lemmas[k] not in lexicon().verbs or s.kid(k, "aux", "auxpass", "mark", *SUBJECTS) is not None:
            continue
        many, alone = s.tags[k] != "VBZ", s.kid(told, "cc")
        speaks = s.tags[above] == ("VBP" if many else "VBZ") and s.lemmas[above] in lexicon().verbs
        if own is None or alone is None or not speaks or s.kid(k, "dobj", "ccomp", "xcomp", "prep") is None:
            continue
        tenses = {s.tags[i] for i in (told, *s.kids_by(told, "aux", "auxpass"))} & (FINITE | {"MD"})
        other = tenses in ({"VBD"}, {"VBZ" if many else "VBP"})
        if other or (len(tenses) == 1 and _is_thing(s, own)):
            s.heads[k] = s.heads[alone] = above
            s.tags[k], changed = s.tags[above], True
    return changed


def _is_thing(s: Sentence, noun: int) -> bool:
    """Say whether a subject is a common noun that names nobody who speaks."""
    lists = lexicon().lists
    return s.pos[noun] == "NOUN" and not any(
        s.lemmas[noun] in lists[f"speakers.{group}"] for group in ("roles", "bodies", "media", "documents")
    )


def told_to_the_end(s: Sentence) -> bool:
    """Give who speaks last all that goes before: "A, but B, X said" is both X's; a speaker's own A stays his."""
    changed = False
    for verb, dep in enumerate(s.deps):
        own = s.kid(verb, "nsubj")
        told = [k for k in s.kids_by(verb, "ccomp") if own is not None and k < own]
        if own is None or not told or s.lemmas[verb] not in lexicon().verbs or not _is_last(s, own, verb):
            continue
        first, last = (s.heads[verb] if dep == "conj" and len(told) == 1 else told[0]), told[-1]
        join = next((k for k in s.kids_by(first, "cc") if first < k < last), None)
        if join is None or not first < last or s.words[join - 1] != "," or s.kid(last, *SUBJECTS) is None:
            continue
        if first == s.heads[verb] and s.kid(first, *SUBJECTS) is not None and not has_its_say(s, first):
            s.heads[verb], s.deps[verb] = (verb if s.heads[first] == first else s.heads[first]), s.deps[first]
            s.heads[first], s.deps[first] = verb, "ccomp"
        if s.heads[first] == verb and not has_its_say(s, first):
            s.heads[last], s.deps[last], changed = first, "conj", True
        elif s.heads[first] == verb and s.deps[verb] == "ROOT":
            s.heads[first], s.deps[first], s.heads[verb], s.deps[verb], changed = first, "ROOT", first, "conj", True
    return changed


def teller_behind_clause(s: Sentence) -> bool:
    """Put what was said below who says it: of "“C,” X, who fled, said" and "C, X told Y" the parser made two equals."""
    for verb, dep in enumerate(s.deps):
        first, own = s.heads[verb], s.kid(verb, "nsubj")
        if dep not in {"conj", "parataxis"} or first > verb or own is None or s.lemmas[verb] not in lexicon().verbs:
            continue
        behind = s.left[own] - 1
        before = max((k for k in s.kids_by(first, "conj") if first < k < verb), default=first)
        joined = any(before < k < verb for k in s.kids_by(first, "cc"))
        if joined or is_told(s, verb) or is_nobody(s, own) or behind <= first:
            continue
        if s.words[behind] not in CLOSING and not (s.words[behind] == "," and _tells_only(s, first, verb)):
            continue
        while (
            s.deps[first] == "conj" and s.tags[s.heads[first]] == s.tags[first] and not has_its_say(s, s.heads[first])
        ):
            first = s.heads[first]  # of "A and B, X told Y" both are X's
        s.heads[verb], s.deps[verb] = (verb if s.heads[first] == first else s.heads[first]), s.deps[first]
        s.heads[first], s.deps[first] = verb, "ccomp"
        return True
    return False


def _alike(s: Sentence, first: int, second: int) -> bool:
    """Say whether two coordinated verbs have one tense and the first is nobody's own say."""
    return s.tags[first] == s.tags[second] and not has_its_say(s, first)


def _tells_only(s: Sentence, first: int, verb: int) -> bool:
    """Say whether a verb behind a clause of its own tense has nothing but a hearer: "C, two officials told Y"."""
    telling, held = lexicon().lists["lists.telling_whom"], s.kid(verb, "dobj", "xcomp", "prt", "acomp", "attr")
    takes = any("clause" in row.takes for row in lexicon().verbs[s.lemmas[verb]])
    tensed = s.tags[verb] in FINITE and s.kid(first, *SUBJECTS) is not None and s.deps[verb] == "conj"
    return takes and tensed and (s.lemmas[verb] in telling if held is not None else s.right[verb] > verb)


def speaker_no_apposition(s: Sentence) -> bool:
    """Give "C about its troops, a person close to X said" its speaker, whom the parser made another name of these."""
    changed = False
    for a, dep in enumerate(s.deps):
        verb, first = s.right[a] + 1, s.left[a]
        if dep != "appos" or verb >= len(s) or first == 0 or s.words[first - 1] != ",":
            continue
        root = s.root
        told = s.kid(verb, "ccomp")
        if told is None and s.deps[verb] == "advcl" and s.heads[verb] == root and s.kid(verb, "mark", "aux") is None:
            told = root if s.pos[root] == "VERB" and s.right[s.heads[a]] >= verb - 1 else None
        if s.tags[verb] not in FINITE or s.lemmas[verb] not in lexicon().verbs or told is None or told > first:
            continue
        if told == root and s.kid(verb, *SUBJECTS) is None and _tells_clauses(s, verb):
            s.heads[root], s.deps[root] = verb, "ccomp"
            s.heads[verb], s.deps[verb] = verb, "ROOT"
            s.heads[a], s.deps[a] = verb, "nsubj"
            return True
        if s.kid(verb, *SUBJECTS) is None and s.right[told] == verb - 1:
            s.heads[a], s.deps[a], changed = verb, "nsubj", True
    return changed


def _tells_clauses(s: Sentence, verb: int) -> bool:
    """Say whether a verb is one under which somebody tells that something is so."""
    return any("clause" in row.takes and not row.particle for row in lexicon().verbs.get(s.lemmas[verb], ()))


def teller_no_relative(s: Sentence) -> bool:
    """Put "C in Orsk, state radio said on Friday" under who says it: a bare relative clause stands behind no comma."""
    for verb, dep in enumerate(s.deps):
        own, root = s.kid(verb, "nsubj"), s.root
        named = dep in {"relcl", "acl", "appos"} or (dep == "advcl" and s.kid(verb, "mark", "aux") is None)
        if not named or own is None or not root < own < verb or s.tags[verb] not in FINITE:
            continue
        first = s.left[own]
        if (
            s.left[verb] not in {first, first - 1}
            or s.words[first - 1] != ","
            or s.tags[first].startswith("W")
            or s.pos[root] != "VERB"
        ):
            continue
        tells = _tells_clauses(s, verb) and not is_told(s, verb)
        heard = s.lemmas[verb] in lexicon().lists["lists.telling_whom"] or s.kid(verb, "dobj", "prt") is None
        if tells and heard and s.kid(root, *SUBJECTS) is not None and not is_told(s, root):
            s.heads[root], s.deps[root] = verb, "ccomp"
            s.heads[verb], s.deps[verb] = verb, "ROOT"
            return True
    return False


def teller_no_participle(s: Sentence) -> bool:
    """Put "C in Orsk, state radio reported on Friday" under who says it: the parser read "reported" as passive."""
    for verb, dep in enumerate(s.deps):
        own, root = s.heads[verb], s.root
        if dep != "acl" or s.tags[verb] not in {"VBN", "VBD"} or s.deps[own] not in {"appos", "conj"} or root > own:
            continue
        first = s.left[own]
        rows = lexicon().verbs.get(s.lemmas[verb], ())
        bare = s.kid(verb, "agent", "dobj", "ccomp", "xcomp", "oprd") is None and own + 1 == verb
        if not bare or s.words[first - 1] != "," or not any("clause" in row.takes for row in rows):
            continue
        spoken = any(s.lemmas[own] in lexicon().lists[f"speakers.{group}"] for group in ("media", "roles", "bodies"))
        if spoken and s.pos[root] == "VERB" and s.kid(root, *SUBJECTS) is not None and s.right[verb] >= len(s) - 2:
            s.heads[root], s.deps[root] = verb, "ccomp"
            s.heads[verb], s.deps[verb], s.tags[verb] = verb, "ROOT", "VBD"
            s.heads[own], s.deps[own] = verb, "nsubj"
            return True
    return False


def one_of_them_saying(s: Sentence) -> bool:
    """Give a speaker "with one claiming that D": in "they said C, with one claiming D" D is no part of C."""
    changed = False
    for verb, dep in enumerate(s.deps):
        with_, own = s.heads[verb], s.kid(verb, "nsubj")
        clause = s.heads[with_]
        above = s.heads[clause]
        if dep != "pcomp" or own is None or s.lower[with_] != "with" or s.words[with_ - 1] != "," or clause > with_:
            continue
        if s.deps[clause] == "ccomp" and above < clause and s.lemmas[above] in lexicon().verbs and is_told(s, verb):
            s.heads[with_], changed = above, True
    return changed


def told_before_its_time(s: Sentence) -> bool:
    """Put a clause of time below what it dates: "A bus was hit, hours after X vowed to stop" is no word of X's."""
    for verb, mark in ((s.heads[k], k) for k, low in enumerate(s.lower) if s.deps[k] == "mark" and low in DATING):
        told = next((k for k in s.kids_by(verb, "ccomp") if k < mark < verb), None)
        if told is None or s.kid(told, *SUBJECTS) is None or "," not in s.words[told:mark]:
            continue
        s.heads[told], s.deps[told] = (told if s.heads[verb] == verb else s.heads[verb]), s.deps[verb]
        s.heads[verb], s.deps[verb] = told, "advcl"
        return True
    return False


def _is_last(s: Sentence, own: int, verb: int) -> bool:
    """Say whether a comma and no more than the speaker stands before a verb, and no further clause behind it."""
    first = s.left[own]
    behind = (s.tags[k] in {"VBD", "VBZ", "VBP", "MD"} for k in range(verb + 1, len(s)))
    return first > 0 and s.words[first - 1] == "," and s.right[own] == verb - 1 and not any(behind)


# who speaks behind what was said
LAST = (
    teller_no_relative,
    teller_no_participle,
    one_of_them_saying,
    speaker_no_apposition,
    told_before_its_time,
    teller_behind_clause,
    told_to_the_end,
)
