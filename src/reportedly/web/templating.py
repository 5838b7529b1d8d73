"""Pages from templates: everything that is put in is escaped, and a name that a page was not given is an error."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

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
    made.globals |= {"asset": address, "version": __version__, "entries": ENTRIES, "turned": turned}
    return made


def warm() -> None:
    """Read all templates, so that the first page by each does not wait for it to be compiled."""
    for name in environment().list_templates():
        environment().get_template(name)


def turned(request: Any, **changed: Any) -> str:  # noqa: ANN401 - a request, and values of a query
    """Return the query of an address with some of it changed, led by "?"; what is None or empty is taken out.

    Several values of one name stay several. The place in a list is left behind unless it is what changes.
    """
    kept = [(k, v) for k, v in request.query_params.multi_items() if k not in changed and k != "after" and v]
    for name, value in changed.items():
        several = value if isinstance(value, list | tuple) else [value]
        kept += [(name, str(one)) for one in several if one not in {None, ""}]
    return f"?{urlencode(kept)}" if kept else "?"


def page(template: str, path: str, **context: Any) -> bytes:  # noqa: ANN401 - what the template shows
    """Return a page in UTF-8; `path` is its address, by which the bar knows where it stands."""
    drawn = environment().get_template(template).render(path=path, here=current(path), **context)
    return drawn.encode("utf-8", "replace")
