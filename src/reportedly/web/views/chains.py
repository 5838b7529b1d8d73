"""On whose word a statement stands, link by link, in words."""

from collections.abc import Mapping

from reportedly.record import Basis, Commitment, Naming, Statement, Value, Voice
from reportedly.weighing.speakers import voice_words
from reportedly.wording import flat, interval_words

PLAIN = {"page", "unnamed", "actor"}  # kinds that say nothing beside the name
BASES: Mapping[Basis, str] = {
    "explicit": "said in the text",
    "implied": "implied by the text",
    "inferred": "inferred, not in the text",
}


class Hand(Value, frozen=True, kw_only=True):
    """One voice of a chain as it is shown.

    `kind` is empty where it says no more than the name; `words` are those that name the voice in the text, `cue` what
    says that it said so, `access` what it is said to be close to, `said` when it is said to have spoken.
    """

    voice: str
    name: str
    kind: str
    naming: Naming
    basis: Basis
    words: str = ""
    cue: str = ""
    access: tuple[str, ...] = ()
    commitment: Commitment = "neutral"
    hedges: tuple[str, ...] = ()
    said: str = ""
    country: str | None = None

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known of the link beside the name, in words, shortest way."""
        return tuple(
            note
            for note in (
                self.kind,
                self.naming if self.naming != "named" else "",
                *(f"close to “{words}”" for words in self.access),
                self.basis if self.basis != "explicit" else "",
                f"“{self.cue}”" if self.cue else "",
                self.commitment if self.commitment != "neutral" else "",
                *(f"hedged by “{words}”" for words in self.hedges),
                f"said {self.said}" if self.said else "",
            )
            if note
        )


def chain_of(statement: Statement, voices: Mapping[str, Voice]) -> tuple[Hand, ...]:
    """Return the hands of a chain, the publisher first, the first hand last."""
    return tuple(_hand(statement, number, voices) for number in range(len(statement.chain)))


def _hand(statement: Statement, number: int, voices: Mapping[str, Voice]) -> Hand:
    link = statement.chain[number]
    voice = voices.get(link.voice)
    kind = voice.kind if voice else "unnamed"
    return Hand(
        voice=link.voice,
        name=voice_words(voice, link),
        kind="" if kind in PLAIN else kind.replace("_", " "),
        naming=voice.naming if voice else "unidentified",
        basis=link.basis,
        words=" … ".join(flat(span.quote) for span in link.source),
        cue=" … ".join(flat(span.quote) for span in link.cue),
        access=tuple(flat(words) for words in voice.access) if voice else (),
        commitment=link.commitment,
        hedges=tuple(flat(span.quote) for span in link.hedges),
        said=interval_words(link.said),
        country=voice.country if voice else None,
    )
