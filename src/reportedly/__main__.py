"""`python -m reportedly`, and the command `reportedly`."""

import importlib
import signal
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with its code; a request to end (SIGTERM) is heeded as Ctrl-C is."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        cli = importlib.import_module("reportedly.cli.app")  # here, so that a stop while it loads is heeded, too
    except KeyboardInterrupt:
        sys.stderr.write("reportedly: stopped\n")
        sys.exit(INTERRUPTED)
    sys.exit(cli.run(sys.argv[1:]))


if __name__ == "__main__":
    main()
