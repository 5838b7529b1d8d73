"""Which statements bear one claim: what says the same, what only names the same people, who leaves it open."""

import pytest

from reportedly.pipeline import read_text
from reportedly.settings import Settings
from reportedly.weighing.origins import count, weigh
from reportedly.weighing.origins.sayings import said_alike, say_the_same


def test_who_somebody_is_by_the_way_does_not_say_what_the_whole_says() -> None:
    prison = (
        "The prison holds about 600 people, among them members of the Black Ridge militia. "
        "A guard shot the head of the Black Ridge militia. The Black Ridge militia has 600 members in the prison."
    )
    long, aside, again = (
        next(s for s in read_text(prison, name="text", settings=Settings()).statements if words in s.content[0].quote)
        for words in ("holds about", "guard shot", "has 600")
    )
    assert not say_the_same(long, aside)
    assert say_the_same(long, again)


def test_who_leaves_a_claim_open_bears_it_out_no_more() -> None:
    text = (
        "A former clerk told Radio Orsk that army trucks were parked at the depot every night. "
        "The company has neither confirmed nor denied this."
    )
    made = read_text(text, name="text", settings=Settings())
    drawn = weigh([made]).drawn()
    told = [s for s in made.statements if "parked" in s.content[0].quote]
    assert sorted(s.certainty for s in told) == ["asserted", "uncommitted"]
    both = count([s.id for s in told], drawn)
    assert (both.low, both.high) == (1, 1)
    assert any("leaves it open" in step.why for step in both.steps)
    alone = count([s.id for s in told if s.certainty == "uncommitted"], drawn)
    assert alone.high == 1


@pytest.mark.parametrize(
    ("other", "bears"),
    [
        ("The blockade is to prevent Ridge fighters from firing mortars from the Sele valley at Dolma.", False),
        ("The governor warned Ridge fighters not to fire mortars from the Sele valley at Dolma.", False),
        ("Ridge fighters plan to fire mortars from the Sele valley at Dolma, the governor said.", False),
        ("Ridge fighters were firing mortars from the Sele valley at Dolma, the governor said.", True),
        ("Mortars fired by Ridge fighters from the Sele valley hit Dolma, the governor said.", True),
    ],
)
def test_who_tells_of_a_deed_is_not_borne_out_by_who_means_to_prevent_it(other: str, *, bears: bool) -> None:
    text = f"Ridge fighters fired mortars from the Sele valley at Dolma, a nurse said.\n\n{other}"
    drawn = weigh([made := read_text(text, name="text", settings=Settings())]).drawn()
    nurse = next(s for s in made.statements if "fired mortars" in s.content[0].quote)
    assert bool(said_alike(nurse, drawn.statements, drawn)) is bears
