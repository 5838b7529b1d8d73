"""Quotations under verbs that are none of saying.

A colon introduces one whatever stands before it: "X was blunt: “C”", "X, on arrival: “C”". A sound or a face is words
where a quotation stands right beside it: "“C,” sighed X".
"""

from collections.abc import Iterator

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.phrases import FINITE, negation, noun_phrase, quotations, subject, verb_group, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence

SHORTEST = 2  # tokens of what stands before the colon
BESIDE = 2  # tokens from a verb or its subject to a quotation, with a comma between


def introduced_claims(s: Sentence, found: list[Claim], speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of a quotation behind a colon that nobody is found to say yet."""
    if ":" not in s.words:
        return
    told = {i for claim in found if claim.links for content in claim.contents for i in content.tokens}
    for first, last in quotations(s):
        colon = first - 1
        inside = trim(s, range(first, last + 1))
        if colon < SHORTEST - 1 or s.words[colon] != ":" or not inside or not told.isdisjoint(inside):
            continue
        voice = _introduced(s, colon, speakers)
        if voice is not None:
            head, cue = voice
            source = [i for i in noun_phrase(s, head) if i < colon and i not in cue]
            top = next((i for i in inside if s.heads[i] not in inside or s.heads[i] == i), inside[0])
            yield Claim(s, colon, [DraftLink(s, source, head, [*cue, colon])], [Content(top, inside)])


def exclaimed_claims(s: Sentence, found: list[Claim], speakers: Speakers) -> Iterator[Claim]:
    """Yield the claim of the quotations beside a sound or a face that nobody is found to say yet."""
    told = {i for claim in found if claim.links for content in claim.contents for i in content.tokens}
    for verb, lemma in enumerate(s.lemmas):
        head = subject(s, verb) if lemma in words("lists.exclaiming") and s.pos[verb] == "VERB" else None
        if head is None or head in told or not speakers.can_speak(s, head):
            continue
        first, last = min(verb, s.left[head]), max(verb, s.right[head])
        beside = [(a, b) for a, b in quotations(s) if 0 < first - b <= BESIDE or 0 < a - last <= BESIDE]
        inside = trim(s, [i for a, b in beside for i in range(a, b + 1)])
        if inside and told.isdisjoint(inside):
            top = next((i for i in inside if s.heads[i] not in inside or s.heads[i] == i), inside[0])
            link = DraftLink(s, noun_phrase(s, head), head, verb_group(s, verb))
            yield Claim(s, verb, [link], [Content(top, inside)])


def _introduced(s: Sentence, colon: int, speakers: Speakers) -> tuple[int, list[int]] | None:
    """Return who is introduced before a colon, and the words of saying: the subject, an owner, or a bare voice."""
    finite = [i for i in range(colon) if s.tags[i] in FINITE and s.pos[i] in {"VERB", "AUX"}]
    verb = s.root if s.root in finite else next(iter(finite), None)
    if verb is not None:
        head = subject(s, verb)
        if head is None or head >= colon or negation(s, verb):
            return None
        owner = s.kid(head, "poss") if s.lemmas[head] in lexicon().nouns else None
        if owner is not None:
            return owner, [head]
        bare = verb == colon - 1 and s.pos[verb] == "VERB"  # "The envoy shrugged: “C”", whatever the verb
        told = bare or s.lemmas[verb] in lexicon().verbs
        return (head, [verb] if told else []) if speakers.can_speak(s, head) else None
    last = colon - 1
    noun = next((i for i in range(colon) if s.lemmas[i] in lexicon().nouns and s.kid(i, "poss") is not None), None)
    if noun is not None:
        return s.kids_by(noun, "poss")[0], [noun]
    if last > 0 and s.pos[last - 1] == "PROPN" and s.lower[last].removesuffix("s") in lexicon().verbs:
        return last - 1, [last]  # "Marsh tweets: “C”", the verb read as a noun
    return _bare_voice(s, colon, speakers)


def _bare_voice(s: Sentence, colon: int, speakers: Speakers) -> tuple[int, list[int]] | None:
    """Return the voice of "The minister, on his arrival: “C”": the first phrase, if it can speak and is no label."""
    past = next((i for i in range(colon) if s.words[i] in {",", "("} or s.pos[i] == "ADP"), colon)
    named = [i for i in range(past) if s.pos[i] in {"NOUN", "PROPN", "PRON"}]
    if not named or {s.lower[i] for i in range(past)} <= words("lists.labels") | words("lists.fields"):
        return None
    return (named[-1], []) if speakers.can_speak(s, named[-1]) else None
