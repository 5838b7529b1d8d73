"""Links that hold for the whole document: who publishes it, whose dispatch it carries, who is its real author."""

from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import Claim, DraftLink
from reportedly.reading.attribute.voices import Voices
from reportedly.reading.tree import Parse
from reportedly.record import Document, Link, Voice

BACKWARD = frozenset({"previously", "earlier", "before", "already"})
HOUSE_FORMS = ("key takeaways", "key judgments", "key judgements", "key findings", "toplines")
SELF = frozenset({"think_tank", "agency"})


def base_chain(parse: Parse, document: Document, drafts: list[Draft], voices: Voices) -> list[Link]:
    """Return the links in front of every statement: the page, then the credited agencies or the inferred author."""
    chain = [Link(voice=voices.page(document), basis="implied")]
    for credit in document.credits:
        if credit.casefold() != (document.publisher or "").casefold():
            chain.append(_credit(parse, credit, voices))
            break
    author = _self_cited(parse, drafts, voices)
    if len(chain) == 1 and author is not None and author[0].casefold() != (document.publisher or "").casefold():
        chain.append(author[1])
    return chain


def _credit(parse: Parse, credit: str, voices: Voices) -> Link:
    """Return the link of a credited agency, with the words of the credit; that it wrote this line is inferred."""
    at = parse.text.find(credit)
    spans = (parse.span(at, at + len(credit)),) if at >= 0 else ()
    return Link(voice=voices.named(credit, "agency"), basis="inferred", source=spans)


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
