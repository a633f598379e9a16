"""A picture as a form."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class LogoForm(forms.Form):
    """One picture; what it is, is judged by its content when it is stored."""

    upload = forms.FileField(
        label=_("Picture"),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.webp"}),
        help_text=_("PNG, JPEG or WebP of at most 512 KB."),
        error_messages={"required": _("Choose the picture.")},
    )
