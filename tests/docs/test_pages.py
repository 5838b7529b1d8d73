"""The pages in docs/ hold: examples run, and nothing that can be used is left out."""

import inspect
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from reportedly import errors
from reportedly.cli.app import COMMANDS
from reportedly.record import Record
from tests.docs.console import files, fits, steps

DOCS = Path(__file__).parents[2] / "docs"
CLI = (DOCS / "cli.md").read_text(encoding="utf-8")
PAGES = sorted(page for page in (DOCS.parent / "README.md", *DOCS.glob("*.md")) if steps(page))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_examples_run_as_they_stand(page: Path, tmp_path: Path) -> None:
    for name, body in files(page).items():
        (tmp_path / name).write_text(body, encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("REPORTEDLY_")}
    for step in steps(page):
        done = subprocess.run(
            ["bash", "-c", step.command],
            cwd=tmp_path,
            env=clean | {"PATH": path},
            capture_output=True,
            text=True,
            timeout=300,  # a loaded machine is no fault of the page
            check=False,
        )
        assert done.returncode == step.code, f"$ {step.command}\n{done.stderr}"
        assert fits(step.output, done.stdout), f"$ {step.command}\n{done.stdout}"


def sections() -> dict[str, str]:
    """Return the text of each command's section."""
    parts = CLI.split("\n## ")[1:]
    return {part.split("\n")[0]: part for part in parts}


def test_every_command_has_its_section_and_an_example() -> None:
    assert list(sections()) == list(COMMANDS)
    assert [name for name, text in sections().items() if f"$ reportedly {name}" not in text] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    command = import_module(f"reportedly.cli.{name}").command
    options = [p for p in inspect.signature(command).parameters.values() if p.kind is p.KEYWORD_ONLY]
    flags = {"as_json": "--json"}
    wanted = [flags.get(p.name, "--" + p.name.replace("_", "-")) for p in options]
    common = CLI.split("\n## ")[0]
    assert [flag for flag in wanted if f"`{flag}`" not in sections()[name] and flag not in common] == []


def test_every_error_is_documented_with_its_codes() -> None:
    page = (DOCS / "exit-codes.md").read_text(encoding="utf-8")
    kinds = [
        kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.ReportedlyError)
    ]
    rows = [f"| `{kind.__name__}` | {kind.exit_code} | {kind.status} |" for kind in kinds]
    assert len(rows) > 10
    assert [row for row in rows if row not in page] == []


def test_every_code_that_the_command_line_gives_is_documented() -> None:
    page = (DOCS / "exit-codes.md").read_text(encoding="utf-8")
    app, read = import_module("reportedly.cli.app"), import_module("reportedly.cli.read")
    given = {0, app.INTERRUPTED, app.REFUSED, app.BROKEN_PIPE, app.INTERNAL, read.SOME_FAILED, read.NOTHING_READ}
    assert [code for code in sorted(given) if f"\n| {code} |" not in page] == []


@pytest.mark.parametrize("kind", Record.__args__, ids=lambda kind: kind.__name__)
def test_every_key_of_the_record_is_documented(kind: type) -> None:
    page = (DOCS / "record.md").read_text(encoding="utf-8")
    tag = kind.__struct_config__.tag  # type: ignore[attr-defined]
    section = page.split(f"\n## {tag}\n")[1].split("\n## ")[0]
    assert [key for key in kind.__struct_fields__ if f"| `{key}` |" not in section] == []  # type: ignore[attr-defined]
