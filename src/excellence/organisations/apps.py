"""The organisations app."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules


class OrganisationsConfig(modules.Module):
    """Cluster organisations and their editors."""

    name = "excellence.organisations"
    label = "organisations"
    verbose_name = _("Organisations")
    addresses = "organisations/"
