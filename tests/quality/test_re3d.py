from quality import re3d

TEXT = "The Harun Front (HF), led by Colonel Idris Sen, shelled Syrian troops in Dolma."


def mention(quote: str, form: str = "name") -> dict:
    start = TEXT.index(quote)
    return {"document": "d", "span": {"start": start, "end": start + len(quote), "quote": quote}, "form": form}


FRONT = {
    "type": "actor",
    "id": "a",
    "kind": "armed_group",
    "mentions": [mention("Harun Front"), mention("HF", "acronym")],
}
SEN = {"type": "actor", "id": "b", "kind": "official", "mentions": [mention("Idris Sen")]}
TROOPS = {"type": "actor", "id": "c", "kind": "military", "mentions": [mention("Syrian troops", "description")]}
DOLMA = {"type": "place", "id": "p", "kind": "town", "mentions": [mention("Dolma")]}


def quotes(record: list[dict]) -> set[tuple[str, str]]:
    return {(TEXT[start:end], kind) for start, end, kind in re3d.entities(TEXT, record)}


def test_articles_titles_and_nationalities_are_brought_into_form() -> None:
    assert quotes([FRONT, SEN, TROOPS, DOLMA]) == {
        ("The Harun Front", "Organisation"),
        ("Harun Front", "Organisation"),
        ("Idris Sen", "Person"),
        ("HF", "Organisation"),
        ("Colonel Idris Sen", "Person"),
        ("Syrian troops", "Organisation"),
        ("Syrian", "Nationality"),
        ("Dolma", "Location"),
    }


def test_only_exact_span_and_type_count() -> None:
    gold = {(0, 15, "Organisation"), (17, 19, "Person")}
    counts = re3d.compare(gold, set(re3d.entities(TEXT, [FRONT])))
    assert (counts.hits, counts.system, counts.gold) == (1, 3, 2)


def test_a_state_is_a_location_and_where_it_acts_an_organisation_too() -> None:
    state = {"type": "actor", "id": "s", "kind": "state", "mentions": [mention("Dolma")]}
    assert quotes([state]) == {("Dolma", "Location"), ("Dolma", "Organisation")}
    assert quotes([state, DOLMA]) == {("Dolma", "Location")}


def test_a_title_does_not_reach_over_a_full_stop() -> None:
    text = "They left Dolma. Foreign Minister Lt. Idris Sen stayed."
    spot = {"start": text.index("Idris"), "end": text.index(" stayed"), "quote": "Idris Sen"}
    person = {"type": "actor", "id": "b", "kind": "official", "mentions": [{"span": spot, "form": "name"}]}
    found = {text[start:end] for start, end, _ in re3d.entities(text, [person])}
    assert found == {"Foreign Minister Lt. Idris Sen", "Idris Sen"}


def test_relations_need_kind_direction_and_both_ends() -> None:
    trigger = {"start": TEXT.index("shelled"), "end": TEXT.index("shelled") + 7, "quote": "shelled"}
    event = {
        "type": "event",
        "code": "ASSAULT",
        "actors": ["a"],
        "recipients": ["c"],
        "place": None,
        "trigger": trigger,
    }
    front, troops = (0, 15), (TEXT.index("Syrian"), TEXT.index(" in Dolma"))
    row = {
        "text": TEXT,
        "entities": [],
        "relations": [
            {
                "sourceBegin": front[0],
                "sourceEnd": front[1],
                "targetBegin": troops[0],
                "targetEnd": troops[1],
                "type": "FightingAgainst",
            }
        ],
    }
    counts = re3d.relations(row, re3d._pairs(TEXT, [FRONT, TROOPS, event]))
    assert counts.hits == 1
    backwards = {**event, "actors": ["c"], "recipients": ["a"]}
    assert re3d.relations(row, re3d._pairs(TEXT, [FRONT, TROOPS, backwards])).hits == 0


def test_given_stretches_are_handed_over_without_their_relations() -> None:
    spots = {"Harun Front": "Organisation", "Syrian troops": "Organisation", "Dolma": "Location"}
    entities = [
        {"begin": TEXT.index(words), "end": TEXT.index(words) + len(words), "type": kind}
        for words, kind in spots.items()
    ]
    found = {
        (TEXT[a:b], TEXT[c:d], kind) for (a, b), (c, d), kind in re3d.given_ties({"text": TEXT, "entities": entities})
    }
    assert ("Harun Front", "Syrian troops", "FightingAgainst") in found
