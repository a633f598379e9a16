"""Who may change evidence."""

from excellence.kernel.permissions import add_permission
from excellence.kernel.words import N_
from excellence.organisations.rules import is_editor

add_permission(
    "evidence.change", is_editor, sentence=N_("Only owners and editors of an organisation may change its evidence.")
)
