"""The listings app."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules
from excellence.web.navigation import NavItem, Place


class ListingsConfig(modules.Module):
    """Organisations listed from public sources."""

    name = "excellence.listings"
    label = "listings"
    verbose_name = _("Listings")
    addresses = "listings/"
    navigation = ((Place.MAIN, NavItem(_("Directory"), "listings:index", "listings", position=40)),)
