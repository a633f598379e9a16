"""Puts the house together once every module is loaded."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Fills the registries that low modules offer and high modules use."""

    name = "excellence.config"
    label = "config"

    def ready(self) -> None:
        """Register the navigation."""
        from excellence.config import navigation

        navigation.register()
