"""The evidence app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    """The evidence of an organisation."""

    name = "excellence.evidence"
    label = "evidence"
    verbose_name = _("Evidence")

    def ready(self) -> None:
        """Make this module's rules known."""
        from excellence.evidence import rules  # noqa: F401 - importing registers; models exist only now
