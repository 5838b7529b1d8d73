"""A file that others made comes in: all of it that can be taken, or nothing."""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from reportedly import plugins
from reportedly.bringing.decisions import Taken, take
from reportedly.errors import InputError, PluginError, UsageError
from reportedly.exports.losses import Ledger
from reportedly.record import Decided, Format, IntakeReport, Lead
from reportedly.store import Case


def bring(case: Case, name: str, file: BinaryIO, by: str) -> IntakeReport:
    """Take in a file of others' making; returns what came in and what did not.

    Args:
        case: what it is kept beside.
        name: of the format, as the import door has it.
        file: read once, from its beginning to its end.
        by: who signs decisions of which it is not told who made them.

    Raises:
        UsageError: no such format.
        InputError: the file is not of the format, or nothing in it can be taken.
    """
    made, losses = import_of(name), Ledger()
    found = made.read(file, losses)
    taken = _rows(case, found) if "lead" in made.form.carries else _decisions(case, name, found, by, losses)
    if not taken.added + taken.changed + taken.held:
        _complain(made.form, losses.dropped)
    what = made.form.carries[0]
    return IntakeReport(
        format=name,
        added={what: taken.added},
        changed={what: taken.changed},
        held={what: taken.held},
        not_taken={kind: dict(reasons) for kind, reasons in losses.dropped.items()},
        defaulted={field: dict(reasons) for field, reasons in losses.defaulted.items()},
    )


def _rows(case: Case, found: Iterable[Lead | Decided]) -> Taken:
    counts = case.keep_leads(_leads(found))
    return Taken(counts.get("added", 0), counts.get("changed", 0), counts.get("held", 0))


def _leads(found: Iterable[Lead | Decided]) -> Iterator[Lead]:
    return (one for one in found if isinstance(one, Lead))


def _decisions(case: Case, name: str, found: Iterable[Lead | Decided], by: str, losses: Ledger) -> Taken:
    return take(case, name, [one for one in found if isinstance(one, Decided)], by, losses)


def _complain(form: Format, dropped: Mapping[str, Mapping[str, int]]) -> None:
    """Raise InputError for a file that had rows of which none could be taken, or no rows."""
    reasons = ", ".join(f"{number} {reason}" for counts in dropped.values() for reason, number in counts.items())
    message = f"nothing in this {form.title} can be taken"
    raise InputError(message, reasons or "it has no rows")


def import_of(name: str) -> plugins.Import:
    """Return the import of that name; raises UsageError when there is none."""
    if name not in plugins.names(plugins.IMPORTS):
        message = f"no import is called {name!r}"
        raise UsageError(message, f"choose one of {', '.join(plugins.names(plugins.IMPORTS))}")
    made: plugins.Import = plugins.load(plugins.IMPORTS, name)()
    if not isinstance(getattr(made, "form", None), Format):
        message = f"the import {name!r} does not say what it takes and leaves"
        raise PluginError(message, "give it a `form` (docs/imports.md)")
    return made
