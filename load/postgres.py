"""A PostgreSQL of one's own: a cluster in a temporary folder, started and stopped here.

``python -m load.postgres COMMAND ...`` runs a command on one, by ``DATABASE_URL``.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from load.processes import children, gone

USER = "trigpoint"
PATIENCE = 60
"""Seconds that it may take to be ready, longer than usual where it was killed before."""

QUICK = {"fsync": "off", "full_page_writes": "off"}
"""For tests: what is committed outlives every process, but not the machine."""


def programs() -> Path | None:
    """Where the newest PostgreSQL's programs are; None where there is none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_version)
    found = debian[-1] if debian else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _version(path: Path) -> float:
    return float(path.parents[1].name)


@dataclass
class Cluster:
    """A cluster in a folder, reached through a socket there."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)
    postmaster: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """What ``DATABASE_URL`` says."""
        return f"postgresql://{USER}@/{self.folder}/{USER}"

    def create(self) -> None:
        """Lay the cluster down, owned by a user who may run it."""
        if _is_root():
            shutil.chown(self.folder, "postgres", "postgres")
        options = [
            "--auth=trust",
            f"--username={USER}",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]
        self._run("initdb", f"--pgdata={self.folder / 'data'}", *options)
        self.start()
        self._run("createdb", f"--host={self.folder}", f"--username={USER}", USER)

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.folder),
            **self.settings,
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        command = _as_owner("postgres", "-D", str(self.folder / "data"), *options)
        with (self.folder / "log").open("ab") as log:
            self.postmaster = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)
        self._wait()

    def stop(self) -> None:
        """Stop it without waiting for who is connected."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End the postmaster at once, with nothing put in order; its processes follow."""
        others = children(self.postmaster.pid) if self.postmaster else []
        self._end(signal.SIGKILL)
        gone(others, PATIENCE)

    def _end(self, how: signal.Signals) -> None:
        if self.postmaster is not None:
            self.postmaster.send_signal(how)
            self.postmaster.wait(PATIENCE)
            self.postmaster = None

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        ready = _as_owner("pg_isready", "--quiet", f"--host={self.folder}", f"--username={USER}")
        while subprocess.run(ready, cwd=self.folder).returncode:
            if time.monotonic() > until or (self.postmaster and self.postmaster.poll() is not None):
                raise RuntimeError((self.folder / "log").read_text("utf-8"))
            time.sleep(0.05)

    def _run(self, program: str, *arguments: str) -> None:
        command = _as_owner(program, *arguments)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)


@contextmanager
def cluster(settings: dict[str, str] | None = None) -> Iterator[Cluster]:
    """A cluster that is gone afterwards."""
    with TemporaryDirectory(prefix="trigpoint-postgres-") as folder:
        made = Cluster(Path(folder), settings or {})
        try:
            made.create()
            yield made
        finally:
            made.stop()


def _is_root() -> bool:
    return os.geteuid() == 0


def _as_owner(program: str, *arguments: str) -> list[str]:
    """The command line; PostgreSQL refuses to be run by root."""
    found = programs()
    if found is None:
        raise FileNotFoundError("PostgreSQL is not installed")
    drop = (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if _is_root() else []
    )
    return [*drop, str(found / program), *arguments]


def main(command: list[str]) -> int:
    """Run a command on a cluster. Without PostgreSQL it is left out, which in CI is a failure."""
    if programs() is None:
        print("PostgreSQL is not installed: not run on it.", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    with cluster(QUICK) as made:
        return subprocess.run(command, env=os.environ | {"DATABASE_URL": made.url}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
