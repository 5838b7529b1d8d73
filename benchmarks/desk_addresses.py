"""The addresses that `benchmarks.desk` asks for: every page of the desk, and lists of the interface for programs.

What pages are about is drawn from the whole case, not from its beginning: documents of all pages of their list, each
with its statements, and of what weighing showed both what most documents tell of and what any does.
"""

import random
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

Get = Callable[[str], Any]
Addresses = dict[str, Callable[[], str]]

API = "/api/v1"
SPREAD = 40  # documents whose statements are asked for
LISTS = 12  # pages of a list from which values are drawn
CODES = ("ASSAULT", "REJECT", "AGREE", "CONSULT", "MOBILIZE")
NOUNS = ("origins", "happenings", "findings", "timeline", "tracks", "actors", "places", "copies")
KINDS = ("proposals", "positions", "happenings", "inferred", "uncommitted")


def asked(get: Get, seed: int, *, weighed: bool) -> Addresses:
    """Return, by what they are called, functions that give an address each time.

    Args:
        get: gives what stands at an address, from JSON.
        seed: the same addresses for the same seed.
        weighed: whether the case was: pages on many documents are asked for too.
    """
    chance = random.Random(seed)  # noqa: S311 - the same addresses each time
    documents = [one["document"]["id"] for one in _listed(get, f"{API}/documents?limit=200", 60)]
    spread = chance.sample(documents, min(SPREAD, len(documents)))
    statements = [one["id"] for i in spread for one in get(f"{API}/statements?document={i}")["items"]]
    found = _plain(chance, documents, statements) | _lists(get, chance, documents, statements)
    return found | (_compared(get, chance, documents, statements) if weighed else {})


def _listed(get: Get, address: str, pages: int) -> Iterable[Any]:
    """Yield what a list has on its first pages."""
    after = ""
    for _ in range(pages):
        found = get(address + (f"&{urlencode({'after': after})}" if after else ""))
        yield from found["items"]
        after = found["next"]
        if not after:
            return


def _plain(chance: random.Random, documents: list[str], statements: list[str]) -> Addresses:
    """Return the pages that need no weighing."""
    pages: Addresses = {
        "page: document": lambda: f"/document/{chance.choice(documents)}",
        "page: statement": lambda: f"/statement/{chance.choice(statements)}",
        "page: search": lambda: f"/search?q={chance.choice(['the', 'brigade', 'officials said', 'cease*'])}",
        "page: review": lambda: f"/review?state={chance.choice(['open', 'open', 'accepted', 'rejected'])}",
        "page: review, names": lambda: "/review?kind=names",
        "page: correct a statement": lambda: f"/review/statement/{chance.choice(statements)}",
        "page: sources": lambda: "/sources",
        "page: judgements": lambda: "/judgements",
        "page: briefs": lambda: "/brief",
        "page: exports": lambda: "/exports",
        "page: case": lambda: "/case",
        "page: add": lambda: "/add",
        "page: help": lambda: "/help",
    }
    return pages | {f"page: review, {kind}": lambda kind=kind: f"/review?kind={kind}" for kind in KINDS}


def _lists(get: Get, chance: random.Random, documents: list[str], statements: list[str]) -> Addresses:
    """Return lists of the interface for programs."""
    deep = _cursors(get, f"{API}/statements?limit=200", 40)
    return {
        "documents": lambda: f"{API}/documents?order={chance.choice(['known', '-known', 'published', '-published'])}",
        "documents of days": lambda: f"{API}/documents?first=2031-{chance.randint(1, 12):02}-01&last=2031-12-31",
        "document": lambda: f"{API}/documents/{chance.choice(documents)}",
        "statements, deep": lambda: f"{API}/statements?limit=50&after={chance.choice(deep)}",
        "statements of a document": lambda: f"{API}/statements?document={chance.choice(documents)}",
        "statements, hedged": lambda: f"{API}/statements?certainty=hedged&polarity=-",
        "statements that tell an event": lambda: f"{API}/statements?event={chance.choice(CODES)}",
        "statement": lambda: f"{API}/statements/{chance.choice(statements)}",
        "events of a code": lambda: f"{API}/events?code={chance.choice(CODES)}",
        "positions": lambda: f"{API}/positions?stance=opposes",
        "search, rare": lambda: f"{API}/search?q=brigade+{chance.choice(['courier', 'flash', 'ceasefire'])}",
        "search, common": lambda: f"{API}/search?q=the",
        "failures": lambda: f"{API}/failures",
    }


def _cursors(get: Get, address: str, pages: int) -> list[str]:
    found, after = [], ""
    for _ in range(pages):
        after = get(address + (f"&after={after}" if after else ""))["next"]
        if not after:
            break
        found.append(after)
    return found


def _compared(get: Get, chance: random.Random, documents: list[str], statements: list[str]) -> Addresses:
    """Return the pages on many documents."""
    most = {noun: [one["id"] for one in get(f"/{noun}.json")["items"]] for noun in ("happenings", "actors", "places")}
    some = {
        noun: [one["value"]["id"] for one in _listed(get, f"{API}/{noun}?limit=200", LISTS)]
        for noun in ("happenings", "findings", "actors", "places")
    }

    def one(noun: str) -> str:
        return chance.choice(chance.choice([most.get(noun, some[noun]), some[noun]]))

    sources = [found["id"] for found in get("/sources.json")["sources"]]
    pairs = [(found["target"], found["other"]) for found in get("/review.json?kind=names")["piles"][0]["items"]]
    month = [f"2031-{number:02}-01" for number in range(1, 13)]
    pages: Addresses = {
        "page: inbox": lambda: chance.choice(["/", "/?show=all", "/?reason=contradiction", "/?publisher=agency"]),
        "page: happenings": lambda: f"/happenings?{urlencode({'order': chance.choice(['reports', 'time'])})}",
        "page: happenings of an actor": lambda: f"/happenings?actor={one('actors')}",
        "page: happening": lambda: f"/happening/{one('happenings')}",
        "page: origins": lambda: f"/origins/{chance.choice([chance.choice(statements), one('happenings')])}",
        "page: origins of a finding": lambda: f"/origins/{one('findings')}",
        "page: timeline": lambda: "/timeline",
        "page: timeline of days": lambda: f"/timeline?first={chance.choice(month)}",
        "page: timeline of an actor": lambda: f"/timeline?actor={one('actors')}",
        "page: actors": lambda: f"/actors?order={chance.choice(['documents', 'name'])}",
        "page: actor": lambda: f"/actor/{one('actors')}",
        "page: places": lambda: f"/places?order={chance.choice(['documents', 'name'])}",
        "page: place": lambda: f"/place/{one('places')}",
        "page: map": lambda: chance.choice(["/map", f"/map?first={chance.choice(month)}"]),
        "page: findings": lambda: f"/findings{chance.choice(['', '?kind=conflict', '?kind=corroboration'])}",
        "page: findings of an actor": lambda: f"/findings?actor={one('actors')}",
        "page: findings of a document": lambda: f"/findings?document={chance.choice(documents)}",
        "page: changes": lambda: chance.choice(["/changes", "/changes?since=2020-01-01"]),
    }
    if sources:
        pages["page: source"] = lambda: f"/sources/{chance.choice(sources)}"
    if pairs:
        pages["page: merge"] = lambda: (
            "/review/merge?" + urlencode(dict(zip(("one", "other"), chance.choice(pairs), strict=True)))
        )
        pages["page: split"] = lambda: f"/review/split?one={chance.choice(pairs)[0]}"
    return pages | {noun: lambda noun=noun: f"{API}/{noun}" for noun in NOUNS}
