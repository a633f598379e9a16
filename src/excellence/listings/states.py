"""The life of a request to correct, remove or link a listing."""

from excellence.kernel.lifecycle import Lifecycle, Move, State
from excellence.kernel.words import N_

RECEIVED = State(
    "received",
    label=N_("Being looked at"),
    owner=N_("The operator of this site"),
    next_step=N_("Do what is asked, or decline it"),
    clock=N_("None"),
)
DONE = State("done", label=N_("Done"), next_step=N_("Nothing"))
DECLINED = State("declined", label=N_("Declined"), next_step=N_("Nothing; it can be asked for again"))
WITHDRAWN = State("withdrawn", label=N_("Withdrawn"), next_step=N_("Nothing; it can be asked for again"))

LIFE = Lifecycle(
    Move("settle", RECEIVED, DONE, "listings.settle"),
    Move("overtake", RECEIVED, DONE),
    Move("match", RECEIVED, DONE),
    Move("decline", RECEIVED, DECLINED, "listings.settle"),
    Move("withdraw", RECEIVED, WITHDRAWN, "listings.withdraw"),
    name=N_("Request about a listing"),
)
