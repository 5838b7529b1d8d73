"""What findings are made on: the documents with all their records by id, and how findings are put into words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.codebook.weighing import weighing_words
from reportedly.record import (
    Actor,
    Document,
    Facet,
    Finding,
    FindingKind,
    Mention,
    OriginCount,
    Place,
    Reading,
    Side,
    Span,
    Statement,
    Voice,
    content_id,
)
from reportedly.weighing.days import Days, days
from reportedly.weighing.findings.texts import Texts
from reportedly.weighing.happenings import Parties, Scenery, Telling
from reportedly.weighing.resolve import Resolution

Count = Callable[[Iterable[str]], OriginCount]
"""Returns on how many first hands some statements rest, taken for one claim."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The case that is weighed: readings in order of their documents' ids, and all records by id."""

    readings: tuple[Reading, ...]
    scenery: Scenery
    resolution: Resolution
    parties: Parties
    count: Count
    documents: Mapping[str, Document]
    statements: Mapping[str, Statement]
    voices: Mapping[str, Voice]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    texts: Texts

    @classmethod
    def of(
        cls,
        readings: Sequence[Reading],
        scenery: Scenery,
        resolution: Resolution,
        parties: Parties,
        count: Count,
        texts: Texts | None = None,
    ) -> "Bench":
        """Index the readings; their order makes no difference."""
        held = tuple(sorted((r for r in readings if r.document.failure is None), key=lambda r: r.document.id))
        return cls(
            readings=held,
            scenery=scenery,
            resolution=resolution,
            parties=parties,
            count=count,
            documents={r.document.id: r.document for r in held},
            statements={s.id: s for r in held for s in r.statements},
            voices={v.id: v for r in held for v in r.voices},
            actors={a.id: a for a in resolution.actors},
            places={p.id: p for p in resolution.places},
            texts=Texts() if texts is None else texts,
        )

    def published(self, document: str) -> Days:
        """Return when a document came out."""
        return days(self.documents[document].published)

    def first_hand(self, statement: str) -> Voice | None:
        """Return the innermost voice of a statement that the text names; None where the document itself speaks."""
        chain = self.statements[statement].chain
        voice = self.voices.get(chain[-1].voice) if len(chain) > 1 else None
        return None if voice is None or voice.kind in {"page", "publisher"} else voice

    def actor_behind(self, statement: str) -> Actor | None:
        """Return the actor, as the case knows it, that is the first hand of a statement."""
        voice = self.first_hand(statement)
        i = self.resolution.references.get(voice.actor, voice.actor) if voice and voice.actor else None
        return self.actors.get(i) if i else None

    def is_party(self, statement: str) -> bool:
        """Say whether a statement is the word of a party to the war, not of a reporter or a witness."""
        actor = self.actor_behind(statement)
        return actor is not None and actor.kind in weighing_words().parties

    def says(self, statement: str) -> str:
        """Return who says a statement, in words: the first hand, or the document."""
        voice = self.first_hand(statement)
        name = (voice.name or (voice.description.quote if voice.description else None)) if voice else None
        return f"{name} in {self.title(statement)}" if name else self.title(statement)

    def title(self, statement: str) -> str:
        """Return the name of a statement's document, as `title_of` does."""
        return self.title_of(self.statements[statement].document)

    def title_of(self, i: str) -> str:
        """Return the name of a document: publisher, or title, or path, or id, and its day."""
        document = self.documents[i]
        name = document.publisher or document.title or document.path or document.url or document.id
        when = document.published.start if document.published.start == document.published.end else None
        return f"{' '.join(name.split())} ({when})" if when else " ".join(name.split())

    def side(self, says: str, statements: Iterable[str], spans: Iterable[Mention] = ()) -> Side:
        """Return one side: what it says, its statements sorted, and the words that bear it."""
        held = tuple(sorted(set(statements)))
        found = dict.fromkeys(spans) or dict.fromkeys(
            Mention(document=self.statements[i].document, span=span)
            for i in held
            for span in self.statements[i].content
        )
        order = sorted(found, key=lambda mention: (mention.document, mention.span.start, mention.span.end))
        return Side(says=says, statements=held, spans=tuple(order))

    def finding(
        self,
        kind: FindingKind,
        about: str,
        sides: Sequence[Side],
        explanation: str,
        *,
        facet: str | None = None,
        facets: Sequence[Facet] = (),
    ) -> Finding:
        """Return a finding; its id is made of its kind, what it is about, its facet and its statements."""
        statements = tuple(dict.fromkeys(i for side in sides for i in side.statements))
        spans = tuple(dict.fromkeys(mention for side in sides for mention in side.spans))
        return Finding(
            id=content_id("finding", kind, about, facet, *(i for side in sides for i in (side.says, *side.statements))),
            kind=kind,
            about=about,
            statements=statements,
            origins=self.count(statements),
            spans=spans,
            explanation=" ".join(explanation.split()),
            facet=facet,
            sides=tuple(sides),
            facets=tuple(facets),
        )


def words_of(telling: Telling) -> tuple[Mention, ...]:
    """Return where a telling's events stand."""
    return tuple(Mention(document=telling.document, span=event.trigger) for event in telling.events)


def mention(document: str, span: Span) -> Mention:
    """Return where something stands."""
    return Mention(document=document, span=span)
