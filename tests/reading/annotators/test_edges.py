"""Edges of contents: which candidates there are, what decides between them, and that pieces stay apart."""

import numpy as np
import pytest

from reportedly.reading.annotators.decoding import CONTENT, CUE, SOURCE, Chain, Joined, Piece, Seen
from reportedly.reading.annotators.edge_features import Page, end_features, pair_features, setting, start_features
from reportedly.reading.annotators.edges import Edges, Losses, Rooms
from reportedly.reading.encoding.wordpieces import WORD, Words, ints
from reportedly.reading.tree import Sentence

TAGS = ["O", *(f"{letter}-{role}" for role in ("source", "cue", "content") for letter in "BIES")]
TEXT = "Pilots say that roads flooded after the storm hit"
HEADS = [1, 1, 4, 4, 1, 8, 7, 8, 4]
DEPS = ["nsubj", "ROOT", "mark", "nsubj", "ccomp", "mark", "det", "nsubj", "advcl"]
POS = ["NOUN", "VERB", "SCONJ", "NOUN", "VERB", "SCONJ", "DET", "NOUN", "VERB"]
CUE_PIECE, CONTENT_PIECE = Piece(CUE, 1, 2), Piece(CONTENT, 2, 9)
MARKED = Joined(Piece(SOURCE, 0, 1), CUE_PIECE, (CONTENT_PIECE,))


@pytest.fixture
def page() -> Page:
    found = list(WORD.finditer(TEXT))
    starts, ends = [m.start() for m in found], [m.end() for m in found]
    words = [m.group() for m in found]
    tree = Sentence(0, 0, starts, ends, words, [w.lower() for w in words], POS, POS, DEPS, HEADS)
    return Page(TEXT, Words(starts, ends, ints([0]), ints([0]), ints([0]), [0]), [tree])


def chain() -> Chain:
    flat = np.zeros(len(TAGS), np.float32)
    return Chain(TAGS, flat, np.zeros((len(TAGS), len(TAGS)), np.float32), flat)


def seen() -> Seen:
    """Tags that end the content at "hit" a little more gladly than at "flooded"."""
    tags = np.full((9, len(TAGS)), -4.0, np.float32)
    tags[2:9, TAGS.index("I-content")] = 0.0
    tags[5:9, TAGS.index("O")] = -0.1
    tags[2, TAGS.index("B-content")] = 1.0
    tags[8, TAGS.index("E-content")] = 1.0
    tags[4, TAGS.index("E-content")] = 0.9
    return Seen(tags, ints([0] * 9), (), np.zeros(9, np.float32))


def mended(edges: Edges, page: Page, one: Joined = MARKED) -> Joined:
    [found] = edges.mend([one], Losses(chain(), seen().tags), page)
    return found


def test_without_weights_the_marked_edges_stay(page: Page) -> None:
    assert mended(Edges({}, 1.0), page) == MARKED


def test_a_feature_of_the_parse_can_move_an_end(page: Page) -> None:
    found = mended(Edges({"e.next=advcl in -": 2.0}, 1.0), page)
    assert found.contents == (Piece(CONTENT, 2, 5),)
    assert (found.source, found.cue) == (MARKED.source, MARKED.cue)


def test_the_chain_is_heeded_as_far_as_it_is_trusted(page: Page) -> None:
    assert mended(Edges({"e.next=advcl in -": 0.3}, 1.0), page) == MARKED
    assert mended(Edges({"e.next=advcl in -": 0.3}, 0.1), page).contents == (Piece(CONTENT, 2, 5),)


def test_losses_are_those_of_the_chain() -> None:
    choice = Losses(chain(), seen().tags).choice(CONTENT_PIECE, (2, 9))
    losses = dict(zip(choice.ends, choice.end_loss, strict=True))
    assert losses[9] == 0.0
    assert losses[5] == pytest.approx(-0.1 - 4 * 0.1, abs=1e-5)
    assert choice.starts[0] == 2


def test_features_name_what_opens_closes_and_follows(page: Page) -> None:
    about = setting(page, (1, 2))
    assert about is not None
    assert about.lemma == "say"
    assert {"s.dep=mark", "s.cue=after0", "s.opens=ccomp VERB"} <= set(start_features(about, 2, 9, 0))
    assert {"e.tag=VERB", "e.next=advcl in -", "e.shift=-4"} <= set(end_features(about, 5, 2, -4))
    assert {"p.roots=1", "p.root=ccomp VERB", "p.root_lemma=say ccomp"} <= set(pair_features(about, 2, 9))


def test_a_content_without_a_parse_is_left_alone(page: Page) -> None:
    bare = Page(TEXT, page.words, [])
    assert mended(Edges({"e.line=False": 9.0}, 1.0), bare) == MARKED


def test_a_piece_grows_no_farther_than_the_next() -> None:
    rooms = Rooms([MARKED, Joined(None, Piece(CUE, 11, 12), ())], 20)
    assert rooms.around(CONTENT_PIECE) == (2, 11)


def test_a_start_never_cuts_off_the_verb_that_the_content_hangs_on(page: Page) -> None:
    wide = Joined(Piece(SOURCE, 0, 1), Piece(CUE, 8, 9), (Piece(CONTENT, 1, 8),))
    found = mended(Edges({"s.dep=mark": 20.0, "s.dep=nsubj": 20.0}, 0.1), page, wide)
    assert found.contents[0].start == 1
