"""What colleagues said at an indicator, as it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from excellence.accounts.models import User
from excellence.assessment.queries import indicator_subject
from excellence.assessment.reports.sheet import Sheet
from excellence.kernel.permissions import allowed
from excellence.method.frameworks import Indicator
from excellence.threads.models import LONGEST_MESSAGE, Message
from excellence.threads.queries import messages_about


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment: who said it, when, in which paragraphs; what stands in its place when it is withdrawn."""

    key: str
    author: str
    at: datetime
    is_own: bool
    paragraphs: tuple[str, ...]
    withdrawn: str = ""
    withdraw_url: str = ""


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments at one indicator, where a new one is sent, and what was typed when it was refused."""

    rows: tuple[CommentRow, ...]
    url: str
    may_comment: bool
    longest: int = LONGEST_MESSAGE
    typed: str = ""
    mistake: str = ""


def comments_at(sheet: Sheet, indicator: Indicator, *, reader: User, typed: str = "", mistake: str = "") -> Comments:
    """Prepare the comments at an indicator for a reader, in one statement."""
    assessment = sheet.assessment
    address = [assessment.public_id, indicator.number]
    moderates = allowed("assessment.withdraw_others_comment", reader, assessment)
    said = messages_about(indicator_subject(assessment, indicator.key))
    return Comments(
        rows=tuple(_rows(said, address, reader, moderates=moderates)),
        url=reverse("assessment:comments", args=address),
        may_comment=allowed("assessment.comment", reader, assessment),
        typed=typed,
        mistake=mistake,
    )


def _rows(said: Iterable[Message], address: list[str], reader: User, *, moderates: bool) -> Iterable[CommentRow]:
    for message in said:
        is_own = message.said_by_id == reader.pk
        may_withdraw = message.withdrawn_at is None and (is_own or moderates)
        withdraw_url = reverse("assessment:withdraw_comment", args=[*address, message.public_id])
        yield CommentRow(
            key=message.public_id,
            author=message.said_by.name,
            at=message.said_at,
            is_own=is_own,
            paragraphs=tuple(line for line in message.text.split("\n") if line.strip()),
            withdrawn=_withdrawn(message),
            withdraw_url=withdraw_url if may_withdraw else "",
        )


def _withdrawn(message: Message) -> str:
    if message.withdrawn_by is None:
        return ""
    if message.withdrawn_by_id == message.said_by_id:
        return _("Comment withdrawn by its author: %(name)s.") % {"name": message.said_by.name}
    names = {"name": message.said_by.name, "owner": message.withdrawn_by.name}
    return _("Comment (%(name)s) withdrawn by: %(owner)s.") % names
