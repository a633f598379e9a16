"""Who may record figures."""

from excellence.kernel.permissions import add_permission
from excellence.kernel.words import N_
from excellence.organisations.rules import is_editor

add_permission(
    "facts.record", is_editor, sentence=N_("Only administrators and editors of an organisation may record its figures.")
)
