"""Pages of a participant list."""

from excellence.participants.views.counting import behind, figures
from excellence.participants.views.files import choices, discard, download, preview, template, undo, upload
from excellence.participants.views.keeping import add, change, commit, remove, show
from excellence.participants.views.placing import places, seat

__all__ = [
    "add",
    "behind",
    "change",
    "choices",
    "commit",
    "discard",
    "download",
    "figures",
    "places",
    "preview",
    "remove",
    "seat",
    "show",
    "template",
    "undo",
    "upload",
]
