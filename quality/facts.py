"""One neutral form for gold and system, so that one set of rules compares them.

Gold comes as hand analyses (YAML) or as records (JSON Lines), the system always as records. Whatever it was, it
becomes `Facts`: claims with chains, stands, ties and deeds, with spans as (start, end).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from quality.align import Offsets
from quality.base import read_yaml

VOCABULARY = Path(__file__).resolve().parent / "vocabulary.yaml"
PEOPLE = frozenset({"person", "official"})


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody, however written: names in normal form, and where the text names them."""

    names: frozenset[str] = frozenset()
    spans: tuple[Offsets, ...] = ()
    person: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of a chain. `scoped`: it carries only a part of the content (a stray quote), so it may be missing."""

    who: Who
    basis: str = "explicit"
    scoped: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement: what is said, through whom, how surely."""

    id: str
    content: tuple[Offsets, ...]
    chain: tuple[Hop, ...]
    certainty: str = "asserted"
    polarity: str = "+"


@dataclass(frozen=True, slots=True)
class Stand:
    """A position: `stances` are all that would be right, `where` the cue, `within` the contents of its statements.

    `topic` holds the stems of the issue's words; no set's score but `hard` looks at it.
    """

    holder: Who
    stances: frozenset[str]
    where: tuple[Offsets, ...] = ()
    within: tuple[Offsets, ...] = ()
    topic: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation; `kinds` are all that would be right."""

    kinds: frozenset[str]
    subject: Who
    object: Who


@dataclass(frozen=True, slots=True)
class Deed:
    """An event; `triggers` are all the places where the text mentions it."""

    code: str
    triggers: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document says, as gold or as the system has it."""

    text: str
    claims: tuple[Claim, ...] = ()
    stands: tuple[Stand, ...] = ()
    ties: tuple[Tie, ...] = ()
    deeds: tuple[Deed, ...] = field(default=())


@cache
def vocabulary() -> Mapping[str, Any]:
    """Return the table that maps words of hand analyses to words of the record."""
    table: Mapping[str, Any] = read_yaml(VOCABULARY)
    return table


def stances(word: str) -> frozenset[str]:
    """Return the stances that a hand analysis's word may stand for; the word itself when the table has no row."""
    return frozenset(vocabulary()["stances"].get(word, [word]))


def relation_kinds(word: str) -> frozenset[str]:
    """Return the relation kinds that a hand analysis's word may stand for."""
    return frozenset(vocabulary()["relations"].get(word, [word]))


def certainty(word: str) -> str:
    """Return the record's word for a certainty."""
    return str(vocabulary()["certainties"].get(word, word))


def event_code(word: str) -> str | None:
    """Return the record's code for an event type, or None when the record has no code for it."""
    if word.upper() in vocabulary()["plover"]:
        return word.upper()
    code: str | None = vocabulary()["events"].get(word.lower())
    return code


def normal(name: str) -> str:
    """Return a name in normal form: lower case, words only, no article in front, no possessive at the end."""
    words = re.findall(r"\w+", re.sub(r"['’]s?$", "", name.strip()).lower())
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


def stems(text: str) -> frozenset[str]:
    """Return the first five letters of each longer word: enough to see "resume" in "resumption"."""
    return frozenset(
        word[:5] for word in re.findall(r"[^\W\d_]{3,}", text.lower()) if word not in {"the", "and", "for"}
    )


def names(values: Iterable[str | None]) -> frozenset[str]:
    """Return the normal forms of all names that are there."""
    return frozenset(form for value in values if value and (form := normal(value)))


def offsets(span: Mapping[str, Any]) -> Offsets:
    """Return (start, end) of a span object."""
    return int(span["start"]), int(span["end"])


def of_record(objects: Sequence[Mapping[str, Any]], *, joined: bool = False) -> Facts:
    """Turn one document's record objects into facts; `joined` (for gold) makes events that are `same_as` one deed."""
    by_id = {item["id"]: item for item in objects}
    kinds: dict[str, list[Mapping[str, Any]]] = {}
    for item in objects:
        kinds.setdefault(item["type"], []).append(item)
    return Facts(
        text=kinds["document"][0]["text"],
        claims=tuple(_claim(item, by_id) for item in kinds.get("statement", ())),
        stands=tuple(_stand(item, by_id) for item in kinds.get("position", ())),
        ties=tuple(_tie(item, by_id) for item in kinds.get("relation", ())),
        deeds=tuple(_deeds(kinds.get("event", ()), joined=joined)),
    )


def _deeds(events: Sequence[Mapping[str, Any]], *, joined: bool) -> Iterator[Deed]:
    done = set[str]()
    for item in events:
        same = {item["id"], *(item["same_as"] if joined else ())}
        if item["id"] not in done:
            triggers = tuple(offsets(other["trigger"]) for other in events if other["id"] in same)
            yield Deed(str(event_code(item["code"]) or item["code"]), triggers)
        done |= same


def _claim(item: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Claim:
    return Claim(
        id=item["id"],
        content=tuple(map(offsets, item["content"])),
        chain=tuple(Hop(voice(link, by_id), link["basis"]) for link in item["chain"]),
        certainty=item["certainty"],
        polarity=item["polarity"],
    )


def voice(link: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Who:
    """Return who speaks in one link: the voice's name, its actor's names, the words that name it here."""
    held = by_id.get(link["voice"], {})
    actor = somebody(held["actor"], by_id) if held.get("actor") else Who()
    described = [held["description"]] if held.get("description") else []
    spans = tuple(map(offsets, [*link.get("source", ()), *described]))
    person = actor.person or held.get("kind") in PEOPLE
    return Who(names([held.get("name")]) | actor.names, spans + actor.spans, person)


def somebody(reference: str, by_id: Mapping[str, Mapping[str, Any]]) -> Who:
    """Return who an id stands for: an actor or place with its mentions, or else the plain string."""
    held = by_id.get(reference)
    if held is None:
        return Who(names([reference]))
    spans = tuple(offsets(mention["span"]) for mention in held.get("mentions", ()))
    return Who(names([held["name"], *held.get("aliases", ())]), spans, held.get("kind") in PEOPLE)


def _stand(item: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Stand:
    statement, issue = by_id.get(item["statement"], {}), by_id.get(item["topic"], {})
    return Stand(
        holder=somebody(item["holder"], by_id),
        stances=frozenset({item["stance"]}),
        where=(offsets(item["cue"]),),
        within=tuple(map(offsets, statement.get("content", ()))),
        topic=stems(f"{issue.get('text', '')} {issue.get('key', '')}"),
    )


def _tie(item: Mapping[str, Any], by_id: Mapping[str, Mapping[str, Any]]) -> Tie:
    return Tie(frozenset({item["kind"]}), somebody(item["subject"], by_id), somebody(item["object"], by_id))


def faults(objects: Sequence[Mapping[str, Any]]) -> int:
    """Count the spans of a document's record whose quote does not stand at their offsets."""
    text = next(item["text"] for item in objects if item["type"] == "document")
    return sum(text[s["start"] : s["end"]] != s["quote"] or s["start"] >= s["end"] for s in spans_in(objects))


def spans_in(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - any JSON value
    """Yield every span object inside a JSON value."""
    if isinstance(value, Mapping):
        if {"start", "end", "quote"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from spans_in(part)
