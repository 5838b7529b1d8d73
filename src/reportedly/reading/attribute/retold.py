"""Voices that go on inside another's telling.

In "Farr says a released prisoner told her A. According to the prisoner, B." the prisoner of the second sentence is the
one who speaks through Farr in the first, so Farr stands before him again; so does the tribunal that "heard from three
witnesses" before "the second" of them. He is known by a definite noun or a name that repeats the inner voice's, or by
a pronoun that tells something to a pronoun for the outer voice ("He told her that B"). Who tells something to "him"
who spoke in the sentence before speaks through him ("His captain told him that C"). Nothing in the words puts the
outer voice there: those links are inferred.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from heapq import merge
from itertools import pairwise

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import AFAR, Claim, DraftLink
from reportedly.reading.attribute.exhibits import of_its_author
from reportedly.reading.attribute.meeting import met
from reportedly.reading.attribute.phrases import noun_phrase, passive, words
from reportedly.reading.attribute.running import governing
from reportedly.reading.attribute.selfsame import agrees
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

NOMINATIVE = {"him": "he", "her": "she", "them": "they"}
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
ONE_OF = frozenset({"one", "another", "first", "second", "third", "fourth", "fifth", "last", "two", "three", "some"})
OTHERS = frozenset({("he", "her"), ("she", "him"), ("they", "him"), ("they", "her")})  # two that cannot be one
SEVERAL = "+"  # key of those of whom "the second" may be one
THROUGH = frozenset({"outlet", "evidence"})
Chain = Sequence[DraftLink]


class Heard:
    """Voices that spoke through others so far, each found by the words it is known by.

    Looking one up takes no longer in a report of thousands of statements.
    """

    def __init__(self) -> None:
        self._told: list[tuple[Chain, int]] = []
        self._known: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, chain: Chain) -> None:
        """Keep the inner voices of a chain; of two that fit, the outer one of the last chain is found."""
        for at in range(len(chain) - 1, 0, -1):
            link = chain[at]
            written = link.role == "evidence" and chain[at - 1].role == "speaker"  # a log that a lawyer cites lies open
            if link.head < 0 or written:
                continue
            for word in {*_called(link), *([SEVERAL] if _several(link) else [])}:
                self._known[word].append(len(self._told))
            self._told.append((chain, at))

    def through(self, first: DraftLink) -> Chain:
        """Return the links through which the voice that a noun, a name or "the second" repeats was told of last."""
        if first.head < 0 or not _may_repeat(first):
            return ()
        places = [self._known.get(word, []) for word in (_named(first), *([SEVERAL] if _numbers(first) else []))]
        for number in merge(*map(reversed, places), reverse=True):
            chain, at = self._told[number]
            if _again(first, chain[at]):
                return chain[:at]
        return ()


def retell(drafts: Sequence[Draft], speakers: Speakers) -> None:
    """Put whoever told of a voice before in front of that voice; changes the claims of `drafts`.

    Over a border of paragraphs that holds until the voice speaks for itself.
    """
    known = Heard()
    direct: set[str] = set()
    last: Chain = ()
    for before, draft in pairwise([*drafts[:1], *drafts]):
        near = [claim.chain() for claim in before.claims if claim.links and claim.contents]
        near = near if before.sentence.block == draft.sentence.block and before is not draft else []
        own = {_named(chain[0]) for chain in near}
        for claim in _outermost(draft):
            name = _named(claim.links[0])
            tellers = _tellers(claim, near) if name not in own else ()
            tellers = tellers or (() if name in direct else known.through(claim.links[0]))
            tellers = (
                tellers
                or _in_it(claim, draft, last)
                or _going_on(claim, last)
                or _quoted_there(claim, last, speakers)
                or (() if name in direct else _told_to(claim, last))
            )
            claim.links[:0] = [replace(link, basis="inferred") for link in tellers]
        near_by = [claim for claim in draft.claims if claim.anchor != AFAR]
        spoken = [claim.chain() for claim in near_by if claim.links and claim.contents]
        meetings = met(draft.sentence, speakers)
        for chain in (*spoken, *meetings):
            known.add(chain)
        direct |= {_named(chain[0]) for chain in spoken}
        direct -= {_named(chain[-1]) for chain in meetings}
        main = governing(draft)
        last = (
            main.chain() if main is not None and main.links else meetings[-1] if meetings else _paper(draft, speakers)
        )


def _outermost(draft: Draft) -> list[Claim]:
    """Return the claims of a sentence that no other one of it holds."""
    own = [claim for claim in draft.claims if claim.parent is None and claim.anchor != AFAR]
    return [claim for claim in own if claim.links and claim.contents]


def _again(first: DraftLink, before: DraftLink) -> bool:
    """Say whether a voice is the one before, or one of those: "the baker", "Moro", "the second", "another witness"."""
    if _repeats(first, before):
        return True
    s, head = first.sentence, first.head
    if s.pos[head] == "PROPN":
        return _named(first) in _called(before) and before.sentence.pos[before.head] != "PRON"
    return _several(before) and (_numbers(first) or (_marked(first) and _named(first) == _named(before)))


def _several(link: DraftLink) -> bool:
    """Say whether a link is several whom a sentence lets speak, with no word of theirs told."""
    return link.sentence.tags[link.head] == "NNS" and not link.cue


def _numbers(link: DraftLink) -> bool:
    """Say whether a voice is one or some of those before by its noun: "the second", "one of them", "a third"."""
    return link.sentence.lemmas[link.head] in ONE_OF


def _one_of(first: DraftLink, before: DraftLink) -> bool:
    return _numbers(first) and before.sentence.tags[before.head] == "NNS"


def _marked(link: DraftLink) -> bool:
    """Say whether a word beside a voice's noun makes it one of those before: "another witness"."""
    return any(link.sentence.lower[k] in ONE_OF for k in link.sentence.kids[link.head])


def _definite(link: DraftLink) -> bool:
    return any(link.sentence.lower[k] in DEFINITE for k in link.sentence.kids_by(link.head, "det"))


def _may_repeat(link: DraftLink) -> bool:
    """Say whether the form of a voice lets it be one told of before: "a clerk" is somebody new."""
    return link.sentence.pos[link.head] == "PROPN" or _definite(link) or _numbers(link) or _marked(link)


def _called(link: DraftLink) -> set[str]:
    """Return the words a voice is known by: its noun or last name, what stands beside it, and its title."""
    s, head = link.sentence, link.head
    beside = [k for k in s.kids_by(head, "appos") if s.pos[k] in {"NOUN", "PROPN"}]
    return {s.lemmas[k] for k in (head, *beside, *(t for t in s.kids_by(head, "compound") if s.pos[t] == "NOUN"))}


def _going_on(claim: Claim, last: Chain) -> Chain:
    """Return the outlet or medium through which "he" spoke in the sentence before."""
    first, s = claim.links[0], claim.sentence
    if len(last) < 2 or first.sentence is not s or first.head < 0 or s.tags[first.head] != "PRP":  # noqa: PLR2004
        return ()
    if last[-1].head < 0 or not agrees(s.lower[first.head], last[-1].sentence, last[-1].head):
        return ()
    if any(link.role in THROUGH for link in claim.links) or claim.anchor < 0:
        return ()
    outer = [link for link in last[:-1] if link.role in THROUGH]
    return outer[:-1] if outer and s.lower[first.head] == "it" and of_its_author(outer[-1]) else outer


def _quoted_there(claim: Claim, last: Chain, speakers: Speakers) -> Chain:
    """Return the outlet that the sentence before was of, for who "was quoted as saying" and nobody says where."""
    s, verb = claim.sentence, claim.anchor
    if not last or last[0].head < 0 or verb < 0 or s.lemmas[verb] not in words("lists.citing") or not passive(s, verb):
        return ()
    through = any(link.role in THROUGH for link in claim.links)
    return () if through or not speakers.is_medium(last[0].sentence, last[0].head) else last[:1]


def _in_it(claim: Claim, draft: Draft, last: Chain) -> Chain:
    """Return the document that was just spoken of, and through whom: "In it, the general says C"."""
    s, verb = claim.sentence, claim.anchor
    while verb >= 0 and s.deps[verb] == "conj":
        verb = s.heads[verb]
    opener = (
        next((k for k in s.kids_by(verb, "prep") if s.lower[k : k + 2] == ["in", "it"]), None) if verb >= 0 else None
    )
    if opener is None or any(link.role in THROUGH for link in claim.links):
        return ()
    before = [one.chain() for one in draft.claims if one.links and -1 < one.anchor < opener]
    return next((chain for chain in (*reversed(before), last) if chain and chain[-1].role == "evidence"), ())


def _paper(draft: Draft, speakers: Speakers) -> Chain:
    """Return the document that a sentence is about, none where it is about something else: "A diary was found"."""
    s = draft.sentence
    head = s.kid(s.root, "nsubj", "nsubjpass")
    written = head is not None and (speakers.is_document(s, head) or s.lemmas[head] in words("lists.medium_documents"))
    return [DraftLink(s, noun_phrase(s, head), head, [], role="evidence")] if head is not None and written else ()


def _told_to(claim: Claim, last: Chain) -> Chain:
    """Return who spoke in the sentence before, where somebody new tells him something: "A guard told him C"."""
    first, s = claim.links[0], claim.sentence
    if claim.anchor < 0 or not last or last[-1].head < 0 or first.head < 0:
        return ()
    hearer = _hearer(s, claim.anchor)
    if hearer is None or claim.effect == "uncommitted":
        return ()
    if s.pos[first.head] == "PRON" and (s.lower[first.head], hearer) not in OTHERS:
        return ()
    return last if agrees(NOMINATIVE.get(hearer, hearer), last[-1].sentence, last[-1].head) else ()


def _tellers(claim: Claim, chains: Sequence[Chain]) -> Chain:
    """Return the links through which the sentence before told of a claim's first voice, none where it spoke itself."""
    first = claim.links[0]
    for chain in chains:
        for at, link in enumerate(chain[1:], 1):
            if link.head < 0 or first.head < 0:
                continue
            if _repeats(first, link) or _one_of(first, link) or _answers(claim, chain[:at], link):
                return chain[:at]
    return ()


def _named(link: DraftLink) -> str:
    """Return the head word of a voice, nothing for nobody in particular."""
    return link.sentence.lemmas[link.head] if link.head >= 0 else ""


def _repeats(link: DraftLink, before: DraftLink) -> bool:
    """Say whether a voice is a definite noun for the one before: "a released prisoner", then "the prisoner"."""
    s, head = link.sentence, link.head
    return _definite(link) and s.pos[head] == "NOUN" and _named(link) in _called(before)


def _answers(claim: Claim, outer: Chain, before: DraftLink) -> bool:
    """Say whether a pronoun for an inner voice tells a pronoun for the outer one something: "He told her that C"."""
    s, first = claim.sentence, claim.links[0]
    if claim.anchor < 0 or s.tags[first.head] != "PRP" or not outer or outer[-1].head < 0:
        return False
    hearer = _hearer(s, claim.anchor)
    return (
        hearer is not None
        and agrees(s.lower[first.head], before.sentence, before.head)
        and agrees(NOMINATIVE.get(hearer, hearer), outer[-1].sentence, outer[-1].head)
    )


def _hearer(s: Sentence, verb: int) -> str | None:
    """Return the pronoun for whom a verb tells something, None where no pronoun is told."""
    told = next((k for k in s.kids_by(verb, "dobj", "dative") if s.tags[k] == "PRP" and k > verb), None)
    return s.lower[told] if told is not None and s.lower[told] not in {"it", "us", "me", "you"} else None
