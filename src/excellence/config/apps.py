"""Puts the house together."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, addresses and the commands that know every module."""

    name = "excellence.config"
    label = "config"
