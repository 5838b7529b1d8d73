"""What is said of a format before anything leaves in it, and of what left after it has."""

from collections.abc import Mapping
from typing import Literal

from reportedly.record.ground import Value


class Format(Value, frozen=True, kw_only=True):
    """What a format is, and what of the record it keeps and drops.

    Attributes:
        title: the format's own name, and its version.
        suffix: how its file is called, or each of its files: ".csv".
        keeps: what of the record stands in it, in words.
        drops: what it has no room for, in words.
        carries: the types of the record of which each value leaves or is counted as not expressible, with the reason;
            values of all other types are counted as having no place in the format.
        deeds: its rows are events that happened, so that what is denied, planned, possible or inferred stays out.
        many: it has several files, which go into a folder or a zip.
        text: it can be shown in a terminal.
        extra: the optional part of the installation that it needs, or None.
        options: what may be set, with the choices, the default first; no choices = any words, the default "".
        shape: how its parts follow one another, where a second export can tell what changed: rows of a table ("csv",
            "tabs"), "lines" of JSON, the objects of a STIX "bundle", the entries of a "feed"; "" where it cannot.
        key: the column or name under which each part has an id that lasts.
    """

    title: str
    suffix: str
    keeps: str
    drops: str
    carries: tuple[str, ...]
    deeds: bool = False
    many: bool = False
    text: bool = True
    extra: str | None = None
    options: Mapping[str, tuple[str, ...]] = {}
    shape: Literal["", "csv", "tabs", "lines", "bundle", "feed"] = ""
    key: str = ""


class LossReport(Value, frozen=True, kw_only=True):
    """What left and what did not: counts by type, by type and reason, and by field and reason.

    `exported` counts values of the record, by type, and what the format itself counts ("row"). `defaulted` are fields
    that the format asks for and the record does not answer, with what was put there and why.
    """

    format: str
    exported: Mapping[str, int]
    not_expressible: Mapping[str, Mapping[str, int]]
    defaulted: Mapping[str, Mapping[str, int]]
