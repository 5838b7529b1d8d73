"""The words by which actors and places are known, read from `actors.toml` and checked when first used."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from reportedly.codebook.offices import offices
from reportedly.codebook.units import unit_words
from reportedly.errors import UsageError


@cache
def lists() -> dict[str, frozenset[str]]:
    """Return every word list by "table.name"; raises UsageError for a list that is no string or not in lower case."""
    tables = tomllib.loads(files("reportedly.codebook").joinpath("actors.toml").read_text("utf-8"))
    found = {
        f"{table}.{name}": _words(table, name, text) for table, rows in tables.items() for name, text in rows.items()
    }
    others = frozenset[str]().union(*(held for name, held in found.items() if name.startswith("nouns.")))
    counted = {form for word in unit_words().persons - {"casualty"} for form in (word, _plural(word))}
    return found | {"nouns.people": found["nouns.people"] | counted - others}


def _plural(word: str) -> str:
    """Return the plural of a noun for people."""
    if word.endswith("man"):
        return word[:-2] + "en"
    return word[:-1] + "ies" if word.endswith("y") else word + ("es" if word.endswith(("s", "ch", "sh")) else "s")


def words(name: str) -> frozenset[str]:
    """Return one word list; raises KeyError for a list that is not in the lexicon."""
    return lists()[name]


def is_plain(parts: Sequence[str]) -> bool:
    """Say whether a name of several words, in lower case, has none but such as many fighting bodies are called by."""
    heads = words("heads.armed_group") | words("heads.military") | words("heads.coalition")
    return len(parts) > 1 and words("words.plain") | heads >= set(parts)


@cache
def kinds(table: str) -> dict[str, tuple[str, ...]]:
    """Return, for one table, each word with the names of the lists that hold it, in file order."""
    found: dict[str, tuple[str, ...]] = {}
    for full, held in lists().items():
        if full.startswith(f"{table}."):
            for word in sorted(held):
                found[word] = (*found.get(word, ()), full.removeprefix(f"{table}."))
    return found


@cache
def alike(lemma: str) -> tuple[str, ...]:
    """Return the other nouns that news uses for what this noun names ("plane": "aircraft", "jet"), in file order."""
    found: dict[str, None] = {}
    for name, held in lists().items():
        if name.startswith("alike.") and lemma in held:
            found.update(dict.fromkeys(sorted(held - {lemma})))
    return tuple(found)


@cache
def titles() -> dict[str, str]:
    """Return each title, its parts joined by a space, with its sort: office, rank or honorific."""
    listed = {word.replace("_", " "): sorts[0] for word, sorts in kinds("titles").items()}
    return listed | dict.fromkeys(offices(), "office")


@cache
def title_ends() -> frozenset[str]:
    """Return the last words of all titles, as tokens."""
    return frozenset(re.split("[ -]", title)[-1] for title in titles())


def joined(tokens: Sequence[str]) -> str:
    """Return the tokens of a title as it is written ("secretary-general", "the Legion's guns")."""
    return " ".join(tokens).replace(" - ", "-").replace(" 's", "'s")


def _words(table: str, name: str, text: object) -> frozenset[str]:
    """Split and check one list."""
    if not isinstance(text, str) or text != text.lower():
        message = f"actors.toml: {table}.{name} must be one string of words in lower case"
        raise UsageError(message, "correct the list")
    return frozenset(text.split())
