"""What is made of a content that was just told, and what is told by a name: answers and free relatives.

Answers: "C, a charge the army denies", "C, a claim disputed by Orsk", "C, which X has denied", "C, which X has neither
confirmed nor denied". Free relatives: "what residents called the deadliest day", "what the army said was a launch
site".
"""

from collections.abc import Iterator

from reportedly.codebook.cues import Cue, lexicon
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.phrases import CLAUSAL, EDGE, agent, negation, noun_phrase, seconds, sums_up, words
from reportedly.reading.attribute.questions import noncommittal
from reportedly.reading.attribute.scorn import scorned_before
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence
from reportedly.record import Certainty, Commitment

ALL = frozenset({"both", "all", "neither"})
PRONOUNS = frozenset({"which", "who", "that"})
CONCESSIVE = frozenset({"though", "although", "while", "whereas"})
REMARKS = frozenset({"appos", "npadvmod", "attr", "dobj"})
BARE = frozenset({"aux", "auxpass", "mark"})


def answer_claims(s: Sentence, found: list[Claim], speakers: Speakers) -> Iterator[Claim]:
    """Yield what somebody makes of a content just told, or of what the writer told in the clause before."""
    taken = {claim.anchor for claim in found}
    for verb, dep in enumerate(s.deps):
        opened = s.lower[s.left[verb]] == "which"
        added = dep in {"relcl", "acl"} or (dep == "advcl" and opened)
        if not added or verb in taken or s.kid(verb, "ccomp") is not None:
            continue
        row, head = _answering(s, verb), _answerer(s, verb)
        if row is None or head is None or not (speakers.can_speak(s, head) or s.lower[head] in ALL):
            continue
        summing = dep != "advcl" and sums_up(s, s.heads[verb])
        if not summing and not opened:
            continue
        own = set(s.subtree(s.heads[verb] if summing else verb))
        told = _told_by_noun(s, found, verb) if opened else None
        if told is None:
            told = next(
                (c for c in reversed(found) if c.contents and c.anchor < verb and c.anchor != s.heads[verb]), None
            )
        commitment, effect = row
        cue = noncommittal(s, verb)
        scorned = scorned_before(s, verb)
        beside = scorned.cue if scorned is not None else [verb]
        link = DraftLink(s, noun_phrase(s, head), head, cue or beside, commitment)
        if opened and told is None:
            contents = _named(s, s.heads[verb]) if _goes_on(s, verb) else _writers(s, own)
        else:
            contents = _answered(s, told, verb, own) if told is not None else _writers(s, own)
        if contents:
            parent = told.parent if told is not None and _set_back(s, verb) else None
            refused = bool(negation(s, verb)) and not cue
            yield Claim(s, verb, [link], contents, effect, refused=refused, parent=parent, answers=told is None)


def _set_back(s: Sentence, verb: int) -> bool:
    """Say whether an answer stands in the tense of what is told: of "said he was told C, which Y had denied"."""
    return any(s.lower[k] in {"had", "would"} for k in s.kids_by(verb, "aux", "auxpass"))


def _told_by_noun(s: Sentence, found: list[Claim], verb: int) -> Claim | None:
    """Return what the noun of a relative clause tells: of "X's version, which Y rejects, is that C" Y rejects C."""
    noun = s.heads[verb]
    told = (c for c in found if c.contents and c.links and noun in c.links[-1].cue and c.anchor != verb)
    return next((c for c in told if min(c.contents[0].tokens, default=0) > verb), None)


def _goes_on(s: Sentence, verb: int) -> bool:
    """Say whether a relative clause stands inside its sentence: it is about its noun, not about all that was said."""
    past = s.right[verb] + 1
    return past + 1 < len(s) and s.words[past] in EDGE | {")"} and s.pos[past + 1] in {"VERB", "AUX", "ADV"}


def _named(s: Sentence, noun: int) -> list[Content]:
    """Return what a relative clause speaks of: "The raid, which the army has not confirmed, …"."""
    return [Content(noun, trim(s, noun_phrase(s, noun)))]


def _answering(s: Sentence, verb: int) -> tuple[Commitment, Certainty] | None:
    """Return what a verb makes of what was told: denies it, calls it untrue, leaves it open or will not confirm it."""
    if noncommittal(s, verb):
        return "neutral", "uncommitted"
    row = next((r for r in lexicon().verbs.get(s.lemmas[verb], ()) if r.commitment in {"denies", "doubts"}), None)
    if row is not None:
        return row.commitment, row.certainty
    scorned = scorned_before(s, verb)
    if scorned is not None:
        return scorned.commitment, scorned.certainty
    if s.lemmas[verb] in words("lists.vouching") and not negation(s, verb):
        return "endorses", "asserted"
    if seconds(s, verb):
        return "neutral", "asserted"
    inner, verdict = s.kid(verb, "xcomp"), s.kid(verb, "oprd")
    if verdict is None and s.lemmas[verb] in words("lists.naming"):
        verdict = next((k for k in s.kids_by(verb, "dobj") if k > verb), None)  # "which he called a fabrication"
    if s.lemmas[verb] in words("lists.no_comment") and inner is not None:
        return "neutral", "uncommitted"
    if verdict is not None and s.lemmas[verdict] in words("lists.false"):
        return "denies", "denied"
    return None


def _answerer(s: Sentence, verb: int) -> int | None:
    """Return who answers: the subject of a relative clause, the agent of a participle ("disputed by Orsk")."""
    if s.deps[verb] == "acl" or s.kid(verb, "auxpass") is not None:
        return agent(s, verb) if s.tags[verb] == "VBN" else None
    head = s.kid(verb, "nsubj")
    return head if head is not None and s.lower[head] not in PRONOUNS else None


def _answered(s: Sentence, told: Claim, verb: int, own: set[int]) -> list[Content]:
    """Return the contents before an answer, which it answers, and take the answer's own words out of them all."""
    for content in told.contents:
        content.tokens = trim(s, [t for t in content.tokens if t not in own])
    behind = all(c.head > verb for c in told.contents)  # "X's version, which Y rejects, is that C"
    return [Content(c.head, list(c.tokens)) for c in told.contents if c.head < verb or behind]


def _writers(s: Sentence, own: set[int]) -> list[Content]:
    """Return the writer's main clause, without the answer's own words."""
    if s.pos[s.root] not in CLAUSAL or s.root in own:
        return []
    found = [c for c in clauses(s, s.root, own) if c.head == s.root]
    for content in found:
        content.tokens = trim(s, [t for t in content.tokens if t not in own])
    return [c for c in found if c.tokens]


def free_relatives(s: Sentence, claims: list[Claim], speakers: Speakers) -> Iterator[Claim]:
    """Yield what somebody is said to call a thing: "what residents called the deadliest day".

    A claim that was found for the same verb is mended instead: the pronoun is no part of what was said.
    """
    if "what" not in s.lower:
        return
    for what, word in enumerate(s.lower):
        verb = _named_by(s, what) if word == "what" and s.tags[what] == "WP" else None
        rows = lexicon().verbs.get(s.lemmas[verb], ()) if verb is not None else ()
        head = s.kid(verb, "nsubj") if verb is not None and rows else None
        tokens = _naming(s, verb, what) if verb is not None else []
        if verb is None or not tokens or head is None or head == what or not speakers.can_speak(s, head):
            continue
        contents = [Content(tokens[0], trim(s, tokens))]
        before = next((claim for claim in claims if claim.anchor == verb), None)
        if before is not None:
            before.contents = contents
        else:
            yield Claim(s, verb, [_link(s, head, verb, rows[0])], contents, rows[0].certainty)


def _named_by(s: Sentence, what: int) -> int | None:
    """Return the verb of naming over "what": its own verb, or the one above "what … was"."""
    verb = s.heads[what]
    above = s.heads[verb]
    if s.deps[what] == "nsubj" and s.deps[verb] == "ccomp" and what < above < verb:
        return above
    return verb if s.deps[what] in {"dobj", "nsubj", "pobj"} and what < verb else None


def _naming(s: Sentence, verb: int, what: int) -> list[int]:
    """Return the words that somebody gave a thing: the predicate noun, what follows "as", the clause after "said"."""
    named = s.kid(verb, "oprd", "attr")
    if named is not None:
        return s.subtree(named)
    under = next((k for k in s.kids_by(verb, "prep") if s.lower[k] == "as"), None)
    held = s.kid(under, "pobj", "pcomp", "amod") if under is not None else None
    if held is not None:
        return s.subtree(held)
    clause = s.kid(verb, "ccomp")
    if clause is None or clause < verb:
        return []
    said = s.kid(clause, "attr", "acomp")
    if said is not None and s.lemmas[clause] == "be":
        return s.subtree(said)
    bare = {what, *(k for k in s.kids[clause] if s.deps[k] in BARE), *_passive(s, clause)}
    return [i for i in s.subtree(clause) if i not in bare] if s.pos[clause] in {"NOUN", "PROPN"} else []


def _passive(s: Sentence, clause: int) -> Iterator[int]:
    """Yield a form of "be" that the parser hung on a participle before the noun ("were captured drones")."""
    for k in s.kids_by(clause, "amod"):
        yield from s.kids_by(k, "aux", "auxpass")


def _link(s: Sentence, head: int, verb: int, row: Cue) -> DraftLink:
    return DraftLink(s, noun_phrase(s, head), head, [verb], row.commitment)


def cut_added(s: Sentence, claims: list[Claim]) -> None:
    """Take clauses that are told apart out of what they were added to.

    ", though they cautioned that D" and ", which denies it" add to a content, and so does what the writer concludes
    from it; they are no part of it.
    """
    apart = {claim.anchor for claim in claims if claim.links or claim.inferred}
    concluded = {claim.anchor for claim in claims if claim.inferred and not claim.links}
    for anchor, dep in enumerate(s.deps):
        own = _added(s, anchor, apart, concluded) if dep == "relcl" or (dep == "advcl" and anchor in apart) else set()
        if dep in REMARKS and sums_up(s, anchor):
            own = set(s.subtree(anchor))  # ", a claim that officers find comic" is said of the content
        if own and s.lower[s.left[anchor]] == "as":  # "bombed or, as X alleges, blown up": only "as X alleges" is apart
            own -= {i for claim in claims if claim.anchor == anchor for c in claim.contents for i in c.tokens}
        for outer in claims if own else ():
            for content in outer.contents if outer.anchor not in own else ():
                if anchor in content.tokens and content.head not in own:
                    content.tokens = trim(s, [t for t in content.tokens if t not in own])


def _added(s: Sentence, anchor: int, apart: set[int], concluded: set[int]) -> set[int]:
    """Return the clause of a cue where a comma sets it off as a concession, an answer or a conclusion."""
    first = s.left[anchor]
    if first == 0 or s.words[first - 1] not in EDGE:
        return set()
    mark = s.kid(anchor, "mark")
    conceded = s.deps[anchor] == "advcl" and s.lower[first] in CONCESSIVE and mark == first
    conceded = conceded or (s.deps[anchor] == "advcl" and s.lower[first] == "as" and anchor in apart)
    opened = s.deps[anchor] in {"relcl", "advcl"} and s.lower[first] == "which"
    denied = opened and (anchor in apart or _answering(s, anchor) is not None)
    return set(s.subtree(anchor)) if conceded or denied or anchor in concluded else set()
