"""Who holds an opinion and on what, for any expression: by the grammar around it."""

from collections.abc import Callable

import pytest

from reportedly.reading.codify.opinions import opinion_at
from reportedly.reading.tree import Parse


@pytest.mark.parametrize(
    ("text", "words", "holders", "targets"),
    [
        ("Karsia criticized the truce.", "criticized", ["Karsia"], ["the truce"]),
        ("The truce was criticized by Karsia.", "criticized", ["Karsia"], ["The truce"]),
        ("Karsia voiced its anger at the vote.", "voiced its anger", ["Karsia"], ["the vote"]),
        ("Karsia's hostility towards Velland grew.", "hostility", ["Karsia's"], ["Velland"]),
        ("The minister is afraid of the rebels.", "afraid", ["The minister"], ["the rebels"]),
        ("They want to leave the town.", "want", ["They"], ["leave the town"]),
        ("He hopes that the truce holds.", "hopes", ["He"], ["the truce holds"]),
        ("The minister expressed concern over the shelling.", "concern", ["The minister"], ["the shelling"]),
        ("A hated law was dropped.", "hated", [], ["law"]),
    ],
)
def test_who_holds_what_opinion(
    parse: Callable[[str], Parse], text: str, words: str, holders: list[str], targets: list[str]
) -> None:
    (s,) = parse(text).sentences
    start = text.index(words)
    cover = s.cover(start, start + len(words))
    assert cover is not None
    told = opinion_at(s, *cover)
    named = [[text[s.starts[a] : s.ends[b]] for a, b in side] for side in (told.holders, told.targets)]
    assert named[0] == holders
    assert any(target in one for one in named[1] for target in targets)
