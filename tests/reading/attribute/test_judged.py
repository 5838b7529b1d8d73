"""What somebody calls false is denied by him, wherever the verdict stands."""

import pytest

from reportedly.pipeline import read_text
from reportedly.record import Statement

LOOTED = "the guards had looted the granary"


def teller(statement: Statement) -> str:
    return " ".join(span.quote for span in statement.chain[-1].source)


@pytest.mark.parametrize(
    "text",
    [
        f"The prefect described reports that {LOOTED} as untrue.",
        f"The prefect described as untrue reports that {LOOTED}.",
        f'The prefect dismissed as "fabricated" a report that {LOOTED}.',
        f"The prefect rejected as baseless an allegation that {LOOTED}.",
        f"The prefect branded claims that {LOOTED} as lies.",
        f"The prefect dismissed as propaganda a claim that {LOOTED}.",
    ],
)
def test_who_calls_a_report_false_denies_it(text: str) -> None:
    reading = read_text(text)
    denied = [s for s in reading.statements if s.certainty == "denied"]
    assert [(s.content[0].quote, s.polarity) for s in denied] == [(LOOTED, "-")]
    assert teller(denied[0]) == "The prefect"


def test_who_calls_a_report_true_does_not_deny_it() -> None:
    reading = read_text(f"The prefect described reports that {LOOTED} as accurate.")
    assert all(s.certainty != "denied" for s in reading.statements)


def test_a_deed_that_is_called_false_is_not_told_by_who_calls_it_so() -> None:
    reading = read_text(f"Two clerks described as false a claim that {LOOTED}.")
    tellers = {teller(s) for s in reading.statements if s.certainty == "asserted"}
    assert "Two clerks" not in tellers
