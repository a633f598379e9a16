"""The facts app."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules


class FactsConfig(modules.Module):
    """Yearly figures."""

    name = "excellence.facts"
    label = "facts"
    verbose_name = _("Yearly figures")
    addresses = "organisations/"
