"""spaCy's attribute ruler, several times as fast: what its rules do to a token is remembered.

The ruler turns tags into parts of speech and names the exceptions; it matches all its rules against every text. But a
rule of one token looks at its word, tag and dependency alone, and all words that no rule names look alike to it. So
what the rules make of such a triple is worked out once; only the few rules of several tokens are matched every time.
The result is that of the stock component.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import numpy as np
from spacy import attrs
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span

STOCK, OURS = "attribute_ruler", "reportedly_ruler"
LOOKED_AT = {"LOWER", "TAG", "DEP", "IS_SPACE"}
TESTS = {"IN", "NOT_IN", "REGEX"}
WRITTEN = (attrs.TAG, attrs.DEP, attrs.POS, attrs.MORPH, attrs.LEMMA)

Effect = Mapping[int, int]
Pattern = list[dict[str, Any]]
Row = tuple[int, ...]  # a token's values of WRITTEN
Key = tuple[int, Row]  # its word, or 0 for all that no rule names, and the values it came with


class Ruler:
    """Does to a Doc what a stock ruler does."""

    def __init__(self, stock: AttributeRuler) -> None:
        """Take over the rules of a stock ruler, of which `rememberable` holds."""
        self.effects: Sequence[Effect] = stock.attrs
        self.places: Sequence[int] = stock.indices
        self.strings = stock.vocab.strings
        self.single, self.joint = Matcher(stock.vocab), Matcher(stock.vocab)
        for number, pattern in _patterns(stock):
            matcher = self.single if len(pattern) == 1 else self.joint
            matcher.add(f"{number} {len(pattern)}", [pattern])
        self.words, self.spellings = _named(stock)
        self._kinds: dict[int, int] = {}
        self._rules: dict[Key, list[int]] = {}
        self._written: dict[Key, Row] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the tags, dependencies, parts of speech, morphology and lemmas that the rules give; return the Doc."""
        keys = [(self._kind(word), tuple(row)) for word, *row in doc.to_array([attrs.LOWER, *WRITTEN]).tolist()]
        rows = [self._written.get(key) or self._learn(key, doc, at) for at, key in enumerate(keys)]
        for at, rules in self._joint(doc).items():
            rows[at] = self._row(keys[at], sorted([*rules, *self._rules[keys[at]]]))
        if rows:
            doc.from_array(list(WRITTEN), np.array(rows, dtype=np.uint64))  # type: ignore[arg-type]
        return doc

    def _kind(self, word: int) -> int:
        """Return the number of a lower-case word where a rule may tell it from others, else 0."""
        kind = self._kinds.get(word)
        if kind is None:
            form = self.strings[word]
            told = form in self.words or form.isspace() or any(spelling.search(form) for spelling in self.spellings)
            kind = self._kinds[word] = word if told else 0
        return kind

    def _learn(self, key: Key, doc: Doc, at: int) -> Row:
        """Work out what the rules of one token make of the token at `at`, whose key is new."""
        self._rules[key] = sorted({number for number, _, _ in self._matches(self.single, doc[at : at + 1])})
        row = self._written[key] = self._row(key, self._rules[key])
        return row

    def _joint(self, doc: Doc) -> dict[int, list[int]]:
        """Return the rules of several tokens that match, by the token that each is to change."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, start, end in self._matches(self.joint, doc):
            found[range(start, end)[self.places[number]]].append(number)
        return found

    def _matches(self, matcher: Matcher, words: Doc | Span) -> Iterator[tuple[int, int, int]]:
        """Yield the number, the start and the end of each rule that matches; a matcher without rules would warn."""
        for match, start, end in matcher(words, allow_missing=True) if len(matcher) else ():
            yield int(self.strings[match].split()[0]), start, end

    def _row(self, key: Key, rules: Sequence[int]) -> Row:
        """Return a token's values when some rules are followed, later ones overriding."""
        row = dict(zip(WRITTEN, key[1], strict=True))
        for number in rules:
            row |= self.effects[number]
        return tuple(row[attr] for attr in WRITTEN)


def rememberable(stock: AttributeRuler) -> bool:
    """Say whether the rules of a stock ruler look at nothing, and change nothing, that `Ruler` does not know of."""
    return all(set(WRITTEN).issuperset(effect) for effect in stock.attrs) and all(
        LOOKED_AT.issuperset(token) and all(TESTS.issuperset(test) for test in token.values() if isinstance(test, dict))
        for _, pattern in _patterns(stock)
        for token in pattern
    )


def _patterns(stock: AttributeRuler) -> Iterator[tuple[int, Pattern]]:
    """Yield the patterns of a ruler, each with the number of its rule."""
    for number, rule in enumerate(stock.patterns):
        for pattern in cast("list[Pattern]", rule["patterns"]):
            yield number, pattern


def _named(stock: AttributeRuler) -> tuple[set[str], list[re.Pattern[str]]]:
    """Return the words that rules name, and the spellings by which they know others."""
    words: set[str] = set()
    spellings = []
    for token in (token for _, pattern in _patterns(stock) for token in pattern):
        word = token.get("LOWER", {})
        if isinstance(word, str):
            words.add(word)
            continue
        words.update(word.get("IN", ()), word.get("NOT_IN", ()))
        if "REGEX" in word:
            spellings.append(re.compile(word["REGEX"]))
    return words, spellings


@Language.factory(OURS)
def _make(nlp: Language, name: str) -> Ruler:  # noqa: ARG001 - spaCy calls it with these
    return Ruler(cast("AttributeRuler", nlp.get_pipe(STOCK)))


def remember(nlp: Language) -> None:
    """Let `Ruler` stand in for a pipeline's stock ruler, where there is one whose rules may be remembered."""
    stock = nlp.get_pipe(STOCK) if STOCK in nlp.pipe_names else None
    if isinstance(stock, AttributeRuler) and rememberable(stock):
        nlp.add_pipe(OURS, after=STOCK)
        nlp.disable_pipe(STOCK)
