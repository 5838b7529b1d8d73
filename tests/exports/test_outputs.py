import errno
import io
import sqlite3
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from reportedly.errors import StorageFullError, UsageError
from reportedly.exports.outputs import Output
from reportedly.record import Format

ONE = Format(title="one", suffix=".txt", keeps="all", drops="nothing", carries=())
MANY = replace(ONE, title="many", many=True)


def fail(path: Path, error: Exception) -> None:
    """Fail in the middle of writing."""
    with Output(ONE, path, io.BytesIO()) as target, target.file() as file:
        file.write(b"half")
        raise error


def test_a_file_is_there_whole_in_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before", encoding="utf-8")
    with Output(ONE, path, io.BytesIO()) as target:
        with target.file() as file:
            file.write(b"after")
        assert path.read_text(encoding="utf-8") == "before"
    assert path.read_text(encoding="utf-8") == "after"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_left_of_what_failed(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with pytest.raises(ValueError, match="broken"):
        fail(path, ValueError("broken"))
    assert list(tmp_path.iterdir()) == []


def test_standard_output_takes_streams_and_files_made_at_a_path() -> None:
    out = io.BytesIO()
    with Output(ONE, None, out) as target, target.file() as file:
        file.write(b"a stream ")
    with Output(ONE, None, out) as target:
        target.path().write_bytes(b"and a file")
    assert out.getvalue() == b"a stream and a file"


def test_several_files_need_a_place() -> None:
    with pytest.raises(UsageError, match="name a folder or a zip file"):
        Output(MANY, None, io.BytesIO())


def test_other_files_of_a_folder_stay(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine", encoding="utf-8")
    (folder / "a.txt").write_text("old", encoding="utf-8")
    with Output(MANY, folder, io.BytesIO()) as target, target.file("a.txt") as one, target.file("b.txt") as other:
        one.write(b"new")
        other.write(b"also")
    held = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert held == {"mine.txt": "mine", "a.txt": "new", "b.txt": "also"}


def test_a_zip_is_the_same_on_any_day(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        with (
            Output(MANY, tmp_path / name, io.BytesIO()) as target,
            target.file("b.txt") as b,
            target.file("a.txt") as a,
        ):
            a.write(b"a")
            b.write(b"b")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "one.zip").namelist() == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["none/out.txt", "taken"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "file").touch()
    with (
        pytest.raises(UsageError, match="name another file after --output"),
        Output(ONE, tmp_path / name, io.BytesIO()) as target,
        target.file() as file,
    ):
        file.write(b"words")


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left"), sqlite3.OperationalError("database or disk is full")]
)
def test_a_full_disk_is_told(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(StorageFullError, match="make room"):
        fail(tmp_path / "out.txt", error)
    assert list(tmp_path.iterdir()) == []
