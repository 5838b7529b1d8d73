"""Which descriptions of one report are of one source: said again word for word, or taken up by "the" or a pronoun.

"Two officials at the hospital said …. The officials said …. They …" speaks of the same two. A definite description
takes up the only source before it whose description holds all its words; a pronoun the source that spoke last. A title
names its source in short: it is the only one of the text whose description holds all the words of the title's.
"""

from collections.abc import Iterator

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.sources import source_words
from reportedly.weighing.origins.apart import described
from reportedly.weighing.origins.hands import Hand, Local

DEFINITE = ("the ", "this ", "these ", "those ")
SEVERAL = frozenset({"they", "we"})


def taken_up(one: Local) -> Iterator[tuple[str, str, str]]:
    """Yield (earlier hand, later hand, why) for hands of one document that are one source."""
    before: list[Hand] = []
    speaking = _speaking(one)
    yield from _titled(one, speaking)
    for hand in speaking:
        if hand.kind == "unnamed" and hand not in before and (found := _earlier(hand, before)) is not None:
            yield found.id, hand.id, f"“{hand.label}” takes up “{found.label}”"
        before.append(hand)


def _titled(one: Local, hands: list[Hand]) -> Iterator[tuple[str, str, str]]:
    """Yield the source of the title with the one of the text that it is short for."""
    title = next((block.span for block in one.document.blocks if block.kind == "title"), None)
    inside = {h.id: h for h in hands if title and h.spans and h.spans[0].end <= title.end and h.kind == "unnamed"}
    for hand in inside.values():
        text = {h.id: h for h in hands if h.kind == "unnamed" and h.id not in inside and _holds(h.label, hand.label)}
        if len(text) == 1 and described(hand.label):
            found = next(iter(text.values()))
            yield hand.id, found.id, f"the title's “{hand.label}” is short for “{found.label}”"


def _speaking(one: Local) -> list[Hand]:
    """Return the first hands of a document's statements in the order in which they are met."""
    order = sorted(one.statements.values(), key=lambda s: (s.span.start, s.content[0].start if s.content else 0, s.id))
    hands = [one.hands[one.paths[statement.id][-1]] for statement in order]
    return [hand for hand in hands if hand.kind != "own"]


def _may_be(pronoun: str, hand: Hand, other: Hand) -> bool:
    """Say whether a pronoun may take up a source: several people are not one, nor whom the report takes for others."""
    if hand.actor and other.actor and hand.actor != other.actor:
        return False
    return not (other.person and pronoun in SEVERAL)


def _earlier(hand: Hand, before: list[Hand]) -> Hand | None:
    """Return the source that a description takes up, None where none or several may be meant."""
    label = " ".join(fold(hand.label).split())
    if label in source_words().pronouns:
        return before[-1] if before and _may_be(label, hand, before[-1]) else None
    alike = [other for other in before if " ".join(fold(other.label).split()) == label]
    if alike and described(hand.label):
        return alike[-1]
    if not label.startswith(DEFINITE) or not described(hand.label):
        return None
    fits = {other.id: other for other in before if other.kind == "unnamed" and _holds(other.label, hand.label)}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _holds(whole: str, part: str) -> bool:
    """Say whether a description has all the words of another, singular or plural aside."""
    singular = {word.removesuffix("s") for word in described(whole)}
    return all(word.removesuffix("s") in singular for word in described(part))
