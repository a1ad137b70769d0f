"""Who uses the site, for which company, and what they agreed to. Their answers are elsewhere."""

from trigpoint_web.accounts.models.companies import Company, Representative
from trigpoint_web.accounts.models.participation import Consent, Link, Participation
from trigpoint_web.accounts.models.people import Attempt, Code, User

__all__ = [
    "Attempt",
    "Code",
    "Company",
    "Consent",
    "Link",
    "Participation",
    "Representative",
    "User",
]
