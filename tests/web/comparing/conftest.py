"""A desk whose case is weighed: the samples, with reports of one deed by three hands in a place on the map."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly
from reportedly import weighings
from reportedly.api import Case
from reportedly.weighings import Weighing

REPORTS = {
    "agency.txt": (
        "MOSUL, September 20, 2032 (Marrow Agency) - Shells hit a market in Mosul on Monday, killing nine people, "
        "the mayor said.\n\nIraq condemned the attack.\n"
    ),
    "post.txt": (
        "BASRA, September 20, 2032 (Velland Post) - At least 20 people were killed when shells struck a market in "
        "Mosul on Monday, a rescue worker said.\n"
    ),
    "wire.txt": (
        "Toll rises to 14 in Mosul market shelling\n\nMOSUL, September 21, 2032 (Coast Wire) - Shells hit a market in "
        "Mosul on Monday, hospital officials said.\n"
    ),
    "country.txt": (
        "BASRA, September 22, 2032 (Coast Wire) - Rebels attacked police in Iraq on Sunday, killing two officers, "
        "police said.\n"
    ),
}


@pytest.fixture(scope="session")
def weighed_case(samples_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples with three reports of one deed in a place on the map, weighed once; never write into it."""
    path = tmp_path_factory.mktemp("weighed") / "weighed.case"
    shutil.copy(samples_case, path)
    with reportedly.Case.open(path, create=False, attributor="rules", stance_coder="rules") as case:
        for name, text in REPORTS.items():
            case.read_text(text, name)
        weighings.current(case.store)
    return path


@pytest.fixture
def case(weighed_case: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of the weighed case."""
    path = shutil.copy(weighed_case, tmp_path / "desk.case")
    with reportedly.Case.open(path, create=False, attributor="rules", stance_coder="rules") as opened:
        yield opened


@pytest.fixture
def held(case: Case) -> Weighing:
    """What the case shows."""
    found = weighings.held(case.store)
    assert found is not None
    return found
