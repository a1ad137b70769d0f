"""What the sections of a company's report are written from, and what their tables share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from trigpoint.reports.company.benchmark import Mean
from trigpoint.reports.company.companies import Companies
from trigpoint.reports.company.figures import points_text
from trigpoint.reports.company.firm import EVERYONE, PEERS, Firm
from trigpoint.reports.content import Dots, Head, Mark, Series, Table, TableCell, TableRow
from trigpoint.sentences import Emphasis, Number, Sentence, fill, joined
from trigpoint.tables.cells import printed
from trigpoint.tables.spec import MARKED_BASE
from trigpoint.tables.words import words as table_words

YOU = "you"
"""The id of the firm's own column."""

NOTHING = TableCell()

STYLES: Mapping[str, Literal["you", "peers", "everyone"]] = {
    YOU: "you",
    PEERS: "peers",
    EVERYONE: "everyone",
}
"""The style of the mark by the column."""


@dataclass(frozen=True, slots=True)
class Page:
    """One firm, its tables by their ids, and the words to speak of them."""

    companies: Companies
    firm: Firm
    tables: Mapping[str, Table]

    def say(self, template: str, **values: str | Number | Sentence) -> Sentence:
        """A sentence of the company reports' own words."""
        return fill(self.companies.own[template], values)

    def beside(self, name: str) -> str:
        """Words about what the firm stands beside; others where it stands alone."""
        return self.companies.own[name if self.firm.peers else f"{name}_alone"]

    def why_alone(self, name: str) -> Sentence:
        """Why nothing is said of others: they are too few, or nothing has been frozen yet."""
        return self.say(f"{name}_yet" if self.companies.benchmark.release is None else name)

    def number(self, table: str, row: str, column: str = YOU) -> Number:
        """A figure of a table, bound to its cell. KeyError where there is none."""
        return self.tables[table].number(row, column)

    def name(self, id_: str) -> Sentence:
        """What an indicator or dimension is called, where it heads what is said of it."""
        return (Emphasis(title(self.companies, id_)),)

    def quoted(self, id_: str) -> Sentence:
        """What an indicator, dimension or rating is called within a sentence."""
        return self.say("quoted", name=title(self.companies, id_))

    def names(self, ids: Iterable[str]) -> Sentence:
        """An enumeration of indicators or dimensions."""
        own = self.companies.own
        return joined([self.quoted(one) for one in ids], own["comma"], own["and"])

    def stage_name(self, position: int) -> str:
        """The name of a stage by its position."""
        names = self.companies.instrument.stages.names
        return self.companies.text.stages[names[position]].name

    def peers_name(self) -> str:
        """What those are called within a sentence whom the firm is measured by."""
        nearest = self.firm.nearest_peers
        return self.companies.column_name(nearest.id) if nearest else ""

    def dots(
        self, table: str, rows: Sequence[tuple[str, str]], emphasis: tuple[int, ...] = ()
    ) -> Dots:
        """Rows (id and label) of a table as dots: the firm, its industry, everyone."""
        series = tuple(one_series(self.companies, id_) for id_ in column_ids(self.firm))
        return Dots(
            series=series,
            rows=tuple(
                (label, tuple(self.mark(table, row, one.id) for one in series))
                for row, label in rows
            ),
            emphasis=emphasis,
        )

    def mark(self, table: str, row: str, column: str) -> Mark:
        """A figure as a mark on an axis; not drawn where there is none."""
        text = self.number(table, row, column).text
        return Mark(float(text) if text else None, text)


def title(companies: Companies, id_: str) -> str:
    """What an indicator, a dimension or a rating is called."""
    text = companies.text
    if id_ in text.dimensions:
        return text.dimensions[id_].name
    if id_ in text.indicators:
        return text.indicators[id_].title
    return text.questions[id_].title


def column_ids(firm: Firm) -> Iterator[str]:
    """The firm's own column, then those of its peers."""
    yield YOU
    yield from (one.id for one in firm.peers)


def column_label(companies: Companies, id_: str) -> str:
    """What heads the column of the firm, of its peers or of everyone."""
    name = companies.column_name(id_)
    return name[:1].upper() + name[1:]


def one_series(companies: Companies, id_: str) -> Series:
    """The mark that stands for the firm, its industry or everyone on every chart."""
    return Series(id_, column_label(companies, id_), STYLES[id_])


def heads(companies: Companies, firm: Firm) -> tuple[Head, ...]:
    """The columns of a table that sets the firm beside its peers."""
    return tuple(Head(id_, column_label(companies, id_)) for id_ in column_ids(firm))


def marked_note(companies: Companies, rows: Iterable[TableRow]) -> tuple[str, ...]:
    """What the mark of a small base means, where one stands in a table."""
    marked = any(cell.marked for row in rows for cell in row.cells)
    return (table_words(companies.lang)["key_marked"],) if marked else ()


def points_cell(value: Fraction | None) -> TableCell:
    """Points of the firm; nothing where it has none."""
    return NOTHING if value is None else TableCell(points_text(value))


def mean_cell(mean: Mean | None) -> TableCell:
    """A mean of others, marked where few stand behind it."""
    if mean is None or (mean.value is None and not mean.withheld):
        return NOTHING
    if mean.value is None:
        return TableCell(withheld=True)
    return TableCell(printed(mean.value, mean.decimals), marked=mean.base < MARKED_BASE)
