"""What is kept: readings, judgements, and words to search, in a case."""

from reportedly.store.case import Case, utc_now
from reportedly.store.history import Mark, Renewed
from reportedly.store.moments import moment
from reportedly.store.search import Found
from reportedly.store.shelf import Progress, Shelf
from reportedly.store.write import Outcome

__all__ = ["Case", "Found", "Mark", "Outcome", "Progress", "Renewed", "Shelf", "moment", "utc_now"]
