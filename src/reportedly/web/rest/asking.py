"""What handlers ask alike: how many, after what, of which document."""

from typing import Annotated

from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from reportedly.web.answering import Asked, AtDesk

__all__ = ["After", "Asked", "AtDesk", "Day", "Id", "Limit", "Named", "NamedDependency"]

DAY = r"^\d{4}-\d{2}-\d{2}$"

Limit = Annotated[int, QueryParameter(ge=1, le=200, description="How many at most.")]
After = Annotated[
    str | None, QueryParameter(max_length=2000, description="The cursor that the page before ended with.")
]
Named = Annotated[str | None, QueryParameter(min_length=1, max_length=200)]
Day = Annotated[str | None, QueryParameter(pattern=DAY, description="A day, ISO 8601.")]
Id = FromPath[str]
