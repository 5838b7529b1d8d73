"""What two claims that somebody has put beside one another say against one another, by who does what in each.

Neither is a document of a case: both are parsed when it is asked for, and nothing is kept.
"""

from reportedly import acquire
from reportedly.pipeline import DEFAULTS, parsed
from reportedly.reading.codify.opposed import Opposition, opposed
from reportedly.reading.tree import Parse
from reportedly.settings import Settings


def opposed_claims(one: str, other: str, settings: Settings = DEFAULTS) -> list[Opposition]:
    """Return the predicates of two texts on one matter that cannot both hold, each with its place in its text.

    Args:
        one: the one text.
        other: the other; which comes first makes no difference.
        settings: which parser reads them.
    """
    return opposed(_parse(one, settings), _parse(other, settings))


def _parse(text: str, settings: Settings) -> Parse:
    return parsed(acquire.read(text.encode("utf-8", "surrogatepass"), "-"), settings)[1]
