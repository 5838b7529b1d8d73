"""Whether the words around a name tie it to others as only somebody can be tied."""

import pytest

from reportedly.pipeline import read_text
from reportedly.reading.annotate.tied import is_tied
from reportedly.settings import Settings

RULES = Settings(stance_coder="rules", attributor="rules")


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("The army has been fighting the Lance in the hills.", True),
        ("The army fought the Column and the Lance.", True),
        ("Troops clashed with the Lance near the mill.", True),
        ("The minister ordered the Lance to leave the mill.", True),
        ("The Brigade, an offshoot of the Lance, left.", True),
        ("The Brigade has close ties with the Lance.", True),
        ("The Brigade receives rifles from the Lance.", True),
        ("The Lance's allies left.", True),
        ("Crowds passed the Lance near the mill.", False),
        ("Troops slept in the Lance near the mill.", False),
        ("The minister ordered the Lance.", False),
        ("The Brigade returned from the Lance.", False),
        ("The Lance's roof fell in.", False),
    ],
)
def test_only_somebody_is_fought_armed_or_split_from(parse, text, tied):
    (s,) = parse(text).sentences
    assert is_tied(s, s.words.index("Lance")) is tied


def test_whoever_is_told_apart_by_a_number_alone_acts_as_well():
    text = "Two groups have left; the third, the Iron Oath, has refused to leave the mill."
    assert "Iron Oath" in {actor.name for actor in read_text(text, settings=RULES).actors}
