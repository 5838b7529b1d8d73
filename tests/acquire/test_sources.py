"""Files, folders, patterns and standard input; what is missing is an answer."""

import os

import pytest

from reportedly import acquire
from reportedly.acquire.metadata import NOTHING
from reportedly.errors import InputError, NotFoundError


def put(path, text="The front denied it."):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def nothing():
    raise AssertionError


def test_a_folder_is_read_in_order_without_sidecars_hidden_files_and_saved_page_folders(tmp_path):
    kept = [put(tmp_path / name) for name in ("a.txt", "b/c.html", "b/d.txt")]
    for name in ("a.txt.meta.json", "a.meta.yaml", ".git/x.txt", "b/.x.txt", "b/c_files/ad.html", "README.md"):
        put(tmp_path / name)
    assert [source.name for source in acquire.find([str(tmp_path)])] == kept


def test_no_file_is_read_twice(tmp_path):
    path = put(tmp_path / "a.txt")
    assert [source.name for source in acquire.find([path, str(tmp_path), path])] == [path]


def test_patterns(tmp_path):
    path = put(tmp_path / "a.txt")
    put(tmp_path / "a.meta.json")
    assert [source.name for source in acquire.find([str(tmp_path / "a.*")])] == [path]


@pytest.mark.parametrize("name", ["none.txt", "none/*.txt", "empty", "x" * 5000])
def test_what_is_not_there_is_an_answer(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (source,) = acquire.find([str(tmp_path / name)])
    assert isinstance(source.error, InputError)
    assert source.error.remedy
    with pytest.raises(InputError):
        acquire.load(source, nothing)


def test_a_missing_path_does_not_end_the_rest(tmp_path):
    path = put(tmp_path / "a.txt")
    missing, found = acquire.find([str(tmp_path / "none"), path])
    assert isinstance(missing.error, NotFoundError)
    assert found.error is None


def test_standard_input():
    (source,) = acquire.find(["-"])
    assert acquire.load(source, lambda: b"Orsk") == (b"Orsk", NOTHING)


@pytest.mark.parametrize("beside", ["a.txt.meta.json", "a.meta.json", "a.meta.yaml"])
def test_the_sidecar_beside_a_file_is_loaded(tmp_path, beside):
    path = put(tmp_path / "a.txt")
    put(tmp_path / beside, '{"publisher": "Lantern"}')
    (source,) = acquire.find([path])
    assert acquire.load(source, nothing)[1].publisher == "Lantern"


def test_a_broken_sidecar_is_an_input_error(tmp_path):
    path = put(tmp_path / "a.txt")
    put(tmp_path / "a.meta.json", "{")
    (source,) = acquire.find([path])
    with pytest.raises(InputError, match=r"a\.meta\.json"):
        acquire.load(source, nothing)


def test_what_cannot_be_read_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        acquire.load(acquire.Source(str(tmp_path)), nothing)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_without_permission_is_an_input_error(tmp_path):
    path = put(tmp_path / "a.txt")
    (tmp_path / "a.txt").chmod(0)
    (source,) = acquire.find([path])
    with pytest.raises(InputError, match="cannot be read"):
        acquire.load(source, nothing)
