"""The accounts app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People and how they sign in."""

    name = "excellence.accounts"
    label = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        """Make this module's rules known, and listen to sign-in."""
        from excellence.accounts import receivers, rules  # noqa: F401 - importing rules registers them

        receivers.connect()
