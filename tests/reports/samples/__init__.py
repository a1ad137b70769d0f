"""Reports to try renderers on: both kinds, two languages, with hard and with empty parts.

Call ``annual(lang)``, ``company(lang)``, ``hard(lang)`` or ``empty(lang)``.
"""

from tests.reports.samples.annual import annual
from tests.reports.samples.company import company
from tests.reports.samples.figures import EN, LANGS, ZH
from tests.reports.samples.hard import HARD_NAMES, empty, hard

__all__ = ["EN", "HARD_NAMES", "LANGS", "ZH", "annual", "company", "empty", "hard"]
