import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_every_module_stands_on_its_floor() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
