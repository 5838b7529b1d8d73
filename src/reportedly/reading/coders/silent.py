"""The coder that proposes nothing: the codebook's words code alone."""

from collections.abc import Sequence

Range = tuple[int, int]


class Silent:
    """Leaves what the codebook's words do not say unsaid."""

    name = "rules"

    def stances(self, text: str, asked: Sequence[tuple[Range, Range, Range]]) -> list[None]:  # noqa: ARG002 - the door's
        """Return nothing for each pair."""
        return [None] * len(asked)

    def weigh(self, text: str, asked: Sequence[tuple[Range, Range, Range]]) -> list[None]:  # noqa: ARG002 - the door's
        """Return nothing for each pair."""
        return [None] * len(asked)
