"""The lexicons of positions and relations load, and refuse what the record does not know."""

from typing import get_args

import pytest

from reportedly.codebook import positions, relations
from reportedly.errors import UsageError
from reportedly.record import RelationKind, Stance


def test_every_stance_has_words():
    found = positions.position_words()
    parts = (found.verbs, found.nouns, found.adjectives, found.lacks)
    stances = {word.stance for part in parts for rows in part.values() for word in rows}
    assert set(get_args(Stance)) <= stances


def test_every_relation_has_words():
    found = relations.relation_words()
    kinds = {word.kind for part in (found.verbs, found.nouns) for rows in part.values() for word in rows}
    kinds |= {word.kind for word in found.modifiers.values()} | set(found.ties.values())
    assert set(get_args(RelationKind)) - kinds <= {"holds_office"}


def test_words_with_a_particle_come_first():
    rows = positions.position_words().verbs["call"]
    assert [len(row.particles) for row in rows] == sorted((len(row.particles) for row in rows), reverse=True)


def test_an_unknown_stance_is_refused():
    with pytest.raises(UsageError, match="unknown stance"):
        positions._word({"stance": "loves", "takes": "object"}, "adore", "verbs")


def test_an_unknown_relation_is_refused():
    with pytest.raises(UsageError, match="no relation"):
        relations._word({"kind": "cousin_of"}, "resemble", {})


def test_a_word_in_two_classes_is_refused():
    with pytest.raises(UsageError, match="stands in"):
        positions._classes({"actions": {"assault": "strike", "protest": "strike"}}, "actions")
