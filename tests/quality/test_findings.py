"""The scorer of findings, on findings made by hand."""

from quality.findings import compare, fits
from reportedly.record import Finding, FindingKind, Mention, OriginCount, Side, Span
from tests.readings import reading

NAMES = {"doc-a": "one", "doc-b": "two"}


def side(document: str, words: str) -> Side:
    spans = (Mention(document=document, span=Span(start=0, end=len(words), quote=words)),)
    return Side(says=words, statements=(f"statement-{document}",), spans=spans)


def finding(kind: FindingKind = "conflict", facet: str | None = "toll") -> Finding:
    return Finding(
        id="finding-1",
        kind=kind,
        about="happening-1",
        statements=("statement-doc-a", "statement-doc-b"),
        origins=OriginCount(low=1, high=1, ids=(), why=""),
        spans=(),
        explanation="two tolls",
        facet=facet,
        sides=(side("doc-a", "nine people"), side("doc-b", "20 people")),
    )


GOLD = {"kind": "conflict", "facet": "toll", "sides": [{"two": "20"}, {"one": "nine people and more"}]}


def test_a_finding_fits_when_its_sides_do() -> None:
    assert fits(GOLD, finding(), NAMES)
    assert not fits(GOLD, finding("update"), NAMES)
    assert not fits(GOLD, finding(facet="date"), NAMES)
    assert not fits(GOLD | {"sides": [{"two": "20"}, {"two": "20"}]}, finding(), NAMES)
    assert not fits(GOLD | {"sides": [{"two": "30"}]}, finding(), NAMES)


def test_each_gold_finding_is_hit_once() -> None:
    one, two = reading(name="a.txt"), reading(text="x\n\n" + reading().document.text, name="b.txt")
    names = {"one": one, "two": two}
    case = {"case": "made", "findings": [GOLD]}
    made = finding()
    sides = (side(one.document.id, "nine people"), side(two.document.id, "20 people"))
    again = Finding(**{name: getattr(made, name) for name in made.__struct_fields__} | {"sides": sides})
    counts = compare(case, names, [again, again])
    assert (counts.hits, counts.system, counts.gold) == (1, 2, 1)
