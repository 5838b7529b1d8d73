"""Names in a text: from the gazetteer first, then by shape and head word, the parser's own proposals last.

A run of capitalised tokens is cut at known names and titles; what is left is typed by its head word ("Harun
Brigade"), by a title before it ("Colonel Sen"), or, where those are silent, by the parser's label.
"""

from collections.abc import Generator, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from reportedly.codebook.gazetteer import Entry, Hit, Sort
from reportedly.codebook.nouns import is_plain, joined, kinds, titles, words
from reportedly.reading.annotate.marks import (
    Marked,
    is_common_noun,
    is_last_name,
    is_name_word,
    is_one,
    is_people_alone,
    is_second_half,
)
from reportedly.reading.tree import Sentence, Stretch

STATE: tuple[Sort, ...] = ("actor", "demonym", "people", "capital")
NER_KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "gpe",
    "LOC": "region",
    "FAC": "facility",
    "NORP": "norp",
}
PERSONS = frozenset({"person", "official"})
TAKEN_UP = frozenset({"nsubj", "nsubjpass", "poss", "pobj", "dobj"})
BODY_LISTS = ("armed_group", "media", "think_tank", "coalition", "government", "organisation", "military")
PLACE_KINDS = frozenset(
    {"gpe", "region", "facility", "city", "water", "area", "country", "territory", "town", "crossing"}
)
LONGEST_TITLE = 5
HYPHENS = frozenset({"-", "\u2010", "\u2011"})


@dataclass(slots=True, eq=False)
class Name(Stretch):
    """A name found in a sentence.

    Attributes:
        s: its sentence.
        first, last: its tokens, both included.
        kind: an actor kind, a place kind, "gpe" (state or town, not yet known), "norp", or "" (not known).
        sort: "actor", "demonym", "people", "capital", "place" (gazetteer), "shape", "title" or "parser".
        entry: gazetteer row, if any; `place` the row that it has as a place.
        state: key of the state named inside it ("Iraqi Army"), if any.
        title: words of the title before it, with their first token, if any.
        bare: whether it is a head word alone ("the Front").
        scene: whether it says where the place before it lies ("CITY, NAME").
    """

    kind: str
    sort: str
    entry: Entry | None = None
    place: Entry | None = None
    state: Entry | None = None
    title: tuple[str, int] | None = None
    bare: bool = False
    scene: bool = False


def names(marked: list[Marked]) -> list[Name]:
    """Return the names of all sentences in document order, outer before inner; marks their tokens as taken."""
    found: list[Name] = []
    last_names: set[str] = set()
    for m in marked:
        labels = {i: label for first, past, label in m.s.ents for i in range(first, past)}
        for name in _in_sentence(m, labels, last_names):
            found.append(name)
            if name.kind in PERSONS and name.last > name.first:
                last_names.add(m.s.words[name.last])
            if name.kind not in PLACE_KINDS and name.kind not in {"", "state", "norp"}:
                m.bodies.add(name.first)
            m.taken[name.first : name.last + 1] = [True] * (name.last + 1 - name.first)
    return found


def _in_sentence(m: Marked, labels: dict[int, str], last_names: AbstractSet[str]) -> Iterator[Name]:
    """Walk a sentence and cut names out of its runs of capitalised tokens."""
    i, n = 0, len(m.s)
    while i < n:
        again = m.s.words[i] in last_names and (i not in m.hits or is_people_alone(m, i))
        if (i in m.hits or m.capital[i]) and _opens(m, i, labels) and not (again and i in m.hits):
            yield from _cut(m, i, last := _run(m, i), labels)
            i = last + 1
            continue
        if again and m.s.deps[i] in TAKEN_UP:  # whatever the tagger took it for
            yield Name(m.s, i, i, "person", "parser")
        i += 1


def _opens(m: Marked, i: int, labels: dict[int, str]) -> bool:
    """Say whether a run may start at token `i`; an opening common word needs more than its capital."""
    if i in m.hits:
        return True
    if not is_name_word(m, i) or (
        m.s.lower[i] in words("words.hyphenated") and not (i + 1 < len(m.s) and m.glued(i + 1))
    ):
        return False
    opening = i == 0 or m.s.pos[i - 1] == "PUNCT"
    return not opening or m.s.pos[i] == "PROPN" or labels.get(i, "") in NER_KINDS or _next_capital(m, i)


def _next_capital(m: Marked, i: int) -> bool:
    """Say whether the next word, or the next part of a compound, is capitalised too and no clause opens here."""
    if i + 1 >= len(m.s) or m.s.pos[i] == "VERB":
        return False
    return is_name_word(m, i + 1) or (m.s.words[i + 1] in HYPHENS and _title(m.s, i, len(m.s) - 1) > 1)


def _run(m: Marked, i: int) -> int:
    """Return the last token of the run that starts at `i`."""
    last = m.hits[i][0] if i in m.hits else i
    while True:
        step = _step(m, i, last)
        if step == last:
            return last
        last = max(step, m.hits[step][0] if step in m.hits else step)


def _step(m: Marked, first: int, last: int) -> int:
    """Return the next token of a run, or `last` where it ends."""
    s, n, k = m.s, len(m.s), last + 1
    if k < n and is_name_word(m, k) and not (m.glued(k) and s.words[last] in {"/", "("}):
        return k
    if k + 1 >= n:
        return last
    if s.words[k] in HYPHENS and m.glued(k) and m.glued(k + 1):
        if k + 3 < n and s.words[k + 2] in HYPHENS and is_name_word(m, k + 3):  # "Commander-in-Chief"
            return k + 3
        joined_on = is_name_word(m, k + 1) or s.lower[last] in words("words.particles") or is_second_half(s, k + 1)
        return k + 1 if joined_on else last
    if s.lower[k] in {"'s", "'"} and is_name_word(m, k + 1) and _owns(m, first, last, k + 1):
        return k + 1  # "People's Guard"
    return _linked(m, first, last)


def _owns(m: Marked, first: int, last: int, after: int) -> bool:
    """Say whether the owner in front of a body's head word is part of its name: "People's Guard", "Carters' Union"."""
    s = m.s
    opened = first == last and first > 0 and s.lower[first - 1] == "the" and first not in m.hits
    many = opened and s.lower[last + 1] == "'" and s.lower[after] in kinds("heads")
    return many or s.lower[last] in words("words.owners")


def _linked(m: Marked, first: int, last: int) -> int:
    """Go on over a particle ("al", "bin") or over "of (the)" behind a head word."""
    s, n, k = m.s, len(m.s), last + 1
    low = s.lower[k]
    if low == "of" and " ".join(s.lower[k - 1 : k + 2]) in titles():  # "Secretary of State"
        return k + 1
    if low in words("words.particles") and (s.words[k] not in words("words.hyphenated") or m.glued(k + 1)):
        at = k + 1
        while at < n and (s.words[at] in HYPHENS or s.lower[at] in words("words.particles")):
            at += 1
        return at if at < n and is_name_word(m, at) else last
    if low in words("words.organised_links") and _is_head(s, first, last):
        at = k + 2 if s.lower[k + 1] == "the" and k + 2 < n else k + 1
        return at if is_name_word(m, at) else last
    return last


def _is_head(s: Sentence, first: int, last: int) -> bool:
    """Say whether one of the tokens heads a name of a body, so that "of X" belongs to it."""
    return any(s.lower[i] in kinds("heads") and s.lower[i] not in words("heads.place") for i in range(first, last + 1))


def _cut(m: Marked, first: int, last: int, labels: dict[int, str]) -> Iterator[Name]:
    """Cut a run into names at known names and titles."""
    at = first
    while at <= last:
        if m.s.words[at] in HYPHENS:  # what a cut leaves of a compound ("Surgeon-", "-General") opens no name
            at += 1
            continue
        size = _title(m.s, at, last)
        if size and not (at in m.hits and m.hits[at][0] >= at + size):
            yield from _titled(m, at, size, last, labels)
            while size and (more := _title(m.s, at + size, last - 1)):
                size += more
            at = _after_title(m, at + size, last)
        elif at in m.hits and not _given_name(m, at, last, labels):
            done = yield from _known(m, at, last)
            at = done + 1
        else:
            end = _unknown_end(m, at, last)
            yield from _unknown(m, at, end, labels)
            at = end + 1


def _given_name(m: Marked, at: int, last: int, labels: dict[int, str]) -> bool:
    """Say whether a known single word is but the first name of a person ("Petra Holm", "Sofia Karlan")."""
    end, hit = m.hits[at]
    if end > at or at == last or hit.acronym or m.s.lower[at + 1] in kinds("heads") or at + 1 in m.hits:
        return False
    both = labels.get(at) == labels.get(at + 1) == "PERSON"
    return both or hit.readings[0].entry.kind == "media"


def _title(s: Sentence, at: int, last: int) -> int:
    """Return how many tokens the title at `at` has, 0 where there is none or where it heads a body.

    A field of work may stand before it ("Defense Secretary").
    """
    skip = at
    while skip < last and s.lower[skip] in words("titles_fields.fields"):
        skip += 1
    for size in range(min(LONGEST_TITLE, last - skip + 1), 0, -1):
        if joined(s.lower[skip : skip + size]) in titles():
            follows = s.lower[skip + size] if skip + size <= last else ""
            return 0 if follows in kinds("heads") else skip - at + size
    return 0


def _after_title(m: Marked, at: int, last: int) -> int:
    """Return where the walk goes on behind a titled person."""
    return (_person_end(m, at, last) if at <= last else at - 1) + 1


def _person_end(m: Marked, at: int, last: int) -> int:
    """Return the last token of a person's name: up to the run's end, another title, or a body's name."""
    end = at
    while end < last:
        hit = m.hits.get(end + 1)
        entry = hit[1].entry("actor") if hit else None
        if (entry is not None and entry.kind not in PERSONS | {"state"}) or _title(m.s, end + 1, last):
            break
        end += 1
    return end


def _titled(m: Marked, at: int, size: int, last: int, labels: dict[int, str]) -> Iterator[Name]:
    """Yield the person behind a title; a title without a name is left for the descriptions."""
    first = at + size
    while first <= last and m.s.words[first] in HYPHENS:
        first += 1
    title = joined(m.s.lower[at:first])
    while first < last and (more := _title(m.s, first, last - 1)):  # "Spokesman Col. NAME"
        first += more
    if first > last or labels.get(first) == "DATE":
        return
    hit = m.hits.get(first)
    entry = hit[1].entry("actor", "capital") if hit and hit[0] == last else None
    if entry is not None and entry.kind not in PERSONS:
        yield from _known(m, first, last)
        return
    end = _person_end(m, first, last)
    kind = "person" if titles().get(title) == "honorific" else "official"
    yield Name(m.s, first, end, kind, "title", entry, title=(title, at))


def _known(m: Marked, at: int, last: int) -> Generator[Name, None, int]:
    """Yield a known name, or the body whose name it opens ("Iraqi Army"); returns the last token dealt with."""
    end, hit = m.hits[at]
    body = _unknown_end(m, end + 1, last) if end < last and not _title(m.s, end + 1, last) else end
    state = _state(hit)
    opened = state is not None or end == at or hit.readings[0].sort == "place"
    if body > end and opened and (kind := shape(m.s, end + 1, body, of_state=state is not None)):
        yield Name(m.s, at, body, kind, "shape", state=state, place=hit.entry("place"))
        yield _gazetted(m.s, at, end, hit)
        return body
    yield _gazetted(m.s, at, end, hit)
    return end


def _state(hit: Hit) -> Entry | None:
    """Return the state that a hit names, if it names one."""
    entry = hit.entry(*STATE)
    return entry if entry is not None and entry.kind == "state" else None


def _gazetted(s: Sentence, first: int, last: int, hit: Hit) -> Name:
    """Return the name of a gazetteer hit; a capital is a place until it is seen to act."""
    actor, place = hit.entry("actor", "demonym", "people"), hit.entry("place")
    reading = hit.readings[0]
    sort = "place" if reading.sort == "capital" and place is not None else reading.sort
    if s.pos[last] == "ADJ" and (adjective := hit.entry("demonym")) is not None:
        return Name(s, first, last, adjective.kind, "demonym", adjective, place)
    entry = actor or hit.entry("capital")
    kind = place.kind if sort == "place" and place is not None else reading.entry.kind
    return Name(s, first, last, kind, sort, entry, place)


def _unknown_end(m: Marked, at: int, last: int) -> int:
    """Return the last token of an unknown stretch: before the next title or the next known body."""
    end = at
    if at > 1 and m.s.words[at - 1] in HYPHENS and m.s.lower[at - 2] in words("words.pro"):
        return at  # "pro-Karsia Harun Brigade"
    while end < last:
        if _title(m.s, end + 1, last) or _stops(m, end + 1):
            break
        end += 1
    while end > at and m.s.words[end] in HYPHENS:
        end -= 1
    return end


def _stops(m: Marked, at: int) -> bool:
    """Say whether a known body or state stands at `at`, unless it is linked to what is before it."""
    if at not in m.hits or m.s.lower[at - 1] in {"of", "for", "the", "in", "-"}:
        return False
    end, hit = m.hits[at]
    reading = hit.readings[0]
    if reading.entry.kind == "government" and at <= m.s.heads[at - 1] <= end:
        return False  # "Federal Government of X"
    people = is_people_alone(m, at) and is_last_name(m.s, at)  # "Jan Moro", no Moro
    if people or (m.s.pos[at - 1] == "PROPN" and is_plain(m.s.lower[at : end + 1])):
        return False  # "Tarn Popular Front" is no Popular Front of another country
    return reading.sort != "place" and (end > at or reading.acronym or reading.entry.kind != "media")


def _unknown(m: Marked, first: int, last: int, labels: dict[int, str]) -> Iterator[Name]:
    """Type a stretch that no table knows, by its shape or by the parser's label."""
    while first < last and (m.s.words[first] in HYPHENS or m.s.lower[first] in {"of", "for", "the"}):
        first += 1
    if all(low in words("words.weak") for low in m.s.lower[first : last + 1]):
        return
    kind = "" if first == last and is_one(m.s, last) else shape(m.s, first, last, of_state=False)
    known = any(k in m.hits for k in range(first + 2, last))  # "Marine Energy Karsia Forum" is no marine's name
    if not kind and first == 0 and not known and (called := _called(m.s, first, last)):
        yield Name(m.s, first + 1, last, "person", "title", title=(called, first))
        return
    if kind:
        yield Name(m.s, first, last, kind, "shape", bare=first == last)
        return
    if first == last and not m.s.words[last].isupper() and is_common_noun(m.s, last):
        return
    label = next((labels[i] for i in range(last, first - 1, -1) if i in labels), "")
    before = _lower_title(m.s, first)
    if before is not None:
        yield Name(m.s, first, last, before[1], "title", title=(before[0], first - 1 - before[0].count(" ")))
    elif label in {"ORG", "PERSON", ""} and _rules(m.s, last):
        yield Name(m.s, first, last, "person", "parser")
    elif label in NER_KINDS or m.s.pos[last] == "PROPN":
        yield Name(m.s, first, last, NER_KINDS.get(label, ""), "parser")


def _rules(s: Sentence, last: int) -> bool:
    """Say whether a name goes before a word for somebody's rule: "the NAME regime" is called after its ruler."""
    after = s.lower[last + 1] if last + 1 < len(s) else ""
    return after in words("words.ruled") and not s.words[last].isupper()


def _called(s: Sentence, first: int, last: int) -> str:
    """Return what opens a sentence before a name and says what a person is ("Hijacker NAME", "Suspect NAME"), or ""."""
    low = s.lower[first]
    sorts = set(kinds("nouns").get(low, ()))
    single = first < last and s.tags[first] not in {"NNS", "NNPS"} and low not in titles() and low not in kinds("heads")
    return low if single and {"people", "officers", "officials"} & sorts else ""


def _lower_title(s: Sentence, first: int) -> tuple[str, str] | None:
    """Return a lower-case noun right before a name, with the kind it gives the name ("commander Abu X")."""
    if first == 0 or s.pos[first - 1] not in {"NOUN", "PROPN", "ADJ"}:
        return None
    word = s.lower[first - 1]  # the longest title counts: "defence minister" before "minister"
    told = (" ".join(s.lower[at:first]) for at in range(max(0, first - 3), first))
    title = next((said for said in told if said in titles()), "")
    if title:
        return title, "official" if titles()[title] == "office" else "person"
    sorts = kinds("nouns").get(word, ())
    if "groups" in sorts and s.lemmas[first - 1] == word:
        return word, "armed_group"
    personal = {"people", "officers", "officials"} & set(sorts)
    return (word, "person") if personal and s.lemmas[first - 1] == word else None


def shape(s: Sentence, first: int, last: int, *, of_state: bool) -> str:
    """Return the kind that a name's head word gives it, "" where it gives none.

    The head is the word before the first "of" or "for", else the last; a foreign word for a group may come first.
    """
    links = [i for i in range(first + 1, last) if s.lower[i] in words("words.organised_links")]
    head = s.lower[links[0] - 1 if links else last]
    sorts = kinds("heads").get(head, ())
    if of_state and "military" in sorts:
        return "military"
    numbered = s.lower[first] == "channel" and (head.isdigit() or head in words("words.numbers"))  # "Channel Nine"
    agency = head == "agency" and s.lower[last - 1] == "news"
    if last > first and (agency or numbered or s.lower[first] in words("heads.medium")):
        return "media"
    there = head in words("words.parted_into") and words("words.where") & {*s.lower[max(0, first - 2) : first]}
    body = next((kind for kind in BODY_LISTS if kind in sorts and kind != "military"), "")
    if body and not (there and last > first):
        return "organisation" if body == "think_tank" else body
    if first < last and (there or "place" in sorts or s.lower[first] in kinds("prefixes")):
        return _place_kind(head, s.lower[first])
    return "armed_group" if first < last and s.lower[first] in words("heads.first") else ""


def _place_kind(head: str, first: str) -> str:
    """Return the kind of place that the last or first word of a name gives."""
    found = kinds("shapes").get(head) or kinds("prefixes").get(first) or ("area",)
    return found[0]
