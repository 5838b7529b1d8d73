"""Which documents tell one story: groups by average-link over cosines of weighted vectors of words.

Words count by how rare they are among the documents, squared, names and numbers three times, for these are what tells
two quakes, or two arrests, apart. This proposes what to look at together; that two documents are of one story does not
make any two things in them one.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

ALIKE, STEM, NAME = 0.13, 5, 3
WORD = re.compile(r"[^\W\d_]{3,}|\d+")
Likenesses = NDArray[np.float64]


def stories(texts: Sequence[str]) -> list[int]:
    """Return the number of the story that each text tells; quadratic in the number of texts."""
    links = likenesses(texts)
    size = len(texts)
    np.fill_diagonal(links, -1.0)
    members = {n: [n] for n in range(size)}
    while size and links.max() >= ALIKE:
        one, other = sorted(divmod(int(links.argmax()), size))
        left, right = len(members[one]), len(members[other])
        links[one] = (left * links[one] + right * links[other]) / (left + right)
        links[:, one] = links[one]
        links[one, one] = -1.0
        links[other] = links[:, other] = -1.0
        members[one] += members.pop(other)
    return [n for _, n in sorted((text, n) for n, held in members.items() for text in held)]


def likenesses(texts: Sequence[str]) -> Likenesses:
    """Return the cosines of all texts, 0..1, a row and a column a text."""
    counts = [_counted(text) for text in texts]
    held = Counter(word for count in counts for word in count)
    column = {word: n for n, word in enumerate(sorted(word for word in held if held[word] > 1))}
    made = np.zeros((len(texts), max(1, len(column))))
    for row, count in enumerate(counts):
        for word in count.keys() & column.keys():
            made[row, column[word]] = (1 + math.log(count[word])) * math.log(len(texts) / held[word]) ** 2
    made /= np.linalg.norm(made, axis=1, keepdims=True) + np.finfo(float).tiny
    found: Likenesses = made @ made.T
    return found


def _counted(text: str) -> Counter[str]:
    """Count the words of a text by their first letters, names and numbers more than once."""
    found: Counter[str] = Counter()
    for word in WORD.findall(text):
        found[word[:STEM].lower()] += 1 if word.islower() else NAME
    return found
