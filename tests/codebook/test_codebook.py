"""Event codebooks: what is in them, and what a wrong row says."""

from typing import Any

import pytest

from reportedly.codebook.codebook import codebook, triggers, triggers_of
from reportedly.errors import UsageError


def table(row: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"rows": [row], "roles": {"modes": {}}, "realis": {}, "recipients": {}, **more}


def test_the_codebook_has_plover_s_sixteen_types_and_the_states():
    types = codebook().types
    assert len(types) == 17
    assert set(types["state"]) == {"calm", "war", "siege", "control", "displacement", "return"}


def test_every_type_has_a_trigger():
    words = triggers()
    rows = [row for part in (words.verbs, words.nouns) for several in part.values() for row in several]
    assert {row.code for row in rows} == set(codebook().types)


def test_rows_that_ask_for_more_come_first():
    for several in (*triggers().verbs.values(), *triggers().nouns.values()):
        order = [(not row.particle, not row.only, not row.needs) for row in several]
        assert order == sorted(order)


@pytest.mark.parametrize(
    ("row", "more", "named"),
    [
        ({"code": "BLESS", "verbs": "bless"}, {}, "BLESS"),
        ({"code": "ASSAULT", "mode": "curfew", "verbs": "hit"}, {}, "ASSAULT/curfew"),
        ({"code": "ASSAULT", "contexts": "sports", "verbs": "hit"}, {}, "ASSAULT"),
        ({"code": "ASSAULT", "needs": "luck", "verbs": "hit"}, {}, "luck"),
        ({"code": "ASSAULT", "verbs": "hit"}, {"roles": {"modes": {"spoon": "culinary"}}}, "spoon"),
        ({"code": "ASSAULT", "verbs": "hit"}, {"recipients": {"BLESS": "to"}}, "BLESS"),
    ],
)
def test_a_row_that_the_codebook_does_not_know_is_named(row, more, named):
    with pytest.raises(UsageError, match=r"triggers\.toml") as error:
        triggers_of(table(row, **more), codebook())
    assert named in str(error.value)


def test_an_unknown_codebook_says_which_to_use():
    with pytest.raises(UsageError, match="no codebook named 'cameo'"):
        codebook("cameo")
    with pytest.raises(UsageError, match="use plover"):
        triggers("times")
