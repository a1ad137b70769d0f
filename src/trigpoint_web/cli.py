"""``trigpoint serve`` and ``trigpoint web …``: the site's commands. Django loads when one runs."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@click.command(epilog="Example: trigpoint serve --demo out/site")
@click.option(
    "--demo",
    type=click.Path(path_type=Path, file_okay=False),
    help="Run on this machine alone, with everything in this folder and mail printed.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(demo: Path | None, port: int) -> None:
    """Serve the site."""
    if demo is not None:
        _demo_environment(demo, port)
    from trigpoint_web.serving import run

    with _explained():
        run(port, demo=demo is not None)


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
    epilog="Example: trigpoint web wave waves/2026",
    no_args_is_help=True,
)
@click.argument("arguments", metavar="COMMAND [ARGUMENTS]...", nargs=-1, type=click.UNPROCESSED)
def web(arguments: tuple[str, ...]) -> None:
    """Tend the site: waves, companies, letters.

    \b
    wave FOLDER        register a wave, or changed words of it
    benchmark FOLDER   take a wave with answers as the benchmark
    freeze WAVE        make the benchmark of a wave that has closed
    companies FILE     keep companies with their mail domains
    approve [CLAIM]    let a representative speak for a company; list who waits
    refuse [CLAIM]     do not, or no longer; list who does
    send-mail          send what could not be sent at once
    erase              erase what has had its time
    check --deploy     name what is missing or unsafe in the settings

    Any command of Django's goes too, such as migrate. Each has --help.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trigpoint_web.settings")
    from django.core.management import execute_from_command_line

    with _explained():
        execute_from_command_line(["trigpoint web", *arguments])


@contextmanager
def _explained() -> Iterator[None]:
    """Say in one line what is wrong with the settings."""
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management.base import SystemCheckError

    try:
        yield
    except (ImproperlyConfigured, SystemCheckError) as error:
        raise click.ClickException(str(error)) from None


def _demo_environment(folder: Path, port: int) -> None:
    """Settings for one machine; the secret is made once and kept in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    secret = folder / "secret-key"
    if not secret.exists():
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(50), "utf-8")
    os.environ |= {
        "TRIGPOINT_DEMO": "1",
        "TRIGPOINT_DATA": str(folder.resolve()),
        "TRIGPOINT_SECRET_KEY": secret.read_text("utf-8"),
        "TRIGPOINT_ADDRESS": f"http://localhost:{port}",
    }
