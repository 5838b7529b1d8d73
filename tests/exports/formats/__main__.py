"""`python -m tests.exports.formats NAME...`: write anew what formats are expected to make of the sample.

Look at the difference before it is committed: it is what users will see.
"""

import sys

from tests.exports.formats.made import EXPECTED, exported

for name in sys.argv[1:]:
    folder = EXPECTED / name
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for file, text in exported(name).items():
        (folder / file).write_text(text, encoding="utf-8", newline="")
