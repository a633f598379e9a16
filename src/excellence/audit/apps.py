"""The audit trail as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """One trail of acts."""

    name = "excellence.audit"
    label = "audit"
    verbose_name = _("audit trail")
