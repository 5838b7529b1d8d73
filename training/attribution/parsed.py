"""A text parsed as the product parses it, for what is learnt from trees."""

from reportedly import acquire, plugins
from reportedly.pipeline import DEFAULTS
from reportedly.reading.annotate.headline import decap
from reportedly.reading.blocks import segment
from reportedly.reading.masthead import masthead
from reportedly.reading.tree import Parse


def parsed(text: str) -> Parse:
    """Return the sentences of a text as a reading has them."""
    raw = acquire.read(text.encode("utf-8", "surrogatepass"), "text", given=acquire.Metadata())
    document = masthead(raw, segment(raw.text))
    parser = plugins.load(plugins.PARSERS, DEFAULTS.parser)(DEFAULTS.model)
    return Parse(document.id, document.text, document.blocks, parser.parse(document.blocks, decap))
