"""The demo app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demonstration."""

    name = "excellence.demo"
    label = "demo"
