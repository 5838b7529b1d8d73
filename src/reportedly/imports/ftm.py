"""FollowTheMoney entities or statements, a line each, as judgements: what they hold for one entity is one.

An entity that was merged has the ids that went into it as `referents`; a statement has the entity it was said of and
the one that it counts for (`canonical_id`). Nothing else in them decides anything about a case.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.imports.lines import no_such, values
from reportedly.imports.ours import is_ours
from reportedly.plugins import Losses
from reportedly.record import Decided, Format

CALLED = "FollowTheMoney file"


class FtmEntities:
    """Merged entities as judgements."""

    form = Format(
        title="FollowTheMoney entities or statements (JSON, one a line)",
        suffix=".ftm.json",
        keeps="which actors and places of the case they hold for one",
        drops="all that they say of entities: none of it was read in a report",
        carries=("judgement",),
    )

    def read(self, file: BinaryIO, losses: Losses) -> Iterator[Decided]:
        """Yield a decision for each further id of ours that stands for one entity."""
        heads: dict[str, str] = {}
        joined: set[tuple[str, str]] = set()
        for number, row in values(file, CALLED):
            canonical, ids = _ids(row, number)
            if not ids:
                losses.drop("judgement", "about nothing of ours")
            for i in ids:
                head = heads.setdefault(canonical, i)
                if head != i and (head, i) not in joined:
                    joined.add((head, i))
                    yield Decided(verb="same", target=head, value=i, reason=f"one in FollowTheMoney: {canonical}")


def _ids(row: Any, number: int) -> tuple[str, list[str]]:  # noqa: ANN401 - whatever stands in the line
    """Return what a line is about, and the ids of ours that it holds for that; raises InputError."""
    held = row if isinstance(row, dict) else {}
    if isinstance(held.get("canonical_id"), str) and isinstance(held.get("entity_id"), str):
        canonical, ids = held["canonical_id"], [held["canonical_id"], held["entity_id"]]
    elif isinstance(held.get("id"), str) and isinstance(held.get("schema"), str):
        canonical, ids = held["id"], [held["id"], *(held.get("referents") or ())]
    else:
        raise no_such(CALLED, number, "it is neither an entity nor a statement")
    return canonical, [i for i in dict.fromkeys(ids) if is_ours(i)]
