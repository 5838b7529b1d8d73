"""Names for values of the record that hold anywhere: `urn:rpt:statement:…`, made of ids, which are made of content."""

SPACE = "urn:rpt:"
OF_ANOTHER = {"annotation": "statement"}


def urn(i: str, kind: str = "") -> str:
    """Return the URN of a value by its id; with a kind, of what is made of it under that name."""
    of, _, digits = i.partition("-")
    return f"{SPACE}{kind or of}:{digits or of}"


def value_id(name: str) -> str:
    """Return the id of the value that a URN is made of; that of an annotation is its statement's."""
    kind, _, digits = name.removeprefix(SPACE).partition(":")
    return f"{OF_ANOTHER.get(kind, kind)}-{digits}"
