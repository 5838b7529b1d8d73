"""The source's own words made readable out of place: pronouns, "the group" and weekdays spelled out in brackets.

A bracket stands right after the word it explains, as editors write it: "it [the Front] had accepted the truce".
"""

import re
from collections.abc import Iterator

from reportedly.exports.lookup import Shelf
from reportedly.exports.phrases import date_words, tokens, words
from reportedly.record import Actor, Link, Span, Statement, Time

PERSONS = frozenset({"person", "official"})
MEMORY = 300  # code points in which another candidate makes a pronoun doubtful
NEAR = 80  # code points within which an antecedent stands before its relative pronoun
ASIDE = frozenset(",–—-()")
SHORT = 5  # words that may be kept between source, cue and content ("accused the army of …")
BREAKS = frozenset('.!?,;:“”"()[]–—')
GAP = " … "
OWNING = re.compile(r"(?:['’]s\b)?")  # "Monday's [13 May 2031] raid"
OPENING = re.compile(r"^[\s•▪●*·,;:–—-]+")
OPEN = re.compile(r'(?<!\S)"(?=\S)')
HANGING = re.compile(r"[,;]([\"”])$")
ARTICLE = re.compile(r"^(?:an?|the|one)\s+", re.IGNORECASE)
CLOSING = re.compile(r"[\s,;:.–—-]+$")


def stretches(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Return the spans of a content in order, joined wherever what lies between is no aside.

    "The Front … wounded 60" must not be left of "The Front left after a blast killed 23 and wounded 60": only what
    commas, dashes or brackets enclose on both sides can be left out without changing who did what.
    """
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if joined and not _aside(text[joined[-1].end : span.start]):
            span = Span.of(text, joined.pop().start, span.end)  # noqa: PLW2901 - grows to the left
        joined.append(span)
    return tuple(joined)


def shown(statement: Statement, text: str) -> tuple[Span, ...]:
    """Return the stretches to show for a statement: its content, with the condition that stands right beside it."""
    whole = stretches(statement.content, text)
    for condition in statement.condition:
        first, last = whole[0], whole[-1]
        if condition.end <= first.start and not tokens(text[condition.end : first.start]):
            whole = (Span.of(text, condition.start, first.end), *whole[1:])
        elif last.end <= condition.start and not tokens(text[last.end : condition.start]):
            whole = (*whole[:-1], Span.of(text, last.start, condition.end))
    return whole


def bridge(text: str, start: int, end: int) -> Span | None:
    """Return the few words between two offsets that may be kept as they stand; None when there are none or a break."""
    between = text[start:end]
    if not between.strip() or len(between.split()) > SHORT or set(between) & BREAKS or "\n" in between:
        return None
    return Span.of(text, start, end)


def _aside(gap: str) -> bool:
    gap = gap.strip(" \n\t\u00a0“”\"'‘’")
    return bool(gap) and gap[0] in ASIDE and gap[-1] in ASIDE


def content_words(spans: tuple[Span, ...], shelf: Shelf, said: str = "") -> str:
    """Return the words of some spans in order, explained in brackets, gaps shown as an ellipsis.

    `said` is what the sentence has said before: who is named there needs no explanation.
    """
    ordered = sorted(spans, key=lambda span: span.start)
    joined = ""
    for i, span in enumerate(ordered):
        joined += (_glue(shelf.text, ordered[i - 1], span) if i else "") + _explained(span, shelf, said + joined)
    return HANGING.sub(r"\1", CLOSING.sub("", OPENING.sub("", " ".join(joined.split()))))


def _glue(text: str, left: Span, right: Span) -> str:
    """Return what stands between two spans: nothing to show where only white space was left out."""
    return " " if not text[left.end : right.start].strip() else GAP


def _explained(span: Span, shelf: Shelf, said: str) -> str:
    pieces: list[str] = []
    at = span.start
    for end, name in sorted(explanations(span, shelf)):
        before = tokens(said + "".join(pieces) + shelf.text[at:end])
        if end >= at and not _said_before(name, before) and not _apposed(end, name, span, shelf):
            after = end + len(OWNING.match(shelf.text[end : span.end]).group())  # type: ignore[union-attr]  # may be empty
            pieces += [shelf.text[at:after], f" [{name}]"]
            at = after
    return "".join([*pieces, shelf.text[at : span.end]])


def _said_before(name: str, before: list[str]) -> bool:
    """Say whether a name was said before; a person's last name is enough for "he" and "she"."""
    own = tokens(name)
    personal = before[-1:] != [] and before[-1] in {"he", "she", "him", "her"}
    return set(own) <= set(before) or (personal and own[-1:] != [] and own[-1] in before)


def _apposed(end: int, name: str, span: Span, shelf: Shelf) -> bool:
    """Say whether the name stands right behind what it would explain ("its spokesman, Idris Falm")."""
    own = tokens(name)
    return bool(own) and tokens(shelf.text[end : span.end])[: len(own)] == own


def explanations(span: Span, shelf: Shelf) -> Iterator[tuple[int, str]]:
    """Yield (offset, explanation) for the words inside a span that say nothing out of place."""
    for where, form, actor in shelf.actors_in(span):
        if _needs_name(where, form, actor, shelf):
            yield where.end, actor.name
    yield from ((end, name) for end, name in shelf.spoken.items() if span.start < end <= span.end)
    if _dated(shelf):
        yield from ((time.span.end, day) for time in shelf.times_in(span) if (day := exact_day(time)))
    yield from antecedents(span, shelf)
    if " ".join(tokens(span.quote)) in words("elliptic"):
        yield from ((span.end, described) for described in _left_unsaid(span, shelf))


def _left_unsaid(span: Span, shelf: Shelf) -> Iterator[str]:
    """Yield how the speaker before was described: "another" after "a person close to Dorn" is one like that."""
    block = shelf.block(span)
    spoken = {s for t in shelf.reading.statements for k in t.chain if _undisclosed(k, shelf) for s in k.source}
    before = [s for s in spoken if s.end <= span.start and shelf.block(s) == block]
    if block and before:
        yield ARTICLE.sub("", " ".join(max(before, key=lambda s: s.end).quote.split()))


def _undisclosed(link: Link, shelf: Shelf) -> bool:
    """Say whether a link's voice is described and has no name, and is not itself an "another"."""
    voice = shelf.voice(link)
    said = " ".join(tokens(" ".join(s.quote for s in link.source)))
    return voice is not None and voice.name is None and said not in words("elliptic") | words("pronouns")


def _needs_name(where: Span, form: str, actor: Actor, shelf: Shelf) -> bool:
    """Say whether a mention stands for a named actor without naming it."""
    said = tokens(where.quote)
    if not said or not tokens(actor.name) or not any(m.form in {"name", "acronym"} for m in actor.mentions):
        return False
    if form == "pronoun":
        return said[-1] in words("explained") and not _expletive(where, shelf.text) and only_one(where, actor, shelf)
    return form == "description" and said[0] in words("deictic") and not set(said) & set(tokens(actor.name))


def _expletive(where: Span, text: str) -> bool:
    """Say whether an "it" may stand for nothing ("it is clear that", "it seems")."""
    following = tokens(text[where.end : where.end + NEAR])[:1]
    return tokens(where.quote) == ["it"] and (not following or following[0] in words("expletive"))


def only_one(where: Span, actor: Actor, shelf: Shelf) -> bool:
    """Say whether no other actor that the pronoun could mean is spoken of shortly before: a wrong name misleads.

    Whom a pronoun stands for there counts as whoever is named: "they warned him" may be gone on with.
    """
    personal = tokens(where.quote)[-1] in {"he", "she", "him"}
    before = Span.of(shelf.text, max(0, where.start - MEMORY), where.end)
    spoken = [(form, a.id) for _, form, a in shelf.actors_in(before) if (a.kind in PERSONS) == personal]
    named = any(form != "pronoun" for form, _ in spoken)
    return named and {i for _, i in spoken} == {actor.id}


def _dated(shelf: Shelf) -> bool:
    """Say whether the document names its day; without it, a weekday is a guess, and a guess is no explanation."""
    published = shelf.reading.document.published
    return bool(published.start) and published.start == published.end


def antecedents(span: Span, shelf: Shelf) -> Iterator[tuple[int, str]]:
    """Yield (offset, name) for a relative pronoun that opens a span, where an actor's name ends right before it."""
    opening = span.quote.split(" ", 1)[0]
    if opening.casefold() in words("relatives") and span.start:
        before = Span.of(shelf.text, max(0, span.start - NEAR), span.start)
        for where, form, actor in shelf.actors_in(before):
            if form != "pronoun" and not tokens(shelf.text[where.end : span.start]):
                yield span.start + len(opening), actor.name


def exact_day(time: Time) -> str:
    """Return the one day that a weekday or "yesterday" names, in words, or "" when it is not one day."""
    start, end = time.value.start, time.value.end
    vague = time.alternatives or time.value.grain != "day" or any(c.isdigit() for c in time.span.quote)
    if vague or not start or len(start) < len("2024-01-01") or (end and end[:10] != start[:10]):
        return ""
    return date_words(start)


def quoted(text: str) -> str:
    """Make words fit for quotation marks: inner ones become single and pair up, enclosing ones go."""
    inner = text.strip()
    if inner[:1] in {"“", '"'} and inner[-1:] in {"”", '"'} and not set(inner[1:-1]) & {"“", "”", '"'}:
        inner = inner[1:-1]
    inner = OPEN.sub("“", inner).replace('"', "”")
    begun, ended_ = inner.count("“"), inner.count("”")
    paired = "“" * (ended_ - begun) + inner + "”" * (begun - ended_)
    paired = paired.replace("“", "‘").replace("”", "’")
    return CLOSING.sub("", paired) if not paired.endswith("…") else paired


def balanced(text: str) -> bool:
    """Say whether every quotation mark that opens in the text closes in it."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")")


def ended(text: str) -> str:
    """Close a sentence."""
    return text if text.rstrip("”’\"'")[-1:] in {".", "!", "?"} else f"{text}."
