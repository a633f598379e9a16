"""The kernel as a Django app."""

from django.apps import AppConfig
from django.utils.translation import get_language, gettext, gettext_lazy

from excellence.kernel.plurals import is_one
from excellence.kernel.words import speak_with


class KernelConfig(AppConfig):
    """Lets refusals speak the reader's language."""

    name = "excellence.kernel"
    label = "kernel"
    verbose_name = gettext_lazy("kernel")

    def ready(self) -> None:
        """Translate marked sentences with Django's catalogues."""
        speak_with(gettext, _counted)


def _counted(singular: str, plural: str, count: int) -> str:
    """Say the form that fits: `N_` marks both as sentences of their own, so the catalogue has no entry of the pair."""
    return gettext(singular if is_one(count, get_language() or "en") else plural)
