"""From the words that name a voice to the voice: kind, naming, access, count, and the actor it is."""

import msgspec
from msgspec.structs import replace

from reportedly.codebook import gazetteer
from reportedly.reading.attribute.draft import DraftLink, runs
from reportedly.reading.attribute.naming import access_of, name_beside, naming_of
from reportedly.reading.attribute.phrases import words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Actor, ActorKind, Document, Naming, Span, Voice, VoiceKind, content_id

OF_ACTOR: dict[ActorKind, VoiceKind] = {
    "state": "government",
    "government": "government",
    "official": "official",
    "person": "person",
    "media": "publisher",
}
MEDIA_WORDS: tuple[tuple[VoiceKind, frozenset[str]], ...] = (
    ("agency", frozenset({"agency", "newswire", "wire"})),
    ("broadcaster", frozenset({"television", "tv", "radio", "channel", "broadcaster", "network", "station"})),
    ("newspaper", frozenset({"newspaper", "daily", "paper", "weekly", "times", "post", "tribune", "gazette"})),
)


class Voices:
    """Collects the voices of one document; asking twice for the same voice gives the same id."""

    def __init__(self, parse: Parse, speakers: Speakers, unnamed: frozenset[tuple[int, int]] = frozenset()) -> None:
        """Take the text, who can speak, and the voices, as (sentence, head), that are said to be kept unnamed."""
        self.parse = parse
        self.speakers = speakers
        self.unnamed = unnamed
        self.found: dict[str, Voice] = {}
        self.latest: dict[str, str] = {}

    def page(self, document: Document) -> str:
        """Return the voice of the page itself: its publisher when known."""
        kind: VoiceKind = "publisher" if document.publisher else "page"
        naming: Naming = "named" if document.publisher else "unidentified"
        return self._keep("page", Voice(id="", name=document.publisher, kind=kind, naming=naming))

    def named(self, name: str, kind: VoiceKind) -> str:
        """Return a voice known by name only (a credit line, an inferred author)."""
        known = self.speakers.named(name)
        if known is not None:
            voiced = gazetteer_kind(known) or kind
            actor, country = known.id, known.country
            return self._keep(actor, Voice(id="", name=name, kind=voiced, naming="named", actor=actor, country=country))
        return self._keep(name, Voice(id="", name=name, kind=kind, naming="named"))

    def of(self, link: DraftLink) -> str:
        """Return the voice of a link."""
        s, head = link.sentence, named_head(link)
        if head < 0:
            return self._keep("unspecified", Voice(id="", name=None, kind="unnamed", naming="unidentified"))
        actor = self.speakers.actor(s, head)
        if actor is not None and s.tags[head] == "PRP" and actor.id in self.latest:
            return self.latest[actor.id]  # "an official said … he added" is one voice, however little it is named
        spans = runs(s, link.source)
        description = self.parse.span(*spans[0]) if spans else None
        if actor is not None and s.tags[head] == "PRP":
            description = _spelled_out(actor) or description
        naming = naming_of(s, link.source, head, actor)
        if naming == "described" and (s.index, link.head) in self.unnamed:
            naming = "unidentified"
        key = actor.id if actor is not None and naming != "unidentified" else f"{spans[0] if spans else head}"
        ident = self._keep(
            key,
            Voice(
                id="",
                name=self._name(link, actor, naming, description),
                kind=kind_of(s, link, head, actor, naming),
                naming=naming,
                description=description,
                access=access_of(self.parse, s, link.source, head),
                country=actor.country if actor is not None else None,
                actor=actor.id if actor is not None else None,
                count=_count(s, link.source, head),
            ),
        )
        if actor is not None:
            self.latest[actor.id] = ident
        return ident

    def _name(self, link: DraftLink, actor: Actor | None, naming: Naming, description: Span | None) -> str | None:
        """Return what a named voice is called: as the actor is, by the name beside its role, or as it is described."""
        if naming != "named":
            return None
        if actor is not None:
            return actor.name
        s = link.sentence
        beside = name_beside(s, link.source, named_head(link))
        if beside is not None:
            return self.parse.token_span(s, s.left[beside], beside).quote
        return description.quote if description is not None else None

    def _keep(self, key: str, voice: Voice) -> str:
        """Store the first voice under a key, which a later mention may name, and return its id."""
        ident = content_id("voice", self.parse.document, key)
        known = self.found.get(ident)
        if known is None:
            self.found[ident] = replace(voice, id=ident)
        elif known.naming == "described" and voice.naming == "named":
            self.found[ident] = replace(known, name=voice.name, naming="named", kind=voice.kind)
        return ident


def _spelled_out(actor: Actor) -> Span | None:
    """Return the words that a pronoun stands for: the first of its actor's mentions that is more than a pronoun."""
    return next((mention.span for mention in actor.mentions if mention.form != "pronoun"), None)


def named_head(link: DraftLink) -> int:
    """Return the token that names the voice: of "militia Dawn Movement" the name, not the class word before it."""
    s, head = link.sentence, link.head
    if head < 0 or s.pos[head] == "PROPN":
        return head
    beside = (k for k in s.kids_by(head, "appos") if k in link.source and s.pos[k] == "PROPN")
    return next((k for k in beside if s.left[k] == head + 1), head)


def kind_of(s: Sentence, link: DraftLink, head: int, actor: Actor | None, naming: Naming) -> VoiceKind:
    """Return what sort of voice speaks."""
    lemma, lowered = s.lemmas[head], {s.lower[i] for i in link.source}
    if link.role == "evidence" or (lemma in words("speakers.documents") and actor is None):
        return "document"
    if naming == "unidentified":
        return "unnamed"
    listed = gazetteer_kind(actor) if actor is not None else None
    if listed is not None:
        return listed
    media = actor is not None and actor.kind == "media"
    if media or lemma in words("speakers.media") or lowered & {"television", "tv", "radio"}:
        return _medium_kind(lowered)
    if lowered & words("speakers.think_tank_words") and (actor is None or actor.kind == "organisation"):
        return "think_tank"
    if actor is not None and actor.kind != "described":
        return OF_ACTOR.get(actor.kind, "actor")
    return "official" if lemma in words("speakers.roles") else "actor"


def gazetteer_kind(actor: Actor) -> VoiceKind | None:
    """Return the kind of voice that the gazetteer gives an actor, None where it has none."""
    row = gazetteer.load().entry(actor.key)
    if row is None or not row.voice:
        return None
    kind: VoiceKind = msgspec.convert(row.voice, VoiceKind)
    return kind


def _medium_kind(lowered: set[str]) -> VoiceKind:
    """Return the kind of an outlet from the words that name it."""
    if lowered & words("speakers.state_media_words"):
        return "state_media"
    return next((kind for kind, marks in MEDIA_WORDS if lowered & marks), "publisher")


def _count(s: Sentence, source: list[int], head: int) -> str | None:
    """Return the number word before the head ("two", "several"), if any."""
    return next((s.words[k] for k in s.kids_by(head, "nummod") if k in source), None)
