"""The threads app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThreadsConfig(AppConfig):
    """Questions and comments."""

    name = "excellence.threads"
    label = "threads"
    verbose_name = _("Questions and comments")

    def ready(self) -> None:
        """Make this module's rules known."""
        from excellence.threads import rules  # noqa: F401 - importing registers; models exist only now
