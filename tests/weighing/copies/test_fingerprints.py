"""The index of fingerprints against a dictionary, and the days that make background."""

from collections import defaultdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.weighing.copies import fingerprints
from reportedly.weighing.copies.background import UNKNOWN, comes_back
from reportedly.weighing.copies.fingerprints import FingerprintIndex, Prints
from reportedly.weighing.copies.words import words_of
from tests.weighing.copies.test_corpus import BRIDGE, MARKET, document

DOCUMENTS = st.lists(st.sets(st.integers(0, 30), max_size=8), max_size=12)


@settings(max_examples=80, deadline=None)
@given(DOCUMENTS, st.sets(st.integers(0, 31), min_size=1), st.integers(0, 4), st.integers(1, 20))
def test_holders_are_those_who_hold_it(held, asked, most, fresh):
    plain = defaultdict(set)
    index = FingerprintIndex()
    before, fingerprints.FRESH = fingerprints.FRESH, fresh  # so that arrays are merged with few postings
    try:
        for number, values in enumerate(held):
            index.add(number, np.array(sorted(values), np.uint64))
            for value in values:
                plain[value].add(number)
    finally:
        fingerprints.FRESH = before
    wanted = sorted(asked)
    found = index.holders(np.array(wanted, np.uint64), most)
    assert found.held.tolist() == [len(plain[value]) for value in wanted]
    pairs = sorted(zip(found.which.tolist(), found.owners.tolist(), strict=True))
    assert pairs == sorted((at, n) for at, v in enumerate(wanted) if len(plain[v]) <= most for n in plain[v])


@settings(max_examples=80)
@given(st.lists(st.one_of(st.just(UNKNOWN), st.integers(0, 30)), max_size=8))
def test_three_weeks_are_three_days_a_week_apart(days):
    last, weeks = None, 0
    for day in sorted(day for day in days if day != UNKNOWN):
        if last is None or day >= last + 7:
            last, weeks = day, weeks + 1
    made = comes_back(np.array(days, np.int64), np.zeros(len(days), np.int64), 1)
    assert made.tolist() == [weeks >= 3]


def test_fingerprints_of_a_stretch_are_those_that_begin_and_end_in_it():
    words = words_of(document("a", f"{MARKET} {BRIDGE}"))
    prints = Prints(words)
    first, second = prints.inside(words, 0, 40), prints.inside(words, 40, len(words) - 40)
    assert set(first.tolist()) | set(second.tolist()) <= set(prints.values.tolist())
    assert not set(first.tolist()) & set(second.tolist())
    assert prints.inside(words, 0, len(words)).tolist() == prints.values.tolist()
