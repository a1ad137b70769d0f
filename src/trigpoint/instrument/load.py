"""Finding and opening an instrument: by its name among those that come along, or by its folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from importlib import resources
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from trigpoint.documents import Located, fitting, parsed, read_document, read_text, validated
from trigpoint.errors import UsageError
from trigpoint.instrument.model import Instrument

FILE = "instrument.yaml"

Model = TypeVar("Model", bound=BaseModel)


def instrument_folder(name: str | Path) -> Path:
    """The folder of an instrument. Raises UsageError for what is neither a name nor a folder."""
    shipped = Path(str(resources.files("trigpoint") / "instruments"))
    names = sorted(file.parent.name for file in shipped.glob(f"*/{FILE}"))
    if name in names:
        return shipped / name
    if Path(name).is_dir():
        return Path(name)
    known = ", ".join(names)
    raise UsageError(f"{name}: no such instrument. Allowed: {known}, or a folder with {FILE}.")


def load_instrument(name: str | Path) -> Instrument:
    """Open an instrument by name or folder. Raises DataError with every fault in its file."""
    path = instrument_folder(name) / FILE
    return _opened(path, read_text(path))


@lru_cache(maxsize=8)
def _opened(path: Path, text: str) -> Instrument:
    """Kept, for whatever has to do with an instrument opens it; a file that changed is another."""
    return validated(parsed(path, text), Instrument)


def ensure_language(instrument: Instrument, lang: str) -> None:
    """Raise UsageError for a language that the instrument does not have."""
    if lang not in instrument.languages:
        languages = ", ".join(instrument.languages)
        raise UsageError(f"{lang}: {instrument.id} is not in this language. Allowed: {languages}.")


def load_words(
    name: str | Path,
    lang: str,
    kind: str,
    model: type[Model],
    gaps: Callable[[Instrument, Model], Iterable[Located]],
) -> Model:
    """Open ``<kind>.<lang>.yaml`` of an instrument, complete for it.

    Raises UsageError for a language the instrument does not have, DataError for all faults.
    """
    instrument = load_instrument(name)
    ensure_language(instrument, lang)
    document = read_document(instrument_folder(name) / f"{kind}.{lang}.yaml")
    return fitting(document, model, partial(gaps, instrument))
