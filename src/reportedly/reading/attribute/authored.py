"""Whose paper it is that speaks, where an earlier sentence said so.

"X said in a statement that A. The statement added B.", "X published a report. According to the report, C": X tells B
and C by it. Nothing in the later sentence says so, so those links are inferred.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import Claim, DraftLink
from reportedly.reading.attribute.phrases import negation, noun_phrase, passive, subject, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

POINTING = frozenset({"the", "this", "that"})
OF = frozenset({"by", "from", "of"})


def name_authors(drafts: Sequence[Draft], speakers: Speakers) -> None:
    """Put the author last heard of behind each paper that speaks alone; changes the claims of `drafts`.

    A paper of the same kind whose author is not told ("a statement read on the air said") makes the author unknown.
    """
    authors: dict[str, DraftLink | None] = {}
    for draft in drafts:
        told = [claim for claim in draft.claims if claim.links]
        for claim in told:
            paper = claim.links[-1]
            author = authors.get(_noun(paper)) if _points(paper) else None
            if author is not None and author.sentence is not draft.sentence and not _heard(claim, author):
                claim.links.append(replace(author, cue=[], basis="inferred", commitment="neutral"))
        authors.update([*_put_out(draft.sentence, speakers), *_spoken_in(told)])


def _noun(link: DraftLink) -> str:
    """Return the head word of a voice, nothing for nobody in particular."""
    return link.sentence.lemmas[link.head] if link.head >= 0 else ""


def _points(paper: DraftLink) -> bool:
    """Say whether a link is a paper that was spoken of: "the statement", not "the ministry's statement on X"."""
    s, head = paper.sentence, paper.head
    written = head >= 0 and (paper.role == "evidence" or s.lemmas[head] in words("lists.medium_documents"))
    if not written or s.tags[head] != "NN":
        return False
    kept = [k for k in s.kids[head] if s.pos[k] != "PUNCT" and k in paper.source]
    return bool(kept) and all(s.deps[k] == "det" and s.lower[k] in POINTING for k in kept)


def _heard(claim: Claim, author: DraftLink) -> bool:
    """Say whether the author is a voice of the chain already."""
    return _noun(author) in {_noun(link) for link in claim.chain()}


def _spoken_in(claims: Sequence[Claim]) -> Iterator[tuple[str, DraftLink | None]]:
    """Yield the papers of a sentence with who speaks in them, or nobody: "X said in a statement", "A letter says"."""
    for claim in claims:
        for at, paper in enumerate(claim.links):
            if paper.role != "evidence" or _points(paper) or paper.sentence is not claim.sentence:
                continue
            inner = claim.links[at + 1] if at + 1 < len(claim.links) else None
            spoken = inner is not None and inner.role == "speaker" and inner.head >= 0 and inner.cue == paper.cue
            if not spoken or inner is None or inner.sentence.pos[inner.head] != "PRON":
                yield _noun(paper), inner if spoken else None


def _put_out(s: Sentence, speakers: Speakers) -> Iterator[tuple[str, DraftLink]]:
    """Yield the papers that a sentence says somebody put out: "X issued a statement", "a report released by X"."""
    for verb, lemma in enumerate(s.lemmas):
        if lemma not in words("lists.issuing") or s.pos[verb] != "VERB" or negation(s, verb) or passive(s, verb):
            continue
        paper, author = s.kid(verb, "dobj"), subject(s, verb)
        if paper is None or author is None or s.pos[author] not in {"NOUN", "PROPN"}:
            continue
        if s.tags[paper] == "NN" and speakers.is_document(s, paper) and speakers.can_speak(s, author):
            yield s.lemmas[paper], DraftLink(s, noun_phrase(s, author), author, [])
