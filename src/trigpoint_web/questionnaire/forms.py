"""The forms at the end: who answered, and where to send the way back."""

from __future__ import annotations

from unicodedata import category

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from trigpoint_web.accounts.emails import AddressField
from trigpoint_web.accounts.numbers import CompanyNumberField

ONE_LINE = RegexValidator(r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*\Z", _("Enter the name in one line"))


class NameField(forms.CharField):
    """A name in one line, without the marks that nobody sees and that turn the text around them.

    They come with what is copied; in a list that the team reads they would hide who asks.
    """

    default_validators = (ONE_LINE,)

    def to_python(self, value: object) -> str:
        """The name that is seen."""
        text = super().to_python(value)
        return "".join(one for one in text if category(one) != "Cf").strip()


class WhoForm(forms.Form):
    """Who answered: the company's number and name, and an address to verify."""

    number = CompanyNumberField(
        label=_("Company number"),
        help_text=_("The eight digits of the Unified Business Number."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    name = NameField(
        label=_("Company name"),
        max_length=300,
        error_messages={"required": _("Enter the company's name")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    email = AddressField(
        label=_("Your e-mail address"),
        help_text=_("Best at the company's own domain: it shows that you answer for the company."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class LaterForm(forms.Form):
    """Where to send the way back."""

    email = AddressField(
        label=_("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
