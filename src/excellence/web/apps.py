"""Names the module to Django."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules
from excellence.web.navigation import NavItem, Place


class WebConfig(modules.Module):
    """The look of every page."""

    name = "excellence.web"
    label = "web"
    addresses = ""
    navigation = ((Place.ABOUT, NavItem(_("Design and components"), "web:style", "style", position=20)),)
