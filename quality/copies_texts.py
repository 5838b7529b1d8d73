"""`python -m quality.copies_texts`: writes the gold of copies anew, the same every time.

300 pairs of documents with what the one is to the other, half for tuning (`dev`, out of the texts a01 to a13 of
`quality/nested/` and of the samples) and half kept apart (`test`, out of b01 to b13). Texts are our own; what was done
to them is what desks do:

- `copy`: another title, byline, dateline and credit, small changes of words, of quotation marks or of paragraphs, a
  sentence more or the last paragraph less;
- `abridged`: the head, or some of the sentences, insertions cut and words changed, sometimes with other news behind;
- `derived`: two sentences of another text in a text of its own;
- `shared_quotation`: the same quotation in two texts that have nothing else in common;
- `unrelated`: two texts of one war, with a phrase of the trade in both; with a paragraph of background in both, which
  comes back week after week; or one form filled in with other figures.

`source` is the document that the other was made from, or empty where nothing in the two tells. Documents of a group are
one collection.
"""

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

QUALITY = Path(__file__).resolve().parent
HERE, TEXTS = QUALITY / "copies", QUALITY / "nested" / "texts"
SAMPLES = QUALITY.parent / "samples"
NATURAL = ("04-post-count", "05-wire-update", "08-dns-informed", "11-front-profile", "12-truce-announced")
SEEDS = {"dev": 20320913, "test": 20320925}
FIRST = date(2032, 9, 13)
END = re.compile(r"(?<=[.!?][\"”]) (?=[A-Z“\"])|(?<=[.!?]) (?=[A-Z“\"])")
QUOTE = re.compile(r"[\"“]([^\"”]{38,160})[\"”]")
INSERTION = re.compile(r", (?:who|which|where|a|an|the) [^,.“”\"]{8,60},|\s\([^()]{2,40}\)")
CHANGES = (
    ("said that", "said"), ("about", "some"), ("because", "since"), ("nearly", "almost"), ("after", "following"),
    ("several", "a number of"), ("was killed", "died"), ("were killed", "died"), ("a day after", "one day after"),
    ("at least", "no fewer than"), ("declined to", "would not"), ("two", "a pair of"), ("government", "cabinet"),
    ("also", "further"), ("told", "informed"), ("men", "people"), ("However, ", ""), ("troops", "soldiers"),
)  # fmt: skip
MASTHEADS = ("Port Lantern Gazette", "Harbour Times", "Valley Courier", "Northern Post", "Evening Mail of Orm")
TITLES = ("What we know", "Fighting goes on", "New reports from the front", "Officials speak out", "The day in brief")
FOOTS = (
    "Read more: ferry fares to rise in October\nShare this story",
    "Leave a comment\nYour email address will not be published",
)
TRADE = "The officials spoke on condition of anonymity because they were not authorised to talk to journalists."
BACKGROUNDS = (
    (
        "The armed wing of the movement was founded in 2017 by former border guards and has since taken most of the "
        "passes between the two countries, driving more than two hundred thousand people from their homes."
    ),
    (
        "Under the accord that ended the first war, both armies were to keep their heavy guns twenty kilometres from "
        "the river, a rule that monitors say has been broken by each side in every month since it was signed."
    ),
    (
        "The strait, forty kilometres wide at its narrowest, carries a third of the region's grain and nearly all of "
        "its oil, and insurers have raised their rates five times since the first tanker was hit there in the spring."
    ),
)
FORMS = (
    (
        "Monitors recorded {0} explosions and {1} bursts of heavy fire along the line of contact in the past day, most "
        "of them near the station. The side that holds the hills reported {2} wounded, the other {3}. Repairs to {4} "
        "power lines went on under {5} local truces, and {6} lorries passed the northern gate, the mission's note said."
    ),
    (
        "The hospital of the district took in {0} patients in the last day, {1} of them with wounds from shells, and "
        "sent {2} to the coast. It has fuel for {3} hours and blood for {4} operations, its daily bulletin said, and "
        "{5} of its {6} beds are taken."
    ),
)
QUOTING = (
    "“{0},” the commander was quoted as saying on Friday.",
    "In a message read out on the radio the commander put it in this way: “{0}.” He took no questions.",
)


@dataclass
class Gold:
    """Documents and labelled pairs under way."""

    dice: random.Random
    part: str
    documents: list[dict[str, str]] = field(default_factory=list)
    pairs: list[dict[str, str]] = field(default_factory=list)

    def write(self, text: str, day: int | None, group: str = "week") -> str:
        """Keep a document of so many days after the first, of no date if None, in a group; returns its id."""
        name = f"{self.part}-{len(self.documents):03}"
        published = "" if day is None else (FIRST + timedelta(days=day)).isoformat()
        self.documents.append({"id": name, "group": group, "published": published, "text": text})
        return name

    def label(self, one: str, other: str, verdict: str, source: str = "") -> None:
        """Keep what two documents are to each other."""
        self.pairs.append({"one": one, "other": other, "verdict": verdict, "source": source})


def sentences(text: str) -> list[str]:
    """Return the sentences of a text without its title and dateline."""
    body = text.partition("\n\n")[2]
    found = [s.strip() for paragraph in body.split("\n\n") for s in END.split(" ".join(paragraph.split()))]
    return [re.sub(r"^[A-Z .,]{3,}[^-–—]{0,40}(?:--|[-–—]) ", "", s) for s in found if len(s.split()) > 3]  # noqa: PLR2004


def paragraphs(found: list[str], dice: random.Random) -> str:
    """Set sentences in paragraphs of one to three."""
    parts, at = [], 0
    while at < len(found):
        size = dice.randint(1, 3)
        parts.append(" ".join(found[at : at + size]))
        at += size
    return "\n\n".join(parts)


def changed(text: str, dice: random.Random, share: float) -> str:
    """Change some words as an editor does."""
    for word, other in CHANGES:
        if dice.random() < share:
            text = re.sub(rf"\b{word}\b" if word[-1].isalpha() else re.escape(word), other, text, count=1)
    return text


def dressed(body: str, dice: random.Random) -> str:
    """Give a text another title, sometimes a masthead, a byline and furniture."""
    head = f"{dice.choice(MASTHEADS)} | World\n\n" if dice.random() < 1 / 3 else ""
    foot = f"\n\n{dice.choice(FOOTS)}" if dice.random() < 1 / 3 else ""
    return f"{head}{dice.choice(TITLES)}\n\n{body}{foot}\n"


def copied(found: list[str], dice: random.Random) -> str:
    """Return a copy: all but little of the sentences, words hardly changed."""
    kept = found[:-1] if dice.random() < 1 / 3 else list(found)
    if dice.random() < 1 / 4:
        kept.insert(dice.randrange(len(kept)), "The report could not be checked at once.")
    text = changed(paragraphs(kept, dice), dice, 0.15)
    return dressed(text.replace("“", '"').replace("”", '"') if dice.random() < 1 / 2 else text, dice)


def abridged(found: list[str], dice: random.Random, more: list[str]) -> str:
    """Return an abridgement: the head or some of the sentences, cut and reworded, other news behind it or not."""
    count = max(3, round(len(found) * dice.uniform(0.4, 0.65)))
    kept = found[:count] if dice.random() < 1 / 3 else [found[i] for i in sorted(dice.sample(range(len(found)), count))]
    if dice.random() < 2 / 3:
        kept = [changed(INSERTION.sub("", sentence), dice, 0.3) for sentence in kept]
    if dice.random() < 1 / 4:
        kept.append(dice.choice(more))
    return dressed(paragraphs(kept, dice), dice)


def bases(part: str) -> list[str]:
    """Return the texts that a part is made of."""
    found = [path.read_text("utf-8") for path in sorted(TEXTS.glob("a*.txt" if part == "dev" else "b*.txt"))]
    names = NATURAL if part == "dev" else ()
    return found + [(SAMPLES / f"{name}.txt").read_text("utf-8") for name in names]


def make(part: str) -> Gold:
    """Return one part of the gold."""
    gold = Gold(random.Random(SEEDS[part]), part)  # noqa: S311 - no secrets here
    texts = bases(part)
    split = [sentences(text) for text in texts]
    ids = [gold.write(text, at % 5) for at, text in enumerate(texts)]
    pool = list(zip(ids, split, strict=True))
    _made(gold, pool, 40, "copy", lambda found, _: copied(found, gold.dice))
    _made(gold, pool, 40, "abridged", lambda found, other: abridged(found, gold.dice, other))
    _made(gold, pool, 20, "derived", lambda found, other: _borrowing(found, other, gold.dice))
    _quotations(gold, texts, split, 15)
    _unrelated(gold, pool, 20)
    _backgrounds(gold, split)
    _forms(gold)
    return gold


Maker = Callable[[list[str], list[str]], str]


def _made(gold: Gold, pool: list[tuple[str, list[str]]], count: int, verdict: str, maker: Maker) -> None:
    """Make so many documents out of others; three in four bear a later date, the others none."""
    for at in range(count):
        source, found = pool[at % len(pool)]
        other = gold.dice.choice([sentences for name, sentences in pool if name != source])
        dated = gold.dice.random() < 3 / 4
        made = gold.write(maker(found, other), 5 + at % 2 if dated else None)
        gold.label(source, made, verdict, source if dated else "")


def _borrowing(found: list[str], other: list[str], dice: random.Random) -> str:
    """Return a text of its own with two sentences of another in it, thirty words and more."""
    choices = [i for i in range(len(found) - 1) if len(" ".join(found[i : i + 2]).split()) >= 30]  # noqa: PLR2004
    at = dice.choice(choices or [0])
    kept = list(other)
    kept.insert(dice.randrange(len(kept)), " ".join(found[at : at + 2]))
    return dressed(paragraphs(kept, dice), dice)


def _quotations(gold: Gold, texts: list[str], split: list[list[str]], count: int) -> None:
    """Put one quotation into two texts that have nothing else in common."""
    quotes = [q for text in texts for q in QUOTE.findall(" ".join(text.split())) if len(q.split()) > 6]  # noqa: PLR2004
    for at in range(count):
        quote = quotes[at % len(quotes)].strip(",. ")
        clear = [found for found in split if not any(quote[:30] in sentence for sentence in found)]
        one, other = gold.dice.sample(clear, 2)
        made = [
            gold.write(dressed(f"{paragraphs(found[: 4 + at % 2], gold.dice)}\n\n{frame.format(quote)}", gold.dice), 6)
            for found, frame in zip((one, other), QUOTING, strict=True)
        ]
        gold.label(*made, "shared_quotation")


def _unrelated(gold: Gold, pool: list[tuple[str, list[str]]], count: int) -> None:
    """Pair texts of one war as they are; and texts that have a phrase of the trade in common."""
    for at in range(count):
        (one, first), (other, second) = gold.dice.sample(pool, 2)
        if at % 2:
            one = gold.write(dressed(f"{first[0]} {TRADE}\n\n{first[1]}", gold.dice), 6)
            other = gold.write(dressed(f"{second[0]}\n\n{second[1]} {TRADE}", gold.dice), 6)
        gold.label(one, other, "unrelated")


def _backgrounds(gold: Gold, split: list[list[str]]) -> None:
    """Put a paragraph of background into reports of four weeks, twice on one day."""
    for paragraph in BACKGROUNDS:
        chosen = gold.dice.sample(split, 5)
        made = [
            gold.write(dressed(f"{paragraphs(found[:6], gold.dice)}\n\n{paragraph}", gold.dice), 20 + 8 * week, "weeks")
            for week, found in zip((0, 1, 2, 3, 3), chosen, strict=True)
        ]
        for one, other in ((0, 1), (1, 3), (3, 4)):
            gold.label(made[one], made[other], "unrelated")


def _forms(gold: Gold) -> None:
    """Fill in a form with figures of several days."""
    for form in FORMS:
        filled = [form.format(*gold.dice.sample(range(2, 90), 7)) for _ in range(4)]
        made = [gold.write(dressed(text, gold.dice), 60 + at, "weeks") for at, text in enumerate(filled)]
        for one, other in ((0, 1), (1, 2), (2, 3)):
            gold.label(made[one], made[other], "unrelated")


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file of the gold with what it holds."""
    for part in SEEDS:
        gold = make(part)
        for name, rows in (("documents", gold.documents), ("pairs", gold.pairs)):
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            yield HERE / part / f"{name}.jsonl", lines


def main() -> None:
    """Write all files."""
    for path, held in files():
        path.parent.mkdir(exist_ok=True)
        path.write_text(held, encoding="utf-8")


if __name__ == "__main__":
    main()
