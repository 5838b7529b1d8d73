"""Trees are mended for recurring constructions and left alone otherwise."""

from collections.abc import Callable

import pytest

from reportedly.reading.repair import repair
from reportedly.reading.tree import Parse, Sentence


def sentence(words: str, tags: str, deps: str, heads: str) -> Sentence:
    pos = {"VBD": "VERB", "VBN": "VERB", "NN": "NOUN", "NNP": "PROPN", ",": "PUNCT", "DT": "DET", "WRB": "SCONJ"}
    split = words.split()
    starts = [sum(len(w) + 1 for w in split[:i]) for i in range(len(split))]
    return Sentence(
        index=0,
        block=0,
        starts=starts,
        ends=[start + len(w) for start, w in zip(starts, split, strict=True)],
        words=split,
        lemmas=[w.lower() for w in split],
        pos=[pos.get(tag, "X") for tag in tags.split()],
        tags=tags.split(),
        deps=deps.split(),
        heads=[int(h) for h in heads.split()],
    )


def test_the_first_of_two_subjects_is_the_object_before() -> None:
    s = sentence(
        "When rebels killed Oru , calm returned",
        "WRB NN VBD NNP , NN VBD",
        "advmod nsubj advcl nsubj punct nsubj ROOT",
        "2 2 6 6 6 6 6",
    )
    repair(s)
    assert (s.heads[3], s.deps[3]) == (2, "dobj")
    assert s.kids_by(6, "nsubj") == [5]


def test_one_subject_is_left_alone() -> None:
    s = sentence("Rebels killed Oru", "NN VBD NNP", "nsubj ROOT dobj", "1 1 1")
    before = (list(s.heads), list(s.deps))
    repair(s)
    assert (s.heads, s.deps) == before


@pytest.mark.parametrize(
    "text",
    [
        "The general said his men had left and accused the rebels of lying.",
        "The general said there was no plan, and promised an inquiry.",
    ],
)
def test_a_further_verb_of_speech_is_the_speakers(text: str, parse: Callable[[str], Parse]) -> None:
    s = parse(text).sentences[0]
    verb = next(i for i, lemma in enumerate(s.lemmas) if lemma in {"accuse", "promise"})
    assert s.lemmas[s.heads[verb]] == "say"


def test_what_was_ordered_hangs_on_the_order() -> None:
    s = sentence(
        "Rebels disputed order from Tarsk to halt",
        "NN VBD NN IN NNP TO VB",
        "nsubj ROOT dobj prep pobj aux advcl",
        "1 1 1 2 3 6 1",
    )
    repair(s)
    assert (s.heads[6], s.deps[6]) == (2, "acl")


def test_an_aim_stays_with_its_verb() -> None:
    s = sentence("Rebels burned bridge to halt", "NN VBD NN TO VB", "nsubj ROOT dobj aux advcl", "1 1 1 4 1")
    repair(s)
    assert (s.heads[4], s.deps[4]) == (1, "advcl")


def test_a_part_of_the_subject_is_not_the_subject() -> None:
    s = sentence(
        "Rebels say nurses , most of them women , fled",
        "NNS VBP NNS , JJS IN PRP NNS , VBD",
        "nsubj ROOT dobj punct nsubj prep pobj appos punct ccomp",
        "1 1 1 9 9 4 5 4 4 1",
    )
    repair(s)
    assert (s.heads[2], s.deps[2]) == (9, "nsubj")
    assert (s.heads[4], s.deps[4]) == (2, "appos")
