"""Transliteration folding: the consonants of a name, by which spellings of one foreign name are the same.

"Kata'ib Hizballah", "Kataeb Hezbollah" and "Kataib Hizb Allah" have one skeleton. What differs from writer to writer is
left out or made one: the article (al-, el-, ash-), vowels, double letters, kh and h, gh and g, dh and d, q, k, g and c,
a last h. A skeleton only proposes; `alike` says whether two spellings that share one are near enough.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

ARTICLES = frozenset({"al", "el", "ul", "il", "as", "ash", "ad", "an", "ar", "at", "az", "the", "e", "i"})
PAIRS = (
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("sh", "S"), ("ch", "S"), ("zh", "z"),
    ("ck", "k"), ("x", "ks"),
)  # fmt: skip
SINGLE = str.maketrans({"q": "k", "g": "k", "c": "k", "v": "w"})
VOWELS = "aeiouy"
SPLIT = re.compile(r"[^\w'’ʿʾʼ`‘]+|_")
MARKS = re.compile(r"['’ʿʾʼ`‘]")
SERVANT = re.compile(r"abd(?:[aeou]l|[aeou]l-)?")
DOUBLE = re.compile(r"(.)\1+")
GOD = "alah"  # written as a word of its own or as the end of one: "Hizb Allah", "Hezbollah"
NEAR = 0.72
SHORTEST, SHORTEST_WORD, OPENING = 5, 3, 3


@lru_cache(maxsize=65536)
def word(text: str) -> str:
    """Return the skeleton of one word: consonants, and "a" for a vowel that opens it; "" for an article."""
    low = MARKS.sub("", unicodedata.normalize("NFKD", text.lower()))
    low = "".join(letter for letter in low if not unicodedata.combining(letter))
    if low in ARTICLES:
        return ""
    low = "abd" if SERVANT.fullmatch(low) else low
    for written, meant in PAIRS:
        low = low.replace(written, meant)
    low = low.translate(SINGLE)
    if low.endswith("lla"):
        low += "h"
    elif low[-1:] == "h" and low[-2:-1] in set(VOWELS) and not low.endswith("lah"):
        low = low[:-1]
    single = DOUBLE.sub(r"\1", low)
    if single == GOD:
        return "lh"
    return ("a" if single[:1] in set(VOWELS) else "") + "".join(letter for letter in single if letter not in VOWELS)


def skeleton(name: str) -> str:
    """Return the skeleton of a whole name, its words run together; "" where too little is left to tell names apart."""
    parts = [part for part in map(word, SPLIT.split(name)) if part]
    joined = "".join(parts)
    return joined if len(joined) >= SHORTEST and any(len(part) >= SHORTEST_WORD for part in parts) else ""


def opening(name: str) -> str:
    """Return the beginning of the skeleton of a name's first word that has one."""
    return next((bone[:OPENING] for part in SPLIT.split(name) if (bone := word(part))), "")


def alike(one: str, other: str) -> bool:
    """Say whether two spellings that share a skeleton are near enough to be one name."""
    return SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).ratio() >= NEAR


def _plain(name: str) -> str:
    """Return a name's letters in lower case without marks, articles and spaces."""
    parts = (part for part in SPLIT.split(MARKS.sub("", name.lower())) if part not in ARTICLES)
    folded = unicodedata.normalize("NFKD", "".join(parts))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))
