"""The participants app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParticipantsConfig(AppConfig):
    """Participant lists."""

    name = "excellence.participants"
    label = "participants"
    verbose_name = _("Participant lists")

    def ready(self) -> None:
        """Offer what this module shows on pages below it."""
        from excellence.participants import receivers, rules  # noqa: F401 - importing rules registers them

        receivers.connect()
