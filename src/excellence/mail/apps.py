"""The outbox as a Django app."""

from django.core import checks
from django.utils.translation import gettext_lazy as _

from excellence.mail.checks import transport_ends_in_time, transport_exists, transport_is_set
from excellence.web import modules


class MailConfig(modules.Module):
    """Letters, written down before they are sent."""

    name = "excellence.mail"
    label = "mail"
    verbose_name = _("outbox")

    def ready(self) -> None:
        """Add the checks of the transport's settings."""
        super().ready()
        checks.register(transport_ends_in_time)
        checks.register(transport_exists)
        checks.register(transport_is_set, deploy=True)
