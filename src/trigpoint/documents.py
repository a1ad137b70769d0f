"""YAML files as data, read within bounds, every fault with its file and line.

Plain YAML only: no aliases, no tags, no key twice, at most :data:`MAX_BYTES`. A file is validated
by a pydantic model; a model that finds its parts at odds says where with :func:`refuse`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from textwrap import shorten
from typing import Any, NamedTuple, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from trigpoint.errors import DataError, Fault

MAX_BYTES = 4_000_000
"""The largest file that is read; a long instrument in one language takes about 100 kB."""

MAX_DEPTH = 50
"""How deep lists and mappings may lie in each other; an instrument needs nine."""

LONGEST = 300
"""A fault is told in at most this many characters, whatever stands in the file."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = {"map", "seq", "str", "int", "float", "bool", "null", "timestamp"}
_READ_AS = {
    "bool": "yes or no",
    "int": "a number",
    "float": "a number",
    "null": "nothing",
}

Place = tuple[str | int, ...]
"""A place inside a document: the keys and positions that lead there."""

Model = TypeVar("Model", bound=BaseModel)


class Part(BaseModel):
    """What all parts of a file share: frozen, and no key that nobody reads.

    The validator is built when one is needed, for most serve only within that of the whole.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Located(NamedTuple):
    """What is wrong at a place; ``about`` is the id, if any, whose absence is complained of."""

    place: Place
    what: str
    about: str = ""


def refuse(found: Sequence[Located]) -> None:
    """Inside a pydantic validator: raise what was found, if anything."""
    if found:
        summary = "; ".join(f"{'.'.join(map(str, one.place))}: {one.what}" for one in found)
        raise PydanticCustomError("at_odds", "{summary}", {"summary": summary, "found": found})


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data and the nodes that know its lines."""

    path: Path
    data: Any
    root: yaml.Node

    def fault(self, place: Place, what: str, allowed: str = "") -> Fault:
        """A fault at the line of ``place``, or of the nearest place around it that exists."""
        return _fault(self.path, _node(self.root, place), what, allowed)

    def faults(self, error: ValidationError) -> list[Fault]:
        """Every fault that a model found in the data, in the order of the lines."""
        found = [fault for one in error.errors() for fault in self._explained(one)]
        return sorted(found, key=lambda fault: int(fault.where.rpartition(":")[2]))

    def _explained(self, error: ErrorDetails) -> Iterator[Fault]:
        place = error["loc"]
        if error["type"] == "at_odds":
            for one in error["ctx"]["found"]:
                yield self.fault((*place, *one.place), one.what)
        else:
            yield self.fault(place, *_in_words(error, _node(self.root, place)))


def read_document(path: Path) -> Document:
    """Read a YAML file. Raises DataError with everything in it that cannot be read."""
    return parsed(path, read_text(path))


def parsed(path: Path, text: str) -> Document:
    """The document that ``text``, the content of ``path``, is; else raises DataError as above."""
    try:
        too_deep = _too_deep(text)
        root = None if too_deep else yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(Fault(f"{path}:{line}", f"is no YAML: {error.problem}")) from None
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise DataError(Fault(str(path), f"is no YAML: {reason}")) from None
    if too_deep:
        raise DataError(Fault(f"{path}:{too_deep}", f"lies more than {MAX_DEPTH} levels deep"))
    if root is None:
        raise DataError(Fault(str(path), "is empty"))
    reader = _Reader(path)
    data = reader.value(root)
    if reader.faults:
        raise DataError(reader.faults)
    return Document(path, data, root)


def validated(document: Document, model: type[Model]) -> Model:
    """The document's data as ``model``. Raises DataError with every fault found in it."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise DataError(document.faults(error)) from None


def fitting(
    document: Document, model: type[Model], gaps: Callable[[Model], Iterable[Located]]
) -> Model:
    """The data as ``model``, without ``gaps``: where it does not fit what it is about.

    Raises DataError as :func:`validated` does, or with every gap.
    """
    found = validated(document, model)
    faults = [document.fault(gap.place, gap.what) for gap in gaps(found)]
    if faults:
        raise DataError(faults)
    return found


def read_text(path: Path) -> str:
    """The text of a file. Raises DataError where there is none, or too much of it."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise DataError(Fault(str(path), "is not there")) from None
    except IsADirectoryError:
        raise DataError(Fault(str(path), "is a folder", "a YAML file")) from None
    if len(content) > MAX_BYTES:
        raise DataError(Fault(str(path), f"is larger than {MAX_BYTES:,} bytes"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataError(Fault(f"{path}:{line}", "is not in UTF-8")) from None


def _too_deep(text: str) -> int | None:
    """The line where nesting passes the bound, found before anything recurses into it."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return _line(event)
    return None


class _Reader:
    """Turns nodes into data and keeps what is not allowed in them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[Fault] = []
        self._seen: set[int] = set()
        self._constructor = yaml.constructor.SafeConstructor()

    def value(self, node: yaml.Node) -> Any:
        if id(node) in self._seen:
            self._fault(node, "is repeated by an alias (*): write it out")
            return None
        self._seen.add(id(node))
        if _kind(node) not in _PLAIN:
            self._fault(node, f"{node.tag} is not allowed: write plain words, numbers, lists")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode) -> Mapping[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(key_node, "a key is a word or a number")
                continue
            if _kind(key_node) in ("bool", "null"):
                self._fault(key_node, f"the key {key_node.value} is no word to YAML: quote it")
            key = self.value(key_node)
            if key in found:
                self._fault(key_node, f"the key {key_node.value} stands here twice")
            found[key] = self.value(value_node)
        return found

    def _scalar(self, node: yaml.Node) -> Any:
        kind = _kind(node)
        if kind in ("int", "float", "bool"):
            try:
                return getattr(self._constructor, f"construct_yaml_{kind}")(node)
            except ValueError:
                self._fault(node, "is no number that can be read")
        return None if kind == "null" else node.value

    def _fault(self, node: yaml.Node, what: str) -> None:
        self.faults.append(_fault(self.path, node, what))


def _fault(path: Path, node: yaml.Node, what: str, allowed: str = "") -> Fault:
    return Fault(f"{path}:{_line(node)}", shorten(what, LONGEST, placeholder=" ..."), allowed)


def _kind(node: yaml.Node) -> str:
    return str(node.tag).rpartition(":")[2]


def _line(node: yaml.Node | yaml.Event) -> int:
    return int(node.start_mark.line) + 1 if node.start_mark else 1


def _node(node: yaml.Node, place: Place) -> yaml.Node:
    """The node at a place: of a mapping's entry the key where the value is no plain one."""
    at, key = node, None
    for step in place:
        if step == "[key]" and key is not None:
            return key
        entry = _entry(at, step)
        if entry is None:
            break
        key, at = entry
    if key is not None and not isinstance(at, yaml.ScalarNode):
        return key
    return at


def _entry(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return _entries(node).get(str(step))
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


@lru_cache(maxsize=MAX_DEPTH)
def _entries(node: yaml.MappingNode) -> Mapping[str, tuple[yaml.Node, yaml.Node]]:
    """The entries of a mapping by key; kept, for one mapping may have very many faults."""
    return {key.value: (key, value) for key, value in reversed(node.value)}


def _in_words(error: ErrorDetails, node: yaml.Node) -> tuple[str, str]:
    """What is wrong and what is allowed, in the words of someone who edits the file."""
    name = next((step for step in reversed(error["loc"]) if step != "[key]"), "the file")
    match error["type"]:
        case "missing":
            return f"{name} is missing", ""
        case "extra_forbidden":
            return f"{name} is no key that is read here", ""
        case "model_type" | "dict_type" | "mapping_type" | "model_attributes_type":
            return f"{name} is not written as key: value", ""
        case "tuple_type" | "list_type":
            return f"{name} is no list", ""
        case "string_type" if isinstance(node, yaml.ScalarNode):
            read_as = _READ_AS.get(_kind(node), "something else")
            return (
                f"{node.value} is read as {read_as}, not as a word",
                f'"{node.value}" in quotes',
            )
        case "string_pattern_mismatch" | "string_too_short" | "literal_error" | "enum":
            allowed = error["msg"].removeprefix("Input should be ")
            return f"{name}: {error['input']!r} cannot stand here", allowed
    message = error["msg"].removeprefix("Value error, ")
    return f"{name}: {message[:1].lower()}{message[1:]}, not {error['input']!r}", ""
