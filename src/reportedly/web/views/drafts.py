"""A brief that somebody works on: what templates wrote, what people changed, and whether sentences are borne out.

What people changed lies beside the brief that was written, so that writing it anew loses none of it. A sentence that
its spans do not bear out is shown as such and leaves in no file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from reportedly.errors import UsageError
from reportedly.exports.brief import Brief
from reportedly.exports.checking import Checked, check
from reportedly.exports.cited import Citation, Cited, read
from reportedly.exports.compose import compose
from reportedly.exports.ground import Ground
from reportedly.exports.likelihood import lexicon
from reportedly.exports.lookup import Library, catalogue
from reportedly.exports.notes import number
from reportedly.exports.sentences import BriefSentence, Evidence, Note, Section
from reportedly.exports.verify import verify_in
from reportedly.pages import MissingError, Pages, RejectedError
from reportedly.record import Reading, Statement, Value, content_id
from reportedly.web.tables import View
from reportedly.wording import flat

Status = Literal["verified", "drifted", "unsupported"]
LEXICON = "lexicon"


class Added(Value, frozen=True, kw_only=True):
    """A sentence that a person put in, under the heading of a section."""

    section: str
    sentence: BriefSentence
    by: str


class Draft(Value, frozen=True, kw_only=True):
    """A brief and what people did to it.

    `asked` is what it was written by: template, about, limit. `own` are words by heading; `edited` are new words by the
    key of a sentence, `removed` keys that are left out.
    """

    brief: Brief
    asked: dict[str, str] = msgspec.field(default_factory=dict)
    own: dict[str, str] = msgspec.field(default_factory=dict)
    edited: dict[str, str] = msgspec.field(default_factory=dict)
    removed: tuple[str, ...] = ()
    added: tuple[Added, ...] = ()


def decoded(body: str | bytes) -> Draft:
    """Return a draft as it was saved."""
    return msgspec.json.decode(body, type=Draft)


def encoded(draft: Draft) -> str:
    """Return a draft as it is saved."""
    return msgspec.json.encode(draft).decode()


def key(sentence: BriefSentence) -> str:
    """Return what a sentence is known by as long as its words and its spans are the same."""
    spots = [f"{one.document}#{one.span.start},{one.span.end}" for one in sentence.spans]
    return content_id("sentence", sentence.label, sentence.text, *spots)


# looked at


class Spot(Value, frozen=True, kw_only=True):
    """Words that a sentence rests on, where they stand (code points), and what they do for it."""

    document: str
    title: str
    start: int
    end: int
    quote: str
    role: str


class Line(Value, frozen=True, kw_only=True):
    """A sentence as it is edited: `written` is what the templates wrote, where a person changed it."""

    key: str
    section: str
    label: str
    text: str
    written: str
    status: Status
    faults: tuple[str, ...]
    chain: tuple[str, ...]
    spots: tuple[Spot, ...]
    statements: tuple[str, ...]
    by: str = ""
    removed: bool = False


class Words(Value, frozen=True, kw_only=True):
    """A person's own words under a heading; `checked` are those of their sentences that cite spans."""

    heading: str
    words: str
    checked: tuple[Checked, ...] = ()


class Part(Value, frozen=True, kw_only=True):
    """A section."""

    key: str
    title: str
    lines: tuple[Line, ...]
    remarks: tuple[str, ...]
    own: Words


class Editor(View, frozen=True, kw_only=True):
    """A draft as it is edited."""

    id: str
    title: str
    asked: Mapping[str, str]
    by: str
    at: str
    parts: tuple[Part, ...]
    loose: tuple[Words, ...]
    summary: tuple[str, ...]
    refused: int
    omitted: int
    rejected: int
    unborne: int

    def table(self) -> Iterable[Line]:
        """Return a row a sentence."""
        return (line for part in self.parts for line in part.lines)


class _Desk:
    """The readings that a draft rests on, laid out once."""

    def __init__(self, pages: Pages, documents: Iterable[str]) -> None:
        self.readings: list[Reading] = []
        for i in sorted(set(documents)):
            try:
                self.readings.append(pages.reading(i))
            except (MissingError, RejectedError):
                continue  # what rests on it is not borne out any more, and told so
        self.library: Library = catalogue(self.readings)
        self.texts = {one.document.id: one.document.text for one in self.readings}
        self.titles = {one.document.id: flat(one.document.title or one.document.id) for one in self.readings}

    def held_against(self, sentence: BriefSentence, text: str) -> tuple[Status, tuple[str, ...]]:
        """Say whether documents bear a sentence out: in its own words by its spans, in others by what it cites."""
        if text == sentence.text and all(i in self.library.statements for i in sentence.statements):
            faults = verify_in(sentence, self.texts, self.library)
            told = tuple(dict.fromkeys(f"{fault.kind}: {fault.detail}" for fault in faults))
            return ("verified" if not told else "drifted"), told
        cites = tuple(
            Citation(document=one.document, start=one.span.start, end=one.span.end, quote=one.span.quote)
            for one in sentence.spans
            if one.role == "content"
        )
        (checked,) = check([Cited(text=text, citations=cites, label=sentence.label)], self.readings)
        return checked.status, checked.faults


def editor(pages: Pages, i: str, draft: Draft, *, by: str, at: str) -> Editor:
    """Return a draft as it is edited, each sentence held against what documents say now."""
    desk = _Desk(pages, _documents(draft))
    parts = tuple(_part(section, draft, desk) for section in _sections(draft))
    headings = {part.title for part in parts}
    return Editor(
        id=i,
        title=draft.brief.title,
        asked=draft.asked,
        by=by,
        at=at,
        parts=parts,
        loose=tuple(_words(heading, draft, desk) for heading in draft.own if heading not in headings),
        summary=draft.brief.summary,
        refused=draft.brief.refused,
        omitted=draft.brief.omitted,
        rejected=draft.brief.rejected,
        unborne=sum(line.status != "verified" for part in parts for line in part.lines if not line.removed),
    )


def _documents(draft: Draft) -> set[str]:
    sentences = [s for section in draft.brief.sections for s in section.sentences] + [a.sentence for a in draft.added]
    cited = {cite.document for words in draft.own.values() for one in read(words) for cite in one.citations}
    return {one.document for s in sentences for one in s.spans} | cited


def _sections(draft: Draft) -> Iterator[Section]:
    """Yield the sections; those of sentences that people put in under a heading that is no more come last."""
    titles = {section.title for section in draft.brief.sections}
    yield from draft.brief.sections
    for title in dict.fromkeys(one.section for one in draft.added if one.section not in titles):
        yield Section(key="added", title=title)


def _part(section: Section, draft: Draft, desk: _Desk) -> Part:
    mine = [(one.sentence, one.by) for one in draft.added if one.section == section.title]
    lines = [_line(s, by, section.title, draft, desk) for s, by in [*((s, "") for s in section.sentences), *mine]]
    return Part(
        key=section.key,
        title=section.title,
        lines=tuple(lines),
        remarks=section.remarks,
        own=_words(section.title, draft, desk),
    )


def _line(sentence: BriefSentence, by: str, section: str, draft: Draft, desk: _Desk) -> Line:
    i = key(sentence)
    text = draft.edited.get(i, sentence.text)
    status, faults = desk.held_against(sentence, text)
    return Line(
        key=i,
        section=section,
        label=sentence.label,
        text=text,
        written=sentence.text if text != sentence.text else "",
        status=status,
        faults=faults,
        chain=sentence.chain,
        spots=tuple(_spot(one, desk) for one in dict.fromkeys(sentence.spans)),
        statements=sentence.statements,
        by=by,
        removed=i in draft.removed,
    )


def _spot(one: Evidence, desk: _Desk) -> Spot:
    return Spot(
        document=one.document,
        title=desk.titles.get(one.document, one.document),
        start=one.span.start,
        end=one.span.end,
        quote=flat(one.span.quote),
        role=one.role,
    )


def _words(heading: str, draft: Draft, desk: _Desk) -> Words:
    words = draft.own.get(heading, "")
    cited = [one for one in read(words) if one.citations] if words else []
    return Words(heading=heading, words=words, checked=check(cited, desk.readings) if cited else ())


# changed


def written(draft: Draft | None, brief: Brief, asked: Mapping[str, str]) -> Draft:
    """Return a draft with a brief that was written anew; what people did to it stays."""
    return replace(draft, brief=brief, asked=dict(asked)) if draft else Draft(brief=brief, asked=dict(asked))


def edited(draft: Draft, i: str, text: str) -> Draft:
    """Return a draft in which a sentence has other words; with its own words, or none, it is as it was written."""
    known = {key(one): one for one in _all(draft)}
    if i not in known:
        message = "the draft has no such sentence any more"
        raise UsageError(message, "load the page again")
    rest = {one: words for one, words in draft.edited.items() if one != i}
    said = flat(text)
    return replace(draft, edited=rest | ({i: said} if said and said != known[i].text else {}))


def removed(draft: Draft, i: str, *, out: bool) -> Draft:
    """Return a draft that leaves a sentence out, or takes it in again; one that a person put in is gone with that."""
    if out and any(key(one.sentence) == i for one in draft.added):
        return replace(draft, added=tuple(one for one in draft.added if key(one.sentence) != i))
    rest = tuple(one for one in draft.removed if one != i)
    return replace(draft, removed=(*rest, i) if out else rest)


def owned(draft: Draft, heading: str, words: str) -> Draft:
    """Return a draft with a person's own words under a heading."""
    rest = {one: said for one, said in draft.own.items() if one != heading}
    return replace(draft, own=rest | ({heading: words} if words.strip() else {}))


def added(draft: Draft, pages: Pages, statement: str, section: str, by: str) -> Draft:
    """Return a draft with a statement of the case put in, in the first rendering that verifies.

    Raises:
        UsageError: there is no such statement, it is there already, or no rendering of it verifies.
    """
    one, reading = pages.value(statement)
    if not isinstance(one, Statement):
        message = f"{statement} is no statement"
        raise UsageError(message, "put in a statement")
    desk = _Desk(pages, [reading.document.id])
    held, shelf = desk.library.statements[one.id]
    sound = [s for s in compose(held, shelf) if not verify_in(s, desk.texts, desk.library)]
    if not sound:
        message = "no sentence of it is borne out by its words alone, so that it is refused"
        raise UsageError(message, "put another statement in, or write of it in your own words")
    if key(sound[0]) in {key(s) for s in _all(draft)}:
        message = "this sentence stands in the brief already"
        raise UsageError(message, "take it in again where it was left out")
    return replace(draft, added=(*draft.added, Added(section=section, sentence=sound[0], by=by)))


def _all(draft: Draft) -> list[BriefSentence]:
    return [s for section in draft.brief.sections for s in section.sentences] + [one.sentence for one in draft.added]


# on its way out


def finished(pages: Pages, draft: Draft) -> Brief:
    """Return the brief as it leaves: what is not borne out is refused and counted, whoever wrote it."""
    desk = _Desk(pages, _documents(draft))
    notes, refused, sections = list(draft.brief.notes), 0, []
    for section in _sections(draft):
        kept = []
        mine = tuple(one.sentence for one in draft.added if one.section == section.title)
        for sentence in (*section.sentences, *mine):
            i = key(sentence)
            text = draft.edited.get(i, sentence.text)
            if i in draft.removed:
                continue
            if desk.held_against(sentence, text)[0] != "verified":
                refused += 1
                continue
            kept.append(replace(_noted(sentence, notes, desk, pages), text=text))
        sections.append(replace(section, sentences=tuple(kept)))
    shown, cited = _renumbered([section for section in sections if section.key != LEXICON], notes)
    shown += lexicon(shown)  # its notes are those of what is left
    told = [f"Refused because it was not borne out when this was written: {refused}."] if refused else []
    return replace(
        draft.brief,
        sections=tuple(section for section in shown if section.sentences or section.remarks),
        notes=cited,
        summary=(*draft.brief.summary, *told),
        refused=draft.brief.refused + refused,
    )


def _noted(sentence: BriefSentence, notes: list[Note], desk: _Desk, pages: Pages) -> BriefSentence:
    """Return a sentence with its endnotes, which are made where it has none."""
    if sentence.notes:
        return sentence
    ground = Ground(readings=desk.readings, accessed=pages.case.taken_in())
    (section,), made = number([Section(key="", title="", sentences=(sentence,))], desk.library, ground)
    first = max((note.number for note in notes), default=0)
    notes += [replace(note, number=note.number + first) for note in made]
    return replace(section.sentences[0], notes=tuple(n + first for n in section.sentences[0].notes))


def _renumbered(sections: Sequence[Section], notes: Sequence[Note]) -> tuple[list[Section], tuple[Note, ...]]:
    """Leave out notes that nothing cites, and number the rest as they are cited."""
    cited = dict.fromkeys(n for section in sections for sentence in section.sentences for n in sentence.notes)
    new = {old: at for at, old in enumerate(cited, 1)}
    held = {note.number: note for note in notes}
    shown = [
        replace(
            section,
            sentences=tuple(replace(s, notes=tuple(new[n] for n in s.notes)) for s in section.sentences),
        )
        for section in sections
    ]
    return shown, tuple(replace(held[old], number=at) for old, at in new.items())
