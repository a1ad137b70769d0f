"""The company's report: where one firm stands, against whom, and what it does next."""

from trigpoint.reports.company.batch import Written, file_names, write_companies
from trigpoint.reports.company.benchmark import Benchmark, benchmark_of, wave_benchmark
from trigpoint.reports.company.companies import Companies, ready_companies
from trigpoint.reports.company.report import company_report

__all__ = [
    "Benchmark",
    "Companies",
    "Written",
    "benchmark_of",
    "company_report",
    "file_names",
    "ready_companies",
    "wave_benchmark",
    "write_companies",
]
