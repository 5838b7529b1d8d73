"""What one version of a report says otherwise than another is put right or brought up to date, not in conflict."""

from msgspec.structs import replace

from reportedly.cases import weighed_of
from reportedly.record import Finding
from tests.weighing.reports import read

LIVE = (
    "ORSK, June {day}, 2031 (Coast Wire) - Shells hit a market in {place} on Tuesday, killing {toll} people, the mayor "
    "said. Rescue workers with dogs went on digging under the collapsed roof of the fish hall through the evening."
)


def version(day: int, toll: int, place: str = "Orsk", path: str | None = "live.txt", retrieved: str | None = None):
    made = read(LIVE.format(day=day, toll=toll, place=place), f"{path}")
    return replace(made, document=replace(made.document, path=path, retrieved=retrieved))


def found(*readings) -> list[Finding]:
    return [f for f in weighed_of(readings).findings if f.kind not in {"repetition", "corroboration"}]


def kinds(*readings) -> list[tuple[str, str | None, list[str]]]:
    return [(f.kind, f.facet, [side.says for side in f.sides]) for f in found(*readings)]


def test_a_lower_toll_in_a_newer_version_is_a_correction() -> None:
    assert kinds(version(4, 14), version(5, 9)) == [("correction", "toll", ["14 killed", "9 killed"])]
    assert "newer" in found(version(4, 14), version(5, 9))[0].explanation


def test_a_higher_toll_in_a_newer_version_is_an_update() -> None:
    assert kinds(version(4, 9), version(5, 14)) == [("update", "toll", ["9 killed", "14 killed"])]
    early, late = "2031-06-04T09:00:00Z", "2031-06-04T17:30:00Z"
    for one, other in ((early, late), (late, early)):
        (made,) = kinds(version(4, 9, retrieved=one), version(4, 14, retrieved=other))
        assert made == (
            ("update", "toll", ["9 killed", "14 killed"])
            if one is early
            else ("correction", "toll", ["14 killed", "9 killed"])
        )


def test_where_nothing_tells_which_is_newer_that_is_said() -> None:
    (made,) = found(version(4, 14), version(4, 9))
    assert (made.kind, made.facet) == ("correction", "toll")
    assert "nothing tells which is the newer" in made.explanation


def test_another_report_still_contradicts_a_version() -> None:
    stranger = read(
        "ORSK, June 4, 2031 (Velland Post) - Fourteen people were killed when shells struck a market in Orsk on "
        "Tuesday, hospital officials said.",
        "post.txt",
    )
    assert {("conflict", "toll"), ("correction", "toll")} == {
        (kind, facet) for kind, facet, _ in kinds(stranger, version(4, 14), version(4, 9))
    }


def test_another_place_in_a_newer_version_is_a_correction() -> None:
    assert {kind for kind, _, _ in kinds(version(4, 9), version(5, 9, place="Halvar"))} == {"correction"}
