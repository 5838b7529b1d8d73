"""`reportedly read`: reports into the case, or their record on standard output."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from reportedly.acquire import Source
from reportedly.cli.options import CaseOption, ConfigOption, JsonOption, TimeoutOption, settings
from reportedly.cli.output import note, write, write_json
from reportedly.cli.stopping import Stopping, stopping
from reportedly.exports.jsonl import lines
from reportedly.intake import Intake, Kept, became, check, missing, read_into, sources
from reportedly.record import Value
from reportedly.settings import Settings, signer_of
from reportedly.store import Case

SOME_FAILED = 1
NOTHING_READ = 4
INTERRUPTED = 130


class Tally(Value, frozen=True, kw_only=True):
    """How a run went."""

    case: str | None
    read: int = 0
    held: int = 0
    failed: tuple[Kept, ...] = ()
    statements: int = 0
    interrupted: bool = False
    proposed: int = 0
    refused: int = 0
    unanswered: tuple[Kept, ...] = ()

    def plus(self, kept: Kept) -> "Tally":
        """Return the tally with one document more."""
        return msgspec.structs.replace(
            self,
            read=self.read + (kept.outcome not in {"kept", "failed"}),
            held=self.held + (kept.outcome == "kept"),
            failed=(*self.failed, kept) if kept.outcome == "failed" else self.failed,
            statements=self.statements + (kept.statements if kept.outcome != "kept" else 0),
            proposed=self.proposed + kept.proposed,
            refused=self.refused + kept.refused,
            unanswered=(*self.unanswered, kept) if kept.unanswered else self.unanswered,
        )

    @property
    def code(self) -> int:
        """The exit code: all read, some failed (or a coder on some), nothing could be read, or stopped."""
        if self.interrupted:
            return INTERRUPTED
        if not self.failed:
            return SOME_FAILED if self.unanswered else 0
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
    attributor: Annotated[str | None, typer.Option(help="The plug-in that marks who says what.")] = None,
    stance_coder: Annotated[str | None, typer.Option(help="What says how actors stand where no word does.")] = None,
    fast: Annotated[
        bool, typer.Option("--fast", help="--attributor rules --stance-coder rules: no learned model.")
    ] = False,
    codebook: Annotated[str | None, typer.Option(help="The codebook that names events.")] = None,
    coder: Annotated[str | None, typer.Option(help="A plug-in that proposes events: llm. None unless set.")] = None,
    coder_url: Annotated[str | None, typer.Option(help="The endpoint that it asks, such as http://host/v1.")] = None,
    coder_model: Annotated[str | None, typer.Option(help="The model that it asks for.")] = None,
    coder_timeout: Annotated[float | None, typer.Option(help="Seconds to wait for one answer.")] = None,
    coder_seed: Annotated[int | None, typer.Option(help="The seed of its answers.")] = None,
    coder_tokens: Annotated[int | None, typer.Option(help="How long an answer may be, in tokens.")] = None,
    gazetteer: Annotated[str | None, typer.Option(help="A table of names of your own.")] = None,
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
        attributor="rules" if fast and attributor is None else attributor,
        stance_coder="rules" if fast and stance_coder is None else stance_coder,
        codebook=codebook,
        coder=coder,
        coder_url=coder_url,
        coder_model=coder_model,
        coder_timeout=coder_timeout,
        coder_seed=coder_seed,
        coder_tokens=coder_tokens,
        gazetteer=gazetteer,
        case=case,
        timeout=timeout,
    )
    check(chosen)
    found = sources(paths, chosen)
    with stopping() as stop:
        tally = _print(found, chosen, stop) if jsonl else _keep(found, chosen, stop, again=again)
    if not jsonl:
        asked = chosen.coder is not None
        write_json(_as_dict(tally, asked=asked)) if as_json else write(_summary(tally, asked=asked))
    _explain(tally)
    return tally.code


def _print(found: list[Source], chosen: Settings, stop: Stopping) -> Tally:
    """Print the record of each document as soon as it is read."""
    tally = Tally(case=None)
    fresh = Intake(chosen, _stdin(stop)).documents(found)
    with stop.ending():
        for reading in stop.readings(fresh, chosen):
            for line in lines([reading]):
                write(line)
            tally = tally.plus(became(reading, "failed" if reading.document.failure else "added"))
    return msgspec.structs.replace(tally, interrupted=stop.asked)


def _keep(found: list[Source], chosen: Settings, stop: Stopping, *, again: bool) -> Tally:
    """Read into the case; a path that is not there is told but not kept, for nobody has seen such a document."""
    absent = [missing(source) for source in found if source.error]
    tally = Tally(case=chosen.case, failed=tuple(absent))
    present = [source for source in found if not source.error]
    if not present:
        return tally
    with Case.open(chosen.case, create=True, timeout=chosen.timeout) as case:
        case.note("read", signer_of(chosen))
        return _run(case, present, Intake(chosen, _stdin(stop), None if again else case), tally, stop)


def _run(case: Case, found: list[Source], intake: Intake, tally: Tally, stop: Stopping) -> Tally:
    """Read everything, or as much as there is time for before somebody presses Ctrl-C."""
    with _progress(len(found)) as shown, stop.ending():
        for kept in read_into(case, found, lambda fresh: stop.readings(fresh, intake.settings), intake):
            tally = tally.plus(kept)
            shown(tally, kept.name)
    return msgspec.structs.replace(tally, interrupted=stop.asked)


def _stdin(stop: Stopping) -> Callable[[], bytes]:
    """Return what reads standard input to its end, or until somebody asks to stop."""

    def read() -> bytes:
        with stop.at_once():
            return sys.stdin.buffer.read()

    return read


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Tally, str], None]]:
    """Show on standard error, at a terminal only, how far it has got."""
    if not sys.stderr.isatty():
        yield lambda _tally, _name: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def show(tally: Tally, name: str) -> None:
            failed = f", {len(tally.failed)} failed" if tally.failed else ""
            bar.update(task, advance=1, description=f"{Path(name).name[:30]}{failed}")

        yield show


def _as_dict(tally: Tally, *, asked: bool) -> dict[str, Any]:
    """Return how a run went as plain values; `asked`: with what a coder answered, under `coder`."""
    counted: dict[str, Any] = msgspec.to_builtins(tally)
    answered = {name: counted.pop(name) for name in ("proposed", "refused", "unanswered")}
    answered["unanswered"] = [{"path": one.name, "reasons": list(one.unanswered)} for one in tally.unanswered]
    failed = [{"path": one.name, **msgspec.to_builtins(one.failure)} for one in tally.failed]
    return counted | {"failed": failed} | ({"coder": answered} if asked else {})


def _summary(tally: Tally, *, asked: bool) -> str:
    """Return how a run went on one line; `asked`: with what a coder answered."""
    parts = [f"{tally.read} read", f"{tally.statements} statements"]
    parts += [f"{tally.held} held already"] if tally.held else []
    parts += [f"{len(tally.failed)} failed"] if tally.failed else []
    parts += [f"{tally.proposed} proposed", f"{tally.refused} refused"] if asked else []
    parts += [f"{len(tally.unanswered)} without an answer of the coder"] if tally.unanswered else []
    return f"{', '.join(parts)}: {tally.case}"


def _explain(tally: Tally) -> None:
    """Say on standard error what failed, and how to go on."""
    for kept in tally.failed:
        if kept.failure:
            remedy = f": {kept.failure.remedy}" if kept.failure.remedy else ""
            about = "" if kept.name in kept.failure.message else f"{kept.name}: "
            note(f"reportedly: {about}{kept.failure.message}{remedy}")
    reasons = Counter(reason for kept in tally.unanswered for reason in set(kept.unanswered))
    for reason, many in reasons.items():
        note(f"reportedly: {reason} (coder, {many} document{'' if many == 1 else 's'}; what the rules read is kept)")
    if tally.interrupted:
        on = ": what was read is kept; run the same command again to go on" if tally.case else ""
        note(f"reportedly: stopped{on}")
