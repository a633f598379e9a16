"""The portal app."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules
from excellence.web.navigation import NavItem, Place

ASSESSING = ("organisations", "facts", "participants", "evidence")


class PortalConfig(modules.Module):
    """Front page and desk."""

    name = "excellence.portal"
    label = "portal"
    addresses = ""
    navigation = (
        (Place.MAIN, NavItem(_("Assess"), "portal:desk", "assessment", also=ASSESSING, position=20)),
        (Place.MAIN, NavItem(_("The method"), "portal:method", "method", position=30)),
        (Place.ABOUT, NavItem(_("How the method works"), "portal:method", "method", position=10)),
    )
