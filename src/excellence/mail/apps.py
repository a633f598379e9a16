"""The outbox as a Django app."""

from django.apps import AppConfig
from django.core import checks
from django.utils.translation import gettext_lazy as _

from excellence.mail.checks import transport_ends_in_time


class MailConfig(AppConfig):
    """Letters, written down before they are sent."""

    name = "excellence.mail"
    label = "mail"
    verbose_name = _("outbox")

    def ready(self) -> None:
        """Add the check of the transport's settings, and the rules."""
        from excellence.mail import rules  # noqa: F401 - importing registers

        checks.register(transport_ends_in_time)
