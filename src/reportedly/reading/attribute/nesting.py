"""Which attribution stands inside which: the parent of a claim is the smallest claim whose content holds its cue."""

from reportedly.reading.attribute.draft import Claim, Content, trim
from reportedly.reading.attribute.phrases import WH, negation, sums_up, words
from reportedly.reading.attribute.selfsame import goes_back
from reportedly.reading.tree import Sentence

SUBJECTS = ("nsubj", "nsubjpass", "expl")


def nest(claims: list[Claim]) -> list[Claim]:
    """Give each claim its parent and return the claims, outer ones first; a parent that is set already stays."""
    for claim in claims:
        if claim.parent is None and not claim.outermost:
            claim.parent = _parent(claim, claims)
    return sorted(claims, key=lambda claim: (len(claim.chain()), claim.anchor))


def share_clauses(s: Sentence, claims: list[Claim]) -> None:
    """Let both tell what follows of "X insists, and Y agrees, that C": Y tells of C, not of X. Changes `claims`."""
    for inner in claims:
        if inner.anchor < 0 or not inner.contents or s.kid(inner.anchor, "dobj") is not None:  # "told Y, and Y told Z"
            continue
        first = min(inner.contents[0].tokens, default=0)
        for outer in claims:
            framed = any(content.head == inner.anchor for content in outer.contents)
            joined = any(inner.anchor < k < outer.anchor for k in s.kids_by(inner.anchor, "cc"))
            if framed and joined and first > outer.anchor:
                outer.contents = [Content(c.head, list(c.tokens)) for c in inner.contents]


def stronger(claims: list[Claim]) -> list[Claim]:
    """Return the claims without those of a weak cue that stands in what somebody else tells.

    What somebody says that he himself hopes or fears stays: "said he hoped that C" is his word on C.
    """
    told = [claim for claim in claims if claim.links and not claim.weak]
    concluded = [claim for claim in claims if claim.inferred and not claim.links]
    claims = [c for c in claims if not (_minded(c) and any(_inside(c.anchor, other) for other in concluded))]
    return [
        claim
        for claim in claims
        if not (claim.weak and any(_inside(claim.anchor, other) and not _his_own(claim, other) for other in told))
    ]


def _minded(claim: Claim) -> bool:
    """Say whether a claim only tells what somebody holds: what a writer concludes that X expects is no word of X's."""
    lemma = claim.sentence.lemmas[claim.anchor] if claim.anchor >= 0 and claim.links else ""
    return lemma in words("lists.opining") | words("lists.minding")


def _his_own(weak: Claim, other: Claim) -> bool:
    """Say whether a weak cue is all that its teller says of himself: "said he hoped that C"."""
    if not weak.links or not other.links:
        return False
    own = weak.links[-1]
    minds = weak.anchor >= 0 and weak.sentence.lemmas[weak.anchor] in words("lists.minding")
    whole = any(content.head == weak.anchor for content in other.contents)
    return minds and whole and goes_back(own, other.links[-1])


def _parent(claim: Claim, claims: list[Claim]) -> Claim | None:
    """Return the smallest other claim whose content holds the anchor, never one that the claim itself holds."""
    best: tuple[int, Claim] | None = None
    for other in claims:
        if other is claim or _inside(other.anchor, claim) or _above(other, claim) or _glossed(claim, other):
            continue
        for content in other.contents:
            if _unverified(claim, content) or _maintained(claim, other):
                continue
            if claim.anchor in content.tokens and (best is None or len(content.tokens) < best[0]):
                best = (len(content.tokens), other)
    return best[1] if best is not None else None


def _unverified(claim: Claim, content: Content) -> bool:
    """Say whether a content only says that nobody can vouch for what the claim's noun tells: that stays its owner's.

    "X said it could not verify Y's claim that C": Y says C, and not through X.
    """
    s = claim.sentence
    verb = s.heads[claim.noun] if claim.noun >= 0 else -1
    called = content.head == claim.noun and verb >= 0 and s.lemmas[verb] in words("lists.describing")
    if called or verb < 0 or s.deps[claim.noun] != "dobj":
        return called  # "X described Y's claim that C as a joke"
    return verb == content.head and s.lemmas[verb] in words("lists.settling") and bool(negation(s, verb))


def _maintained(claim: Claim, other: Claim) -> bool:
    """Say whether somebody says what the other leaves open or denies: "failed to establish that C, as Y maintains"."""
    s, at = claim.sentence, claim.anchor
    mark = s.kid(at, "mark", "advmod") if at >= 0 and s.deps[at] == "advcl" else None
    compared = mark is not None and s.lower[mark] == "as" and s.words[s.left[at] - 1] == ","
    return compared and (other.refused or other.effect in {"denied", "uncommitted"})


def _glossed(claim: Claim, other: Claim) -> bool:
    """Say whether a claim stands in a relative clause or remark added to the other's content: the writer's words."""
    s, at = claim.sentence, claim.anchor
    if at < 0 or other.anchor < 0:
        return False
    for _ in range(len(s)):
        first = s.left[at]
        adds = s.tags[first] in WH and first > 0 and (s.words[first - 1] == "," or s.lower[first] == "which")
        if sums_up(s, at) and not s.left[at] <= other.anchor <= s.right[at]:
            return True  # ", a move that X calls a rout" is said of what was told, not in it
        if s.deps[at] == "relcl" and adds and not s.left[at] <= other.anchor <= s.right[at]:
            return not (at == claim.anchor and (_told_back(s, at) or _he_told(s, at)))
        if s.heads[at] == at:
            return False
        at = s.heads[at]
    return False


def _he_told(s: Sentence, verb: int) -> bool:
    """Say whether somebody of the clause around tells something himself: "was shown to an aide, who noted that C"."""
    first = s.left[verb]
    told = s.kid(verb, "ccomp")
    return s.lower[first] == "who" and s.kid(verb, "nsubj") == first and told is not None and told > verb


def _told_back(s: Sentence, verb: int) -> bool:
    """Say whether a relative clause tells what somebody of the clause around it was told: "an aide, who told him"."""
    return any(s.tags[k] == "PRP" and k > verb for k in s.kids_by(verb, "dobj", "dative"))


def _inside(anchor: int, claim: Claim) -> bool:
    """Say whether the claim's own content holds token `anchor`."""
    return any(anchor in content.tokens for content in claim.contents)


def _above(other: Claim, claim: Claim) -> bool:
    """Say whether `claim` already stands above `other`."""
    at, steps = other.parent, 0
    while at is not None and steps < 64:  # noqa: PLR2004 - deeper than any sentence
        if at is claim:
            return True
        at, steps = at.parent, steps + 1
    return False


def cut_asides(s: Sentence, claims: list[Claim]) -> None:
    """Take what the page says of itself ("as this newspaper reported") out of all contents."""
    aside = {i for claim in claims for i in claim.aside}
    for claim in claims if aside else ():
        for content in claim.contents:
            content.tokens = trim(s, [i for i in content.tokens if i not in aside])


def cut_frames(claims: list[Claim]) -> None:
    """Take inner claims that stand beside the content out of it.

    "had received reports" is told apart from what the reports say; ", accusing Y of X" from what was said before it.
    """
    for inner in claims:
        held = _beside(inner)
        for content in inner.parent.contents if inner.parent is not None and held else ():
            if held < set(content.tokens) and content.head not in held:
                content.tokens = trim(inner.sentence, [i for i in content.tokens if i not in held])


def _beside(inner: Claim) -> set[int]:
    """Return the tokens of a claim that its parent's content leaves out: a noun's clause, or a whole participle."""
    s = inner.sentence
    if inner.noun >= 0:
        return {i for content in inner.contents for i in (*content.tokens, *s.kids_by(content.head, "mark"))}
    return set(s.subtree(inner.anchor)) if _participle(s, inner.anchor) else set()


def _participle(s: Sentence, anchor: int) -> bool:
    """Say whether a cue is a participle after a comma: ", accusing Y of X" is said beside the content, not in it."""
    first = s.left[anchor] if anchor >= 0 else 0
    return anchor >= 0 and s.deps[anchor] == "advcl" and s.tags[anchor] == "VBG" and s.lower[first - 1] == ","


def told_by_another(content: Content, claim: Claim, claims: list[Claim]) -> bool:
    """Say whether a content is no more than the frame of an inner claim ("Y had reported …")."""
    return any(
        other is not claim
        and (
            _called(other, content)
            or (
                other.links and (other.anchor == content.head or _same_frame(other, content) or _shares(other, content))
            )
        )
        for other in claims
        if other.parent is claim
    )


def _shares(other: Claim, content: Content) -> bool:
    """Say whether a content only adds how its teller holds the same clause: "hoped, but did not swear, that C"."""
    s, verb = other.sentence, content.head
    beside = s.deps[verb] == "conj" and s.heads[verb] == other.anchor and s.kid(verb, *SUBJECTS) is None
    return beside and any(s.kid(verb, "ccomp") == inner.head for inner in other.contents)


def _called(other: Claim, content: Content) -> bool:
    """Say whether a content only calls something a sign of what the other claim says, or only calls that untrue."""
    s = other.sentence
    if other.verdict and not other.links:
        return content.head in {other.anchor, *(inner.head for inner in other.contents)}
    return other.inferred and s.deps[other.anchor] == "attr" and s.heads[other.anchor] == content.head


def _same_frame(other: Claim, content: Content) -> bool:
    """Say whether an inner claim speaks of the very same head ("according to" inside it), or has it for a cue.

    Of "X said it had received reports that C" the receiving is no more than a cue of C.
    """
    return any(inner.head == content.head for inner in other.contents) or (
        other.noun >= 0 and any(content.head in link.cue for link in other.links)
    )
