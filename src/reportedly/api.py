"""The promised Python API: a case opened, read into, asked and judged, in the words of the command line.

    with reportedly.Case.open("case.db") as case:
        case.read("reports/")
        for said in case.statements(actor="Harrow Brigade", certainty="hedged"):
            print(said.words, "<-", [voice.name for voice in said.voices])

Everything that comes back is a frozen value of `reportedly.record`, judgements applied; nothing is written but by
`read`, `read_text`, `judge` and `undo`, and what many documents show together, which is kept in the case and drawn anew
where the case has come further.
"""

import io
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from reportedly import acquire, cases, judging, pipeline, weighings
from reportedly.briefing import Draft
from reportedly.cases import same_claim
from reportedly.errors import UsageError
from reportedly.exports.brief import Brief
from reportedly.intake import Intake, Kept, became, check, given_of, missing, read_into, reader_of, sources
from reportedly.judging import Decision, Standing, goes_by
from reportedly.leaving import export
from reportedly.record import (
    Actor,
    Document,
    Event,
    Finding,
    Happening,
    Judgement,
    Link,
    LossReport,
    Origin,
    OriginCount,
    Place,
    Position,
    Reading,
    Statement,
    Voice,
    Weighed,
)
from reportedly.settings import Settings, load
from reportedly.store import Case as Store
from reportedly.store import Found, moment
from reportedly.weighing.changes import Change
from reportedly.weighing.origins import Drawn, count, weigh
from reportedly.weighing.resolve import Resolution
from reportedly.weighing.timeline import Timeline
from reportedly.weighings import Filter, Weighing, drawn_of


@dataclass(frozen=True)
class Said:
    """A statement with the reading that it stands in, so that its ids need not be looked up.

    Attributes:
        statement: what is said, through whom.
        reading: the document that says so, and all that was found in it.
    """

    statement: Statement
    reading: Reading

    @property
    def document(self) -> Document:
        """The document that says so."""
        return self.reading.document

    @property
    def words(self) -> str:
        """What is said, as it stands there, pieces joined by " … " and white space made single."""
        return " … ".join(" ".join(span.quote.split()) for span in self.statement.content)

    @property
    def chain(self) -> tuple[tuple[Link, Voice], ...]:
        """The links with their voices, the publisher's first, the first hand's last."""
        return tuple((link, self._voices[link.voice]) for link in self.statement.chain)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who says so, through whom: the publisher first, the first hand last."""
        return tuple(voice for _, voice in self.chain)

    @property
    def events(self) -> tuple[Event, ...]:
        """What is said to have happened, or not, or to be planned: see each event's `realis`."""
        return tuple(event for event in self.reading.events if event.statement == self.statement.id)

    @property
    def positions(self) -> tuple[Position, ...]:
        """Who is said to want, reject, announce or deny what."""
        return tuple(position for position in self.reading.positions if position.statement == self.statement.id)

    @cached_property
    def _voices(self) -> Mapping[str, Voice]:
        return {voice.id: voice for voice in self.reading.voices}


class Case:
    """An open case. Use it in a `with` block, or close it. `Case.open` makes one."""

    def __init__(self, store: Store, settings: Settings) -> None:
        """Take what `open` made."""
        self.store = store
        self.settings = settings

    @classmethod
    def open(cls, path: str | Path = "case.db", *, create: bool = True, **settings: Any) -> Self:  # noqa: ANN401
        """Open the case at `path`, a file or a database address, and make it when it is missing.

        Args:
            path: where it lies.
            create: whether a missing case is made, or is an error.
            settings: any setting by its name (`fast` is not one: give `attributor="rules"`); files and the environment
                are not looked at.

        Raises:
            UsageError: a setting is not known, or cannot be so.
            CaseMissingError: there is none, and none is to be made.
            CaseError: what is there is no case, is held by another process, or was written by a newer version.
        """
        chosen = load({"case": str(path), **settings})
        check(chosen)
        return cls(Store.open(chosen.case, create=create, timeout=chosen.timeout), chosen)

    def close(self) -> None:
        """Let go of the case."""
        self.store.close()

    def __enter__(self) -> Self:
        """Return the case itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the case."""
        self.close()

    # reading

    def read(self, *paths: str | Path, again: bool = False) -> list[Kept]:
        """Read files, folders and globs into the case, and return what became of each.

        A document that cannot be read is kept as a failure and told as one; nothing is raised for it.

        Args:
            paths: what to read.
            again: also what the case holds already.
        """
        found = sources(map(str, paths), self.settings)
        absent = [missing(source) for source in found if source.error]
        intake = Intake(self.settings, lambda: b"", None if again else self.store)
        present = (source for source in found if not source.error)
        made = read_into(self.store, present, lambda fresh: pipeline.read_all(fresh, self.settings), intake)
        return [*absent, *made]

    def read_text(self, text: str, name: str = "pasted text", **known: str) -> Kept:
        """Read one text into the case under a name.

        Args:
            text: the report.
            name: what it is called; stands where a file's path does.
            known: what is known of it: published, publisher, author, title, url, language.
        """
        given = acquire.Metadata(**known)
        document = acquire.read(text.encode("utf-8", "surrogatepass"), name, given=given)
        reading = pipeline.read(document, self.settings)
        outcome = self.store.add(reading, reader_of(self.settings), given_of(self.settings))
        return became(reading, outcome)

    # one document

    def documents(self, as_of: str | None = None) -> list[Document]:
        """Return the documents of the case, failures included, in the order of their ids."""
        return self.store.documents(_then(as_of))

    def readings(self, as_of: str | None = None) -> Iterator[Reading]:
        """Yield what was found in each document, one at a time in memory."""
        return cases.judged(self.store, _then(as_of))

    def reading(self, document: str, as_of: str | None = None) -> Reading:
        """Return what was found in the document of that id (its beginning will do) or path; UsageError if none is."""
        return self._standing(as_of).apply(self.store.reading(document, _then(as_of)))

    def statement(self, wanted: str, as_of: str | None = None) -> Said:
        """Return the statement whose id begins so; raises UsageError when none or several do, or it was rejected."""
        held, reading = self.store.statement(wanted, _then(as_of))
        reading = self._standing(as_of).apply(reading)
        for statement in reading.statements:
            if statement.id == held.id:
                return Said(statement, reading)
        message = f"{held.id} was rejected"
        raise UsageError(message, "see `reportedly judgements`")

    def statements(
        self,
        *,
        document: str | None = None,
        actor: str | None = None,
        place: str | None = None,
        code: str | None = None,
        certainty: str | None = None,
        polarity: str | None = None,
        as_of: str | None = None,
    ) -> Iterator[Said]:
        """Yield statements that fit all that is asked, document by document, in the order of the text.

        Args:
            document: its id (the beginning will do) or path.
            actor: an id or a name: somebody who says so, does or suffers what is told, or holds a position.
            place: an id or a name: where it is told to have happened.
            code: the code of an event, e.g. "ASSAULT".
            certainty: "asserted", "hedged", "inferred", "denied", "conditional" or "uncommitted".
            polarity: "+" or "-".
            as_of: what was known then, ISO 8601.
        """
        people = self._called(actor, as_of) if actor is not None else None
        sites = self._called(place, as_of) if place is not None else None
        wanted = {"certainty": certainty, "polarity": polarity}
        plain = {name: value for name, value in wanted.items() if value is not None}
        for reading in [self.reading(document, as_of)] if document else self.readings(as_of):
            for statement in reading.statements:
                said = Said(statement, reading)
                fits = all(getattr(statement, name) == value for name, value in plain.items())
                fits = fits and (code is None or any(event.code == code for event in said.events))
                fits = fits and (sites is None or any(event.place in sites for event in said.events))
                if fits and (people is None or _involves(said, people)):
                    yield said

    def search(self, query: str, limit: int = 20) -> list[Found]:
        """Return paragraphs and statements that hold all words of `query`, best first, what was rejected left out."""
        return list(cases.search(self.store, query, limit).shown)

    # many documents

    def weighed(self, as_of: str | None = None) -> Weighed:
        """Return the first hands, happenings and findings of the whole case, in one go."""
        found = self.weighing(as_of)
        return Weighed(
            origins=tuple(found.every(Origin)),
            happenings=tuple(found.every(Happening)),
            findings=tuple(found.every(Finding)),
        )

    def weighing(self, as_of: str | None = None) -> Weighing:
        """Return the weighing of the whole case, to be asked by page; drawn anew only where what is kept is behind.

        Args:
            as_of: what was known then, ISO 8601; drawn for that time and not kept.
        """
        then = _then(as_of)
        return weighings.at(self.store, then) if then else weighings.shown(self.store)

    def origins(self, *statements: str, alone: bool = False, as_of: str | None = None) -> tuple[Origin, ...]:
        """Return the first hands that statements rest on, of the whole case when none are named.

        Args:
            statements: ids of statements.
            alone: only of these, not of what says the same.
            as_of: what was known then, ISO 8601.
        """
        if not statements:
            return tuple(self.weighing(as_of).every(Origin))
        drawn, ids = self._drawn(as_of), self._ids(statements, as_of)
        asked = set(ids if alone else same_claim(ids, drawn))
        return tuple(origin for origin in drawn.origins() if asked & {*origin.statements, *origin.inherited_by})

    def count(self, *statements: str, alone: bool = False, as_of: str | None = None) -> OriginCount:
        """Return how many first hands stand behind what statements say, as a range with its steps.

        Raises:
            UsageError: an id is not there or not one, or the statement was rejected.
        """
        ids, drawn = self._ids(statements, as_of), self._drawn(as_of)
        return count(ids if alone else same_claim(ids, drawn), drawn)

    def happenings(self, as_of: str | None = None) -> tuple[Happening, ...]:
        """Return what documents tell of together, with the reasons why it is one."""
        return tuple(self.weighing(as_of).every(Happening))

    def findings(self, *kinds: str, document: str | None = None, as_of: str | None = None) -> list[Finding]:
        """Return where documents agree, conflict, follow one another or are put right.

        Args:
            kinds: of these kinds only, e.g. "conflict"; all when none is named.
            document: only what touches it: its id, the beginning of one, or its path.
            as_of: what was known then, ISO 8601.
        """
        about = (self.reading(document, as_of).document.id,) if document else ()
        return list(self.weighing(as_of).every(Finding, Filter(codes=kinds, document=about)))

    def resolution(self, as_of: str | None = None) -> Resolution:
        """Return who is who and where is where over all documents."""
        return judging.resolution(self.store, self._standing(as_of), _then(as_of))

    def timeline(self, about: str | None = None, as_of: str | None = None) -> Timeline:
        """Return what happened and who stood where, in order of time; of an actor, place or issue if one is named."""
        weighing = self.weighing(as_of)
        if about is None or weighing.tracks(Filter(issue=(about,)), limit=1).items:
            return weighing.in_time(Filter(about=(about,) if about else ()))
        if groups := weighing.meant(about):
            return weighing.in_time(Filter(about=groups))
        message = f"no actor or place is called {about!r}"
        raise UsageError(message, "name one by its id or its very name")

    def changes(self, since: str) -> list[Change]:
        """Return what changed since a date, a time or the id of a run, and why."""
        return list(weighings.changes(self.store, self.store.mark(since)))

    def brief(
        self,
        document: str | None = None,
        limit: int | None = None,
        as_of: str | None = None,
        *,
        template: str = "case",
        about: str | None = None,
    ) -> Brief:
        """Return the brief of a document or the case: every sentence with its spans, those not borne out counted.

        Args:
            document: an id, its beginning, or a path; None for the case.
            limit: how many sentences at most; None leaves it to the template.
            as_of: a date or time: what was known then.
            template: what kind of brief (`reportedly brief --help` lists them).
            about: the actor, place, happening or source that it is about, by id or name.
        """
        return Draft(self.store, self.settings, document, as_of=_then(as_of)).brief(template, about, limit)

    def export(self, form: str, path: str | Path, *, as_of: str | None = None, **options: str) -> LossReport:
        """Write the case in a format (`reportedly export --list` lists them) and return what left and what did not."""
        return export(self.store, form, Path(path), io.BytesIO(), options=options, as_of=_then(as_of))

    # judging

    def judge(self, verb: str, target: str, value: str | None = None, *, by: str, reason: str = "") -> Judgement:
        """Decide something about one value, signed.

        Args:
            verb: "same", "different", "unsure", "reject", "recode", "grade", "accept", "respan" or "recast".
            target: an id, its beginning, or the very name of an actor or place.
            value: the other id, the code, or the grade; for "respan" "START,END" in code points, several joined by ";";
                for "recast" "PART=ID,ID" with ids of actors of the document; for a proposal that is accepted how real
                it is.
            by: who decides.
            reason: why.
        """
        return judging.decide(self.store, [Decision(verb=verb, target=target, value=value)], by, reason)[0]

    def judgements(self) -> list[Judgement]:
        """Return all judgements, oldest first, each with the one that took it back."""
        return self.store.judgements()

    def undo(self, *ids: str, by: str, reason: str = "") -> list[Judgement]:
        """Take judgements back, and return the judgements that do so."""
        return judging.undo(self.store, ids, by, reason)

    def _standing(self, as_of: str | None) -> Standing:
        return judging.standing(self.store, _then(as_of))

    def _drawn(self, as_of: str | None) -> Drawn:
        if not (then := _then(as_of)):
            return drawn_of(weighings.shown(self.store))
        return weigh(self.readings(as_of), cases.persons_of(self.store, self._standing(as_of), then)).drawn()

    def _ids(self, statements: Sequence[str], as_of: str | None) -> list[str]:
        return [self.statement(wanted, as_of).statement.id for wanted in statements]

    def _called(self, wanted: str, as_of: str | None) -> frozenset[str]:
        """Return the ids that actors or places of that id or name have in all documents; UsageError for none."""
        found = self.resolution(as_of)
        everyone: tuple[Actor | Place, ...] = (*found.actors, *found.places)
        groups = {one.id for one in everyone if one.id == wanted or goes_by(one, wanted)}
        groups |= {found.references[wanted]} if wanted in found.references else set()
        if not groups:
            message = f"no actor or place is called {wanted!r}"
            raise UsageError(message, "name one by its id or its very name")
        return frozenset(i for i, group in found.references.items() if group in groups)


def _then(as_of: str | None) -> str | None:
    return moment(as_of) if as_of is not None else None


def _involves(said: Said, people: Container[str]) -> bool:
    """Say whether one of these people says so, does or suffers what is told, or holds a position."""
    return any(i in people for i in _involved(said))


def _involved(said: Said) -> Iterable[str]:
    yield from (voice.actor for voice in said.voices if voice.actor)
    for event in said.events:
        yield from (*event.actors, *event.recipients)
    yield from (position.holder for position in said.positions)
