"""By which rules a case is weighed: a digest of the code and the codebooks that weighing stands on."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

from reportedly import __version__

PARTS = ("weighing", "weighings", "codebook", "record", "cases.py", "judging.py")
LEFT_OUT = "__pycache__"


@cache
def rules() -> str:
    """Return the version and a digest of the rules; it differs as soon as one of them does."""
    return f"{__version__}/{digest_of(files('reportedly'))}"


def digest_of(package: Traversable) -> str:
    """Return a digest of the parts of a package that weighing stands on: names and contents of their files."""
    digest = blake2b(digest_size=8)
    for part in PARTS:
        for name, data in _held(package / part, part):
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _held(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a place with their names, sorted."""
    if place.is_file():
        yield name, place.read_bytes()
    elif not name.endswith(LEFT_OUT):
        for part in sorted(place.iterdir(), key=lambda one: one.name):
            yield from _held(part, f"{name}/{part.name}")
