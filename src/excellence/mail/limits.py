"""How long and how often the outbox tries."""

from __future__ import annotations

from datetime import timedelta

# A letter longer in sending than this, by a worker not known to be dead, goes back into the queue.
SENDING_LIMIT = timedelta(minutes=15)
# What the sweeper leaves to the task that was enqueued with the letter.
HEAD_START = timedelta(minutes=1)
# The pause after each attempt that failed; after the last one the letter counts as failed.
PAUSES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
)
# How long the text of a confidential letter is kept that could not be sent: as long as the longest link in one holds.
TEXT_HOLDS = timedelta(days=15)
# One sweep sends no more than this; the next one follows within the minute.
SWEEP_SIZE = 200
