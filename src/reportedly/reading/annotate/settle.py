"""What one document shows about names that no table knows: which are states, which persons, which merely places.

A place name that governs ("Velland's army"), backs ("Velland-backed"), acts or has people named after it
("Vellandic") is a state here; one that things only happen in is a place.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from reportedly.codebook import atlas
from reportedly.codebook.gazetteer import Entry, fold
from reportedly.codebook.nouns import kinds, words
from reportedly.reading.annotate.grounds import is_ground
from reportedly.reading.annotate.headline import is_common
from reportedly.reading.annotate.introduced import has_article, head, is_introduced
from reportedly.reading.annotate.names import HYPHENS, PLACE_KINDS, Name
from reportedly.reading.annotate.somebody import has_who, is_somebody
from reportedly.reading.annotate.tied import is_tied
from reportedly.reading.tree import Sentence

GOVERNING = frozenset({"officials", "forces", "government", "assets", "media"})
DEMONYM_ENDS = ("ian", "an", "n", "ic", "ish", "ese", "i", "er", "ite")
SHORTEST_STEM = 4
SUBJECTS = frozenset({"nsubj", "agent"})
SETTLED = frozenset({"city", "town", "region"})
ACTING = SUBJECTS | {"poss"}
COUNTING = frozenset({"ADJ", "NUM"})
TWO_GIVEN = 2  # words of a name before which no father's name can stand
OPEN = frozenset({"gpe", "norp", "", "organisation", "person"})


def settle(names: list[Name], datelines: Iterable[Sentence] = ()) -> None:
    """Give each unknown name the kind that the whole document shows; changes the names in place.

    `datelines` are the sentences that say where the report comes from.
    """
    unknown = [name for name in names if name.sort == "parser"]
    for name in unknown:
        _locate(name)
    _agree(unknown, names)
    _set_out(unknown, names, datelines)
    _personify(unknown, names)
    _embody(unknown)
    _set_scenes(names)
    _proclaim(names)
    states = _states(unknown)
    for name in names:
        _enlist(name, states)
    for name in unknown:
        low = word(name)
        entry = states.get(low) or _named_after(low, states) if name.kind in OPEN else None
        if entry is not None:
            name.sort = "actor" if low in states else "demonym"
            name.kind, name.entry = "state", entry
            name.place = Entry(f"country:{fold(entry.name)}", entry.name, "country", "") if low in states else None


def _locate(name: Name) -> None:
    """Make a place of what stands behind "in", "village of", "road to" or before "crossing", unless it is a person."""
    s, i, k = name.s, name.first - 1, name.last + 1
    if is_introduced(name):
        name.kind = "person"
    elif name.kind == "person" and _is_body(name):
        name.kind = "organisation"
    elif (
        i >= 1 and s.lower[i] == "of" and (shape := kinds("shapes").get(s.lower[i - 1])) and s.lower[i - 1] != "capital"
    ):
        name.kind = shape[0]
    elif _is_led_to(name) or _is_reached(name) or is_ground(name):
        name.kind = "gpe"
    elif i >= 0 and s.lower[i] in words("words.inside") and name.kind in OPEN and not s.words[name.first].isupper():
        longest = 0 if name.kind == "person" and not _opens(name) else 1
        name.kind = "gpe" if name.last - name.first <= longest else name.kind
    elif k + 1 < len(s) and s.words[k] in HYPHENS and s.lower[k + 1] in words("words.seated") and name.kind in OPEN:
        name.kind = "gpe"  # "the Dolma-based Guard"
    elif name.kind == "facility" and is_tied(s, head(s, name.first, name.last)):
        name.kind = "organisation"  # nobody fights or arms a building
    elif _is_shaped(name):
        name.kind = "gpe"


def _opens(name: Name) -> bool:
    """Say whether "In NAME," opens a sentence: it tells where, whoever the parser takes it for."""
    s, behind = name.s, name.last + 1
    return name.first == 1 and behind < len(s) and s.words[behind] == ","


def _is_shaped(name: Name) -> bool:
    """Say whether a single name stands before a word for a place: "NAME village", "NAME crossing", "NAME, a town"."""
    s, k = name.s, name.last + 1
    if name.last == name.first and any(s.lower[at] in kinds("shapes") for at in s.kids_by(name.last, "appos")):
        return name.kind in OPEN and s.words[k] == ","
    return k < len(s) and s.lower[k] in kinds("shapes") and name.last == name.first and name.kind in OPEN | {"gpe"}


def _set_out(unknown: list[Name], names: Iterable[Name], datelines: Iterable[Sentence]) -> None:
    """Make a place of a name that a dateline opens with too ("PELL, March 8 (Agency) - A bus in Pell burned").

    One that the dateline alone has stays what it is ("CLANDESTINE (Radio) -"), and so does a person's surname.
    """
    towns = {fold(" ".join(_town(s))).strip() for s in datelines}
    told = {word(name) for name in unknown if not name.s.words[name.first].isupper()}
    surnames = {word(n).split()[-1] for n in names if n.kind in {"person", "official"} and n.last > n.first}
    for name in unknown:
        if name.kind in OPEN and word(name) in towns & told - surnames:
            name.kind = "gpe"


def _town(dateline: Sentence) -> Sequence[str]:
    """Return the words in capitals that a dateline opens with; what a colon follows is a label."""
    held = list(takewhile(lambda said: said.isupper() and said.isalpha(), dateline.words))
    return [] if dateline.words[len(held) : len(held) + 1] == [":"] else held


def _is_reached(name: Name) -> bool:
    """Say whether a single name that the atlas holds is where somebody goes: "visited NAME", "troops entered NAME"."""
    s, i = name.s, name.first
    if i != name.last or s.deps[i] != "dobj" or name.kind not in OPEN:
        return False
    return s.lemmas[s.heads[i]] in words("words.reached") and atlas.load().holds(s.words[i])


def _is_led_to(name: Name) -> bool:
    """Say whether a single name is where a way leads or somebody goes: "the road to NAME", "fled to NAME"."""
    s, i = name.s, name.first - 1
    if i < 1 or s.lower[i] != "to" or name.first != name.last or name.kind not in OPEN:
        return False
    return s.lemmas[i - 1] in words("words.ways") or (
        s.pos[i - 1] == "VERB" and s.lemmas[i - 1] in words("words.going") and s.deps[i] == "prep"
    )


def _shape(low: str) -> str:
    """Return the kind of place that a noun makes of the name behind "of"; a capital is that of a land."""
    return "" if low == "capital" else kinds("shapes").get(low, ("",))[0]


def _enlist(name: Name, states: dict[str, Entry]) -> None:
    """Make "Karsian Army" the army of the state that its first word is named after."""
    first = fold(name.s.words[name.first])
    if name.sort == "shape" and name.kind == "armed_group" and name.last > name.first:
        name.state = states.get(first) or _named_after(first, states)
        if name.state is not None and name.s.lower[name.last] in words("heads.military"):
            name.kind = "military"


def _is_body(name: Name) -> bool:
    """Say whether what the parser takes for a person is none: "the NAME", "NAME, a militia"."""
    s, i = name.s, head(name.s, name.first, name.last)
    beside = (k for k in s.kids[i] if s.deps[k] == "appos" and s.tags[k] == "NN")
    grouped = any("groups" in kinds("nouns").get(s.lower[k], ()) for k in beside)
    return grouped or (has_article(name) and s.tags[name.last] in {"NNP", "NN"})


def _set_scenes(names: list[Name]) -> None:
    """Mark states that stand behind a place and a comma: "CITY, NAME"."""
    for one, two in pairwise(names):
        beside = one.s is two.s and two.first == one.last + 2 and two.s.words[one.last + 1] == ","
        two.scene = beside and two.kind == "state" and (one.sort == "place" or one.kind in PLACE_KINDS)


def word(name: Name) -> str:
    """Return the folded words of a name."""
    return " ".join(fold(" ".join(name.s.words[name.first : name.last + 1])).split())


def _agree(unknown: list[Name], names: Iterable[Name]) -> None:
    """Give names of one spelling the kind that most of them have, and parts of a person's name the person's."""
    for name in unknown:
        if _speaks(name):
            name.kind = "person"
    votes: dict[str, Counter[str]] = {}
    for name in unknown:
        if name.kind:
            votes.setdefault(word(name), Counter())[name.kind] += 1
    # A body acts somewhere; where things only happen is a place, whatever the parser calls it.
    lying = {word(n) for n in unknown if n.kind == "gpe" and _is_settled(n)}
    towns = lying - {word(n) for n in unknown if has_article(n) or n.s.deps[n.last] in ACTING}
    persons = [word(n).split() for n in names if n.kind in {"person", "official"}]
    fathers = {parts[-2] for parts in persons if len(parts) > TWO_GIVEN}  # "Ana María Oro Lima" goes by Oro
    surnames = {parts[at] for parts in persons if parts for at in (0, -1)} | fathers
    whole = {parts[-1] for parts in persons if len(parts) > 1} | fathers
    for name in unknown:
        low = word(name)
        if name.kind in {"gpe", "region", "facility"}:
            is_person = low in whole and (not _lies(name) or _is_relied_on(name))
        else:
            is_person = name.kind in OPEN and low.rpartition(" ")[2] in surnames
        if is_person:
            name.kind = "person"
        elif low in votes:
            most = votes[low].most_common(1)[0][0]
            name.kind = "gpe" if most == "organisation" and low in towns else most


def _is_settled(name: Name) -> bool:
    """Say whether a name that is no abbreviation stands alone before a word for a town or a region: "NAME village"."""
    s, k = name.s, name.last + 1
    shape = kinds("shapes").get(s.lower[k], ()) if k < len(s) else ()
    whole = name.first == 0 or s.lower[name.first - 1] not in {"'s", "’s"}
    return bool(SETTLED & set(shape)) and _is_shaped(name) and whole and not s.words[name.first].isupper()


def _personify(unknown: list[Name], names: list[Name]) -> None:
    """Make a person of a place in which nothing lies, when it says something, is killed or is one who does."""
    spellings = {word(name) for name in names}
    by: dict[str, list[Name]] = {}
    for name in unknown:
        if name.kind in {"gpe", "region"}:
            by.setdefault(word(name), []).append(name)
    for low, held in by.items():
        lands = any(_lies(name) or governs(name) for name in held) or _has_people(low, spellings)
        if not lands and any((name.first == name.last and _tells(name)) or is_somebody(name) for name in held):
            for name in held:
                name.kind = "person"


def _embody(unknown: list[Name]) -> None:
    """Make a body of "the Mountain Accord" where the document goes on to call one "the Accord"."""
    short = {
        word(name) for name in unknown if name.first == name.last and has_article(name) and name.kind == "organisation"
    }
    for name in unknown:
        if not name.kind and name.last > name.first and has_article(name) and word(name).split()[-1] in short:
            name.kind = "organisation"


def _lies(name: Name) -> bool:
    """Say whether the name stands behind a preposition of place, or beside a place and a comma."""
    s, i = name.s, head(name.s, name.first, name.last)
    return name.scene or (s.deps[i] == "pobj" and s.lower[s.heads[i]] in words("words.locative"))


def _is_relied_on(name: Name) -> bool:
    """Say whether "according to", or "between", stands before the name, where persons stand too."""
    before = name.s.lower[max(name.first - 2, 0) : name.first]
    return before == ["according", "to"] or before[-1:] == ["between"]


def _tells(name: Name) -> bool:
    """Say whether the name is the subject of a verb that persons are the subjects of."""
    s, i = name.s, name.last
    return s.deps[i] == "nsubj" and s.lemmas[s.heads[i]] in words("words.personal_verbs")


def _speaks(name: Name) -> bool:
    """Say whether a name has "who" behind it, or a single one is said to have said something: it is a person then."""
    s, i = name.s, name.last
    if s.words[i].isupper() or name.kind not in {"organisation", ""} or has_article(name):
        return False
    return has_who(s, i) or (
        i == name.first and s.deps[i] == "nsubj" and s.lemmas[s.heads[i]] in words("words.personal_verbs")
    )


def _states(unknown: list[Name]) -> dict[str, Entry]:
    """Return the names that act as states here, each with a row of its own."""
    spellings = {word(name) for name in unknown}
    lesser = {word(name) for name in unknown if _is_lesser(name)}
    found = {}
    for name in unknown:
        low = word(name)
        fresh = name.kind in {"gpe", "norp", "", "organisation"} and " " not in low and low not in found
        fresh = fresh and low not in lesser
        fresh = fresh and not (name.kind == "" and is_common(low))
        if fresh and not _is_demonym(low, spellings) and _rules(name, low, spellings):
            found[low] = Entry(f"state:{low}", name.s.words[name.last], "state", "")
    return found


def _proclaim(names: Iterable[Name]) -> None:
    """Make states of names that end in what only states are called: "the Sarun Republic"."""
    for name in names:
        formal = name.last > name.first and name.s.lower[name.last] in words("words.statehood")
        if formal and name.sort in {"parser", "shape"}:
            low, said = word(name), " ".join(name.s.words[name.first : name.last + 1])
            name.sort, name.kind, name.entry = "actor", "state", Entry(f"state:{low}", said, "state", "")
            name.place = Entry(f"country:{low}", said, "country", "")


def _is_lesser(name: Name) -> bool:
    """Say whether the text says that the name is a town's or the like: "the town of NAME", "NAME, a village of 300"."""
    s, i = name.s, head(name.s, name.first, name.last)
    beside = [s.lower[k] for k in s.kids[i] if s.deps[k] == "appos"]
    before = [s.lower[name.first - 2]] if name.first > 1 and s.lower[name.first - 1] == "of" else []
    return any(
        kinds("shapes").get(low, ("",))[0] in {"city", "town"} and low != "capital" for low in (*beside, *before)
    )


def has_capital(s: Sentence, first: int) -> bool:
    """Say whether a name is that of a land, going by "the capital of NAME": no town has one."""
    before = first - (1 + (first > 0 and s.lower[first - 1] == "the"))
    return before > 0 and s.lower[before] == "of" and s.lower[before - 1] == "capital"


def _rules(name: Name, low: str, spellings: set[str]) -> bool:
    """Say whether the name governs, acts, or has people named after it."""
    if name.kind == "organisation":
        return _is_ruled(name) or _has_people(low, spellings)
    behind = name.s.lower[name.last + 1] if name.last + 1 < len(name.s) else ""
    province = kinds("shapes").get(behind, ("",))[0] in PLACE_KINDS
    ruling = governs(name) or (has_capital(name.s, name.first) and not province)
    doing = acts(name) or is_tied(name.s, head(name.s, name.first, name.last))
    return ruling or (name.kind == "gpe" and doing) or _has_people(low, spellings)


def _is_ruled(name: Name) -> bool:
    """Say whether the name has what only a state has: "NAME's president", "NAME's foreign minister"."""
    s, k = name.s, name.last + 1
    return k + 1 < len(s) and s.lower[k] in {"'s", "'"} and s.lower[k + 1] in words("words.ruling")


def governs(name: Name) -> bool:
    """Say whether the name owns an army or office, or backs somebody."""
    s, k = name.s, name.last + 1
    if name.first > 1 and s.words[name.first - 1] in HYPHENS and s.lower[name.first - 2] in words("words.pro"):
        return True
    if k + 1 >= len(s) or s.lower[k] in words("words.parted_into"):  # "Orlo municipality"
        return False
    if s.words[k] in HYPHENS:
        return s.lower[k + 1] in words("words.backing")
    k += s.lower[k] in {"'s", "'"}
    return k < len(s) and bool(GOVERNING & set(kinds("nouns").get(s.lower[k], ())))


def _is_demonym(low: str, spellings: set[str]) -> bool:
    """Say whether this word is named after another in the document."""
    return any(_after(low, other) for other in spellings if other != low)


def _has_people(low: str, spellings: set[str]) -> bool:
    """Say whether another word in the document is named after this one."""
    return any(_after(other, low) for other in spellings if other != low)


def _named_after(low: str, states: dict[str, Entry]) -> Entry | None:
    """Return the state that `low` is the adjective of."""
    return next((entry for state, entry in states.items() if _after(low, state)), None)


def _after(low: str, land: str) -> bool:
    """Say whether `low` is made of `land` by an ending for people ("Karsian" of "Karsia")."""
    stem = land.rstrip("aeiouy") if land[-1:] in "aeiouy" else land
    if len(stem) < SHORTEST_STEM or not low.startswith(stem):
        return False
    rest = low[len(stem) :].removesuffix("s")
    return rest in DEMONYM_ENDS and low != land


def acts(name: Name) -> bool:
    """Say whether the name is a subject, an agent or an owner: a capital city that acts is its state.

    "The third, NAME, acts": so does what stands in apposition to a word of order or number.
    """
    s, i = name.s, head(name.s, name.first, name.last)
    while s.heads[i] != i and (s.deps[i] == "conj" or (s.deps[i] == "appos" and s.pos[s.heads[i]] in COUNTING)):
        i = s.heads[i]
    by = s.heads[i] if s.deps[i] == "pobj" and s.lower[s.heads[i]] == "by" else i
    done = by != i and (s.deps[by] == "agent" or s.pos[s.heads[by]] == "NOUN")  # "an appeal by NAME"
    return s.deps[i] == "nsubj" or done


def situated(name: Name) -> bool:
    """Say whether the name says only where something is: "in NAME", "CITY, NAME"."""
    if name.scene:
        return True
    s, i = name.s, head(name.s, name.first, name.last)
    while s.deps[i] in {"conj", "appos"} and s.heads[i] < i:
        i = s.heads[i]
    return s.deps[i] == "pobj" and s.lower[s.heads[i]] in words("words.situated")
