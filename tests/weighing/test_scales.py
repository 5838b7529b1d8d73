"""A case that grows document by document shows what it shows when all is weighed at once, and costs what is touched."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.cases import weighed_of
from reportedly.record import Judgement, Reading
from reportedly.weighing.copies import corpus
from reportedly.weighing.happenings import memory
from reportedly.weighing.scales import Scales
from tests.weighing.findings.test_order import REPORTS
from tests.weighing.reports import read

COPIES = tuple(text.replace("the mayor", "a mayor").replace("a resident", "one resident") for text in REPORTS[:3])
CITING = (
    "VELLAND, June 5, 2031 (Velland Post) - The Coast Wire reported that the Harrow Brigade had shelled the market.",
    "ORSK, June 6, 2031 (Marrow Agency) - The Harrow Brigade, a part of the Velland Front, supports the truce.",
    "ORSK, June 7, 2031 (Coast Wire) - The Velland Front opposes the truce. The Harrow Brigade opposes it too.",
)
ALL = (*REPORTS, *COPIES, *CITING)


def same_actor(readings: list[Reading], verb: str) -> Iterator[Judgement]:
    """Judge that the first two actors of two documents are the same, or different."""
    held = sorted(actor.id for reading in readings for actor in reading.actors if actor.kind == "armed_group")
    if len(held) > 1:
        yield Judgement(id="judgement-1", verb=verb, target=held[0], value=held[-1], by="ana", when="2031-06-10")


@given(st.permutations(ALL), st.integers(2, len(ALL)), st.sampled_from([None, "same", "different"]))
@settings(max_examples=25, deadline=None)
def test_growing_is_weighing_all_at_once(order: list[str], number: int, verb: str | None) -> None:
    readings = [read(text) for text in order[:number]]
    scales = Scales()
    for reading in readings:
        scales.add(reading)
        scales.weighed()  # what is kept from here on must not show in what comes
    judgements = list(same_actor(readings, verb)) if verb else []
    assert scales.weighed(judgements) == weighed_of(readings, judgements)
    assert scales.weighed() == weighed_of(readings)


def test_a_further_document_is_compared_with_what_it_touches_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    scales, made = Scales(), list[str]()
    for text in ALL:
        scales.add(read(text))
    scales.weighed()
    told_in, compare, passages = memory.told_in, memory.compare, corpus.passages
    monkeypatch.setattr(memory, "told_in", lambda r, *a: made.append(r.document.id) or told_in(r, *a))
    monkeypatch.setattr(memory, "compare", lambda a, b, p: made.append(a.document + b.document) or compare(a, b, p))
    monkeypatch.setattr(corpus, "passages", lambda *two: made.append("words") or passages(*two))
    scales.weighed()
    assert made == []  # nothing came, nothing is looked at
    stranger = read(
        "LANRIC, June 9, 2031 (Hollow Post) - The price of bread doubled in a month, bakers in Lanric said."
    )
    scales.add(stranger)
    scales.weighed()
    assert made == [stranger.document.id]
    made.clear()
    near = read("ORSK, June 8, 2031 (Hollow Post) - Shells hit a market in Orsk on Monday, killing nine, he said.")
    scales.add(near)
    scales.weighed()
    assert made.count(near.document.id) == 1
    assert all(near.document.id in one or one == "words" for one in made)
    assert 0 < made.count("words") < len(ALL)


def test_who_is_who_touches_only_those_who_name_them(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [read(text) for text in ALL]
    scales = Scales()
    for reading in readings:
        scales.add(reading)
    scales.weighed()
    made = list[str]()
    told_in = memory.told_in
    monkeypatch.setattr(memory, "told_in", lambda r, *a: made.append(r.document.id) or told_in(r, *a))
    scales.weighed(list(same_actor(readings, "different")))
    assert 0 < len(made) < len(readings)
