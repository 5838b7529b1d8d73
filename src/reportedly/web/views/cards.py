"""Statements as cards: what is said, how surely, on whose word, and what it comes to by the codebook."""

from collections.abc import Mapping, Sequence

from reportedly.record import Certainty, Polarity, Reading, Statement, Value, Voice
from reportedly.web.views.chains import Hand, chain_of
from reportedly.web.views.passages import Reach
from reportedly.wording import content_words, flat, interval_words, says_words

MEANINGS: Mapping[Certainty, str] = {
    "asserted": "said to be so, without a hedge",
    "hedged": "said with a hedge",
    "inferred": "drawn by the writer from other facts",
    "denied": "presented as not so",
    "conditional": "could be, depends, or is planned",
    "uncommitted": "neither said to be so nor not",
}


class Card(Value, frozen=True, kw_only=True):
    """A statement as it stands beside the text.

    `start` and `end` are code points, of the first word of what is said and behind the last; `reach` is where its
    words lie in the blocks; `says` has one line an event, position or relation.
    """

    id: str
    document: str
    words: str
    start: int
    end: int
    certainty: Certainty
    polarity: Polarity
    chain: tuple[Hand, ...]
    hedges: tuple[str, ...] = ()
    negation: tuple[str, ...] = ()
    presupposed: bool = False
    gloss: bool = False
    about: str = ""
    says: tuple[str, ...] = ()
    reach: tuple[Reach, ...] = ()
    block: int = 0

    @property
    def meaning(self) -> str:
        """What its certainty means, in words."""
        return MEANINGS[self.certainty]

    @property
    def first_hand(self) -> Hand | None:
        """On whose word it stands in the end."""
        return self.chain[-1] if self.chain else None

    @property
    def ranges(self) -> str:
        """Where its words lie, for the browser: "role:block:start-end", parted by blanks, UTF-16 units of the block."""
        return " ".join(f"{one.role}:{one.block}:{one.start}-{one.end}" for one in self.reach)


def card(statement: Statement, reading: Reading, voices: Mapping[str, Voice], reach: Sequence[Reach] = ()) -> Card:
    """Return the card of one statement of a reading."""
    contents = [one.block for one in reach if one.role == "content"]
    return Card(
        id=statement.id,
        document=statement.document,
        words=content_words(statement),
        start=statement.content[0].start,
        end=statement.content[-1].end,
        certainty=statement.certainty,
        polarity=statement.polarity,
        chain=chain_of(statement, voices),
        hedges=tuple(flat(span.quote) for span in statement.hedges),
        negation=tuple(flat(span.quote) for span in statement.negation),
        presupposed=statement.presupposed,
        gloss=statement.gloss,
        about=interval_words(statement.about),
        says=tuple(says_words(reading, statement)),
        reach=tuple(reach),
        block=min(contents, default=0),
    )
