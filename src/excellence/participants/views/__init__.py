"""Pages of a participant list."""

from excellence.participants.views.counting import behind, figures
from excellence.participants.views.keeping import add, change, remove, show
from excellence.participants.views.placing import places, seat
from excellence.participants.views.sheets import discard, download, preview, template, upload

__all__ = [
    "add",
    "behind",
    "change",
    "discard",
    "download",
    "figures",
    "places",
    "preview",
    "remove",
    "seat",
    "show",
    "template",
    "upload",
]
