"""A graph of quotations, JSON Lines: one article a line, each quotation with the words around it, speaker and chain.

The fields of GDELT's Global Quotation Graph (`date`, `url`, `title`, `lang`, `quotes` of `pre`, `quote`, `post`), with
what it leaves open: who speaks, through whom, how surely, and where the words stand. Indirect speech is there too,
marked as such.
"""

import json
from collections.abc import Iterator

from reportedly.plugins import Losses, Outgoing, Target
from reportedly.record import Format, Link, Reading, Span, Statement, Voice

AROUND = 100  # characters before and after a quotation
OPENING, CLOSING = frozenset("“\"«‘„'"), frozenset("”\"»’“'")
ITSELF = frozenset({"page", "publisher"})
Json = dict[str, object]


class QuoteGraph:
    """Articles and what they quote."""

    form = Format(
        title="quote graph, JSON Lines",
        suffix=".jsonl",
        keeps="who is quoted saying what, word for word, with the whole chain, hedges, certainty and polarity",
        drops="what documents say in their own voice; events, positions, ties; who is who beyond the speaker",
        carries=("document", "statement"),
    )

    def write(self, case: Outgoing, target: Target, losses: Losses) -> None:
        """Write a line for each article that quotes somebody."""
        with target.file() as file:
            for reading in case.readings():
                quotes = list(_quotes(reading, losses))
                if quotes:
                    losses.keep("document")
                    file.write(json.dumps(_article(reading, quotes), ensure_ascii=False).encode() + b"\n")
                else:
                    losses.drop("document", "could not be read" if reading.document.failure else "quotes nobody")


def _article(reading: Reading, quotes: list[Json]) -> Json:
    document = reading.document
    return {
        "id": document.id,
        "date": document.published.start or document.published.end,
        "url": document.url or document.path,
        "title": document.title,
        "outlet": document.publisher,
        "lang": document.language,
        "quotes": quotes,
    }


def _quotes(reading: Reading, losses: Losses) -> Iterator[Json]:
    voices = {voice.id: voice for voice in reading.voices}
    for statement in reading.statements:
        said = [link for link in statement.chain if link.voice in voices and voices[link.voice].kind not in ITSELF]
        if not said or not statement.content:
            losses.drop("statement", "the document's own words")
            continue
        losses.keep("statement")
        yield _quote(statement, voices, reading.document.text)


def _quote(statement: Statement, voices: dict[str, Voice], text: str) -> Json:
    first, last = statement.content[0], statement.content[-1]
    speaker = voices[statement.chain[-1].voice]
    return {
        "id": statement.id,
        "pre": text[max(0, first.start - AROUND) : first.start],
        "quote": " … ".join(span.quote for span in statement.content),
        "post": text[last.end : last.end + AROUND],
        "spans": [{"start": span.start, "end": span.end} for span in statement.content],
        "direct": _is_direct(first, last, text),
        "speaker": _called(speaker),
        "speaker_kind": speaker.kind,
        "speaker_naming": speaker.naming,
        "speaker_id": speaker.actor,
        "chain": [_link(link, voices) for link in statement.chain if link.voice in voices],
        "certainty": statement.certainty,
        "polarity": statement.polarity,
        "hedges": [span.quote for span in statement.hedges],
        "said": statement.chain[-1].said.start or statement.said.start,
    }


def _is_direct(first: Span, last: Span, text: str) -> bool:
    """Say whether a quotation stands in marks, which may be inside or outside of its span."""
    opened = text[first.start] in OPENING or text[max(0, first.start - 1) : first.start] in OPENING
    return opened and (text[last.end - 1] in CLOSING or text[last.end : last.end + 1] in CLOSING)


def _called(voice: Voice) -> str | None:
    return voice.name or (voice.description.quote if voice.description else None)


def _link(link: Link, voices: dict[str, Voice]) -> Json:
    voice = voices[link.voice]
    return {
        "name": _called(voice),
        "kind": voice.kind,
        "basis": link.basis,
        "commitment": link.commitment,
        "cue": [span.quote for span in link.cue],
    }
