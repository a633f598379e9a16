"""The threads app."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules


class ThreadsConfig(modules.Module):
    """Questions and comments."""

    name = "excellence.threads"
    label = "threads"
    verbose_name = _("Questions and comments")
