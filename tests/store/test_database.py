"""What SQLite files go through: locks, full disks, newer and damaged files."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.schema import CreateIndex

from reportedly.errors import CaseError, CaseLockedError, CaseMissingError, CaseVersionError, StorageFullError
from reportedly.store import Case
from reportedly.store.engine import MIGRATIONS, head
from reportedly.store.faults import translated
from reportedly.store.tables import metadata
from tests.readings import TEXT, reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "case.db"
    with Case.open(made, create=True) as case:
        case.add(reading(), "1")
    return made


def test_the_tables_are_what_the_migrations_make(path: Path) -> None:
    with Case.open(path) as case, case.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, metadata) == []
        (told,) = connection.execute(text("SELECT sql FROM sqlite_master WHERE name = 'weighed_documents'")).scalars()
        (meant,) = (one for one in metadata.tables["weighed"].indexes if one.name == "weighed_documents")
        assert told == str(CreateIndex(meant).compile(dialect=case.engine.dialect)).strip()
        assert case.version() == head()


STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "test", "{head}", None, None


def upgrade() -> None:
    op.add_column("reading", sa.Column("grade", sa.String, server_default="F"))
    {then}
"""


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations of a later release, with one step more."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder)
    monkeypatch.setattr("reportedly.store.engine.MIGRATIONS", folder)
    return folder / "versions" / "s9999_test.py"


def test_an_older_case_is_brought_up_and_keeps_what_it_holds(path: Path, later: Path) -> None:
    later.write_text(STEP.format(head=head(), then=""))
    with Case.open(path) as case, case.engine.connect() as connection:
        assert case.version() == "test"
        assert list(case.readings()) == [reading()]
        assert connection.exec_driver_sql("SELECT grade FROM reading").scalar_one() == "F"


def test_a_migration_that_fails_changes_nothing(path: Path, later: Path) -> None:
    before = head()
    later.write_text(STEP.format(head=before, then="raise ZeroDivisionError"))
    with pytest.raises(ZeroDivisionError):
        Case.open(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (before,)
        assert "grade" not in [column[1] for column in connection.execute("PRAGMA table_info(reading)")]


def ours(_thing: object, name: str | None, kind: str, *_rest: object) -> bool:
    """Leave out the tables that FTS5 makes for itself, and the index whose order cannot be compared: SQL tells it."""
    return not ((kind == "table" and str(name).startswith("passage_index")) or name == "weighed_documents")


def test_readers_read_while_one_writes(path: Path) -> None:
    with Case.open(path) as writer, Case.open(path) as reader, writer._writing():
        assert len(list(reader.readings())) == 1


def test_a_second_writer_waits_and_then_says_so(path: Path) -> None:
    says = pytest.raises(CaseLockedError, match="held by another process: wait")
    with Case.open(path) as writer, Case.open(path, timeout=0.05) as other, writer._writing(), says:
        other.add(reading("B" + TEXT), "1")
    with Case.open(path) as other:
        assert other.add(reading("B" + TEXT), "1") == "added"


def test_a_newer_case_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(CaseVersionError, match=r"newer version .*update reportedly"):
        Case.open(path)
    assert path.read_bytes() == before


def test_an_interrupted_first_run_is_made_good(tmp_path: Path) -> None:
    empty = tmp_path / "case.db"
    empty.touch()
    with pytest.raises(CaseMissingError):
        Case.open(empty)
    with Case.open(empty, create=True) as case:
        assert case.version() == head()


def test_a_full_disk_keeps_what_was_read(path: Path) -> None:
    with Case.open(path) as case:
        with case.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StorageFullError, match="make room and run the same command again"):
            [case.add(reading(f"{i}{TEXT * 40}"), "1") for i in range(50)]
    with Case.open(path) as case:
        assert case.faults() == []
        assert next(case.readings()) == reading()
        held = case.counts()["document"]
        assert case.counts()["statement"] == 2 * held
        assert case.add(reading(f"49{TEXT * 40}"), "1") == "added"


@pytest.mark.parametrize("content", [b"just some text", b"SQLite format 3\x00" + b"x" * 4000])
def test_another_file_is_no_case_and_is_not_touched(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "notes.txt"
    other.write_bytes(content)
    with pytest.raises(CaseError, match="name a case with --case"):
        Case.open(other, create=True)
    assert other.read_bytes() == content


def test_another_database_is_no_case(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE readings (x)")
    before = other.read_bytes()
    with pytest.raises(CaseError, match="a database but not a case"):
        Case.open(other, create=True)
    assert other.read_bytes() == before


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="is a folder"):
        Case.open(tmp_path, create=True)


def test_a_case_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(CaseMissingError, match="make the folder"):
        Case.open(tmp_path / "none" / "case.db", create=True)


def test_a_damaged_case_says_so(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(CaseError, match="damaged"), Case.open(path) as case:
        list(case.readings())


@pytest.mark.parametrize("address", ["nothing://host/name", "postgresql+psycopg://127.0.0.1:1/none"])
def test_an_address_without_a_database_says_so(address: str) -> None:
    with pytest.raises(CaseError, match="case"):
        Case.open(address)


def test_passwords_are_not_shown() -> None:
    with pytest.raises(CaseError) as caught:
        Case.open("postgresql+psycopg://ana:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)


def test_errors_of_our_own_making_are_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError), translated("case.db"):
        raise ZeroDivisionError
