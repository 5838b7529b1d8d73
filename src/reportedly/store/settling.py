"""Which judgements are in force: a judgement is taken back by a later "reject" of its id that is in force itself."""

from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.record import Judgement

UNDOES = "reject"


def settled(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Return the same judgements, oldest first, each with the one in force that takes it back, if any.

    A judgement can only take back an older one, so that the newest decides first: taking back what took something
    back puts that in force again.
    """
    places = {judgement.id: place for place, judgement in enumerate(judgements)}
    undone: dict[str, str] = {}
    for place in range(len(judgements) - 1, -1, -1):
        judgement = judgements[place]
        older = places.get(judgement.target, place) < place
        if judgement.verb == UNDOES and older and judgement.id not in undone:
            undone.setdefault(judgement.target, judgement.id)
    return [replace(judgement, undone_by=undone.get(judgement.id)) for judgement in judgements]
