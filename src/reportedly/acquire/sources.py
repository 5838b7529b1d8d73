"""Where documents come from: files, folders, globs, standard input. A missing path is an answer, not an end."""

import glob
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from reportedly.acquire.metadata import NOTHING, Metadata, sidecar
from reportedly.errors import InputError, NotFoundError, ReportedlyError

STDIN = "-"
SIDECARS = (".meta.json", ".meta.yaml", ".meta.yml", ".meta.toml")
PAGES_FILES = "_files"


class Source(Struct, frozen=True):
    """A document not read yet: its name, or why it cannot be had."""

    name: str
    error: ReportedlyError | None = None


def find(paths: Iterable[str]) -> Iterator[Source]:
    """Yield the sources that `paths` name, folders in full and in order, no file twice.

    Hidden files, sidecars and the folders that browsers save beside a page are left out of folders.
    """
    seen: set[str] = set()
    for path in paths:
        for source in _named(path):
            if source.name not in seen:
                seen.add(source.name)
                yield source


def _named(path: str) -> Iterator[Source]:
    """Yield what one argument names."""
    here = Path(path)
    try:
        file, folder = path == STDIN or here.is_file(), here.is_dir()
    except OSError as error:
        yield Source(path, InputError(f"{path} cannot be read", error.strerror or "check its permissions"))
        return
    if file:
        yield Source(path)
    elif folder:
        inside = [Source(str(file)) for file in sorted(here.rglob("*")) if _readable(file, here)]
        yield from inside or [Source(path, NotFoundError(f"no documents in {path}", "name a folder that holds some"))]
    elif glob.has_magic(path):
        hits = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - the pattern may be absolute
        if not hits:
            yield Source(
                path, NotFoundError(f"nothing matches {path}", "check the pattern, and quote it for the shell")
            )
        for hit in hits:
            if not hit.endswith(SIDECARS):
                yield from _named(hit)
    else:
        yield Source(path, NotFoundError(f"no such file or folder: {path}", "check the path"))


def _readable(file: Path, top: Path) -> bool:
    """Say whether a file of a folder is a document."""
    inner = file.relative_to(top).parts
    hidden = any(part.startswith(".") or part.endswith(PAGES_FILES) for part in inner)
    readme = file.stem.upper() in {"README", "LICENSE", "NOTICE"}
    return file.is_file() and not hidden and not readme and not file.name.endswith(SIDECARS)


def load(source: Source, stdin: Callable[[], bytes]) -> tuple[bytes, Metadata]:
    """Return a source's bytes and its sidecar's metadata; raises its error, or InputError when it cannot be read."""
    if source.error is not None:
        raise source.error
    if source.name == STDIN:
        return stdin(), NOTHING
    try:
        return Path(source.name).read_bytes(), _beside(Path(source.name))
    except OSError as error:
        message = f"{source.name} cannot be read"
        raise InputError(message, error.strerror or "check its permissions") from error


def _beside(path: Path) -> Metadata:
    """Return the metadata of `NAME.meta.*` or `NAME.EXT.meta.*` beside a file."""
    for suffix in SIDECARS:
        for beside in (path.with_name(path.name + suffix), path.with_suffix(suffix)):
            if beside.is_file():
                return sidecar(beside.read_bytes(), str(beside))
    return NOTHING
