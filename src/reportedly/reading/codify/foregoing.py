"""What a document told right before a sentence: what "this", "such accounts" or "the incident" stand for there.

A denial points back at what somebody else was reported to say, blame and praise at what was told to have been done.
"""

from collections.abc import Iterator

from reportedly.codebook.positions import words
from reportedly.reading.codify.cast import Cast
from reportedly.reading.codify.clauses import is_negated, is_supposed
from reportedly.reading.codify.propositions import action
from reportedly.reading.tree import Sentence
from reportedly.record import Statement

Spot = tuple[Sentence, int]
NEAR = 2  # sentences that "such accounts" points back over
TOLD = frozenset({"VBD", "VBN", "VBZ", "VBP", "VBG"})
WITHIN = frozenset({"ROOT", "ccomp", "conj", "xcomp", "pcomp"})


class Foregoing:
    """Finds what was said or done before a sentence."""

    def __init__(self, cast: Cast, statements: tuple[Statement, ...]) -> None:
        """Index what somebody is reported to say by the sentence that it stands in."""
        self.cast = cast
        self._said: dict[int, list[Statement]] = {}
        for one in statements:
            s = cast.parse.sentence_at(one.content[-1].start) if one.content and one.chain else None
            if s is not None and one.chain[-1].cue:
                self._said.setdefault(s.index, []).append(one)

    def said(self, s: Sentence, home: Statement) -> Spot | None:
        """Return the head of what somebody other than the speaker of `home` was last reported to say before `s`."""
        voice = home.chain[-1].voice if home.chain else None
        for one in self._before(s):
            told = [held for held in self._said.get(one.index, ()) if held.chain[-1].voice != voice]
            for statement in reversed(told):
                head = self._head(one, statement)
                if head is not None:
                    return one, head
        return None

    def done(self, s: Sentence, near: int = NEAR) -> Spot | None:
        """Return the verb of the violence that was last told before `s`, its sentence's own verb first."""
        for one in list(self._before(s))[:near]:
            verbs = [k for k in range(len(one)) if one.deps[k] in WITHIN and self._is_deed(one, k)]
            if verbs:
                return one, min(verbs, key=lambda k: (len(list(one.ancestors(k))), k))
        return None

    def kind(self, s: Sentence, at: int) -> Spot | None:
        """Return what "one" is one of: the last thing before it that was spoken of as not known yet ("an inquiry")."""
        if any(s.deps[k] in {"prep", "relcl"} for k in s.kids[at]):
            return None
        for one, end in ((s, at), *((one, len(one)) for one in list(self._before(s))[:1])):
            new = [k for k in range(end) if any(one.lower[m] in {"a", "an"} for m in one.kids_by(k, "det"))]
            held = [k for k in new if one.pos[k] == "NOUN" and one.leader(k) in _objects(one)]
            if held:
                return one, held[-1]
        return None

    def _before(self, s: Sentence) -> Iterator[Sentence]:
        """Yield the sentences before one, the nearest first; headlines are left out."""
        for k in range(s.index - 1, max(-1, s.index - 1 - NEAR), -1):
            one = self.cast.parse.sentences[k]
            if self.cast.parse.kind_of(one) not in {"title", "heading"}:
                yield one

    @staticmethod
    def _is_deed(s: Sentence, k: int) -> bool:
        """Say whether a word is the verb of violence that is told as done."""
        told = s.pos[k] == "VERB" and s.tags[k] in TOLD and action(s, k) in words("classes.violent")
        return told and not is_negated(s, k) and not is_supposed(s, k) and not any(s.tags[m] == "MD" for m in s.kids[k])

    @staticmethod
    def _head(s: Sentence, statement: Statement) -> int | None:
        """Return the verb that a reported content hangs by, None where it is no clause."""
        inside = s.cover(statement.content[-1].start, statement.content[-1].end)
        if inside is None:
            return None
        first, last = inside
        heads = [k for k in range(first, last + 1) if not first <= s.heads[k] <= last or s.heads[k] == k]
        return next((k for k in heads if s.pos[k] in {"VERB", "AUX"}), None)


def _objects(s: Sentence) -> set[int]:
    """Return what verbs are done to in a sentence."""
    return {k for k, label in enumerate(s.deps) if label in {"dobj", "nsubjpass"}}
