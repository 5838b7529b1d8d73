import pytest

from quality import np4e, system
from quality.coreference import conll, muc


def test_the_scores_are_those_of_the_literature() -> None:
    key = [frozenset("abc"), frozenset("defg")]
    response = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]
    both = [frozenset("ab"), frozenset("cd"), frozenset("efg")]
    assert muc(key, response) == pytest.approx(2 / 5)
    found = conll(key, both)
    assert found.muc == pytest.approx(2 * 0.75 * 0.6 / 1.35)
    assert found.b_cubed == pytest.approx(0.7026, abs=1e-4)
    assert found.ceaf == pytest.approx(2 * (4 / 5 + 6 / 7) / 5)


def test_what_is_right_is_one_and_what_is_apart_has_no_links() -> None:
    key = [frozenset("abc"), frozenset("de")]
    assert conll(key, key).f == 1
    assert conll(key, [frozenset(mention) for mention in "abcde"]).muc == 0


def test_a_text_is_laid_out_with_the_offsets_of_its_tokens() -> None:
    sentences = [{"tokens": ["Dolma", "'s", "army", "left", "."]}, {"tokens": ["It", "rained", "."]}]
    text, spots = np4e.laid_out(sentences)
    assert text == "Dolma's army left.\n\nIt rained."
    assert [text[start:end] for start, end in spots[1]] == ["It", "rained", "."]


def row(doc: str, *mentions: tuple[list[int], str, str]) -> dict:
    tokens = ["Foreign", "Minister", "Anna", "Rell", "met", "Colonel", "Sen", "in", "Dolma", "."]
    return {
        "doc": doc,
        "sentences": [{"tokens": tokens}],
        "mentions": [
            {"chain": chain, "tokens": at, "sent_id": 0, "text": " ".join(tokens[i] for i in at), "head": head,
             "head_lemma": head.lower(), "head_pos": "PROPN"}
            for at, head, chain in mentions
        ],
    }  # fmt: skip


def actor(doc: str, name: str, start: int) -> dict:
    span = {"start": start, "end": start + len(name), "quote": name}
    mention = {"document": doc, "span": span, "form": "name"}
    return {"type": "actor", "id": f"actor-{doc}{start}", "name": name, "kind": "official", "mentions": [mention]}


def test_mentions_go_to_the_actor_that_ends_with_their_head(monkeypatch: pytest.MonkeyPatch) -> None:
    record = {doc: [actor(doc, "Anna Rell", 17)] for doc in ("t/1", "t/2")}
    monkeypatch.setattr(system, "read", lambda _, *, name: record[name])
    rows = [row(doc, ([0, 1, 2, 3], "Rell", "rell"), ([8], "Dolma", "dolma")) for doc in record]
    one, other = np4e.clusters(rows)
    assert one["t/1", 0] == other["t/2", 0]
    assert one["t/1", 1] == other["t/2", 1] != one["t/1", 0]


def test_a_text_is_laid_out_as_it_is_printed() -> None:
    said = ["He", "said", ":", '"', "The", "rebel", "-", "held", "town", "-", "the", "last", "-", "fell", "."]
    text, spots = np4e.laid_out([{"tokens": said}, {"tokens": ["We", "left", ".", '"']}, {"tokens": ["It", "rained"]}])
    assert text == 'He said: "The rebel-held town - the last-fell. We left."\n\nIt rained'
    assert [text[start:end] for start, end in spots[1]] == ["We", "left", ".", '"']
