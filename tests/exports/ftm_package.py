"""FollowTheMoney's own package, without PyICU: that would be compiled, and only turns names into Latin letters."""

import sys
from importlib.util import find_spec
from types import ModuleType


class Unturned:
    """What stands for a transliterator; nothing that is checked here is transliterated."""

    @classmethod
    def createInstance(cls, _script: str) -> "Unturned":  # noqa: N802 - PyICU's name
        return cls()

    def transliterate(self, text: str) -> str:
        raise NotImplementedError(text)


if find_spec("icu") is None:
    stub = ModuleType("icu")
    stub.Transliterator = Unturned  # type: ignore[attr-defined]
    sys.modules["icu"] = stub

from followthemoney import Dataset, StatementEntity, model  # noqa: E402 - behind what it asks for
from followthemoney.statement.serialize import read_json_statements  # noqa: E402

__all__ = ["Dataset", "StatementEntity", "model", "read_json_statements"]
