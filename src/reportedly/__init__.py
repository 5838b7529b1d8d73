"""reportedly: who did what to whom, and who says so, through whom."""

__version__ = "0.1.0"
