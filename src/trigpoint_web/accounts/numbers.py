"""Taiwan company numbers (統一編號), by the old rule and the one for those issued since 2023."""

from __future__ import annotations

from unicodedata import normalize

from django import forms
from django.utils.translation import gettext_lazy as _
from stdnum.tw import ubn

NOBODY = "00000000"
"""Passes both rules, and is nobody's."""


def plain(text: str) -> str:
    """A number or code as typed, in narrow digits without spaces and hyphens."""
    return ubn.compact(normalize("NFKC", text))


def is_number(number: str) -> bool:
    """Whether eight plain digits are a company number by either rule."""
    return number != NOBODY and (ubn.is_valid(number) or _by_new_rule(number))


def _by_new_rule(number: str) -> bool:
    """The weighted digit sum divides by 5; a seventh digit of 7 may count one more.

    Ministry of Finance, checking the uniform invoice number, from April 2023.
    """
    if len(number) != 8 or not (number.isascii() and number.isdigit()):
        return False
    total = ubn.calc_checksum(number)
    return total % 5 == 0 or (number[6] == "7" and (total + 1) % 5 == 0)


class CompanyNumberField(forms.CharField):
    """A company number, cleaned to its eight digits."""

    default_error_messages = {  # noqa: RUF012 -- as Django declares it
        "required": _("Enter the company number"),
        "length": _("A company number has 8 digits"),
        "invalid": _("This is not a company number: look for a mistyped digit"),
    }

    def to_python(self, value: object) -> str:
        """The eight digits, by whichever rule."""
        number = plain(super().to_python(value))
        if number in self.empty_values:
            return number
        if len(number) != 8 or not (number.isascii() and number.isdigit()):
            raise forms.ValidationError(self.error_messages["length"], code="length")
        if not is_number(number):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return number
