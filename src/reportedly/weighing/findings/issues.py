"""Which propositions of several documents are one issue: those of one key, or of one kind and the same telling words.

Where neither party to an issue is known, its key holds in one document only ("the sea lane accord"). What another
document says with the same words beside its noun is the same issue ("the accord on the sea lane"), and so is what says
more ("the sea lane accord with Tarn"), where no two that differ say more of it.
"""

import re
from calendar import day_name, month_name
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.codebook.gazetteer import fold
from reportedly.codebook.weighing import weighing_words
from reportedly.record import Proposition, Reading

OF_ONE_DOCUMENT = re.compile(r"@doc-\w+$")
ANYBODY = "*"  # stands in a key for a party that is not known
INDEFINITE = re.compile(r"\b(?:a|an|any|some) [^\W\d_]+", re.IGNORECASE)
WORDED = "worded:"  # begins the name of an issue that is known by its words alone
WORD = re.compile(r"[^\W_]+")
SMALL = re.compile(
    r"the|an?|of|with|on|for|in|at|to|between|over|about|by|from|near|and|or|its|his|her|their|this|that|these|those"
    r"|it|they|he|she|be|not|new"
)
TIMES = frozenset(name.lower() for name in (*day_name, *month_name) if name)
STEM = 5
Issue = tuple[str, bool]  # its name, and whether the proposition is its other side
Worded = dict[frozenset[str], Issue]


def issues_of(readings: Iterable[Reading]) -> Mapping[str, Issue]:
    """Return of each proposition of some documents which issue it is, by its id; their order is no matter."""
    worded: defaultdict[str, dict[str, Proposition]] = defaultdict(dict)
    for topic in (topic for reading in readings for topic in reading.propositions):
        worded[topic.id][topic.text] = topic
    topics = [(i, [held[text] for text in sorted(held)]) for i, held in sorted(worded.items())]
    known: defaultdict[str, Worded] = defaultdict(dict)
    found: dict[str, Issue] = {}
    for i, held in sorted(topics, key=lambda pair: _is_loose(pair[1][0])):
        found[i] = _named(held[0])
        for words in filter(None, (_telling(topic.text) for topic in held)):
            known[_kind(held[0])].setdefault(words, found[i])
    return {i: _fullest(held, known[_kind(held[0])]) or found[i] for i, held in topics}


def _is_loose(topic: Proposition) -> bool:
    """Say whether the key of a proposition holds in one document only."""
    return OF_ONE_DOCUMENT.search(topic.key) is not None


def _named(topic: Proposition) -> Issue:
    """Return the issue of a proposition by itself: of its key, or of its words where the key is of one document."""
    if _is_loose(topic):
        return f"{WORDED}{_kind(topic)} {' '.join(sorted(_telling(topic.text))) or fold(topic.text)}", False
    turned = topic.opposite_of is not None and topic.opposite_of < topic.id
    return (topic.opposite_of or topic.id, True) if turned else (topic.id, False)


def _fullest(held: Sequence[Proposition], known: Worded) -> Issue | None:
    """Return the issue that all wordings of a proposition are told more fully by; None where both parties are known."""
    if ANYBODY not in held[0].key:
        return None
    found = {_fuller(topic, known) for topic in held}
    return found.pop() if len(found) == 1 else None


def _kind(topic: Proposition) -> str:
    """Return what is done in an issue, and which way."""
    return topic.key.partition("(")[0]


def _fuller(topic: Proposition, known: Worded) -> Issue | None:
    """Return the issue that is told with the same words, or with all of these and more; None where two differ.

    "A corridor" is not "the corridor to Sele".
    """
    words = _telling(topic.text)
    if not words or (len(words) == 1 and INDEFINITE.search(topic.text)):
        return None
    held = {more: issue for more, issue in known.items() if words <= more}
    most = max(held, key=len)
    return held[most] if all(more <= most for more in held) else None


def _telling(text: str) -> frozenset[str]:
    """Return the beginnings of the words that tell an issue from others of its kind: all but its noun and days."""
    words = [fold(word) for word in WORD.findall(text)]
    ends = (n for n, word in enumerate(words) if n and SMALL.fullmatch(word) and not SMALL.fullmatch(words[n - 1]))
    head = next(ends, len(words)) - 1
    aside = weighing_words().plain_words | TIMES
    return frozenset(
        word[:STEM] for n, word in enumerate(words) if n != head and not (word in aside or SMALL.fullmatch(word))
    )
