"""The frameworks app."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules


class FrameworksConfig(modules.Module):
    """Published frameworks."""

    name = "excellence.frameworks"
    label = "frameworks"
    verbose_name = _("Frameworks")
