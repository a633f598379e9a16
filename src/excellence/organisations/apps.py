"""The organisations app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Cluster organisations and their editors."""

    name = "excellence.organisations"
    label = "organisations"
    verbose_name = _("Organisations")

    def ready(self) -> None:
        """Make this module's rules known, and offer what it shows elsewhere."""
        from excellence.organisations import receivers, rules  # noqa: F401 - importing rules registers them

        receivers.connect()
