"""The lives of an invitation and of an offer to hand an organisation over."""

from excellence.kernel.lifecycle import Lifecycle, Move, State
from excellence.kernel.words import N_

OPEN = State(
    "open",
    label=N_("Open"),
    owner=N_("Whoever is invited"),
    next_step=N_("Accept or decline, or an administrator withdraws it"),
    clock=N_("14 days from the last e-mail, then the link no longer works"),
)
ACCEPTED = State("accepted", label=N_("Accepted"), next_step=N_("Nothing"))
DECLINED = State("declined", label=N_("Declined"), next_step=N_("Nothing"))
WITHDRAWN = State("withdrawn", label=N_("Withdrawn"), next_step=N_("Nothing"))

INVITATION = Lifecycle(
    Move("accept", OPEN, ACCEPTED),
    Move("decline", OPEN, DECLINED),
    Move("withdraw", OPEN, WITHDRAWN),
    name=N_("Invitation to an organisation"),
)

OFFERED = State(
    "offered",
    label=N_("Offered"),
    owner=N_("The future administrator of the organisation"),
    next_step=N_("Accept or decline, or an administrator withdraws it"),
    clock=N_("None"),
)

HANDOVER = Lifecycle(
    Move("accept", OFFERED, ACCEPTED),
    Move("decline", OFFERED, DECLINED),
    Move("withdraw", OFFERED, WITHDRAWN),
    name=N_("Hand-over of an organisation"),
)
