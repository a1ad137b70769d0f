"""Arrow without pandas, which no command needs and which takes longer to load than many to run."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder

import pyarrow as pa


class _NoPandas(MetaPathFinder):
    """Makes pandas a library that is not installed."""

    def find_spec(self, name: str, *_: object) -> None:
        """Refuse pandas; leave all others to who finds them."""
        if name == "pandas":
            raise ImportError(name)


def spare_pandas() -> None:
    """Have Arrow find no pandas: it looks for it once, with the first array.

    Whoever imports pandas later gets it.
    """
    hiding = _NoPandas()
    sys.meta_path.insert(0, hiding)
    pa.array([])
    sys.meta_path.remove(hiding)
