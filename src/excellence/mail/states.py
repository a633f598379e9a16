"""The life of a letter."""

from excellence.kernel.lifecycle import Lifecycle, Move, State
from excellence.kernel.words import N_

QUEUED = State(
    "queued",
    label=N_("Queued"),
    owner=N_("The platform"),
    next_step=N_("A worker sends it"),
    clock=N_("Within a minute, after a failed attempt with growing pauses"),
)
SENDING = State(
    "sending",
    label=N_("Being sent"),
    owner=N_("The platform"),
    next_step=N_("The mail server accepts or refuses it"),
    clock=N_("15 minutes, then it is queued again; at once when its worker is known to be dead"),
)
SENT = State("sent", label=N_("Sent"), next_step=N_("Nothing"))
FAILED = State(
    "failed",
    label=N_("Failed"),
    owner=N_("The operator of this site"),
    next_step=N_("Read the error, correct the address or the mail server, send again"),
)

LIFE = Lifecycle(
    Move("claim", QUEUED, SENDING),
    Move("confirm", SENDING, SENT),
    Move("postpone", SENDING, QUEUED),
    Move("give_up", SENDING, FAILED),
    Move("send_again", FAILED, QUEUED, "mail.send_again"),
    name=N_("E-mail"),
)
