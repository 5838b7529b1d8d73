"""The marks that a rendering must keep: hedges, negation, conditions, and what stands for a certainty.

Both sides use them: composing adds what a frame left out, verifying refuses what still lacks it.
"""

from collections.abc import Iterable
from typing import Literal

from reportedly.exports.phrases import find_run, is_negation, tokens, words
from reportedly.record import Link, Span, Statement

Mark = Literal["hedge", "negation", "condition", "conditional", "weakened", "inferred", "open"]


def told(statement: Statement) -> list[Link]:
    """Return the links that the passage itself spells out, outermost first; a credit line's are the document's own."""
    return [link for link in statement.chain if link.basis == "explicit" and not is_house(link, statement)]


def is_house(link: Link, statement: Statement) -> bool:
    """Say whether a link is a house that the document names once for all of it (agency line, credit)."""
    inside = any(statement.span.start <= s.start and s.end <= statement.span.end for s in link.source)
    return bool(link.source) and not link.cue and not inside


def voiced(statement: Statement) -> list[Link]:
    """Return the spelled-out links that have words of their own: "sources speaking to X" already names X."""
    links = told(statement)
    return [link for link in links if not any(_within(link, other) for other in links if other is not link)]


def _within(link: Link, other: Link) -> bool:
    """Say whether the words for one voice lie inside the words for another."""
    return bool(link.source and other.source) and all(
        any(o.start <= s.start and s.end <= o.end and o != s for o in other.source) for s in link.source
    )


def hedges_of(statement: Statement) -> list[Span]:
    """Return the hedges of the content and of every spelled-out link, in text order, each once."""
    found = {(s.start, s.end): s for s in statement.hedges}
    found |= {(s.start, s.end): s for link in told(statement) for s in link.hedges}
    return [found[at] for at in sorted(found)]


def missing(statement: Statement, said: list[str], *, whole: bool = False) -> list[tuple[Mark, str]]:
    """Return the marks that the tokens `said` lack, with the source's words for them ("" when it has none).

    Where the source's sentence is shown whole, what it says without a word for it needs none.
    """
    lost: list[tuple[Mark, str]] = [("hedge", s.quote) for s in hedges_of(statement) if not _holds(s, said)]
    lost += [("condition", s.quote) for s in statement.condition if not _holds(s, said)]
    if statement.polarity == "-" and not _denied_by_somebody(statement):
        lost += [("negation", s.quote) for s in statement.negation if not _holds(s, said)]
        if not statement.negation and not any(map(is_negation, said)):
            lost.append(("negation", ""))
    return [(mark, quote) for mark, quote in lost if quote] if whole else lost or _certainty(statement, said)


def _certainty(statement: Statement, said: list[str]) -> list[tuple[Mark, str]]:
    """Return the mark of a certainty that no hedge, condition or cue stands for."""
    marked = bool(hedges_of(statement) or statement.condition) or any(token in words("limits") for token in said)
    cued = any(link.cue for link in told(statement))
    match statement.certainty:
        case "hedged" if not (marked or cued or "hedged" in said):
            return [("weakened", "")]
        case "conditional" if not marked and not {"possibility", "conditional"} & set(said):
            return [("conditional", "")]
        case "inferred" if not (cued or "infers" in said):
            return [("inferred", "")]
        case "uncommitted" if not (cued or {"asks", "open"} & set(said)):
            return [("open", "")]
    return []


def _denied_by_somebody(statement: Statement) -> bool:
    """Say whether the negative comes from a denial, whose cue is checked with the chain."""
    return any(link.commitment == "denies" for link in told(statement))


def _holds(span: Span, said: list[str]) -> bool:
    wanted = tokens(span.quote)
    return not wanted or find_run(wanted, said) >= 0


def covered(spans: Iterable[Span]) -> set[str]:
    """Return the tokens of some spans."""
    return {token for span in spans for token in tokens(span.quote)}
