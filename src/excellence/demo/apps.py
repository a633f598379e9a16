"""The demo app."""

from excellence.web import modules


class DemoConfig(modules.Module):
    """The demonstration."""

    name = "excellence.demo"
    label = "demo"
    addresses = "demo/"
