"""`python -m gazetteers.compile`: check all tables and write the one file that is read at run time."""

from pathlib import Path

from msgspec import msgpack

from reportedly.codebook import tables
from reportedly.codebook.gazetteer import COMPILED, compiled

WORDS = "words.txt"


def made() -> bytes:
    """Return the compiled tables as bytes; the same for the same tables."""
    lines = (tables.HOME / WORDS).read_text("utf-8").splitlines()
    common = frozenset(line for line in lines if not line.startswith("#"))
    return msgpack.encode(compiled(tables.pairs(), common))


def main() -> None:
    """Write the file beside the tables."""
    path: Path = tables.HOME / COMPILED
    path.write_bytes(made())
    print(f"{path.name}: {path.stat().st_size} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
