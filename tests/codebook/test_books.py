"""Codebooks beside one another: every code has an answer, rows are checked, the first that fits counts."""

from pathlib import Path

import pytest

from reportedly.codebook.books import BUILT_IN, NO_ROW, OTHERS, Told, book, books, parsed
from reportedly.codebook.codebook import codebook
from reportedly.codebook.crosswalks import best, crosswalks
from reportedly.errors import UsageError

CODES = [(kind, mode) for kind, modes in codebook().types.items() for mode in (None, *modes)]

MINE = """
name = "mine"

[types]
fire = ["from above", "other"]
talk = []

[scales.violence]
fire = "violent"
"fire/other" = "unsure"

[parties.guards]
kinds = "armed_group"
words = "guard*"

[[crosswalk]]
from = "ASSAULT/aerial ASSAULT/drone"
type = "fire"
mode = "from above"

[[crosswalk]]
from = "ASSAULT"
befell = "guards"
type = "fire"
mode = "other"

[[crosswalk]]
from = "CONSULT"
realis = "happened"
words = "summit* talks"
type = "talk"

[[crosswalk]]
from = "COERCE"
befell = "place"
type = "talk"

[[crosswalk]]
from = "ASSAULT"
befell = "nobody"
none = "nobody is told"
"""


def told(code: str, mode: str | None = None, realis: str = "happened", **extra: object) -> Told:
    return Told(code=code, mode=mode, realis=realis, **extra)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("realis", sorted(OTHERS))
def test_each_code_has_a_code_or_a_reason_in_each_codebook(name: str, realis: str) -> None:
    made = [book(name).code(told(code, mode, realis)) for code, mode in CODES]
    assert [one for one in made if not (one.code or one.reason) or one.reason == NO_ROW] == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_each_type_of_a_codebook_can_be_reached(name: str) -> None:
    known = book(name)
    reached = {(row.type, mode) for row in known.rows for mode in (row.mode, "")}
    wanted = {(kind, mode) for kind, modes in known.types.items() for mode in (*modes, "")}
    # CAMEO's 01 is what is said without any further deed, which is a statement and no event here
    assert not known.rows or wanted - reached <= {("01", "")}


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (told("ASSAULT", "drone"), ("fire", "from above")),
        (told("ASSAULT", "beat", befell=(("armed_group", ("sons",)),)), ("fire", "other")),
        (told("ASSAULT", "beat", befell=(("described", ("two", "guardsmen")),)), ("fire", "other")),
        (told("CONSULT", "visit", words=("summits",)), ("talk", None)),
        (told("COERCE", places=True), ("talk", None)),
    ],
)
def test_the_first_row_that_fits_gives_the_code(event: Told, expected: tuple[str, str | None]) -> None:
    made = parsed(MINE, "mine.toml").code(event)
    assert (made.code, made.mode) == expected


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (told("ASSAULT"), "nobody is told"),
        (told("ASSAULT", befell=(("person", ("woman",)),)), NO_ROW),
        (told("CONSULT", "visit", words=("summitry's",), realis="planned"), NO_ROW),
        (told("CONSULT", words=("talk",)), NO_ROW),
        (told("COERCE"), NO_ROW),
        (told("AID"), NO_ROW),
    ],
)
def test_where_no_code_fits_the_reason_is_told(event: Told, reason: str) -> None:
    made = parsed(MINE, "mine.toml").code(event)
    assert (made.code, made.reason) == (None, reason)


def test_a_mode_may_stand_elsewhere_on_a_scale_than_its_type() -> None:
    mine = parsed(MINE, "mine.toml")
    assert mine.code(told("ASSAULT", "drone")).scales == {"violence": "violent"}
    assert mine.code(told("ASSAULT", befell=(("armed_group", ()),))).scales == {"violence": "unsure"}


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        (
            'type = "talk"\n\n[[crosswalk]]\nfrom = "COERCE"',
            'type = "tlak"\n\n[[crosswalk]]\nfrom = "COERCE"',
            "row 3: 'tlak'",
        ),
        ('mode = "other"', 'mode = "below"', "row 2: 'fire' has no mode 'below'"),
        ('from = "CONSULT"', 'from = "PARLEY"', "row 3: `from` names 'PARLEY'"),
        ('ASSAULT/drone"', 'ASSAULT/dronne"', "row 1: `from` names 'ASSAULT/dronne'"),
        ('befell = "guards"', 'befell = "gaurds"', "row 2: no party is called 'gaurds'"),
        ('realis = "happened"', 'realis = "done"', "row 3: no event is 'done'"),
        ('none = "nobody is told"', "", "row 5: give a `type`"),
        ('none = "nobody is told"', 'none = "x"\ntype = "talk"', "row 5: give a `type`"),
        ('none = "nobody is told"', 'none = "x"\nmode = "y"', "row 5: a `mode` needs a `type`"),
        ('none = "nobody is told"', 'non = "x"', "row 5: Object contains unknown field `non`"),
        ('words = "summit* talks"', "words = 3", "row 3: Expected `str`"),
        ('"fire/other" = "unsure"', '"fire/ohter" = "unsure"', "scales.violence: 'fire' has no mode 'ohter'"),
        ('name = "mine"', "", "it has no `name`"),
        ('name = "mine"', "name = ", "mine.toml: Invalid value"),
    ],
)
def test_a_wrong_row_is_one_line_that_names_file_and_row(wrong: str, right: str, says: str) -> None:
    assert wrong in MINE
    with pytest.raises(UsageError) as caught:
        parsed(MINE.replace(wrong, right, 1), "mine.toml")
    assert str(caught.value).startswith("mine.toml: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_rows_nothing_would_get_a_code() -> None:
    with pytest.raises(UsageError, match="no \\[\\[crosswalk\\]\\] rows"):
        parsed('name = "mine"\n[types]\nfire = []', "mine.toml")


def test_codebooks_are_found_by_name_or_path(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(MINE, encoding="utf-8")
    assert [one.name for one in books(["acled", str(mine)])] == ["acled", "mine"]
    with pytest.raises(UsageError, match="no codebook named 'aclde': choose one of plover, acled, cameo"):
        book("aclde")
    with pytest.raises(UsageError, match="cannot be read"):
        book(str(tmp_path / "other.toml"))
    with pytest.raises(UsageError, match="two codebooks are called 'mine'"):
        books([str(mine), str(mine)])
    mine.write_bytes(b"name = '\xff'")
    with pytest.raises(UsageError, match="is not UTF-8"):
        book(str(mine))


@pytest.mark.parametrize(
    ("event", "acled", "cameo"),
    [
        (told("ASSAULT", "drone"), "Air/drone strike", "19"),
        (told("ASSAULT", "firearms", befell=(("described", ("three", "farmers")),)), "Attack", "19"),
        (told("ASSAULT", befell=(("military", ("army", "convoy")),)), "Armed clash", "19"),
        (
            told("ASSAULT", "heavy-weapons", befell=(("", ("crowded", "market")),)),
            "Shelling/artillery/missile attack",
            "19",
        ),
        (
            told("ASSAULT", "firearms", befell=(("described", ("protesters",)),)),
            "Excessive force against protesters",
            "19",
        ),
        (told("ASSAULT", "abduct"), "Abduction/forced disappearance", "18"),
        (told("ASSAULT", "destroy"), "Looting/property destruction", "17"),
        (
            told("COERCE", "seize", doers=(("armed_group", ("front",)),), places=True),
            "Non-state actor overtakes territory",
            "19",
        ),
        (told("COERCE", "seize", doers=(("military", ("army",)),), places=True), "Government regains territory", "19"),
        (told("PROTEST", "demo"), "Peaceful protest", "14"),
        (told("PROTEST", "strike"), None, "14"),
        (told("ACCUSE", "allege"), None, "11"),
        (told("REQUEST", "yield", words=("demanded",)), None, "10"),
        (told("AGREE", words=("signed",)), "Agreement", "05"),
        (told("AGREE", words=("promised",)), None, "03"),
        (told("RETREAT", "ceasefire", realis="negated"), None, "12"),
        (told("ASSAULT", "aerial", realis="planned"), None, None),
        (told("state", "calm"), None, None),
    ],
)
def test_what_the_codebooks_of_the_package_make_of_events(event: Told, acled: str | None, cameo: str | None) -> None:
    assert (book("acled").code(event).mode, book("cameo").code(event).code) == (acled, cameo)


@pytest.mark.parametrize(("code", "mode"), [(code, mode) for code, mode in CODES if code != "state"])
def test_codebooks_say_what_the_tables_of_the_exports_say(code: str, mode: str | None) -> None:
    """Where one event's words add nothing, an event is by both the same."""
    walks, plain = crosswalks(), told(code, mode)
    root = best(walks.cameo, code, mode)
    assert root is not None
    assert book("cameo").code(plain).code == root[0][:2]
