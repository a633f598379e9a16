"""The accounts app."""

from django.utils.translation import gettext_lazy as _

from excellence.web import modules
from excellence.web.navigation import NavItem, Place, signed_in


class AccountsConfig(modules.Module):
    """People and how they sign in."""

    name = "excellence.accounts"
    label = "accounts"
    verbose_name = _("People")
    addresses = "account/"
    navigation = ((Place.ACCOUNT, NavItem(_("Preferences"), "accounts:preferences", "accounts", visible=signed_in)),)
