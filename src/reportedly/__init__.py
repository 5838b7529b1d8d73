"""reportedly: who did what to whom, and who says so, through whom.

The promised API. Names are loaded when first asked for, so that importing the package costs nothing.
"""

import importlib

__version__ = "0.1.0"

_PROMISED = {
    "Case": "reportedly.api",
    "Said": "reportedly.api",
    "read": "reportedly.pipeline",
    "read_text": "reportedly.pipeline",
}

__all__ = ["Case", "Said", "__version__", "read", "read_text"]


def __getattr__(name: str) -> object:
    """Load a promised name from the module that defines it."""
    if name not in _PROMISED:
        message = f"module 'reportedly' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(importlib.import_module(_PROMISED[name]), name)
