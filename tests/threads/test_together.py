"""Two people who say something at the same moment."""

from __future__ import annotations

from functools import partial

import pytest

from excellence.threads.models import Message, Subject
from excellence.threads.operations import WithdrawnAlready, post_message, withdraw_message, withdraw_message_of_another
from tests.cast import Cast
from tests.factories.threads import MessageFactory
from tests.support.clock import NOW
from tests.support.together import while_another

pytestmark = pytest.mark.django_db(transaction=True)
SUBJECT = Subject("example.thing", "one")


def test_both_of_two_who_speak_at_once_are_kept(cast: Cast) -> None:
    while_another(
        partial(post_message, SUBJECT, text="Yes.", by=cast.owner, at=NOW),
        partial(post_message, SUBJECT, text="No.", by=cast.editor, at=NOW),
    )

    assert sorted(Message.objects.values_list("text", flat=True)) == ["No.", "Yes."]


def test_second_of_two_who_withdraw_is_told(cast: Cast) -> None:
    message = MessageFactory(said_by=cast.reader)

    with pytest.raises(WithdrawnAlready):
        while_another(
            partial(withdraw_message_of_another, message, by=cast.owner, at=NOW),
            partial(withdraw_message, message, by=cast.reader, at=NOW),
        )

    assert Message.objects.get().withdrawn_by == cast.owner
