"""One text on which the system breaks off does not cost the others their score."""

import reportedly
from quality import system


def test_a_text_that_breaks_the_system_is_an_empty_record_and_is_counted(monkeypatch, capsys):
    def broken(*_given, **_options):
        raise IndexError

    monkeypatch.setattr(reportedly, "read_text", broken, raising=False)
    system.failed.clear()
    assert system.read("Rebels shelled the town.", name="bad") == []
    assert system.failed == ["bad"]
    assert "bad: not read" in capsys.readouterr().err
    system.failed.clear()


def test_a_text_that_is_read_has_the_record_that_is_printed():
    kinds = {item["type"] for item in system.read("Rebels shelled the town, the army said.")}
    assert {"document", "statement"} <= kinds
