"""What the database says when it cannot, in the words of our own errors."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from reportedly.errors import CaseError, CaseLockedError, CaseMissingError, StorageFullError

NOT_A_CASE = "name a case with --case, or another file for a new one"
LOCKED = ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03")
FULL = ("SQLITE_FULL", "53100")
BROKEN = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
SHUT = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "42501")
UNREACHED = ("SQLITE_AUTH", "08", "28", "3D000")


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Raise what the database raises as a CaseError that names the case and says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _error(where, _code(error), _first_line(error.orig)) from error
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        message = f"no database is known for the case {where} ({_first_line(error)})"
        raise CaseError(message, "give a path, or postgresql+psycopg://HOST/NAME with the extra `postgres`") from error


def _error(where: str, code: str, detail: str) -> CaseError:
    """Return the error for one code: SQLite's name of it, or PostgreSQL's SQLSTATE."""
    if code.startswith(LOCKED):
        return CaseLockedError(
            f"the case {where} is held by another process", "wait until it is done, or raise --timeout"
        )
    if code.startswith(FULL):
        return StorageFullError(
            f"no room left to write the case {where}",
            "make room and run the same command again; what was read so far is kept",
        )
    if code.startswith(BROKEN):
        return CaseError(f"{where} is not a case or is damaged", NOT_A_CASE)
    if code.startswith(SHUT):
        return CaseError(f"the case {where} cannot be opened for writing", "check the permissions of file and folder")
    if not code or code.startswith(UNREACHED):
        return CaseMissingError(f"no case can be reached at {where} ({detail})", "check the address after --case")
    return CaseError(f"the case {where} cannot be used ({detail})", "run `reportedly doctor` on it")


def _code(error: DBAPIError) -> str:
    origin = error.orig
    return str(getattr(origin, "sqlite_errorname", None) or getattr(origin, "sqlstate", None) or "")


def _first_line(error: BaseException | None) -> str:
    return str(error).strip().split("\n")[0]
