"""`briefs`: whether the gate of briefs catches every lie and lets every true sentence pass.

Own reports, always there: the samples (`samples/`), and six that nothing was tuned on (`quality/blind/`, figures
`kept_…`). Each set is one case. Its briefs, by every template that needs no name, and one with room for every
statement, are written as Markdown and read back by `brief --check`: each sentence should be verified (`true_refused`
counts those that are not, and the statements that no wording bore out). Then briefs are falsified by a seeded script,
one sentence in each: a number, a name, a date, a hedge, the polarity or a source changed. A falsified brief is caught
when the check says that this sentence is not verified, and that all others are.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quality.base import Score, share
from reportedly.exports import markdown
from reportedly.exports.brief import brief
from reportedly.exports.checking import check
from reportedly.exports.cited import read
from reportedly.exports.ground import Ground
from reportedly.exports.marks import hedges_of, told
from reportedly.exports.sentences import BriefSentence
from reportedly.intake import one_off
from reportedly.record import Reading, Statement
from reportedly.settings import Settings
from reportedly.weighing.origins import count, weigh
from reportedly.weighing.salience import salience

HERE = Path(__file__).resolve().parent
SETS = {"": HERE.parent / "samples", "kept_": HERE / "blind"}
FALSIFIED = 100  # briefs of each set
SEED = 20320913
TEMPLATES = ("case", "daily", "situation")
ROOM = 1000  # sentences: no statement is left out for length
WORDS = "two three four five six seven eight nine ten eleven twelve fourteen seventeen twenty thirty".split()  # noqa: SIM905
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
MONTHS = "January February March April June July August September October November December".split()  # noqa: SIM905
HARDER = {"claimed": "confirmed", "said": "confirmed", "alleged": "confirmed", "suggested": "proved", "told": "assured"}
AUXILIARY = re.compile(r"\b(was|were|had|has|have|is|are|would|will|did)\b(?! not)")
NEGATED = re.compile(r"\b(?:did not|not|no|never) ", re.IGNORECASE)
DENIED = re.compile(r"\b(denied|denies|rejected) (?:that )?")

Change = Callable[["Setting", BriefSentence, random.Random], str]


@dataclass(frozen=True, slots=True)
class Setting:
    """A case to falsify: its readings, its statements by id, and all that is named in it."""

    readings: tuple[Reading, ...]
    statements: dict[str, Statement]
    names: tuple[str, ...]
    sources: tuple[str, ...]


def score(data: Path, part: str, *, limit: int | None = None, verbose: bool = False) -> Score:  # noqa: ARG001 - own texts
    """Write, check and falsify the briefs of both sets."""
    metrics: dict[str, float] = {}
    checked: dict[str, int] = {}
    documents = items = 0
    for prefix, folder in SETS.items():
        setting = _setting(folder)
        pages, refused = _pages(setting)
        true = [one for page, _ in pages for one in check(read(page), setting.readings)]
        wrong = [one for one in true if one.status != "verified"]
        shares, lies = _falsified(setting, pages, limit or FALSIFIED, verbose=verbose)
        metrics |= {f"{prefix}{name}": value for name, value in shares.items()}
        metrics[f"{prefix}true_refused"] = refused + len(wrong)
        checked[f"{prefix}sentences"] = len(true)
        documents, items = documents + len(setting.readings), items + len(true) + lies
        if verbose:
            for one in wrong:
                print(f"true and refused: {one.text} {one.faults}")
    return Score(documents, items, metrics, {"seed": SEED, "falsified": limit or FALSIFIED, **checked})


@cache
def _setting(folder: Path) -> Setting:
    """Read a folder of reports as one case."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".html"})
    readings = tuple(one_off(str(path), Settings(), bytes) for path in paths)
    statements = {s.id: s for reading in readings for s in reading.statements}
    known = [value.name for r in readings for value in (*r.actors, *r.places) if value.name[:1].isupper()]
    sources = [v.name for r in readings for v in r.voices if v.name]
    return Setting(readings, statements, tuple(sorted(set(known))), tuple(sorted(set(sources))))


def _pages(setting: Setting) -> tuple[list[tuple[str, list[BriefSentence]]], int]:
    """Return briefs as Markdown with their sentences, and how many statements no wording bore out."""
    ledger = weigh(setting.readings)
    drawn, origins = ledger.drawn(), ledger.origins()
    ground = Ground(
        readings=setting.readings,
        origins=origins,
        salience=salience(setting.readings, origins),
        counting=lambda asked: count(asked, drawn),
    )
    whole = brief(ground, limit=ROOM)
    made = [whole, *(brief(ground, template) for template in TEMPLATES)]
    pages = [(one.markdown({}), [s for section in one.sections for s in section.sentences]) for one in made]
    return pages, whole.refused


def _falsified(
    setting: Setting, pages: Sequence[tuple[str, list[BriefSentence]]], wanted: int, *, verbose: bool
) -> tuple[dict[str, float], int]:
    """Return the share of falsified briefs that was caught, for each kind of change and for all."""
    made, caught = Counter[str](), Counter[str]()
    for kind, page, before, after in _lies(setting, pages, wanted):
        made[kind] += 1
        falsified = page.replace(markdown.escape(before), markdown.escape(after), 1)
        found = [one for one in check(read(falsified), setting.readings) if one.status != "verified"]
        well = bool(found) and all(one.text == " ".join(after.split()) for one in found)
        caught[kind] += well
        if verbose and not well:
            print(f"not caught ({kind}): {after} | {before}")
    shares = {f"caught_{kind}": share(caught[kind], made[kind]) for kind in sorted(made)}
    return shares | {"caught": share(caught.total(), made.total())}, made.total()


def _lies(
    setting: Setting, pages: Sequence[tuple[str, list[BriefSentence]]], wanted: int
) -> Iterator[tuple[str, str, str, str]]:
    """Yield (kind, page, sentence, falsified sentence), kinds in turn, by a fixed seed."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    kinds = list(CHANGES)
    made = tries = 0
    while made < wanted and tries < 50 * wanted:
        tries += 1
        page, sentences = pages[chance.randrange(1, len(pages))]
        kind, sentence = kinds[made % len(kinds)], chance.choice(sentences)
        after = CHANGES[kind](setting, sentence, chance)
        if after and after != sentence.text:
            made += 1
            yield kind, page, sentence.text, after


def _number(setting: Setting, sentence: BriefSentence, chance: random.Random) -> str:  # noqa: ARG001 - as all changes
    """Change a number, in digits or in words."""
    spots = list(re.finditer(rf"\b(?:\d+|{'|'.join(WORDS)})\b", sentence.text, re.IGNORECASE))
    if not spots:
        return ""
    spot = chance.choice(spots)
    old = spot.group()
    new = (
        str(int(old) + chance.randint(1, 30))
        if old.isdigit()
        else chance.choice([w for w in WORDS if w != old.lower()])
    )
    return _swap(sentence.text, spot, new.capitalize() if old[0].isupper() else new)


def _name(setting: Setting, sentence: BriefSentence, chance: random.Random) -> str:
    """Put another name of the case in the place of one."""
    spots = [m for name in setting.names for m in re.finditer(rf"\b{re.escape(name)}\b", sentence.text)]
    others = [name for name in setting.names if name not in sentence.text]
    return _swap(sentence.text, chance.choice(spots), chance.choice(others)) if spots and others else ""


def _date(setting: Setting, sentence: BriefSentence, chance: random.Random) -> str:  # noqa: ARG001 - as all changes
    """Change a weekday or a month."""
    spots = list(re.finditer(rf"\b(?:{'|'.join((*DAYS, *MONTHS))})\b", sentence.text))
    if not spots:
        return ""
    spot = chance.choice(spots)
    pool = DAYS if spot.group() in DAYS else MONTHS
    return _swap(sentence.text, spot, chance.choice([word for word in pool if word != spot.group()]))


def _hedge(setting: Setting, sentence: BriefSentence, chance: random.Random) -> str:
    """Drop a hedge, or make a reporting verb firmer."""
    statement = setting.statements[sentence.statements[0]]
    ways = [sentence.text.replace(f"{span.quote} ", "", 1) for span in hedges_of(statement)]
    ways += [re.sub(r"\b(?:at least|about|nearly|up to|around) ", "", sentence.text, count=1, flags=re.IGNORECASE)]
    cues = {span.quote for link in told(statement) for span in link.cue}
    ways += [re.sub(rf"\b{cue}\b", HARDER[cue], sentence.text, count=1) for cue in sorted(cues & set(HARDER))]
    ways = [way for way in ways if way != sentence.text]
    return chance.choice(ways) if ways else ""


def _polarity(setting: Setting, sentence: BriefSentence, chance: random.Random) -> str:  # noqa: ARG001 - as all changes
    """Drop a negation or add one, or let a denial assert."""
    text = sentence.text
    ways = [
        DENIED.sub("said that ", text, count=1),
        NEGATED.sub("", text, count=1),
        AUXILIARY.sub(r"\1 not", text, count=1),
    ]
    ways = [way for way in ways if way != text]
    return chance.choice(ways) if ways else ""


def _source(setting: Setting, sentence: BriefSentence, chance: random.Random) -> str:
    """Drop a source, or put another source of the case in its place."""
    text, statement = sentence.text, setting.statements[sentence.statements[0]]
    quotes = sorted({" ".join(s.quote.split()) for link in told(statement) for s in link.source}, key=len)
    spots = [m for quote in quotes for m in re.finditer(re.escape(quote), text)]
    others = [name for name in setting.sources if name not in text]
    ways = [_swap(text, spot, chance.choice(others)) for spot in spots if others]
    ways += [re.sub(r",? citing [^,]+(?=[,.])", "", text, count=1), re.sub(r", [^,]+ said(?=\.$)", "", text, count=1)]
    ways += [re.sub(r", according to [^,]+(?=\.$)", ", according to a second house", text, count=1)]
    ways = [way for way in ways if way != text]
    return chance.choice(ways) if ways else ""


def _swap(text: str, spot: re.Match[str], new: str) -> str:
    return text[: spot.start()] + new + text[spot.end() :]


CHANGES: dict[str, Change] = {
    "number": _number,
    "name": _name,
    "date": _date,
    "hedge": _hedge,
    "polarity": _polarity,
    "source": _source,
}
