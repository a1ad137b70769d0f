"""Commands have Arrow take memory from where numpy does: each then uses what the other freed."""

from __future__ import annotations

import os
import subprocess
import sys

SHOWN = "import trigpoint.cli, pyarrow; print(pyarrow.default_memory_pool().backend_name)"


def test_every_command_takes_memory_from_the_c_library():
    unset = {k: v for k, v in os.environ.items() if k != "ARROW_DEFAULT_MEMORY_POOL"}
    shown = subprocess.run(
        [sys.executable, "-c", SHOWN], env=unset, check=True, capture_output=True
    )
    assert shown.stdout.strip() == b"system"
