"""The words a brief may use of its own, from `codebook/brief.toml`, and how words are compared.

Tokens are compared in lower case, quotation marks and possessive endings aside; numbers keep their separators.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from reportedly.codebook.cues import lexicon
from reportedly.errors import UsageError
from reportedly.record import Commitment, Interval, Value

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
MARKS = str.maketrans(dict.fromkeys("“”‘’\"'`«»„", "'") | {"\u00a0": " "})
MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
# From the weakest hold on the content to the strongest.
STRENGTH: dict[Commitment, int] = {"denies": 0, "doubts": 1, "distances": 2, "neutral": 3, "endorses": 4}
LISTS = (
    "free",
    "plain",
    "explained",
    "expletive",
    "pronouns",
    "lower",
    "saying",
    "mending",
    "telling",
    "relatives",
    "passing",
    "citing",
    "deictic",
    "looking_back",
    "limits",
    "silence",
    "negations",
    "numbers",
)


class Phrases(Value, frozen=True, kw_only=True):
    """`brief.toml`, checked: frames, names of speakers, labels of sides, headings, word lists."""

    version: int
    apart: tuple[str, ...]
    frames: dict[str, str]
    who: dict[str, str]
    sides: dict[str, tuple[str, ...]]
    sections: dict[str, str]
    remarks: dict[str, str]
    kinds: dict[str, str]
    quality: dict[str, str]
    words: dict[str, str]
    irregular: dict[str, str]


@cache
def phrases() -> Phrases:
    """Return the phrase book; raises UsageError when a word list is missing from it."""
    table = tomllib.loads(files("reportedly.codebook").joinpath("brief.toml").read_text("utf-8"))
    book = msgspec.convert(table, Phrases)
    missing = [name for name in LISTS if name not in book.words]
    if missing:
        message = f"brief.toml lacks {', '.join(missing)}"
        raise UsageError(message, "give every list its line")
    return book


@cache
def words(name: str) -> frozenset[str]:
    """Return one word list of the phrase book; an underscore stands for a space."""
    return frozenset(word.replace("_", " ") for word in phrases().words[name].split())


@cache
def own_words() -> frozenset[str]:
    """Return the words that a sentence may hold without a span: those of the frames and the free ones."""
    frames = (re.sub(r"\{\w+\}", " ", frame) for frame in (*phrases().frames.values(), *phrases().who.values()))
    return frozenset(token for frame in frames for token in tokens(frame)) | words("free")


def tokens(text: str) -> list[str]:
    """Split into comparable tokens: numbers, and words in lower case without a possessive ending."""
    found = TOKEN.findall(text)
    return [part for i, word in enumerate(found) for part in _parts(_month(found, i) or word)]


def _parts(word: str) -> tuple[str, ...]:
    """Write a word the way it is compared; a negation that is written with its verb stands alone."""
    lowered = word.casefold().replace("’", "'").removesuffix("'s")
    if lowered.endswith("n't"):
        return (lowered[:-3], "not") if lowered[:-3] else ("not",)
    return ("can", "not") if lowered == "cannot" else (lowered,)


def _month(found: list[str], i: int) -> str:
    """Keep the month of May apart from the hedge "may"."""
    near = [*found[i - 1 : i], *found[i + 1 : i + 2]]
    return "may_month" if found[i] == "May" and any(word[0].isdigit() for word in near) else ""


def plain(text: str) -> str:
    """Make two quotations comparable: one kind of quotation mark, one space for any white space."""
    return " ".join(text.translate(MARKS).split())


def find_run(needle: list[str], haystack: list[str]) -> int:
    """Return where `needle` stands as a contiguous run, or -1; an empty needle stands nowhere."""
    size = len(needle)
    starts = range(len(haystack) - size + 1) if size else ()
    return next((i for i in starts if haystack[i : i + size] == needle), -1)


@cache
def lemma(word: str) -> str:
    """Return the base form of a reporting word as the cue lexicon has it, or the word itself."""
    known = lexicon().verbs
    return next((base for base in _bases(word) if base in known or base in words("saying")), word)


def _bases(word: str) -> Iterable[str]:
    """Yield what a verb form may be a form of, likeliest first."""
    yield phrases().irregular.get(word, word)
    for ending, restored in (("ies", "y"), ("ied", "y"), ("es", "e"), ("s", ""), ("ed", "e"), ("ed", ""), ("ing", "e")):
        if word.endswith(ending):
            yield word.removesuffix(ending) + restored
    for ending in ("ing", "es"):
        yield word.removesuffix(ending)


@cache
def strength(word: str) -> int | None:
    """Return how firmly a reporting verb holds its content (see STRENGTH), or None for any other word."""
    rows = lexicon().verbs.get(lemma(word))
    return min(STRENGTH[row.commitment] for row in rows) if rows else None


def is_negation(token: str) -> bool:
    """Say whether a token turns what is said into its opposite."""
    return token in words("negations")


def date_words(value: str) -> str:
    """Write an ISO 8601 date in words, as precisely as it is given ("22 April 2024", "April 2024", "2024")."""
    year, *rest = value[:10].split("-")
    month = MONTHS[int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (day, month, year) if part)


def interval_words(interval: Interval, *, reasons: bool = True) -> str:
    """Write an interval in words, with its reasons if asked for; "" when nothing is known."""
    low, high = interval.start and date_words(interval.start), interval.end and date_words(interval.end)
    why = f" ({interval.basis})" if interval.basis and reasons else ""
    if low and high:
        return low if low == high else f"between {low} and {high}{why}"
    if low or high:
        return f"not before {low}{why}" if low else f"not after {high}{why}"
    return ""


def capital(text: str) -> str:
    """Begin with a capital letter, whatever quotation mark comes first."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """Begin in lower case for the middle of a sentence, where the first word is no name."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first.casefold() in words("lower") and first != first.upper() else text
