import pytest

from reportedly.errors import UsageError
from reportedly.store import Case
from reportedly.store.search import Term, snippet, terms
from tests.readings import TEXT, reading


@pytest.fixture
def held(case: Case) -> Case:
    case.add(reading(), "1")
    return case


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("Dúnmor", 2),
        ("dunmor", 2),
        ("officers shell", 1),
        ('"two unnamed officers"', 1),
        ('"officers unnamed"', 0),
        ("oppos*", 2),
        ("oppos", 0),
        ("guard AND", 0),
        ("Ostrel-Guard", 2),
        ("comment", 0),
    ],
)
def test_finds_paragraphs_and_statements(held: Case, query: str, count: int) -> None:
    assert len(list(held.search(query))) == count


def test_hits_say_where_they_stand(held: Case) -> None:
    found = next(hit for hit in held.search("dunmor") if hit.statement)
    assert found.document == reading().document.id
    assert [found.snippet[a:b] for a, b in found.marks] == ["Dúnmor"]
    assert reading().document.text[found.start :].startswith("Marrow Radio")


@pytest.mark.parametrize("query", ["", "  ", '""', "'", "*", "--", "(^)"])
def test_a_query_without_a_word_is_refused(held: Case, query: str) -> None:
    with pytest.raises(UsageError):
        held.search(query)


@pytest.mark.parametrize("query", ['"open quote', "a NEAR b", "x:y", "col : val", "a OR", "{a}", "-a", "a'b"])
def test_no_query_breaks_the_database(held: Case, query: str) -> None:
    list(held.search(query))


def test_terms() -> None:
    assert terms('al-Waad "two officers" mil*') == (
        Term(words=("al", "waad")),
        Term(words=("two", "officers")),
        Term(words=("mil",), prefix=True),
    )


def test_long_passages_are_cut_around_the_hit() -> None:
    words = "far away " * 50 + "the Ostrel Guard came " + "and went " * 50
    shown, marks = snippet(words, terms("ostrel"), width=60)
    assert len(shown) < 80
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert [shown[a:b] for a, b in marks] == ["Ostrel"]


def test_of_very_many_the_latest_are_ranked_and_none_is_lost(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        case.add(reading(f"{TEXT}\n\nPost {number}", f"{number}.txt"), "1")
    everything = [(hit.document, hit.start, hit.statement) for hit in case.search("guard")]
    monkeypatch.setattr("reportedly.store.search.RANKED", 2)
    few = [(hit.document, hit.start, hit.statement) for hit in case.search("guard")]
    assert sorted(map(str, few)) == sorted(map(str, everything))
    assert len(few) == len(set(few)) >= 5
