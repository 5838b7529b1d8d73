"""W3C Web Annotations as corrections: what persons marked on our export of them, or on the pages themselves.

A tag decides: `reject`, `accept`, `recode: CODE`, `grade: GRADE`. It is about the value whose URN is in the body (or
is the target), or else about the statement that stands where words are marked. Where a statement's annotation marks
other words than it says, these become its words. A comment is the reason.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from reportedly.errors import InputError
from reportedly.plugins import Losses
from reportedly.record import Anchor, Decided, Format

CALLED = "file of Web Annotations"
URN = "urn:rpt:"
TAG = re.compile(r"(reject|accept|recode|grade)\s*:?\s*(\S.*)?", re.IGNORECASE)
DESCRIBING = "describing"
SOFTWARE = "Software"
Json = dict[str, Any]


class Corrections:
    """Annotations as judgements."""

    form = Format(
        title="W3C Web Annotations (JSON-LD)",
        suffix=".jsonld",
        keeps="tags reject, accept, recode and grade; other words marked for a statement; who decided, when and why",
        drops="remarks that decide nothing; marks on what the case does not hold, or that fit no one statement",
        carries=("judgement",),
    )

    def read(self, file: BinaryIO, losses: Losses) -> Iterator[Decided]:  # noqa: ARG002 - what fits nothing is found by the case
        """Yield what each annotation decides; one that only marks words is held against the record."""
        for one in _annotations(_loaded(file)):
            bodies = [body if isinstance(body, dict) else {"source": body} for body in _several(one.get("body"))]
            anchors = tuple(found for target in _several(one.get("target")) if (found := _anchor(target)))
            about = _about(one, bodies)
            tags = [tag for body in bodies if (tag := _tag(body))]
            by, when, why = _creator(one), one.get("modified") or one.get("created"), _reason(bodies)
            for verb, value in tags:
                yield Decided(verb=verb, target=about, value=value, anchors=anchors, by=by, when=when, reason=why)
            if not tags or (about and anchors):
                yield Decided(verb="", target=about if anchors else "", anchors=anchors, by=by, when=when, reason=why)


def _loaded(file: BinaryIO) -> Any:  # noqa: ANN401 - whatever stands in the file
    """Return the file as one value, or its lines as a list; raises InputError."""
    text = file.read().decode("utf-8-sig", "replace").strip()
    try:
        return json.loads(text)
    except ValueError:
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError as error:
        message = f"this is no {CALLED}: it is no JSON"
        raise InputError(message, "name another format, or another file") from error


def _annotations(value: Any) -> Iterator[Json]:  # noqa: ANN401 - whatever stands in the file
    """Yield the annotations in a collection, a page, a list or by itself; raises InputError for anything else."""
    kinds = _several(value.get("type") or value.get("@type")) if isinstance(value, dict) else []
    if "Annotation" in kinds:
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _annotations(one)
    elif "AnnotationCollection" in kinds and isinstance(value.get("first"), dict):
        yield from _annotations(value["first"])
    elif "AnnotationPage" in kinds:
        yield from _annotations(value.get("items", []))
    else:
        message = f"this is no {CALLED}: it holds something else"
        raise InputError(message, "name another format, or another file")


def _several(value: Any) -> list[Any]:  # noqa: ANN401 - JSON-LD writes one value as itself
    return [] if value is None else value if isinstance(value, list) else [value]


def _about(one: Json, bodies: list[Json]) -> str:
    """Return the URN of the value that an annotation is about, from its bodies or its targets; "" for none."""
    ends = [
        *bodies,
        *(target if isinstance(target, dict) else {"source": target} for target in _several(one.get("target"))),
    ]
    names = (end.get(key) for end in ends for key in ("source", "id") if "selector" not in end)
    return next((name for name in names if isinstance(name, str) and name.startswith(URN)), "")


def _tag(body: Json) -> tuple[str, str | None] | None:
    found = TAG.fullmatch(str(body.get("value", "")).strip()) if body.get("purpose") != DESCRIBING else None
    return (found[1].lower(), found[2]) if found else None


def _reason(bodies: list[Json]) -> str:
    """Return the comments of an annotation."""
    said = [body for body in bodies if body.get("purpose") != DESCRIBING and not _tag(body)]
    return " ".join(" ".join(str(body["value"]).split()) for body in said if body.get("value"))


def _creator(one: Json) -> str | None:
    """Return the name of the person who made it, None for a program."""
    for creator in _several(one.get("creator")):
        if isinstance(creator, str):
            return creator
        if creator.get("type") != SOFTWARE:
            name = creator.get("name") or creator.get("nickname") or creator.get("id")
            return str(name) if name else None
    return None


def _anchor(target: Any) -> Anchor | None:  # noqa: ANN401 - whatever stands in the file
    """Return where a target marks words, None where it marks none."""
    if not isinstance(target, dict):
        return None
    selectors = {one.get("type"): one for one in _several(target.get("selector")) if isinstance(one, dict)}
    quote, place = selectors.get("TextQuoteSelector"), selectors.get("TextPositionSelector", {})
    if quote is None or not isinstance(quote.get("exact"), str):
        return None
    start, states = place.get("start"), [one for one in _several(target.get("state")) if isinstance(one, dict)]
    called = (target.get("source"), *(one.get("cached") for one in states))
    return Anchor(
        document=tuple(name for name in called if isinstance(name, str)),
        exact=quote["exact"],
        prefix=quote.get("prefix") or "",
        suffix=quote.get("suffix") or "",
        start=start if isinstance(start, int) else None,
    )
