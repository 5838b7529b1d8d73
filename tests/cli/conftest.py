import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportedly.cli.app import run

REPORT = """Ostrel militia weighs return

Marrow Radio reported on Tuesday, citing two unnamed officers, that the Ostrel Guard may shell Dúnmor.

The Ostrel Guard said on May 12, 2031 that it opposes the truce.
"""


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with one report in it, and no settings in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("REPORTEDLY_")]:
        monkeypatch.delenv(name)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def reportedly(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:  # noqa: ARG001 - runs there
    """Run one command line in this process."""

    def call(*arguments: str) -> Done:
        capsys.readouterr()
        code = run(arguments)
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return call


@pytest.fixture
def process(folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:  # noqa: ARG001 - runs there
    """Run one command line as a process of its own."""

    def call(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "reportedly", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **options)  # type: ignore[call-overload]

    return call
