"""Documents that run: files and console blocks of a Markdown page, and whether output is as the page says.

A ```text file=NAME``` block is written to NAME. In a ```console``` block a line that begins with "$ " is a command,
what follows is its standard output, in which "..." stands for anything; "# exit N" names an exit code other than 0.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"# exit (\d+)")


@dataclass
class Step:
    command: str
    output: list[str] = field(default_factory=list)
    code: int = 0


def files(page: Path) -> dict[str, str]:
    return {name: body for kind, name, body in BLOCK.findall(page.read_text(encoding="utf-8")) if name and kind}


def steps(page: Path) -> list[Step]:
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [step for kind, _, body in blocks if kind == "console" for step in _steps(body)]


def _steps(body: str) -> Iterator[Step]:
    step = None
    for line in body.splitlines():
        if line.startswith("$ "):
            if step:
                yield step
            step = Step(line[2:])
        elif step and (code := EXIT.fullmatch(line)):
            step.code = int(code[1])
        elif step:
            step.output.append(line)
    if step:
        yield step


def fits(expected: list[str], output: str) -> bool:
    """Say whether output is as the page says; a line of dots stands for any lines, other dots for any characters."""
    pattern = "".join(r"(?:.*\n)*" if line == "..." else _line(line) for line in expected)
    ended = output.rstrip("\n") + "\n" if output.strip() else ""
    return re.fullmatch(pattern, ended) is not None


def _line(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.split("...")) + r"\n"
