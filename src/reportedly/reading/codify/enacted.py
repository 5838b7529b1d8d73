"""Who takes the positions of a list: "The Assembly (a) condemns …; (b) calls upon …" names him above its items only.

Resolutions, communiqués and the demands of a movement are written so. An item opens with its verb or with how somebody
feels; whoever the words above it that end in a colon or a comma are of does all that its items say.
"""

from reportedly.reading.codify.cast import Cast
from reportedly.reading.tree import Sentence
from reportedly.record import Actor

OPENING = frozenset({",", ":"})
MARKS = frozenset({"LS", "-LRB-", "-RRB-", "``", "''", ":", ".", ",", "NFP", "SYM", "CD"})
SHORT = 3  # letters of a mark of a list: "(a)", "iv"
TELLING = frozenset({"VBZ", "VBP", "VB", "VBN", "VBD", "VBG", "JJ", "NNS"})
OPENERS = 3  # tokens of "(a)"
FURTHER = frozenset({"advmod", "aux", "auxpass", "neg"})
ITEMS = 60  # sentences of a list at most


def enacting(cast: Cast, s: Sentence, v: int) -> tuple[Actor, ...]:
    """Return who does what the verb, adjective or noun at `v` says, where it opens an item of a list; else nobody."""
    if not opens_item(s, v):
        return ()
    sentences = cast.parse.sentences
    for k in range(s.index - 1, max(-1, s.index - ITEMS), -1):
        above = sentences[k]
        if above.block != s.block and above.words[-1] in OPENING and not _is_item(above):
            return _doer(cast, next(one for one in sentences[: k + 1] if one.block == above.block))
        if not _is_item(above) and above.block != s.block:
            return ()
    return ()


def opens_item(s: Sentence, v: int) -> bool:
    """Say whether the word at `v` opens its sentence, behind a mark of a list and its adverbs, or goes on with it."""
    if s.deps[v] == "conj":
        return s.kid(v, "nsubj", "nsubjpass") is None and opens_item(s, s.leader(v))
    if s.heads[v] != v or s.tags[v] not in TELLING or s.kid(v, "nsubj", "nsubjpass", "det", "poss", "expl") is not None:
        return False
    first = OPENERS if _is_marked(s) else s.left[v]
    return all(_is_mark(s, k) or (s.heads[k] == v and s.deps[k] in FURTHER) for k in range(first, v))


def _is_item(s: Sentence) -> bool:
    """Say whether a sentence is an item of a list, or but the mark of one."""
    return _is_marked(s) or opens_item(s, s.root) or not any(map(str.isalpha, s.words))


def _is_marked(s: Sentence) -> bool:
    """Say whether a sentence opens with "(a)" or the like."""
    return s.words[0] == "(" and s.words[2:OPENERS] == [")"] and len(s.words[1]) <= SHORT


def _is_mark(s: Sentence, k: int) -> bool:
    """Say whether a token is a mark of a list: "1.", "(iv)", "-"."""
    short = s.pos[k] == "X" and len(s.words[k]) <= SHORT
    return short or s.tags[k] in MARKS or not any(c.isalnum() for c in s.words[k])


def _doer(cast: Cast, lead: Sentence) -> tuple[Actor, ...]:
    """Return whom the words above a list are of: the subject of their verb, or the name that they are."""
    own = lead.kid(lead.root, "nsubj", "nsubjpass")
    return tuple(cast.who(lead, lead.root if own is None else own))
