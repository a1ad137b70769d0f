"""A report as a value: what is said and shown, in which order; nothing of how it looks.

Builders (``annual``, ``company``) make it; every renderer draws it and computes nothing. Whatever
is printed stands here as text, ready to print; the floats beside it only place marks in charts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from trigpoint.reports.look import Look
from trigpoint.sentences import Cell, Number, Part, Sentence, numbers

# --- tables


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head. ``group`` is the title over several columns, ``letter`` what tests call it.

    ``align`` is ``text`` for columns of words and ``number`` for figures.
    """

    id: str
    label: str
    group: str = ""
    letter: str = ""
    align: Literal["text", "number"] = "number"


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its ``text``, the ends of its interval, and its marks.

    ``letters`` name columns that this one is significantly higher than, ``marked`` says that the
    base is small, ``withheld`` that the figure may not be shown (its ``text`` is then empty). An
    empty ``text`` that is not withheld is a cell in which there is nothing.
    """

    text: str = ""
    low: str = ""
    high: str = ""
    letters: str = ""
    marked: bool = False
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A line of a table; ``role`` says how it is set: figures, a mean, a base, words."""

    id: str
    label: str
    cells: tuple[TableCell, ...]
    role: Literal["share", "net", "mean", "base", "text"] = "share"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has a cell for every column.

    ``corner`` heads the column of labels, ``unit`` says what the figures are (``%``, points).
    """

    id: str
    title: str
    columns: tuple[Head, ...]
    rows: tuple[TableRow, ...]
    notes: tuple[str, ...] = ()
    corner: str = ""
    unit: str = ""

    def row_of(self, cell: Cell) -> str:
        """The id of the row that a figure stands in.

        The base of a row is in the row ``base.<row>``, where it is not the table's own ``base``.
        """
        if cell.part != "base":
            return cell.row
        own = f"base.{cell.row}"
        return own if any(row.id == own for row in self.rows) else "base"

    def printed(self, cell: Cell) -> str:
        """The text of a figure. KeyError where there is no such row or column."""
        at = {head.id: position for position, head in enumerate(self.columns)}[cell.column]
        found = {one.id: one for one in self.rows}[self.row_of(cell)].cells[at]
        return {"low": found.low, "high": found.high}.get(cell.part, found.text)

    def number(self, row: str, column: str, part: Part = "value") -> Number:
        """A figure of the table as a bound number. KeyError as for :meth:`printed`."""
        cell = Cell(self.id, row, column, part)
        return Number(self.printed(cell), cell)


# --- charts: numbers place marks on an axis, texts are printed beside them


@dataclass(frozen=True, slots=True)
class Axis:
    """The shared axis of a chart; it starts where it does not flatter."""

    low: float = 0.0
    high: float = 100.0
    ticks: tuple[float, ...] = (0, 25, 50, 75, 100)
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value with its printed text and the ends of its interval (None where there is none).

    A ``value`` of None is a mark that is not drawn; ``text`` then says why, or is empty.
    """

    value: float | None
    text: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Shares of the same answers in several groups: small multiples of horizontal bars.

    ``panels`` are the groups' labels, with a base under each; every row has a mark per panel.
    """

    panels: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, tuple[Mark, ...]], ...]
    axis: Axis = Axis()


@dataclass(frozen=True, slots=True)
class Series:
    """What one kind of dot stands for; ``style`` is the same on every chart of a report.

    ``you`` is ink and filled, ``peers`` accent and hollow, ``everyone`` grey; ``main`` accent
    and filled, ``other`` grey and hollow, where nobody is compared with a firm.
    """

    id: str
    label: str
    style: Literal["you", "peers", "everyone", "main", "other"]


@dataclass(frozen=True, slots=True)
class Dots:
    """Means with intervals on one axis: rows of dots, one per series.

    ``emphasis`` holds the positions of rows that stand out (a total, for instance).
    """

    series: tuple[Series, ...]
    rows: tuple[tuple[str, tuple[Mark, ...]], ...]
    axis: Axis = Axis()
    emphasis: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stacked:
    """Parts of a whole in an order, as 100 % bars; ``parts`` names them from low to high."""

    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Mark, ...]], ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """A change: from ``before`` to ``after``; ``sure`` says that it is beyond noise."""

    label: str
    before: Mark
    after: Mark
    sure: bool


@dataclass(frozen=True, slots=True)
class Arrows:
    """Changes on one axis; ``before`` and ``after`` name the two times."""

    before: str
    after: str
    rows: tuple[Arrow, ...]
    axis: Axis = Axis()


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a distribution: the ``share`` (%) of firms with ``low`` ≤ value < ``high``."""

    low: float
    high: float
    share: float
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The distribution of the index as a strip, with cut points and marks on it.

    ``stages`` are the names between the ``cuts`` (one more than those). ``marks`` are labelled
    points such as "You" or the quartiles, each with the style of its series.
    """

    bands: tuple[Band, ...]
    cuts: tuple[Mark, ...]
    stages: tuple[str, ...]
    marks: tuple[tuple[Series, Mark], ...] = ()
    axis: Axis = Axis()


Chart = Bars | Dots | Stacked | Arrows | Strip

# --- blocks


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``role`` says how it is set."""

    sentence: Sentence
    role: Literal["text", "lead", "note", "warning", "question", "quote"] = "text"


@dataclass(frozen=True, slots=True)
class Points:
    """A list, numbered or not."""

    items: tuple[Sentence, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that matters, set big, with what belongs to it small beside it.

    ``stage`` is the mark (1, 2, …) of the stage that the figure names, if it names one.
    """

    label: str
    main: Sentence
    beside: Sentence = ()
    stage: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures side by side; the first is the most important."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A chart and its table, or a table alone; no chart stands without its table.

    ``title`` says what is seen, ``subtitle`` what is drawn, ``foot`` base, interval and source;
    ``alt`` says the chart in words. ``on_slide`` exhibits make the slides of a deck. Where
    ``folded`` the chart says enough and a page may show the table on request only.
    """

    id: str
    title: Sentence
    subtitle: str
    table: Table
    chart: Chart | None = None
    foot: str = ""
    alt: str = ""
    on_slide: bool = False
    folded: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """A thing with a heading of its own within a section: a stage, a finding, a resource.

    ``stage`` is the mark of the stage it is about, if it is about one; ``current`` stresses it.
    """

    title: Sentence
    blocks: tuple[Block, ...]
    stage: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards of equal rank, beside each other where there is room."""

    items: tuple[Card, ...]


Block = Paragraph | Points | Figures | Exhibit | Cards


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or a part of one. ``opens_page`` where it begins a new page on paper."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    opens_page: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report.

    ``kind`` says which cover and order of size it has. ``warning`` says that the answers are
    invented, and stands on every page. ``opening`` is the first screen, before any section.
    ``dated`` is the wave's last day: the same input gives the same bytes. ``words`` are the few
    words that renderers need (contents, page, table, withheld …), by their ids.
    """

    kind: Literal["annual", "company"]
    lang: str
    title: str
    subtitle: str
    organiser: str
    dated: date | None
    warning: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...]
    look: Look
    words: Mapping[str, str] = field(repr=False)

    def blocks(self) -> Iterator[Block]:
        """Every block, in the order of reading; those within cards too."""
        yield from _opened(self.opening)
        for section in self.all_sections():
            yield from _opened(section.blocks)

    def all_sections(self) -> Iterator[Section]:
        """Every section, a part right after its chapter."""
        stack = list(reversed(self.sections))
        while stack:
            section = stack.pop()
            yield section
            stack += reversed(section.sections)

    def tables(self) -> dict[str, Table]:
        """Every table by its id, in the order of reading."""
        exhibits = (block for block in self.blocks() if isinstance(block, Exhibit))
        return {exhibit.table.id: exhibit.table for exhibit in exhibits}

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence that may hold bound numbers."""
        for block in self.blocks():
            yield from _sentences(block)

    def stages(self) -> int:
        """How many stages the report tells of, as far as it shows; 0 where it shows none."""
        return max((one for block in self.blocks() for one in _stages(block)), default=0)

    def unbound(self) -> list[Cell]:
        """The cells that numbers name and that no table has, or has with another text."""
        tables = self.tables()
        return [
            number.cell
            for sentence in self.sentences()
            for number in numbers(sentence)
            if not _holds(tables, number.cell, number.text)
        ]


def sentences_of(blocks: tuple[Block, ...]) -> Iterator[Sentence]:
    """Every sentence of some blocks that may hold bound numbers; of those within cards too."""
    for block in _opened(blocks):
        yield from _sentences(block)


def _opened(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Cards):
            for card in block.items:
                yield from _opened(card.blocks)


def _sentences(block: Block) -> Iterator[Sentence]:
    match block:
        case Paragraph(sentence=sentence):
            yield sentence
        case Points(items=items):
            yield from items
        case Figures(items=figures):
            for figure in figures:
                yield from (figure.main, figure.beside)
        case Exhibit(title=title):
            yield title
        case Cards(items=cards):
            yield from (card.title for card in cards)


def _stages(block: Block) -> Iterator[int]:
    """Every number of stages that can be read off a block."""
    match block:
        case Figures(items=items) | Cards(items=items):
            yield from (item.stage for item in items if item.stage)
        case Exhibit(chart=Stacked(parts=names) | Strip(stages=names)):
            yield len(names)


def _holds(tables: Mapping[str, Table], cell: Cell, text: str) -> bool:
    try:
        return tables[cell.table].printed(cell) == text
    except KeyError:
        return False
