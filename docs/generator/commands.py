"""Every command's help, as a terminal of 80 columns shows it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from trigpoint.cli import COMMANDS, main

from .markdown import table

WIDTH = 80


def page() -> Iterator[str]:
    """The page, part by part."""
    yield "# Commands"
    yield (
        "`ANSWERS` is an answers file (csv, xlsx, parquet) or a wave folder; `PUBLISHED` is a file "
        "of printed tables. Their forms: [files](files.md). Exit codes: 0 done, 1 bad data, "
        "2 bad usage, 3 the machine failed, for instance a full disk."
    )
    root = click.Context(main, info_name="trigpoint", terminal_width=WIDTH, **main.context_settings)
    found = {name: main.get_command(root, name) for name in main.list_commands(root)}
    yield table(
        ["command", "gives"],
        ([f"[{name}](#trigpoint-{name})", _line(name, one)] for name, one in found.items()),
    )
    for name, command in found.items():
        yield from _command(command, name, root)


def _line(name: str, command: click.Command | None) -> str:
    """What a command gives; the site's say it themselves."""
    return COMMANDS[name] if name in COMMANDS else command.get_short_help_str()


def _command(command: click.Command | None, name: str, parent: click.Context) -> Iterator[str]:
    if command is None:
        raise LookupError(f"{name} is listed and cannot be loaded")
    context = click.Context(command, info_name=name, parent=parent, terminal_width=WIDTH)
    yield f"## {context.command_path}"
    yield f"```text\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            yield from _command(command.get_command(context, child), child, context)
