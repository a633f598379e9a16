"""The participants app."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules


class ParticipantsConfig(modules.Module):
    """Participant lists."""

    name = "excellence.participants"
    label = "participants"
    verbose_name = _("Participant lists")
    addresses = "organisations/"
