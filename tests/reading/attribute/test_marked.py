"""Marks lend their edges to what the grammar read, and stand for what it missed; attitudes make no chain."""

from collections.abc import Callable

from reportedly.reading.annotate.actors import actors
from reportedly.reading.attribute import attribute
from reportedly.reading.tree import Parse
from reportedly.record import Document, FlatAttribution, Mentions, Span, Statement

Parser = Callable[[str], Parse]


def mark(text: str, source: str, cue: str, content: str, score: float = 0.9) -> FlatAttribution:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span.of(text, text.index(words), text.index(words) + len(words)),) if words else ()

    return FlatAttribution(source=spans(source), cue=spans(cue), content=spans(content), score=score)


def statements(parse: Parser, text: str, *marks: FlatAttribution) -> list[Statement]:
    parsed = parse(text)
    document = Document(id=parsed.document, sha256="", text=text, blocks=parsed.blocks, attributions=marks)
    return list(attribute(parsed, Mentions(actors=actors(parsed)), document).statements)


def told(found: list[Statement]) -> list[tuple[str, str]]:
    return [
        (" ".join(span.quote for span in s.chain[-1].source), " … ".join(span.quote for span in s.content))
        for s in found
        if s.chain[-1].basis == "explicit"
    ]


def test_a_mark_widens_the_source_that_the_grammar_found(parse: Parser) -> None:
    text = "Colonel Sen of the border guard said the pass was shut."
    marked = mark(text, "Colonel Sen of the border guard", "said", "the pass was shut")
    assert told(statements(parse, text, marked)) == [("Colonel Sen of the border guard", "the pass was shut")]


def test_a_lent_source_sheds_the_time_of_the_verb(parse: Parser) -> None:
    text = "Colonel Sen of the border guard Monday said the pass was shut."
    marked = mark(text, "Colonel Sen of the border guard Monday", "said", "the pass was shut")
    assert told(statements(parse, text, marked)) == [("Colonel Sen of the border guard", "the pass was shut")]


def test_a_mark_that_the_grammar_has_nothing_for_becomes_a_statement(parse: Parser) -> None:
    text = "The bridge: gone by noon, with the mayor saying so to all who asked."
    marked = mark(text, "the mayor", "saying so", "The bridge: gone by noon")
    assert ("the mayor", "The bridge: gone by noon") in told(statements(parse, text, marked))
    assert ("the mayor", "The bridge: gone by noon") not in told(statements(parse, text))


def test_an_unsure_mark_becomes_nothing(parse: Parser) -> None:
    text = "The bridge: gone by noon, with the mayor saying so to all who asked."
    unsure = mark(text, "the mayor", "saying so", "The bridge: gone by noon", 0.2)
    assert told(statements(parse, text, unsure)) == told(statements(parse, text))


def test_an_attitude_is_no_report(parse: Parser) -> None:
    text = "The mayor wants the bridge rebuilt before the winter."
    wish = mark(text, "The mayor", "wants", "the bridge rebuilt before the winter")
    assert told(statements(parse, text, wish)) == []


def test_every_span_of_a_marked_statement_stands_in_the_text(parse: Parser) -> None:
    text = "“We held,” Anna Rell told the station, “and we will hold again tomorrow.”"
    marked = mark(text, "Anna Rell", "told the station", "“We held,”")
    for statement in statements(parse, text, marked):
        assert all(span.holds_in(text) for span in (*statement.content, *statement.chain[-1].source))


def test_a_mark_gives_a_claim_the_rest_of_what_it_tells(parse: Parser) -> None:
    text = "The doctor reports 61 cases of cholera since the first of the month."
    assert told(statements(parse, text)) == [("The doctor", "61 cases of cholera")]
    whole = "61 cases of cholera since the first of the month"
    assert told(statements(parse, text, mark(text, "The doctor", "reports", whole))) == [("The doctor", whole)]


def test_a_clause_that_the_tree_gave_nobody_is_told_beside_the_first(parse: Parser) -> None:
    text = 'A spokesman reached by telephone said Dorn was "in excellent health" and would appear at noon.'
    content = 'Dorn was "in excellent health" and would appear at noon'
    found = told(statements(parse, text, mark(text, "A spokesman reached by telephone", "said", content)))
    assert ("A spokesman reached by telephone", "would appear at noon") in found


def test_a_mark_adds_no_clause_that_another_agrees_with(parse: Parser) -> None:
    text = "The governor said the ledger was forged, and a clerk hired by the court agrees."
    content = "the ledger was forged, and a clerk hired by the court agrees"
    found = told(statements(parse, text, mark(text, "The governor", "said", content)))
    assert ("The governor", "the ledger was forged") in found
    assert not any(voice == "The governor" and "agrees" in content for voice, content in found)
