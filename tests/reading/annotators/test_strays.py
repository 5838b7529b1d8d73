"""Stray pieces of contents: what is shown of a piece, which pieces go, and that one always stays."""

import json

import numpy as np
import pytest

from reportedly.reading.annotators.decoding import CONTENT, CUE, FARTHEST, SOURCE, Chain, Joined, Piece, Seen, View
from reportedly.reading.annotators.edge_features import Page
from reportedly.reading.annotators.edges import Losses
from reportedly.reading.annotators.mending import load_mender
from reportedly.reading.annotators.strays import Pieces, Strays
from reportedly.reading.encoding.wordpieces import WORD, Words, ints

TEXT = "“ Roads flooded , ” pilots said . Others left . “ Bridges held . ”"
ROADS, BRIDGES, LEFT = Piece(CONTENT, 0, 5), Piece(CONTENT, 11, 16), Piece(CONTENT, 9, 10)
SAID = Joined(Piece(SOURCE, 5, 6), Piece(CUE, 6, 7), (ROADS, LEFT, BRIDGES))


@pytest.fixture
def pieces() -> Pieces:
    found = list(WORD.finditer(TEXT))
    starts, ends = [m.start() for m in found], [m.end() for m in found]
    page = Page(TEXT, Words(starts, ends, ints([0]), ints([0]), ints([0]), [0]), [])
    count, tags = len(starts), ["O", *(f"{x}-{role}" for role in ("source", "cue", "content") for x in "BIES")]
    flat = np.zeros(len(tags), np.float32)
    scores = np.zeros((count, len(tags)), np.float32)
    scores[ROADS.start : ROADS.end, tags.index("I-content")] = 3.0
    view = View(0, np.zeros((4, count, 2), np.float32), np.zeros((2, 2), np.float32))
    seen = Seen(scores, ints([0] * count), (view,), np.zeros(count, np.float32))
    losses = Losses(Chain(tags, flat, np.zeros((len(tags), len(tags)), np.float32), flat), scores)
    near = np.zeros((2, 2 * FARTHEST + 1), np.float32)
    return Pieces([SAID], seen, losses, near, page)


def test_a_piece_is_shown_by_size_place_and_hold(pieces: Pieces) -> None:
    roads, left, _ = map(set, pieces.features(0, SAID))
    assert {"pieces=3", "length=4", "cue=before 1", "quoted=2 True", "gain=4"} <= roads
    assert {"length=0", "cue=after 2", "next_text= . ", "stops=True True", "quoted=0 True", "gain=0"} <= left
    assert "margin=10" in left


def test_what_looks_like_a_stray_goes(pieces: Pieces) -> None:
    [found] = Strays({"bias": -2.0, "length=0": 5.0}, 0.5).drop([SAID], pieces)
    assert found.contents == (ROADS, BRIDGES)
    assert (found.source, found.cue) == (SAID.source, SAID.cue)


def test_without_weights_only_a_low_threshold_drops(pieces: Pieces) -> None:
    assert Strays({}, 0.6).drop([SAID], pieces) == [SAID]


def test_the_likeliest_piece_stays_however_bad_it_is(pieces: Pieces) -> None:
    [found] = Strays({"bias": 5.0, "gain=4": -1.0}, 0.5).drop([SAID], pieces)
    assert found.contents == (ROADS,)


def test_a_content_in_one_piece_is_never_judged(pieces: Pieces) -> None:
    whole = Joined(SAID.source, SAID.cue, (ROADS,))
    assert pieces.features(0, whole) == []
    assert Strays({"bias": 5.0}, 0.5).drop([whole], pieces) == [whole]


def test_both_models_are_there_or_neither_is_used(tmp_path) -> None:
    (tmp_path / "edges.json").write_text(json.dumps({"trust": 1.0, "weights": {}}), encoding="utf-8")
    assert load_mender(tmp_path) is None
    (tmp_path / "strays.json").write_text(json.dumps({"threshold": 0.4, "weights": {"bias": 1}}), encoding="utf-8")
    mender = load_mender(tmp_path)
    assert mender is not None
    assert mender.strays.threshold == 0.4
