"""The frameworks app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrameworksConfig(AppConfig):
    """Published frameworks."""

    name = "excellence.frameworks"
    label = "frameworks"
    verbose_name = _("Frameworks")
