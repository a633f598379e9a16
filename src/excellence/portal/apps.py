"""The portal app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Front page and desk."""

    name = "excellence.portal"
    label = "portal"
