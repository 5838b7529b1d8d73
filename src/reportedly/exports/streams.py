"""Long lists in JSON, and long documents in XML, written one part at a time."""

import json
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, BinaryIO, Self

from lxml import etree

Json = dict[str, object]
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0, even as references


def dumps(value: object) -> bytes:
    """Return a value as JSON in UTF-8, on one line."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def filled(values: Json) -> Json:
    """Return the fields that have an answer; what is 0 or false has one."""
    return {name: value for name, value in values.items() if value is not None and value not in ("", [], {}, ())}


@contextmanager
def listed(
    file: BinaryIO, before: bytes = b"[", after: Callable[[], bytes] = lambda: b"]"
) -> Iterator[Callable[[object], None]]:
    """Open a list on a stream, one value a line; yields what adds one.

    Args:
        file: where it goes.
        before: all up to the list and its bracket.
        after: asked in the end for the bracket and all that follows it.
    """
    file.write(before)
    between = b"\n"

    def add(value: object) -> None:
        nonlocal between
        file.write(between + dumps(value))
        between = b",\n"

    yield add
    file.write(b"\n" + after() + b"\n")


class Sections:
    """An object of objects, filled in any order; each of them waits on the disk. Use it in a `with` block."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names of the objects, in order."""
        self._names, self._stack = tuple(names), ExitStack()

    def __enter__(self) -> Self:
        """Return the object itself."""
        self._held = {name: self._stack.enter_context(tempfile.TemporaryFile()) for name in self._names}  # noqa: SIM115 - the stack is one
        return self

    def __exit__(self, *_: object) -> None:
        """Throw away what waited."""
        self._stack.close()

    def put(self, section: str, name: str, value: Json) -> None:
        """Put a value under a name; the caller sees to it that no name comes twice in a section."""
        held = self._held[section]
        held.write((b",\n" if held.tell() else b"\n") + dumps(name) + b": " + dumps(value))

    def write(self, file: BinaryIO, before: Json) -> None:
        """Write the whole, what stands before the sections first; empty ones are left out."""
        file.write(dumps(before).removesuffix(b"}"))
        for name, waiting in self._held.items():
            if waiting.tell():
                file.write(b",\n" + dumps(name) + b": {")
                waiting.seek(0)
                shutil.copyfileobj(waiting, file)
                file.write(b"}")
        file.write(b"}\n")


@contextmanager
def document(file: BinaryIO) -> Iterator[Any]:
    """Open an XML document in UTF-8 on a stream; yields what writes elements (`lxml.etree.xmlfile`)."""
    with etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        yield xml
    file.write(b"\n")


def xml_words(text: str) -> str:
    """Return a text without the characters that no XML document may hold."""
    return FORBIDDEN.sub("\ufffd", text)
