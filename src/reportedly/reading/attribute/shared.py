"""What a second verb shares with the first: the "would not" of "would not confirm A, nor say whether C"."""

from reportedly.reading.tree import Sentence


def shared_not(s: Sentence, verb: int) -> list[int]:
    """Return the "would not" that a bare verb shares with the first one: "would not confirm A, nor say whether C"."""
    first = s.heads[verb]
    if s.deps[verb] != "conj" or s.tags[verb] != "VB" or s.tags[first] != "VB" or first > verb:
        return []
    joint = next((k for k in s.kids_by(first, "cc") if first < k < verb and s.lower[k] in {"or", "nor"}), None)
    if joint is None or s.kid(verb, "aux", "nsubj", "nsubjpass", "neg") is not None:
        return []
    helpers = s.kids_by(first, "aux", "neg")
    return helpers if any(s.deps[k] == "neg" for k in helpers) else []
