"""Articles as the network marks them beside what is annotated, for what is learnt on top of its marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from quality.align import TOKEN, Tokenizer, assign
from quality.polnear import Attribution, gold_attributions, overlap
from reportedly.reading.annotators.decoding import Joined, Piece, Seen
from reportedly.reading.annotators.edge_features import Page
from reportedly.reading.annotators.edges import Losses
from reportedly.reading.annotators.encoder import Attributor
from reportedly.reading.attribute.marked import telling
from reportedly.reading.encoding.wordpieces import encode
from training.attribution.parsed import parsed

Tokens = frozenset[int]


@dataclass(frozen=True, slots=True)
class Article:
    """An article: what the network saw and marked, and the annotated attributions by the scorer's tokens."""

    page: Page
    seen: Seen
    losses: Losses
    marked: list[Joined]
    tokens: Tokenizer
    gold: list[Attribution]

    def cover(self, pieces: Sequence[Piece]) -> Tokens:
        """Return the scorer's tokens of pieces."""
        words = self.page.words
        return self.tokens.cover([(words.starts[p.start], words.ends[p.end - 1]) for p in pieces])

    def annotated(self) -> dict[int, Tokens]:
        """Return the annotated content of each marked attribution that is paired with one."""
        given = [Attribution(frozenset(), self.cover([one.cue]), self.cover(one.contents)) for one in self.marked]
        return {i: self.gold[j].content for i, j in assign(given, self.gold, overlap)}


def read_article(attributor: Attributor, row: dict[str, object]) -> Article | None:
    """Parse and mark a row of PolNeAR; None where the product reads another text than was annotated, or nothing."""
    parse = parsed(str(row["text"]))
    trees = telling(parse)
    words = encode(parse.text, [(s.start, s.end) for s in trees], attributor.cut, attributor.window // 2)
    if parse.text != row["text"] or not words.starts:
        return None
    seen = attributor.see(words)
    tokens = Tokenizer(parse.text, TOKEN)
    return Article(
        Page(parse.text, words, trees),
        seen,
        Losses(attributor.chain, seen.tags),
        attributor.decode(seen),
        tokens,
        gold_attributions(row, tokens),
    )
