"""What a brief says about its own ground: unnamed sources, gaps, and what all of it rests on. Counts, not claims."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportedly.exports.compose import chain_words
from reportedly.exports.ground import About, Ground
from reportedly.exports.lookup import Library, Shelf, base_name
from reportedly.exports.marks import told
from reportedly.exports.phrases import capital, interval_words, phrases, plain, tokens, words
from reportedly.exports.sentences import BriefSentence, Section
from reportedly.exports.speakers import spelled_out
from reportedly.exports.wording import content_words
from reportedly.record import Document, Origin, OriginCount, Reading, Statement, Voice

MANY = 12  # publishers named in one line
BEARERS = 3  # first hands named that bear several sentences alone
NAMED = 3  # documents named in one line
OFFICES = frozenset({"official", "government", "actor", "person"})


def single(sections: Sequence[Section], ground: Ground) -> Iterator[Section]:
    """Yield the section on what rests on one origin: how many sentences, which, and who alone bears several."""
    sentences = [s for section in sections for s in section.sentences]
    of = {i: origin for origin in ground.origins for i in (*origin.statements, *origin.inherited_by)}
    alone = [s for s in sentences if _one_origin(s, of, ground)]
    if not alone:
        return
    more = [s.notes[0] for s in sentences if s not in alone]
    lines = [_filled("single", count=len(alone), all=len(sentences)) if more else _filled("all_single")]
    lines += [_filled("several", notes=_noted(more))] if more else []
    bearers: dict[str, list[BriefSentence]] = {}
    for sentence in alone:
        if origin := of.get(sentence.statements[0]):
            bearers.setdefault(origin.id, []).append(sentence)
    named = {origin.id: origin for origin in ground.origins}
    for i, borne in sorted(bearers.items(), key=lambda pair: (-len(pair[1]), pair[1][0].notes)):
        if len(borne) > 1:
            who, notes = _bearer(named[i], ground.readings, borne), _noted([s.notes[0] for s in borne])
            lines.append(_filled("bearer", who=capital(who), count=len(borne), notes=notes))
    yield Section(key="single", title=phrases().sections["single"], remarks=tuple(lines[: BEARERS + 2]))


def _one_origin(sentence: BriefSentence, of: Mapping[str, Origin], ground: Ground) -> bool:
    """Say whether one first hand stands behind all that a sentence cites, and nobody else in the case says it."""
    if not sentence.notes:
        return False
    counting = ground.bearing or ground.counting
    if counting is None:
        return len({of[i].id for i in sentence.statements if i in of}) == 1
    return counting(sentence.statements).low <= 1


def _filled(key: str, **values: object) -> str:
    return phrases().remarks[key].format(**values)


def _noted(numbers: Sequence[int]) -> str:
    listed = list(dict.fromkeys(numbers))
    return f"note{'s' if len(listed) > 1 else ''} {', '.join(map(str, listed))}"


def standing_of(about: About, library: Library) -> Iterator[Section]:
    """Yield what may be counted of the one whom a brief is about: other names of it, on whose word a source speaks."""
    also = [name for name in about.aliases if plain(name).casefold() != plain(about.name).casefold()]
    lines = [_filled("also", names=", ".join(dict.fromkeys(also)))] if also else []
    if about.kind == "source":
        held = [library.statements[i] for i in library.statements if i in about.statements]
        own = sum(1 for statement, _ in held if statement.id in about.own)
        hands = Counter(_hand(*pair) for pair in held if pair[0].id not in about.own)
        lines.append(_filled("own_word", own=own, others=len(held) - own))
        shown = "; ".join(
            f"{who} ({count})" for who, count in sorted(hands.items(), key=lambda h: (-h[1], h[0]))[:MANY]
        )
        lines += [_filled("others_word", hands=shown)] if shown else []
    if lines:
        yield Section(key="standing", title=phrases().sections["standing"], remarks=tuple(lines))


def _hand(statement: Statement, shelf: Shelf) -> str:
    """Name the innermost voice of a statement."""
    return chain_words(statement, shelf)[-1]


def unnamed(sections: Sequence[Section], library: Library) -> Iterator[Section]:
    """Yield the section on sentences whose first hand is not named, sources grouped by how they are described."""
    notes: dict[str, list[int]] = {}
    for sentence in (s for section in sections for s in section.sentences):
        statement, shelf = library.statements[sentence.statements[0]]
        if words := _first_hand(statement, shelf):
            notes.setdefault(words, []).extend(sentence.notes[:1])
    remarks = tuple(f"{_listed(list(dict.fromkeys(at)))}: {who}." for who, at in notes.items())
    if remarks:
        yield Section(key="rests", title=phrases().sections["rests"], remarks=remarks)


def _first_hand(statement: Statement, shelf: Shelf) -> str:
    """Return the words for an unnamed first hand, with what it is said to know, or "" when it is named."""
    links = told(statement)
    voice = shelf.voice(links[-1]) if links else None
    if voice is None or voice.name or voice.naming == "named" or _holds_office(voice):
        return ""
    who = _spoken_of(statement, shelf)
    apart = [said for said in voice.access if plain(said) not in plain(who)]
    return f"{who}, said to have access: {'; '.join(apart)}" if apart else who


def _spoken_of(statement: Statement, shelf: Shelf) -> str:
    """Return the words for the first hand; what says nothing out of place ("another") is explained in brackets."""
    source = told(statement)[-1].source
    written = " ".join(" ".join(span.quote.split()) for span in source)
    explained = content_words(source, shelf) if source else ""
    return f"“{explained}”" if "[" in explained and "[" not in written else chain_words(statement, shelf)[-1]


def _holds_office(voice: Voice) -> bool:
    """Say whether a description fits one holder of an office ("the mayor"), who is as good as named."""
    said = tokens(voice.description.quote) if voice.description else []
    return voice.kind in OFFICES and voice.count is None and bool(said) and said[0] in words("deictic")


def _listed(numbers: Sequence[int]) -> str:
    shown = [str(number) for number in numbers]
    head = ", ".join(shown[:-1])
    return f"Notes {head} and {shown[-1]}" if head else f"Note {shown[0]}"


def gaps(readings: Sequence[Reading]) -> Iterator[Section]:
    """Yield the section on what the documents leave unknown, failures first."""
    failed = [f"{_name(r.document)} ({r.document.failure.message})" for r in readings if r.document.failure]
    read = [reading for reading in readings if not reading.document.failure]
    remarks = (
        _remark("could not be read", failed),
        _remark("no exact publication date", [_bounded(r.document) for r in read if not _dated(r.document)]),
        _remark("publisher not named", [_name(r.document) for r in read if not r.document.publisher]),
        _remark("statements on the report's own word, no source given", [_own(r) for r in read if _unsourced(r)]),
    )
    if any(remarks):
        yield Section(key="unknown", title=phrases().sections["unknown"], remarks=tuple(filter(None, remarks)))


def _remark(what: str, which: Sequence[str]) -> str:
    """Say how many documents share a gap and name the first of them; "" when none does."""
    more = f"; and {len(which) - NAMED} more" if len(which) > NAMED else ""
    return f"{what.capitalize()} ({len(which)}): {'; '.join(which[:NAMED])}{more}." if which else ""


def _dated(document: Document) -> bool:
    return bool(document.published.start) and document.published.start == document.published.end


def _bounded(document: Document) -> str:
    bounds = interval_words(document.published, reasons=False)
    return f"{_name(document)}, {bounds}" if bounds else _name(document)


def _unsourced(reading: Reading) -> int:
    return sum(1 for s in reading.statements if not told(s) and not s.inherits)


def _own(reading: Reading) -> str:
    return f"{_name(reading.document)}, {_unsourced(reading)} of {len(reading.statements)}"


def _name(document: Document) -> str:
    return f"“{document.title}”" if document.title else base_name(document) or document.url or document.id


def source_summary(sections: Sequence[Section], ground: Ground) -> tuple[str, ...]:
    """Return the source summary: documents, publishers, origins as a range, and how much rests on one origin."""
    readings, overall = ground.readings, ground.overall
    failed = sum(1 for reading in readings if reading.document.failure)
    publishers = sorted({r.document.publisher for r in readings if r.document.publisher})
    lines = [_counted(len(readings), "document") + (f", {failed} of them unread" if failed else "") + "."]
    shown = ", ".join(publishers[:MANY]) + (f" and {len(publishers) - MANY} more" if len(publishers) > MANY else "")
    lines.append(f"Publishers named: {len(publishers)} ({shown})." if shown else "Publishers named: none.")
    if overall:
        lines.append(f"Independent origins: {_range(overall)}.")
    return (*lines, *_rests(sections, ground))


def _range(overall: OriginCount) -> str:
    """Say how many first hands there are, and what the range hangs on; `reportedly origins` shows each step."""
    if overall.low == overall.high:
        return str(overall.low)
    return (
        f"{overall.low} to {overall.high} ({overall.low} if all first hands that may be the same are, "
        f"{overall.high} if none are)"
    )


def _rests(sections: Sequence[Section], ground: Ground) -> Iterator[str]:
    """Yield how many sentences rest on one origin, and on whom most of them rest."""
    of = {i: origin for origin in ground.origins for i in (*origin.statements, *origin.inherited_by)}
    sentences = [s for section in sections for s in section.sentences]
    grounds = [{of[i].id for i in sentence.statements if i in of} for sentence in sentences]
    if not sentences or not any(grounds):
        return
    alone = sum(1 for sentence in sentences if _one_origin(sentence, of, ground))
    yield f"Sentences above that rest on one origin: {alone} of {len(sentences)} ({alone / len(sentences):.0%})."
    most, share = Counter(i for held in grounds for i in sorted(held)).most_common(1)[0]
    bearer = next(origin for origin in ground.origins if origin.id == most)
    yield f"Most of them rest on: {_bearer(bearer, ground.readings, sentences)} ({share} of {len(sentences)})."


def _bearer(origin: Origin, readings: Sequence[Reading], sentences: Sequence[BriefSentence]) -> str:
    """Name the voice of an origin as its sentences show it."""
    mine = {*origin.statements, *origin.inherited_by}
    shown = next((s.chain[-1] for s in sentences if s.statements[0] in mine and s.chain), "")
    if origin.kind == "own":
        document = next((r.document for r in readings if any(s.id in mine for s in r.statements)), None)
        return document.publisher or _name(document) if document else shown
    voices = [v for r in readings for v in r.voices if v.id == origin.voice]
    names = (v.name or (f"“{said}”" if (said := spelled_out(v)) else "") for v in voices)
    return next(filter(None, names), shown or "a voice not named")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
