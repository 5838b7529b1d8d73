"""What a brief may draw on, and what it is asked to be about."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reportedly.record import Finding, Grades, Origin, OriginCount, Reading

Counting = Callable[[Iterable[str]], OriginCount]
Grading = Callable[[Sequence[str]], Grades]
Topic = Literal["actor", "place", "happening", "source"]


@dataclass(frozen=True, slots=True)
class About:
    """What a brief is about: its name as a heading says it, and the statements that concern it.

    Attributes:
        kind: an actor, a place, one happening, or a source (publisher, cited house, first hand).
        name: what it is called.
        statements: ids of the statements that concern it.
        own: of these, those that it says itself, or for a happening those that give a toll.
        aliases: other names of it, which documents use.
    """

    kind: Topic
    name: str
    statements: frozenset[str]
    own: frozenset[str] = frozenset()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """Readings, and what weighing them showed.

    Attributes:
        readings: what was read, failures included, in the order in which documents are listed.
        origins: the first hands behind their statements.
        findings: where they agree, differ, are put right or follow one another.
        salience: how much each statement matters, by statement id; without it the order of the text decides.
        overall: how many origins all statements have together, as a range.
        counting: how many origins some statements have together; None leaves origins out of the choice.
        bearing: how many origins bear the claim that some statements make, whoever else makes it in the case.
        rejected: how many statements are not among them because persons rejected them.
        fresh: ids of the statements that are new since the reader last looked.
        changes: what else changed since then, in words.
        tool: name and version of what made the record, for endnotes.
        accessed: when each document was taken in, ISO 8601, by document id.
        grading: how the claim is graded that some statements make; without it notes bear no grade.
    """

    readings: Sequence[Reading]
    origins: Sequence[Origin] = ()
    findings: Sequence[Finding] = ()
    salience: Mapping[str, float] = field(default_factory=dict)
    overall: OriginCount | None = None
    counting: Counting | None = None
    bearing: Counting | None = None
    rejected: int = 0
    fresh: frozenset[str] = frozenset()
    changes: tuple[str, ...] = ()
    tool: str = ""
    accessed: Mapping[str, str] = field(default_factory=dict)
    grading: Grading | None = None
