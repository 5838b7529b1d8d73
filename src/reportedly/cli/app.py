"""The command `reportedly`: its commands, loaded when asked for, and what becomes of errors.

Every failure is one line on standard error, "reportedly: what failed: what to do", and an exit code from
`docs/exit-codes.md`; there is never a traceback.
"""

import difflib
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from reportedly import __version__
from reportedly.errors import ReportedlyError, UsageError

COMMANDS = {
    "read": "Read reports into the case, or print their record.",
    "show": "List documents, or show one document, statement or actor.",
    "trace": "Draw the chain of voices behind a statement.",
    "brief": "Write what documents say, on whose word, in sentences that verify.",
    "origins": "List first hands, or count those behind statements.",
    "compare": "Say what documents have in common, and who has it from whom.",
    "conflicts": "List where documents agree, differ, or follow one another.",
    "codes": "Show events by several codebooks, and where these disagree.",
    "search": "Find words in paragraphs and statements.",
    "export": "Write the case in another format.",
    "import": "Take in what others made: lists of events, addresses, decisions.",
    "leads": "Hold lists that others made against the case, and list what to read.",
    "serve": "Show the case in a browser, and over HTTP for programs.",
    "timeline": "Tell what happened and who stood where, in order of time.",
    "days": "Tell the days that the reports tell of most.",
    "changes": "Tell what changed since a time, a run or the last look, and why.",
    "merge": "Judge that actors, places, voices or events are the same.",
    "unmerge": "Judge that two actors, places, voices or events are not the same.",
    "reject": "Judge that something in the record is wrong and leave it out.",
    "accept": "Make events of what a coder proposed, or confirm what was read.",
    "recode": "Give an event, position, relation or statement another code.",
    "grade": "Grade a voice from A to F, or a statement from 1 to 6.",
    "judgements": "List what was judged, by whom and why, and what became of it.",
    "undo": "Take judgements back: one, those of a run, or those of a person.",
    "doctor": "Check the installation and the case, and say what to do.",
}
INTERRUPTED = 130
REFUSED = 2
BROKEN_PIPE = 141
INTERNAL = 70


class Commands(TyperGroup):
    """The group of commands: names and help stand in `COMMANDS`, modules of the same names load on use."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - the base class's signature
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - the base class's signature
        """Return the command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"reportedly.cli.{cmd_name}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(cmd_name)(module.command)
        return typer.main.get_command(app)

    def make_context(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - the base class's signature
        """Read the options; the base class would end without a word at Ctrl-C."""
        try:
            return super().make_context(*args, **extra)
        except KeyboardInterrupt:
            raise typer.Abort from None

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the base class's signature
        """Run the command; the base class would end without a word at Ctrl-C."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            return complain("stopped", INTERRUPTED)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - the base class's signature
        """Return the command that the arguments begin with; raises UsageError with the nearest one."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            message = f"no command is called {args[0]!r}"
            raise UsageError(message, f"did you mean {near[0]!r}?" if near else f"choose one of {', '.join(COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - the base class's signature
        """Write the table without loading anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


app = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None)


def _version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    case: Annotated[str | None, typer.Option("--case", "-d", help="The case, for any command.")] = None,
    config: Annotated[Path | None, typer.Option("--config", help="The settings file, for any command.")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False,
) -> None:
    """Read reports of armed conflict into a sourced record: who did what to whom, and who says so, through whom."""


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; never raises."""
    try:
        return _outcome(app(list(arguments) or ["--help"], prog_name="reportedly", standalone_mode=False))
    except ReportedlyError as error:
        return complain(str(error), error.exit_code)
    except (KeyboardInterrupt, typer.Abort):  # before or after the command
        return complain("stopped", INTERRUPTED)
    except BrokenPipeError:
        return _gone()
    except SystemExit as error:
        return _gone() if error.code == 1 else _outcome(error.code)
    except Exception as error:  # noqa: BLE001 - the last door: nobody is shown a traceback
        return _unforeseen(error)


def complain(message: str, code: int) -> int:
    """Write one line to standard error and return `code`."""
    sys.stderr.write("reportedly: " + " ".join(message.split()) + "\n")
    return code


def _outcome(result: object) -> int:
    return result if isinstance(result, int) else 0


def _gone() -> int:
    """Keep the interpreter from complaining, at its end, that nobody reads its output any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


def _unforeseen(error: Exception) -> int:
    """Tell wrong usage, which the parser of options raises, from a fault of our own."""
    message = getattr(error, "format_message", None)
    if message:
        return complain(f"{message().rstrip('.')}: see `reportedly --help`", REFUSED) if message() else REFUSED
    detail = f"{type(error).__name__}: {error}"
    return complain(f"internal error ({detail}): please report it with the output of `reportedly doctor`", INTERNAL)
