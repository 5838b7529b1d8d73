r"""A small encoder that finds attributions: who (source), by which words (cue), is said to hold what (content).

Words are cut as `\w+|[^\w\s]`, so that every boundary the model may choose is a boundary between words. A window of
whole sentences is read at a time, each sentence in the window where it stands farthest from an edge. Tags come from a
linear chain over the whole document (Viterbi); each piece of content points to its cue and each cue to its source, by
dot products. The model reads one window a run: integer arithmetic scales by the largest value of what it is given, so
a batch would let one text change the scores of another.
"""

import json
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

Span = tuple[int, int]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Attributed = tuple[list[Span], list[Span], list[Span], float]

WORD = re.compile(r"\w+|[^\w\s]")
UNKNOWN, CLS, SEP = "[UNK]", "[CLS]", "[SEP]"
OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
LONGEST = 60
TYPES = 16
SOURCE, CUE, CONTENT = range(3)
FARTHEST = 20
TO_CUE, TO_SOURCE = range(2)
OUTSIDE = -1e6


@dataclass(frozen=True, slots=True)
class Words:
    """A document as the model sees it.

    Attributes:
        starts: character offset of each word.
        ends: the same of its end.
        ids: vocabulary numbers of all word pieces, [SEP] before the first word after a line break.
        types: for each piece, what its spelling shows (`_type`), 0..15.
        first: for each word, the place of its first piece in `ids`.
        units: places in `ids` where a sentence starts (or a part of one too long for a window), and the end.
    """

    starts: list[int]
    ends: list[int]
    ids: Ints
    types: Ints
    first: Ints
    units: list[int]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `start:end` are read together; of these, `core_start:core_end` are believed."""

    start: int
    end: int
    core_start: int
    core_end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `start:end` with one role (SOURCE, CUE or CONTENT)."""

    role: int
    start: int
    end: int


class WordPieces:
    """Cuts a word into the pieces of a BERT vocabulary, longest first (Wu et al. 2016), after lower-casing."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Number the pieces by their place in `vocabulary`."""
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.cls, self.sep = (self.numbers[name] for name in (UNKNOWN, CLS, SEP))
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of `word`, never none."""
        found = self._known.get(word)
        if found is None:
            found = self._cut(_plain(word))
            if len(self._known) < 1 << 17:
                self._known[word] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        pieces: list[int] = []
        start = 0
        while start < len(word) <= LONGEST:
            end = self._longest(word, start)
            if end == start:
                return (self.unknown,)
            pieces.append(self.numbers["##" * (start > 0) + word[start:end]])
            start = end
        return tuple(pieces) or (self.unknown,)

    def _longest(self, word: str, start: int) -> int:
        mark = "##" if start else ""
        return next((end for end in range(len(word), start, -1) if mark + word[start:end] in self.numbers), start)


def _plain(word: str) -> str:
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(sign for sign in unicodedata.normalize("NFD", lower) if unicodedata.category(sign) != "Mn")


def encode(text: str, sentences: Sequence[Span], cut: WordPieces, longest: int) -> Words:
    """Cut the sentences of `text` into words and pieces; one of more than `longest` pieces gets several units."""
    encoder = _Encoder(text, cut, longest)
    for sentence in sentences:
        encoder.sentence(*sentence)
    return encoder.words()


class _Encoder:
    """Takes in the sentences of one text, in order."""

    def __init__(self, text: str, cut: WordPieces, longest: int) -> None:
        self.text, self.cut, self.longest = text, cut, longest
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.ids: list[int] = []
        self.types: list[int] = []
        self.first: list[int] = []
        self.units: list[int] = []
        self.before, self.quoted = 0, False

    def sentence(self, start: int, end: int) -> None:
        fresh = True
        for match in WORD.finditer(self.text, start, end):
            pieces = self.cut(match.group())
            if fresh or len(self.ids) + len(pieces) - self.units[-1] > self.longest:
                self.units.append(len(self.ids))
                fresh = False
            self._word(match.group(), match.start(), pieces)

    def _word(self, word: str, start: int, pieces: Sequence[int]) -> None:
        if start > self.before and "\n" in self.text[self.before : start]:
            self._line()
        self.quoted, inside = _quotation(word, quoted=self.quoted)
        self.first.append(len(self.ids))
        self.starts.append(start)
        self.ids.extend(pieces)
        self.types.extend([_type(word) + 4 * (start > self.before) + 8 * inside] * len(pieces))
        self.before = start + len(word)
        self.ends.append(self.before)

    def _line(self) -> None:
        self.quoted = False
        self.ids.append(self.cut.sep)
        self.types.append(0)

    def words(self) -> Words:
        ids, types, first = (_ints(values) for values in (self.ids, self.types, self.first))
        return Words(self.starts, self.ends, ids, types, first, [*self.units, len(self.ids)])


def _ints(values: Sequence[int]) -> Ints:
    return np.asarray(values, dtype=np.int64)


def _quotation(word: str, *, quoted: bool) -> tuple[bool, bool]:
    """Return whether a quotation runs on after `word`, and whether the word is inside one (marks count as inside)."""
    if word in OPENING:
        return True, True
    if word in CLOSING:
        return False, True
    if word == STRAIGHT:
        return not quoted, True
    return quoted, quoted


def _type(word: str) -> int:
    """Say how a word is spelt: 1 lower case, 2 with a capital, 3 all capitals, 0 else."""
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() else 0


def windows(units: Sequence[int], size: int, context: int) -> list[Window]:
    """Cover all units with windows of at most `size` pieces that share about `context` pieces with the next one."""
    count = len(units) - 1
    ranges: list[Span] = []
    start = 0
    while start < count:
        end = start + 1
        while end < count and units[end + 1] - units[start] <= size:
            end += 1
        ranges.append((start, end))
        if end == count:
            break
        start = _back(units, start, end, context)
    cuts = [0, *(_middle(units, right[0], left[1]) for left, right in pairwise(ranges)), units[-1]]
    return [Window(units[start], units[end], cuts[k], cuts[k + 1]) for k, (start, end) in enumerate(ranges)]


def _back(units: Sequence[int], start: int, end: int, context: int) -> int:
    """Return where the next window starts: `context` pieces or more before this one ends, but after it starts."""
    place = end
    while place - 1 > start and units[end] - units[place] < context:
        place -= 1
    return place


def _middle(units: Sequence[int], first: int, last: int) -> int:
    """Return the boundary between units that lies closest to the middle of what two windows share."""
    middle = (units[first] + units[last]) / 2
    return min(units[first : last + 1], key=lambda place: abs(place - middle))


@dataclass(frozen=True, slots=True)
class View:
    """What one window makes of its words `first:`: a vector for each side of both kinds of pointer, and [CLS]'s key."""

    first: int
    pointers: Floats
    nowhere: Floats


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model makes of a document: tag scores of each word, and the number of the view that is to be believed.

    Vectors of different windows are never compared: they tell places apart by the place in the window.
    """

    tags: Floats
    home: Ints
    views: tuple[View, ...]


class Chain:
    """A linear chain over tags; `tags` are "O" and (role, position) by name, such as "B-cue"."""

    def __init__(self, tags: Sequence[str], start: Floats, steps: Floats, end: Floats) -> None:
        """Hold the scores of starting with a tag, of each step from one to the next, and of ending."""
        self.start, self.steps, self.end = start, np.ascontiguousarray(steps.T), end
        names = ("source", "cue", "content")
        self.roles = [-1 if tag == "O" else names.index(tag[2:]) for tag in tags]
        self.opens = [tag[0] in "BS" for tag in tags]

    def best(self, scores: Floats) -> list[int]:
        """Return the best sequence of tags for scores of (words, tags)."""
        held = scores[0] + self.start
        came = np.empty(scores.shape, dtype=np.int64)
        for k in range(1, len(scores)):
            through = self.steps + held
            came[k] = through.argmax(1)
            held = through.max(1) + scores[k]
        tag = int((held + self.end).argmax())
        path = [tag]
        for k in range(len(scores) - 1, 0, -1):
            tag = int(came[k, tag])
            path.append(tag)
        return path[::-1]

    def pieces(self, path: Sequence[int]) -> list[Piece]:
        """Return the runs of equal roles, cut where a tag opens a new one."""
        found: list[Piece] = []
        start, role = 0, -1
        for k, tag in enumerate([*path, self.roles.index(-1)]):
            if self.roles[tag] != role or self.opens[tag]:
                if role >= 0:
                    found.append(Piece(role, start, k))
                start, role = k, self.roles[tag]
        return found


@dataclass(frozen=True, slots=True)
class Joined:
    """One attribution in pieces; the source may be None, the contents none."""

    source: Piece | None
    cue: Piece
    contents: tuple[Piece, ...]


def buckets(distance: Ints) -> Ints:
    """Number signed distances in words on a logarithmic scale, two steps to a doubling: 0..2 x FARTHEST."""
    steps = np.floor(2 * np.log2(np.abs(distance) + 1.0)).astype(np.int64)
    numbers: Ints = FARTHEST + np.sign(distance) * np.minimum(steps, FARTHEST)
    return numbers


def join(pieces: Sequence[Piece], seen: Seen, near: Floats) -> list[Joined]:
    """Give each content the cue and each cue the source that its pointer prefers; contents without a cue are lost."""
    cues, sources, contents = ([p for p in pieces if p.role == role] for role in (CUE, SOURCE, CONTENT))
    if not cues:
        return []
    owners = pointed(contents, cues, seen, near, TO_CUE)[:, 1:].argmax(1)
    chosen = pointed(cues, sources, seen, near, TO_SOURCE).argmax(1)
    return [
        Joined(
            sources[chosen[k] - 1] if chosen[k] else None,
            cue,
            tuple(piece for piece, owner in zip(contents, owners, strict=True) if owner == k),
        )
        for k, cue in enumerate(cues)
    ]


def pointed(left: Sequence[Piece], right: Sequence[Piece], seen: Seen, near: Floats, kind: int) -> Floats:
    """Return the scores (left, 1 + right) of pointing nowhere, or from one to the other: likeness and nearness.

    What lies outside the window is only ever chosen for want of anything inside, the nearest first.
    """
    here, there = _ints([piece.start for piece in left]), _ints([piece.start for piece in right])
    distance = there[None, :] - here[:, None]
    scores = np.empty((len(left), 1 + len(right)), dtype=np.float32)
    scores[:, 1:] = OUTSIDE - np.abs(distance)
    for number in sorted(set(seen.home[here].tolist())):
        view = seen.views[number]
        rows = np.flatnonzero(seen.home[here] == number)
        inside = np.flatnonzero((there >= view.first) & (there < view.first + view.pointers.shape[1]))
        ours = view.pointers[2 * kind][here[rows] - view.first]
        theirs = view.pointers[2 * kind + 1][there[inside] - view.first]
        scores[rows, 0] = ours @ view.nowhere[kind]
        closeness = near[kind][buckets(distance[np.ix_(rows, inside)])]
        scores[np.ix_(rows, 1 + inside)] = ours @ theirs.T + closeness
    return scores


Run = Callable[[Ints, Ints], tuple[Floats, Floats]]


class Attributor:
    """Reads attributions; holds no state between texts."""

    def __init__(self, config: Mapping[str, Any], vocabulary: Sequence[str], run: Run) -> None:
        """Hold the settings of the model, and `run`: (1, pieces) of ids and types to tag scores and pointers."""
        self.window, self.context = int(config["window"]), int(config["context"])
        self.cut = WordPieces(vocabulary)
        self.chain = Chain(config["tags"], *(np.asarray(config[k], np.float32) for k in ("start", "steps", "end")))
        self.near = np.asarray(config["near"], np.float32)
        self.run = run

    def attributions(self, text: str, sentences: Sequence[Span]) -> list[Attributed]:
        """Return (source, cue, content, score) of each attribution by the place of its cue.

        Spans are character offsets, sorted; a source may be missing, a content may have several spans. `score` is the
        mean probability of the cue's words being one, 0..1.
        """
        words = encode(text, sentences, self.cut, self.window // 2)
        if not words.starts:
            return []
        seen = self.see(words)
        return [self._spans(found, words, seen) for found in self.decode(seen)]

    def decode(self, seen: Seen) -> list[Joined]:
        """Return the attributions of a document, as words."""
        return join(self.chain.pieces(self.chain.best(seen.tags)), seen, self.near)

    def see(self, words: Words) -> Seen:
        """Run the model over all windows and lay the believed parts of their tags side by side."""
        plan = windows(words.units, self.window, self.context)
        tags, views, home = [], [], []
        for number, window in enumerate(plan):
            scores, view = self._read(words, window)
            low, high = (bisect_left(words.first, place) for place in (window.core_start, window.core_end))
            tags.append(scores[low - view.first : high - view.first])
            views.append(view)
            home += [number] * (high - low)
        return Seen(np.concatenate(tags), _ints(home), tuple(views))

    def _read(self, words: Words, window: Window) -> tuple[Floats, View]:
        ids = np.concatenate([[self.cut.cls], words.ids[window.start : window.end], [self.cut.sep]])
        types = np.concatenate([[0], words.types[window.start : window.end], [0]])
        tags, pointers = self.run(ids[None], types[None])
        low, high = (bisect_left(words.first, place) for place in (window.start, window.end))
        at = words.first[low:high] - window.start + 1
        sides = pointers[0].reshape(len(ids), 4, -1).transpose(1, 0, 2)
        return tags[0][at], View(low, sides[:, at], sides[1::2, 0])

    def _spans(self, found: Joined, words: Words, seen: Seen) -> Attributed:
        return (
            _characters([found.source] if found.source else [], words),
            _characters([found.cue], words),
            _characters(found.contents, words),
            self._sureness(found.cue, seen),
        )

    def _sureness(self, cue: Piece, seen: Seen) -> float:
        scores = seen.tags[cue.start : cue.end].astype(np.float64)
        weights = np.exp(scores - scores.max(1, keepdims=True))
        ours = weights[:, [role == CUE for role in self.chain.roles]].sum(1) / weights.sum(1)
        return round(float(ours.mean()), 4)


def load(folder: Path, *, threads: int = 1) -> Attributor:
    """Load a model folder: `model.int8.onnx`, `vocab.txt`, `config.json`."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = ort.InferenceSession(str(folder / config["model"]), options, providers=["CPUExecutionProvider"])

    def run(ids: Ints, types: Ints) -> tuple[Floats, Floats]:
        tags, pointers = session.run(None, {"ids": ids, "types": types})
        return tags, pointers

    return Attributor(config, (folder / "vocab.txt").read_text(encoding="utf-8").splitlines(), run)


def _characters(pieces: Sequence[Piece], words: Words) -> list[Span]:
    return [(words.starts[piece.start], words.ends[piece.end - 1]) for piece in pieces]


class EncoderAttributor:
    """The attributor door's built-in: the model that comes with the package, one processor core a process."""

    def __init__(self) -> None:
        """Put off loading until something is read."""
        self._loaded: Attributor | None = None

    def attributions(self, text: str, sentences: Sequence[Span]) -> Sequence[Attributed]:
        """Return (source, cue, content, score) of each attribution by the place of its cue."""
        if self._loaded is None:
            with as_file(files("reportedly") / "models" / "attribution") as folder:
                self._loaded = load(folder)
        return self._loaded.attributions(text, sentences)
