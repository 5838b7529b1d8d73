"""What is known of a document besides its text: options, sidecar files, front matter, in this order of precedence."""

import datetime as dt
import hashlib
import json
import re
import tomllib
from typing import Any

import msgspec
import yaml

from reportedly.codebook.days import full_date
from reportedly.codebook.labelled import labelled_head
from reportedly.errors import InputError
from reportedly.record import UNKNOWN_TIME, Document, Interval, content_id

FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<head>.*?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
YEAR, MONTH, DAY = 4, 7, 10
BROKEN = (ValueError, TypeError, OverflowError, RecursionError, yaml.YAMLError)


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says of a document; None where nothing is said. `published` is an ISO 8601 date or time."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    retrieved: str | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """Return these values, gaps filled from `other`."""
        return Metadata(**{name: getattr(self, name) or getattr(other, name) for name in self.__struct_fields__})


NOTHING = Metadata()


def sidecar(data: bytes, name: str) -> Metadata:
    """Read a sidecar file (`.json`, `.yaml`, `.yml` or `.toml`); raises InputError naming the file."""
    try:
        text = data.decode("utf-8-sig")
        held = tomllib.loads(text) if name.endswith(".toml") else yaml.safe_load(text)
        if name.endswith(".json"):
            held = json.loads(text)
    except BROKEN as error:
        message = f"the metadata file {name} cannot be read"
        raise InputError(message, f"mend it ({_line(error)}) or take it away") from error
    return _checked(held, name)


def front_matter(text: str, name: str) -> Metadata:
    """Read the YAML head between two "---" lines; a text without one says nothing."""
    held = FRONT.match(text)
    if held is None:
        return NOTHING
    try:
        values = yaml.safe_load(held["head"])
    except BROKEN as error:
        message = f"the front matter of {name} cannot be read"
        raise InputError(message, f"mend it ({_line(error)}) or take it away") from error
    return _checked(values, name) if isinstance(values, dict) else NOTHING


def labelled(text: str) -> Metadata:
    """Read the labelled lines above a report ("Headline: …", "Source: …"); a date in no usual form says nothing."""
    told = {line.field: line.value for line in reversed(labelled_head(text)) if line.field and line.value}
    if "published" in told:
        told["published"] = full_date(told["published"]) or ""
    return Metadata(**{field: " ".join(value.split()) for field, value in told.items() if value})


def documented(data: bytes, name: str, text: str, known: Metadata, basis: str, media_type: str) -> Document:
    """Return the document that bytes hold; `basis` says where `known` comes from. Raises InputError for a bad date."""
    digest = hashlib.sha256(data).hexdigest()
    return Document(
        id=content_id("doc", digest),
        sha256=digest,
        title=known.title,
        publisher=known.publisher,
        author=known.author,
        published=interval(known.published, name, basis),
        url=known.url,
        language=known.language,
        media_type=media_type,
        retrieved=known.retrieved,
        text=text,
    )


def _checked(values: Any, name: str) -> Metadata:  # noqa: ANN401 - whatever the file holds
    """Keep the known keys as strings; raises InputError for a value that is no text or date."""
    if not isinstance(values, dict):
        message = f"the metadata of {name} is no table of keys"
        raise InputError(message, f"use the keys {', '.join(Metadata.__struct_fields__)}")
    kept = {key: _plain(values[key], key, name) for key in Metadata.__struct_fields__ if values.get(key) is not None}
    if "published" in kept:
        interval(kept["published"], name)
    return Metadata(**kept)


def _plain(value: Any, key: str, name: str) -> str:  # noqa: ANN401 - whatever the file holds
    """Return a value as one line; several are joined by commas; raises InputError for anything nested."""
    several = value if isinstance(value, list) else [value]
    if any(isinstance(each, (dict, list)) for each in several):
        message = f"the metadata of {name} has no plain text or date under {key!r}"
        raise InputError(message, f"write {key} as one line of text")
    return " ".join(", ".join(str(each) for each in several).split())


def _line(error: Exception) -> str:
    """Return an error's first line."""
    return str(error).strip().partition("\n")[0]


def interval(published: str | None, name: str, why: str = "given") -> Interval:
    """Return the interval of an ISO 8601 date of year, month, day or minute precision; raises InputError."""
    if published is None:
        return UNKNOWN_TIME
    if not is_date(published):
        message = f"the publication date of {name} is no ISO 8601 date: {published[:40]!r}"
        raise InputError(message, "write it as 2031-05-14, 2031-05 or 2031-05-14T06:30Z")
    grain = {YEAR: "year", MONTH: "month", DAY: "day"}.get(len(published), "minute")
    return msgspec.convert({"start": published, "end": published, "grain": grain, "basis": why}, Interval)


def is_date(value: str) -> bool:
    """Say whether `value` is an ISO 8601 year, month, day or minute that the calendar has."""
    if not ISO.fullmatch(value):
        return False
    first = value[:DAY] + "-01-01"[len(value[:DAY]) - YEAR :]
    try:
        dt.date.fromisoformat(first)
        if len(value) > DAY:
            dt.time.fromisoformat(value[DAY + 1 : DAY + len("T06:30")])
    except ValueError:
        return False
    return True
