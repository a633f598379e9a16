"""Messages about anything."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from excellence.threads.models import Message, Subject
from tests.factories.people import LONG_AGO, UserFactory


class MessageFactory(DjangoModelFactory[Message]):
    """Something said about a subject: `subject=Subject(...)`."""

    class Meta:
        model = Message

    class Params:
        subject = Subject("example.thing", "one")

    subject_kind = factory.LazyAttribute(lambda given: given.subject.kind)
    subject_key = factory.LazyAttribute(lambda given: given.subject.key)
    text = "Where is the list of participants?"
    said_by = factory.SubFactory(UserFactory)
    said_at = LONG_AGO
