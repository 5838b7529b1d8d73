"""`t17`: which days a timeline should hold, and what it says of them (Tran et al. 2013).

DATA/t17/PART/TOPIC.articles.jsonl: one object an article, with its date; DATA/t17/PART/timelines/*-TOPIC.*.json: what
journalists made of the topic. Given to the system: the articles with their dates, all of one topic as one case, and
how many days the journalists' timeline has. Articles are read by the rules alone, as `read --fast` does: dates are
found in the same way.

`date_f` is the mean over timelines of the F1 of days; `ar1_f` and `ar2_f` are ROUGE-1 and ROUGE-2 of days aligned many
to one, discounted by their distance (Martschat and Markert 2017, align+ m:1, F1). `window_date_f` is `date_f` where the
first and last day are given too, as in published figures. Timelines named `crisis-` come from another collection,
whose articles are not here; they count in `all_date_f` only.
"""

import datetime as dt
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

import reportedly
from quality.base import Counts, Score, files, folder, read_jsonl, share
from reportedly.record import Reading
from reportedly.settings import Settings
from reportedly.weighing.origins import count, weigh
from reportedly.weighing.told_days import ToldDay, told_days

ELSEWHERE = "crisis-"
WORD = re.compile(r"\w+")
Summary = Mapping[str, str]
Grams = Counter[tuple[str, ...]]


def score(data: Path, part: str, *, limit: int | None = None) -> Score:
    """Read each topic's articles, draw as many days as each timeline has, and compare."""
    folder(data, "t17", part)
    own: defaultdict[str, list[float]] = defaultdict(list)
    articles = timelines = 0
    for path in files(data, "t17", part, "*.articles.jsonl"):
        topic = path.name.partition(".")[0]
        wanted = {held.name: gold(held) for held in sorted((path.parent / "timelines").glob(f"*-{topic}.*.json"))}
        readings = read(read_jsonl(path, limit))
        drawn = weigh(readings).drawn()
        draw = partial(told_days, readings, lambda asked, drawn=drawn: count(asked, drawn))
        articles, timelines = articles + len(readings), timelines + len(wanted)
        for name, timeline in wanted.items():
            told = draw(len(timeline))
            own["all_date_f"].append(dates(told, timeline))
            if not name.startswith(ELSEWHERE):
                within = draw(len(timeline), min(timeline), max(timeline))
                own["date_f"].append(dates(told, timeline))
                own["window_date_f"].append(dates(within, timeline))
                shown = {day.day: day.words for day in told}
                for n in (1, 2):
                    own[f"ar{n}_f"].append(aligned(shown, timeline, n))
    return Score(articles, timelines, {key: share(sum(held), len(held)) for key, held in own.items()})


def read(rows: Sequence[Mapping[str, Any]]) -> list[Reading]:
    """Read the articles of one topic."""
    read_text = cast("Any", reportedly.read_text)  # promised names are loaded when first asked for
    fast = Settings(attributor="rules")
    return [
        read_text(row["text"], published=row["date"], name=f"{row['topic']}/{n}", settings=fast)
        for n, row in enumerate(rows)
    ]


def gold(path: Path) -> Summary:
    """Return what a timeline says, by day; entries of one day are one."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in json.loads(path.read_text(encoding="utf-8")):
        found[entry["date"]] += entry["text"]
    return {day: " ".join(text) for day, text in found.items()}


def dates(told: Sequence[ToldDay], timeline: Summary) -> float:
    """Return the F1 of the days."""
    return Counts(len({day.day for day in told} & timeline.keys()), len(told), len(timeline)).f


def aligned(system: Summary, timeline: Summary, n: int) -> float:
    """Return ROUGE-n F1 where each day of one side is held against that of the other which it fits best."""
    p, r = covered(system, timeline, n), covered(timeline, system, n)
    return share(2 * p * r, p + r)


def covered(one: Summary, other: Summary, n: int) -> float:
    """Return the share of the n-grams of one side that the other's days hold, each discounted by the days between."""
    theirs = {day: grams(text, n) for day, text in other.items()}
    total = hits = 0.0
    for day, text in one.items():
        mine = grams(text, n)
        total += mine.total()
        hits += max((near(day, far) * (mine & held).total() for far, held in theirs.items()), default=0.0)
    return share(hits, total)


def near(one: str, other: str) -> float:
    """Return 1 for the same day, 1/2 for the next, and so on."""
    return 1 / (abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days) + 1)


def grams(text: str, n: int) -> Grams:
    """Count the n-grams of a text."""
    words: Iterable[str] = WORD.findall(text.casefold())
    held = list(words)
    return Counter(tuple(held[i : i + n]) for i in range(len(held) - n + 1))
