"""What the sample reports say in figures, in both languages."""

from __future__ import annotations

from trigpoint.reports.content import Head, Table, TableCell, TableRow
from trigpoint.reports.words import words
from trigpoint.sentences import Cell, Number

EN = "en"
ZH = "zh-Hant"
LANGS = (EN, ZH)

INDUSTRIES = {
    EN: (
        "All firms",
        "ICT",
        "Professional services",
        "Retail and trade",
        "Manufacturing and other",
    ),
    ZH: ("全體", "資訊與通訊科技（ICT）", "專業服務", "零售與貿易", "製造、營建與其他"),
}

BASES = (325, 130, 77, 37, 81)

STAGES = {
    EN: ("Unknowing AI", "Conscious AI", "Ready AI", "Scaling AI"),
    ZH: (
        "Unknowing AI（尚待認識）",
        "Conscious AI（已有概念）",
        "Ready AI（準備就緒）",
        "Scaling AI（擴大應用）",
    ),
}

DIGITAL = {
    EN: (
        "Most records are on paper",
        "Systems in use, each on its own",
        "Systems inside the firm are linked",
        "Systems and data from outside are linked too",
        "Every decision starts from data",
    ),
    ZH: (
        "大多仍是紙本",
        "已用資訊系統，各自獨立",
        "內部系統已互相串接",
        "也接上外部系統與資料",
        "決策都先分析資料",
    ),
}

INDICATORS = {
    EN: ("Digitalisation", "AI strategy", "Trustworthy AI", "AI knowledge", "Access to own data"),
    ZH: ("數位化程度", "AI發展策略", "可信賴AI的原則", "員工的AI知識", "取用自己的資料"),
}

COLUMNS = ("total", "ict", "professional", "retail", "manufacturing")

INDEX = (
    (35.7, 33.3, 38.1, ""),
    (44.7, 41.1, 48.3, "B C D"),
    (35.4, 30.2, 40.7, "D"),
    (29.9, 24.7, 35.2, ""),
    (24.4, 20.2, 28.5, ""),
)

SHARES_OF_STAGES = (
    (45.5, 27.7, 44.2, 48.6, 74.1),
    (24.9, 31.5, 26.0, 24.3, 13.6),
    (19.4, 20.8, 23.4, 24.3, 11.1),
    (10.2, 20.0, 6.5, 2.7, 1.2),
)

SHARES_OF_DIGITAL = (
    (13.5, 9.2, 16.9, 21.6, 13.6),
    (33.8, 30.0, 29.9, 27.0, 46.9),
    (19.7, 28.5, 13.0, 16.2, 13.6),
    (11.1, 8.5, 14.3, 16.2, 9.9),
    (21.8, 23.8, 26.0, 18.9, 16.0),
)

BANDS = (4.6, 12.3, 18.5, 14.8, 12.9, 10.8, 9.5, 7.7, 5.8, 3.1)


def either(lang: str, english: str, chinese: str) -> str:
    return chinese if lang == ZH else english


def everyone(lang: str) -> str:
    return INDUSTRIES[lang][0]


def common(lang: str) -> dict[str, str]:
    return dict(words("common", lang))


def heads(lang: str) -> tuple[Head, ...]:
    group = either(lang, "Industry", "產業")
    letters = ("", "A", "B", "C", "D")
    return tuple(
        Head(column, label, "" if column == "total" else group, letter)
        for column, label, letter in zip(COLUMNS, INDUSTRIES[lang], letters, strict=True)
    )


def panels(lang: str) -> tuple[tuple[str, str], ...]:
    return tuple((label, str(base)) for label, base in zip(INDUSTRIES[lang], BASES, strict=True))


def base_row(lang: str) -> TableRow:
    cells = tuple(TableCell(str(base), marked=base < 40) for base in BASES)
    return TableRow("base", either(lang, "Base", "基數"), cells, "base")


def index_table(lang: str) -> Table:
    cells = tuple(
        TableCell(f"{value}", f"{low}", f"{high}", letters) for value, low, high, letters in INDEX
    )
    row = TableRow("mean.index", either(lang, "Index", "指數"), cells, "mean")
    notes = (
        either(lang, "Base: firms that answered, unweighted.", "基數是已作答的企業家數，未加權。"),
        either(
            lang, "Letters: higher at 5 %, Bonferroni.", "字母：顯著高於該欄（5%，Bonferroni）。"
        ),
    )
    return Table(
        "index", either(lang, "The index", "指數"), heads(lang), (base_row(lang), row), notes
    )


def shares_table(
    id: str, title: str, labels: tuple[str, ...], shares: tuple[tuple[float, ...], ...], lang: str
) -> Table:
    rows = tuple(
        TableRow(
            f"option{at}",
            label,
            tuple(
                TableCell(withheld=True)
                if at == len(labels) - 1 and column == 3
                else TableCell(f"{share}", f"{max(share - 4, 0):.1f}", f"{share + 4:.1f}")
                for column, share in enumerate(row)
            ),
        )
        for at, (label, row) in enumerate(zip(labels, shares, strict=True))
    )
    return Table(id, title, heads(lang), (base_row(lang), *rows), unit="%")


def number(
    text: str, row: str = "mean.index", column: str = "total", part: str = "value"
) -> Number:
    return Number(text, Cell("index", row, column, part))  # type: ignore[arg-type]
