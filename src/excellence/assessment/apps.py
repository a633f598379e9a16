"""The assessment app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentConfig(AppConfig):
    """Self-assessments."""

    name = "excellence.assessment"
    label = "assessment"
    verbose_name = _("Self-assessment")

    def ready(self) -> None:
        """Offer what this module shows on pages below it."""
        from excellence.assessment import receivers, rules  # noqa: F401 - importing rules registers them

        receivers.connect()
