"""Which ids in others' files are those of our records: made of content, and so of one shape wherever they come back."""

import re

OURS = re.compile(r"(?:actor|place)-[0-9a-f]{12}")


def is_ours(i: object) -> bool:
    """Say whether an id is that of an actor or place of a record, this case's or another's."""
    return isinstance(i, str) and OURS.fullmatch(i) is not None
