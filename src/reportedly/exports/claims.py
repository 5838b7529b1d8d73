"""schema.org Claims (JSON-LD), which a ClaimReview reviews: what is claimed, by whom, where it appeared, where first.

What one first hand says of one happening is one claim however many reports carry it, and so is what rests on another
statement for want of a source. Nobody is rated: a `reviewRating` is for a person to give.
"""

from collections.abc import Mapping

from reportedly.exports.incidents import publisher_of
from reportedly.exports.moments import instant_of
from reportedly.exports.streams import Json, dumps, filled, listed
from reportedly.exports.urns import urn
from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Document, Format, Reading, Statement

CONTEXT = "https://schema.org"
SORTS = {"person": "Person", "official": "Person", "page": "Organization", "publisher": "Organization"}
Key = tuple[str, ...]


class Claims:
    """Claims with their appearances; one stands where the first report of it is, by date of publication."""

    form = Format(
        title="schema.org Claim (JSON-LD)",
        suffix=".jsonld",
        keeps="statements with words, first hand, chain, sureness; every report that carries them, the earliest apart",
        drops="spans; events, positions, ties, places; ratings, which are for people to give",
        carries=("statement",),
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write a claim for each group of statements that are one."""
        keys = _Keys(case)
        appearances: dict[Key, dict[str, Json]] = {}
        for reading in case.readings():
            for statement in reading.statements:
                held = appearances.setdefault(keys.of(statement), {})
                held[reading.document.id] = _appearance(reading.document)
        head = dumps({"@context": CONTEXT}).removesuffix(b"}") + b', "@graph": ['
        with target.file() as file, listed(file, head, lambda: b"]}") as add:
            for reading in case.readings():
                for statement in reading.statements:
                    losses.keep("statement")
                    if held := appearances.pop(keys.of(statement), {}):
                        losses.keep("claim")
                        add(_claim(statement, reading, list(held.values())))


class _Keys:
    """What tells claims apart: the happening and the first hand of a statement, or what it rests on, or itself."""

    def __init__(self, case: Outgoing) -> None:
        weighed = case.weighed()
        self._hand = {i: one.id for one in weighed.origins for i in (*one.statements, *one.inherited_by)}
        self._told: Mapping[str, str] = {i: one.id for one in weighed.happenings for i in one.statements}

    def of(self, one: Statement) -> Key:
        """Return the key of a statement; whoever denies claims something else."""
        if one.id in self._told and one.id in self._hand:
            return self._told[one.id], self._hand[one.id], one.polarity, one.certainty
        return (one.inherits or one.id,)


def _claim(one: Statement, reading: Reading, appearances: list[Json]) -> Json:
    voices = {voice.id: voice for voice in reading.voices}
    chain = [voices[link.voice] for link in one.chain if link.voice in voices]
    names = [voice.name or (voice.description.quote if voice.description else "") for voice in chain]
    names = [name for name in names if name] or [publisher_of(reading.document)]
    first_hand = chain[-1].kind if chain else "page"
    return filled(
        {
            "@type": "Claim",
            "@id": urn(one.id),
            "text": " … ".join(span.quote for span in one.content),
            "author": {"@type": SORTS.get(first_hand, "Thing"), "name": names[-1]},
            "description": f"{' ← '.join(names)}; {one.certainty}, {one.polarity}",
            "datePublished": instant_of(one.said.start or reading.document.published.start),
            "appearance": appearances,
            "firstAppearance": appearances[0],
        }
    )


def _appearance(document: Document) -> Json:
    return filled(
        {
            "@type": "NewsArticle",
            "@id": urn(document.id),
            "url": document.url,
            "headline": document.title,
            "datePublished": instant_of(document.published.start),
            "publisher": {"@type": "Organization", "name": publisher_of(document)},
        }
    )
