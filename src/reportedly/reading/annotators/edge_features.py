"""What speaks for a start, an end or a pair of both as the edges of a piece of content: named features.

A feature is a short name ("e.next=advcl in"); its weight is learned (`training/attribution/edges.py`). Names start with
`s.` for the start, `e.` for the end, `p.` for both together. They draw on the parse (which constituent opens or closes
at the edge, what it hangs on), on spelling (marks, quotation marks, the word at the edge) and on the tag scores.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.reading.encoding.wordpieces import CLOSING, OPENING, Span, Words
from reportedly.reading.tree import Sentence

EDGE = "#"
NEAR = 6
FARTHEST_BIN = 14
CLAUSAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the parse: its sentence and its place there."""

    sentence: Sentence
    at: int

    @property
    def head(self) -> int:
        """Place of the head in the sentence."""
        return self.sentence.heads[self.at]

    @property
    def dep(self) -> str:
        """Dependency label."""
        return self.sentence.deps[self.at]

    @property
    def tag(self) -> str:
        """Penn tag."""
        return self.sentence.tags[self.at]


class Page:
    """A document's words beside its parse; the parse need not cover all of them."""

    def __init__(self, text: str, words: Words, trees: Sequence[Sentence]) -> None:
        """Index the sentences by place."""
        self.text, self.words, self._trees = text, words, trees
        self._starts = [s.start for s in trees]
        self._tokens: dict[int, Token | None] = {}

    def word(self, k: int) -> str:
        """Return word `k` in lower case, EDGE outside the document."""
        if not 0 <= k < len(self.words.starts):
            return EDGE
        return self.text[self.words.starts[k] : self.words.ends[k]].lower()

    def token(self, k: int) -> Token | None:
        """Return the token that holds word `k`, or None."""
        if k not in self._tokens:
            self._tokens[k] = self._token(k)
        return self._tokens[k]

    def _token(self, k: int) -> Token | None:
        if not 0 <= k < len(self.words.starts):
            return None
        start = self.words.starts[k]
        number = bisect_right(self._starts, start) - 1
        at = self._trees[number].token_at(start) if number >= 0 else None
        return None if at is None else Token(self._trees[number], at)

    def breaks(self, k: int) -> bool:
        """Say whether a line ends just before word `k`, or the document does."""
        if not 0 < k < len(self.words.starts):
            return True
        return "\n" in self.text[self.words.ends[k - 1] : self.words.starts[k]]


@dataclass(frozen=True, slots=True)
class Setting:
    """The attribution whose content is at stake: the words of its cue, the token of the cue's head, and its lemma."""

    page: Page
    cue: Span
    head: Token
    lemma: str


def setting(page: Page, cue: Span) -> Setting | None:
    """Return what the edges of a content are judged against, or None where the cue is not parsed."""
    tokens = [token for k in range(*cue) if (token := page.token(k)) is not None]
    if not tokens:
        return None
    s, inside = tokens[0].sentence, {t.at for t in tokens}
    head = next((t for t in tokens if t.sentence is s and (t.head not in inside or t.head == t.at)), tokens[0])
    return Setting(page, cue, head, s.lemmas[head.at])


def start_features(about: Setting, i: int, end: int, shift: int) -> list[str]:
    """Return what shows of a content of the words `i:end` that starts `shift` words after the marked start."""
    page = about.page
    side, gap = _side(about, i)
    found = [
        f"s.cue={side}{gap}",
        f"s.shift={_binned(shift)}",
        f"s.same={not shift}",
    ]
    token, last = page.token(i), page.token(i - 1)
    if last is not None:
        found += [f"s.tag-1={last.tag}", f"s.dep-1={last.dep}"]
    if token is None:
        return found
    s, at = token.sentence, token.at
    top = opened(s, at, at - 1)
    return [
        *found,
        f"s.tag={token.tag}",
        f"s.dep={token.dep}",
        f"s.first={at == 0}",
        f"s.whole={s.left[at] == at}",
        f"s.here={s is about.head.sentence}",
        f"s.opens={s.deps[top]} {s.pos[top]}",
        f"s.hangs={hangs(about, s, top, i, end)} {s.deps[top]}",
    ]


def end_features(about: Setting, j: int, start: int, shift: int) -> list[str]:
    """Return what shows of a content that ends before word `j`, `shift` words after the marked end."""
    page = about.page
    word = page.word(j - 1)
    side, gap = _side(about, j)
    found = [
        f"e.cue={side}{gap if side == 'before' else ''}",
        f"e.shift={_binned(shift)}",
        f"e.same={not shift}",
        f"e.line={page.breaks(j)}",
    ]
    token, then = page.token(j - 1), page.token(j)
    if then is not None:
        found += [f"e.tag+1={then.tag}", f"e.dep+1={then.dep}"]
    if token is None:
        return found
    s, at = token.sentence, token.at
    top = _closed(s, at)
    mark = "" if word.isalnum() else word
    return [
        *found,
        f"e.tag={token.tag}",
        f"e.dep={token.dep}",
        f"e.last={at == len(s) - 1} {mark}",
        f"e.whole={s.right[at] == at}",
        f"e.closes={s.deps[top]} {s.pos[top]}",
        f"e.hangs={hangs(about, s, top, start, j)} {s.deps[top]}",
        *_following(about, token, start, j),
    ]


def _following(about: Setting, token: Token, start: int, j: int) -> list[str]:
    """Say what constituent would come after the end, past one mark or two."""
    page, s = about.page, token.sentence
    k = next((k for k in (j, j + 1) if page.word(k).isalnum()), j + 2)
    mark = page.word(j) if k > j else "-"
    then = page.token(k)
    if then is None or then.sentence is not s:
        return [f"e.next=none {mark}"]
    top = opened(s, then.at, token.at)
    up, how = s.heads[top], hangs(about, s, top, start, j)
    return [
        f"e.next={s.deps[top]} {how} {mark}",
        f"e.next_tag={s.tags[top]} {how} {k > j}",
        f"e.next_up={s.deps[top]} {s.deps[up]} {s.pos[up]}",
    ]


def pair_features(about: Setting, i: int, j: int) -> list[str]:
    """Return what shows of a content of the words `i:j` as a whole."""
    page = about.page
    a, b = page.words.starts[i], page.words.ends[j - 1]
    inside = page.text[a:b]
    opened = sum(map(inside.count, OPENING)) - sum(map(inside.count, CLOSING))
    odd = f"{inside.count(chr(34)) % 2}{inside.count(chr(39) * 2) % 2}"
    found = [
        f"p.length={_binned(j - i)}",
        f"p.quotes={max(-1, min(1, opened))} {odd} {inside.count('(') != inside.count(')')}",
        f"p.marks={_mark(page.word(i))} {_mark(page.word(j - 1))}",
        f"p.around={_mark(page.word(i - 1))} {_mark(page.word(j))}",
    ]
    first, last = page.token(i), page.token(j - 1)
    if first is None or last is None:
        return found
    if first.sentence is not last.sentence:
        return [*found, f"p.sentences={min(3, last.sentence.index - first.sentence.index)}"]
    return found + _roots(about, first.sentence, first.at, last.at)


def _roots(about: Setting, s: Sentence, first: int, last: int) -> list[str]:
    """Say how many constituents the tokens make, and what the first of them is and hangs on."""
    loose = _loose(s, first, last)
    heads = _unmarked(s, loose)
    found = [f"p.loose={min(5, len(loose))}", f"p.roots={min(4, len(heads))}"]
    if not heads:
        return found
    root = heads[0]
    ours = s is about.head.sentence and s.heads[root] == about.head.at
    found += [
        f"p.root={s.deps[root]} {s.pos[root]}",
        f"p.root_hangs={ours} {s.deps[root]}",
        f"p.root_full={s.left[root] == first} {s.right[root] == last} {s.right[root] > last}",
    ]
    if ours:
        found.append(f"p.root_lemma={about.lemma} {s.deps[root]}")
    if len(heads) > 1:
        found.append(f"p.second={s.deps[heads[1]]} {s.pos[heads[1]]} {s.heads[heads[1]] == about.head.at}")
    return found


def roots(s: Sentence, first: int, last: int) -> list[int]:
    """Return the tokens of `first..last` whose heads lie outside, marks left out."""
    return _unmarked(s, _loose(s, first, last))


def _unmarked(s: Sentence, tokens: list[int]) -> list[int]:
    return [k for k in tokens if s.pos[k] != "PUNCT"]


def _loose(s: Sentence, first: int, last: int) -> list[int]:
    """Return the tokens of `first..last` whose heads lie outside."""
    heads = s.heads[first : last + 1]
    return [k for k, head in enumerate(heads, first) if not first <= head <= last or head == k]


def beheads(page: Page, marked: int, i: int) -> bool:
    """Say whether a start at word `i` cuts off the verb that the content hangs on ("it seems that")."""
    token, first = page.token(i), page.token(marked)
    if i <= marked or token is None or first is None or first.sentence is not token.sentence:
        return False
    s = token.sentence
    head = s.heads[opened(s, token.at, token.at - 1)]
    return first.at <= head < token.at and s.pos[head] in CLAUSAL


def _side(about: Setting, k: int) -> tuple[str, int]:
    """Return on which side of the cue a place between words is, and how many words off, at most NEAR."""
    if k >= about.cue[1]:
        return "after", min(NEAR, k - about.cue[1])
    return "before", min(NEAR, about.cue[0] - k)


def _mark(word: str) -> str:
    return "" if word.isalnum() else word


def _binned(number: int) -> int:
    """Return a count as it is up to 3, then two steps to a doubling; the sign is kept."""
    size = abs(number)
    step = size if size <= NEAR // 2 else 4 + int(2 * math.log2(size / 4))
    return min(step, FARTHEST_BIN) * (1 if number >= 0 else -1)


def opened(s: Sentence, at: int, before: int) -> int:
    """Return the highest token over `at` whose subtree holds nothing at or before `before`."""
    while s.heads[at] != at and s.left[s.heads[at]] > before:
        at = s.heads[at]
    return at


def _closed(s: Sentence, at: int) -> int:
    """Return the highest token over `at` whose subtree ends with it."""
    last = at
    while s.heads[at] != at and s.right[s.heads[at]] == last:
        at = s.heads[at]
    return at


def hangs(about: Setting, s: Sentence, top: int, i: int, j: int) -> str:
    """Say whether a constituent hangs on the cue, on a word of the content `i:j`, or on neither."""
    head = s.heads[top]
    if s is about.head.sentence and head == about.head.at:
        return "cue"
    words = about.page.words
    return "in" if words.starts[i] <= s.starts[head] < words.ends[j - 1] else "out"
