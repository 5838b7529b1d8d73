"""By what words a report is put right: loads `corrections.toml`, once, at first use."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class CorrectionWords:
    """The forms of notes that put a report right.

    Attributes:
        opens: what opens a note.
        admits: how a house tells what it said and what is so, in a report that `owns` an error.
        figures: by what words somebody takes a number back; `number`: the words for one.
        heads: how a report begins that was sent again because it was wrong.
        told: what says that the values of its sentence are the wrong ones.
        rather: what stands between a right value and a wrong one; `rather_number`: where both are numbers.
        but, negated: what stands between a wrong value and a right one, and before the wrong one.
        into, source: the same of "from X to Y".
        out_of, goal: what stands between a right value and a wrong one, and before the right one, of "to Y from X".
        facets: the words for what is put right, by facet.
    """

    opens: re.Pattern[str]
    admits: re.Pattern[str]
    owns: re.Pattern[str]
    figures: re.Pattern[str]
    number: re.Pattern[str]
    heads: re.Pattern[str]
    told: re.Pattern[str]
    rather: re.Pattern[str]
    rather_number: re.Pattern[str]
    but: re.Pattern[str]
    negated: re.Pattern[str]
    into: re.Pattern[str]
    source: re.Pattern[str]
    out_of: re.Pattern[str]
    goal: re.Pattern[str]
    facets: Mapping[str, re.Pattern[str]]


@cache
def correction_words() -> CorrectionWords:
    """Load the forms."""
    raw = tomllib.loads(resources.files("reportedly.codebook").joinpath("corrections.toml").read_text("utf-8"))
    return CorrectionWords(
        opens=_form("|".join(raw["notes"]["opens"])),
        admits=_form(raw["notes"]["admits"]),
        owns=_form(raw["notes"]["owns"]),
        figures=_form("|".join(raw["notes"]["figures"])),
        number=_form(raw["notes"]["number"]),
        heads=_form(raw["notes"]["heads"]),
        told=_form(raw["notes"]["told"]),
        **{name: _form(form) for name, form in raw["order"].items()},
        facets={facet: _form(form) for facet, form in raw["facets"].items()},
    )


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
