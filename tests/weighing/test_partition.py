"""No rule joins what a person keeps apart, whatever the order."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.record import Judgement
from reportedly.weighing.partition import decisions, partition

IDS = [f"actor-{letter}" for letter in "abcdefgh"]
VERBS = ["same", "different", "unsure"]


def judged(verb: str, one: str, other: str, **more: object) -> Judgement:
    made = {"id": f"j-{verb}-{one}-{other}", "verb": verb, "target": one, "value": other, "by": "ana", "when": "2031"}
    return Judgement(**made | more)  # type: ignore[arg-type]


def parted(
    groups: dict[str, list[str]], joins: list[tuple[str, str]], judgements: list[Judgement]
) -> tuple[set[frozenset[str]], list[str]]:
    """Return which ids are one, and which judgements are overruled."""
    decided = decisions([i for members in groups.values() for i in members], judgements, {})
    found = partition(groups, joins, decided)
    sets = {frozenset(i for i in found if found[i] == name) for name in found.values()}
    return sets, decided.overruled


def sets(*names: str) -> set[frozenset[str]]:
    return {frozenset(f"actor-{letter}" for letter in name) for name in names}


def test_a_negative_holds_by_way_of_others() -> None:
    groups = {"g": ["actor-a"], "h": ["actor-b"], "i": ["actor-c"]}
    by = [judged("same", "actor-a", "actor-b"), judged("different", "actor-b", "actor-c")]
    assert parted(groups, [("g", "i")], by)[0] == sets("ab", "c")
    assert parted(groups, [("h", "i"), ("g", "h")], by)[0] == sets("ab", "c")


def test_a_group_that_falls_apart_keeps_its_name_for_those_who_stay() -> None:
    ids = ["actor-a", "actor-b", "actor-c"]
    decided = decisions(ids, [judged("different", "actor-c", "actor-a")], {})
    found = partition({"actor-group": ids}, [], decided)
    assert found["actor-b"] == found["actor-c"] == "actor-group"
    assert found["actor-a"] not in {"actor-group", "actor-a"}


def test_the_newest_judgement_overrules_what_contradicts_it() -> None:
    groups = {"g": ["actor-a"], "h": ["actor-b"], "i": ["actor-c"]}
    by = [
        judged("same", "actor-a", "actor-b"),
        judged("same", "actor-b", "actor-c"),
        judged("different", "actor-c", "actor-a"),
    ]
    assert parted(groups, [], by) == (sets("a", "bc"), ["j-same-actor-a-actor-b"])
    by.append(judged("same", "actor-a", "actor-c"))
    assert parted(groups, [], by) == (sets("abc"), ["j-different-actor-c-actor-a"])


def test_unsure_keeps_rules_away_but_no_person() -> None:
    groups = {"g": ["actor-a", "actor-b"], "h": ["actor-c"]}
    unsure = judged("unsure", "actor-a", "actor-b")
    assert parted(groups, [], [unsure])[0] == sets("a", "b", "c")
    by = [unsure, judged("same", "actor-a", "actor-c"), judged("same", "actor-c", "actor-b")]
    assert parted(groups, [], by)[0] == sets("abc")
    assert parted(groups, [], [judged("different", "actor-a", "actor-b"), unsure])[1] == ["j-different-actor-a-actor-b"]


pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
verdicts = st.lists(st.tuples(st.sampled_from(VERBS), pairs), max_size=12)
grouped = st.lists(st.integers(0, 4), min_size=len(IDS), max_size=len(IDS))
joined = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6)


def made(numbers: list[int], order: list[str]) -> dict[str, list[str]]:
    """Return groups whose members stand in the order in which documents came."""
    groups: dict[str, list[str]] = {}
    for i in order:
        groups.setdefault(f"actor-group-{numbers[IDS.index(i)]}", []).append(i)
    return groups


@given(verdicts=verdicts, numbers=grouped, joins=joined, order=st.permutations(IDS))
def test_judgements_win_in_any_order_of_documents(
    verdicts: list[tuple[str, tuple[str, str]]],
    numbers: list[int],
    joins: list[tuple[int, int]],
    order: list[str],
) -> None:
    judgements = [judged(verb, *pair, id=f"j-{place}") for place, (verb, pair) in enumerate(verdicts)]
    known = made(numbers, IDS)
    wanted = [(f"actor-group-{a}", f"actor-group-{b}") for a, b in joins]
    rules = [(a, b) for a, b in wanted if a in known and b in known]
    decided = decisions(IDS, judgements, {})
    adopted = [j for j in judgements if j.id not in decided.overruled]
    found = partition(known, rules, decided)
    for judgement in adopted:
        one, other = found[judgement.target], found[str(judgement.value)]
        assert judgement.verb != "same" or one == other
        assert judgement.verb != "different" or one != other
    again = partition(made(numbers, order), rules, decisions(order, judgements, {}))
    assert again == found


@given(verdicts=verdicts, numbers=grouped)
def test_joined_to_one_is_kept_from_what_that_is_kept_from(
    verdicts: list[tuple[str, tuple[str, str]]], numbers: list[int]
) -> None:
    judgements = [judged(verb, *pair, id=f"j-{place}") for place, (verb, pair) in enumerate(verdicts)]
    decided = decisions(IDS, judgements, {})
    adopted = [j for j in judgements if j.id not in decided.overruled]
    found = partition(made(numbers, IDS), [], decided)
    for same in (j for j in adopted if j.verb == "same"):
        for different in (j for j in adopted if j.verb == "different"):
            ends = {different.target, str(different.value)}
            for one, other in ((same.target, str(same.value)), (str(same.value), same.target)):
                if one in ends and other not in ends:
                    (far,) = ends - {one}
                    assert found[other] != found[far]
