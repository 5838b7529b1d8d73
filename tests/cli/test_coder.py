"""`reportedly read --coder llm`, against a language model that really runs, and against endpoints that fail."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportedly.store import Case
from tests.cli.conftest import Done
from tests.endpoints import KEY, Asked, chat

Run = Callable[..., Done]
PATIENT = ("--coder-timeout", "500", "--coder-tokens", "400", "--fast")
# the first sentence is the example of the prompt but for the day: a tiny model repeats it, and there it is right
TEXT = """Rebels shelled the port of Marrow on Tuesday, police said.

The teachers of Lenn met their minister.
"""


def proposals(folder: Path) -> list[dict[str, Any]]:
    with Case.open(folder / "case.db") as case:
        (reading,) = case.readings()
        assert all(one.trigger is None or one.trigger.holds_in(reading.document.text) for one in reading.proposals)
        assert all(a.span.holds_in(reading.document.text) for one in reading.proposals for a in one.arguments)
    return [json.loads(line) for line in exported(folder) if '"type":"proposal"' in line]


def exported(folder: Path) -> list[str]:
    return (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()


def rules(lines: list[str]) -> list[str]:
    return [line for line in lines if '"type":"proposal"' not in line]


@pytest.fixture
def asking(reportedly: Run, folder: Path) -> Run:
    """Read one report with the coder, and export the case."""
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")

    def run(url: str, *more: str) -> Done:
        done = reportedly("read", "report.txt", "--coder", "llm", "--coder-url", url, "--coder-model", "smol", *more)
        assert reportedly("export", "jsonl", "-o", "out.jsonl").code == 0
        return done

    return run


def test_a_real_model_proposes_and_most_of_it_is_refused(
    asking: Run, reportedly: Run, folder: Path, model_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reportedly("read", "report.txt", "--fast", "--case", "plain.db")
    reportedly("export", "jsonl", "-o", "plain.jsonl", "--case", "plain.db")
    monkeypatch.setenv("REPORTEDLY_CODER_KEY", KEY)
    done = asking(model_url, *PATIENT)
    assert (done.code, done.err) == (0, "")
    found = proposals(folder)
    made = [one for one in found if one["state"] == "proposed"]
    refused = [one for one in found if one["state"] == "refused"]
    assert f"{len(made)} proposed, {len(refused)} refused" in done.out
    assert {(one["code"], one["trigger"]["quote"]) for one in made} == {("ASSAULT", "shelled")}
    assert refused
    assert all(one["reason"] and json.loads(one["answer"]) for one in refused)
    assert {(one["by"], one["model"], one["parameters"]["endpoint"]) for one in found} == {
        ("llm/1", "smollm2-135m", model_url)
    }
    # what the rules read is what they read without it
    plain = (folder / "plain.jsonl").read_text(encoding="utf-8").splitlines()
    assert rules(exported(folder)) == plain
    assert KEY.encode() not in b"".join(path.read_bytes() for path in folder.iterdir())
    shown = json.loads(reportedly("codes", "--proposals", "--json").out)
    agreed = [one["agrees"] for one in shown if one["proposal"]["state"] == "proposed"]
    assert "yes" in agreed
    assert set(agreed) <= {"yes", "type"}
    # asked again, it answers alike
    reportedly(
        "read", "report.txt", "--again", "--coder", "llm", "--coder-url", model_url, "--coder-model", "smol", *PATIENT
    )
    reportedly("export", "jsonl", "-o", "out.jsonl")
    assert proposals(folder) == found


def test_a_wrong_key_loses_nothing_and_the_right_one_is_asked_again(
    asking: Run, reportedly: Run, folder: Path, model_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTEDLY_CODER_KEY", "not-the-key")
    done = asking(model_url, "--fast")
    assert done.code == 1
    assert done.err == (
        f"reportedly: {model_url} answered HTTP 401 “Invalid API Key”: check the setting coder_key "
        "(coder, 1 document; what the rules read is kept)\n"
    )
    (failed,) = proposals(folder)
    assert (failed["state"], failed["unasked"] > 0) == ("failed", True)
    assert any('"type":"event"' in line for line in exported(folder))
    assert reportedly("brief").code == 0
    # unchanged settings and still no answer: told again, and nothing is doubled
    assert asking(model_url, "--fast").code == 1
    assert len(proposals(folder)) == 1


def test_a_real_model_that_is_cut_short_is_a_failure(
    asking: Run, folder: Path, model_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTEDLY_CODER_KEY", KEY)
    done = asking(model_url, "--fast", "--coder-timeout", "500", "--coder-tokens", "4")
    assert done.code == 1
    assert "is not the JSON that was asked for" in done.err
    assert {one["state"] for one in proposals(folder)} == {"failed"}


def test_a_real_model_that_is_too_slow(
    asking: Run, folder: Path, model_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTEDLY_CODER_KEY", KEY)
    done = asking(model_url, "--fast", "--coder-timeout", "0.05")
    assert done.code == 1
    assert "did not answer in 0.05 seconds: set coder_timeout higher" in done.err
    assert [one["state"] for one in proposals(folder)] == ["failed"]


def test_what_was_not_answered_is_asked_again_and_nothing_else(
    asking: Run, reportedly: Run, folder: Path, serve: Callable[..., Asked]
) -> None:
    server = serve((401, {}, b""), chat({"events": []}))
    assert asking(server.url, "--fast").code == 1
    assert asking(server.url, "--fast").code == 0
    assert proposals(folder) == []
    asked = len(server.requests)
    assert asking(server.url, "--fast").out.startswith("0 read, 0 statements, 1 held already")
    assert len(server.requests) == asked
    assert reportedly("read", "report.txt", "--fast", "--json").out.count('"coder"') == 0


def test_the_counts_are_told_as_json(asking: Run, serve: Callable[..., Asked]) -> None:
    server = serve(chat({"events": [{"code": "AID", "trigger": "nowhere"}]}), (403, {}, b""))
    told = json.loads(asking(server.url, "--fast", "--json").out)
    assert (told["coder"]["proposed"], told["coder"]["refused"]) == (0, 1)
    assert told["coder"]["unanswered"][0]["path"] == "report.txt"
    assert "HTTP 403" in told["coder"]["unanswered"][0]["reasons"][0]


def test_a_rejected_proposal_is_gone(asking: Run, reportedly: Run, folder: Path, serve: Callable[..., Asked]) -> None:
    asking(serve(chat({"events": [{"code": "AID", "trigger": "nowhere"}]})).url, "--fast")
    for one in proposals(folder):
        assert reportedly("reject", one["id"], "--by", "ana").code == 0
    assert reportedly("codes", "--proposals").out == ""


def test_nothing_is_sent_unless_the_coder_is_set(
    reportedly: Run, folder: Path, serve: Callable[..., Asked], monkeypatch: pytest.MonkeyPatch
) -> None:
    server = serve(chat({"events": []}))
    monkeypatch.setenv("REPORTEDLY_CODER_URL", server.url)
    monkeypatch.setenv("REPORTEDLY_CODER_MODEL", "m")
    monkeypatch.setenv("REPORTEDLY_CODER_KEY", "k")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    assert reportedly("read", "report.txt", "--fast").code == 0
    assert server.requests == []
    assert "setting coder_key\tset, not shown" in reportedly("doctor").out


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--coder", "llm"), "needs an endpoint and a model"),
        (("--coder", "lmm"), "no plug-in named 'lmm' in reportedly.coders: choose one of llm"),
        (("--coder", "llm", "--coder-model", "m", "--coder-url", "host/v1"), "no address that can be asked"),
        (("--coder-timeout", "0"), "sets 'coder_timeout' to 0.0"),
        (("--coder-key", "k"), "No such option: --coder-key"),
    ],
)
def test_wrong_settings_end_the_run_before_anything_is_read(
    reportedly: Run, folder: Path, more: tuple[str, ...], says: str
) -> None:
    done = reportedly("read", "report.txt", *more)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert says in done.err
    assert not (folder / "case.db").exists()


def test_a_key_that_is_no_text_is_not_repeated(reportedly: Run, folder: Path) -> None:
    (folder / "reportedly.toml").write_text("coder_key = 4711", encoding="utf-8")
    done = reportedly("read", "report.txt", "--fast")
    assert (done.code, "4711" in done.err) == (2, False)
