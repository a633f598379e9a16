"""Writing to an organisation through a form, so that nobody's address has to be printed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Final

from django.db import transaction

from excellence.accounts.models import User
from excellence.accounts.rules import require_confirmed
from excellence.audit.operations import record
from excellence.audit.queries import acts_by
from excellence.kernel.errors import Refusal
from excellence.kernel.words import N_
from excellence.organisations import emails
from excellence.organisations.models import Organisation
from excellence.organisations.queries import owners_of, profile_of

SENT: Final = "organisation.message_sent"
MESSAGES_OF_A_DAY: Final = 5


class TakesNoMessages(Refusal):
    """The organisation does not want to be written to here, or no longer."""

    sentence: ClassVar[str] = N_("%(name)s takes no messages here.")


class TooManyMessages(Refusal):
    """A few good letters a day, not a mailing."""

    sentence: ClassVar[str] = N_("No more than %(limit)s messages a day can be written here. Go on tomorrow.")


def write_to_organisation(organisation: Organisation, *, text: str, by: User, at: datetime) -> None:
    """Send a message to the owners of an organisation that takes some; they answer to the address of `by`.

    Raises `AddressNotConfirmed`, `TakesNoMessages` and `TooManyMessages`.
    """
    require_confirmed(by)
    if not profile_of(organisation).accepts_messages:
        raise TakesNoMessages(name=organisation.name)
    with transaction.atomic():
        if acts_by(by).filter(verb=SENT, at__gt=at - timedelta(days=1)).count() >= MESSAGES_OF_A_DAY:
            raise TooManyMessages(limit=MESSAGES_OF_A_DAY)
        record(SENT, by=by, subject=organisation, at=at)
        for owner in owners_of(organisation):
            emails.message(organisation, owner, text=text, by=by, at=at)
