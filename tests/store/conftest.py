import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from reportedly.store import Case

TICK = itertools.count()


def clock() -> str:
    """Return a later time at each call."""
    return f"2031-05-14T06:00:{next(TICK):06d}Z"


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a fresh case may lie: both kinds of database pass the same tests.

    PostgreSQL takes part where REPORTEDLY_TEST_POSTGRESQL names a database that may be emptied.
    """
    if request.param == "sqlite":
        yield str(tmp_path / "case.db")
        return
    address = os.environ.get("REPORTEDLY_TEST_POSTGRESQL")
    if not address:
        pytest.skip("no PostgreSQL named in REPORTEDLY_TEST_POSTGRESQL")
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    yield address


@pytest.fixture
def open_case(where: str) -> Iterator[Callable[..., Case]]:
    opened: list[Case] = []

    def run(**options: object) -> Case:
        opened.append(Case.open(where, **{"create": True, "clock": clock} | options))
        return opened[-1]

    yield run
    for case in opened:
        case.close()


@pytest.fixture
def case(open_case: Callable[..., Case]) -> Case:
    return open_case()
