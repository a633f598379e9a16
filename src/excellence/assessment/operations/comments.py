"""What colleagues say to each other at an indicator."""

from __future__ import annotations

from datetime import datetime

from excellence.accounts.models import User
from excellence.assessment.models import Assessment
from excellence.assessment.queries import indicator_subject
from excellence.kernel.permissions import require
from excellence.method.frameworks import Indicator
from excellence.threads.models import Message
from excellence.threads.operations import post_message, withdraw_message, withdraw_message_of_another


def comment(assessment: Assessment, *, indicator: Indicator, text: str, by: User, at: datetime) -> Message:
    """Say something about an indicator; readers may as well. Raises the refusals of `post_message`."""
    require("assessment.comment", by, assessment)
    return post_message(indicator_subject(assessment, indicator.key), text=text, by=by, at=at)


def withdraw_comment(assessment: Assessment, *, message: Message, by: User, at: datetime) -> None:
    """Withdraw one's own comment, or as an owner anybody's. Raises `WithdrawnAlready`."""
    if message.said_by_id == by.pk:
        withdraw_message(message, by=by, at=at)
        return
    require("assessment.withdraw_others_comment", by, assessment)
    withdraw_message_of_another(message, by=by, at=at)
