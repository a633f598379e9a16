"""The life of a self-assessment."""

from excellence.kernel.lifecycle import Lifecycle, Move, State
from excellence.kernel.words import N_

DRAFT = State(
    "draft",
    label=N_("Draft"),
    owner=N_("Administrators and editors of the organisation"),
    next_step=N_("Answer what is left, look at the checks and submit"),
    clock=N_("None"),
)
DISCARDED = State(
    "discarded",
    label=N_("Paused"),
    owner=N_("Administrators and editors of the organisation"),
    next_step=N_("Take it up again, or leave it"),
    clock=N_("None"),
)

SUBMITTED = State(
    "submitted",
    label=N_("Submitted"),
    next_step=N_("Nothing: it stays as it is; a new self-assessment of the same year can be started"),
)

LIFE = Lifecycle(
    Move("discard", DRAFT, DISCARDED, "assessment.discard"),
    Move("take_up", DISCARDED, DRAFT, "assessment.discard"),
    Move("submit", DRAFT, SUBMITTED, "assessment.submit"),
    name=N_("Self-assessment"),
)
