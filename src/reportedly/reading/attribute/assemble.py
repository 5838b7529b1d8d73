"""From drafts to statements: spans, ids, chains, certainty and times."""

from msgspec.structs import replace

from reportedly.reading.annotate.attach import time_of
from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, runs
from reportedly.reading.attribute.nesting import told_by_another
from reportedly.reading.attribute.phrases import QUOTES, quotations, words
from reportedly.reading.attribute.selfsame import apart, goes_back
from reportedly.reading.attribute.sureness import Sureness, sureness
from reportedly.reading.attribute.voices import Voices
from reportedly.reading.attribute.writer import Unit, units
from reportedly.reading.bylines import is_last_of, is_short_for
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import UNKNOWN_TIME, Document, Interval, Link, Mentions, Span, Statement, content_id

BY = "rules/1"
ORPHAN = 6  # words; a longer quotation nobody is named for is a sentence of its own


class Assembler:
    """Makes the statements of one document; `base` are the links in front of every chain."""

    def __init__(self, parse: Parse, mentions: Mentions, voices: Voices, base: list[Link], document: Document) -> None:
        self.parse = parse
        self.times = mentions.times
        self.voices = voices
        self.base = base
        self.published = document.published
        self.publisher = document.publisher
        self.credits = document.credits

    def statements(self, drafts: list[Draft]) -> list[Statement]:
        """Return all statements, by place in the text, none twice."""
        found: dict[str, Statement] = {}
        for draft in drafts:
            for statement in self._of(draft):
                found.setdefault(statement.id, statement)
        return sorted(found.values(), key=lambda st: (st.span.start, st.content[0].start, -st.span.end, st.id))

    def _of(self, draft: Draft) -> list[Statement]:
        """Return the statements of one sentence."""
        s, claims = draft.sentence, draft.claims
        whole = any(claim.anchor == -1 for claim in claims)
        own = [] if whole else units(s, claims, headline=self.parse.kind_of(s) == "title")
        made = [self._own(s, unit) for unit in own]
        made.extend(
            self._claimed(s, claim, content)
            for claim in claims
            for content in claim.contents
            if content.tokens and not told_by_another(content, claim, claims)
        )
        return [statement for statement in made if statement is not None]

    def _own(self, s: Sentence, unit: Unit) -> Statement | None:
        """Make a statement in the document's own voice."""
        sure = sureness(s, unit.content)
        if unit.inferred and sure.certainty == "asserted":
            sure.certainty = "inferred"
        links = [*self.base, *self._orphan_quote(s, unit)]
        return self._make(s, unit.content, links, sure, unit=unit, hull=unit.content.tokens)

    def _orphan_quote(self, s: Sentence, unit: Unit) -> list[Link]:
        """Return the link of a few quoted words that nobody is named for: somebody said them, the text hides who.

        The link is inferred, its cue the quoted words; a name in quotation marks is none.
        """
        held = set(unit.content.tokens)
        for first, last in quotations(s):
            inner = range(first + 1, last)
            if not held.issuperset(inner) or not 0 < len(inner) <= ORPHAN or len(held) <= len(inner) + 2:
                continue
            if any(s.pos[i] == "PROPN" for i in inner) or s.words[last] not in QUOTES or _is_title(s, inner):
                continue
            voice = self.voices.of(DraftLink(s, [], -1, []))
            return [Link(voice=voice, basis="inferred", cue=self._spans(s, [first, *inner, last], keep=True))]
        return []

    def _claimed(self, s: Sentence, claim: Claim, content: Content) -> Statement | None:
        """Make a statement of a claim's content, under the claim's whole chain."""
        sure = sureness(s, content, claim)
        drafts = claim.chain()
        links = self._chain(drafts)
        if sure.certainty == "asserted" and _concluded(claim):
            sure.certainty = "inferred"
        if sure.commitment is not None and drafts:
            links[-1] = replace(links[-1], commitment=sure.commitment)
        hull = [*content.tokens, claim.anchor] if claim.anchor >= 0 else list(content.tokens)
        hull.extend(i for link in drafts if link.sentence is s for i in (*link.source, *link.cue))
        return self._make(s, content, links, sure, unit=None, hull=hull)

    def _chain(self, drafts: list[DraftLink]) -> list[Link]:
        """Return the full chain; an inferred author gives way when the text itself names it."""
        links = self._merged([self._link(draft) for draft in drafts], drafts)
        if links and len(self.base) > 1 and _is_own(drafts[0]):
            links[0] = replace(links[0], voice=self.base[-1].voice)
        elif drafts and _first_person(drafts[0]):
            links = links[1:]  # the page says so itself
        links = [link for n, link in enumerate(links) if n + 1 == len(links) or not self._is_house(link)]
        named = {link.voice for link in links}
        base = [link for n, link in enumerate(self.base) if n == 0 or link.voice not in named]
        return [*base, *links]

    def _is_house(self, link: Link) -> bool:
        """Say whether a link only names the page's own house, to whom it was told: "a guard told the Mirror"."""
        name, house = " ".join(span.quote for span in link.source), self.publisher or ""
        if name and any(is_last_of(name, credit) for credit in self.credits):
            return True  # "a clerk told the Courier", in a report by somebody of the Orsk Courier
        return bool(name and house) and (is_short_for(name, house) or is_last_of(name, house))

    @staticmethod
    def _merged(links: list[Link], drafts: list[DraftLink]) -> list[Link]:
        """Join neighbouring links of one voice ("the mission said it could not verify …") into one with both cues."""
        merged: list[Link] = []
        before: DraftLink | None = None
        for n, (link, draft) in enumerate(zip(links, drafts, strict=True)):
            again = before is not None and goes_back(draft, before)
            if merged and (again or (merged[-1].voice == link.voice and not (before and apart(draft, before)))):
                merged[-1] = replace(merged[-1], cue=(*merged[-1].cue, *link.cue), commitment=link.commitment)
            elif merged and _only_heard(draft, drafts[n + 1 : n + 2]):
                continue  # "X said the men had been told that C": X says so, and somebody told them
            elif merged and _first_person(draft):  # “We deny that C,” X said
                merged[-1] = replace(merged[-1], cue=(*merged[-1].cue, *link.cue), commitment=link.commitment)
            else:
                merged.append(link)
                before = draft
        return merged

    def _link(self, draft: DraftLink) -> Link:
        """Make a link of a draft."""
        s = draft.sentence
        return Link(
            voice=self.voices.of(draft),
            basis=draft.basis,
            source=self._spans(s, draft.source),
            cue=self._spans(s, draft.cue, keep=True),
            commitment=draft.commitment,
            said=self._when(s, _speaking(s, draft.cue)) if draft.cue and draft.basis == "explicit" else UNKNOWN_TIME,
        )

    def _spans(self, s: Sentence, tokens: list[int], *, keep: bool = False) -> tuple[Span, ...]:
        """Turn tokens into spans; `keep` holds on to punctuation (a headline's colon is a cue)."""
        if keep:
            return tuple(self.parse.token_span(s, first, last) for first, last in _stretches(tokens))
        return tuple(self.parse.span(start, end) for start, end in runs(s, tokens))

    def _when(self, s: Sentence, token: int) -> Interval:
        """Return the time that the text attaches to a verb or noun."""
        return time_of(self.parse, self.times, s, token)

    def _make(
        self, s: Sentence, content: Content, links: list[Link], sure: Sureness, *, unit: Unit | None, hull: list[int]
    ) -> Statement | None:
        """Put a statement together, or None when nothing is left of its content."""
        spans = self._spans(s, content.tokens)
        if not spans:
            return None
        told = next((link.said for link in reversed(links) if link.said != UNKNOWN_TIME), None)
        key = [self.parse.document, *(f"{span.start}:{span.end}" for span in spans), *(k.voice for k in links)]
        own = not any(link.basis == "explicit" and link.cue for link in links)
        said = told or (self.published if own else before(self.published))
        return Statement(
            id=content_id("statement", *key, sure.polarity, unit is None),
            document=self.parse.document,
            span=self._hull(s, hull),
            content=spans,
            chain=tuple(links),
            certainty=sure.certainty,
            polarity=sure.polarity,
            hedges=self._spans(s, sure.hedges, keep=True),
            presupposed=unit is not None and unit.presupposed,
            said=said,
            about=self._when(s, content.head),
            by=BY,
            negation=self._spans(s, sure.negation, keep=True),
            condition=self._spans(s, sure.condition),
            gloss=unit is not None and unit.gloss,
        )

    def _hull(self, s: Sentence, tokens: list[int]) -> Span:
        """Return the stretch from the first token to the last, with the full stop when it ends the sentence."""
        first, last = min(tokens), max(tokens)
        if last >= len(s) - 2 and s.lower[-1] in {".", "!", "?"}:
            last = len(s) - 1
        return self.parse.token_span(s, first, last)


def _speaking(s: Sentence, cue: list[int]) -> int:
    """Return the token of a cue that says when: its last verb, else its first word."""
    return next((i for i in reversed(cue) if s.pos[i] == "VERB"), cue[0])


def _is_title(s: Sentence, inner: range) -> bool:
    """Say whether quoted words are what a thing is called: "a patrol dubbed “steel bridge”", "“Iron Rain”"."""
    behind = inner.start - 2  # the word before the opening mark
    if behind >= 0 and s.tags[behind] in {"VBN", "VBD"} and s.lemmas[behind] in words("lists.titling"):
        return True
    return len(inner) > 1 and all(s.words[i][0].isupper() or s.words[i].isdigit() for i in inner)


def before(published: Interval) -> Interval:
    """Return when something was said that a document reports without a date: not after its publication."""
    if published.end is None:
        return UNKNOWN_TIME
    return Interval(start=None, end=published.end, grain="open", basis="reported without a date: not after publication")


def _first_person(draft: DraftLink) -> bool:
    """Say whether a link is of who speaks already: "I", "we"; on a page of its own that is the page."""
    return draft.head >= 0 and draft.sentence.lower[draft.head] in {"i", "we"}


def _only_heard(draft: DraftLink, behind: list[DraftLink]) -> bool:
    """Say whether a link is of who was told something by nobody named, which is the link behind it."""
    return any(told.role == "hearsay" and told.cue == draft.cue and told.head < 0 for told in behind)


def _stretches(tokens: list[int]) -> list[tuple[int, int]]:
    """Return (first, last) of each run of neighbouring tokens."""
    found: list[tuple[int, int]] = []
    for i in sorted(set(tokens)):
        if found and i == found[-1][1] + 1:
            found[-1] = (found[-1][0], i)
        else:
            found.append((i, i))
    return found


def _concluded(claim: Claim) -> bool:
    """Say whether what somebody thinks is only the writer's conclusion: "…, suggesting that it expects C"."""
    above = claim.parent
    while above is not None and not (above.inferred and not above.links):
        above = above.parent
    return above is not None


def _is_own(draft: DraftLink) -> bool:
    """Say whether a voice is "we" in running text: whoever the whole page is by, "We reject the claim that C"."""
    own = [draft.sentence.lower[i] for i in draft.source] in (["we"], ["i"])
    return own and not any(first < draft.source[0] < last for first, last in quotations(draft.sentence))
