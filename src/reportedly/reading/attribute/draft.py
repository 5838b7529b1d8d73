"""What attribution works with before ids are given: links, contents and claims over one sentence's tokens."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from reportedly.reading.attribute.phrases import opens_with_clock, quotations
from reportedly.reading.tree import Sentence
from reportedly.record import Basis, Certainty, Commitment

Role = Literal["speaker", "outlet", "evidence", "hearsay"]
PUNCTUATION = frozenset(",.;:-–—()[]\"'`!?…") | {"--", "...", "''", "``"}
QUOTES = frozenset({'"', "''", "``"})
SINGLE = frozenset({"'", "\u2018", "\u2019"})
CONNECTIVES = frozenset(
    {"that", "and", "but", "or", "while", "however", "meanwhile", "moreover", "furthermore", "whether", "nor"}
)
AFAR = -2  # anchor of a claim whose cue stands in another sentence or clause than its content
DANGLING = (CONNECTIVES - {"that"}) | {"since", "after", "because", "when", "although", "as", "then", "by", "without"}


@dataclass(slots=True)
class DraftLink:
    """One voice before it has an id.

    `source` are the tokens that name it, `head` the one that decides its kind (-1 for nobody in particular), `cue`
    the tokens of its cue.
    """

    sentence: Sentence
    source: list[int]
    head: int
    cue: list[int]
    commitment: Commitment = "neutral"
    basis: Basis = "explicit"
    role: Role = "speaker"


@dataclass(slots=True)
class Content:
    """What is said: the clause or phrase under `head`, as token positions; `lead` are tokens shared with a conjunct.

    `quoted` are characters of other sentences that a running quotation adds.
    """

    head: int
    tokens: list[int]
    quoted: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Claim:
    """One attribution: links (outer first) over contents; `anchor` is the token from which its parent is sought.

    `effect` is what the speaker's word makes of the content, `refused` that the cue itself is negated, `verdict` the
    words that call the content untrue where no verb of denial does, `aside` those that belong to no content, `weak`
    that the cue attributes only where nobody else tells it.
    """

    sentence: Sentence
    anchor: int
    links: list[DraftLink]
    contents: list[Content]
    effect: Certainty = "asserted"
    refused: bool = False
    hedges: list[int] = field(default_factory=list)
    parent: "Claim | None" = None
    noun: int = -1
    inferred: bool = False
    future: bool = False
    outermost: bool = False
    verdict: list[int] = field(default_factory=list)
    aside: set[int] = field(default_factory=set)
    answers: bool = False
    weak: bool = False

    def chain(self) -> list[DraftLink]:
        """Return all links from the outermost to this claim's own."""
        above: list[list[DraftLink]] = []
        seen: Claim | None = self
        while seen is not None and len(above) < len(self.sentence) + 1:
            above.append(seen.links)
            seen = seen.parent
        return [link for links in reversed(above) for link in links]


def trim(s: Sentence, tokens: Iterable[int]) -> list[int]:
    """Drop punctuation and connectives at both edges, quotation marks that pair inside excepted."""
    kept = sorted(set(tokens))
    marks = [i for i in kept if s.lower[i] in QUOTES]
    paired = set(marks) if len(marks) % 2 == 0 else set()
    paired |= _brackets(s, kept) | _singles(s, kept)
    if len(marks) == 2 and kept and marks == [kept[0], kept[-1]]:  # noqa: PLR2004 - a pair
        paired -= set(marks)
    if kept and kept[0] == 0 and opens_with_clock(s):
        kept.pop(0)
    while kept and (_loose(s, kept[0], paired) or (s.lower[kept[0]] in CONNECTIVES and not _asks_first(s, kept))):
        kept.pop(0)
    while kept and (_loose(s, kept[-1], paired) or (_dangles(s, kept[-1]) and kept[-1] + 1 < len(s))):
        kept.pop()
    return kept


def _dangles(s: Sentence, i: int) -> bool:
    """Say whether a word at the end only leads to what was cut off: "and", the "that" of a clause told apart."""
    return s.lower[i] in DANGLING or (s.lower[i] == "that" and s.tags[i] == "IN")


def _asks_first(s: Sentence, kept: list[int]) -> bool:
    """Say whether a question or "that" opens the stretch as its subject: "Whether it was altered is unknown".

    "Nor" at the start of a sentence is its negation.
    """
    clause = s.heads[kept[0]]
    if kept[0] == 0 and s.lower[0] == "nor":
        return len(kept) > 1 and s.pos[kept[1]] == "AUX"
    if s.lower[kept[0]] == "that":
        return s.tags[kept[0]] == "DT" and (kept[0] == 0 or s.deps[kept[0]] in {"nsubj", "nsubjpass"})
    return s.lower[kept[0]] == "whether" and s.deps[clause] == "csubj" and s.heads[clause] in kept


def to_closing_mark(s: Sentence, verb: int, contents: list[Content]) -> list[Content]:
    """Let what opens with a quotation mark behind the cue run to its end: "blamed “men in the pay of Orsk”".

    What another content of the cue tells stays that one's: "said that “A and B”".
    """
    told = [set(content.tokens) for content in contents]
    for at, content in enumerate(contents):
        first = content.tokens[0] if content.tokens else -1
        end = next((last for start, last in quotations(s) if verb < start and first in {start, start + 1}), -1)
        if content.tokens and end > content.tokens[-1]:
            others = {i for other, tokens in enumerate(told) if other != at for i in tokens if i not in told[at]}
            content.tokens = trim(s, {*content.tokens, *range(first, end + 1)} - others)
    return contents


def _brackets(s: Sentence, kept: list[int]) -> set[int]:
    """Return the brackets among `kept` that close one another."""
    found: set[int] = set()
    opened: list[int] = []
    if ")" not in s.words and "]" not in s.words:
        return found
    for i in kept:
        if s.words[i] in {"(", "["}:
            opened.append(i)
        elif s.words[i] in {")", "]"} and opened:
            found |= {opened.pop(), i}
    return found


def _singles(s: Sentence, kept: list[int]) -> set[int]:
    """Return the single quotation marks among `kept` that close one another: "Rebels 'killed nine': army"."""
    found: set[int] = set()
    opened = -1
    for i in kept:
        if s.words[i] not in SINGLE:
            continue
        before = i > 0 and s.ends[i - 1] == s.starts[i]
        behind = i + 1 < len(s) and s.ends[i] == s.starts[i + 1]
        if behind and not before:
            opened = i
        elif before and opened >= 0:
            found |= {opened, i}
            opened = -1
    return found


def _loose(s: Sentence, i: int, paired: set[int]) -> bool:
    """Say whether token `i` is punctuation that no pair holds."""
    return s.lower[i] in PUNCTUATION and i not in paired


def runs(s: Sentence, tokens: list[int]) -> list[tuple[int, int]]:
    """Return the character ranges of neighbouring tokens; punctuation alone never makes a range."""
    found: list[list[int]] = []
    for i in tokens:
        if found and i == found[-1][-1] + 1:
            found[-1].append(i)
        else:
            found.append([i])
    cut = [_requote(s, trim(s, run)) for run in found]
    return [(s.starts[run[0]], s.ends[run[-1]]) for run in cut if run]


def _requote(s: Sentence, run: list[int]) -> list[int]:
    """Take in the quotation mark that closes or opens what the run holds half of."""
    if len([i for i in run if s.lower[i] in QUOTES]) % 2 == 0:
        return run
    if run[-1] + 1 < len(s) and s.lower[run[-1] + 1] in {'"', "''"}:
        return [*run, run[-1] + 1]
    if run[-1] + 2 < len(s) and s.lower[run[-1] + 2] in {'"', "''"} and s.lower[run[-1] + 1] in {",", "."}:
        return [*run, run[-1] + 1, run[-1] + 2]
    return [run[0] - 1, *run] if run[0] > 0 and s.lower[run[0] - 1] in {'"', "``"} else run
