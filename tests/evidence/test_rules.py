"""Who may change evidence, and what keeps it from being removed."""

from __future__ import annotations

from excellence.evidence.rules import hold, is_held
from excellence.kernel.permissions import allowed
from tests.cast import ROLES, Cast
from tests.factories.assessments import ItemFactory


def test_change_is_for_those_who_write(cast: Cast) -> None:
    assert [role for role in ROLES if allowed("evidence.change", cast.member(role), cast.organisation)] == [
        "owner",
        "editor",
    ]


def test_item_is_held_while_a_module_above_relies_on_it(cast: Cast) -> None:
    relied_on, other = (ItemFactory(organisation=cast.organisation, added_by=cast.owner) for _ in range(2))

    hold("test", lambda item: item.pk == relied_on.pk)
    held = [is_held(relied_on), is_held(other)]
    hold("test", lambda _item: False)

    assert (held, is_held(relied_on)) == ([True, False], False)
