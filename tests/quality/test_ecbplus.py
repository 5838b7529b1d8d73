"""The scorer of events across reports, on a hand-made set."""

import json
from pathlib import Path

from quality import ecbplus


def report(name: str, text: str, events: list[tuple[int, str]]) -> dict[str, object]:
    return {
        "doc_id": name,
        "sentences": [{"sent_id": 0, "tokens": text.split()}],
        "events": [
            {"sent_id": 0, "tokens_number": [n], "coref_chain": chain, "is_singleton": False} for n, chain in events
        ],
    }


def test_deeds_of_one_story_in_other_words_are_one_and_those_of_another_are_not(tmp_path: Path) -> None:
    home = tmp_path / "ecbplus" / "dev"
    home.mkdir(parents=True)
    rows = [
        report("a", "Police arrested Ivo Marn in Lanric on Monday over the stolen bronze bell .", [(1, "arrest")]),
        report("b", "Ivo Marn was detained by Lanric police over the stolen bronze bell .", [(3, "arrest")]),
        report("c", "Wheat farmers of the Tarn hailed the king as wheat prices doubled .", [(5, "hail")]),
        report("d", "Wheat prices doubled and farmers of the Tarn danced for the king .", [(8, "dance")]),
    ]
    (home / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    made = ecbplus.score(tmp_path, "dev")
    assert (made.documents, made.items) == (4, 4)
    assert made.metrics["wide_p"] == made.metrics["wide_r"] == 1
    assert made.metrics["pair_p"] == made.metrics["pair_r"] == 1
    assert made.metrics["conll_f"] == 1
