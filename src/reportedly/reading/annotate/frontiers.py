"""Borders by their two sides: "the NAME-NAME border", "the border between NAME and NAME", "its border with NAME".

A border of two states is a row of `codebook/gazetteer/borders.tsv`. Where one side is a region ("the Gaza-Egypt
border"), the border lies at its edge. Where only one side is named, the other is the last land named before that
shares a border with it; where there is none, all that is known is the land.
"""

from collections.abc import Iterator, Sequence

from reportedly.codebook import gazetteer, whereabouts
from reportedly.codebook.gazetteer import Entry
from reportedly.reading.annotate.whereabouts import HYPHENS, Anchor, Told
from reportedly.reading.tree import Sentence

REGIONS = frozenset({"region", "territory", "area"})
LANDS = REGIONS | {"country", "state"}
JOINTS = HYPHENS | {"/", "and"}
OWN = frozenset({"'s", "’s", "'", "’"})


def frontiers(s: Sentence, anchors: Sequence[Anchor], before: Sequence[str]) -> Iterator[Told]:
    """Yield the borders told in a sentence.

    `anchors` are all lands named in it, as whatever, left to right; `before` are the countries (ISO 3166-1 alpha-3)
    that the sentences before it speak of, the last one last.
    """
    lands = [anchor for anchor in anchors if anchor.entry.kind in LANDS and anchor.entry.country]
    for i, low in enumerate(s.lower):
        if low in whereabouts.load().words.borders and s.pos[i] in {"NOUN", "PROPN"}:
            found = _sides(s, i, lands)
            earlier = [*before, *(land.entry.country for land in lands if land.last < i)]
            if found is not None:
                yield _border(s, found, earlier)
            elif (row := _theirs(s, i, earlier)) is not None:
                yield Told(s, i, i, "border", (), (row.latitude or 0.0, row.longitude or 0.0), row.radius or 0.0, row)


def _theirs(s: Sentence, i: int, before: Sequence[str]) -> Entry | None:
    """Return the row of "their shared border": that of the last two lands before it."""
    at = i - 1
    while at >= 0 and s.lower[at] in whereabouts.load().words.bordering:
        at -= 1
    common = any(low in {"shared", "common"} for low in s.lower[max(at, 0) : i])
    if at < 0 or not (s.lower[at] == "their" or common):
        return None
    last = list(dict.fromkeys(reversed(before)))[:2]
    return _row(last[:1], last[1:]) if len(last) > 1 else None


def _sides(s: Sentence, i: int, lands: Sequence[Anchor]) -> tuple[int, int, list[Anchor]] | None:
    """Return first and last token of a border named at token `i` with its one or two sides."""
    left = _left(s, i, lands)
    right = _right(s, i, lands) if len(left) < 2 else []  # noqa: PLR2004 - a border has two sides
    sides = [*left, *right]
    if not sides:
        return None
    return min(i, *(side.first for side in sides)), max(i, *(side.last for side in sides)), sides


def _left(s: Sentence, i: int, lands: Sequence[Anchor]) -> list[Anchor]:
    """Return the sides that stand before the border's word: "NAME-NAME border", "NAME's long border"."""
    at = i - 1
    while at >= 0 and (s.lower[at] in whereabouts.load().words.bordering or s.words[at] == ","):
        at -= 1
    at -= 1 if at >= 0 and s.lower[at] in OWN else 0
    near = next((land for land in lands if land.last == at), None)
    if near is None:
        return []
    at = near.first - 1
    if at > 0 and s.words[at] in JOINTS:
        far = next((land for land in lands if land.last == at - 1), None)
        if far is not None:
            return [far, near]
    return [near]


def _right(s: Sentence, i: int, lands: Sequence[Anchor]) -> list[Anchor]:
    """Return the sides that stand behind it: "between NAME and NAME", "with NAME"."""
    at = i + 1
    if at >= len(s) or s.lower[at] not in {"between", "with", "separating", "dividing"}:
        return []
    near = next((land for land in lands if at < land.first <= at + 2), None)
    if near is None or s.lower[at] == "with":
        return [near] if near is not None else []
    past = near.last + 1
    far = next((land for land in lands if past < land.first <= past + 2), None)
    return [near, far] if far is not None and s.lower[past] == "and" else [near]


def _border(s: Sentence, found: tuple[int, int, list[Anchor]], before: Sequence[str]) -> Told:
    """Return the border of the sides named; with one named, of it and the last land before that it touches."""
    first, last, sides = found
    entries = tuple(dict.fromkeys(_states(sides) or (side.entry for side in sides)))
    codes = list(dict.fromkeys(entry.country for entry in entries))
    row = _row(codes, before)
    edge = next((entry for entry in entries if entry.kind in REGIONS and len(entries) > 1), None)
    place = edge or row or entries[0]
    point, radius = (place.latitude or 0.0, place.longitude or 0.0), place.radius or 0.0
    return Told(s, first, last, "border", entries, point, radius, row=row if edge is None else None)


def _states(sides: Sequence[Anchor]) -> tuple[Entry, ...]:
    """Return the two countries that the sides are by name, if they share a border ("Niger" is no state of Nigeria)."""
    read = [[r.entry for r in gazetteer.load().readings(side.said) if r.entry.kind == "country"] for side in sides]
    lands = tuple(found[0] for found in read if found)
    return lands if len(lands) == len(sides) > 1 and whereabouts.border(lands[0].country, lands[1].country) else ()


def _row(codes: list[str], before: Sequence[str]) -> Entry | None:
    """Return the row of the border of two states, or of one and the last before it that shares a border with it."""
    if len(codes) > 1:
        return whereabouts.border(*codes[:2])
    shared = (whereabouts.border(codes[0], code) for code in reversed(before) if code != codes[0])
    return next((row for row in shared if row is not None), None)
