"""Libraries that only some formats need, and what to install where they are missing."""

from importlib import import_module
from typing import Any

from reportedly.errors import PluginError

EXTRA = "exports"


def library(module: str, wanted_for: str) -> Any:  # noqa: ANN401 - a module without types of its own
    """Return a module of the extra `exports`; raises PluginError, saying what to install, when it is not there."""
    try:
        return import_module(module)
    except ImportError as error:
        message = f"{wanted_for} needs {module.partition('.')[0]}, which is not installed"
        raise PluginError(message, f"pip install 'reportedly[{EXTRA}]'") from error
