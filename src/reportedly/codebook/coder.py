"""What a language model is asked, as `coder.toml` has it."""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from reportedly.codebook.codebook import codebook


class Prompt(Struct, frozen=True):
    """The words of a request: what is asked of every passage, and the passage.

    `codes` are all that may be answered, "TYPE" or "TYPE/mode".
    """

    version: int
    system: str
    ask: str
    codes: tuple[str, ...]

    def messages(self, passage: str) -> list[dict[str, str]]:
        """Return the messages of one request."""
        asked = self.ask.replace("{passage}", " ".join(passage.split()))
        return [{"role": "system", "content": self.system}, {"role": "user", "content": asked}]


@cache
def prompt(name: str = "plover") -> Prompt:
    """Return the prompt for a codebook; raises UsageError for an unknown one."""
    table = tomllib.loads(files("reportedly.codebook").joinpath("coder.toml").read_text("utf-8"))
    codes = tuple(
        f"{kind}/{mode}" if mode else kind for kind, modes in codebook(name).types.items() for mode in ("", *modes)
    )
    system = table["system"].strip().replace("{codes}", " ".join(codes))
    return Prompt(version=table["version"], system=system, ask=table["ask"], codes=codes)
