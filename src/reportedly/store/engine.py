"""How a case is reached: a SQLite file or a PostgreSQL address, opened, checked and brought up to date."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Row, Select, Table, create_engine, event, insert, inspect
from sqlalchemy.engine import make_url

from reportedly.errors import CaseError, CaseMissingError, CaseVersionError
from reportedly.store.faults import NOT_A_CASE

MIGRATIONS = Path(__file__).parent / "migrations"
HEADER = b"SQLite format 3\x00"
WRITES = {"writes": True}
PAGES = 256  # pages of a SQLite file to a megabyte


def reach(where: str, *, create: bool, timeout: float) -> Engine:
    """Return an engine for the case at `where`; with `create`, a missing one is made.

    Args:
        where: a path, or an address with `://`.
        create: whether a missing case is to be made.
        timeout: seconds to wait for another process.

    Raises:
        CaseMissingError: nothing there, or the folder is missing.
        CaseError: there is something else.
        CaseVersionError: it was written by a newer version.
    """
    if "://" not in where:
        _check_file(Path(where), create=create)
    engine = _engine(where, timeout)
    try:
        _bring_up(engine, where, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def shown(where: str) -> str:
    """Return an address as it may be shown: a password in it is not."""
    return make_url(where).render_as_string(hide_password=True) if "://" in where else where


def head() -> str:
    """Return the newest version of the tables that this release knows."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


def version(connection: Connection) -> str | None:
    """Return the version of the tables in the case, or None when there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def streamed(connection: Connection, query: Select[Any], many: int) -> Iterator[Row[Any]]:
    """Yield the rows of a query, `many` in memory at once; a cursor that is left half read is closed."""
    with closing(connection.execution_options(yield_per=many).execute(query)) as found:
        yield from found


def insert_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows whose values stand in the order of `columns`: what `insert` does, without its work on every value.

    The values must be such as the driver takes: text, numbers, None.
    """
    compiled = insert(table).compile(dialect=connection.dialect, column_keys=list(columns))
    if not compiled.positional:
        held: list[Any] = [dict(zip(columns, row, strict=True)) for row in rows]
    else:
        spots = [columns.index(name) for name in compiled.positiontup or ()]
        held = [tuple(row[at] for at in spots) for row in rows]
    if held:
        connection.exec_driver_sql(str(compiled), held)


def make_room(connection: Connection, megabytes: int) -> None:
    """Let a SQLite connection hold more of the file in memory and of what is new beside it.

    Rows that lie all over an index are written sooner so: a page that is changed often goes into the file once.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{megabytes * 1024}")
        connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {megabytes * PAGES // 2}")


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        message = f"{path} is a folder, not a case"
        raise CaseError(message, NOT_A_CASE)
    if not path.exists() or (path.stat().st_size == 0 and not create):
        _check_place(path, create=create)
    elif path.stat().st_size:
        _check_header(path)


def _check_place(path: Path, *, create: bool) -> None:
    if not create:
        message = f"no case at {path}"
        raise CaseMissingError(message, "make one with `reportedly read PATH...`, or name another with --case")
    if not path.parent.is_dir():
        message = f"no folder {path.parent} for the case"
        raise CaseMissingError(message, "make the folder, or name another place with --case")


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            found = file.read(len(HEADER))
    except OSError as error:
        message = f"the case {path} cannot be opened"
        raise CaseError(message, error.strerror or "check its permissions") from error
    if found != HEADER:
        message = f"{path} is not a case"
        raise CaseError(message, NOT_A_CASE)


def _engine(where: str, timeout: float) -> Engine:
    if "://" in where:
        engine = create_engine(where)
    else:
        engine = create_engine(f"sqlite:///{where}", connect_args={"timeout": timeout})
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql(timeout))
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
    """Take over transactions from the driver, which would commit before tables change; wait for the disk."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    """Ask for the writer's lock at once where something will be written, so that nobody fails half-way."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(timeout: float) -> Any:  # noqa: ANN401 - a listener
    def begin(connection: Connection) -> None:
        # not by way of the connection: its next result may be read a few rows at a time, which this has none of
        cursor = connection.connection.cursor()
        cursor.execute(f"SET LOCAL lock_timeout = {int(timeout * 1000)}")
        cursor.close()

    return begin


def _bring_up(engine: Engine, where: str, *, create: bool) -> None:
    """Make or migrate the tables, in one transaction."""
    with engine.connect() as connection:
        found = _known_version(connection, shown(where), create=create)
    if found == head():
        return
    if found is None and engine.dialect.name == "sqlite":
        _write_ahead(engine)
    with engine.execution_options(**WRITES).begin() as connection:
        # another process may have been here in between
        if version(connection) != head():
            _upgrade(connection)


def _known_version(connection: Connection, where: str, *, create: bool) -> str | None:
    """Return the version found, None for an empty database; raises unless it is a case that we can use."""
    found = version(connection)
    if found is None:
        if inspect(connection).get_table_names():
            message = f"{where} is a database but not a case"
            raise CaseError(message, NOT_A_CASE)
        if not create:
            message = f"no case at {where}"
            raise CaseMissingError(message, "make one with `reportedly read PATH...`")
    elif found not in _versions():
        message = f"the case {where} was written by a newer version (tables {found}, known up to {head()})"
        raise CaseVersionError(message, "update reportedly, or read the documents into a new case")
    return found


def _versions() -> set[str]:
    return {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}


def _write_ahead(engine: Engine) -> None:
    """Let readers read while one writes; a property of the file that stays."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
