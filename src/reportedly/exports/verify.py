"""The gate of a brief: a sentence that its spans do not bear out is refused, whoever wrote it.

`verify` reads only the sentence, the stored texts and the record. It takes the sentence apart: the content in the
source's own words first, then the voices of the chain, then their cues; what is left must be the frames' own words.
Content need not be verbatim, but only articles and their like may come or go in it: "the Front was hit" must not be
made of "the Front hit", nor "hit by the Front" of "hit the Front".
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from reportedly.exports.labels import label_faults
from reportedly.exports.likelihood import fused
from reportedly.exports.lookup import Library, Shelf, catalogue
from reportedly.exports.marks import covered, hedges_of, missing, told, voiced
from reportedly.exports.passage import passage, unsaid
from reportedly.exports.phrases import (
    STRENGTH,
    find_run,
    is_negation,
    lemma,
    own_words,
    plain,
    strength,
    tokens,
    words,
)
from reportedly.exports.sentences import BriefSentence, Fault
from reportedly.exports.speakers import telling
from reportedly.exports.standing import as_it_stands
from reportedly.exports.wording import explanations, stretches
from reportedly.record import Link, Reading, Span, Statement

QUOTES = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")
BRACKET = re.compile(r" ?\[([^\[\]]*)\]")


def verify(sentence: BriefSentence, texts: Mapping[str, str], readings: Sequence[Reading]) -> tuple[Fault, ...]:
    """Return why a sentence may not stand; an empty tuple says that it may.

    Args:
        sentence: the sentence; its first statement is the one it renders, the others must say the same.
        texts: the stored text of each document, by document id.
        readings: the readings that hold the sentence's statements.
    """
    return verify_in(sentence, texts, catalogue(readings))


def verify_in(sentence: BriefSentence, texts: Mapping[str, str], library: Library) -> tuple[Fault, ...]:
    """Do what `verify` does, over readings already laid out."""
    if not sentence.spans:
        return (Fault(kind="no_span", detail=sentence.text),)
    known = [library.statements[i] for i in sentence.statements if i in library.statements]
    if not known or len(known) < len(sentence.statements):
        return (Fault(kind="no_statement", detail=sentence.text),)
    if shifted := list(_span_faults(sentence, texts, known)):
        return tuple(shifted)
    statement, shelf = known[0]
    bare, odd = _unbracket(sentence, shelf)
    return (
        *odd,
        *_quote_faults(sentence, bare),
        *_claim_faults(statement, shelf, sentence, tokens(bare)),
        *_mark_faults(statement, tokens(bare), whole=_shows_whole(statement, shelf, tokens(bare))),
        *_group_faults([s for s, _ in known]),
        *label_faults(sentence, [s for s, _ in known], shelf),
        *([Fault(kind="fused", detail=sentence.text)] if fused(sentence.text) else []),
    )


def _span_faults(
    sentence: BriefSentence, texts: Mapping[str, str], known: list[tuple[Statement, Shelf]]
) -> Iterable[Fault]:
    """Yield the spans that do not hold in the stored text, or that are none of the statements' own."""
    for evidence in sentence.spans:
        if not evidence.span.holds_in(texts.get(evidence.document, "")):
            yield Fault(kind="span", detail=evidence.span.quote)
    for statement, _ in known:
        for span in (statement.span, *statement.content):
            if not span.holds_in(texts.get(statement.document, "")):
                yield Fault(kind="span", detail=span.quote)
    rendered = known[0][0]
    cited = [e.span for e in sentence.spans if e.document == rendered.document]
    if not any(c.start < s.end and s.start < c.end for c in cited for s in rendered.content):
        yield Fault(kind="span", detail="no span lies in what the statement says")


def _unbracket(sentence: BriefSentence, shelf: Shelf) -> tuple[str, list[Fault]]:
    """Take out explanations in square brackets that are not the source's own; refuse those the record lacks."""
    sources = [plain(e.span.quote) for e in sentence.spans]
    kept = [e.span for e in sentence.spans if e.document == shelf.reading.document.id]
    faults: list[Fault] = []

    def out(match: re.Match[str]) -> str:
        if any(plain(match.group().strip()) in source for source in sources):
            return match.group()
        if not match.start() and (subject := _subject(match.group(1), sentence, shelf)):
            return subject
        if (match.group(1), _word_before(sentence.text, match.start())) not in set(_explanations(kept, shelf)):
            faults.append(Fault(kind="name", detail=match.group(1)))
        return ""

    return BRACKET.sub(out, sentence.text), faults


def _subject(name: str, sentence: BriefSentence, shelf: Shelf) -> str:
    """Return the pronoun that a name in brackets stands for at the head of a sentence shown whole, or ""."""
    kept = [e.span for e in sentence.spans if e.role == "statement" and e.document == shelf.reading.document.id]
    heads = [(span, span.quote.split(" ", 1)[0]) for span in kept]
    return next(
        (
            head
            for span, head in heads
            for end, said in explanations(span, shelf)
            if (end, said) == (span.start + len(head), name)
        ),
        "",
    )


def _word_before(text: str, at: int) -> str:
    return (tokens(text[:at]) or [""])[-1]


def _explanations(spans: list[Span], shelf: Shelf) -> Iterable[tuple[str, str]]:
    """Yield (explanation, the word it may follow) for all mentions of actors and days inside the spans."""
    for span in spans:
        for where, _, actor in shelf.actors_in(span):
            yield actor.name, _word_before(where.quote, len(where.quote))
        for end, name in explanations(span, shelf):
            yield name, _word_before(shelf.text[span.start : end], end - span.start)


def _quote_faults(sentence: BriefSentence, bare: str) -> Iterable[Fault]:
    """Yield the quotations that stand verbatim in no span of the sentence."""
    sources = [_markless(e.span.quote) for e in sentence.spans]
    for match in QUOTES.finditer(bare):
        for piece in (match.group(1) or match.group(2) or "").split("…"):
            if not any(_markless(piece) in source for source in sources):
                yield Fault(kind="quote", detail=piece.strip())


def _markless(text: str) -> str:
    """Return the words with their punctuation but without quotation marks, which change inside quotation marks."""
    return " ".join(plain(text).replace("'", "").casefold().split())


def _claim_faults(statement: Statement, shelf: Shelf, sentence: BriefSentence, said: list[str]) -> Iterable[Fault]:
    """Take content, voices and cues out of the sentence and yield what is missing, added or out of order."""
    proper, allowed = _proper(sentence.text), _allowed(statement, shelf, sentence)
    yield from _unsaid_faults(statement, shelf, said)
    whole = _without_whole(statement, shelf, sentence, said)
    if whole is not None:
        yield from _source_faults(statement, shelf, said)
        yield from _foreign(whole, allowed, set(), proper)
        return
    rest, content_faults, loose = _without_content(statement, shelf.text, said, proper)
    yield from content_faults
    for link in voiced(statement):
        rest, faults = _without_link(link, shelf, rest)
        yield from faults
    yield from _foreign(rest, allowed, set(loose), proper)
    yield from _strength_faults(statement, rest)
    yield from _polarity_faults(statement, rest, allowed)


def _without_whole(statement: Statement, shelf: Shelf, sentence: BriefSentence, said: list[str]) -> list[str] | None:
    """Take out the longest whole passage that the sentence cites and shows; None when it shows none."""
    needed = [*statement.content, *(s for link in voiced(statement) for s in (*link.source, *link.cue))]
    start, end = min(s.start for s in needed), max(s.end for s in needed)
    cited = [e.span for e in sentence.spans if e.role == "statement" and e.document == statement.document]
    around = [span for span in cited if span.start <= start and end <= span.end]
    for span in sorted((*around, passage(statement, shelf)), key=lambda s: s.start - s.end):
        rest = _without_runs([tokens(span.quote)], said)
        if rest is not None:
            return rest
    return None


def _unsaid_faults(statement: Statement, shelf: Shelf, said: list[str]) -> Iterable[Fault]:
    """Yield the negations between chain and content that the sentence leaves out."""
    for negation in unsaid(statement, shelf):
        if negation not in said:
            yield Fault(kind="polarity", detail=negation)


def _source_faults(statement: Statement, shelf: Shelf, said: list[str]) -> Iterable[Fault]:
    """Yield the voices that a passage quoted whole does not name."""
    for link in voiced(statement):
        ways = _ways(link, shelf)
        if ways and all(find_run(way, said) < 0 for way in ways):
            yield Fault(kind="source", detail=" ".join(ways[0]))


def _ways(link: Link, shelf: Shelf) -> list[list[str]]:
    """Return the words by which a link's voice may be named."""
    voice = shelf.voice(link)
    ways = [tokens(" ".join(s.quote for s in link.source)), tokens(voice.name or "") if voice else []]
    ways += [tokens(voice.description.quote)] if voice and voice.description else []
    return [way for way in ways if way]


def _without_content(
    statement: Statement, text: str, said: list[str], proper: set[str]
) -> tuple[list[str], list[Fault], list[str]]:
    """Take the content out of the sentence: run by run if verbatim, else as words in the source's order."""
    wholes = stretches(statement.content, text)
    for spans in dict.fromkeys((wholes, tuple(sorted(statement.content, key=lambda s: s.start)))):
        rest = _without_runs([tokens(span.quote) for span in spans], said)
        if rest is not None:
            return rest, [], []
    return _loosely([token for span in wholes for token in tokens(span.quote)], said, proper)


def _without_runs(runs: list[list[str]], said: list[str]) -> list[str] | None:
    """Take runs of tokens out of the sentence, in order; None when one of them is not there."""
    rest, at = list(said), 0
    for run in runs:
        found = find_run(run, rest[at:])
        if run and found < 0:
            return None
        at += max(found, 0)
        rest = [*rest[:at], *rest[at + len(run) :]] if run else rest
    return rest


def _loosely(content: list[str], said: list[str], proper: set[str]) -> tuple[list[str], list[Fault], list[str]]:
    """Match content that is not verbatim, in its own order; only articles and their like may come or go."""
    matched = _common(content, said)
    kept = {i for i, _ in matched}
    used = {j for _, j in matched}
    lost = [token for i, token in enumerate(content) if i not in kept and token not in words("free")]
    faults = [Fault(kind=_kind(token, set()) if _weighty(token) else "omission", detail=token) for token in lost]
    inside = range(min(used, default=0), max(used, default=0))
    added = [said[j] for j in inside if j not in used and said[j] not in words("free")]
    faults += [Fault(kind="order" if token in content else _kind(token, proper), detail=token) for token in added]
    return [token for j, token in enumerate(said) if j not in used and j not in inside], faults, content


def _common(left: list[str], right: list[str]) -> list[tuple[int, int]]:
    """Return the longest common subsequence as pairs of positions (textbook dynamic programming, O(n·m))."""
    rows = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            same = left[i] == right[j]
            rows[i][j] = rows[i + 1][j + 1] + 1 if same else max(rows[i + 1][j], rows[i][j + 1])
    pairs, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] == right[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif rows[i + 1][j] >= rows[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _without_link(link: Link, shelf: Shelf, rest: list[str]) -> tuple[list[str], list[Fault]]:
    """Take a voice and its cue out of the sentence; a voice that is not there is a dropped source."""
    ways = _ways(link, shelf)
    found = [(at, way) for way in ways if (at := find_run(way, rest)) >= 0]
    faults = []
    if found:
        at, way = max(found, key=lambda hit: len(hit[1]))
        rest = [*rest[:at], *rest[at + len(way) :]]
    elif ways:
        faults.append(Fault(kind="source", detail=" ".join(ways[0])))
    cued = {lemma(token) for token in covered(link.cue)}
    kept = [token for token in rest if lemma(token) in cued]
    if not kept and cued and telling(link):
        faults.append(Fault(kind="strength", detail=" ".join(sorted(covered(link.cue)))))
    return [token for token in rest if lemma(token) not in cued or is_negation(token)], faults


def _allowed(statement: Statement, shelf: Shelf, sentence: BriefSentence) -> set[str]:
    """Return what may stand in a sentence beside content, voices and cues, and has a span or a record for it."""
    near = [e.span for e in sentence.spans if e.role == "cue" and e.document == statement.document]
    marks = covered(span for span in near if _inside(span, statement.span))
    marks |= covered(span for link in told(statement) for span in link.cue)  # "X denies this", a sentence further on
    marks |= covered((*hedges_of(statement), *statement.negation, *statement.condition))
    names = [voice.name for link in statement.chain if (voice := shelf.voice(link)) and voice.name]
    publisher = shelf.reading.document.publisher or ""
    sources = covered(span for link in statement.chain for span in link.source)
    return marks | sources | {token for name in (*names, publisher) for token in tokens(name)}


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _foreign(rest: list[str], allowed: set[str], content: set[str], proper: set[str]) -> Iterable[Fault]:
    """Yield the words that nothing bears out; a word of the content here stands out of its order."""
    for token in rest:
        if token not in allowed and token not in own_words() and not is_negation(token):
            yield Fault(kind="order" if token in content else _kind(token, proper), detail=token)


def _proper(text: str) -> set[str]:
    """Return the words written with a capital, as tokens."""
    return {token for word in text.split() if word.strip("“‘\"'([")[:1].isupper() for token in tokens(word)}


def _strength_faults(statement: Statement, rest: list[str]) -> Iterable[Fault]:
    """Yield the reporting verbs that hold the content more firmly than the chain's weakest link does."""
    links = told(statement)
    limit = min((STRENGTH[link.commitment] for link in links), default=STRENGTH["neutral"])
    cued = {lemma(token) for link in links for token in covered(link.cue)}
    for token in rest:
        level = strength(token)
        if level is not None and level > max(limit, STRENGTH["denies"]) and lemma(token) not in cued:
            yield Fault(kind="strength", detail=token)


def _polarity_faults(statement: Statement, rest: list[str], allowed: set[str]) -> Iterable[Fault]:
    """Yield the negations and denials that the record does not have."""
    denied = statement.certainty == "denied" or any(link.commitment == "denies" for link in told(statement))
    borne = allowed | ({"denied"} if denied else set())
    for negation in filter(is_negation, rest):
        if negation not in borne:
            yield Fault(kind="polarity", detail=negation)


def _shows_whole(statement: Statement, shelf: Shelf, said: list[str]) -> bool:
    """Say whether the sentence shows a sentence of the source whole."""
    whole = as_it_stands(statement, shelf)
    return whole is not None and find_run(tokens(whole.quote), said) >= 0


def _mark_faults(statement: Statement, said: list[str], *, whole: bool) -> Iterable[Fault]:
    """Yield the hedges, negations and conditions that the sentence lacks."""
    for mark, quote in missing(statement, said, whole=whole):
        yield Fault(kind="polarity" if mark == "negation" else "hedge", detail=quote or mark)


def _group_faults(statements: list[Statement]) -> Iterable[Fault]:
    """Yield the statements that are said to say the same and differ in polarity, certainty or numbers."""
    first = statements[0]
    shown = [other for other in statements if other is first or _part_of(other, first)]
    numbers = [numbers_of(other) for other in shown]  # a headline may tell one of two parts: "killed six and hurt nine"
    for other in statements[1:]:
        same = (other.polarity, other.certainty) == (first.polarity, first.certainty)
        if not same or not (other in shown or numbers_of(other) in numbers):
            yield Fault(kind="group", detail=other.id)


def _part_of(part: Statement, whole: Statement) -> bool:
    """Say whether one statement's words lie within another's."""
    start, end = min(s.start for s in whole.content), max(s.end for s in whole.content)
    return part.document == whole.document and all(start <= s.start and s.end <= end for s in part.content)


def numbers_of(statement: Statement) -> list[str]:
    """Return the numbers in what a statement says, sorted."""
    return sorted(token for span in statement.content for token in tokens(span.quote) if _is_number(token))


def _is_number(token: str) -> bool:
    return token[0].isdigit() or token in words("numbers")


def _weighty(token: str) -> bool:
    return _is_number(token) or is_negation(token) or token in words("limits")


def _kind(token: str, proper: set[str]) -> Literal["number", "polarity", "hedge", "name", "word"]:
    if _is_number(token):
        return "number"
    if is_negation(token) or token in words("limits"):
        return "polarity" if is_negation(token) else "hedge"
    return "name" if token in proper else "word"
