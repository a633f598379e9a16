"""Who may do what with letters."""

from rules.predicates import is_active, is_staff

from excellence.kernel.permissions import add_permission
from excellence.kernel.words import N_

add_permission(
    "mail.send_again",
    is_active & is_staff,
    sentence=N_("Only the operator of this site can send a failed e-mail again."),
)
