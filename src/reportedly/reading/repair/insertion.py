"""Speakers inserted between two clauses: "C, X said, and D", "C, X argues: D", "It is clear, X stressed, that C".

The parser hangs D on the speaker's verb, or the speaker on C's last noun. The tree is brought to one form: the verb of
saying on top, C its clause, D coordinated with C; a D that somebody else tells stands beside the speaker's verb.
"""

from dataclasses import dataclass

from reportedly.codebook.cues import lexicon
from reportedly.reading.repair.telling import has_its_say
from reportedly.reading.tree import Sentence

CLAUSAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
QUOTES = frozenset({'"', "``", "''", "\u201c", "\u201d"})
CLOSING = frozenset({",", ":", ";", "-", "--", "–", "—"}) | QUOTES
JOINING = frozenset({"and", "but", "or", "yet", "so"})
RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
INVERTED = frozenset({"had", "were", "should"})
MOMENTS = frozenset({"time", "moment", "day", "minute", "instant"})  # "By the time D, …", "The moment D, …"
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
ASIDE = frozenset({"relcl", "advcl", "acl"})
HEARERS = frozenset({"tell", "inform", "assure", "warn", "remind", "notify", "promise", "ask", "answer"})
MIN_CLAUSE = 2  # tokens


@dataclass(frozen=True, slots=True)
class Insertion:
    """An inserted "X said": its first token, its verb, and the mark that closes it."""

    first: int
    verb: int
    closing: int


def inserted_speaker(s: Sentence) -> bool:
    """Bring the clauses before and after an inserted speaker under its verb; say whether anything changed."""
    verbs = lexicon().verbs
    for verb, lemma in enumerate(s.lemmas):
        if (s.tags[verb] in FINITE or _bare_present(s, verb) or _perfect(s, verb)) and any(
            "clause" in row.takes for row in verbs.get(lemma, ())
        ):
            found = _insertion(s, verb)
            if found is not None and any(mend(s, found) for mend in (_join, _close, _behind, _phrase)):
                return True
    return False


def _perfect(s: Sentence, verb: int) -> bool:
    """Say whether a verb stands in the perfect: "officials have said"."""
    have = s.kid(verb, "aux")
    helped = have is not None and s.lower[have] in {"have", "has", "had"} and s.kid(verb, "auxpass") is None
    return s.tags[verb] == "VBN" and helped and s.deps[verb] != "relcl"


def _bare_present(s: Sentence, verb: int) -> bool:
    """Say whether what was read as an infinitive is the present of several: "people who read its notes say"."""
    own = s.kid(verb, "nsubj")
    plural = own is not None and own < verb and s.tags[own] in {"NNS", "NNPS"}
    return s.tags[verb] == "VB" and plural and s.kid(verb, "aux", "auxpass", "mark") is None


def _insertion(s: Sentence, verb: int) -> Insertion | None:
    """Return the insertion around a verb, None where a clause or an object of its own follows it or "who" opens it."""
    own = s.kid(verb, "nsubj")
    if own is not None and s.tags[own] in {"WP", "WDT"}:
        return None  # ", who asked not to be named," says nothing of what stands round it
    if s.deps[verb] == "relcl" and "WDT" in s.tags[s.left[verb] : verb]:
        return None  # ", which survivors dispute,", ", a copy of which she showed,"
    if s.kid(verb, "mark") is not None:
        return None  # "not because I agree with him, but because C"
    closing = _closing(s, verb)
    first = _inverted_start(s, verb) or _start(s, verb)
    if closing is None or first is None or first < MIN_CLAUSE + 1:
        return None
    held = s.kid(verb, "dobj")
    taken = held is not None and verb < held < closing and s.lemmas[verb] not in HEARERS
    return None if taken else Insertion(first, verb, closing)


def _closing(s: Sentence, verb: int) -> int | None:
    """Return the mark that closes what follows the verb; None when a clause opens before it, or nothing comes after."""
    for i in range(verb + 1, len(s) - MIN_CLAUSE):
        if s.words[i] in CLOSING and not hyphen(s, i):
            return i
        if s.tags[i] in FINITE or s.tags[i] == "MD" or s.lower[i] == "that":
            return None
    return None


def _inverted_start(s: Sentence, verb: int) -> int | None:
    """Return where ", said X" starts: at its verb."""
    speaker = next((k for k in s.kids_by(verb, "nsubj") if k > verb), None)
    return verb if speaker is not None and verb > 0 and s.words[verb - 1] in CLOSING else None


def _start(s: Sentence, verb: int) -> int | None:
    """Return where "X said" starts: after the comma before its subject; no clause but a relative one in between."""
    own = s.kid(verb, "nsubj")
    if own is not None and own < verb and _marked(s, s.left[own]) and not _finite_inside(s, s.left[own], verb):
        return s.left[own]
    at = verb - 1
    while at > 0 and (s.words[at] not in CLOSING or hyphen(s, at)):
        at -= 1
    phrase = range(at + 1, verb)
    if at <= 0 or not any(s.pos[i] in NOMINAL for i in phrase) or _finite_inside(s, at + 1, verb):
        return None
    return at + 1


def hyphen(s: Sentence, i: int) -> bool:
    """Say whether a mark joins two words into one: "his ex-wife", "Holtz-Eakin"."""
    return s.words[i] == "-" and 0 < i < len(s) - 1 and s.ends[i - 1] == s.starts[i] and s.ends[i] == s.starts[i + 1]


def _marked(s: Sentence, first: int) -> bool:
    """Say whether a comma or quotation mark stands before token `first`."""
    return first > 0 and s.words[first - 1] in CLOSING and not hyphen(s, first - 1)


def _finite_inside(s: Sentence, first: int, verb: int) -> bool:
    """Say whether a finite verb that no relative pronoun opens stands between the start and the verb."""
    told = [i for i in range(first, verb) if s.tags[i] in FINITE | {"MD"} and s.heads[i] != verb]
    told = [i for i in told if s.deps[i] != "acl"]  # "people briefed on it": only the tag is wrong
    return any(not RELATIVE & set(s.lower[first:i]) for i in told)


def _join(s: Sentence, found: Insertion) -> bool:
    """Hang the clause before and the joined clause after an insertion; say whether the tree changed."""
    before = top_clause(s, 0, found.first - 1)
    opener = found.closing + 1
    while opener < len(s) and s.words[opener] in QUOTES:
        opener += 1
    joined = s.lower[opener] in JOINING
    resumed = s.lower[opener] == "that" and s.words[found.closing] == ","
    if (
        before is None
        or not (joined or resumed or s.words[found.closing] in {":", ";"})
        or s.kid(before, "mark") is not None
    ):
        return False
    after = top_clause(s, opener, len(s))
    if after is None or s.root not in {before, found.verb, after} or not _own_subject(s, after, opener):
        return False
    old = list(zip(s.heads, s.deps, strict=True))
    _speaker(s, found)
    s.heads[found.verb], s.deps[found.verb] = found.verb, "ROOT"
    s.heads[before], s.deps[before] = found.verb, "ccomp"
    beside = has_its_say(s, after)
    s.heads[after], s.deps[after] = (found.verb if beside and not resumed else before), "ccomp" if resumed else "conj"
    if joined:
        s.heads[opener], s.deps[opener] = s.heads[after], "cc"
    _goes_on(s, found, after)
    return old != list(zip(s.heads, s.deps, strict=True))


def _close(s: Sentence, found: Insertion) -> bool:
    """Bring together a clause that a speaker cuts between its subject and its verb: "The bridge, X said, is gone"."""
    before, after = range(found.first - 1), top_clause(s, found.closing + 1, len(s)) or _past(s, found.closing + 1)
    if after is None or top_clause(s, 0, found.first - 1) is not None or s.root not in {found.verb, after}:
        return False
    head = next((i for i in before if s.pos[i] in NOMINAL and s.heads[i] not in before), None)
    loose = head is not None and s.deps[head] == "dep" and s.heads[head] == found.verb
    if head is None or not (loose or s.deps[head] in SUBJECTS) or _own_subject(s, after, found.closing):
        return False
    old = list(zip(s.heads, s.deps, strict=True))
    s.heads[head] = after
    if loose:
        s.deps[head] = "nsubjpass" if s.kid(after, "auxpass") is not None else "nsubj"
    _speaker(s, found)
    s.heads[found.verb], s.deps[found.verb] = found.verb, "ROOT"
    s.heads[after], s.deps[after] = found.verb, "ccomp"
    for k in s.kids_by(after, "conj"):
        if has_its_say(s, k) and _own_subject(s, k, after):
            s.heads[k] = found.verb
    return old != list(zip(s.heads, s.deps, strict=True))


def _past(s: Sentence, i: int) -> int | None:
    """Return the verb behind an insertion where the tagger took its past for a participle: "crossed on Friday"."""
    alone = s.tags[i] == "VBN" and s.heads[i] == i and s.kid(i, "aux", "auxpass") is None
    if not alone or not s.lower[i].endswith("ed") or s.kid(i, "nsubj") is None:
        return None
    s.tags[i] = "VBD"
    return i


def _behind(s: Sentence, found: Insertion) -> bool:
    """Hang what opens a sentence on the main clause behind its speaker: "If it falls, X said, D"."""
    opener = found.closing + 1
    after, before = top_clause(s, opener, len(s)), top_clause(s, 0, found.first - 1)
    if (
        after is None
        or s.words[found.closing] != ","
        or not _own_subject(s, after, opener)
        or s.lower[opener] in JOINING
    ):
        return False
    if (before is not None and not is_under(s, before)) or s.root not in {found.verb, after, before}:
        return False
    tops = [i for i in range(found.first - 1) if s.heads[i] >= found.first or s.heads[i] == i or i == before]
    if not tops or any(s.tags[i] in RELATIVE_TAGS for i in range(opener, after)) or s.deps[after] in ASIDE:
        return False
    if any(s.deps[i] in SUBJECTS and i != before for i in tops):
        return False  # "NAME, head of the clinic said, D": what stands first is who speaks
    old = list(zip(s.heads, s.deps, strict=True))
    _speaker(s, found)
    for i in tops:
        s.heads[i], s.deps[i] = after, "advcl" if i == before else s.deps[i]
    s.heads[found.verb], s.deps[found.verb] = found.verb, "ROOT"
    s.heads[after], s.deps[after] = found.verb, "ccomp"
    return old != list(zip(s.heads, s.deps, strict=True))


def _phrase(s: Sentence, found: Insertion) -> bool:
    """Give a clause back the phrase behind its speaker: "He was replaced, the register shows, by a guard"."""
    before, after = top_clause(s, 0, found.first - 1), top_clause(s, found.closing + 1, len(s))
    if before is None or after is not None or s.heads[before] != found.verb or s.deps[before] != "ccomp":
        return False
    tops = [i for i in range(found.closing + 1, len(s)) if s.heads[i] == found.verb and s.deps[i] in {"prep", "agent"}]
    if not tops or s.words[found.closing] != "," or tops[0] != found.closing + 1:
        return False
    old = list(zip(s.heads, s.deps, strict=True))
    _speaker(s, found)
    for i in tops:
        s.heads[i] = before
        s.deps[i] = "agent" if s.lower[i] == "by" and s.kid(before, "auxpass") is not None else "prep"
    return old != list(zip(s.heads, s.deps, strict=True))


def is_under(s: Sentence, clause: int) -> bool:
    """Say whether an opening clause is none of its own: "If D, …", "Had it fallen, …", "By the time D, …"."""
    timed = s.lower[0] in {"by", "the", "every"} and not MOMENTS.isdisjoint(s.lower[1:3])
    opens = s.kid(clause, "mark", "advmod") == 0 and (s.deps[0] == "mark" or s.tags[0] == "WRB")
    return s.lower[0] in INVERTED or timed or opens


def top_clause(s: Sentence, first: int, past: int) -> int | None:
    """Return the highest clause head of a stretch that has a tense, None when it has none."""
    heads = [i for i in range(first, past) if s.pos[i] in CLAUSAL and _tensed(s, i)]
    return min(heads, key=lambda i: (sum(1 for a in s.ancestors(i) if first <= a < past), i), default=None)


def _tensed(s: Sentence, i: int) -> bool:
    """Say whether a verb or one of its auxiliaries is finite, and it is no auxiliary itself."""
    if s.deps[i] in {"aux", "auxpass"}:
        return False
    helpers = s.kids_by(i, "aux", "auxpass")
    helpers = [*helpers, *(k for h in helpers for k in s.kids_by(h, "aux"))]  # "would" of "would be gone"
    return any(s.tags[k] in FINITE | {"MD"} for k in (i, *helpers))


def _own_subject(s: Sentence, clause: int, first: int) -> bool:
    """Say whether a clause has a subject of its own behind token `first`."""
    return any(k >= first for k in s.kids_by(clause, *SUBJECTS))


def _speaker(s: Sentence, found: Insertion) -> None:
    """Give the verb its own speaker, and back to the clause before what the parser took for one."""
    for k in s.kids_by(found.verb, "nsubj"):
        if k < found.first:
            verb = next((i for i in range(k, -1, -1) if s.pos[i] == "VERB"), None)
            if verb is not None:
                s.heads[k], s.deps[k] = verb, "dobj"
    inside = range(found.first, found.verb)
    if inside and not any(s.heads[k] == found.verb and s.deps[k] == "nsubj" for k in inside):
        tops = [i for i in inside if s.pos[i] in NOMINAL and s.heads[i] not in inside]
        if tops:
            s.heads[tops[0]], s.deps[tops[0]] = found.verb, "nsubj"
            for k in s.kids_by(found.verb, "det", "amod", "compound"):
                s.heads[k] = tops[0] if k in inside else s.heads[k]


def _goes_on(s: Sentence, found: Insertion, after: int) -> None:
    """Give the speaker the participle that goes on: "…, X said, “and D,” adding that E"."""
    for k in s.kids_by(after, "advcl"):
        if k > after and s.tags[k] == "VBG" and s.lemmas[k] in lexicon().verbs and s.kid(k, "ccomp") is not None:
            s.heads[k] = found.verb


def quoted_between(s: Sentence) -> bool:
    """Bring together the clause that "X was quoted as saying" cuts between its subject and its verb."""
    for at, word in enumerate(s.lower[: len(s) - MIN_CLAUSE - 1]):
        quoted = s.heads[at]
        if word != "as" or s.tags[at + 1] != "VBG" or s.words[at + 2] != "," or s.pos[quoted] != "VERB":
            continue
        told = any({"clause", "quote"} <= row.takes for row in lexicon().verbs.get(s.lemmas[at + 1], ()))
        after, opened = top_clause(s, at + 3, len(s)), next((k for k, w in enumerate(s.words) if w == ","), at)
        loose = [k for k in range(opened) if s.heads[k] >= opened and s.deps[k] in {*SUBJECTS, "dep", "dobj"}]
        if not told or after is None or len(loose) != 1 or quoted < opened or _own_subject(s, after, at):
            continue
        if top_clause(s, 0, opened) is None and s.tags[at + 3] in FINITE | {"MD"}:
            s.heads[loose[0]] = after
            s.deps[loose[0]] = "nsubj" if s.kid(after, "auxpass") is None else "nsubjpass"
            s.heads[quoted], s.deps[quoted] = quoted, "ROOT"
            s.heads[after], s.deps[after] = quoted, "ccomp"
            return True
    return False


def speaker_goes_on(s: Sentence) -> bool:
    """Give the speaker, not somebody in what is said, the participle that adds to it: "X said A, stressing that B".

    Only words by which a speaker goes on, or blames after a denial; of "X said the court refused, saying that B" it is
    the court that says B.
    """
    changed = False
    for k, dep in enumerate(s.deps):
        told = s.heads[k]
        verb = s.heads[told]
        lists, row = lexicon().lists, lexicon().verbs.get(s.lemmas[verb], ())
        denied = any(cue.commitment == "denies" for cue in row) and s.lemmas[k] in lists["lists.accusing"]
        if dep != "advcl" or s.tags[k] != "VBG" or not (denied or s.lemmas[k] in lists["lists.going_on"]):
            continue
        after = verb < told < k and s.deps[told] == "ccomp" and s.words[s.left[k] - 1] == ","
        if after and s.lemmas[verb] in lexicon().verbs and s.kid(verb, "nsubj") is not None:
            s.heads[k], changed = verb, True
    return changed
