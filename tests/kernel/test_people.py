"""Who acts is kept as an opaque id."""

from __future__ import annotations

from django.contrib.auth import get_user_model

from excellence.kernel.people import actor_id


def test_actor_id_of_a_person_is_the_public_id() -> None:
    person = get_user_model()(public_id="bcdfghjkmnpq")

    assert actor_id(person) == "bcdfghjkmnpq"


def test_actor_id_of_the_platform_is_empty() -> None:
    assert actor_id(None) == ""
