"""What is drawn from a whole case: at once where it is small, later where it is large."""

import threading

import pytest

from reportedly.api import Case
from reportedly.pages import Pages
from reportedly.store import Case as Store
from reportedly.web import redrawn
from reportedly.web.redrawn import NotDrawnError, Redrawn


def count(store: Store) -> int:
    return len(store.judgements())


def test_a_small_case_is_drawn_when_it_has_changed_and_not_before(case: Case) -> None:
    drawn: list[int] = []
    kept = Redrawn(Pages(case.store), lambda store: drawn.append(1) or count(store))
    assert kept.now() == kept.now() == (0, False)
    case.judge("accept", next(iter(case.statements())).statement.id, by="ana")
    assert kept.now() == (1, False)
    assert len(drawn) == 2


def test_a_large_case_keeps_nobody_waiting(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(redrawn, "SMALL", 1)
    asked = threading.Event()
    kept = Redrawn(Pages(case.store), lambda _: asked.wait(30))
    try:
        with pytest.raises(NotDrawnError, match="for the first time"):
            kept.now()
    finally:
        asked.set()
