"""Names the module to Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The look of every page."""

    name = "excellence.web"
    label = "web"
