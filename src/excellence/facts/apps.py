"""The facts app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FactsConfig(AppConfig):
    """Yearly figures."""

    name = "excellence.facts"
    label = "facts"
    verbose_name = _("Yearly figures")

    def ready(self) -> None:
        """Offer what this module shows on pages below it."""
        from excellence.facts import receivers, rules  # noqa: F401 - importing rules registers them

        receivers.connect()
