"""What differs between two readings: of one document read anew, or of two versions of it.

Statements are known by their words, so that only what is said otherwise counts: new words, words that are gone, and the
same words with another chain, certainty or polarity, or coded otherwise.
"""

from collections.abc import Iterator
from typing import Literal

from reportedly.record import Event, Reading, Statement, Value
from reportedly.weighing.anchors import Words, flat

Why = Literal["new text", "new rule", "new knowledge", "read again", "judgement", "failure"]


class Change(Value, frozen=True, kw_only=True):
    """One thing that changed: what, why, and where.

    `about` is its kind: "document", "statement", "position" or "judgement"; `before` and `after` say in what way
    something changed.
    """

    what: Literal["added", "gone", "changed"]
    about: str
    why: Why
    id: str
    words: str
    document: str | None = None
    before: str = ""
    after: str = ""


def differences(before: Reading, now: Reading, why: Why) -> Iterator[Change]:
    """Yield what statements say otherwise in a later reading, in the order of the text, what is gone last."""
    old = {_words(s): s for s in before.statements}
    new = {_words(s): s for s in now.statements}
    for words, statement in new.items():
        if words not in old:
            yield _change("added", statement, now, why)
            continue
        was, became = _manner(old[words], before), _manner(statement, now)
        if was != became:
            yield _change("changed", statement, now, why, before=was, after=became)
    for words, statement in old.items():
        if words not in new:
            yield _change("gone", statement, now, why)


def _words(statement: Statement) -> Words:
    return tuple(flat(span.quote) for span in statement.content)


def _change(
    what: Literal["added", "gone", "changed"], statement: Statement, now: Reading, why: Why, **manner: str
) -> Change:
    words = " ".join(" … ".join(span.quote for span in statement.content).split())
    return Change(
        what=what, about="statement", why=why, id=statement.id, words=words, document=now.document.id, **manner
    )


def _manner(statement: Statement, reading: Reading) -> str:
    """Return how something is said: by whom, how surely, and as what it is coded."""
    voices = {voice.id: voice for voice in reading.voices}
    chain = [voices[link.voice] for link in statement.chain if link.voice in voices]
    said = " ← ".join(v.name or (v.description.quote if v.description else v.kind) for v in chain)
    codes = [f"{event.code}{f'/{event.mode}' if event.mode else ''}" for event in _said(statement, reading)]
    codes += [position.stance for position in reading.positions if position.id in statement.says]
    codes += [relation.kind for relation in reading.relations if relation.id in statement.says]
    sure = statement.certainty + (" −" if statement.polarity == "-" else "")
    return "; ".join(filter(None, (sure, " ".join(said.split()), ", ".join(sorted(codes)))))


def _said(statement: Statement, reading: Reading) -> Iterator[Event]:
    return (event for event in reading.events if event.id in statement.says)
