"""The scorer of places counts what it says."""

import pytest

from quality.geoparse import Tally, compare, kilometres

ROW = {
    "id": "made-up",
    "text": "Fire in Arden. Rain in Borth. Wind in Corvo.",
    "toponyms": [
        {"begin": 8, "end": 13, "phrase": "Arden", "lat": 10.0, "lon": 10.0},
        {"begin": 23, "end": 28, "phrase": "Borth", "lat": 20.0, "lon": 20.0},
        {"begin": 38, "end": 43, "phrase": "Corvo", "lat": None, "lon": None},
    ],
}


def test_right_found_and_borne_out() -> None:
    mentions = [(8, 13, 10.5, 10.5), (23, 28, 40.0, 20.0), (38, 43, 1.0, 1.0), (0, 4, 1.0, 1.0)]
    assert compare(ROW, mentions) == Tally(gold=2, found=2, right=1, given=4, borne_out=3)


def test_what_is_not_found_or_has_no_point_is_wrong() -> None:
    assert compare(ROW, [(8, 13, None, None)]) == Tally(gold=2, found=1, right=0, given=0, borne_out=0)


def test_figures() -> None:
    metrics = Tally(gold=4, found=2, right=1, given=5, borne_out=4).metrics("")
    assert metrics == {"accuracy": 0.25, "found": 0.5, "resolved": 0.5, "precision": 0.8}


def test_a_degree_of_latitude_has_its_length() -> None:
    assert kilometres((0.0, 0.0), (1.0, 0.0)) == pytest.approx(111.19, abs=0.1)
