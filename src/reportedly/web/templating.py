"""Pages from templates: everything that is put in is escaped, and a name that a page was not given is an error."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from reportedly import __version__
from reportedly.web.assets import address
from reportedly.web.navigation import ENTRIES, current


@cache
def environment() -> Environment:
    """Return what templates are read with. Filters of a screen are added to its `filters` where it is declared."""
    made = Environment(
        loader=PackageLoader("reportedly.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"asset": address, "version": __version__, "entries": ENTRIES}
    return made


def page(template: str, path: str, **context: Any) -> bytes:  # noqa: ANN401 - what the template shows
    """Return a page in UTF-8; `path` is its address, by which the bar knows where it stands."""
    drawn = environment().get_template(template).render(path=path, here=current(path), **context)
    return drawn.encode("utf-8", "replace")
