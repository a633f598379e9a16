"""The evidence app."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules


class EvidenceConfig(modules.Module):
    """The evidence of an organisation."""

    name = "excellence.evidence"
    label = "evidence"
    verbose_name = _("Evidence")
    addresses = "evidence/"
