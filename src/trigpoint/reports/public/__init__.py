"""Pages open to all: an industry's figures from a release, and the method from the instrument."""

from trigpoint.reports.public.industry import industry_report
from trigpoint.reports.public.key import key_report

__all__ = ["industry_report", "key_report"]
