"""The app of the ten-minute check."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules
from excellence.web.navigation import NavItem, Place


class QuickCheckConfig(modules.Module):
    """Twelve questions before anything else."""

    name = "excellence.quickcheck"
    label = "quickcheck"
    addresses = "check/"
    navigation = ((Place.MAIN, NavItem(_("Ten-minute check"), "quickcheck:questions", "quickcheck", position=10)),)
