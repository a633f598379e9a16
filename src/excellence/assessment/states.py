"""The life of a self-assessment."""

from excellence.kernel.lifecycle import Lifecycle, Move, State
from excellence.kernel.words import N_

DRAFT = State(
    "draft",
    label=N_("Draft"),
    owner=N_("Owners and editors of the organisation"),
    next_step=N_("Answer what is open and see the result"),
    clock=N_("None"),
)
DISCARDED = State(
    "discarded",
    label=N_("Set aside"),
    owner=N_("Owners and editors of the organisation"),
    next_step=N_("Take it up again, or leave it"),
    clock=N_("None"),
)

LIFE = Lifecycle(
    Move("discard", DRAFT, DISCARDED, "assessment.discard"),
    Move("take_up", DISCARDED, DRAFT, "assessment.discard"),
    name=N_("Self-assessment"),
)
