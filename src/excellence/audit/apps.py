"""The audit trail as a Django app."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules


class AuditConfig(modules.Module):
    """One trail of acts."""

    name = "excellence.audit"
    label = "audit"
    verbose_name = _("audit trail")
