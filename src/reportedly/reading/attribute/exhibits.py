"""Papers and pictures as links: who has them, who put them out, on whose page they stand."""

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.draft import Content, DraftLink
from reportedly.reading.attribute.phrases import negation, noun_phrase, passive, subject, verb_group, words
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.tree import Sentence


def holder(s: Sentence, head: int, speakers: Speakers) -> list[DraftLink]:
    """Return who has a document that a clause about it quotes: "X has seen (copies of) papers that show C"."""
    held = s.heads[s.heads[head]] if s.deps[head] == "pobj" and s.lower[s.heads[head]] == "of" else head
    verb = s.heads[held]
    if s.deps[held] != "dobj" or s.lemmas[verb] not in words("lists.having_papers") or negation(s, verb):
        return []
    who = subject(s, verb)
    if who is None or s.lower[who] in {"i", "we"} or not speakers.can_speak(s, who):
        return []
    return [DraftLink(s, noun_phrase(s, who), who, verb_group(s, verb), role="outlet")]


def issuer(s: Sentence, head: int, speakers: Speakers) -> int | None:
    """Return who put out a document: the subject of "issued a statement", "released footage", else None."""
    verb = s.heads[head]
    if s.deps[head] != "dobj" or s.lemmas[verb] not in words("lists.issuing"):
        return None
    author = subject(s, verb)
    return author if author is not None and speakers.can_speak(s, author) and not negation(s, verb) else None


def showing_house(s: Sentence, head: int, speakers: Speakers) -> list[DraftLink]:
    """Return the outlet that pictures are from: "footage from Lantern TV", "clips on Lantern TV"."""
    if s.lemmas[head] not in words("lists.pictures"):
        return []
    by = [k for k in s.kids_by(head, "prep") if s.lower[k] in {"from", "by", "on"}]
    houses = ((k, held) for k in by if (held := s.kid(k, "pobj")) is not None and speakers.is_medium(s, held))
    return [DraftLink(s, noun_phrase(s, held), held, [k], role="outlet") for k, held in houses]


def posted_on(s: Sentence, head: int) -> list[DraftLink]:
    """Return the page that a message stands on: "a message on the union's channel", "a notice on its site"."""
    if s.lemmas[head] not in words("lists.messages"):
        return []
    put = [k for k in s.kids_by(head, "acl") if s.lemmas[k] in words("lists.issuing") and s.tags[k] == "VBN"]
    for by in [by for k in (head, *put) for by in s.kids_by(k, "prep")]:
        page = s.kid(by, "pobj")
        if page is not None and s.lower[by] in {"on", "to"} and s.lemmas[page] in words("lists.pages"):
            return [DraftLink(s, noun_phrase(s, page), page, [by], role="outlet")]
    return []


def paper_of(s: Sentence, head: int, owner: int, speakers: Speakers) -> list[DraftLink]:
    """Return the paper that somebody speaks in, where a phrase names both: "a statement by the police"; no outlet's."""
    by = s.heads[owner]
    between = s.deps[owner] == "pobj" and s.lower[by] in {"by", "from", "of"} and head < by
    if not between or speakers.is_medium(s, owner) or s.lemmas[head] not in words("lists.medium_documents"):
        return []
    paper = [i for i in noun_phrase(s, head) if i < by]
    return [DraftLink(s, paper, head, [by], role="evidence")]


def of_its_author(link: DraftLink) -> bool:
    """Say whether a link is a paper named in one phrase with its author."""
    return link.role == "evidence" and len(link.cue) == 1 and link.sentence.heads[link.cue[0]] == link.head


def shown_of(s: Sentence, head: int, posted: list[DraftLink]) -> list[int]:
    """Return a message's phrase without the page that it stands on, which is a link of its own."""
    where = {i for link in posted for i in (*s.subtree(link.head), *link.cue)}
    put = {i for k in s.kids_by(head, "acl") for i in s.subtree(k)}
    return [i for i in noun_phrase(s, head) if i not in where | put]


def rests_on(s: Sentence, verb: int) -> int | None:
    """Return whom or what a verb of citing rests on: "which quotes a barber", "which in turn relied on a clerk"."""
    if passive(s, verb) or negation(s, verb):
        return None
    if s.lemmas[verb] in words("lists.citing"):
        return s.kid(verb, "dobj")
    near = (k for k in s.kids_by(verb, "prep") if f"{s.lemmas[verb]}_{s.lower[k]}" in words("lists.citing_phrases"))
    return next((held for k in near if (held := s.kid(k, "pobj")) is not None), None)


def puts_out(s: Sentence, verb: int, contents: list[Content]) -> bool:
    """Say whether a verb only puts out a paper whose own clause tells: "published a report that says C"."""
    if s.lemmas[verb] not in words("lists.issuing") | words("lists.bringing") or len(contents) != 1:
        return False
    paper = contents[0].head
    known = words("lists.medium_documents") | words("lists.pictures") | words("speakers.documents")
    telling = (k for k in s.kids_by(paper, "relcl") if s.kid(k, "nsubj") is not None and s.lemmas[k] in lexicon().verbs)
    return s.lemmas[paper] in known and any(s.tags[s.kid(k, "nsubj") or k] == "WDT" for k in telling)
