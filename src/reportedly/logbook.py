"""The log of judgements: each as it was made, what became of it, and the words of what it is about."""

from collections.abc import Container, Iterable, Mapping
from typing import Literal

from reportedly.judging import Ids, Standing, about, resolution, standing
from reportedly.record import Judgement, Value
from reportedly.store import Case
from reportedly.weighing.anchors import shown_as
from reportedly.weighing.corrections import kept_part, kept_spans


class Listed(Value, frozen=True, kw_only=True):
    """A judgement, what became of it, the words of what it is about and of the other value, and where those stand now.

    `about` and `value` are empty for what no document ever held; `now` are the ids of what it is about.
    """

    judgement: Judgement
    state: Literal["in force", "taken back", "overruled", "orphan"]
    about: str = ""
    value: str = ""
    now: Ids = ()


def listed(case: Case, as_of: str | None = None) -> list[Listed]:
    """Return all judgements, oldest first, with what became of them, now or at a time (ISO 8601, UTC)."""
    stands = standing(case, as_of)
    return lines(case, stands, stands.judgements, resolution(case, stands, as_of).overruled)


def lines(case: Case, stands: Standing, some: Iterable[Judgement], pairs_overruled: Iterable[str]) -> list[Listed]:
    """Return some judgements with what became of them, in their order.

    Args:
        case: what holds them.
        stands: what all judgements come to.
        some: which are to be listed.
        pairs_overruled: the ids of those on pairs that newer ones overrule, as a resolution tells them.
    """
    wanted = list(some)
    overruled = {*pairs_overruled, *stands.rulings.overruled}
    lost = {judgement.id for judgement in stands.orphans()}
    words = _words(case, {i for judgement in wanted for i in about(judgement)})
    return [
        Listed(
            judgement=one,
            state=_state(one, overruled, lost),
            about=words.get(one.target, ""),
            value=_value_words(one, words),
            now=stands.now.get(one.target, ()),
        )
        for one in wanted
    ]


def _value_words(judgement: Judgement, words: Mapping[str, str]) -> str:
    """Return the words of what a judgement sets: of the other value, of whom it names, of the spans it gives."""
    if judgement.verb == "respan":
        return " … ".join(" ".join(span.quote.split()) for span in kept_spans(judgement.value))
    if judgement.verb == "recast":
        return ", ".join(words.get(i, i) for i in kept_part(judgement.value)[1])
    return words.get(judgement.value or "", "")


def _state(
    judgement: Judgement, overruled: Container[str], lost: Container[str]
) -> Literal["in force", "taken back", "overruled", "orphan"]:
    if judgement.undone_by:
        return "taken back"
    if judgement.id in lost:
        return "orphan"
    return "overruled" if judgement.id in overruled else "in force"


def _words(case: Case, ids: Iterable[str]) -> dict[str, str]:
    """Return the words of values by their ids, as the latest reading that holds them has them."""
    found: dict[str, str] = {}
    places: dict[int, list[str]] = {}
    for i, (_, seq) in case.ever(ids).items():
        places.setdefault(seq, []).append(i)
    for seq, several in places.items():
        held = {value.id: value for value in case.reading_at(seq).records()}
        found |= {i: shown_as(held[i]) for i in several}
    return found
