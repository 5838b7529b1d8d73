"""Who can speak: telling a speaker from a fact, and an outlet, a document or a crowd from a person."""

from dataclasses import dataclass

from reportedly.reading.attribute.phrases import words
from reportedly.reading.tree import Sentence, SpanIndex
from reportedly.record import Actor, ActorKind, Mentions

SPEAKING_PRONOUNS = frozenset(
    {
        "he",
        "she",
        "they",
        "i",
        "we",
        "you",
        "who",
        "it",
        "everyone",
        "somebody",
        "someone",
        "few",
        "many",
        "most",
        "others",
        "another",
        "second",
        "third",
    }
)

EYES = frozenset({"he", "she", "they", "others", "many", "several", "some", "one", "another", "everyone"})
SHORTEST = 4  # letters; shorter words in -er and -or are things as a rule


@dataclass(slots=True)
class Speakers:
    """Answers what a noun names, from the actors found in the document and from head nouns.

    `index` holds the actor mentions by their characters, `names` the actors by their names in lower case.
    """

    index: SpanIndex[Actor]
    names: dict[str, Actor]

    @classmethod
    def of(cls, mentions: Mentions) -> "Speakers":
        """Index the actors' mentions."""
        names = {name.casefold(): actor for actor in mentions.actors for name in (actor.name, *actor.aliases)}
        index = SpanIndex((m.span.start, m.span.end, actor) for actor in mentions.actors for m in actor.mentions)
        return cls(index, names)

    def named(self, name: str) -> Actor | None:
        """Return the actor that goes by a name in this document, an article left out."""
        return self.names.get(name.casefold().removeprefix("the "))

    def actor(self, s: Sentence, head: int) -> Actor | None:
        """Return the actor whose mention ends in or holds token `head`, the widest that has it as its last noun."""
        found = self.index.covering(s.starts[head], s.ends[head])
        exact = [entry for entry in found if _heads(s, head, entry[0], entry[1])]
        return exact[0][2] if exact else None

    def can_speak(self, s: Sentence, head: int) -> bool:
        """Say whether the phrase under `head` names somebody or something that speaks."""
        if s.lower[head] in SPEAKING_PRONOUNS:
            return True
        if s.lower[head] in words("speakers.media"):
            return True
        lemma = s.lemmas[head]
        if any(lemma in words(f"speakers.{group}") for group in ("unidentified", "roles", "bodies", "media")):
            return True
        if lemma in words("speakers.documents"):
            return True
        if s.pos[head] == "PROPN" or self.actor(s, head) is not None or _person(s, head):
            return True
        return any(self.can_speak(s, held) for held in _counted(s, head))

    def is_abstract(self, s: Sentence, head: int) -> bool:
        """Say whether the phrase names a happening or quality, which cannot speak."""
        lemma = s.lemmas[head]
        if s.pos[head] in {"PROPN", "PRON"} or lemma in words("speakers.speaking_nouns") or self.can_speak(s, head):
            return False
        ending = any(lemma.endswith(end) for end in words("speakers.abstract_endings"))
        return ending or lemma in words("speakers.abstract") | words("nouns_of.events")

    def is_medium(self, s: Sentence, head: int) -> bool:
        """Say whether the phrase names an outlet or agency."""
        actor = self.actor(s, head)
        if actor is not None and actor.kind == "media":
            return True
        named = s.pos[head] == "PROPN" and any(
            s.lower[k] in words("speakers.media") for k in s.kids_by(head, "compound", "amod")
        )
        return named or s.lemmas[head] in words("speakers.media") or s.lower[head] in words("speakers.recipients")

    def is_document(self, s: Sentence, head: int) -> bool:
        """Say whether the phrase names a document, picture or record."""
        return s.lemmas[head] in words("speakers.documents") and self.kind(s, head) is None

    def is_observer(self, s: Sentence, head: int) -> bool:
        """Say whether the phrase names somebody who watches and counts: a witness, a mission, an institute of study."""
        seen = {s.lemmas[head], *(s.lower[k] for k in s.kids_by(head, "compound", "amod"))}
        return not seen.isdisjoint(words("lists.observers")) or s.lower[head] in words("speakers.think_tank_words")

    def is_witness(self, s: Sentence, head: int) -> bool:
        """Say whether the phrase names persons, who have eyes and ears: "a teacher", "two shopkeepers", "she"."""
        if s.pos[head] in {"PRON", "NUM"}:
            return s.lower[head] in EYES or bool(_counted(s, head))
        if s.pos[head] == "PROPN":
            labels = {label for first, past, label in s.ents if first <= head < past}
            return "PERSON" in labels or self.kind(s, head) == "person"
        lemma = s.lemmas[head]
        known = words("lists.observers") | words("speakers.roles") | words("speakers.unidentified")
        return lemma in known or _person(s, head)

    def kind(self, s: Sentence, head: int) -> ActorKind | None:
        """Return the kind of the actor under `head`, if one was found."""
        actor = self.actor(s, head)
        return actor.kind if actor is not None else None


def _counted(s: Sentence, head: int) -> list[int]:
    """Return who are counted: of "two of his aides" the aides."""
    of = [k for k in s.kids_by(head, "prep") if s.lower[k] == "of"] if s.pos[head] == "NUM" else []
    return [held for k in of for held in s.kids_by(k, "pobj")]


def _person(s: Sentence, head: int) -> bool:
    """Say whether a common noun names a person by its ending: a gunsmith, a barber, herdsmen."""
    lemma = s.lemmas[head]
    if s.pos[head] != "NOUN" or len(lemma) <= SHORTEST or lemma in words("speakers.things"):
        return False
    return any(lemma.endswith(end) for end in words("speakers.personal_endings"))


def _heads(s: Sentence, head: int, start: int, end: int) -> bool:
    """Say whether token `head` is the syntactic head of the mention at these characters."""
    held = s.cover(start, end)
    if held is None:
        return False
    first, last = held
    return not first <= s.heads[head] <= last or s.heads[head] == head or head == last
