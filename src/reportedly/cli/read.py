"""`reportedly read`: reports into the case, or their record on standard output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from reportedly import cases
from reportedly.cases import Kept
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, settings
from reportedly.cli.output import note, write, write_json
from reportedly.cli.sources import documents, read_all
from reportedly.cli.wording import document_words
from reportedly.exports.jsonl import lines
from reportedly.record import Document, Reading, Value
from reportedly.settings import Settings
from reportedly.store import Case, Outcome

SOME_FAILED = 1
NOTHING_READ = 4
INTERRUPTED = 130

Given = Annotated[str | None, typer.Option(help="What is known of the documents and not stated in them.")]


class Tally(Value, frozen=True, kw_only=True):
    """How a run went."""

    case: str | None
    read: int = 0
    held: int = 0
    failed: tuple[Document, ...] = ()
    statements: int = 0
    interrupted: bool = False

    def plus(self, kept: Kept) -> "Tally":
        """Return the tally with one document more."""
        return msgspec.structs.replace(
            self,
            read=self.read + (kept.outcome in {"added", "superseded"}),
            held=self.held + (kept.outcome == "kept"),
            failed=(*self.failed, kept.document) if kept.outcome == "failed" else self.failed,
            statements=self.statements + kept.statements,
        )

    @property
    def code(self) -> int:
        """The exit code: all read, some failed, nothing could be read, or stopped."""
        if self.interrupted:
            return INTERRUPTED
        if not self.failed:
            return 0
        return SOME_FAILED if self.read or self.held else NOTHING_READ


def command(  # noqa: PLR0913 - options of the command line
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs; - is standard input.")],
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print the record as JSON Lines; no case is used.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read also what the case holds already.")] = False,
    published: Annotated[str | None, typer.Option(help="When they were published, ISO 8601.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published them.")] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote them.")] = None,
    title: Annotated[str | None, typer.Option(help="Their title.")] = None,
    url: Annotated[str | None, typer.Option(help="Where they were published.")] = None,
    language: Annotated[str | None, typer.Option(help="Their language, BCP 47.")] = None,
    encoding: Annotated[str | None, typer.Option(help="The encoding of text files.")] = None,
    processes: Annotated[int | None, typer.Option(min=1, help="How many processes read side by side.")] = None,
    batch_size: Annotated[int | None, typer.Option(min=1, help="How many documents a process takes at once.")] = None,
    model: Annotated[str | None, typer.Option(help="The spaCy package that parses.")] = None,
    parser: Annotated[str | None, typer.Option(help="The plug-in that wraps it.")] = None,
    codebook: Annotated[str | None, typer.Option(help="The codebook that names events.")] = None,
    case: CaseOption = None,
    as_json: JsonOption = False,
    timeout: TimeoutOption = None,
    config: ConfigOption = None,
) -> int:
    """Read reports into the case, or with --jsonl print their record.

    What the case holds already is not read again, so a run that was stopped goes on where it was. A document that
    cannot be read is kept as a failure and tried again the next time.
    """
    chosen = settings(
        config,
        published=published,
        publisher=publisher,
        author=author,
        title=title,
        url=url,
        language=language,
        encoding=encoding,
        processes=processes,
        batch_size=batch_size,
        model=model,
        parser=parser,
        codebook=codebook,
        case=case,
        timeout=timeout,
    )
    if jsonl:
        return _print(paths, chosen)
    return _keep(paths, chosen, again=again, as_json=as_json)


def _keep(paths: list[str], chosen: Settings, *, again: bool, as_json: bool) -> int:
    with Case.open(chosen.case, create=True, timeout=chosen.timeout) as case:
        tally = _run(case, paths, chosen, again=again)
    if as_json:
        write_json(_as_dict(tally))
    else:
        write(_summary(tally))
    _explain(tally)
    return tally.code


def _run(case: Case, paths: list[str], chosen: Settings, *, again: bool) -> Tally:
    """Read everything, or as much as there is time for before somebody presses Ctrl-C."""
    tally = Tally(case=chosen.case)
    with _progress() as shown:
        try:
            found = documents(paths, chosen)
            for kept in cases.read_into(case, found, lambda fresh: read_all(fresh, chosen), chosen, again=again):
                tally = tally.plus(kept)
                shown(tally, kept.document)
        except KeyboardInterrupt:
            return msgspec.structs.replace(tally, interrupted=True)
    return tally


@contextmanager
def _progress() -> Iterator[Any]:
    """Show on standard error, at a terminal only, how far it has got."""
    if not sys.stderr.isatty():
        yield lambda _tally, _document: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading")

        def show(tally: Tally, document: Document) -> None:
            done = f"{tally.read} read, {tally.held} held, {len(tally.failed)} failed"
            bar.update(task, description=f"{done}: {Path(document_words(document)).name}")

        yield show


def _as_dict(tally: Tally) -> dict[str, Any]:
    failed = [{"document": d.id, "path": d.path, "url": d.url, **msgspec.to_builtins(d.failure)} for d in tally.failed]
    counted: dict[str, Any] = msgspec.to_builtins(tally)
    return counted | {"failed": failed}


def _summary(tally: Tally) -> str:
    parts = [f"{tally.read} read", f"{tally.statements} statements"]
    parts += [f"{tally.held} held already"] if tally.held else []
    parts += [f"{len(tally.failed)} failed"] if tally.failed else []
    return f"{', '.join(parts)}: {tally.case}"


def _explain(tally: Tally) -> None:
    """Say on standard error what failed, and how to go on."""
    for document in tally.failed:
        _complain(document)
    if tally.interrupted:
        note("reportedly: stopped: what was read is kept; run the same command again to go on")


def _complain(document: Document) -> None:
    failure = document.failure
    if failure:
        remedy = f": {failure.remedy}" if failure.remedy else ""
        note(f"reportedly: {document_words(document)}: {failure.message}{remedy}")


def _outcome(reading: Reading) -> Kept:
    """Return what became of a document that is not kept anywhere."""
    outcome: Outcome = "failed" if reading.document.failure else "added"
    return Kept(outcome=outcome, document=reading.document, statements=len(reading.statements))


def _print(paths: list[str], chosen: Settings) -> int:
    """Print the record of each document as soon as it is read."""
    tally = Tally(case=None)
    for reading in read_all(documents(paths, chosen), chosen):
        for line in lines([reading]):
            write(line)
        tally = tally.plus(_outcome(reading))
    _explain(tally)
    return tally.code
