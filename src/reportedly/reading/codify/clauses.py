"""Small walks over a clause: its subject, its complements, whether it is negated or only supposed."""

from collections.abc import Iterator

from reportedly.codebook.positions import words
from reportedly.codebook.units import unit_words
from reportedly.reading.annotate.amounts import not_one
from reportedly.reading.annotate.befallen import LEFT_AS, RAISING, left_so
from reportedly.reading.attribute.phrases import at_no_time
from reportedly.reading.attribute.utmost import could_be_no_more
from reportedly.reading.tree import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor"})
ONLY = frozenset({"only", "just", "merely", "simply", "solely"})
ONE = frozenset({"a", "an", "one", "1"})
NONE_OF = frozenset({"no", "neither", "none"})
DEFINITE = frozenset({"the", "this", "that"})
BEFALLING = frozenset({"in", "by", "during", "amid", "from", "under"})
SUPPOSED = frozenset({"if", "unless"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PLURAL = frozenset({"have", "are", "were", "do"})
QUOTES = frozenset({'"', "“", "'", "‘"})
OPENERS = QUOTES | {":", ";", "!"}
SAME_TIME = frozenset({"when", "as", "after"})
STEPS = 8


def is_passive(s: Sentence, v: int) -> bool:
    """Say whether the verb at `v` is passive: by its subject, its auxiliary, or its being a participle."""
    if any(s.deps[k] in {"nsubjpass", "auxpass"} for k in s.kids[v]) or _goes_on_passive(s, v):
        return True
    told = s.tags[v] == "VBN" or (s.lower[v] in unit_words().done and s.kid(v, "nsubj") is not None)
    if told and (left_so(s, v) or _is_raised(s, v)):
        return True  # "left one dead and four children wounded", "was found murdered", "were believed killed"
    by_somebody = bool(s.kids_by(v, "agent")) and (s.tags[v] == "VBN" or not s.kids_by(v, "dobj"))
    behind = s.tags[v] == "VBN" and (s.deps[v] == "acl" or _opens(s, v))
    return s.tags[v] in {"VBN", "VBD"} and (by_somebody or behind) and s.kid(v, "nsubj") is None


def _is_raised(s: Sentence, v: int) -> bool:
    """Say whether a bare participle tells what somebody is believed, said or feared to have suffered."""
    over = s.heads[v]
    bare = s.tags[v] == "VBN" and s.deps[v] in LEFT_AS and not s.kids_by(v, "aux", "auxpass", "dobj", "nsubj")
    return bare and over < v and s.lemmas[over] in RAISING and any(s.deps[k] == "auxpass" for k in s.kids[over])


def _opens(s: Sentence, v: int) -> bool:
    """Say whether a participle before its clause tells what befell the subject of that: "Wounded in the raid, he …"."""
    before = s.deps[v] == "advcl" and v < s.heads[v] and s.lower[v] in unit_words().done
    return before and not s.kids_by(v, "dobj", "aux", "mark")


def _goes_on_passive(s: Sentence, v: int) -> bool:
    """Say whether a participle shares the auxiliary of a passive before it ("was abducted and [was] murdered")."""
    said_of_people = s.tags[v] == "VBD" and s.lower[v] in unit_words().done  # "and five others wounded"
    if s.deps[v] != "conj" or not (s.tags[v] == "VBN" or said_of_people) or s.kids_by(v, "aux", "dobj"):
        return False
    return s.heads[v] < v and any(s.deps[k] == "auxpass" for k in s.kids[s.heads[v]])


def agent(s: Sentence, v: int) -> int | None:
    """Return the noun of a by-phrase under the verb or noun at `v`."""
    for k in s.kids[v]:
        if s.deps[k] == "agent" or (s.deps[k] == "prep" and s.lower[k] == "by"):
            return s.kid(k, "pobj")
    return None


def subject(s: Sentence, v: int, steps: int = STEPS) -> int | None:
    """Return the noun that does what the word at `v` says, over control, coordination and participles; or None."""
    if is_passive(s, v):
        doer = agent(s, v)
        return doer if doer is not None or s.pos[v] == "VERB" else None
    return grammatical(s, v, steps)


def grammatical(s: Sentence, v: int, steps: int = STEPS) -> int | None:
    """Return the grammatical subject of the clause of `v`, its own or shared."""
    own = s.kid(v, *SUBJECTS)
    if own is not None and (s.pos[own] != "VERB" or (s.tags[own] == "VBG" and s.deps[own] != "csubj")):
        return own
    if steps == 0 or s.heads[v] == v:
        return None
    if is_bidding(s, v):
        return s.kid(s.heads[v], "dobj", "dative")  # who is told: "Free them", he told the army
    return _shared(s, v, s.heads[v], steps)


def is_bidding(s: Sentence, v: int) -> bool:
    """Say whether a verb bids others do a thing: "Do not shoot", he said; "Free the nuns"."""
    helpers = s.kids_by(v, "aux")
    bare = s.tags[v] == "VB" and all(s.lower[k] == "do" for k in helpers) and s.kid(v, *SUBJECTS) is None
    if not bare or s.words[-1] == "?":
        return False
    above = s.heads[v]
    closed = any(word[:1] in QUOTES for word in s.words[v:above])  # the quotation may have begun sentences before
    quoted = s.deps[v] in {"ccomp", "advcl"} and v < above and s.left[v] <= 1 and (s.words[0][:1] in QUOTES or closed)
    behind_colon = s.deps[v] in {"xcomp", "ccomp", "dep"} and any(s.words[k] == ":" for k in range(above, s.left[v]))
    near = (k for k in s.kids_by(v, "neg", "intj", "advmod") if s.lower[k] in {"never", "please"})
    first = min([v, *helpers, *near])
    opens = first == 0 or s.words[first - 1] in OPENERS
    return opens and (s.deps[v] == "ROOT" or behind_colon or quoted)


def _shared(s: Sentence, v: int, head: int, steps: int) -> int | None:
    """Return the subject that a clause without one takes from what it hangs on."""
    label = s.deps[v]
    if label == "conj" and (higher := _over_number(s, v, head, steps)) is not None:
        return higher
    if label in {"acl", "relcl"}:
        written = label == "acl" and s.tags[v] == "VBG" and s.lemmas[head] in words("papers.words")
        plain = head if s.tags[v] != "VB" and s.pos[head] not in {"VERB", "AUX"} else None
        return (writer(s, v, head, steps) if written else None) or plain
    if label == "xcomp" and s.lemmas[head] in words("governors.control") and s.kid(head, "dobj") is not None:
        return s.kid(head, "dobj")
    if label in {"xcomp", "advcl"} and s.tags[v] == "VB" and s.lemmas[head] in words("governors.addressing"):
        asked = next((at for name, at in prepositions(s, head) if name in {"to", "on", "upon"}), None)
        return asked if asked is not None else grammatical(s, head, steps - 1)
    if label in {"pcomp", "prep"} and s.pos[head] == "ADP" and s.heads[head] != head:
        return None if _befalls(s, v, head) else _through_preposition(s, head, steps)
    if label == "csubj" and s.kids_by(v, "nsubj"):
        return s.kid(v, "nsubj")
    if label in {"conj", "xcomp", "acomp", "attr", "oprd", "advcl", "ccomp", "prep", "pobj", "dep", "advmod"}:
        over = s.pos[head] in {"VERB", "AUX", "ADP", "ADJ"} and not _befalls(s, v, head)
        return grammatical(s, head, steps - 1) if over else None
    return None


def _befalls(s: Sentence, v: int, by: int) -> bool:
    """Say whether a bare gerund is what befell the subject: who was "killed in shelling" did not shell."""
    bare = s.tags[v] == "VBG" and s.deps[v] in {"pobj", "pcomp"} and not s.kids_by(v, "dobj", "ccomp", "xcomp")
    if not bare or s.lower[by] not in BEFALLING or s.pos[s.heads[by]] != "VERB":
        return False
    return is_passive(s, s.heads[by]) or s.lemmas[s.heads[by]] in {"die", "perish"}


def writer(s: Sentence, v: int, paper: int, steps: int = STEPS) -> int | None:
    """Return who puts out the paper that a participle stands behind: "a letter from X urging talks"; None if unsaid."""
    owner = s.kid(paper, "poss")
    behind = next((at for name, at in prepositions(s, paper) if name in {"by", "from", "of"} and at < v), None)
    if owner is not None or behind is not None:
        return behind if owner is None else owner
    above = s.heads[s.heads[paper]] if s.deps[paper] == "pobj" else s.heads[paper]
    holds = s.lemmas[above] in words("papers.holding")  # who carries a letter did not write it
    return subject(s, above, steps - 1) if s.pos[above] == "VERB" and not holds else None


def _of_finite(s: Sentence, at: int, steps: int) -> int | None:
    """Return the subject of the nearest finite clause above a word."""
    above = next((over for over in s.ancestors(at) if s.tags[over] in FINITE), None)
    return grammatical(s, above, steps - 1) if above is not None else None


def _over_number(s: Sentence, v: int, head: int, steps: int) -> int | None:
    """Return the subject of a clause above, where the parser put a finite verb beside one that it cannot stand beside.

    That is an infinitive or a gerund, or a verb whose subject is of another number.
    """
    if s.tags[v] in FINITE and (s.tags[head] in {"VB", "VBG"} or _is_of_frame(s, v, head)):
        return _of_finite(s, head, steps)
    many = any(s.lower[k] in PLURAL for k in (v, *s.kids_by(v, "aux", "auxpass")))
    near = grammatical(s, head, steps - 1)
    if not many or near is None or s.tags[near] not in {"NN", "NNP"} or len(s.conjuncts(near)) > 1:
        return None
    far = _of_finite(s, head, steps)
    return far if far is not None and s.tags[far] in {"NNS", "NNPS", "PRP"} else None


def _is_of_frame(s: Sentence, v: int, head: int) -> bool:
    """Say whether a past verb that the parser put beside one of now, or of a wish, goes on with the sentence above.

    "He swore to expel whoever plays a part and BLAMED …", "He asked that they be freed and BEGGED …".
    """
    inside = s.deps[head] in {"acl", "relcl", "ccomp"} and s.kid(v, "nsubj", "nsubjpass") is None
    above = next((over for over in s.ancestors(head) if s.tags[over] in FINITE), None)
    bare = any(s.tags[k] == "VB" for k in s.kids_by(head, "auxpass")) and not s.kids_by(head, "aux")
    other = (bare or s.tags[head] in {"VBZ", "VBP"}) and not s.kids_by(v, "aux", "auxpass")
    return other and inside and s.tags[v] == "VBD" and above is not None and s.tags[above] == "VBD"


def _through_preposition(s: Sentence, preposition: int, steps: int) -> int | None:
    """Return the subject of a gerund: the object of "accuse Y of doing", "stop Y from it", else the verb's own."""
    above = s.heads[preposition]
    accused = s.kid(above, "dobj") if s.lower[preposition] in {"of", "for", "from"} else None
    if accused is not None and accused < preposition:
        return accused
    return grammatical(s, above, steps - 1) if s.pos[above] in {"VERB", "AUX"} else None


def is_negated(s: Sentence, v: int) -> bool:
    """Say whether the clause of `v` is plainly negated, by a word or by its subject ("no group")."""
    if could_be_no_more(s, v):
        return False
    nots = [k for k in s.kids[v] if (s.deps[k] == "neg" or s.lower[k] in NEGATIONS) and not _and_more(s, k)]
    if any(s.lower[k] != "nor" or k < v for k in nots):
        return True
    if is_ended(s, v) or _is_neither(s, v):
        return True
    going = going_to(s, v)
    if at_no_time(s, v) or (going is not None and is_negated(s, going)):
        return True
    copula = s.heads[v] if s.deps[v] in {"acomp", "attr", "oprd", "prep"} else v
    if copula != v and any(s.deps[k] == "neg" for k in s.kids[copula]):
        return True
    own = s.kid(v, "nsubj", "nsubjpass")
    if own is None and s.deps[v] in {"oprd", "acomp"}:
        own = s.kid(s.heads[v], "nsubj", "nsubjpass")
    return own is not None and is_nobody(s, own)


def going_to(s: Sentence, v: int) -> int | None:
    """Return the "going" of what somebody "is going to" do, None where that is not how the verb at `v` stands."""
    above = s.heads[v]
    meant = s.deps[v] == "xcomp" and s.lower[above] == "going" and s.tags[v] == "VB"
    return above if meant and any(s.lemmas[k] == "be" for k in s.kids_by(above, "aux")) else None


def is_nobody(s: Sentence, noun: int) -> bool:
    """Say whether a noun stands for nobody: "no group", "none", "neither side", "not one of them"."""
    if any(s.lower[k] in NONE_OF | {"nobody"} for k in [noun, *s.kids_by(noun, "det", "preconj")]):
        return True
    counting = [noun, *s.kids_by(noun, "det", "nummod")]
    return any(s.lower[k] in ONE and not_one(s, k) is not None for k in counting)


def _and_more(s: Sentence, k: int) -> bool:
    """Say whether a "not" negates nothing, as more is to come: "not only civilians were killed"."""
    return k + 1 < len(s) and s.lower[k + 1] in ONLY


def _is_neither(s: Sentence, v: int) -> bool:
    """Say whether a verb is the second that is not: "neither condemned it nor CALLED for calm", "did not X or V"."""
    head = s.heads[v]
    if s.deps[v] != "conj" or s.kids_by(v, "nsubj", "nsubjpass", "expl"):
        return False
    joined = {s.lower[k] for k in s.kids_by(head, "cc", "preconj") if k < v}
    if "nor" in joined:
        return True
    bare = s.tags[v] == s.tags[head] == "VB" and not s.kids_by(v, "aux", "auxpass")
    return bare and "or" in joined and any(s.deps[k] == "neg" for k in s.kids[head])


def is_definite(s: Sentence, noun: int) -> bool:
    """Say whether a noun is spoken of as known."""
    return any(s.lower[k] in DEFINITE for k in s.kids_by(noun, "det"))


def is_ended(s: Sentence, v: int) -> bool:
    """Say whether what the clause of `v` tells was so and is "no longer"."""
    spots = [
        k for at in (v, *s.kids_by(v, "aux", "auxpass")) for k in s.kids_by(at, "advmod") if s.lower[k] == "longer"
    ]
    return any(k > 0 and s.lower[k - 1] == "no" for k in spots)


def is_supposed(s: Sentence, v: int) -> bool:
    """Say whether the clause of `v`, or one above it up to its report, only supposes ("if", "unless")."""
    return any(s.deps[k] == "mark" and s.lower[k] in SUPPOSED for at in (v, *s.ancestors(v)) for k in s.kids[at])


def prepositions(s: Sentence, i: int) -> Iterator[tuple[str, int]]:
    """Yield (preposition, its object) under the token at `i`; the object is a noun or the verb of a clause.

    Prepositions of two words go by both: "due to", "because of".
    """
    for k in s.kids[i]:
        if s.deps[k] in {"prep", "agent", "dative", "prt"}:
            inner = s.kid(k, "pobj", "pcomp")
            far = s.kid(inner, "pobj") or s.kid(k, "pobj") if inner is not None and s.pos[inner] == "ADP" else None
            if inner is not None and far is not None:
                yield f"{s.lower[k]} {s.lower[inner]}", far
            elif inner is not None:
                yield s.lower[k], inner


def clause(s: Sentence, i: int) -> int | None:
    """Return the verb of the clause, infinitive or gerund that completes the word at `i`."""
    for k in s.kids_by(i, "ccomp", "xcomp", "acl"):
        if s.pos[k] in {"VERB", "AUX"} and (s.deps[k] != "acl" or s.tags[k] == "VB" or s.kids_by(k, "mark")):
            return k
        if s.deps[k] == "xcomp" and any(s.tags[m] == "TO" for m in s.kids[k]):
            return k  # an infinitive that the tagger took for a noun
    return None if s.kids_by(i, "dobj") else infinitive(s, i)


def same_time(s: Sentence, v: int) -> list[int]:
    """Return the verbs of clauses that tell what happened when the verb at `v` did ("died when a bomb went off").

    "Hours after a bomb went off" is another time.
    """
    return [k for k in s.kids_by(v, "advcl") if any(s.lower[m] in SAME_TIME and not _later(s, m) for m in s.kids[k])]


def going_on(s: Sentence, v: int) -> list[int]:
    """Return the verbs that tell in the midst of what the verb at `v` happened: "was hit as it was leaving NAME"."""
    amid = (k for k in s.kids_by(v, "advcl") if s.tags[k] == "VBG" and s.kid(k, "aux") is not None)
    return [k for k in amid if any(s.lower[m] in {"as", "while", "when"} for m in s.kids_by(k, "mark", "advmod"))]


def _later(s: Sentence, m: int) -> bool:
    """Say whether a stretch of time right before "after" tells how much later: "hours after", not "today after"."""
    time = m - 1
    if s.lower[m] != "after" or m == 0 or s.deps[time] != "npadvmod":
        return False
    return s.tags[time] == "NNS" or any(s.lower[k] in {"a", "an"} for k in s.kids[time])


def infinitive(s: Sentence, i: int) -> int | None:
    """Return the infinitive that the parser hung on the word at `i` as if it told a purpose."""
    late = [k for k in s.kids_by(i, "advcl") if k > i and s.tags[k] == "VB" and s.lower[s.left[k]] == "to"]
    return late[0] if late else None


def extent(s: Sentence, i: int) -> tuple[int, int]:
    """Return first and last token of the phrase of `i` without opening marks, relative and further clauses."""
    inside = range(i + 1, s.right[i] + 1)
    cuts = [s.left[k] for k in inside if s.left[k] > i and _is_further(s, k)]
    first, last = s.left[i], max(i, min([s.right[i], *(cut - 1 for cut in cuts)]))
    while first < i and (s.deps[first] in {"mark", "punct"} or s.tags[first] in {"TO", "WP", "WDT"}):
        first += 1
    while last > i and (s.pos[last] in {"PUNCT", "CCONJ", "SCONJ"} and s.words[last] not in {")", "”", '"'}):
        last -= 1
    return first, last


def _is_further(s: Sentence, k: int) -> bool:
    """Say whether a token opens a clause that is no part of what its phrase names."""
    label = s.deps[k]
    if label == "conj":
        return s.pos[k] in {"VERB", "AUX"} and s.pos[s.heads[k]] in {"VERB", "AUX"}
    return label in {"relcl", "parataxis"} or (label == "advcl" and s.tags[k] != "VB")
