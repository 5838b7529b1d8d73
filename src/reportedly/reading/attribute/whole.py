"""Links that hold for the whole document: who publishes it, whose dispatch it carries, who is its real author."""

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import Claim, DraftLink, runs
from reportedly.reading.attribute.phrases import FINITE, noun_phrase, words
from reportedly.reading.attribute.voices import Voices
from reportedly.reading.bylines import is_short_for
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Document, Link, Voice

BACKWARD = frozenset({"previously", "earlier", "before", "already"})
HOUSE_FORMS = ("key takeaways", "key judgments", "key judgements", "key findings", "toplines")
SELF = frozenset({"think_tank", "agency"})
NUMBERING = frozenset({"no", "no.", "number", "nr"})
SHORT = 4  # tokens before what a title calls the page
LONGEST_NAME = 12  # tokens of a line that only says who signs


def base_chain(parse: Parse, document: Document, drafts: list[Draft], voices: Voices) -> list[Link]:
    """Return the links in front of every statement: the page, then the agency credited, its issuer or author."""
    chain = [Link(voice=voices.page(document), basis="implied")]
    for credit in document.credits:
        if not is_short_for(credit, document.publisher or ""):
            chain.append(_credit(parse, credit, voices))
            break
    issued = _issued(parse, voices) if len(chain) == 1 else None
    if issued is not None:
        return [*chain, issued]
    author = _self_cited(parse, drafts, voices)
    if len(chain) == 1 and author is not None and author[0].casefold() != (document.publisher or "").casefold():
        chain.append(author[1])
    return chain


def _credit(parse: Parse, credit: str, voices: Voices) -> Link:
    """Return the link of a credited agency, with the words of the credit; that it wrote this line is inferred."""
    at = parse.text.find(credit)
    spans = (parse.span(at, at + len(credit)),) if at >= 0 else ()
    return Link(voice=voices.named(credit, "agency"), basis="inferred", source=spans)


def _issued(parse: Parse, voices: Voices) -> Link | None:
    """Return the link of whose word the whole page is by its title: "Statement by the General Command"."""
    for s in parse.sentences:
        if parse.blocks[s.block].kind not in {"title", "body"} or s.block > 1:
            return None
        noun = next((i for i, lemma in enumerate(s.lemmas) if lemma in words("lists.proclaimed")), None)
        told = any(s.tags[i] in FINITE for i in range(len(s))) or s.words[-1] in {".", "!", "?"}
        if noun is None or noun > SHORT or told:
            return None
        by = next((i for i in range(noun + 1, len(s)) if s.lower[i] in {"by", "from", "of"}), None)
        head = s.kid(by, "pobj") if by is not None else None
        if by is not None and (head is None or not voices.speakers.can_speak(s, head)):
            return None
        if by is None or head is None:
            return _signed(parse, s, noun, voices)
        return _signature(parse, s, head, noun, voices)
    return None


def _signature(parse: Parse, s: Sentence, head: int, noun: int, voices: Voices) -> Link:
    """Return the inferred link of whoever signs a page."""
    link = DraftLink(s, noun_phrase(s, head), head, [noun] if noun >= 0 else [])
    spans = tuple(parse.span(*run) for run in runs(s, link.source))
    return Link(voice=voices.of(link), basis="inferred", source=spans)


def _signed(parse: Parse, title: Sentence, noun: int, voices: Voices) -> Link | None:
    """Return the link of the name right below "Statement No. 41", or at the foot of the page: a line without a verb."""
    numbered = any(title.lower[i] in NUMBERING or title.pos[i] == "NUM" for i in range(noun, len(title)))
    below = [s for s in parse.sentences if s.block > title.block]
    for s in (below[0], below[-1]) if below and (numbered or len(title) == noun + 1) else ():
        bare = not any(s.tags[i] in FINITE or s.words[i] in {".", "?", "!"} for i in range(len(s)))
        head = next((i for i in (s.root, *s.kids[s.root]) if s.pos[i] in {"PROPN", "NOUN"}), s.root)
        alone = sum(other.block == s.block for other in below) == 1
        put_out = s.lemmas[s.root] in words("lists.issuing") and s.tags[s.root] == "VBN"
        if bare and alone and len(s) <= LONGEST_NAME and (put_out or s.pos[s.root] in {"PROPN", "NOUN"}):
            head = _whose(s, head)
            if voices.speakers.can_speak(s, head):
                return _signature(parse, s, head, -1, voices)
    return None


def _whose(s: Sentence, head: int) -> int:
    """Return who issues "issued by the General Command": whoever stands behind "by"."""
    by = next((k for i in range(len(s)) if s.lower[i] == "by" for k in s.kids_by(i, "pobj")), None)
    return head if by is None else by


def _self_cited(parse: Parse, drafts: list[Draft], voices: Voices) -> tuple[str, Link] | None:
    """Return the author that a page betrays by "as X previously reported", X a think tank or agency.

    A reprint that drops its credit still speaks of itself by name. One such phrase is taken when the page also has
    the house form of such updates, or when the phrase occurs twice.
    """
    found: dict[str, list[tuple[Voice, DraftLink]]] = {}
    for draft in drafts:
        for claim in draft.claims:
            if _backward(claim):
                voice = voices.found[voices.of(claim.links[0])]
                if voice.kind in SELF and voice.name is not None:
                    found.setdefault(voice.id, []).append((voice, claim.links[0]))
    house = any(form in parse.text.casefold() for form in HOUSE_FORMS)
    for hits in found.values():
        if house or len(hits) > 1:
            voice, link = hits[0]
            source = tuple(parse.token_span(link.sentence, link.source[0], link.source[-1]) for _ in (0,))
            return voice.name or "", Link(voice=voice.id, basis="inferred", source=source)
    return None


def _backward(claim: Claim) -> bool:
    """Say whether a claim is "as X previously reported"."""
    if not claim.links or claim.anchor < 0:
        return False
    s = claim.sentence
    return s.lower[s.left[claim.anchor]] == "as" and any(s.lower[i] in BACKWARD for i in s.subtree(claim.anchor))
