"""Text cut where statements begin and end, and offsets as a browser counts them."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.record import Block, Certainty, Document, Link, Span, Statement
from reportedly.web.views.passages import Units, blocks_of, paragraphs, reaches

TEXT = "Guns 🔥 fell silent, Orvel said.\r\nالحارس ينفي ذلك 🕊 تمامًا"


def said(i: str, *spans: tuple[int, int], certainty: Certainty = "asserted", text: str = TEXT) -> Statement:
    content = tuple(Span.of(text, start, end) for start, end in spans)
    link = Link(voice="voice-1", basis="explicit", source=(Span.of(text, 20, 25),) if text is TEXT else ())
    return Statement(id=i, document="doc-1", span=content[0], content=content, chain=(link,), certainty=certainty)


def body(*ends: tuple[int, int], text: str = TEXT) -> tuple[Block, ...]:
    return tuple(Block(kind="body", span=Span.of(text, *edge)) for edge in ends)


@given(st.text(max_size=60), st.integers(0, 60))
def test_units_are_those_of_utf_16(text: str, offset: int) -> None:
    before = text[:offset]
    assert Units(text)(len(before)) == len(before.encode("utf-16-le", "surrogatepass")) // 2


def test_offsets_behind_an_emoji_are_counted_from_the_beginning_of_the_block() -> None:
    blocks = body((0, 31), (33, len(TEXT)))
    start = TEXT.index("تمامًا")
    found = reaches(blocks, [said("s", (start, len(TEXT)))])["s"]
    content = next(one for one in found if one.role == "content")
    second = TEXT[33:].encode("utf-16-le")
    assert second[2 * content.start : 2 * content.end].decode("utf-16-le") == "تمامًا"
    assert content.block == 1
    source = next(one for one in found if one.role == "source")
    assert TEXT[:31].encode("utf-16-le")[2 * source.start : 2 * source.end].decode("utf-16-le") == "Orvel"


def test_the_shortest_statement_lies_on_top() -> None:
    whole, part = said("a", (0, 19)), said("b", (5, 11), certainty="denied")
    pieces = paragraphs(body((0, 31)), [whole, part])[0].pieces
    assert [(one.words, one.certainty, one.over) for one in pieces] == [
        ("Guns ", "asserted", 1),
        ("🔥 fell", "denied", 2),
        (" silent,", "asserted", 1),
        (" Orvel said.", None, 0),
    ]


def test_a_span_over_two_blocks_is_marked_in_both() -> None:
    cut = paragraphs(body((0, 31), (33, len(TEXT))), [said("a", (26, 40))])
    assert [piece.words for one in cut for piece in one.pieces if piece.certainty] == ["said.", TEXT[33:40]]


def test_what_a_browser_would_drop_keeps_its_place() -> None:
    text = "one\r\ntwo\0three"
    shown = paragraphs(body((0, len(text)), text=text), [])[0].words
    assert len(shown) == len(text)
    assert "\r" not in shown
    assert "\0" not in shown


def test_a_text_without_blocks_is_one() -> None:
    document = Document(id="doc-1", sha256="0" * 64, text=TEXT)
    assert [block.span.quote for block in blocks_of(document)] == [TEXT]
    assert blocks_of(Document(id="doc-1", sha256="0" * 64)) == ()


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=12))
def test_pieces_are_the_text_again(edges: list[tuple[int, int]]) -> None:
    spans = [(start, min(start + length, len(TEXT))) for start, length in edges]
    statements = [said(f"s{n}", span) for n, span in enumerate(spans)]
    blocks = body((0, 31), (33, len(TEXT)))
    assert [one.words for one in paragraphs(blocks, statements)] == [
        TEXT[0:31].replace("\r", " "),
        TEXT[33:].replace("\r", " "),
    ]
