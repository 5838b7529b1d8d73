"""Who an actor's bare words stand for: country and PLOVER sector, by the gazetteer, offices and head nouns.

"French police", "an army spokesman in Mali", "members of the Senate of Chile": the words alone, as event data, lists
and exports have them, without a sentence around. A name that the gazetteer knows tells both. Else the head noun tells
the sector, the last noun before a preposition; a leaning one like "leader" lets what it goes with tell it first. The
first state, people, capital or place in the words tells the country.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from reportedly.codebook import atlas, offices
from reportedly.codebook.entries import Entry, Hit
from reportedly.codebook.gazetteer import load
from reportedly.codebook.tables import SECTORS
from reportedly.errors import UsageError
from reportedly.record import Value

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")
PREPOSITIONS = frozenset({"of", "in", "from", "for", "at", "on", "to", "by", "with", "within", "near"})
ARTICLES = frozenset({"the", "a", "an"})
BEHIND = re.compile(
    rf"\b(?:{'|'.join(sorted(PREPOSITIONS))}) (?:the )?((?:[^\W\d_a-z][\w'’-]*)(?: [^\W\d_a-z][\w'’-]*)*)"
)
FORMER = frozenset({"former", "ex", "retired"})
PARTS = 4  # words of a phrase at most
LANDS = frozenset({"state", "country", "territory"})
UNTOLD = frozenset({"", "UNK"})
BY_KIND = {
    "state": "GOV",
    "government": "GOV",
    "military": "MIL",
    "armed_group": "REB",
    "official": "GOV",
    "media": "JRN",
}


class Agent(Value, frozen=True, kw_only=True):
    """Who some words stand for: ISO 3166-1 alpha-3 and PLOVER sector, each "" where the words do not tell it."""

    country: str
    sector: str


@cache
def _heads() -> dict[str, str]:
    """Return the sector of each head noun; raises UsageError for an unknown sector or a word that stands twice."""
    found: dict[str, str] = {}
    for sector, text in _table()["heads"].items():
        if sector not in SECTORS:
            message = f"agents.toml: {sector!r} is no sector"
            raise UsageError(message, "use PLOVER's sectors")
        for word in text.split():
            if found.setdefault(word.replace("_", " "), sector) != sector:
                message = f"agents.toml: {word!r} stands in two sectors"
                raise UsageError(message, "leave it in one")
    return found


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("reportedly.codebook").joinpath("agents.toml").read_text("utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in _table()[name]["words"].split())


def agent(words: str) -> Agent:
    """Return who some words stand for, by themselves."""
    hits = load().find(words)
    whole = next((entry for hit in hits if _is_whole(words, hit) for entry in _actors(hit)), None)
    if whole is not None:
        return Agent(country=whole.country, sector=sector_of(whole))
    return Agent(country=_country(words, hits), sector=_sector(words, hits))


def sector_of(entry: Entry) -> str:
    """Return the sector of a row of the gazetteer: its own, its office's, its head noun's, or that of its kind."""
    office = offices.of(entry.office.lower()) if entry.office else None
    own = entry.sector or (office.sector if office else "")
    named = "" if own or entry.kind in LANDS else _sector(entry.name, ())
    return own or named or BY_KIND.get(entry.kind, "")


def _is_whole(words: str, hit: Hit) -> bool:
    before = words[: hit.start].lower().split()
    return not words[hit.end :].strip(" .'’s") and not set(before) - ARTICLES


def _actors(hit: Hit) -> Iterator[Entry]:
    """Yield the rows that a name may stand for as an actor; a capital or a people stands for its state."""
    yield from (r.entry for r in hit.readings if r.sort != "place")


def _country(words: str, hits: Sequence[Hit]) -> str:
    """Return the country of the first land, people or capital named, else of the first body, person or place."""
    told = [hit for hit in hits if not _is_tie(words, hit)]
    lands = (r.entry for hit in told for r in hit.readings if r.entry.kind in LANDS or r.sort != "actor")
    others = (entry for hit in told for entry in _actors(hit))
    known = (entry.country for entry in (*(e for e in lands if e.kind in LANDS), *others) if entry.country)
    return next(known, "") or _country_of_place(words)


def _country_of_place(words: str) -> str:
    """Return the country of the place that is named behind a preposition, the largest of that name."""
    named = (match[1] for match in BEHIND.finditer(words))
    return next((sites[0].entry.country for name in named if (sites := atlas.load().sites(name))), "")


def _is_tie(words: str, hit: Hit) -> bool:
    """Say whether a name is but who backs the actor: "Iran-backed"."""
    behind = re.match(r"[-‐‑ ](\w+)", words[hit.end :])
    return behind is not None and behind[1].lower() in _words("ties")


def _sector(words: str, hits: Sequence[Hit]) -> str:
    """Return the sector that the word nearest to the head tells; leaning words only where no other does."""
    phrases = list(_phrases(words))
    ends = [(phrase, n) for phrase in phrases for n in range(len(phrase), 0, -1)]
    for leaning in (False, True):
        for phrase, n in ends:
            if told := _told(words, phrase, n, hits, leaning=leaning):
                was = told == BY_KIND["official"] and any(word in FORMER for word, *_ in phrase)
                return "ELI" if was else told
    lands = any(entry.kind in LANDS for hit in hits for entry in _actors(hit))
    leans = any(_bare(word[0]) in _words("leaning") for phrase in phrases for word in phrase)
    return BY_KIND["state"] if lands or leans else ""


def _phrases(words: str) -> Iterator[list[tuple[str, int, int]]]:
    """Yield the stretches between prepositions, as (word, start, end); commas part them too."""
    held: list[tuple[str, int, int]] = []
    last = 0
    for match in WORD.finditer(words):
        low = match[0].lower()
        if low in PREPOSITIONS or "," in words[last : match.start()]:
            yield held
            held = []
        if low not in PREPOSITIONS:
            held.append((low, *match.span()))
        last = match.end()
    yield held


def _told(words: str, phrase: Sequence[tuple[str, int, int]], n: int, hits: Sequence[Hit], *, leaning: bool) -> str:
    """Return the sector of the longest known words that end with word `n` of a phrase, or of a name that ends there."""
    end = phrase[n - 1][2]
    for first in range(max(0, n - PARTS), n):
        text = words[phrase[first][1] : end].lower().rstrip(".")
        sector = _listed(text, words[phrase[first][1] :].lower(), leaning=leaning)
        if sector not in UNTOLD:
            return sector
    over = (r for hit in hits if hit.end >= end > hit.start for r in hit.readings)
    named = next((r.entry for r in over if r.sort == "actor" and r.entry.kind not in LANDS), None)
    return sector_of(named) if named is not None else ""


def _listed(text: str, onward: str, *, leaning: bool) -> str:
    """Return the sector of a head noun or title, also of one that goes on with "of" ("minister of defence")."""
    of = " ".join(onward.split()[: len(text.split()) + 2]).rstrip(".,")
    for known in (of, text, _bare(text)):
        if leaning or known not in _words("leaning"):
            office = offices.offices().get(known)
            if sector := _heads().get(known, "") or (office.sector if office else ""):
                return sector
    return ""


@cache
def _bare(text: str) -> str:
    """Return words with the last in the singular: "farm workers", "special forces" where no table has the plural."""
    *before, last = text.removesuffix("'s").removesuffix("’s").split(" ")
    for plural, single in (("ies", "y"), ("men", "man"), ("women", "woman"), ("ches", "ch"), ("s", "")):
        if last.endswith(plural) and len(last) > len(plural) + 1:
            last = last.removesuffix(plural) + single
            break
    return " ".join((*before, last))
