"""The interface for programs is as its description says, whatever is asked of it."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from litestar.testing import TestClient
from playwright.sync_api import Page
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

import reportedly
from reportedly.web.app import app
from reportedly.web.desk import Desk
from reportedly.web.jobs import Jobs
from reportedly.web.security.limits import Limits

DESCRIPTION = "/api/v1/openapi.json"
ENDLESS = "/api/v1/changes/stream"
EXAMPLES = 6
SOME = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def described(samples_case: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The description of a desk without limits whose jobs wait for ever."""
    copy = tmp_path_factory.mktemp("described") / "desk.case"
    copy.write_bytes(samples_case.read_bytes())
    with pytest.MonkeyPatch.context() as patch, reportedly.Case.open(copy, create=False) as case:
        patch.setattr(Jobs, "_start", lambda _: None)
        made = app(Desk(case=case, signer="ana", limits=Limits(requests=10**6), hosts=frozenset({"*"})))
        found = schemathesis.openapi.from_asgi(DESCRIPTION, made)
        found.config.generation.update(
            modes=[schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]
        )
        yield found.exclude(path=ENDLESS)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_answers_are_as_described(described: Any, mode: GenerationMode) -> None:
    asked = 0
    for result in described.get_all_operations():
        operation = result.ok()

        @SOME
        @given(case=operation.as_strategy(generation_mode=mode))
        def check(case: schemathesis.Case) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=CHECKS)

        with suppress(Unsatisfiable):  # what takes nothing cannot be asked wrongly
            check()
    assert asked > EXAMPLES * len(described.raw_schema["paths"]) / 2


def test_every_noun_is_described(client: TestClient[Any]) -> None:
    found = client.get(DESCRIPTION).json()
    assert found["openapi"].startswith("3.")
    nouns = (
        *("documents", "statements", "voices", "actors", "places", "events", "positions", "relations", "findings"),
        *("happenings", "origins", "timeline", "judgements", "failures", "search", "briefs", "exports", "jobs"),
    )
    assert [noun for noun in nouns if f"/api/v1/{noun}" not in found["paths"]] == []
    operations = [one for path in found["paths"].values() for one in path.values()]
    assert all(one["description"] for one in operations)
    assert all(one["responses"]["default"]["content"]["application/json"] for one in operations)
    assert found["components"]["schemas"]["Statement"]["properties"]["type"]["enum"] == ["statement"]


def test_the_description_is_a_page_too(page: Page) -> None:
    page.goto("/api/v1")
    assert page.get_by_role("heading", name="GET /api/v1/statements", exact=True).count() == 1
    page.get_by_text("Statement", exact=True).first.click()
    assert page.locator("#Statement").get_by_role("row").count() > 10
