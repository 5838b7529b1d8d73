"""Whether a mended sentence is still a tree: every token has a root above it, and no other token is called root."""

from reportedly.reading.tree import Sentence


def arrays(s: Sentence) -> tuple[list[int], list[str], list[str], list[str], list[str]]:
    """Return copies of what a mend may change."""
    return s.heads[:], s.deps[:], s.tags[:], s.pos[:], s.lemmas[:]


def is_tree(s: Sentence) -> bool:
    """Say whether every token has a root above it."""
    safe: set[int] = set()
    for i in range(len(s)):
        path: list[int] = []
        at = i
        while at not in safe and s.heads[at] != at:
            if len(path) == len(s):
                return False
            path.append(at)
            at = s.heads[at]
        safe.update(path)
        safe.add(at)
    return True


def label_roots(s: Sentence) -> None:
    """Let a token be labelled as root if it is its own head, and only then."""
    for i, head in enumerate(s.heads):
        if (head == i) != (s.deps[i] == "ROOT"):
            s.deps[i] = "ROOT" if head == i else "dep"
