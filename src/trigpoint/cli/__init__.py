"""The command line. A command's module is loaded only when that command runs.

Commands of other packages (the site's) come in through the entry-point group
``trigpoint.commands``: each entry is a :class:`click.Command`.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from trigpoint.errors import SHOWN, DataError, MachineError, TrigpointError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

# Arrow's own allocator keeps 100 MB more of a large file, and takes a fifth of the time in giving
# memory back and asking for it again. Arrow looks at this when it is first loaded.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

# Most of what a command makes lasts to its end. To look through it for garbage after every 700
# new objects, as Python does, is a tenth of a short command.
gc.set_threshold(50_000)

FAULTS_FILE = "trigpoint.cli.faults_file"
"""Where, in a context's ``meta``, the path given with --faults is kept."""

COMMANDS = {
    "wave": "Run a whole wave: scores, tally, stages, tables, audit.",
    "score": "Score every respondent: indicators, dimensions, index, stage.",
    "explain": "Show how one respondent's index comes about.",
    "tables": "Banner tables with bases, intervals and letters.",
    "tally": "Count a wave once, or add tallies.",
    "stages": "Optimal cut points, what they explain, and the stages.",
    "path": "The least effort that takes a respondent to the next stage.",
    "rake": "Weight a wave to known margins.",
    "report": "The annual report: page, PDF, slides, workbook, open data.",
    "release": "Write what may be published of a wave.",
    "company": "One firm's report, or every firm's: index, stage, place, what to do next.",
    "audit": "Find what cannot be right in printed tables.",
    "recover": "Find the option points behind printed means.",
    "reconstruct": "Invent firms whose answers reproduce printed tables.",
    "instrument": "Check an instrument.",
}
"""Every command with its one line of help, so that --help loads none of them."""


class Commands(click.Group):
    """Loads commands when they are asked for, and turns errors into messages and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Our own commands in their order, then those of other packages."""
        return [*COMMANDS, *sorted(_others())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name in COMMANDS:
            from trigpoint.cli.arrow import spare_pandas

            spare_pandas()
            command: click.Command = import_module(f"trigpoint.cli.{cmd_name}").command
            return command
        other = _others().get(cmd_name)
        return other.load() if other else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading ours."""
        rows = list(COMMANDS.items())
        for name, entry in sorted(_others().items()):
            rows.append((name, entry.load().get_short_help_str()))
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; explain a failure in one message."""
        try:
            return super().invoke(ctx)
        except TrigpointError as error:
            _explain(error, ctx.meta.get(FAULTS_FILE))
        except ModuleNotFoundError as error:
            _fail(
                f"This needs {error.name}, which is not installed. Reports need "
                "pip install 'trigpoint[reports]', the site 'trigpoint[web]'.",
                3,
            )
        except MemoryError:
            _fail("The machine has too little memory for this.", 3)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            _fail(f"{error.filename or 'The machine'}: {error.strerror or error}.", 3)


def _others() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group="trigpoint.commands")}


def _explain(error: TrigpointError, faults_file: Path | None) -> NoReturn:
    """Say what was wrong, even where the faults cannot be written to their file."""
    message = str(error)
    if isinstance(error, DataError) and len(error.faults) > SHOWN:
        message += "\n--faults FILE writes them all."
    try:
        _write_faults(error, faults_file)
    except MachineError as second:
        _fail(f"{message}\n{second}", second.exit_code)
    _fail(message, error.exit_code)


def _write_faults(error: TrigpointError, target: Path | None) -> None:
    if target is not None and isinstance(error, DataError):
        from trigpoint.files import write_bytes

        write_bytes(target, "".join(f"{fault}\n" for fault in error.faults).encode())


def _fail(message: str, code: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="trigpoint")
def main() -> None:
    """From the answers of a survey of companies to an index, stages, tables and reports.

    ANSWERS is a file (csv, xlsx, parquet) or a wave folder. Every command has --help with an
    example. Exit codes: 0 done, 1 bad data, 2 bad usage, 3 the machine failed.
    """
