"""The forms of signing in and coming back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from trigpoint_web.accounts.codes import DIGITS
from trigpoint_web.accounts.emails import AddressField
from trigpoint_web.accounts.numbers import plain


class CodeField(forms.CharField):
    """A code of eight digits, cleaned of spaces and wide digits."""

    default_error_messages = {  # noqa: RUF012 -- as Django declares it
        "required": _("Enter the code from the e-mail"),
        "invalid": _("The code is 8 digits"),
    }

    def __init__(self, **options: object) -> None:
        widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"})
        super().__init__(max_length=20, widget=widget, **options)

    def to_python(self, value: object) -> str:
        """The eight digits."""
        code = plain(super().to_python(value))
        if code and not (len(code) == DIGITS and code.isascii() and code.isdigit()):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return code


class SignInForm(forms.Form):
    """Asks for an address."""

    email = AddressField(
        label=_("E-mail address"),
        help_text=_("We send a code to it. There is no password."),
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email"}),
    )


class CodeForm(forms.Form):
    """Asks for the code that was sent."""

    code = CodeField(label=_("Code"), help_text=_("8 digits, good for 10 minutes"))

    def refuse(self) -> None:
        """Say that this is not the code, or no longer."""
        self.add_error(
            "code", _("This code is wrong or no longer good. Look again, or ask for a new one.")
        )
