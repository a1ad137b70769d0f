"""Times one piece of work in a process of its own: ``python -m bench.child MODULE:NAME ...``."""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib import import_module
from statistics import median

import trigpoint.cli  # noqa: F401  (chooses Arrow's allocator, as for every command)
from bench.tables import Work, digests
from trigpoint.cli.arrow import spare_pandas


def main(place: str, rows: str, warm_up: str, runs: str) -> None:
    """Print, as JSON, medians of seconds and of processor seconds, the peak memory, the result.

    Arrow runs as in every command; only those who need pandas there have it load pandas.
    """
    module, name = place.split(":")
    if not module.endswith(("pandas", "polars")):
        spare_pandas()
    prepare = getattr(import_module(f"bench.{module}"), name)
    work: Work = prepare(int(rows))
    for _ in range(int(warm_up)):
        work()
    wall, processor = [], []
    for _ in range(int(runs)):
        start, used = time.perf_counter(), time.process_time()
        found = work()
        wall.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
    seen = {
        "about": prepare.__doc__.splitlines()[0],
        "seconds": median(wall),
        "processor": median(processor),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "digests": digests(found),
    }
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main(*sys.argv[1:])
