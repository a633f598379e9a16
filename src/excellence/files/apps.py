"""Stored files as a Django app."""

from django.core import checks
from django.utils.translation import gettext_lazy as _

from excellence.files.checks import files_are_not_served
from excellence.web import modules


class FilesConfig(modules.Module):
    """Every upload ends here."""

    name = "excellence.files"
    label = "files"
    verbose_name = _("saved files")

    def ready(self) -> None:
        """Add the check of where files are stored."""
        super().ready()
        checks.register(files_are_not_served, checks.Tags.security)
