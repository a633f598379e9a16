"""Two people at the same moment: an organisation keeps an owner, an invitation is taken once."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest

from excellence.kernel.permissions import NotAllowed
from excellence.organisations import operations
from excellence.organisations.models import Membership
from tests.cast import Cast
from tests.support.together import while_another

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
SITE = "https://excellence.invalid"


@pytest.fixture(autouse=True)
def _two_owners(cast: Cast) -> None:
    Membership.objects.filter(person=cast.editor).update(role="owner")


def owners(cast: Cast) -> list[str]:
    owning = cast.organisation.memberships.filter(role="owner")
    return list(owning.values_list("person__name", flat=True))


def test_of_two_owners_who_leave_at_once_one_is_refused(cast: Cast) -> None:
    with pytest.raises(operations.LastOwner):
        while_another(
            partial(operations.leave, cast.organisation, by=cast.owner, at=NOW),
            partial(operations.leave, cast.organisation, by=cast.editor, at=NOW),
        )

    assert owners(cast) == ["Erik Editor"]


def test_of_two_owners_who_remove_each_other_the_first_stays(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        while_another(
            partial(operations.remove_colleague, cast.organisation, person=cast.editor, by=cast.owner, at=NOW),
            partial(operations.remove_colleague, cast.organisation, person=cast.owner, by=cast.editor, at=NOW),
        )

    assert owners(cast) == ["Olga Owner"]


def test_of_two_owners_who_step_down_at_once_one_is_refused(cast: Cast) -> None:
    with pytest.raises(operations.LastOwner):
        while_another(
            partial(operations.change_role, cast.organisation, person=cast.owner, role="editor", by=cast.owner, at=NOW),
            partial(
                operations.change_role, cast.organisation, person=cast.editor, role="reader", by=cast.editor, at=NOW
            ),
        )

    assert owners(cast) == ["Erik Editor"]


def test_same_address_invited_twice_at_once_gets_one_letter(cast: Cast) -> None:
    asked = {"address": "anna@people-example.invalid", "role": "editor", "language": "en", "at": NOW, "site": SITE}

    with pytest.raises(operations.AlreadyInvited):
        while_another(
            partial(operations.invite_colleague, cast.organisation, by=cast.owner, **asked),
            partial(operations.invite_colleague, cast.organisation, by=cast.editor, **asked),
        )

    assert cast.organisation.invitations.count() == 1
