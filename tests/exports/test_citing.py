"""One statement cited by itself."""

from msgspec.structs import replace

from reportedly.exports.citing import cite
from reportedly.record import Interval
from tests.readings import reading


def test_a_statement_is_cited_in_three_shapes() -> None:
    read = reading()
    document = replace(
        read.document,
        author="Ana Lind",
        publisher="Ostrel Post",
        url="https://post.example/ostrel",
        published=Interval(start="2031-05-14", end="2031-05-14", grain="day"),
    )
    read = replace(read, document=document)
    one = read.statements[0]
    found = cite(one, read, "reportedly 9", "2031-05-20T08:00:00Z")
    assert found.chicago == (
        "Ana Lind, “Ostrel militia weighs return to the hills,” Ostrel Post, May 14, 2031, https://post.example/ostrel."
    )
    assert f"{document.id}#char=" in found.ics
    assert "accessed 20 May 2031" in found.ics
    assert found.ics.endswith("Extracted by reportedly 9.")
    assert found.bibtex.startswith(f"@article{{{document.id},")
    assert "  url = {https://post.example/ostrel}," in found.bibtex


def test_a_date_is_given_as_far_as_it_is_known() -> None:
    read = reading()
    for start, end, words in (
        ("2031-05-14", "2031-05-20", "May 2031"),
        ("2031-02-01", "2031-11-30", "2031"),
        (None, None, "ostrel.txt."),
    ):
        document = replace(read.document, published=Interval(start=start, end=end))
        shown = cite(read.statements[0], replace(read, document=document), "r")
        assert words in shown.chicago.split("hills,” ")[1]
