"""Two sources in one sentence, each with its own part: "A, X said, while B, according to Y"."""

from itertools import pairwise

from reportedly.reading.attribute.draft import Claim, Content, trim
from reportedly.reading.attribute.phrases import CLAUSAL
from reportedly.reading.tree import Sentence

JOINTS = frozenset({"while", "whereas", "and", "but", "though", "although", ";"})
OPPOSED = JOINTS - {"and"}
WHOLE = frozenset({"of", "between", "than"})  # behind these stands no time or place of the saying
AFTER = 4  # tokens from a cue to the comma that closes its insertion


def part_sources(s: Sentence, claims: list[Claim]) -> None:
    """Give each of two sources its own: "Nine died, according to X, and twenty, according to Y". Changes `claims`."""
    phrases = [claim for claim in claims if claim.anchor > 0 and s.lower[claim.anchor] == "according"]
    for first, second in pairwise(phrases):
        past = s.right[first.anchor] + 1
        joint = next((i for i in range(past, second.anchor) if s.lower[i] in {"and", "but", ";"}), None)
        said = trim(s, range(joint + 1, second.anchor)) if joint is not None and joint <= past + 1 else []
        shared = {c.head for c in first.contents} & {c.head for c in second.contents}
        if not said or not shared:
            continue
        later = set(range(past, s.right[second.anchor] + 1))
        for content in first.contents:
            content.tokens = trim(s, [i for i in content.tokens if i not in later])
        second.contents, second.outermost = [Content(_top(s, said), said)], True


def part_speakers(s: Sentence, claims: list[Claim]) -> None:
    """Part "A, X said, while B, according to Y", "A, X said, raising the toll, according to Y". Changes `claims`."""
    last = next(
        (claim for claim in reversed(claims) if claim.anchor > 0 and s.lower[claim.anchor] == "according"), None
    )
    if last is None:
        return
    ends = all(s.pos[i] == "PUNCT" for i in range(s.right[last.anchor] + 1, len(s)))
    for first in claims if ends else ():
        joint = _joint(s, first, last)
        said = trim(s, range(joint + (s.lower[joint] in JOINTS), last.anchor)) if joint is not None else []
        if joint is None or not any(s.pos[i] in CLAUSAL for i in said):
            continue
        for claim in claims:
            for content in claim.contents if claim is not last and claim.anchor < joint else ():
                content.tokens = trim(s, [i for i in content.tokens if i < joint])
        last.contents, last.outermost, first.outermost = [Content(_top(s, said), said)], True, True
        return


def _joint(s: Sentence, first: Claim, last: Claim) -> int | None:
    """Return where the part of the last source begins, right behind the speaker's own words; None where it does not."""
    if not first.links or first is last or not 0 <= first.anchor < last.anchor or not first.contents:
        return None
    cue = [i for link in first.links if link.sentence is s for i in (*link.cue, *link.source)]
    told = [c for c in first.contents if c.tokens]
    inserted = bool(told) and told[0].tokens[0] < min(cue, default=0)
    past = max(cue, default=0) if inserted else max((c.head for c in told), default=0)
    for i in range(past + 1, last.anchor):
        if s.words[i] != "," or i + 1 >= last.anchor:
            continue
        opener = s.lower[i + 1]
        tailed = inserted and s.tags[i + 1] == "VBG" and s.deps[i + 1] == "advcl"
        if tailed or opener in (JOINTS if inserted else OPPOSED):
            return i + 1
        if inserted:
            return None
    return None


def _top(s: Sentence, said: list[int]) -> int:
    """Return the token that the others hang on."""
    held = set(said)
    tops = [i for i in said if s.heads[i] not in held or s.heads[i] == i]
    return next((i for i in tops if s.pos[i] in CLAUSAL), tops[0] if tops else said[0])


def resumed_behind(s: Sentence, verb: int, told: list[Content]) -> list[Content]:
    """Give what is told its end behind an inserted speaker: "It was a case, he stressed, of bad planning"."""
    own = s.kid(verb, "nsubj")
    if own is None or not told or told[-1].tokens[-1] > verb or s.words[s.left[own] - 1] != ",":
        return told
    closing = next((i for i in range(verb + 1, min(verb + AFTER, len(s))) if s.words[i] == ","), None)
    behind = closing + 1 if closing is not None else 0
    if behind and behind + 1 < len(s) and s.heads[behind] == verb and s.lower[behind] in WHOLE:
        told[-1].tokens = trim(s, [*told[-1].tokens, *s.subtree(behind)])
    return told
