"""How sure a MUC-4 template is of who did it."""

from typing import Any

from quality.muc4_templates import templates
from tests.quality.test_muc4 import event, record, said


def confidences(told: str, kind: str, words: str = "the NRA", **more: Any) -> list[str]:
    """Return how sure a report is of an NRA attack that a voice of a kind tells in the words `told`."""
    mention = {"form": "name", "span": {"start": 10, "end": 13, "quote": "NRA"}}
    body = {"type": "actor", "id": "a", "kind": "armed_group", "name": "NRA", "mentions": [mention]}
    statement = {"type": "statement", "id": "s", "polarity": "+", "certainty": "asserted", "content": [{"quote": told}]}
    statement["chain"] = [{"voice": "v", "commitment": "neutral"}]
    deed = event(actors=["a"], arguments=[{**said("actor", words), "actor": "a"}, said("target", "the bridge")], **more)
    voice = {"type": "voice", "id": "v", "kind": kind, "actor": None}
    return [one.confidence for one in templates([body, voice, statement, deed])]


def test_how_sure_a_report_is_of_the_doer():
    assert confidences("the NRA attacked the bridge", "government") == ["REPORTED AS FACT"]
    assert confidences("the NRA is responsible", "government") == ["SUSPECTED OR ACCUSED BY AUTHORITIES"]
    assert confidences("the NRA is responsible", "person") == ["SUSPECTED OR ACCUSED"]
    assert confidences("the NRA is responsible", "page") == ["REPORTED AS FACT"]
    assert confidences("gunmen attacked", "person", "suspected NRA gunmen") == ["SUSPECTED OR ACCUSED"]


def test_a_body_named_only_for_what_it_may_have_done_is_possible():
    mention = {"form": "name", "span": {"start": 10, "end": 13, "quote": "NRA"}}
    body = {"type": "actor", "id": "a", "kind": "armed_group", "name": "NRA", "mentions": [mention]}
    maybe = event(id="m", realis="possible", actors=["a"], arguments=[{**said("actor", "NRA"), "actor": "a"}])
    done = event(arguments=[said("target", "the bridge")])
    (one,) = templates([body, *record(done, maybe)])
    assert (one.roles["PerpOrg"], one.confidence) == (["nra"], "POSSIBLE")
