"""What others made, on its way into a case: rows beside the record, decisions as judgements; and what it comes to.

Nothing that comes in so is a document, a statement or an origin. What is brought in twice is there once.
"""

from reportedly.bringing.intake import bring, import_of
from reportedly.bringing.lists import Compared, Here, ToRead, compared, to_read

__all__ = ["Compared", "Here", "ToRead", "bring", "compared", "import_of", "to_read"]
