"""Which strings fill the roles of a MUC-4 template: from the arguments of an event to roles and strings.

- PerpInd: doers that are people, also where they stand for a body ("NRA gunmen"); PerpOrg: doers that are bodies with a
  name, and a body named inside the words for the people.
- Victim: recipients that are persons with a name (the set lists no others; the rest make a template and count for
  number and effect). Target: bodies with a name, and things that can be struck by the product's lexicon of
  facilities and head nouns; no settlements, lands, times or pronouns. Weapon: instruments.
- String of an entity: its longest name, else its words without article, possessive and number; numbers and
  "unidentified" stay with doers, as in the set.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportedly.codebook.codebook import triggers
from reportedly.codebook.nouns import kinds, titles
from reportedly.codebook.units import unit_words

Row = Mapping[str, Any]
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
BODIES = frozenset({"armed_group", "coalition", "organisation", "government", "military", "state", "media"})
PEOPLE = frozenset({"person", "official", "described", "population"})
BODILY = frozenset({"killed", "wounded"})  # what befalls persons only: no thing that was struck
PRONOUNS = frozenset("it they he she who we i him them his their its our us this that".split())  # noqa: SIM905 - reads as a list
TITLES = frozenset(title.replace(".", "") for title in titles()) | {"monsignor", "retired", "former", "spokesman"}
LONGEST_TITLE = 4  # words
SETTLED = frozenset(
    {"state", "country", "city", "town", "region", "water", "capital"}
)  # kinds of places that are no targets
LINK = re.compile(r" (?:of|in|from|on|at|with|near) ")
COUNT = (
    r"(?:\d[\d,.]*|at least|more than|some|about|approximately|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|several|other|another|many)"
)
ARTICLE = r"(?:the|a|an|his|her|its|their|our|alleged|suspected|presumed|former|mr|mrs|dr|gen|col)"
TRIM = re.compile(rf"^(?:(?:{ARTICLE}|{COUNT})\.? )+")
TRIM_DOER = re.compile(rf"^(?:{ARTICLE}\.? )+")


def normal(text: str) -> str:
    """Return a string in lower case without articles and punctuation, single spaces."""
    return " ".join(word for word in re.findall(r"[\w']+", text.lower()) if word not in {"the", "a", "an"})


def trimmed(quote: str, pattern: re.Pattern[str] = TRIM) -> str:
    """Return the words for an entity without article, number and possessive."""
    return untitled(pattern.sub("", normal(quote)) or normal(quote))


def untitled(name: str) -> str:
    """Return a name without the titles before it; a title alone stays."""
    words = name.split()
    sizes = range(LONGEST_TITLE, 0, -1)
    while size := next((n for n in sizes if n < len(words) and " ".join(words[:n]) in TITLES), 0):
        words = words[size:]
    return " ".join(words)


def slots_of(argument: Row, by_id: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Yield (role, string) of one argument."""
    actor = by_id[argument["actor"]] if argument["actor"] else None
    role, words = argument["role"], trimmed(argument["span"]["quote"])
    if role == "instrument":
        yield "Weapon", words
    elif role == "actor":
        yield from _doers(argument, actor, by_id)
    elif role == "target" or (actor is not None and actor["kind"] in BODIES):
        if argument["befell"] in BODILY:
            return
        if not _is_scene(argument, actor, words, by_id) and _is_thing(words, actor):
            yield "Target", words
    else:
        yield "Victim", entity_name(actor)


def _is_scene(argument: Row, actor: Row | None, words: str, by_id: Mapping[str, Row]) -> bool:
    """Say whether what is struck is but where or when it happened, or a pronoun."""
    place = by_id.get(argument.get("place") or "")
    known = place is not None and place["kind"] in SETTLED
    return known or words in PRONOUNS or words.isdigit() or (actor is not None and actor["kind"] == "state")


def _is_thing(words: str, actor: Row | None) -> bool:
    """Say whether what is struck is a body with a name, or is headed by a noun for something that can be struck."""
    if actor is not None and actor["kind"] in BODIES and entity_name(actor):
        return True
    head = singular(next(iter(LINK.split(words)), "").split()[-1:])
    return head in triggers().roles["facilities"] or bool({"place", "organisation"} & set(kinds("heads").get(head, ())))


def singular(word: Sequence[str]) -> str:
    """Return a noun (none or one) in the singular, as far as the lexicons need it."""
    noun = word[0] if word else ""
    known = triggers().roles["facilities"] | set(kinds("heads"))
    forms = (noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("ies") + "y")
    return next((form for form in forms if form in known), noun)


def _doers(argument: Row, actor: Row | None, by_id: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Yield the people who did it, and the body that they are of."""
    body = actor is not None and actor["kind"] in BODIES
    if actor is not None and actor["kind"] == "state":
        return
    if actor is not None and body and entity_name(actor):
        yield "PerpOrg", bare(entity_name(actor))
    words = trimmed(argument["span"]["quote"], TRIM_DOER)
    yield from _inside(argument, actor, by_id)
    if actor is not None and not body and entity_name(actor):
        yield "PerpInd", entity_name(actor)
    elif words in PRONOUNS and actor is not None and not body:
        yield "PerpInd", _called(actor)
    elif is_people(words):
        yield "PerpInd", words


def _inside(argument: Row, actor: Row | None, by_id: Mapping[str, Row]) -> Iterator[tuple[str, str]]:
    """Yield the bodies named inside the words for the people."""
    inside = argument["span"]
    for body in by_id.values():
        if body["type"] == "actor" and body["kind"] in BODIES - {"state"} and body is not actor and entity_name(body):
            spans = (mention["span"] for mention in body["mentions"])
            if any(inside["start"] <= one["start"] and one["end"] <= inside["end"] for one in spans):
                yield "PerpOrg", bare(entity_name(body))


def is_people(words: str) -> bool:
    """Say whether a phrase is headed by a noun for people."""
    head = next(iter(LINK.split(words)), "").split()[-1:]
    return bool(head) and (bool(kinds("nouns").get(head[0])) or head[0].removesuffix("s") in unit_words().persons)


def bare(name: str) -> str:
    """Return a body's name without the noun for its people behind it ("NRA rebels")."""
    first, _, last = name.rpartition(" ")
    return first if first and {"people", "officers"} & set(kinds("nouns").get(last, ())) else name


def _called(actor: Row) -> str:
    """Return the first description of an actor, trimmed, or ""."""
    told = (m["span"]["quote"] for m in actor["mentions"] if m["form"] == "description")
    return trimmed(next(told, ""), TRIM_DOER)


def entity_name(actor: Row | None) -> str:
    """Return an actor's longest name in normal form, or ""."""
    if actor is None:
        return ""
    named = [normal(m["span"]["quote"]) for m in actor["mentions"] if m["form"] in {"name", "acronym"}]
    return untitled(max(named, key=len, default=""))
