"""Which time belongs to which event."""

from collections.abc import Callable

import pytest

from reportedly.reading.annotate.attach import time_of, times_of
from reportedly.reading.annotate.times import times
from reportedly.reading.tree import Parse
from reportedly.record import UNKNOWN_TIME, Interval

WEDNESDAY = Interval(start="2031-05-14", end="2031-05-14", grain="day")
Parser = Callable[[str], Parse]


def starts(parse: Parser, text: str, word: str) -> list[str | None]:
    parsed = parse(text)
    found = times(parsed, WEDNESDAY)
    for sentence in parsed.sentences:
        if word in sentence.words:
            return [one.start for one in times_of(parsed, found, sentence, sentence.words.index(word))]
    raise AssertionError(word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Colonel Sen said on Tuesday that the Front had attacked Dolma.", "said", ["2031-05-13"]),
        ("Colonel Sen said on Tuesday that the Front had attacked Dolma.", "attacked", []),
        ("The Front shelled Tallis on Sunday and Monday.", "shelled", ["2031-05-11", "2031-05-12"]),
        ("Attacks on April 21 and 22 killed ten men.", "Attacks", ["2031-04-21", "2031-04-22"]),
        ("TROOPS KILLED 11 REBELS ON MAY 10 AND 11.", "KILLED", ["2031-05-10", "2031-05-11"]),
        ("On Monday, militants carried out attacks on Dolma.", "attacks", ["2031-05-12"]),
        ("The minister, killed on 3 May, visited Velland on 2 May.", "killed", ["2031-05-03"]),
        ("The minister, killed on 3 May, visited Velland on 2 May.", "visited", ["2031-05-02"]),
        ("Since May 6, when a drone killed Sen, calm has held.", "killed", ["2031-05-06"]),
        ("Since May 6, when a drone killed Sen, calm has held.", "held", ["2031-05-06"]),
        ("They condemned the attack of May 3.", "condemned", []),
        ("At least 12 were killed and 30 injured on Saturday.", "killed", ["2031-05-10"]),
        ("They announced a truce and broke it on Monday.", "announced", []),
        ("Karsia remained ready to take part in the summit on Saturday.", "take", ["2031-05-17"]),
        ("Ferries resumed on Monday, two days after the raid.", "raid", []),
        ("Ferries resumed on Monday, two days after the raid.", "resumed", ["2031-05-12"]),
        ("Nine sailors died on Monday after a raid on Dolma.", "raid", ["2031-05-12"]),
        ("Monday's raid on Dolma killed nine.", "killed", ["2031-05-12"]),
        ("Karsia took part in the summit on Saturday.", "took", ["2031-05-10"]),
        ("It was the deadliest attack there since December.", "attack", []),
        ("Nine died in the worst shelling of the port since May 2.", "shelling", []),
        ("The shelling since May 2 has cut off the port.", "shelling", ["2031-05-02"]),
    ],
)
def test_the_nearest_time_in_the_clause(parse: Parser, text: str, word: str, expected: list[str]) -> None:
    assert starts(parse, text, word) == expected


def test_no_time_is_unknown(parse: Parser) -> None:
    parsed = parse("The Front attacked Dolma for two weeks.")
    found = times(parsed, WEDNESDAY)
    assert time_of(parsed, found, parsed.sentences[0], 2) == UNKNOWN_TIME


def test_the_basis_names_the_words(parse: Parser) -> None:
    parsed = parse("The Front attacked Dolma on Monday.")
    found = times(parsed, WEDNESDAY)
    assert time_of(parsed, found, parsed.sentences[0], 2).basis.startswith("“Monday”")


@pytest.mark.parametrize(("word", "expected"), [("ambushed", ["2031-05-07"]), ("died", ["2031-05-07"]), ("shut", [])])
def test_a_day_before_a_colon_dates_what_follows_in_its_block(parse: Parser, word: str, expected: list[str]) -> None:
    text = "7 May: Rebels ambushed a convoy near Orsk. Two men died.\n\nTroops shut the road."
    assert starts(parse, text, word) == expected
