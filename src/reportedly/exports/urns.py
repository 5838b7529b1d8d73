"""Names for values of the record that hold anywhere: `urn:rpt:statement:…`, made of ids, which are made of content."""

SPACE = "urn:rpt:"


def urn(i: str, kind: str = "") -> str:
    """Return the URN of a value by its id; with a kind, of what is made of it under that name."""
    of, _, digits = i.partition("-")
    return f"{SPACE}{kind or of}:{digits or of}"
