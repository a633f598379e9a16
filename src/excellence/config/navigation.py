"""What masthead and footer offer: only pages that exist."""

from django.utils.translation import gettext_lazy as _

from excellence.web.navigation import NavItem, Place
from excellence.web.navigation import register as place


def register() -> None:
    """Fill the registries of the frame."""
    place(
        Place.MAIN,
        NavItem(_("Ten-minute check"), "quickcheck:questions", "quickcheck"),
        NavItem(_("Assess"), "portal:desk", "assessment", also=("organisations", "facts", "evidence")),
        NavItem(_("The method"), "portal:method", "method"),
    )
    place(
        Place.ABOUT,
        NavItem(_("How the method works"), "portal:method", "method"),
        NavItem(_("Design and components"), "web:style", "style"),
    )
