"""A short way to say who is named in a text, without the stages that find it out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.positions import positions
from reportedly.reading.codify.relations import relations
from reportedly.reading.tree import Parse
from reportedly.record import (
    Actor,
    Attribution,
    Link,
    Mention,
    Mentions,
    Place,
    PlaceMention,
    Position,
    Proposition,
    Relation,
    Span,
    Statement,
    Voice,
)

KINDS = {
    "Karsia": "state",
    "Velland": "state",
    "Karsian forces": "military",
    "Harun Brigade": "armed_group",
    "the Front": "armed_group",
    "Dawn Movement": "armed_group",
    "Northern Council": "coalition",
    "River militias": "described",
    "several Karsia-backed factions": "described",
    "proxy militias": "described",
    "nine Harun Brigade members": "described",
    "Omar Tahl": "person",
    "Dalo": "official",
    "commanders": "described",
}
ALIASES = {"Harun Brigade": ["the group"], "Dalo": ["The president", "him"], "the Front": ["It"], "Karsia": ["Karsian"]}
COUNTRIES = {"Harun Brigade": "KAR", "River militias": "KAR", "the Front": "KAR", "Velland": "VEL", "Karsia": "KAR"}


def find(text: str, words: list[str]) -> tuple[Mention, ...]:
    """Mention every place where one of `words` stands."""
    hits = [m.span() for word in words for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)]
    hits += [m.span() for word in words if word[:4] == "the " for m in re.finditer(re.escape(f"The {word[4:]}"), text)]
    return tuple(Mention(document="doc-test", span=Span.of(text, *hit)) for hit in sorted(hits))


def cast(text: str) -> Mentions:
    """Name the actors and the one town of the invented world."""
    actors = [
        Actor(
            id=name,
            name=name,
            kind=kind,
            aliases=tuple(ALIASES.get(name, ())),
            country=COUNTRIES.get(name),
            mentions=find(text, [name, *ALIASES.get(name, ())]),
        )
        for name, kind in KINDS.items()
    ]
    named = tuple(PlaceMention(document=m.document, span=m.span) for m in find(text, ["Dolma"]))
    dolma = Place(id="Dolma", name="Dolma", kind="city", mentions=named)
    return Mentions(actors=tuple(actor for actor in actors if actor.mentions), places=(dolma,))


def statement(text: str, key: str, *contents: str, chain: tuple[Link, ...] = ()) -> Statement:
    """Make a statement of the given contents."""
    spans = tuple(Span.of(text, text.index(c), text.index(c) + len(c)) for c in contents)
    return Statement(id=key, document="doc-test", span=spans[0], content=spans, chain=chain)


@dataclass
class Codified:
    positions: tuple[Position, ...]
    propositions: Mapping[str, Proposition]
    relations: tuple[Relation, ...]

    def stands(self) -> list[tuple[str, str, str]]:
        """Who, stance, words of the issue."""
        return [(p.holder, p.stance, self.propositions[p.topic].text) for p in self.positions]

    def issue_keys(self) -> list[str]:
        return [self.propositions[p.topic].key for p in self.positions]

    def ties(self) -> set[tuple[str, str, str]]:
        return {(r.kind, r.subject, r.object) for r in self.relations}


@pytest.fixture
def codify(parse: Callable[[str], Parse]) -> Callable[..., Codified]:
    """Codify a text whose every sentence is a statement of the writer, or whose statements are given."""

    def run(text: str, *statements: Statement, voices: tuple[Voice, ...] = ()) -> Codified:
        tree = parse(text)
        plain = tuple(statement(text, f"st-{s.index}", text[s.start : s.end]) for s in tree.sentences)
        attribution = Attribution(statements=statements or plain, voices=voices)
        held = cast(text)
        known = Cast(tree, held)
        stands, issues = positions(known, held, attribution)
        return Codified(stands, {issue.id: issue for issue in issues}, relations(known, held, attribution))

    return run
