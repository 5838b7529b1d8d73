"""The order in which documents come never changes what they show together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.cases import weighed_of
from tests.weighing.reports import read

REPORTS = (
    "ORSK, June 2, 2031 (Marrow Agency) - Shells hit a market in Orsk on Monday, killing nine people, the mayor said.",
    "Toll rises\n\nORSK, June 3, 2031 (Coast Wire) - Fourteen people died when shells hit a market in Orsk on Monday.",
    "ORSK, June 2, 2031 (Velland Post) - At least 20 died when shells struck a market in Orsk on Monday, a medic said.",
    "ORSK, June 4, 2031 (Lantern Radio) - The Harrow Brigade denied that it had shelled the market in Orsk on Monday.",
    "ORSK, June 9, 2031 (Velland Post) - Shells hit a market in Orsk on Sunday, killing three people, the mayor said.",
    "ORSK, June 2, 2031 (Coast Wire) - The Harrow Brigade shelled a market in Orsk on Monday, a resident said.",
)


@given(st.permutations(REPORTS), st.integers(min_value=1, max_value=len(REPORTS)))
@settings(max_examples=60, deadline=None)
def test_order_is_no_matter(order: list[str], number: int) -> None:
    chosen = order[:number]
    assert weighed_of([read(text) for text in chosen]) == weighed_of([read(text) for text in sorted(chosen)])
