"""What is made of a clause by calling it so or not so, and what is left when nobody makes it.

"It is untrue that C", "it is not the case that C", "it would be wrong to say that C" and "there is no truth in reports
that C" deny C for whoever says so. "No one denies that C" and "few doubt that C" are the writer's way to assert it;
"nobody suggests that C" denies it. "Nobody has admitted that C" leaves it open, as "X has not
admitted that C" does.
"""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.codebook.cues import Cue
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, Content, DraftLink
from reportedly.reading.attribute.phrases import CLAUSAL, WH, negation, noun_phrase, verb_group, words
from reportedly.reading.tree import Sentence
from reportedly.record import Certainty, Commitment

NO = frozenset({"no", "neither"})
UNTRUE = frozenset({"denied", "uncommitted"})  # what a verb of denial or doubt makes of its content


def untrue_claims(s: Sentence) -> Iterator[Claim]:
    """Yield a claim without a link for each clause that is called untrue; what calls it so is its `verdict`."""
    for be, lemma in enumerate(s.lemmas):
        if lemma != "be" or s.pos[be] not in CLAUSAL:
            continue
        held = s.kid(be, "nsubj", "expl")
        if held is None or s.lower[held] not in {"it", "there"}:
            continue
        found = _called_untrue(s, be) if s.lower[held] == "it" else _no_truth(s, be)
        if found is not None:
            told, verdict = found
            yield Claim(s, be, [], clauses(s, told), "denied", verdict=verdict)


def _called_untrue(s: Sentence, be: int) -> tuple[int, list[int]] | None:
    """Return the clause of "it is untrue that C" or "it would be wrong to say that C", and the words that deny it."""
    called = s.kid(be, "acomp", "attr")
    if called is None:
        return None
    nots = negation(s, be)
    false = s.lower[called] in (words("verdicts.true") if nots else words("lists.false"))
    told = _that(s, be, called) if false else None
    if told is not None or (false and nots):
        return _verdict(told, [*nots, called])
    if nots or s.lower[called] not in words("verdicts.mistaken"):
        return None
    held = next((k for k in (called, be) for k in s.kids_by(k, "xcomp", "advcl", "acl", "ccomp")), None)
    if held is None or s.lemmas[held] not in words("verdicts.holding"):
        return None
    told = s.kid(held, "ccomp")
    return _verdict(told, [called])


def _verdict(told: int | None, deciding: list[int]) -> tuple[int, list[int]] | None:
    """Return a clause with the words that decide about it, if there is one."""
    return None if told is None else (told, sorted(deciding))


def _that(s: Sentence, be: int, called: int) -> int | None:
    """Return the that-clause of "it is not true that C", also behind an inserted speaker."""
    near = [*s.kids_by(be, "ccomp", "csubj", "advcl"), *s.kids_by(called, "ccomp", "acl", "advcl")]
    if s.deps[be] == "ccomp":
        near.extend(s.kids_by(s.heads[be], "ccomp", "advcl"))  # "It was not true, he added, that C"
    return next((k for k in near if k > called and s.lower[s.left[k]] == "that"), None)


def _no_truth(s: Sentence, be: int) -> tuple[int, list[int]] | None:
    """Return the clause of "there is no truth in reports that C", and the words that deny it."""
    truth = s.kid(be, "attr", "nsubj", "dobj")
    if truth is None or s.lemmas[truth] not in words("verdicts.grounds") or not negation(s, be):
        return None
    inserted = [k for k in s.kids_by(be, "parataxis") if k > truth] + ([s.heads[be]] if s.deps[be] == "ccomp" else [])
    spots = [
        k for at in (truth, *inserted) for k in s.kids_by(at, "prep") if k > truth and s.lower[k] in {"to", "in", "for"}
    ]
    reports = [s.kid(k, "pobj") for k in spots]  # also behind an inserted speaker: "There is no truth, he said, to …"
    near = [k for noun in reports if noun is not None for k in s.kids_by(noun, "acl", "ccomp")]
    told = next((k for k in near if s.lower[s.left[k]] == "that"), None)
    return _verdict(told, [*negation(s, be), truth])


def nobodys_claim(s: Sentence, verb: int, head: int, cue: Cue, contents: list[Content]) -> Claim | None:
    """Make the claim of a clause that nobody or few hold: "No one thinks that C", "Few doubt that C"; or None.

    What nobody denies or doubts is asserted; what nobody or few think is denied; what nobody says is left open.
    """
    nobody, few = _is_nobody(s, head), _are_few(s, verb, head)
    clausal = all(s.pos[content.head] in CLAUSAL for content in contents)
    vouched = nobody and s.lemmas[verb] in words("lists.vouching")  # "neither side has confirmed the swap"
    if not (clausal or vouched) or not (nobody or few):
        return None
    litotes = cue.certainty in UNTRUE and cue.commitment in {"denies", "doubts"}
    if nobody and not litotes and cue.certainty not in {"asserted", "hedged"}:
        return None
    unsaid = nobody and not litotes and s.lemmas[verb] not in words("lists.opining")
    if unsaid and s.lemmas[verb] in words("lists.telling"):
        return None  # "nobody told him that C" tells what nobody did
    asked = any(
        s.tags[s.left[content.head]] in WH or s.lower[s.left[content.head]] == "whether" for content in contents
    )
    effect: Certainty = "asserted" if litotes else "uncommitted" if asked or unsaid else "denied"
    commitment: Commitment = "neutral" if litotes or unsaid else "denies" if nobody else "doubts"
    link = DraftLink(s, noun_phrase(s, head), head, verb_group(s, verb), commitment)
    return Claim(s, verb, [link], contents, effect, verdict=[] if litotes or unsaid else [head])


def _is_nobody(s: Sentence, head: int) -> bool:
    """Say whether a subject stands for nobody: "nobody", "none", "no one in the ministry"."""
    one = s.lower[head] in {"nobody", "none"} or any(s.lower[k] in NO for k in s.kids_by(head, "det"))
    return one and s.lemmas[head] in words("speakers.nobodies") | words("speakers.roles")


def _are_few(s: Sentence, verb: int, head: int) -> bool:
    """Say whether a subject stands for hardly anybody: "few in the town", "few officers", "hardly anyone"."""
    if s.lower[head] in {"anyone", "anybody"}:
        near = {s.lower[k] for at in (verb, head) for k in s.kids_by(at, "advmod", "neg")}
        return not near.isdisjoint(words("verdicts.hardly"))
    little = head if s.lower[head] == "few" else next((k for k in s.kids_by(head, "amod") if s.lower[k] == "few"), None)
    return little is not None and s.lower[max(little - 1, 0)] not in {"a", "the", "quite"}


def judge_false(s: Sentence, claims: list[Claim]) -> None:
    """Let "Rumours that C are false, X said" say that X denies C; what is called false is told apart, by nobody above.

    Changes `claims`: the content that calls it false becomes a claim of its own.
    """
    by_noun = {claim.noun: claim for claim in claims if claim.noun >= 0 and claim.contents}
    for claim in [claim for claim in claims if claim.links and claim.noun < 0]:
        for content in list(claim.contents):
            told = by_noun.get(s.kid(content.head, "nsubj") or 0) if s.lemmas[content.head] in {"be", "have"} else None
            verdict = s.kid(content.head, "acomp", "attr")
            if told is None or told is claim:
                continue
            called = verdict is not None and s.lemmas[verdict] in words("lists.false")
            if (called and not negation(s, content.head)) or _groundless(s, content.head):
                told.outermost = True
                claim.contents.remove(content)
                links = [*claim.links[:-1], replace(claim.links[-1], commitment="denies")]
                contents = [Content(c.head, list(c.tokens)) for c in told.contents]
                claims.append(Claim(s, content.head, links, contents, "denied", outermost=True))


def _groundless(s: Sentence, verb: int) -> bool:
    """Say whether a verb leaves what it speaks of without grounds: "has no basis", "is without foundation"."""
    held = s.kid(verb, "dobj")
    if held is not None and s.lemmas[verb] == "have":
        return s.lemmas[held] in words("verdicts.grounds") and bool(negation(s, verb))
    without = (s.kid(k, "pobj") for k in s.kids_by(verb, "prep") if s.lower[k] == "without")
    return any(k is not None and s.lemmas[k] in words("verdicts.grounds") for k in without)
