import pickle
from pathlib import Path

import msgspec
import pytest

from reportedly.errors import UsageError
from reportedly.settings import GIVEN, Settings, load, names

DOCS = Path(__file__).parent.parent / "docs" / "settings.md"


def test_defaults() -> None:
    settings = load()
    assert settings == Settings()
    assert settings.case == "case.db"
    assert settings.origin("case") == "default"


def test_each_source_gives_way_to_the_next(tmp_path: Path) -> None:
    (tmp_path / "reportedly.toml").write_text('case = "file.db"\nmodel = "file"\nprocesses = 2\n')
    environment = {"REPORTEDLY_MODEL": "environment", "REPORTEDLY_PROCESSES": "3", "HOME": "/"}
    settings = load({"processes": 4, "title": None}, environment, tmp_path)
    assert (settings.case, settings.model, settings.processes) == ("file.db", "environment", 4)
    assert settings.origin("case") == f"file {tmp_path / 'reportedly.toml'}"
    assert settings.origin("model") == "environment REPORTEDLY_MODEL"
    assert settings.origin("processes") == "flag --processes"
    assert settings.origin("title") == "default"


def test_a_named_file_takes_the_place_of_the_folders(tmp_path: Path) -> None:
    (tmp_path / "reportedly.toml").write_text('case = "folder.db"')
    named = tmp_path / "other.toml"
    named.write_text("timeout = 1.5")
    settings = load(folder=tmp_path, config=named)
    assert (settings.case, settings.timeout) == ("case.db", 1.5)


@pytest.mark.parametrize(
    ("flags", "environment", "says"),
    [
        ({"modle": "x"}, {}, "'model'"),
        ({}, {"REPORTEDLY_CASSE": "x"}, "'case'"),
        ({}, {"REPORTEDLY_ORIGINS": "x"}, "unknown setting 'origins'"),
        ({"zzz": "x"}, {}, "choose one of case, model"),
        ({"processes": 0}, {}, "flag --processes"),
        ({}, {"REPORTEDLY_PROCESSES": "many"}, "REPORTEDLY_PROCESSES"),
        ({}, {"REPORTEDLY_TIMEOUT": "-1"}, ">= 0"),
    ],
)
def test_what_does_not_fit_is_refused(flags: dict[str, object], environment: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        load(flags, environment)


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"case = ", "not TOML"), (b"\xff\xfe", "not TOML"), (b"modell = 'x'", "'model'"), (b"case = 3", "case")],
)
def test_a_faulty_file_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "reportedly.toml").write_bytes(content)
    with pytest.raises(UsageError, match=says):
        load(folder=tmp_path)


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load(config=tmp_path / "none.toml")


def test_an_unknown_name_has_no_origin() -> None:
    with pytest.raises(UsageError):
        Settings().origin("modle")


def test_what_is_given_about_documents() -> None:
    assert Settings(title="T", url="u", model="m").given() == {"title": "T", "url": "u"}
    assert set(GIVEN) <= set(names())


@pytest.mark.parametrize("name", names())
def test_every_setting_is_documented(name: str) -> None:
    row = next((line for line in DOCS.read_text().splitlines() if line.startswith(f"| `{name}` |")), "")
    default = getattr(Settings(), name)
    assert ("none" if default is None else f"`{default}`") in row


def test_a_key_is_shown_nowhere_and_goes_with_the_settings_to_other_processes() -> None:
    chosen = load(environment={"REPORTEDLY_CODER_KEY": "sk-4711"})
    assert "4711" not in f"{chosen} {chosen.coder_key} {chosen!r} {chosen.origin('coder_key')}"
    with pytest.raises(TypeError):
        msgspec.json.encode(chosen)
    sent = pickle.loads(pickle.dumps(chosen))
    assert sent.coder_key.reveal() == "sk-4711"
