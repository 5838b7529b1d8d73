"""The lower layers of the encoder, which all learned readers share: word pieces in, a vector a piece out.

The attributor was trained with them; what was learnt later stands on them as they are, so one copy ships and none of
the readers changes what another says. One text a run: integer arithmetic scales by the largest value that it is given.
"""

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import onnxruntime as ort

from reportedly.reading.encoding.wordpieces import Floats, Ints

TRUNK = "trunk.int8.onnx"
SEEN = "seen"
MODELS = ("models", "attribution")


class Trunk:
    """Embeddings and lower layers, with the vocabulary that they were made for."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load `trunk.int8.onnx` and `vocab.txt` from a folder."""
        self.vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self._session = session(folder / TRUNK, threads)

    def __call__(self, ids: Ints, types: Ints) -> Floats:
        """Return the vectors (1, pieces, width) of one window's pieces; `ids` and `types` are (1, pieces)."""
        seen: Floats = self._session.run([SEEN], {"ids": ids, "types": types})[0]
        return seen


def session(path: Path, threads: int = 1) -> Any:  # noqa: ANN401 - onnxruntime has no types
    """Return a graph ready to run on so many threads of the processor."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def trunk() -> Trunk:
    """Return the trunk that comes with the package; one a process."""
    with as_file(files("reportedly").joinpath(*MODELS)) as folder:
        return Trunk(folder)
