"""Joins what a learned attributor marked with what the grammar read.

The grammar knows who speaks through whom; the attributor knows better where a source, a cue and a content end, and
sees speech that the parser garbled. So a mark whose cue is a claim's cue lends the claim its edges, and a mark with a
cue that the lexicon knows, where the grammar found nothing, becomes a claim of its own. Attitudes ("he hopes") are
marks, too; they are no reports, and no chain is made of them.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.codebook.cues import lexicon
from reportedly.reading.attribute.carry import Draft
from reportedly.reading.attribute.contents import clauses
from reportedly.reading.attribute.draft import Claim, Content, DraftLink, trim
from reportedly.reading.attribute.nesting import nest
from reportedly.reading.attribute.phrases import (
    CLAUSAL,
    QUOTES,
    WH,
    called_false,
    dated,
    finite,
    negation,
    words,
)
from reportedly.reading.attribute.questions import was_asked
from reportedly.reading.attribute.speakers import Speakers
from reportedly.reading.attribute.unnamed import withholds
from reportedly.reading.reticence import leaves_out
from reportedly.reading.tree import Parse, Sentence
from reportedly.record import Certainty, FlatAttribution, Span

SURE = 0.5
CLAUSES = frozenset({"clause", "quote"})
SHORT = 3  # words; a shorter content is no statement unless it is quoted
REACH = 2  # times as much as the tree gave a claim that a mark may add to it; beyond, the mark tells something else


def telling(parse: Parse) -> list[Sentence]:
    """Return the sentences of the blocks in which somebody may be said to say something."""
    known = _telling_words()
    blocks = {s.block for s in parse.sentences if not (known.isdisjoint(s.lemmas) and QUOTES.isdisjoint(s.words))}
    return [s for s in parse.sentences if s.block in blocks]


@cache
def _telling_words() -> frozenset[str]:
    """Return every lemma that can be a cue, verbs of attitude among them; not those as common as "see"."""
    known = lexicon()
    verbs = (lemma for lemma, rows in known.verbs.items() if not all(row.outer for row in rows))
    return frozenset({*verbs, *known.nouns, *words("lists.attending"), "accord", "according"})


def join_marks(drafts: list[Draft], marks: Sequence[FlatAttribution], speakers: Speakers) -> None:
    """Let each mark lend its edges to the claim with its cue, or become a claim; changes `drafts`."""
    ordered = sorted(drafts, key=lambda draft: draft.sentence.start)
    starts = [draft.sentence.start for draft in ordered]
    for mark in marks:
        draft = _draft_at(ordered, starts, mark.cue)
        if draft is None:
            continue
        s = draft.sentence
        cue = set(_tokens(s, mark.cue))
        links = [link for claim in draft.claims for link in claim.links]
        held = [link for link in links if link.sentence is s and not cue.isdisjoint(link.cue)]
        if held:
            _lend(draft, held, mark)
            _complete(draft, cue, mark)
        elif mark.score >= SURE:
            _add(draft, mark, sorted(cue), speakers)


def _draft_at(ordered: Sequence[Draft], starts: Sequence[int], spans: Sequence[Span]) -> Draft | None:
    """Return the sentence that holds the first of some spans; `starts` are where the sentences begin."""
    at = bisect_right(starts, spans[0].start) - 1 if spans else -1
    return ordered[at] if at >= 0 and spans[0].start < ordered[at].sentence.end else None


def _tokens(s: Sentence, spans: Sequence[Span]) -> Iterator[int]:
    """Yield the tokens of a sentence that stand under some spans."""
    for span in spans:
        held = s.cover(span.start, span.end)
        if held is not None:
            yield from range(held[0], held[1] + 1)


def _source(s: Sentence, mark: FlatAttribution) -> list[int]:
    """Return the tokens of a mark's source, without what hangs on its cue.

    That is a time ("the ministry Monday said"), or who is spoken to ("calls from X on Y to leave").
    """
    given, cue = [*_tokens(s, mark.source)], {*_tokens(s, mark.cue)}
    to = next((n for n, i in enumerate(given) if n and s.lower[i] in {"on", "upon", "to"} and s.heads[i] in cue), None)
    given = given[:to]
    last = given[-1] if given else -1
    times = [i for i in given if i == last and s.deps[i] == "npadvmod" and s.heads[i] not in given]
    return trim(s, [i for i in given if i not in times]) if len(times) < len(given) else given


def _lend(draft: Draft, held: list[DraftLink], mark: FlatAttribution) -> None:
    """Give the claim that a mark is about the mark's source where it is the grammar's, wider or narrower."""
    s = draft.sentence
    source = _source(s, mark)
    for link in held:
        others = {
            i
            for claim in draft.claims
            for other in claim.links
            if other is not link
            for i in (*other.cue, *other.source)
        }
        others |= {i for c in draft.claims if link in c.links for content in c.contents for i in content.tokens}
        if source and s.tags[source[0]] in WH and source[0] not in link.source:
            source = trim(s, source[1:])  # "according to what two officers said"
        if source and source[0] and s.words[source[0] - 1] == "-":
            continue  # half of "a 40-year-old driver"
        if source and others.isdisjoint(source) and link.head in source and link.basis == "explicit":
            link.source = source


def _complete(draft: Draft, cue: set[int], mark: FlatAttribution) -> None:
    """Give a claim the rest of what it tells where the mark reaches farther than the tree: what nobody else tells."""
    s = draft.sentence
    claim = next((c for c in draft.claims if c.links and c.contents and not cue.isdisjoint(c.links[-1].cue)), None)
    if claim is None or claim.anchor < 0 or claim.answers or mark.score < SURE:
        return
    if called_false(s, claim.anchor):
        return  # "described reports that C as untrue" tells C, not what it is called
    marked = trim(s, _tokens(s, mark.content))
    held = {i for content in claim.contents for i in content.tokens}
    asked = {i for i in marked if s.lower[i] in {"if", "whether"}} if claim.effect == "uncommitted" else set()
    rest = trim(s, [i for i in marked if i not in held | asked and not _hangs_dated(s, i, claim.anchor)])
    if not rest or len(held.intersection(marked)) * 2 < len(held) or s.tags[rest[0]] in WH:
        return
    others = {i for c in draft.claims for link in c.links for i in (*link.cue, *link.source)}
    asides = (k for link in claim.links if link.head >= 0 for k in s.kids_by(link.head, "appos"))
    others |= {i for k in asides for i in s.subtree(k)} - held  # "NAME, the spokesman" is who tells it, whole
    if s.lemmas[claim.anchor] in words("lists.telling"):  # "warned drivers who use the road that C" tells C
        others |= {i for k in s.kids_by(claim.anchor, "dobj", "dative") for i in s.subtree(k)}
    others |= {i for c in draft.claims if c is not claim for content in c.contents for i in content.tokens}
    if not others.union(s.ancestors(claim.anchor)).isdisjoint(rest):
        return
    whole = held.union(rest)
    top = _head(s, [i for i in rest if s.pos[i] != "PUNCT"])
    cut_off = any(s.deps[i] in {"mark", "nsubj", "nsubjpass"} and s.heads[i] not in whole for i in rest)
    if cut_off or (top is not None and s.lower[top] == "without" and s.heads[top] == claim.anchor):
        return  # "If the marshal", cut off from "is dismissed"; "X said C, without elaborating"
    if top is not None and _clause_of_its_own(s, top):
        own = s.lemmas[top] in lexicon().verbs or leaves_out(s, top)  # "and an expert agrees", "but offered no proof"
        if not own:
            claim.contents.append(Content(top, rest))
        return
    goes_on = rest[0] - 1 in held or s.words[rest[0] - 1] in QUOTES
    if len(rest) > REACH * len(held) and not goes_on:
        return
    near = claim.contents[0] if rest[0] < claim.contents[0].tokens[0] else claim.contents[-1]
    near.tokens = sorted({*near.tokens, *rest})


def _clause_of_its_own(s: Sentence, top: int) -> bool:
    """Say whether a clause is told beside another: with a tense, joined or with a subject, not behind "if" or "who"."""
    opened = s.kid(top, "mark") is not None or s.tags[s.left[top]] in WH
    beside = s.deps[top] == "conj" or s.kid(top, "nsubj", "nsubjpass", "expl") is not None
    return finite(s, top) and not opened and beside


def _hangs_dated(s: Sentence, i: int, anchor: int) -> bool:
    """Say whether a token is of a date that hangs on the cue: when it was said is no part of what was said."""
    return any(s.heads[a] == anchor and dated(s, a) and s.lower[a] != "since" for a in (i, *s.ancestors(i)))


def _add(draft: Draft, mark: FlatAttribution, cue: list[int], speakers: Speakers) -> None:
    """Make a claim of a mark that the grammar has nothing for."""
    s = draft.sentence
    if not cue or not _is_speech(s, cue, mark) or any(claim.anchor == -1 for claim in draft.claims):
        return
    source = _source(s, mark)
    head = _head(s, source)
    if head is None or not _may_speak(s, head, speakers):
        return
    told = {i for claim in draft.claims for content in claim.contents for i in content.tokens}
    tokens = [i for i in trim(s, _tokens(s, mark.content)) if i not in cue and i not in source]
    if tokens and s.deps[tokens[0]] == "dobj" and s.pos[tokens[0]] in {"PRON", "DET"}:
        return  # "attributed this to X" speaks of what was told before
    if any(withholds(s, i) for i in (*cue, *s.ancestors(cue[0]))):
        return  # "asking not to be named"
    contents = list(_contents(s, tokens))
    if not contents or set(tokens) <= told:
        return
    anchor = next((i for i in cue if s.pos[i] in CLAUSAL and s.lemmas[i] in lexicon().verbs), cue[0])
    rows = lexicon().verbs.get(s.lemmas[anchor], ())
    if rows and all(row.retracts for row in rows) and s.lemmas[contents[0].head] not in lexicon().nouns:
        return  # "withdrew troops" takes nothing back that was told
    if was_asked(s, anchor):
        return  # "X, asked whether C, left" has no word of X's
    row = next((row for row in lexicon().verbs.get(s.lemmas[anchor], ()) if not row.particle), None)
    clausal = any(s.pos[i] in CLAUSAL for i in tokens)
    if row is not None and row.takes <= CLAUSES and not clausal and not _quoted(mark):
        return  # "agreed on a date" tells nothing
    link = DraftLink(s, source, head, cue, row.commitment if row is not None else "neutral")
    denied = row is not None and row.certainty == "denied"
    effect: Certainty = "denied" if denied else "asserted"
    claim = Claim(s, anchor, [link], contents, effect, refused=bool(negation(s, anchor)))
    draft.claims[:] = nest([*draft.claims, claim])


def _quoted(mark: FlatAttribution) -> bool:
    """Say whether a content opens with a quotation mark."""
    return any(span.quote[:1] in QUOTES for span in mark.content)


def _is_speech(s: Sentence, cue: Sequence[int], mark: FlatAttribution) -> bool:
    """Say whether a cue is one of saying: a word of the lexicon, or a quotation's."""
    known = lexicon()
    if any(s.lemmas[i] in known.verbs or s.lower[i] in {"according", ":"} for i in cue):
        return True
    return _quoted(mark)


def _head(s: Sentence, tokens: Sequence[int]) -> int | None:
    """Return the word that the others of a phrase hang on."""
    return next((i for i in tokens if s.heads[i] not in tokens or s.heads[i] == i), None)


def _may_speak(s: Sentence, head: int, speakers: Speakers) -> bool:
    """Say whether a phrase can be a voice: somebody, some body or a document; "it" and "which" may be anything."""
    if s.tags[head] in {"WDT", "EX", "DT"}:
        return False
    return speakers.can_speak(s, head) or speakers.is_document(s, head) or s.pos[head] in {"PROPN", "PRON"}


def _contents(s: Sentence, tokens: list[int]) -> Iterator[Content]:
    """Cut what is said into its clauses; what no clause holds goes with the first."""
    head = _head(s, [i for i in tokens if s.pos[i] != "PUNCT"])
    if head is None or len(tokens) < SHORT:
        return
    held = set(tokens)
    parts = [(c.head, [i for i in c.tokens if i in held]) for c in clauses(s, head)] if s.pos[head] in CLAUSAL else []
    kept = [(at, trim(s, part)) for at, part in parts if len(part) >= SHORT]
    covered = {i for _, part in kept for i in part}
    if len(covered) * 2 < len(held):
        yield Content(head, tokens)
        return
    yield from (Content(at, part) for at, part in kept)
