"""Files of JSON, a value a line, as they are found in the wild."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.errors import InputError


def values(file: BinaryIO, called: str) -> Iterator[tuple[int, Any]]:
    """Yield the values of a file with the numbers of their lines, empty lines left out; raises InputError."""
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except ValueError as error:
            raise no_such(called, number, "it is no JSON") from error


def no_such(called: str, number: int, why: str) -> InputError:
    """Return the error for a line that is not of the format."""
    return InputError(f"this is no {called}: line {number}: {why}", "name another format, or another file")
