"""Parts of a sentence that attribution asks for: verb groups, subjects, source phrases, clauses, quotations."""

import re
from functools import cache

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.shared import shared_not
from reportedly.reading.attribute.utmost import could_be_no_more
from reportedly.reading.tree import Sentence

CLAUSAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
WH = frozenset({"WDT", "WP", "WP$", "WRB"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
BESIDES = frozenset({"before", "after", "by", "without"})  # with a gerund: what the subject of the clause did, too
QUOTES = frozenset({'"', "''", "``", "\u201c", "\u201d"})
STRONG = ("en", "wn")  # endings of participles that no past tense has, whatever the tagger says
NEVER = frozenset({"never", "neither", "hardly", "nowhere"})
CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d")
SUMMED = frozenset({"appos", "dobj", "npadvmod", "conj", "dep", "attr"})
EDGE = frozenset({",", "-", "--", "–", "—", "(", ";"})
WHERE = frozenset({"in", "at", "near", "across"})
SHOWN = frozenset(
    {"on", "under", "behind", "beside", "inside", "outside", "along", "around", "with", "over", "beneath"}
)
ASIDE = frozenset({",", "-", "--", "–", "—", "("})


@cache
def words(name: str) -> frozenset[str]:
    """Return one word list of the lexicon, e.g. "speakers.roles"."""
    return lexicon().lists[name]


def verb_group(s: Sentence, verb: int) -> list[int]:
    """Return the tokens of the verb with its auxiliaries, adverbs between them, and particle."""
    group = [verb]
    i = verb - 1
    while i >= 0 and s.heads[i] == verb and s.deps[i] in {"aux", "auxpass", "neg", "advmod"}:
        group.append(i)
        i -= 1
    group.extend(k for k in s.kids_by(verb, "prt") if k == verb + 1)
    return sorted({*group, *shared_not(s, verb)})


def neither(s: Sentence, verb: int) -> int | None:
    """Return the "neither" of "neither confirmed nor denied that C", whichever of the two the parser put first."""
    near = [verb, s.heads[verb]] if s.deps[verb] == "conj" else [verb]
    marks = [k for v in near for k in s.kids[v] if s.lower[k] == "neither" and k < verb]
    return min(marks) if marks and any(s.lower[k] == "nor" for v in near for k in s.kids[v]) else None


def undecided(s: Sentence, verb: int) -> list[int]:
    """Return the words of "has neither confirmed nor denied" or "would not confirm or deny", else nothing."""
    opener = neither(s, verb)
    first = s.heads[verb] if s.deps[verb] == "conj" else verb
    both = s.conjuncts(first)
    if opener is not None:
        return sorted({*verb_group(s, first), *range(opener, both[-1] + 1)})
    pair = {s.lemmas[i] for i in both}
    vouches = "deny" in pair and not pair.isdisjoint(words("lists.vouching"))
    above = s.heads[first]
    unsaid = s.deps[first] == "xcomp" and (s.lemmas[above] in words("lists.no_comment") or s.lower[above] == "unable")
    if not vouches or not any(s.lower[k] == "or" for k in s.kids[first]) or not (unsaid or negation(s, first)):
        return []
    if unsaid:
        opener = s.heads[above] if s.deps[above] == "acomp" else above
        return sorted({*verb_group(s, opener), *range(opener, both[-1] + 1)})
    return sorted({*verb_group(s, first), *range(first, both[-1] + 1)})


def negated(s: Sentence, head: int) -> bool:
    """Say whether a clause or phrase carries its own negation (not, never, no …)."""
    return bool(negation(s, head))


def negation(s: Sentence, head: int) -> list[int]:
    """Return the tokens that negate the clause under `head`: its own "not", or "no" on its subject or object."""
    if could_be_no_more(s, head):
        return []
    nots = [k for k in s.kids[head] if s.deps[k] == "neg" or s.lower[k] in NEVER or (s.lower[k] == "nor" and k < head)]
    if s.deps[head] == "conj":
        nots.extend(k for k in s.kids_by(s.heads[head], "cc") if s.lower[k] == "nor" and k < head)
    for k in s.kids_by(head, "nsubj", "nsubjpass", "dobj", "attr", "expl"):
        if s.lemmas[k] in words("negation.sure"):
            continue
        numbers = (d for n in s.kids_by(k, "nummod") for d in s.kids[n])
        near = [k, *s.kids_by(k, "det", "neg", "advmod", "preconj"), *numbers]
        nots.extend(d for d in near if s.lower[d] in words("negation.words") and not (_numbers(s, d) or _but(s, d)))
    if s.lemmas[head] == "have" and s.kid(head, "xcomp") is not None:
        nots.extend(k for k in s.kids_by(head, "advmod") if s.lower[k] == "yet")  # "has yet to"
    if s.lemmas[head] == "stop":
        nots.extend(k for k in s.kids[head] if s.lower[k] == "short")  # "stopped short of"
    for aux in s.kids_by(head, "aux", "auxpass", "acomp"):
        nots.extend(s.kids_by(aux, "neg"))
    nots.extend(k for k in shared_not(s, head) if s.deps[k] == "neg")
    return sorted({*nots, *at_no_time(s, head)})


def at_no_time(s: Sentence, head: int) -> list[int]:
    """Return the "no" of phrases that negate the clause under `head`: "at no time", "under no circumstances"."""
    above = s.heads[head]
    parted = s.deps[head] == "ccomp" and s.lemmas[above] == "have" and s.kid(above, "nsubj") is None
    bases = (head, above) if parted else (head,)  # "on no occasion has [the army attacked]"
    spots = [(s.lower[k], at) for base in bases for k in s.kids_by(base, "prep") for at in s.kids_by(k, "pobj")]
    known = [at for name, at in spots if s.lemmas[at] in words("negation.occasions") and name != "in"]
    known += [at for name, at in spots if (name, s.lemmas[at]) == ("in", "way")]  # "in no time" is soon
    return [k for at in known for k in s.kids_by(at, "det") if s.lower[k] == "no"]


def _but(s: Sentence, i: int) -> bool:
    """Say whether a "not" only makes room for another number: "not one but three bombs went off"."""
    return s.lower[i] == "not" and s.lower[i + 2 : i + 3] == ["but"]


def _numbers(s: Sentence, i: int) -> bool:
    """Say whether a "No" stands for "number": "Battalion No. 12"."""
    return s.lower[i] == "no" and s.words[i + 1 : i + 2] == ["."] and s.pos[i + 2 : i + 3] == ["NUM"]


def subject(s: Sentence, verb: int, depth: int = 0) -> int | None:
    """Return the head of the phrase that is understood as the verb's subject, through control and coordination."""
    own = s.kid(verb, "nsubj", "csubj", "nsubjpass")
    asked = s.tags[verb] == "VBN" or s.lower[verb] == "asked"
    if own is None and asked and s.deps[verb] in {"advcl", "acl"}:
        return None  # "Asked about it, the minister …": whoever asked is not said
    if own is not None:
        return antecedent(s, verb) if s.tags[own] in WH and s.deps[verb] == "relcl" else own
    swallowed = swallowed_subject(s, verb)
    if swallowed is not None:
        return swallowed
    head = s.heads[verb]
    if s.deps[verb] == "pcomp" and s.lower[head] == "as" and s.lemmas[s.heads[head]] == "be":
        head = s.heads[head]  # "is on record as saying that"
    if s.deps[verb] == "pcomp" and s.tags[verb] == "VBG" and s.lower[head] in BESIDES:
        head = s.heads[head]  # "left after saying that"
    ordered = s.tags[verb] == "VB" and s.deps[verb] == "ccomp" and s.kid(verb, "aux") is None  # “Tell them I tried”
    if depth > len(s) or head == verb or ordered:
        return None
    if s.deps[verb] == "conj" or s.deps[verb] == "advcl" or s.deps[verb] == "pcomp":
        return subject(s, head, depth + 1) if s.pos[head] in CLAUSAL else None
    eager = s.deps[verb] == "xcomp" and s.deps[head] == "acomp" and s.lower[head] in words("lists.eager")
    if eager or (s.deps[verb] in {"xcomp", "ccomp"} and s.pos[head] in CLAUSAL):
        head = s.heads[head] if eager else head
        receiver = s.kid(head, "dobj")
        return receiver if receiver is not None else subject(s, head, depth + 1)
    if s.deps[verb] in {"acl", "relcl"} and s.tags[verb] != "VBN":
        return head
    return None


def swallowed_subject(s: Sentence, verb: int) -> int | None:
    """Return a subject that the parser made an apposition of the content's last noun: "… strike X, a person said"."""
    if s.kid(verb, "nsubj", "nsubjpass") is not None or s.kid(verb, "ccomp") is None or verb == 0:
        return None
    last = verb - 1
    while last > 0 and s.words[last] == ",":
        last -= 1
    for a in (last, *s.ancestors(last)):
        if a >= verb:
            return None
        comma = s.left[a] > 0 and s.lower[s.left[a] - 1] == ","
        if s.deps[a] in {"appos", "conj"} and comma and s.right[a] in {last, verb - 1} and s.left[a] < last:
            return a
    return None


def antecedent(s: Sentence, clause: int) -> int:
    """Return the noun that a relative clause hangs on, the one before a day: "results Friday which confirmed C"."""
    noun, before = s.heads[clause], s.left[s.heads[clause]] - 1
    timed = any(a <= noun < z and label == "DATE" for a, z, label in s.ents)
    return before if timed and before >= 0 and s.pos[before] in {"NOUN", "PROPN"} else noun


def sums_up(s: Sentence, noun: int) -> bool:
    """Say whether a noun behind a comma stands for the clause before it: ", a claim that", ", a move that X calls"."""
    known = s.lemmas[noun] in lexicon().nouns.keys() | words("lists.summing") or _remarked(s, noun)
    first = s.left[noun]
    return known and s.deps[noun] in SUMMED and first > 1 and s.words[first - 1] in EDGE


def _remarked(s: Sentence, noun: int) -> bool:
    """Say whether somebody tells something of a noun in a clause at its end: "a move that the mayor described as"."""
    for k in s.kids_by(noun, "relcl", "acl"):
        opened = s.lower[s.left[k]] in {"that", "which"} and s.kid(k, "nsubj") not in {None, s.left[k]}
        told = s.lemmas[k] in lexicon().verbs or seconds(s, k)
        if opened and told and all(s.pos[i] == "PUNCT" for i in range(s.right[noun] + 1, len(s))):
            return s.deps[noun] != "conj" and s.lower[s.left[noun]] in {"a", "an", s.lower[noun]}
    return False


def seconds(s: Sentence, verb: int) -> bool:
    """Say whether a verb takes another's word for one's own: "a belief shared by Y", "the claim was taken up by Y"."""
    if s.lemmas[verb] == "share" and any(s.lower[k] == "with" for k in s.kids_by(verb, "prep")):
        return False  # "a compound that the rebels shared with their families"
    return any(f"{s.lemmas[verb]}_{s.lower[k]}" in words("lists.seconding") for k in s.kids_by(verb, "prt")) or (
        s.lemmas[verb] in words("lists.seconding") and not negation(s, verb)
    )


def agent(s: Sentence, verb: int) -> int | None:
    """Return the head of the passive's "by" phrase, if any."""
    by = s.kid(verb, "agent")
    if by is None:
        by = next((k for k in s.kids_by(verb, "prep") if s.lower[k] == "by"), None)
    held = None if by is None else s.kid(by, "pobj")
    timed = held is not None and any(a <= held < z and label in {"DATE", "TIME"} for a, z, label in s.ents)
    if held is None or (timed and s.lemmas[held] not in words("speakers.media")):
        return None  # "will be named by Tuesday evening", no "the Lantern daily"
    return None if s.lemmas[held] in words("lists.means") and not s.kids[held] else held


def passive(s: Sentence, verb: int) -> bool:
    """Say whether the verb stands in the passive."""
    return s.tags[verb] == "VBN" and (
        s.kid(verb, "auxpass", "nsubjpass", "agent") is not None or s.deps[verb] in {"acl", "ROOT_VBN"}
    )


def noun_phrase(s: Sentence, head: int) -> list[int]:
    """Return the tokens of a phrase without its asides (relative clauses, appositions after a comma, participles)."""
    kept, stack = [head], [head]
    while stack:
        at = stack.pop()
        inner = [k for k in s.kids[at] if not _dropped(s, k, nested=at != head)]
        kept.extend(inner)
        stack.extend(inner)
    return _contiguous(s, kept, head)


def defining(s: Sentence, held: int) -> list[int]:
    """Return the clause that tells which: "ruled out any deal that leaves the Front its arms"; not one that adds."""
    return [i for k in s.kids_by(held, "relcl") if s.words[s.left[k] - 1] != "," for i in s.subtree(k)]


def _dropped(s: Sentence, k: int, *, nested: bool) -> bool:
    """Say whether what hangs at `k` is no part of the phrase; deeper down, defining clauses stay."""
    if nested and s.deps[k] in {"relcl", "advcl"}:
        return s.left[k] > 0 and s.lower[s.left[k] - 1] in ASIDE
    if s.deps[k] in {"relcl", "advcl", "parataxis", "ccomp"}:
        return True
    opening = s.deps[k] == "acl" and k < s.heads[k]  # "Describing it as a crime, the mayor …"
    return opening or _aside(s, k) or _citing(s, k) or (dated(s, k) and not _dates_inside(s, k))


def _dates_inside(s: Sentence, k: int) -> bool:
    """Say whether a date is of a clause in the phrase: "pictures taken on Saturday", "the men who on Friday fled"."""
    head = s.heads[k]
    aged = s.deps[head] == "amod"  # "a 40-year-old driver"
    return aged or s.deps[head] == "acl" or (k < head and s.pos[head] in CLAUSAL)


def _aside(s: Sentence, k: int) -> bool:
    """Say whether child `k` is an apposition or participle set off by a comma, dash or bracket."""
    before = s.left[k] - 1
    return s.deps[k] in {"appos", "acl"} and before >= 0 and s.lower[before] in ASIDE


def _citing(s: Sentence, k: int) -> bool:
    """Say whether child `k` opens a "citing …" phrase."""
    return s.lemmas[k] in words("lists.citing") and s.tags[k] in {"VBG", "IN"}


def dated(s: Sentence, k: int) -> bool:
    """Say whether child `k` is a date phrase that the parser hung on the noun."""
    if s.deps[k] == "npadvmod":
        return any(first <= k < last for first, last, label in s.ents if label in {"DATE", "TIME"})
    inner = s.kid(k, "pobj") if s.deps[k] == "prep" else None
    return inner is not None and any(
        first <= inner < last for first, last, label in s.ents if label in {"DATE", "TIME"}
    )


def _contiguous(s: Sentence, tokens: list[int], head: int) -> list[int]:
    """Keep the stretch around `head`; small gaps of punctuation stay out, larger ones end it."""
    kept = set(tokens)
    first = last = head
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    stretch = list(range(first, last + 1))
    if stretch and sum((s.words[i] == "(") - (s.words[i] == ")") for i in stretch) > 0:
        closed = stretch[-1] + 1 < len(s) and s.words[stretch[-1] + 1] == ")"
        stretch = [*stretch, stretch[-1] + 1] if closed else stretch[: [s.words[i] for i in stretch].index("(")]
    while stretch and s.lower[stretch[-1]] in {",", "-", "--", ":", "("}:
        stretch.pop()
    while stretch and (s.lower[stretch[0]] in {",", "-", "--", ":"} or (stretch[0] == 0 and opens_with_clock(s))):
        stretch.pop(0)
    return stretch or [head]


def opens_with_clock(s: Sentence) -> bool:
    """Say whether a sentence opens with the clock time of a running report: "09:45 Our correspondent says …"."""
    return len(s) > 1 and s.words[0][0].isdigit() and CLOCK.fullmatch(s.words[0]) is not None


def clause_conjuncts(s: Sentence, head: int) -> list[int]:
    """Return the clauses coordinated with the one under `head`, itself first; bare verbs that share an object stay."""
    found = [head]
    for at in found:
        found.extend(k for k in s.kids_by(at, "conj") if _own_clause(s, at, k))
    return sorted(found)


def _own_clause(s: Sentence, first: int, other: int) -> bool:
    """Say whether conjunct `other` is a clause or a full verb phrase of its own."""
    if s.pos[other] not in CLAUSAL or (s.tags[other] == "VBG" and s.kid(other, "aux") is None):
        return False
    if _elliptic(s, first, other):
        return False
    if s.kid(other, "nsubj", "nsubjpass", "csubj", "mark", "expl") is not None:
        return True
    between = other - first
    full = any(k > first and s.deps[k] not in {"cc", "punct", "conj", "advmod"} and k < other for k in s.kids[first])
    told = finite(s, other) or s.tags[other] == "VBN"
    join = s.kid(first, "cc")
    full = full or (join is not None and first < join < other and s.words[join - 1] == ",")  # "that he knew, and left"
    return full and between > 2 and told and s.pos[first] in CLAUSAL  # noqa: PLR2004


def _elliptic(s: Sentence, first: int, other: int) -> bool:
    """Say whether a participle has the auxiliary of the clause before it: "19 were killed and dozens wounded"."""
    participle = s.tags[other] == "VBN" or s.lower[other].endswith(STRONG)
    own = s.kid(other, "nsubj", "nsubjpass")
    if own is not None and any(k < own for k in s.kids_by(other, "prep", "npadvmod")):
        return False  # "… could be seen, and by nightfall the town smelled of tar"
    borrowed = participle and s.kid(other, "aux", "auxpass") is None and not s.kids_by(other, "dobj")
    return borrowed and s.kid(first, "auxpass") is not None and s.tags[first] == "VBN"


def place_behind(s: Sentence, verb: int, held: int, *, shown: bool = False) -> list[int]:
    """Return the place that follows a phrase but was hung on its verb: "warned of famine in X"; no day, no medium.

    What pictures show (`shown`) they show under, beside and with something, too.
    """
    known = WHERE | SHOWN if shown else WHERE
    for k in s.kids_by(verb, "prep"):
        inner = s.kid(k, "pobj")
        if s.left[k] != s.right[held] + 1 or s.lower[k] not in known or inner is None:
            continue
        if not dated(s, k) and s.lemmas[inner] not in words("lists.medium_documents") | words("speakers.media"):
            return s.subtree(k)
    return []


def finite(s: Sentence, head: int) -> bool:
    """Say whether the clause under `head` has a tense of its own."""
    bare = s.tags[head] == "VBN" and s.lower[head] == s.lemmas[head] and s.kid(head, "aux", "auxpass") is None
    if bare and s.kid(head, "mark") is not None and s.kid(head, "nsubj") is not None:
        return True  # "as raids spread": the past of "cut", "hit", "spread" read as its participle
    return s.tags[head] in FINITE or any(s.tags[k] in FINITE for k in s.kids_by(head, "aux", "auxpass"))


def quotations(s: Sentence) -> list[tuple[int, int]]:
    """Return (first, last) token pairs of the quotations in a sentence, marks included; an open one runs to the end."""
    marks = [i for i, word in enumerate(s.words) if word in QUOTES]
    pairs, open_at = [], 0 if marks and _closes(s, marks[0]) else None
    for i in marks:
        if open_at is not None:
            pairs.append((open_at, i))
        open_at = i if open_at is None else None
    return pairs if open_at is None else [*pairs, (open_at, len(s) - 1)]


def _closes(s: Sentence, i: int) -> bool:
    """Say whether a sentence's first mark closes what an earlier sentence opened: it sticks to the stop before it."""
    sticks = i > 0 and s.ends[i - 1] == s.starts[i] and s.ends[i] != s.starts[min(i + 1, len(s) - 1)]
    stopped = i > 0 and s.pos[i - 1] == "PUNCT"  # texts without commas leave open which mark it is
    return s.words[i] in {"\u201d", "''"} or (s.words[i] == '"' and sticks and stopped)


def condition(s: Sentence, head: int) -> list[int]:
    """Return a condition that stands before its clause: it is kept apart from the content.

    Where a speaker parts the two ("If A, X said, B"), both are told.
    """
    if s.deps[head] == "ccomp" and s.left[head] < s.heads[head] < head:
        return []
    for k in s.kids_by(head, "advcl"):
        mark = s.kid(k, "mark")
        if k < head and mark is not None and s.lower[mark] in words("conditional.marks") and s.left[k] == s.left[head]:
            return s.subtree(k)
    return []


def called_false(s: Sentence, verb: int) -> bool:
    """Say whether a verb calls something false by its "as": "described as untrue", "branded as lies"."""
    called = (i for k in s.kids_by(verb, "prep") if s.lower[k] == "as" for i in s.kids[k])
    return any(s.lower[i] in words("lists.false") for i in called)


def needs_no_that(s: Sentence, k: int) -> bool:
    """Say whether a clause behind its noun is what the noun tells: "claims rebels held the bridge" lacks nothing."""
    own = s.kid(k, "nsubj", "nsubjpass")
    full = s.kid(k, "dobj", "attr", "acomp", "auxpass") is not None and s.lemmas[k] not in words("lists.handing_to")
    opens = own is not None and s.left[own] == s.left[k] == s.right[s.heads[k]] - (s.right[k] - s.left[k])
    return full and opens and own is not None and s.tags[s.left[own]] not in WH and finite(s, k)
