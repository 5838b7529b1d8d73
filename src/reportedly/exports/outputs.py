"""Where an export is written: standard output, a file, a folder or a zip; whole, or not at all.

Files are made in a folder of their own beside the place where they belong, and moved there when all are done. In a
folder that is there already, files of the same names are replaced and no others touched.
"""

import errno
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from reportedly.errors import StorageFullError, UsageError
from reportedly.record import Format

EPOCH = (1980, 1, 1, 0, 0, 0)  # the same bytes on any day
ONLY = "export"
ZIP = ".zip"
FULL = "disk is full"  # SQLite's own words


class Output:
    """What a format writes to; use it in a `with` block, which moves the files in place unless an error leaves it."""

    def __init__(self, form: Format, path: Path | None, stdout: BinaryIO) -> None:
        """Take where it is to go, None for standard output; raises UsageError when it cannot go there."""
        if path is None and form.many:
            message = f"{form.title} has several files"
            raise UsageError(message, "name a folder or a zip file with --output")
        self._form, self._path, self._stdout = form, path, stdout
        self._folder: Path | None = None

    def __enter__(self) -> Self:
        """Return the target itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Move what was written in place, or throw it away; raises UsageError or StorageFullError when it cannot."""
        try:
            with self._told():
                if error is None and self._folder:
                    self._place(self._folder)
        finally:
            if self._folder:
                shutil.rmtree(self._folder, ignore_errors=True)
        if isinstance(error, sqlite3.OperationalError) and FULL in str(error):
            raise self._unwritten(OSError(errno.ENOSPC, FULL)) from error
        if isinstance(error, OSError) and self._path and not isinstance(error, BrokenPipeError):
            raise self._unwritten(error) from error

    @contextmanager
    def file(self, name: str = "") -> Iterator[BinaryIO]:
        """Open a file for writing."""
        if self._path is None:
            yield self._stdout
            self._stdout.flush()
            return
        with self.path(name).open("wb") as file:
            yield file

    def path(self, name: str = "") -> Path:
        """Return a path at which a file is to be made."""
        if self._folder is None:
            with self._told():
                beside = self._path.parent if self._path else None
                self._folder = Path(tempfile.mkdtemp(prefix=".reportedly-", dir=beside))
        return self._folder / (name or ONLY)

    def _place(self, made: Path) -> None:
        if self._path is None:
            with (made / ONLY).open("rb") as file:
                shutil.copyfileobj(file, self._stdout)
        elif not self._form.many:
            (made / ONLY).replace(self._path)
        elif self._path.suffix == ZIP:
            zipped = _zipped(made)
            zipped.replace(self._path)
        else:
            self._path.mkdir(exist_ok=True)
            for part in sorted(made.iterdir()):
                part.replace(self._path / part.name)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._unwritten(error) from error

    def _unwritten(self, error: OSError) -> Exception:
        message = f"{self._path or 'standard output'} cannot be written ({error.strerror})"
        if error.errno == errno.ENOSPC:
            return StorageFullError(message, "make room and run the same command again")
        return UsageError(message, "name another file after --output")


def _zipped(folder: Path) -> Path:
    """Return a zip of the files of a folder, made inside it."""
    files = sorted(folder.iterdir())
    path = folder / (ONLY + ZIP)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with file.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)
    return path
