"""Countries people name that ISO 3166 has no code for."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

# XK is what the Union and CLDR write.
MORE_COUNTRIES: Final = {"XK": {"names": [_("Kosovo")], "alpha3": "XKX"}}
