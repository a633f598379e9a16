"""A field for addresses elsewhere, one a line."""

from __future__ import annotations

from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from excellence.web.forms import LongTextField

MOST_SOCIAL_LINKS: Final = 5
LONGEST_LINK: Final = 300


class SocialLinksField(LongTextField):
    """Encrypted addresses, one a line; each is asked for once, and none carries a name or a password."""

    default_error_messages: ClassVar = {
        "many": _("At most five addresses, please; there are %(count)s."),
        "none": _("This is no address that begins with https://: “%(address)s”"),
        "long": _("This address is longer than 300 characters: “%(address)s”"),
        "twice": _("This address stands here twice: “%(address)s”"),
    }

    def prepare_value(self, value: Any) -> Any:
        """Write what is stored one a line; what was typed stays as it is."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """Return the list of addresses, in the order typed; each mistake is named with its address."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        mistakes = [mistake for place, line in enumerate(lines) if (mistake := self._mistake(line, lines[:place]))]
        if len(lines) > MOST_SOCIAL_LINKS:
            mistakes.append(self._said("many", count=len(lines)))
        if mistakes:
            raise ValidationError(mistakes)
        return lines

    def _mistake(self, line: str, before: list[str]) -> ValidationError | None:
        if len(line) > LONGEST_LINK:
            return self._said("long", address=line[:60])
        try:
            URLValidator(schemes=["https"])(line)
        except ValidationError:
            return self._said("none", address=line)
        if "@" in urlsplit(line).netloc:
            return self._said("none", address=line)
        return self._said("twice", address=line) if _same(line) in map(_same, before) else None

    def _said(self, code: str, **params: object) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)


def _same(address: str) -> str:
    """An address without what makes no difference: capitals and a stroke at the end."""
    return address.casefold().rstrip("/")
