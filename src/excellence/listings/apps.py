"""The listings app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListingsConfig(AppConfig):
    """Organisations listed from public sources."""

    name = "excellence.listings"
    label = "listings"
    verbose_name = _("Listings")

    def ready(self) -> None:
        """Offer what this module shows on pages below it."""
        from excellence.listings import receivers, rules  # noqa: F401 - importing rules registers them

        receivers.connect()
