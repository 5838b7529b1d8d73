"""Briefs of a case: what they draw on and what they may be asked about."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reportedly import __version__
from reportedly.cases import changes_of, same_claim
from reportedly.errors import UsageError
from reportedly.exports.brief import Brief, brief
from reportedly.exports.checking import Checked, check
from reportedly.exports.cited import read
from reportedly.exports.ground import About, Ground
from reportedly.exports.lookup import house
from reportedly.exports.marks import told
from reportedly.exports.phrases import interval_words
from reportedly.exports.templates import templates
from reportedly.judging import Standing, goes_by, resolution, standing
from reportedly.record import Happening, Reading
from reportedly.settings import Settings
from reportedly.store import Case, Mark
from reportedly.weighing.changes import Change
from reportedly.weighing.credibility import Grader
from reportedly.weighing.findings import Texts, findings
from reportedly.weighing.happenings import Memory, happenings
from reportedly.weighing.origins import count, verdicts, weigh
from reportedly.weighing.resolve import Resolution
from reportedly.weighing.salience import salience
from reportedly.weighings import drawn_now, keepsakes_of

LISTED = 12  # changes named in one brief
TOPICS = ("happening", "actor", "place", "source")


class Draft:
    """A case laid out for briefs: readings with judgements applied, weighed once.

    Attributes:
        ground: what a brief draws on.
        found: who is who and where is where.
        happenings: which events are one.
    """

    ground: Ground
    found: Resolution
    happenings: tuple[Happening, ...]

    def __init__(
        self,
        case: Case,
        settings: Settings,
        document: str | None = None,
        *,
        as_of: str | None = None,
        mark: Mark | None = None,
    ) -> None:
        """Read and weigh.

        Args:
            case: what is held.
            settings: how it was read, for endnotes.
            document: only this one (an id, its beginning, or a path).
            as_of: ISO 8601, UTC: as it was known at that time.
            mark: what came after it is new.
        """
        stands = standing(case, as_of)
        stored = [case.reading(document, as_of)] if document else list(case.readings(as_of))
        # of a rejected document alone, that nothing is left
        readings = list(stands.judged(stored)) or [stands.apply(reading) for reading in stored]
        self.found = resolution(case, stands, as_of)
        drawn, kept = None if document or as_of else drawn_now(case), keepsakes_of(case)
        if drawn is None:
            persons = verdicts(stands.pairs(), self.found.references, self.found.overruled)
            drawn = weigh(readings, persons, kept).drawn()
        origins = drawn.origins()
        scenery = happenings(readings, self.found, Memory(kept))
        self.happenings = scenery.happenings
        shown = findings(readings, scenery, self.found, lambda asked: count(asked, drawn), texts=Texts(kept))
        disputed = {i for finding in shown if finding.kind == "conflict" for i in finding.statements}
        grade = Grader(readings, drawn, stands.rulings.graded, disputed)
        changed = list(changes_of(case, mark)) if mark else []
        self.ground = Ground(
            readings=readings,
            origins=origins,
            findings=tuple(shown),
            salience=salience(readings, origins),
            overall=count((s.id for reading in readings for s in reading.statements), drawn),
            counting=lambda asked: count(asked, drawn),
            bearing=lambda asked: count(same_claim(list(asked), drawn), drawn),
            rejected=_rejected(stored, stands),
            fresh=frozenset(c.id for c in changed if c.about == "statement" and c.what != "gone"),
            changes=tuple(_changes(changed)),
            tool=f"reportedly {__version__} ({settings.model}, {settings.attributor})",
            accessed=case.taken_in(),
            grading=lambda asked: grade(same_claim(asked, drawn)),
        )

    def brief(self, template: str, about: str | None = None, limit: int | None = None) -> Brief:
        """Return the brief of a template.

        Raises:
            UsageError: there is no such template, or nothing of the kind it must be about is so called.
        """
        kinds = templates()[template].about if template in templates() else ()
        return brief(self.ground, template, about=self.about(about, kinds), limit=limit)

    def about(self, name: str | None, kinds: Sequence[str]) -> About | None:
        """Return what a name stands for; raises UsageError when nothing is so called.

        Args:
            name: an id or the beginning of one, or the very name of an actor, a place or a source.
            kinds: which kinds it may be; none for any. A happening needs no name: it is the one told of most.
        """
        if name is None:
            most = max(self.happenings, key=_told_most, default=None)
            return self._happening(most) if most and "happening" in kinds else None
        ways = {"happening": self._happening_named, "actor": self._actor, "source": self._source}
        for kind in kinds or TOPICS:
            if found := self._place(name, kinds) if kind == "place" else ways[kind](name):
                return found
        message = f"nothing in the case is called {name!r}"
        raise UsageError(message, f"name {_kinds(kinds or TOPICS)} by id or by its very name")

    def _happening_named(self, name: str) -> About | None:
        found = [h for h in self.happenings if name.startswith("happening-") and h.id.startswith(name)]
        return self._happening(found[0]) if len(found) == 1 else None

    def _happening(self, one: Happening) -> About:
        """Lay out one happening with what may be the same, and what findings set against it."""
        near = {one.id, *(other.happening for other in one.maybe_same_as)}
        told_of = [h for h in self.happenings if h.id in near or _beside(h, one)]
        ids = {i for h in told_of for i in h.statements}
        beside = [
            f for f in self.ground.findings if set(f.statements) & ids and f.kind not in {"repetition", "corroboration"}
        ]
        return About(
            kind="happening",
            name=self._called(one),
            statements=frozenset(ids | {i for f in beside for i in f.statements}),
            own=frozenset(one.statements),
        )

    def _called(self, one: Happening) -> str:
        """Name a happening by what it is, where and when."""
        names = [p.name.title() if p.name.isupper() else p.name for p in self.found.places if p.id in one.places]
        short = [
            n for n in names if not any(o != n and o in n for o in names)
        ]  # "Kelmet", not "Kelmet market" beside it
        where = ", ".join(dict.fromkeys(short))
        what = one.code.replace("_", " ").lower()
        return ", ".join(part for part in (what, where, interval_words(one.when, reasons=False)) if part)

    def _actor(self, name: str) -> About | None:
        """Lay out what an actor says, wants, does and suffers, and who it is."""
        found = [a for a in self.found.actors if a.id == name or goes_by(a, name)]
        if not found:
            return None
        ids = {i for i, known in self.found.references.items() if known == found[0].id} | {found[0].id}
        own, near = set[str](), set[str]()
        for reading in self.ground.readings:
            own |= {p.statement for p in reading.positions if p.holder in ids}
            own |= {e.statement for e in reading.events if ids & set(e.actors)}
            near |= {p.statement for p in reading.positions if p.towards in ids}
            near |= {e.statement for e in reading.events if ids & set(e.recipients)}
            near |= {r.statement for r in reading.relations if {r.subject, r.object} & ids}
            voices = {v.id for v in reading.voices if v.actor in ids}
            own |= {s.id for s in reading.statements if told(s) and told(s)[-1].voice in voices}
        return About("actor", found[0].name, frozenset(own | near), frozenset(own), found[0].aliases)

    def _place(self, name: str, kinds: Sequence[str]) -> About | None:
        """Lay out what happened at a place and at places whose name holds its name, or the one thing told of most."""
        ids = {place.id for place in self.found.places if place.id == name or goes_by(place, name)}
        if not ids:
            return None
        ids |= {p.id for p in self.found.places if f" {name.casefold()} " in f" {p.name.casefold()} "}
        own = {
            e.statement
            for reading in self.ground.readings
            for e in reading.events
            if e.place and self.found.references.get(e.place, e.place) in ids
        }
        own |= {i for h in self.happenings if ids & set(h.places) for i in h.statements}
        beside = {
            i for f in self.ground.findings if set(f.statements) & own for i in f.statements if f.kind != "repetition"
        }
        called = next(p.name for p in self.found.places if p.id in ids and (p.id == name or goes_by(p, name)))
        if "happening" in kinds and (here := [h for h in self.happenings if ids & set(h.places)]):
            return self._happening(max(here, key=_told_most))
        return About("place", called, frozenset(own | beside), frozenset(own))

    def _source(self, name: str) -> About | None:
        """Lay out what a publisher, a cited house or a first hand says, and what is said on its word."""
        wanted, own, near = name.casefold(), set[str](), set[str]()
        for reading in self.ground.readings:
            voices = {v.id for v in reading.voices if (v.name or "").casefold() == wanted}
            ours = house(reading.document).casefold() == wanted
            for statement in reading.statements:
                links = told(statement)
                if (links and links[-1].voice in voices) or (not links and ours):
                    own.add(statement.id)
                elif ours or any(link.voice in voices for link in statement.chain):
                    near.add(statement.id)
        return About("source", name, frozenset(own | near), frozenset(own)) if own | near else None


def _told_most(one: Happening) -> tuple[int, int, str]:
    return len(one.documents), len(one.statements), one.id


def _beside(other: Happening, one: Happening) -> bool:
    """Say whether another happening of the same kind and day may be meant too: it names no other place."""
    day = one.when.start if one.when.grain == "day" else None
    same = other.code == one.code and day is not None and other.when.start == day
    return same and (not other.places or bool(set(other.places) & set(one.places)))


def _kinds(kinds: Sequence[str]) -> str:
    return " or ".join(f"{'an' if kind == 'actor' else 'a'} {kind}" for kind in kinds)


def _rejected(stored: Sequence[Reading], stands: Standing) -> int:
    return stands.left_out(stored)["statement"]


def _changes(changed: Iterable[Change]) -> Iterator[str]:
    """Yield what changed beside new statements, in words."""
    rest = [c for c in changed if c.about != "statement" or c.what != "added"]
    for change in rest[:LISTED]:
        how = f": {change.before} → {change.after}" if change.before else f" ({change.after})" if change.after else ""
        what = "New" if change.what == "added" else change.what.capitalize()
        yield f"{what} {change.about} ({change.why}): {' '.join(change.words.split())}{how}."
    if len(rest) > LISTED:
        yield f"And {len(rest) - LISTED} more; “reportedly changes” lists them."


def checked(case: Case, path: Path, as_of: str | None = None) -> tuple[Checked, ...]:
    """Check the sentences of a brief by any hand against a case, judgements applied.

    Raises:
        UsageError: the file cannot be read, or is JSON and no brief.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read as text"
        raise UsageError(message, "name a brief in Markdown or JSON") from error
    stands = standing(case, as_of)
    return check(read(text), [stands.apply(reading) for reading in case.readings(as_of)])
