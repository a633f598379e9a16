"""Who may do what with a message; who may read or say something is ruled by whoever owns the subject."""

from __future__ import annotations

from excellence.accounts.models import User
from excellence.kernel.permissions import add_permission, predicate
from excellence.kernel.words import N_
from excellence.threads.models import Message


@predicate
def said_it(person: User, message: Message) -> bool:
    """The person said it."""
    return person.pk is not None and message.said_by_id == person.pk


add_permission("threads.withdraw", said_it, sentence=N_("Only whoever said it may withdraw it."))
