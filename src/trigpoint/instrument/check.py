"""Every fault of an instrument's folder at once, over all its files, each with file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from trigpoint.documents import Document, Located, read_document
from trigpoint.errors import DataError, Fault
from trigpoint.instrument.advice import Advice, Resource, Resources, advice_gaps, resource_gaps
from trigpoint.instrument.load import FILE
from trigpoint.instrument.model import Instrument
from trigpoint.instrument.report import FILE as REPORT
from trigpoint.instrument.report import ReportPlan, ReportText
from trigpoint.instrument.report_gaps import plan_gaps, report_text_gaps
from trigpoint.instrument.sketch import Sketch, read_sketch
from trigpoint.instrument.text import Text, label_clashes, text_gaps


class Form(NamedTuple):
    """One file of every language: its model, and how its contents can fail the instrument."""

    model: type[BaseModel]
    gaps: Callable[[Instrument, Any], Iterable[Located]]


FORMS: Mapping[str, Form] = {
    "text": Form(Text, text_gaps),
    "advice": Form(Advice, advice_gaps),
    "resources": Form(Resources, resource_gaps),
}


class Worded(NamedTuple):
    """A file that is well formed."""

    document: Document
    words: Any


def check_instrument(folder: Path) -> list[Fault]:
    """Every fault in the files of an instrument; an empty list says that it is whole."""
    faults: list[Fault] = []
    document = _document(folder / FILE, faults)
    sketch = None
    if document:
        sketch, found = read_sketch(document)
        faults += found
    languages = _languages(folder, document)
    faults += _undeclared(folder, languages)
    for kind, form in FORMS.items():
        files = {lang: folder / f"{kind}.{lang}.yaml" for lang in languages}
        worded = {lang: _worded(file, form.model, faults) for lang, file in files.items()}
        faults += _failing({k: v for k, v in worded.items() if v}, kind, sketch)
    if (folder / REPORT).exists():
        faults += _report_faults(folder, languages, sketch)
    return faults


def _document(path: Path, faults: list[Fault]) -> Document | None:
    try:
        return read_document(path)
    except DataError as error:
        faults += error.faults
        return None


def _report_faults(folder: Path, languages: list[str], sketch: Sketch | None) -> list[Fault]:
    """Every fault of the report plan, which an instrument may do without, and of its words."""
    faults: list[Fault] = []
    plan = _worded(folder / REPORT, ReportPlan, faults)
    files = [_worded(folder / f"report.{lang}.yaml", ReportText, faults) for lang in languages]
    if plan is None or sketch is None:
        return faults
    faults += _blamed(plan, plan_gaps(sketch.instrument, plan.words), sketch)
    for file in files:
        if file:
            gaps = report_text_gaps(sketch.instrument, plan.words, file.words)
            faults += _blamed(file, gaps, sketch)
    return faults


def _blamed(file: Worded, gaps: Iterable[Located], sketch: Sketch) -> Iterator[Fault]:
    return (file.document.fault(gap.place, gap.what) for gap in gaps if sketch.blames(gap))


def _worded(path: Path, model: type[BaseModel], faults: list[Fault]) -> Worded | None:
    document = _document(path, faults)
    if document is None:
        return None
    try:
        return Worded(document, model.model_validate(document.data))
    except ValidationError as error:
        faults += document.faults(error)
        return None


def _failing(files: Mapping[str, Worded], kind: str, sketch: Sketch | None) -> Iterable[Fault]:
    """How well-formed files of one kind fail the instrument, or each other."""
    if sketch:
        for file in files.values():
            yield from _blamed(file, FORMS[kind].gaps(sketch.instrument, file.words), sketch)
    if sketch and kind == "text":
        texts = {lang: file.words for lang, file in files.items()}
        for lang, clash in label_clashes(sketch.instrument, texts):
            yield files[lang].document.fault(clash.place, clash.what)
    if kind == "resources":
        yield from _differing(files)


def _differing(files: Mapping[str, Worded]) -> Iterable[Fault]:
    """Resources that are not the same in every language, but for their words."""
    if not files:
        return
    first, *others = files.values()
    name = first.document.path.name
    wanted = {one.id: _aim(one) for one in first.words.root}
    for document, resources in others:
        for one in wanted:
            if one not in {resource.id for resource in resources.root}:
                yield document.fault((), f"{one} of {name} is not here")
        for position, resource in enumerate(resources.root):
            if _aim(resource) != wanted.get(resource.id):
                what = f"{resource.id} is not so in {name}"
                yield document.fault((position,), what, "the same stages and dimensions")


def _aim(resource: Resource) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return resource.stages, resource.dimensions


def _languages(folder: Path, document: Document | None) -> list[str]:
    """The languages that are declared, or else those that there are files of."""
    data = document.data if document else None
    declared = data.get("languages") if isinstance(data, dict) else None
    if isinstance(declared, list) and all(isinstance(one, str) for one in declared):
        return list(dict.fromkeys(declared))
    return sorted({file.name.split(".")[1] for file in _worded_files(folder)})


def _undeclared(folder: Path, languages: list[str]) -> Iterable[Fault]:
    for file in _worded_files(folder):
        if file.name.split(".")[1] not in languages:
            yield Fault(str(file), "is in a language that the instrument does not declare")


def _worded_files(folder: Path) -> list[Path]:
    kinds = (*FORMS, "report")
    return sorted(file for kind in kinds for file in folder.glob(f"{kind}.*.yaml"))
