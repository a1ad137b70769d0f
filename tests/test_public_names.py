from __future__ import annotations

import subprocess
import sys

import pytest

import trigpoint


@pytest.mark.parametrize("name", trigpoint.__all__)
def test_a_public_name_loads_and_says_what_it_is(name):
    assert getattr(trigpoint, name).__doc__


def test_importing_the_package_loads_none_of_what_it_stands_on():
    code = "import sys, trigpoint; print([m for m in sys.modules if m in sys.argv[1:]])"
    heavy = ["numpy", "pyarrow", "pydantic", "scipy", "yaml", "typst", "pptx", "fontTools"]
    run = subprocess.run(
        [sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
