"""`python -m reportedly`, and the command `reportedly`."""

import sys

from reportedly.cli.app import run


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
