"""Spans against spans."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from quality.align import TOKEN, Tokenizer, assign, half_of_both, half_of_shorter, jaccard

TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


def test_a_span_covers_every_token_it_touches():
    tokens = Tokenizer("The Ostrel Guard fired.")
    assert tokens.cover([(4, 16)]) == {1, 2}
    assert tokens.cover([(6, 7)]) == {1}
    assert tokens.cover([(3, 4)]) == set()


def test_punctuation_counts_only_where_it_is_asked_for():
    text = "“Go,” he said."
    assert len(Tokenizer(text).words) == 3
    assert len(Tokenizer(text, TOKEN).words) == 7


def test_halves():
    long, short = frozenset(range(10)), frozenset(range(4))
    assert half_of_shorter(long, short)
    assert not half_of_both(long, short)
    assert half_of_both(frozenset(range(5)), long)
    assert not half_of_shorter(frozenset(), frozenset())
    assert jaccard(long, short) == 0.4


def test_the_best_assignment_gives_up_the_greedy_pair():
    table = [[0.9, 0.8], [0.8, 0.0]]
    assert assign([0, 1], [0, 1], lambda a, b: table[a][b]) == [(0, 1), (1, 0)]


def test_a_weight_of_nothing_never_pairs():
    assert assign([1, 2], [3], lambda _a, _b: 0.0) == []


@given(TABLES)
def test_no_assignment_is_better(table):
    rows, columns = len(table), len(table[0])
    found = sum(table[i][j] for i, j in assign(range(rows), range(columns), lambda a, b: table[a][b]))
    size = max(rows, columns)
    best = max(
        sum(table[i][j] for i, j in enumerate(order) if i < rows and j < columns) for order in permutations(range(size))
    )
    assert abs(found - best) < 1e-9
