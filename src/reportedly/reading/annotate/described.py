"""Descriptions: noun phrases that stand for an actor without naming it, and pronouns.

A head noun of the lexicon opens a phrase; its modifiers and an adjoining "in/of NAME" belong to it. Articles do not.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.codebook.gazetteer import Entry
from reportedly.codebook.nouns import kinds, titles, words
from reportedly.reading.annotate.marks import Marked
from reportedly.reading.annotate.names import HYPHENS, STATE, Name
from reportedly.reading.tree import Sentence, Stretch

MODIFIERS = frozenset(
    {"amod", "nummod", "compound", "nmod", "poss", "npadvmod", "advmod", "quantmod", "det", "predet", "punct"}
)
POINTING = frozenset({"the", "this", "that", "these", "those"})
ARTICLES = frozenset({"the", "a", "an"})
INDEFINITE = frozenset({"a", "an", "another", "other", "some", "any", "no", "one"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
PERSONAL = frozenset({"officials", "officers", "people"})
LONGEST_TAIL = 6


@dataclass(slots=True, eq=False)
class Described(Stretch):
    """A description of an actor.

    Attributes:
        s: its sentence.
        first, last: its tokens without a leading article; `head` its head noun.
        sort: the word list of its head noun.
        plural, definite: number and article; a possessive is definite.
        state: state that a direct modifier names; `sponsor` the one in "X-backed".
        owner: name it belongs to ("Brigade commander", "Iran's supreme leader"), if any.
    """

    head: int
    sort: str
    plural: bool
    definite: bool
    state: Entry | None = None
    sponsor: Entry | None = None
    owner: Name | None = None

    @property
    def lemma(self) -> str:
        """Lemma of its head noun."""
        return self.s.lemmas[self.head]

    @property
    def kind(self) -> str:
        """Return the actor kind that the head noun gives."""
        return _kind(self)

    @property
    def key(self) -> str | None:
        """Return the key of the body that a state has only one of ("US forces", "Iranian authorities"), or None."""
        return _key(self)


def described(m: Marked, here: list[Name]) -> Iterator[Described]:
    """Yield the descriptions of one sentence; `here` are its names."""
    s = m.s
    for i, low in enumerate(s.lower):
        if s.pos[i] in {"NOUN", "PROPN"} and not m.taken[i] and (low in kinds("nouns") or has_a_will(s, i)):
            sort = _sort(s, i, low) if low in kinds("nouns") else "others"
            if sort and not _part_of_more(m, i):
                yield _phrase(m, i, sort, here)


def things(m: Marked) -> Iterator[Described]:
    """Yield the noun phrases of one sentence that describe neither an actor nor a time.

    Each is its head noun only; one that is set beside another phrase has its modifiers and tail too.
    """
    s, known = m.s, kinds("nouns")
    for i, pos in enumerate(s.pos):
        if pos != "NOUN" or m.taken[i] or s.lemmas[i] in words("coreference.measures"):
            continue
        if has_a_will(s, i) and not _part_of_more(m, i):
            continue
        if s.lower[i] in known and _sort(s, i, s.lower[i]) and not _part_of_more(m, i):
            continue
        if s.deps[i] in {"compound", "nmod", "amod", "npadvmod"} and s.heads[i] > i:
            continue
        pointed = any(s.lower[k] in POINTING or s.deps[k] == "poss" for k in s.kids[i] if k < i)
        first, last = (_unmarked(s, i), tail(m, i)) if s.deps[i] == "appos" else (i, i)
        yield Described(s, first, last, i, "things", s.tags[i] in PLURAL_TAGS, pointed)


def has_a_will(s: Sentence, i: int) -> bool:
    """Say whether a noun that no list has is somebody by what it does: "the abbot refused", "rejected by the coven".

    Papers, laws and whatever has the ending of an abstract noun demand and deny things as well, and are nobody.
    """
    if s.pos[i] != "NOUN" or s.lower[i] in kinds("nouns") or s.tags[i] not in {"NN", "NNS"}:
        return False
    verb = s.heads[i]
    by = s.deps[i] == "pobj" and s.deps[verb] == "agent"
    does = (by and s.heads[verb] != verb) or (s.deps[i] == "nsubj" and i < verb)
    verb = s.heads[verb] if by else verb
    minded = any(s.lower[k] in words("willing.adjectives") for k in s.kids_by(verb, "acomp"))  # "stands ready to"
    if not does or not (minded or (s.lemmas[verb] in words("willing.verbs") and s.pos[verb] == "VERB")):
        return False
    lemma = s.lemmas[i]
    lifeless = lemma in words("willing.lifeless") or lemma.endswith(tuple(words("willing.endings")))
    return not lifeless or lemma in words("willing.bodies")


def _sort(s: Sentence, i: int, low: str) -> str:
    """Return the list of the head noun; places and countries describe no actor."""
    sorts = kinds("nouns")[low]
    sort = sorts[0]
    if sort in {"places", "state"} or _is_doubled(s, i):
        return ""
    if s.lemmas[i] in words("alike.fighters") and any(_is_hardware(s.lower[k]) for k in s.kids_by(i, "compound")):
        return ""  # "jet fighters"
    if low in words("words.parted_into") and s.deps[i] == "pobj" and s.lower[s.heads[i]] in words("words.where"):
        return ""  # "in the Orlo municipality"
    if low == "state" or (low in {"media", "press"} and s.deps[i] in {"compound", "nmod", "amod"}):
        return ""
    return sort


def _is_doubled(s: Sentence, i: int) -> bool:
    """Say whether a bare noun stands twice about a preposition: "side by side", "man to man" tell how, not who."""
    pairs = ((i, i + 2), (i - 2, i))
    return any(
        a >= 0 and b < len(s) and s.lower[a] == s.lower[b] and s.pos[a + 1] in {"ADP", "PART", "ADV"} for a, b in pairs
    )


def _is_hardware(low: str) -> bool:
    """Say whether a word is a machine of war, in either number."""
    return not {low, f"{low}s"}.isdisjoint(words("bodies.hardware"))


def _part_of_more(m: Marked, i: int) -> bool:
    """Say whether the noun only modifies another noun, or names the class of the name right behind it."""
    s = m.s
    if s.deps[i] in {"compound", "nmod", "amod", "npadvmod"} and s.heads[i] > i:
        return True
    return (
        i + 1 < len(s)
        and m.taken[i + 1]
        and (s.heads[i] == i + 1 or (i + 1 in m.bodies and s.tags[i] not in PLURAL_TAGS))
    )


def _phrase(m: Marked, i: int, sort: str, here: list[Name]) -> Described:
    """Spread a description from its head noun over modifiers and tail."""
    s = m.s
    definite = s.lower[left(s, i)] in POINTING or any(s.deps[k] == "poss" for k in s.kids[i])
    first = _unmarked(s, i)
    first = next((k + 1 for k in range(i - 1, first - 1, -1) if s.lower[k] == '"'), first)
    inside = [name for name in here if first <= name.first and name.last < i]
    plural = s.tags[i] in PLURAL_TAGS or s.lower[i] in {"people", "police", "troops", "personnel", "staff"}
    found = Described(s, first, tail(m, i), i, sort, plural, definite)
    for name in inside:
        _relate(found, name)
    if found.last > i and s.lower[i + 1] == "of":  # "the government of NAME"
        behind = (n.entry for n in here if n.first > i and n.last == found.last and n.kind == "state" and n.entry)
        found.state = found.state or next(behind, None)
    return found


def _unmarked(s: Sentence, i: int) -> int:
    """Return the first token of a noun's modifiers behind its article."""
    first = left(s, i)
    while first < i and (s.lower[first] in ARTICLES or s.pos[first] == "PUNCT" or s.words[first] in HYPHENS):
        first += 1
    return first


def left(s: Sentence, i: int) -> int:
    """Return the first token of the modifiers of `i`, all adjoining."""
    first = i
    for k in reversed(s.kids[i]):
        if k < i and s.deps[k] in MODIFIERS and s.right[k] == first - 1:
            first = s.left[k]
        elif k < i:
            break
    while first < i and (s.pos[first] in {"PUNCT", "ADP", "SCONJ", "CCONJ"} or s.lower[first] == "to"):
        first += 1
    return first


def tail(m: Marked, i: int) -> int:
    """Return the last token of an adjoining "in/of/from NAME", else `i`."""
    s = m.s
    if i + 1 >= len(s) or s.lower[i + 1] not in {"in", "of", "from", "within"} or s.heads[i + 1] != i:
        return i
    goal = s.kid(i + 1, "pobj")
    if goal is None or not m.taken[goal] or s.right[goal] - i > LONGEST_TAIL:
        return i
    end = goal
    return end if all(m.taken[k] or s.lower[k] == "the" for k in range(i + 2, end + 1)) else i


def _relate(found: Described, name: Name) -> None:
    """Note what a name inside a description is to it: sponsor, state or owner."""
    s, k = name.s, name.last + 1
    entry = name.entry if name.sort in STATE and name.kind == "state" else name.state
    if s.words[k] in HYPHENS or (name.first > 1 and s.words[name.first - 1] in HYPHENS):
        if s.lower[min(k + 1, len(s) - 1)] in words("words.backing") or s.lower[name.first - 2] in words("words.pro"):
            found.sponsor = entry
        return
    if entry is not None and name.kind == "state":
        found.state = entry
    elif name.kind and name.kind != "population":
        found.owner = name


def _kind(found: Described) -> str:
    """Return the actor kind of a description."""
    low = found.s.lower[found.head]
    if found.sort == "officials":
        return "described" if found.plural else "official"
    if found.sort == "groups":
        crowd = found.last > found.head and found.s.lower[found.head + 1] == "of"
        return "described" if found.plural or crowd else _group(low)
    if found.sort in {"forces", "assets"}:
        return "described" if found.owner is not None else "military"
    return {"government": "government", "media": "media", "think_tank": "organisation"}.get(
        found.sort,
        "official" if found.sort == "officers" and not found.plural and low in titles() else "described",
    )


def _group(low: str) -> str:
    """Return the kind that a noun for one group gives."""
    if low in words("bodies.coalition"):
        return "coalition"
    return "organisation" if low in words("bodies.civil") else "armed_group"


def _key(found: Described) -> str | None:
    """Return "military:KEY", "government:KEY" and the like where a state is named; None elsewhere."""
    if found.state is None:
        return None
    low, code = found.s.lower[found.head], found.state.key.removeprefix("state:")
    if found.sort == "assets" or (found.sort == "forces" and low in words("bodies.army")):
        return f"military:{code}"
    if found.sort == "forces":
        return f"{found.s.lemmas[found.head]}:{code}"
    if found.sort == "government":
        field = kinds("ministries").get(found.s.lower[found.head - 1], ("",))[0] if low == "ministry" else ""
        if field:
            return f"ministry-of-{field}:{code}"
        return f"government:{code}" if low in words("bodies.government") else f"{found.s.lemmas[found.head]}:{code}"
    return None


def stands_alone(found: Described) -> bool:
    """Say whether a description may be an actor by itself: hardware and sites only count with an owner or state."""
    low = found.s.lower[found.head]
    if found.sort == "assets" or low in words("bodies.hardware"):
        return found.state is not None
    return True
