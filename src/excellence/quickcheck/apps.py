"""The app of the ten-minute check."""

from django.apps import AppConfig


class QuickCheckConfig(AppConfig):
    """Twelve questions before anything else."""

    name = "excellence.quickcheck"
    label = "quickcheck"
