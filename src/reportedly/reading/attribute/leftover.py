"""What no claim has told yet of a quotation, and what two speakers of one sentence are each left with.

A quotation is its speaker's to the last word, and what he goes on with behind "X said, but" is his, too; of "X said A,
while Y called it B" Y's word is none of X's.
"""

from collections.abc import Iterator

from reportedly.reading.attribute.draft import PUNCTUATION, Claim, Content, trim
from reportedly.reading.attribute.phrases import CLAUSAL, QUOTES, finite, quotations, words
from reportedly.reading.tree import Sentence

LEAST = 3  # words of a quotation that says something
SHORTEST = 2  # words of what was left out of one
SAYING = frozenset({"say", "report", "quote", "claim", "deny", "insist", "cite", "put", "maintain", "dispute"})
CONTRASTS = frozenset({"while", "whereas"})
UNDER = frozenset({"advcl", "prep", "npadvmod", "advmod"})
JOINTS = frozenset({"but", "and", "yet"})


def part_contrasts(s: Sentence, claims: list[Claim]) -> None:
    """Take "while Y said B" out of what X said before it. Changes `claims`."""
    for claim in claims:
        verb = claim.anchor
        mark = s.kid(verb, "mark") if verb >= 0 and s.deps[verb] == "advcl" else None
        if mark is None or s.lower[mark] not in CONTRASTS or not finite(s, verb) or not claim.links:
            continue
        first, own = s.left[verb], s.kid(verb, "nsubj")
        if own is None or (s.words[first - 1] != "," and s.lemmas[verb] not in SAYING):
            continue  # "they shot while a guard shouted that C" is one scene
        held = set(s.subtree(verb))
        claim.outermost = True
        for other in claims:
            for content in other.contents if other is not claim and 0 <= other.anchor < first else ():
                if verb in content.tokens and content.head not in held:
                    content.tokens = trim(s, [i for i in content.tokens if i not in held])


def told_within(s: Sentence, claim: Claim) -> set[int]:
    """Return the words that a claim tells, without the noun that its relative clause is about: that is told, too."""
    told = {i for content in claim.contents for i in content.tokens}
    relative = claim.anchor >= 0 and s.deps[claim.anchor] == "relcl"
    return told & set(s.subtree(claim.anchor)) if relative else told


def whole_quotations(s: Sentence, claims: list[Claim]) -> None:
    """Give the speaker of a quotation what no claim has told of it, and a second one behind it. Changes `claims`."""
    pairs = [(a, b) for a, b in quotations(s) if b - a > LEAST and s.words[b] in QUOTES]
    if not pairs or not claims:
        return
    told = {i for claim in claims for c in claim.contents for i in c.tokens}
    named = {i for claim in claims for link in claim.links if link.sentence is s for i in (*link.cue, *link.source)}
    for first, last in pairs:
        inside = set(range(first + 1, last))
        held = [(claim, c) for claim in claims for c in claim.contents if inside & set(c.tokens)]
        outer = [(claim, c) for claim, c in held if claim.anchor not in inside and claim.links and claim.parent is None]
        if outer and any(claim.anchor >= 0 for claim, _ in outer):
            for run in _left(s, inside - told - named):
                _give(s, run, outer)
        elif not held and not named & inside and not _before_it(s, first, last, claims):
            _go_on(s, first, last, claims)


def _left(s: Sentence, missing: set[int]) -> Iterator[list[int]]:
    """Yield the runs of tokens that nobody tells; a condition is kept apart on purpose."""
    run: list[int] = []
    for i in (*sorted(missing), len(s) + 1):
        if run and i != run[-1] + 1:
            bare = [k for k in run if s.words[k] not in PUNCTUATION]
            supposed = bool(bare) and s.lower[bare[0]] in words("conditional.marks")
            if len(bare) >= SHORTEST and not supposed:
                yield run
            run = []
        run.append(i)


def _give(s: Sentence, run: list[int], outer: list[tuple[Claim, Content]]) -> None:
    """Add a run to the content right before it, else to the one right behind it."""
    before = [c for _, c in outer if c.tokens and run[0] - 2 <= c.tokens[-1] < run[0]]
    behind = [c for _, c in outer if c.tokens and run[-1] < c.tokens[0] <= run[-1] + 2]
    for content in (before or behind)[:1]:
        low, high = min(content.tokens[0], run[0]), max(content.tokens[-1], run[-1])
        gap = range(content.tokens[-1] + 1, run[0]) if before else range(run[-1] + 1, content.tokens[0])
        content.tokens = trim(s, [i for i in range(low, high + 1) if i in {*content.tokens, *run, *gap}])


def _before_it(s: Sentence, first: int, last: int, claims: list[Claim]) -> bool:
    """Let who speaks right behind a quotation have said it, too: "“A,” the envoy criticized Y for B"."""
    if first > 0 or s.words[last - 1] != ",":
        return False
    for claim in claims:
        own = claim.links[-1] if claim.links and claim.parent is None else None
        if own is None or own.sentence is not s or own.head < 0 or claim.effect == "denied":
            continue
        if own.source[:1] == [last + 1] and own.head < claim.anchor and s.kid(claim.anchor, "nsubj") == own.head:
            inner = trim(s, range(first, last + 1))
            if not inner:
                return False
            held = set(inner)
            top = next((i for i in inner if s.heads[i] not in held), inner[0])
            behind = next((c for c in claim.contents if c.tokens and c.tokens[0] > claim.anchor), None)
            if s.deps[top] in UNDER and behind is not None:  # "“As long as A,” X said, “B”"
                behind.tokens = sorted({*inner, *behind.tokens})
            else:
                claim.contents.append(Content(top, inner))
            return True
    return False


def _go_on(s: Sentence, first: int, last: int, claims: list[Claim]) -> None:
    """Let who said the quotation before go on in this one: "“A,” said X, but “B”"."""
    if first < SHORTEST or s.lower[first - 1] not in JOINTS:
        return
    near = [c for c in claims if c.links and c.parent is None and 0 <= c.anchor < first]
    if not near or not any(s.pos[i] in CLAUSAL and finite(s, i) for i in range(first, last)):
        return
    teller = max(near, key=lambda claim: claim.anchor)
    cues = [i for link in teller.links if link.sentence is s for i in (*link.cue, *link.source)]
    spoken = any(c.tokens and c.tokens[-1] < teller.anchor for c in teller.contents)
    if not spoken or any(s.pos[i] in CLAUSAL for i in range(max(cues) + 1, first)):
        return
    inner = trim(s, range(first, last + 1))
    held = set(inner)
    top = next((i for i in inner if s.heads[i] not in held and s.pos[i] in CLAUSAL), inner[0])
    teller.contents.append(Content(top, inner))
