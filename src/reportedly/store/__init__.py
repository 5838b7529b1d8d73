"""What is kept: readings, judgements, and words to search, in a case."""

from reportedly.store.case import Case, utc_now
from reportedly.store.search import Found

__all__ = ["Case", "Found", "utc_now"]
