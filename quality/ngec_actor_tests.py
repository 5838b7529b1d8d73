"""`ngec_actor_tests`: which country and sector the words for an actor stand for, after PLOVER.

DATA/ngec_actor_tests/PART/*.py: the unit tests of another coder (Halterman et al. 2023, NGEC), read as text and never
run: in each test function a call with the words as its first string, and assertions that the result's "country" or
"code_1" is such. Where PART has none, our own gold counts: quality/agents/PART.tsv, 100 made-up strings, `test` kept
apart. Given to the system: the words.

The words are read alone (`codebook.agents`), as exports read the name of an actor that no table knows. `acc` is the
share of strings of which all that is asserted is right, `country_acc` and `sector_acc` of those that assert it.
"""

import ast
import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from quality.base import MissingDataError, Score, first, share
from reportedly.codebook.agents import agent

OWN = Path(__file__).resolve().parent / "agents"
COUNTRY, SECTOR = "country", "code_1"


class Asserted(NamedTuple):
    """Some words, and the country and sector that they should have; None where nothing is said of it."""

    words: str
    country: str | None
    sector: str | None


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:
    """Code each string and compare."""
    home = data / "ngec_actor_tests" / part
    rows = [row for path in sorted(home.glob("*.py")) for row in asserted(path.read_text(encoding="utf-8"))]
    rows = list(first(rows or list(own(part)), limit))
    country, sector, both = list[bool](), list[bool](), list[bool]()
    for row in rows:
        given = agent(row.words)
        right = (row.country in (None, given.country), row.sector in (None, given.sector))
        both.append(all(right))
        country += [right[0]] if row.country is not None else []
        sector += [right[1]] if row.sector is not None else []
        if verbose and not all(right):
            print(f"{row.country} {row.sector} not {given.country} {given.sector}: {row.words}", file=sys.stderr)
    held = {"acc": both, "country_acc": country, "sector_acc": sector}
    return Score(len(rows), len(rows), {name: share(sum(told), len(told)) for name, told in held.items()})


def own(part: str) -> Iterator[Asserted]:
    """Yield our own strings; raises MissingDataError for a part that there is none of."""
    path = OWN / f"{part}.tsv"
    if not path.is_file():
        message = f"no tests with strings of actors, and no {path}"
        raise MissingDataError(message)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield Asserted(row["words"], row["country"], row["sector"])


def asserted(source: str) -> Iterator[Asserted]:
    """Yield what the test functions of a module assert of strings that they hand to a call."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef):
            yield from _of_function(function)


def _of_function(function: ast.FunctionDef) -> Iterator[Asserted]:
    """Yield the strings of one test, each with what is asserted until the next is handed over."""
    words, told = "", dict[str, str]()
    for node in function.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            if words and told:
                yield Asserted(words, told.get(COUNTRY), told.get(SECTOR))
            words, told = _first_string(node.value), {}
        elif isinstance(node, ast.Assert):
            told |= dict(_claims(node.test))
    if words and told:
        yield Asserted(words, told.get(COUNTRY), told.get(SECTOR))


def _first_string(call: ast.Call) -> str:
    given = (*call.args, *(keyword.value for keyword in call.keywords))
    return next((a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)), "")


def _claims(test: ast.expr) -> Iterator[tuple[str, str]]:
    """Yield (key, value) of `result["key"] == "value"`, also of several joined by "and"."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for part in test.values:
            yield from _claims(part)
    elif isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Eq) and isinstance(test.left, ast.Subscript):
        key, value = test.left.slice, test.comparators[0]
        if isinstance(key, ast.Constant) and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield str(key.value), value.value
