"""The arguments and options that several commands share, and how answers are opened."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from trigpoint.cli import FAULTS_FILE
from trigpoint.errors import UsageError
from trigpoint.instrument.load import ensure_language
from trigpoint.instrument.text import Text, load_text
from trigpoint.responses.quality import broken_rules
from trigpoint.wave.open import Wave, open_wave

Decorator = Callable[[Callable[..., None]], Callable[..., None]]

answers_argument = click.argument("answers", type=click.Path(path_type=Path))
instrument_option = click.option(
    "--instrument",
    "instrument_name",
    default="ai-index",
    show_default=True,
    metavar="NAME_OR_DIR",
    help="The instrument; a wave folder names its own.",
)
lang_option = click.option(
    "--lang",
    metavar="LANGUAGE",
    help="A language of the instrument, such as zh-Hant or en; its first where none is given.",
)
quiet_option = click.option("--quiet", is_flag=True, help="Print only errors.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")


class PointsRange(click.FloatRange):
    """Points from 0 to 100; NaN passes every comparison of a range, and is no number of points."""

    def __init__(self) -> None:
        super().__init__(0, 100)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The points, or a message of usage."""
        points: float = super().convert(value, param, ctx)
        if math.isnan(points):
            self.fail(f"{value} is not a number of points.", param, ctx)
        return points


seed_option = click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="The random seed."
)


def out_option(*endings: str, required: bool = True) -> Decorator:
    """``--out FILE``, whose ending is one of ``endings`` (any ending where none is named)."""

    def checked(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
        if value is not None and endings and value.suffix.lower() not in endings:
            raise UsageError(
                f"--out {value}: the ending says the format. Allowed: {_any(endings)}."
            )
        return value

    form = f" ({_any(endings)} by its ending)" if endings else ""
    return click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        required=required,
        callback=checked,
        help=f"The file to write{form}.",
    )


def _any(endings: tuple[str, ...]) -> str:
    return ", ".join(endings)


def _keep_faults(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.meta[FAULTS_FILE] = value


faults_option = click.option(
    "--faults",
    type=click.Path(path_type=Path, dir_okay=False),
    expose_value=False,
    callback=_keep_faults,
    help="Write every fault of the input to this file.",
)


def common_options(command: Callable[..., None]) -> Callable[..., None]:
    """``--json``, ``--faults`` and ``--quiet``, which every command takes."""
    return json_option(faults_option(quiet_option(command)))


def load_answers(
    answers: Path, instrument_name: str, *, lang: str | None = None, quiet: bool = False
) -> Wave:
    """Open an answers file or a wave folder; say on stderr what reading it had to decide.

    A ``lang`` that the instrument does not have is refused, whether words are needed or not.
    """
    wave = open_wave(answers, instrument_name)
    if lang is not None:
        ensure_language(wave.instrument, lang)
    if not quiet:
        for notice in filter(None, [*wave.notices, broken_rules(wave.responses)]):
            click.echo(notice, err=True)
    return wave


def load_wave_text(wave: Wave, lang: str | None) -> Text:
    """The instrument's words in ``lang``, by default in its first language."""
    return load_text(wave.name, lang or wave.instrument.languages[0])


def print_json(document: Any) -> None:
    """Print one JSON document, words as they are written."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
