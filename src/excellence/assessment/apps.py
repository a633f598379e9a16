"""The assessment app."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules


class AssessmentConfig(modules.Module):
    """Self-assessments."""

    name = "excellence.assessment"
    label = "assessment"
    verbose_name = _("Self-assessment")
    addresses = "assessments/"
