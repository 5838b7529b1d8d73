"""Styles, scripts and pictures: plain files of the package, under an address that names what they hold.

All lie under one folder, so that scripts and styles may name each other by relative paths, and the digest of all of
them is part of its address: a browser may keep what it got for ever.
"""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from mimetypes import guess_type
from typing import NamedTuple

FOLDER = "/static"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Asset(NamedTuple):
    """A file as it is sent."""

    body: bytes
    kind: str


@cache
def assets() -> dict[str, Asset]:
    """Return the files by their paths below `static`."""
    return dict(_below(files("reportedly.web") / "static", ""))


def _below(folder: Traversable, before: str) -> list[tuple[str, Asset]]:
    found: list[tuple[str, Asset]] = []
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        name = before + one.name
        found += _below(one, f"{name}/") if one.is_dir() else [(name, Asset(one.read_bytes(), _kind(name)))]
    return found


def _kind(name: str) -> str:
    suffix = name[name.rfind(".") :]
    return TYPES.get(suffix) or guess_type(name)[0] or "application/octet-stream"


@cache
def digest() -> str:
    """Return what tells these files from those of any other release."""
    whole = hashlib.sha256()
    for name, asset in assets().items():
        whole.update(f"{name}\0{len(asset.body)}\0".encode() + asset.body)
    return whole.hexdigest()[:16]


def address(name: str) -> str:
    """Return the address of a file; raises KeyError when there is none, so that no page ever names what is missing."""
    if name not in assets():
        raise KeyError(name)
    return f"{FOLDER}/{digest()}/{name}"


def lasting(asked: str) -> str:
    """Return how long a file may be kept that was asked for under a digest."""
    return FOR_EVER if asked == digest() else ASK_AGAIN
