"""PolNeAR's flat form, and what counts as right in it."""

from quality import polnear
from quality.align import TOKEN, Tokenizer
from quality.base import Counts

TEXT = "The mayor said that “the bridge is gone,” and that boats are few, citing two clerks."


def at(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def span(words):
    start, end = at(words)
    return {"start": start, "end": end, "quote": words}


def link(source, cue):
    return {"basis": "explicit", "source": [span(source)], "cue": [span(cue)]}


PAGE = {"basis": "implied", "source": [], "cue": []}
MAYOR, CLERKS = link("The mayor", "said"), link("two clerks", "citing")


def record(*contents, chain=(PAGE, MAYOR)):
    statements = [{"type": "statement", "content": [span(words)], "chain": list(chain)} for words in contents]
    return [{"type": "document", "text": TEXT, "credits": ["The Associated Press"]}, *statements]


def row(**changes):
    gold = {
        "source": [at("The mayor")],
        "cue": [at("said")],
        "content": [at("that “the bridge is gone,” and that boats are few")],
    }
    return {"id": "a", "text": TEXT, "wire": "AP", "attributions": [{**gold, **changes}]}


def test_conjoined_contents_are_one_attribution_with_its_edges():
    [found] = polnear.flat(record("the bridge is gone", "boats are few"), Tokenizer(TEXT, TOKEN))
    [gold] = polnear.gold_attributions(row(), Tokenizer(TEXT, TOKEN))
    assert found.content == gold.content


def test_everything_right():
    found = polnear.compare(row(), record("the bridge is gone", "boats are few"))
    assert [getattr(found, name).f for name in ("source", "cue", "content", "whole", "overlap")] == [1] * 5


def test_one_content_missing_is_overlap_but_not_exact():
    found = polnear.compare(row(), record("boats are few"))
    assert (found.source.f, found.content.f, found.whole.f, found.overlap.f) == (1, 0, 0, 1)


def test_an_outer_link_over_the_same_content_is_an_attribution_too():
    found = polnear.compare(row(), record("the bridge is gone", "boats are few", chain=(PAGE, MAYOR, CLERKS)))
    assert (found.source.p, found.source.r) == (0.5, 1)
    assert (found.overlap.p, found.overlap.r) == (0.5, 1)


def test_nothing_read():
    found = polnear.compare(row(), record())
    assert found.overlap == Counts(0, 0, 1)
    assert found.source.f == 0


def test_a_gold_attribution_without_a_source_asks_for_none():
    found = polnear.compare(row(source=[]), record("the bridge is gone", "boats are few"))
    assert found.source == Counts(0, 1, 0)
    assert found.sources == Counts()


def test_the_page_itself_is_no_attribution():
    assert polnear.flat(record("boats are few", chain=(PAGE,)), Tokenizer(TEXT, TOKEN)) == []


def test_recall_without_quotation_marks():
    assert polnear.compare(row(), record("boats are few")).unquoted == Counts(0, 1, 0)
    plain = row(content=[at("boats are few")])
    assert polnear.compare(plain, record("boats are few")).unquoted == Counts(1, 1, 1)


def test_the_wire_is_what_the_document_credits():
    assert polnear.wire_counts(row(), record()) == Counts(1, 1, 1)
    assert polnear.wire_counts({**row(), "wire": "None"}, record()) == Counts(0, 1, 0)
    assert polnear.wire_counts({**row(), "wire": "NA"}, record()) == Counts()
