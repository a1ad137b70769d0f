"""Every public name with its signature, fields, methods and docstring."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import trigpoint

from .markdown import one_line, prose, table

WIDTH = 96
"""Longer signatures have a line for every parameter."""

STUB = Path(inspect.getfile(trigpoint)).with_suffix(".pyi")


def page() -> Iterator[str]:
    """The page, part by part; the order is that of the stub, where public names are declared."""
    names = _names()
    yield "# Library"
    yield (
        "The names in `trigpoint` are the public interface; they load when they are first used. "
        "Everything else may change without notice."
    )
    yield table(
        ["from", "names"],
        (
            [f"`{layer}`", ", ".join(f"[{one}](#{_heading(one).lower()})" for one in own)]
            for layer, own in names.items()
        ),
    )
    for name in (name for own in names.values() for name in own):
        yield f"## {_heading(name).replace('-', ' ')}"
        yield from _entry(name, getattr(trigpoint, name))


def _names() -> dict[str, list[str]]:
    """The public names by the layer that they come from."""
    found: dict[str, list[str]] = {}
    for node in ast.parse(STUB.read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            own = found.setdefault(node.module.partition(".")[0], [])
            own += [alias.asname or alias.name for alias in node.names]
    return found


def _heading(name: str) -> str:
    """A heading's words, joined: a class and a function may differ in the first letter alone."""
    return f"class-{name}" if inspect.isclass(getattr(trigpoint, name)) else name


def _entry(name: str, value: object) -> Iterator[str]:
    if inspect.isclass(value):
        yield _class(name, value)
        yield prose(inspect.getdoc(value))
        members = list(_members(value))
        if members:
            yield "\n".join(members)
    elif callable(value):
        yield f"```python\n{_call(name, value)}\n```"
        yield prose(inspect.getdoc(value))
    else:
        yield f"```python\n{name} = {value!r}\n```"


def _class(name: str, value: type) -> str:
    if issubclass(value, Exception):
        return f"```python\nclass {name}({value.__base__.__name__})\n```"
    fields = inspect.get_annotations(value).items()
    lines = [f"class {name}:", *(f"    {field}: {kind}" for field, kind in fields)]
    return "```python\n" + "\n".join(lines) + "\n```"


def _members(value: type) -> Iterator[str]:
    for name, member in list(vars(value).items()):
        plain = getattr(member, "__func__", None) or getattr(member, "func", member)
        if name.startswith("_") or not inspect.getdoc(plain):
            continue
        if inspect.isfunction(plain) and not hasattr(member, "func"):
            yield f"- `{_call(name, plain)}`: {one_line(inspect.getdoc(plain))}"
        elif isinstance(member, property) or hasattr(member, "func"):
            yield f"- `{name}`: {one_line(inspect.getdoc(plain))}"


class _Bare:
    """Something as it is written: an annotation without quotation marks, a function as dots."""

    def __init__(self, written: object) -> None:
        self.written = written

    def __repr__(self) -> str:
        return "..." if callable(self.written) else str(self.written)


def _call(name: str, value: Any) -> str:
    found = inspect.signature(value)
    bare = [_bare(one) for one in found.parameters.values() if one.name not in ("self", "cls")]
    returns = found.return_annotation
    if returns is not found.empty:
        returns = _Bare(returns)
    written = found.replace(parameters=bare, return_annotation=returns)
    line = f"{name}{written}"
    if len(line) <= WIDTH:
        return line
    lines = [f"    {one}," for one in bare]
    by_name = [at for at, one in enumerate(bare) if one.kind is one.KEYWORD_ONLY]
    if by_name:
        lines.insert(by_name[0], "    *,")
    return "\n".join([f"{name}(", *lines, line[line.rindex(") ->") :]])


def _bare(parameter: inspect.Parameter) -> inspect.Parameter:
    if parameter.annotation is not parameter.empty:
        parameter = parameter.replace(annotation=_Bare(parameter.annotation))
    if inspect.isfunction(parameter.default):
        parameter = parameter.replace(default=_Bare(parameter.default))
    return parameter
