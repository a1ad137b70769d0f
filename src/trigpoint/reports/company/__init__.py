"""The company's report: where one firm stands, against whom, and what it does next."""

from trigpoint.reports.company.batch import Written, file_names, write_companies
from trigpoint.reports.company.benchmark import (
    NO_BENCHMARK,
    Benchmark,
    benchmark_of,
    wave_benchmark,
)
from trigpoint.reports.company.companies import Companies, ready_companies
from trigpoint.reports.company.figures import index_text
from trigpoint.reports.company.named import open_companies
from trigpoint.reports.company.report import company_report

__all__ = [
    "NO_BENCHMARK",
    "Benchmark",
    "Companies",
    "Written",
    "benchmark_of",
    "company_report",
    "file_names",
    "index_text",
    "open_companies",
    "ready_companies",
    "wave_benchmark",
    "write_companies",
]
