"""The brief: what one document or a case says, on whose word, in sentences that verify.

Templates over typed records only (`codebook/brief.toml`, `codebook/templates.toml`). Each sentence carries its spans,
its chain, the record that it renders and its endnotes; one that `verify` faults is not rendered but counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from reportedly.errors import UsageError
from reportedly.exports import markdown
from reportedly.exports.choose import Choice, choose
from reportedly.exports.ground import About, Ground
from reportedly.exports.likelihood import lexicon
from reportedly.exports.lookup import base_name, catalogue
from reportedly.exports.notes import number
from reportedly.exports.phrases import date_words, phrases
from reportedly.exports.remarks import gaps, single, source_summary, standing_of, unnamed
from reportedly.exports.sentences import Note, Section
from reportedly.exports.templates import Pool, Template, arrange, templates
from reportedly.record import Reading, Value

PAGE = 18  # sentences on one document; about 450 words
CASE = "case"  # the template of a brief that is asked for without one


class Brief(Value, frozen=True, kw_only=True):
    """A brief: sections of verified sentences, numbered notes, and a summary of the sources.

    `refused` counts the sentences that did not verify, `omitted` the statements there was no room for, `rejected` those
    that persons rejected.
    """

    template: str
    title: str
    documents: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    summary: tuple[str, ...]
    tool: str = ""
    refused: int = 0
    omitted: int = 0
    rejected: int = 0

    def markdown(self, own: Mapping[str, str] | None = None) -> str:
        """Return the brief as Markdown; `own` are an analyst's own words by the heading that they stand under."""
        return markdown.render(self.title, self.sections, self.notes, self.summary, own=own)

    def as_dict(self) -> dict[str, Any]:
        """Return the brief as plain values, first key `type`."""
        fields: dict[str, Any] = msgspec.to_builtins(self)
        return {"type": "brief"} | fields


def brief(ground: Ground, template: str = CASE, *, about: About | None = None, limit: int | None = None) -> Brief:
    """Write the brief of one document or of many.

    Args:
        ground: what was read, and what weighing it showed.
        template: a name of `codebook/templates.toml`.
        about: what it is about; templates say what they must be about.
        limit: how many sentences at most; None is `PAGE` for one document, the template's own number for several.

    Raises:
        UsageError: there is no such template, or it must be about something else.
    """
    chosen = _template(template, about)
    library = catalogue(ground.readings)
    size = (
        limit if limit is not None else min(PAGE, chosen.sentences) if len(ground.readings) == 1 else chosen.sentences
    )
    within = about.statements if about else ground.fresh if chosen.fresh else None
    choice = choose(library, ground, size, within)
    sections, notes = number(arrange(chosen, Pool(choice.entries, library, about)), library, ground)
    cited = ground.readings if within is None else _cited(ground.readings, notes)
    before = (*_changed(ground, chosen), *(standing_of(about, library) if about else ()))
    grounds = (*single(sections, ground), *unnamed(sections, library), *gaps(cited), *lexicon(sections))
    return Brief(
        template=template,
        title=_title(chosen, template, ground.readings, about),
        documents=tuple(reading.document.id for reading in ground.readings),
        sections=(*before, *sections, *grounds),
        notes=notes,
        summary=(
            *source_summary(sections, ground),
            *_left_out(choice, ground),
        ),
        tool=ground.tool,
        refused=choice.refused,
        omitted=choice.omitted,
        rejected=ground.rejected,
    )


def _changed(ground: Ground, template: Template) -> Iterator[Section]:
    """Yield what changed beside new statements; a template of what is new says so when nothing did."""
    changes = ground.changes or ((phrases().remarks["nothing"],) if template.fresh else ())
    if changes:
        yield Section(key="changes", title=phrases().sections["changes"], remarks=changes)


def _cited(readings: Sequence[Reading], notes: Sequence[Note]) -> list[Reading]:
    """Return the readings whose documents are cited."""
    cited = {note.document for note in notes}
    return [reading for reading in readings if reading.document.id in cited]


def _template(name: str, about: About | None) -> Template:
    """Return the template of that name; raises UsageError when there is none or it is about something else."""
    if name not in templates():
        message = f"no template is called {name!r}"
        raise UsageError(message, f"choose one of {', '.join(templates())}")
    chosen = templates()[name]
    if chosen.about and (about is None or about.kind not in chosen.about):
        message = f"the template {name!r} needs to know what it is about"
        raise UsageError(message, f"name it with --about: {' or '.join(chosen.about)}")
    return chosen


def _title(template: Template, name: str, readings: Sequence[Reading], about: About | None) -> str:
    if about:
        return f"{template.title}: {about.name}"
    if len(readings) == 1:
        document = readings[0].document
        return f"{template.title}: {document.title or base_name(document) or document.url or document.id}"
    newest = max((r.document.published.end or "" for r in readings if r.document.published.start), default="")
    dated = f", {date_words(newest)}" if newest and name != CASE else ""
    return f"{template.title}{dated}: {len(readings)} documents"


def _left_out(choice: Choice, ground: Ground) -> list[str]:
    lines = [
        f"Refused because it did not verify: {choice.refused} {'sentence' if choice.refused == 1 else 'sentences'}."
    ]
    lines += [f"Left out for length: {choice.omitted}."] if choice.omitted else []
    lines += [phrases().remarks["tool"].format(tool=ground.tool)] if ground.tool else []
    return lines + (
        [f"Statements left out because a person rejected them: {ground.rejected}."] if ground.rejected else []
    )
